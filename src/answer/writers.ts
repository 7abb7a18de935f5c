import { SamgrafError } from '../errors';
import { Room } from './room';
import { NOBODY } from './shares';

/**
 * Changes that this server has in its store at once. The store makes one at a time; a few more are on their way to
 * it. Each holds a connection, and reads need some too.
 */
const AT_ONCE = 4;
const MOST_WAITING = 1_000;
/** How long a change waits for those before it: milliseconds. */
const PATIENCE = 60_000;

const tooMany = (): SamgrafError =>
  new SamgrafError(
    'OVERLOADED',
    `More than ${MOST_WAITING.toLocaleString('en')} changes are waiting; nothing was written.`,
    'Send it again in a moment, or send several changes together, with `apply`.',
  );

const late = (): SamgrafError =>
  new SamgrafError(
    'TIMEOUT',
    `The change did not begin within ${PATIENCE / 1_000} s, since others are being written; nothing was written.`,
    'Send it again; a large load may take minutes.',
  );

/** Lets those who change the graph in, as they come. */
export class Writers {
  private readonly room: Room;
  private readonly listeners = new Set<() => void>();

  /** @param patience Milliseconds. */
  constructor(private readonly patience = PATIENCE) {
    this.room = new Room(AT_ONCE, MOST_WAITING, { tooMany, late });
  }

  /** The number of waiting changes. */
  get queued(): number {
    return this.room.queued;
  }

  /** Calls the listener when something may have been written by this server. */
  listen(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** @throws OVERLOADED, or TIMEOUT if it did not begin in time: nothing was written then */
  async run<T>(work: () => Promise<T>, client = NOBODY): Promise<T> {
    await this.room.enter(1, performance.now() + this.patience, client);
    try {
      const done = await work();
      for (const listener of this.listeners) listener();
      return done;
    } finally {
      this.room.leave(1, client);
    }
  }
}
