import type { ServerResponse } from 'node:http';
import { Capacity } from '../answer/admission';
import { SamgrafError } from '../errors';

/** Files that are read at a time, of which one client has one. */
const AT_ONCE = 2;
const MOST_WAITING = 100;
/** How long one waits for its turn, shorter than any connection lives: milliseconds. */
const PATIENCE_MS = 25_000;

const full = (): SamgrafError =>
  new SamgrafError(
    'OVERLOADED',
    'Too many files are waiting to be read; nothing of yours was read.',
    'Send it again in a moment, one file after the other.',
  );

const stopping = (): SamgrafError =>
  new SamgrafError(
    'STOPPING',
    'The server is stopping; nothing of the file was written.',
    'Send it again in a few seconds.',
  );

const gone = (): SamgrafError =>
  new SamgrafError('BAD_INPUT', 'Who sent the file waits no more.', 'Send it again.');

/** The files that clients have sent and that are being read, by turns of the clients, until the server stops. */
export class FilesUnderway {
  private readonly room: Capacity;
  private readonly all = new Set<AbortController>();
  private isStopping = false;

  /** @param patience milliseconds */
  constructor(private readonly patience = PATIENCE_MS) {
    this.room = new Capacity(AT_ONCE, MOST_WAITING, { tooMany: full, late: full }, false, 1);
  }

  /**
   * Does it when it is the client's turn, and ends it by its signal when the server stops or whoever sent the file is gone.
   *
   * @throws OVERLOADED if its turn does not come in time, STOPPING if the server stops before it is done
   */
  async run<T>(
    client: string,
    response: ServerResponse,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    if (this.isStopping) throw stopping();
    const ending = new AbortController();
    const end = (): void => {
      ending.abort(gone());
    };
    this.all.add(ending);
    response.once('close', end);
    try {
      return await this.inTurn(client, ending.signal, work);
    } finally {
      response.off('close', end);
      this.all.delete(ending);
    }
  }

  /** Ends all: what is being written is written, of all else nothing. */
  stop(): void {
    this.isStopping = true;
    for (const ending of this.all) ending.abort(stopping());
  }

  private async inTurn<T>(
    client: string,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const entered = this.room.enter(1, performance.now() + this.patience, client);
    const leave = (): void => {
      this.room.leave(1, client);
    };
    try {
      await Promise.race([entered, abortedBy(signal)]);
      return await work(signal);
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
