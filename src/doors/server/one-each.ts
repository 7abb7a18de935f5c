import { Capacity } from '../../engine/answer/admission';
import type { SamgrafError } from '../../engine/errors';

/** Done at a time, and those that wait, of which one client may have a quarter. */
const AT_ONCE = 2;
const MOST_WAITING = 100;

/** Long work with files: of a client one at a time, of all a few, and clients take turns. */
export class OneEach {
  private readonly room: Capacity;

  /** @param full says that too much waits, or for too long. @param patience how long one waits, shorter than any connection lives: milliseconds. */
  constructor(
    full: () => SamgrafError,
    private readonly patience: number,
  ) {
    this.room = new Capacity(AT_ONCE, MOST_WAITING, { tooMany: full, late: full }, false, 1);
  }

  /** Does it when it is the client's turn; by the signal nobody waits for that any more. @throws `full`, or the signal's reason */
  async run<T>(client: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const entered = this.room.enter(1, performance.now() + this.patience, client);
    const leave = (): void => {
      this.room.leave(1, client);
    };
    try {
      await (signal ? Promise.race([entered, abortedBy(signal)]) : entered);
      return await work();
    } finally {
      // Its turn may come when nobody waits for it any more.
      entered.then(leave, () => undefined);
    }
  }
}

const abortedBy = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });
