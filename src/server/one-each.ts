import { Capacity } from '../answer/admission';
import { SamgrafError } from '../errors';

/** Made at a time; those that wait, of which one client may have a quarter; and how long one waits, shorter than any connection lives. */
const AT_ONCE = 2;
const MOST_WAITING = 100;
const PATIENCE_MS = 50_000;

const full = (): SamgrafError =>
  new SamgrafError(
    'OVERLOADED',
    'Too many files that were asked for are waiting to be made.',
    'Ask again in a moment, for one after the other.',
  );

/** Files that take long to make: a client has one made at a time, the server a few, and clients take turns. */
export class OneEach {
  private readonly room = new Capacity(AT_ONCE, MOST_WAITING, { tooMany: full, late: full }, false, 1);

  /** @throws OVERLOADED if its turn does not come in time */
  async run<T>(client: string, work: () => Promise<T>): Promise<T> {
    await this.room.enter(1, performance.now() + PATIENCE_MS, client);
    try {
      return await work();
    } finally {
      this.room.leave(1, client);
    }
  }
}
