import { SamgrafError } from '../errors';

export const late = (): SamgrafError =>
  new SamgrafError(
    'TIMEOUT',
    'The answer was not ready within the time limit.',
    'Ask for less at once: fewer levels, a smaller page, a narrower filter; or try again in a moment.',
  );

/** Statements that an answer has begun. The embedded engine runs one to its end, though nobody waits any more. */
export class Running {
  private readonly statements = new Set<Promise<unknown>>();

  add(statement: Promise<unknown>): void {
    const ended = (): void => {
      this.statements.delete(statement);
    };
    this.statements.add(statement);
    statement.then(ended, ended);
  }

  get any(): boolean {
    return this.statements.size > 0;
  }

  /** Resolves when all have ended, however. */
  async ended(): Promise<void> {
    await Promise.allSettled(this.statements);
  }
}

/**
 * The result of the work, if it is ready before the deadline (on the clock of `performance.now()`). A statement of the
 * embedded engine cannot be stopped and runs to its end in the background; its estimated cost bounds it. @throws
 * TIMEOUT
 */
export const before = <T>(deadline: number, work: Promise<T>, running?: Running): Promise<T> =>
  new Promise((resolve, reject) => {
    running?.add(work);
    const timer = setTimeout(
      () => {
        reject(late());
      },
      Math.max(0, deadline - performance.now()),
    );
    work
      .finally(() => {
        clearTimeout(timer);
      })
      .then(resolve, reject);
  });
