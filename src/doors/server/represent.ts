import { promisify } from 'node:util';
import { pipeline, type Readable } from 'node:stream';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';
import { negotiate } from '@fastify/accept-negotiator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IN_ONE, type Text, KeptText, digestOf } from '../../engine/answer/response-cache';
import type { CardForm } from '../../files/cards/leaf';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

/** Size in bytes from which compression pays off. */
const COMPRESSED_FROM = 1024;
const ENCODINGS = ['br', 'gzip'];
/** The representation depends on the request's Accept headers. */
const VARY = 'accept, accept-encoding';

/**
 * The representation of an answer: compressed if the client accepts it, and for a GET with a strong
 * validator, so that a dashboard that asks again learns in one line that nothing has changed (RFC 9110, 8.8.3
 * and 13.1.2). Each encoding has its own validator. Compression runs outside the event loop.
 */
export const represent = (
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Text | Buffer,
  isPersonal = false,
  shared?: Readonly<Record<string, string>>,
): string | Buffer | Promise<Buffer> => {
  const text = answer instanceof KeptText ? answer.text : answer;
  const encoding = text.length < COMPRESSED_FROM ? null : encodingFor(request, reply);
  const isStored = request.method !== 'POST' && reply.statusCode === 200;
  void reply.header('x-content-type-options', 'nosniff');
  // A short answer that nobody may store varies by nothing.
  if (isStored || text.length >= COMPRESSED_FROM)
    void reply.header('vary', isPersonal ? `${varyWith(reply)}, authorization` : varyWith(reply));
  if (!isStored) void reply.header('cache-control', 'no-store');
  else if (isKnown(request, reply, answer, { encoding, isPersonal, shared })) return '';
  if (encoding !== null) void reply.header('content-encoding', encoding);
  const make = (of: string | Buffer): Buffer | Promise<Buffer> =>
    encoding !== null ? compress(of, encoding) : typeof of === 'string' ? Buffer.from(of) : of;
  const isShort = encoding === null && typeof text === 'string' && text.length < IN_ONE;
  if (answer instanceof KeptText && !isShort) return answer.as(encoding ?? '', make);
  return encoding === null ? text : compress(text, encoding);
};

/** Represents JSON, laid out for people too. */
export const representJson = (
  request: FastifyRequest,
  reply: FastifyReply,
  json: unknown,
  isPersonal = false,
): ReturnType<typeof represent> => {
  void reply.type('application/json; charset=utf-8');
  return represent(request, reply, `${JSON.stringify(json, undefined, 2)}\n`, isPersonal);
};

/** Represents what is sent while it is being written: nobody has all of it, so it has no validator and is not kept. */
export const representParts = (request: FastifyRequest, reply: FastifyReply, parts: Readable): Readable => {
  void reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  return encoded(request, reply, parts);
};

/** Compresses what is sent in parts as the client takes it; the same parts if it takes them as they are. */
export const encoded = (request: FastifyRequest, reply: FastifyReply, parts: Readable): Readable => {
  const encoding = encodingFor(request, reply);
  void reply.header('vary', varyWith(reply));
  if (encoding === null) return parts;
  void reply.header('content-encoding', encoding);
  // A fault of either ends both, and the connection with them, as without compression.
  return pipeline(parts, encoding === 'br' ? createBrotliCompress(BROTLI) : createGzip(), () => undefined);
};

/** What a client accepts; none for what is compressed already. */
const encodingFor = (request: FastifyRequest, reply: FastifyReply): string | null =>
  COMPRESSED.has(String(reply.getHeader('content-type')))
    ? null
    : negotiate(request.headers['accept-encoding'] ?? '', ENCODINGS);

/** CORS may already have set that it varies with the origin. */
const varyWith = (reply: FastifyReply): string => {
  const before = reply.getHeader('vary');
  return typeof before === 'string' ? `${before}, ${VARY}` : VARY;
};

type Shared = Readonly<{ shared: Readonly<Record<string, string>> | undefined }>;

/**
 * May be cached, but is revalidated each time, unless it is said how long others may be given it: the graph changes. What a
 * known viewer was answered is not for caches that others share.
 */
const isKnown = (
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Text,
  { encoding, isPersonal, shared }: Readonly<{ encoding: string | null; isPersonal: boolean }> & Shared,
): boolean => {
  const digest = answer instanceof KeptText ? answer.digest : digestOf(answer);
  const tag = `"${digest}${encoding ? `-${encoding}` : ''}"`;
  void reply.headers({
    'cache-control': isPersonal ? 'private, no-cache' : 'no-cache',
    ...shared,
    etag: tag,
  });
  const known = (request.headers['if-none-match'] ?? '')
    .split(',')
    .some(one => ['*', tag, `W/${tag}`].includes(one.trim()));
  if (known) void reply.code(304);
  return known;
};

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const compress = (text: string | Buffer, encoding: string): Promise<Buffer> =>
  encoding === 'br' ? promisify(brotliCompress)(text, BROTLI) : promisify(gzip)(text);

/** The media types that Apollo Server answers with, in its order; it negotiates with the same package. */
export const JSON_TYPE = 'application/json; charset=utf-8';
const TYPES = [
  JSON_TYPE,
  'application/graphql-response+json; charset=utf-8',
  'application/json; callbackSpec=1.0; charset=utf-8',
];

/** Clients send few distinct headers, and sending many others gains nothing. */
const recent = new LRUCache<string, Readonly<{ type: string | undefined }>>({ max: 100, maxSize: 20_000 });

/** The media type of the response to an Accept header; undefined if none is acceptable. */
export const mediaTypeFor = (accept: string | undefined): string | undefined => {
  if (!accept) return JSON_TYPE;
  const before = recent.get(accept);
  if (before) return before.type;
  const type = new Negotiator({ headers: { accept } }).mediaType(TYPES);
  recent.set(accept, { type }, { size: accept.length });
  return type;
};

/**
 * The HTTP status of an error response without data. If the client names the older media type, its own errors
 * get status 200, as the specification recommends (GraphQL over HTTP, 6.4.1): such clients do not read the
 * body of another status.
 */
export const statusFor = (status: number, accept: string | undefined): number => {
  const older = accept?.includes('application/json') && mediaTypeFor(accept) === JSON_TYPE;
  return older && status < 500 ? 200 : status;
};

/** What an answer may be written as besides JSON. */
export const FORMATS = ['csv', 'xlsx', 'ndjson'] as const;
export type TableFormat = (typeof FORMATS)[number];

/** What tables are sent as. */
export const MEDIA_TYPES: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** What cards of answers are sent as, by the endings of files. */
export const CARD_TYPES: Readonly<Record<CardForm, string>> = {
  png: 'image/png',
  pdf: 'application/pdf',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/** What a model of architecture is sent as. */
export const MODEL_TYPE = 'application/xml; charset=utf-8';

/** What would not become shorter. */
const COMPRESSED: ReadonlySet<string> = new Set([MEDIA_TYPES.xlsx, ...Object.values(CARD_TYPES)]);

/** What linked data is sent as, by the endings of files. */
export const LINKED_TYPES = {
  ttl: 'text/turtle; charset=utf-8',
  jsonld: 'application/ld+json',
  nt: 'application/n-triples; charset=utf-8',
  nq: 'application/n-quads; charset=utf-8',
} as const;
const NAMES = FORMATS.map(format => ({ format, name: MEDIA_TYPES[format].replace(/;.*/, '') }));
/** What nearly all requests lack, so that they are not looked at further. */
const ANY = /csv|ndjson|spreadsheet/i;

/** Tells which format an Accept header would rather have than JSON. */
export const formatFor = (accept: string | undefined): TableFormat | undefined => {
  if (accept === undefined || !ANY.test(accept)) return undefined;
  const json = ['application/json', 'application/graphql-response+json'];
  const type = new Negotiator({ headers: { accept } }).mediaType([...json, ...NAMES.map(({ name }) => name)]);
  return NAMES.find(({ name }) => name === type)?.format;
};
