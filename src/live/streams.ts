import { SamgrafError } from '../errors';

/** What a stream sends: results as GraphQL has them. */
export type Result = Readonly<Record<string, unknown>>;

/** Streams open at a time. */
const MOST = 1_000;

/**
 * The open streams of a server. One that is closed, by its client or since the server stops, is aborted at once, though
 * it may be waiting for a change that never comes.
 */
export class Streams {
  private readonly open = new Set<AbortController>();

  get count(): number {
    return this.open.size;
  }

  /** A stream of the results that `make` yields. @throws OVERLOADED */
  begin(make: (signal: AbortSignal) => AsyncGenerator<Result, void>): Stream {
    if (this.open.size >= MOST)
      throw new SamgrafError(
        'OVERLOADED',
        `This server already has ${MOST.toLocaleString('en')} streams open, the maximum.`,
        'Try again later, or ask another instance.',
      );
    const controller = new AbortController();
    this.open.add(controller);
    return new Stream(make(controller.signal), () => {
      controller.abort();
      this.open.delete(controller);
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
