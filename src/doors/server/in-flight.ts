import { Transform, type TransformCallback } from 'node:stream';
import type { FastifyRequest, RequestPayload, preParsingHookHandler, FastifyInstance } from 'fastify';
import { mayAct, type Viewer } from '../../engine/access/viewer';
import { CHANGE_LIMITS, LIMITS, tooManyValues } from '../../engine/answer/limits';
import { SamgrafError, required } from '../../engine/errors';
import type { EventEmitter } from 'node:events';
import type { Logger } from 'pino';
import { RateLimitedLog } from './observe/rate-limited-log';

/** Largest request body, in bytes. */
export const BODY_LIMIT = 1024 * 1024;

/** The same for a viewer that may change the graph: 10,000 changes at once may take several megabytes. */
export const CHANGES_BODY_LIMIT = 32 * BODY_LIMIT;

/** A known viewer that may change anything is one who may send that much. */
export const bodyLimitOf = (viewer: Viewer): number =>
  mayAct(viewer, 'EDITOR') ? CHANGES_BODY_LIMIT : BODY_LIMIT;

/** A body of this many bytes holds no more values than anyone may send, each at least a digit and a comma. */
const FEW_VALUES = 2 * LIMITS.inputValues;

/**
 * The values that a body may hold, and those that are let through to be parsed and counted exactly: an empty list
 * or object is counted twice here, once as such and once after its comma.
 */
export const valuesOf = (limit: number): Readonly<{ limit: number; most: number }> =>
  limit < CHANGES_BODY_LIMIT
    ? { limit: LIMITS.inputValues, most: 2 * LIMITS.inputValues }
    : { limit: CHANGE_LIMITS.inputValues, most: CHANGE_LIMITS.inputValues };

/**
 * The body of a request as far as its sender may send it. Of what is larger by its content-length nothing is kept;
 * a body without one is counted as it arrives, and none is kept beyond the limit. One that is not small is also
 * counted in values, since a list of empty lists takes few bytes, and ten times the memory once it is parsed; a file is not, which is
 * parsed elsewhere.
 *
 * @throws TOO_LARGE, TOO_COMPLEX
 */
const limitBody = (
  request: FastifyRequest,
  payload: RequestPayload,
  limit: number,
  of: BodyOf,
): RequestPayload => {
  const length = request.headers['content-length'];
  // Node's parser lets no more through than the length that was said.
  if (length !== undefined && Number(length) <= FEW_VALUES) return payload;
  const isTooLarge = length !== undefined && Number(length) > limit;
  if (isTooLarge && Number(length) > MOST_DROPPED) throw tooLarge(limit);
  const counted = new Counted(limit, kept => request.raw.emit(KEPT, kept), of);
  if (isTooLarge) counted.refuse(tooLarge(limit));
  payload.on('error', error => counted.destroy(error));
  // Who reads the body hears of it; once the request has been answered, as for its length, nobody reads it any more.
  counted.on('error', () => undefined);
  return payload.pipe(counted);
};

/** A body in a coding that nobody here takes off (RFC 9110, 8.4). */
export class Encoded extends Error {}

const checkCoding = (coding: string | undefined): void => {
  if (coding !== undefined && coding.toLowerCase() !== 'identity')
    throw new Encoded('A body with this Content-Encoding is not accepted.');
};

/** What a body has in it: values that are parsed and counted, or a file. */
export type BodyOf = 'values' | 'file';

/** Limits the bodies of a route, before they are read. */
export const limitingBody =
  (
    limitOf: (request: FastifyRequest) => number = () => BODY_LIMIT,
    of: BodyOf = 'values',
  ): preParsingHookHandler =>
  (request, _reply, payload, done) => {
    try {
      checkCoding(request.headers['content-encoding']);
      done(null, limitBody(request, payload, limitOf(request), of));
    } catch (error) {
      done(error as Error);
    }
  };

/**
 * For routes that take no more from anyone. Fastify's own limit is larger, since it closes the connection on who still
 * sends.
 */
export const LIMITED_BODY = { bodyLimit: CHANGES_BODY_LIMIT, preParsing: limitingBody() };

/** A body that is not larger is read to its end though it is refused. */
const MOST_DROPPED = CHANGES_BODY_LIMIT;
/** Emitted by a request as its body comes, with the bytes of it that are kept. */
export const KEPT = Symbol('kept');

/**
 * What went through it, until that is too much. It reads JSON a piece at a time, so that others get their turn. What is
 * refused is refused when all of it has come: to close the connection on a client that is still sending would reset
 * it, and the client would not read why.
 */
class Counted extends Transform {
  private bytes = 0;
  private readonly counted = new ValueCount();
  private readonly allowed: ReturnType<typeof valuesOf>;
  private refusal: SamgrafError | undefined;

  constructor(
    private readonly limit: number,
    private readonly keeps: (bytes: number) => void,
    private readonly of: BodyOf,
  ) {
    super();
    this.allowed = valuesOf(limit);
  }

  /** Nothing more of the body is kept from now on. */
  refuse(refusal: SamgrafError, kept = 0): void {
    this.refusal = refusal;
    this.keeps(kept);
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    if (this.refusal) {
      done();
      return;
    }
    this.bytes += chunk.length;
    // Of one that does not say its length there is no end to wait for.
    if (this.bytes > this.limit) {
      done(tooLarge(this.limit));
      return;
    }
    if (this.of === 'values') this.counted.add(chunk);
    if (this.counted.values <= this.allowed.most) {
      this.keeps(this.bytes);
      done(null, chunk);
      return;
    }
    this.refuse(tooManyValues(this.allowed.limit), this.bytes - chunk.length);
    done();
  }

  override _flush(done: TransformCallback): void {
    done(this.refusal);
  }
}

export const tooLarge = (limit: number): SamgrafError =>
  new SamgrafError(
    'TOO_LARGE',
    `The body is larger than ${limit} bytes.`,
    limit < CHANGES_BODY_LIMIT
      ? `Send less at once; with the key of an editor, /graphql takes up to ${CHANGES_BODY_LIMIT} bytes.`
      : 'Send the changes in several requests.',
  );

const [QUOTE, BACKSLASH, COMMA, LIST, OBJECT] = Array.from('"\\,[{', sign => sign.charCodeAt(0));

/** Counts the values of a JSON text that comes in pieces, before it is parsed. */
export class ValueCount {
  values = 0;
  private inText = false;
  private isEscaped = false;

  /** Every value but the first comes after a comma, or begins a list or an object. */
  add(piece: Uint8Array): void {
    let { values, inText, isEscaped } = this;
    // By position, and counted in variables: a body of 32 MiB takes a fifth of what going through its bytes by `of` takes.
    for (let at = 0; at < piece.length; at += 1) {
      const byte = piece[at];
      if (isEscaped) isEscaped = false;
      else if (byte === QUOTE) inText = !inText;
      else if (inText) isEscaped = byte === BACKSLASH;
      else if (byte === COMMA || byte === LIST || byte === OBJECT) values += 1;
    }
    Object.assign(this, { values, inText, isEscaped });
  }
}

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

export type InFlight = Readonly<Record<keyof typeof HELD, BytesInFlight>>;

/**
 * Bounds the memory that clients take by sending and reading slowly: a body is held until all of it has come and is
 * answered, an answer until its client has read it. When there is too much of either, connections are closed: those that
 * have waited longest, of the client that holds most. Who sends and reads is not among them.
 *
 * @param client who sends a request, as far as it is known when it is asked
 */
export const boundBytes = (
  app: FastifyInstance,
  log: Logger,
  client: (request: FastifyRequest) => string,
  most: Partial<Record<keyof typeof HELD, number>> = {},
): InFlight => {
  const seldom = new RateLimitedLog();
  const held = (what: keyof typeof HELD): BytesInFlight => {
    const { most: usual, patience, said } = HELD[what];
    return new BytesInFlight(most[what] ?? usual, patience, one => {
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
  countBodies(app, received, holderOf);
  countAnswers(app, unread, holderOf);
  return { received, unread };
};

type HolderOf = (request: FastifyRequest) => Holder;

const countBodies = (app: FastifyInstance, received: BytesInFlight, holderOf: HolderOf): void => {
  app.addHook('onRequest', (request, { raw: response }, done) => {
    const length = lengthOf(request);
    // Nothing of a small body is held, and none of it is counted as it comes.
    if (length >= LARGE) {
      const hold = (bytes: number): void => {
        if (!request.raw.socket.destroyed) received.set(response, holderOf(request), bytes);
      };
      if (length < 2 * LARGE) hold(length);
      request.raw.on(KEPT, hold);
      response.once('close', () => {
        received.remove(response);
      });
    }
    done();
  });
};

const countAnswers = (app: FastifyInstance, unread: BytesInFlight, holderOf: HolderOf): void => {
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

/**
 * Who holds something: for the log, for its share, and what ends it. `share`: how many bytes all such of one client may hold; as
 * much as all may if absent.
 */
export type Holder = Readonly<{ reqId: string; client: () => string; close: () => void; share?: number }>;

type One = Holder & { bytes: number; readonly since: number };

export class BytesInFlight {
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
    while (this.bytes > this.most) if (!this.end(this.longestBeside(what))) return;
    // The one that grows: of another all that has come would be thrown away, and as much comes anew.
    if (
      this.bytes > (holder.share ?? Infinity) &&
      this.sharedBy(holder.client()) > (holder.share ?? Infinity)
    )
      this.end([what, required(this.all.get(what), 'it is held')]);
  }

  /** How much a client holds of what it has a share of. */
  private sharedBy(client: string): number {
    let bytes = 0;
    for (const one of this.all.values())
      if (one.share !== undefined && one.client() === client) bytes += one.bytes;
    return bytes;
  }

  private end(found: readonly [object, One] | undefined): boolean {
    if (!found) return false;
    const [key, one] = found;
    this.closes({ bytes: one.bytes, reqId: one.reqId });
    this.remove(key);
    one.close();
    return true;
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

/** The length of a body in bytes; infinite if it does not say it. */
const lengthOf = ({ headers }: FastifyRequest): number =>
  headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : Infinity;

/** A text takes a byte for each letter, and up to three for some. */
const sizeOf = (payload: unknown): number =>
  typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.length : 0;
