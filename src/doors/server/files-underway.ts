import type { ServerResponse } from 'node:http';
import { SamgrafError } from '../../engine/errors';
import { OneEach } from './one-each';

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
  private readonly room: OneEach;
  private readonly all = new Set<AbortController>();
  private isStopping = false;

  /** @param patience milliseconds */
  constructor(patience = PATIENCE_MS) {
    this.room = new OneEach(full, patience);
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
      return await this.room.run(client, () => work(ending.signal), ending.signal);
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
}
