import { SamgrafError } from '../errors';

export const late = (): SamgrafError =>
  new SamgrafError(
    'TIMEOUT',
    'The answer was not ready within the time limit.',
    'Ask for less at once: fewer levels, a smaller page, a narrower filter; or try again in a moment.',
  );

/**
 * The result of the work, if it is ready before the deadline (on the clock of `performance.now()`). A statement of the
 * embedded engine cannot be stopped and runs to its end in the background; its estimated cost bounds it. @throws TIMEOUT
 */
export const before = <T>(deadline: number, work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
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
