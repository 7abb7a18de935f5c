import type { EventEmitter } from 'node:events';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { KEPT } from './body-limit';
import { RateLimitedLog } from './observe/rate-limited-log';

/**
 * What is in flight of all clients together, whatever the transport: what has come of requests and messages until they are
 * answered, and what was sent until it is read. `most` is in bytes. `patience` is how long one may be held when there is too
 * much, in milliseconds: many clients that are answered at once are no slow ones. Meanwhile more is held, by what the
 * process makes in that time.
 */
const HELD = {
  received: {
    most: 64 * 1024 * 1024,
    patience: 0,
    said: 'A large request was not sent or answered in time: its connection is closed.',
  },
  unread: {
    most: 64 * 1024 * 1024,
    patience: 2_000,
    said: 'An answer was not read: its connection is closed.',
  },
};

/** Less comes in one piece, and is taken by the operating system at once. */
const LARGE = 16 * 1024;

/** How long a client may take to accept one result of a stream: milliseconds. */
export const SLOW_MS = 20_000;

/** Resolves when a stream that was full takes more, or is closed. */
export const drained = (stream: EventEmitter): Promise<void> =>
  new Promise(resolve => {
    const done = (): void => {
      stream.off('drain', done).off('close', done);
      resolve();
    };
    stream.once('drain', done).once('close', done);
  });

export type InFlight = Readonly<Record<keyof typeof HELD, Held>>;

/**
 * Bounds the memory that clients take by sending and reading slowly: a body is held until all of it has come and is
 * answered, an answer until its client has read it. When there is too much of either, connections are closed: those that
 * have waited longest, of the client that holds most. Who sends and reads is not among them.
 *
 * @param client who sends a request, as far as it is known when it is asked
 */
export const boundHeld = (
  app: FastifyInstance,
  log: Logger,
  client: (request: FastifyRequest) => string,
  most: Partial<Record<keyof typeof HELD, number>> = {},
): InFlight => {
  const seldom = new RateLimitedLog();
  const held = (what: keyof typeof HELD): Held => {
    const { most: usual, patience, said } = HELD[what];
    return new Held(most[what] ?? usual, patience, one => {
      const untold = seldom.turn();
      if (untold !== undefined) log.warn(untold > 0 ? { ...one, untold } : one, said);
    });
  };
  const [received, unread] = [held('received'), held('unread')];
  const holderOf = (request: FastifyRequest): Holder => ({
    reqId: request.id,
    client: () => client(request),
    close: () => {
      request.raw.socket.destroy();
    },
  });
  app.addHook('onRequest', (request, reply, done) => {
    const response = reply.raw;
    const hold = (bytes: number): void => {
      if (!request.raw.socket.destroyed) received.set(response, holderOf(request), bytes);
    };
    hold(atOnce(request));
    request.raw.on(KEPT, hold);
    response.once('close', () => {
      received.remove(response);
    });
    done();
  });
  holdAnswers(app, unread, holderOf);
  return { received, unread };
};

const holdAnswers = (
  app: FastifyInstance,
  unread: Held,
  holderOf: (request: FastifyRequest) => Holder,
): void => {
  app.addHook('onSend', (request, reply, payload, done) => {
    const response = reply.raw;
    const bytes = sizeOf(payload);
    if (bytes >= LARGE && !request.raw.socket.destroyed) {
      unread.set(response, holderOf(request), bytes);
      response.once('close', () => {
        unread.remove(response);
      });
    }
    // Fastify counts the content of a text, and what has not changed has none: the length would be that of another answer.
    done(null, reply.statusCode === 304 ? null : payload);
  });
};

/** Who holds something: for the log, for its share, and what ends it. */
export type Holder = Readonly<{ reqId: string; client: () => string; close: () => void }>;

type One = Holder & { bytes: number; readonly since: number };

export class Held {
  /** The longest held first. */
  private readonly all = new Map<object, One>();
  private bytes = 0;

  constructor(
    private readonly most: number,
    private readonly patience: number,
    private readonly closes: (one: Readonly<{ bytes: number; reqId: string }>) => void,
  ) {}

  /** So much is held now by a request, a response or a connection. */
  set(what: object, holder: Holder, bytes: number): void {
    const before = this.all.get(what);
    if (bytes < LARGE) {
      this.remove(what);
      return;
    }
    this.bytes += bytes - (before?.bytes ?? 0);
    if (before) before.bytes = bytes;
    else this.all.set(what, { ...holder, bytes, since: performance.now() });
    while (this.bytes > this.most) {
      const longest = this.longestBeside(what);
      if (!longest) return;
      const [key, one] = longest;
      this.closes({ bytes: one.bytes, reqId: one.reqId });
      this.remove(key);
      one.close();
    }
  }

  remove(what: object): void {
    this.bytes -= this.all.get(what)?.bytes ?? 0;
    this.all.delete(what);
  }

  /** What has been held longest by the client that holds most, if it has been for long enough. */
  private longestBeside(what: object): readonly [object, One] | undefined {
    const until = performance.now() - this.patience;
    const of = new Map<string, number>();
    for (const one of this.all.values()) of.set(one.client(), (of.get(one.client()) ?? 0) + one.bytes);
    let [found, most]: [readonly [object, One] | undefined, number] = [undefined, 0];
    for (const [key, one] of this.all) {
      const total = of.get(one.client()) ?? 0;
      if (key === what || one.since > until || total <= most) continue;
      [found, most] = [[key, one], total];
    }
    return found;
  }
}

/** Of a small body that says its length, all of it. Of others, what has come is told as it comes. */
const atOnce = ({ headers }: FastifyRequest): number => {
  const length = Number(headers['content-length'] ?? 0);
  return headers['transfer-encoding'] === undefined && length < 2 * LARGE ? length : 0;
};

/** A text takes a byte for each letter, and up to three for some. */
const sizeOf = (payload: unknown): number =>
  typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.length : 0;
