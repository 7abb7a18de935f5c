import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

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
