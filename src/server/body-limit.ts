import { Transform, type TransformCallback } from 'node:stream';
import type { FastifyRequest, RequestPayload, preParsingHookHandler } from 'fastify';
import { mayAct, type Viewer } from '../access/viewer';
import { CHANGE_LIMITS, LIMITS, tooManyValues } from '../answer/limits';
import { SamgrafError } from '../errors';
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
 * counted in values, since a list of empty lists takes few bytes, and ten times the memory once it is parsed.
 *
 * @throws TOO_LARGE, TOO_COMPLEX
 */
const limitBody = (request: FastifyRequest, payload: RequestPayload, limit: number): RequestPayload => {
  const length = request.headers['content-length'];
  // Node's parser lets no more through than the length that was said.
  if (length !== undefined && Number(length) <= FEW_VALUES) return payload;
  const isTooLarge = length !== undefined && Number(length) > limit;
  if (isTooLarge && Number(length) > MOST_DROPPED) throw tooLarge(limit);
  const counted = new Counted(limit, kept => request.raw.emit(KEPT, kept));
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

/** Limits the bodies of a route, before they are read. */
export const limitingBody =
  (limitOf: (request: FastifyRequest) => number = () => BODY_LIMIT): preParsingHookHandler =>
  (request, _reply, payload, done) => {
    try {
      checkCoding(request.headers['content-encoding']);
      done(null, limitBody(request, payload, limitOf(request)));
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
    this.counted.add(chunk);
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
