import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

/** What Apollo Server answers in, in its order; it negotiates by the same package. */
export const JSON_TYPE = 'application/json; charset=utf-8';
const TYPES = [
  JSON_TYPE,
  'application/graphql-response+json; charset=utf-8',
  'application/json; callbackSpec=1.0; charset=utf-8',
];

/** Clients send few different headers, and whoever sends many others gains nothing. */
const recent = new LRUCache<string, Readonly<{ type: string | undefined }>>({ max: 100, maxSize: 20_000 });

/** The type that a client gets by what it accepts; none where it takes neither. */
export const mediaTypeFor = (accept: string | undefined): string | undefined => {
  if (!accept) return JSON_TYPE;
  const before = recent.get(accept);
  if (before) return before.type;
  const type = new Negotiator({ headers: { accept } }).mediaType(TYPES);
  recent.set(accept, { type }, { size: accept.length });
  return type;
};

/**
 * The status of an error, where there is no data. To who asks for the older media type by name, an error of
 * theirs is a good answer, as the specification recommends (GraphQL over HTTP, 6.4.1): such clients read no
 * body of another status.
 */
export const statusFor = (status: number, accept: string | undefined): number => {
  const older = accept?.includes('application/json') && mediaTypeFor(accept) === JSON_TYPE;
  return older && status < 500 ? 200 : status;
};
