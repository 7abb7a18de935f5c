import { Counts, SHARE } from '../answer/turns';
import { SamgrafError } from '../errors';

export type Result = Readonly<Record<string, unknown>> & { readonly [SEQUENCE]?: number };

/**
 * What a stream sends: results as GraphQL has them. Of one that tells where in the change log it stands, `SEQUENCE` is
 * that; it is no part of what is sent.
 */
export const SEQUENCE: unique symbol = Symbol('sequence');

/** Streams open at a time, and those of one client. */
const MOST = 1_000;
const MOST_OF_ONE = MOST * SHARE;

/**
 * The open streams of a server. One that is closed, by its client or since the server stops, is aborted at once, though
 * it may be waiting for a change that never comes.
 */
export class Streams {
  private readonly open = new Set<AbortController>();
  /** How many each client has open. */
  private readonly counts = new Counts();

  get count(): number {
    return this.open.size;
  }

  /** A stream of the results that `make` yields. @throws OVERLOADED */
  begin(client: string, make: (signal: AbortSignal) => AsyncGenerator<Result, void>): Stream {
    if (this.counts.of(client) >= MOST_OF_ONE)
      throw new SamgrafError(
        'OVERLOADED',
        `You already have ${MOST_OF_ONE} streams open, the maximum of one key or address.`,
        'End those that you do not need.',
      );
    if (this.open.size >= MOST)
      throw new SamgrafError(
        'OVERLOADED',
        `This server already has ${MOST.toLocaleString('en')} streams open, the maximum.`,
        'Try again later, or ask another instance.',
      );
    const controller = new AbortController();
    this.open.add(controller);
    const leave = this.counts.add(client);
    return new Stream(make(controller.signal), () => {
      controller.abort();
      this.open.delete(controller);
      leave();
    });
  }

  close(): void {
    for (const controller of this.open) controller.abort();
    this.open.clear();
  }
}

/** A generator that is told at once that nobody reads it any more, though it is waiting. */
class Stream implements AsyncGenerator<Result, void> {
  /** Resolves when it has come to its end, or nobody reads it any more. */
  readonly ended: Promise<void>;
  private readonly end: () => void;

  constructor(
    private readonly results: AsyncGenerator<Result, void>,
    free: () => void,
  ) {
    let resolveEnded = free;
    this.ended = new Promise(resolve => {
      resolveEnded = resolve;
    });
    this.end = () => {
      free();
      resolveEnded();
    };
  }

  async next(): Promise<IteratorResult<Result, void>> {
    try {
      const next = await this.results.next();
      if (next.done) this.end();
      return next;
    } catch (error) {
      this.end();
      throw error;
    }
  }

  return(): Promise<IteratorResult<Result, void>> {
    this.end();
    return this.results.return();
  }

  throw(error: unknown): Promise<IteratorResult<Result, void>> {
    this.end();
    return this.results.throw(error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}
