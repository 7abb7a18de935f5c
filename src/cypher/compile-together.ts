import type { Statement } from './fragment';

/** Names that begin with two underscores are GraphQL's own, so nothing of a Model is called so. */
export const REQUESTS = '__requests';
const REQUEST = '__request';
/** The place of a request among those of a statement, and of its row. */
export const AT = '__at';

/** Where Cypher takes no variable. */
const FIXED = /\b(?:LIMIT|SKIP) \$(\w+)/g;

/**
 * A statement of one row, for many requests at once: a row each. The parameters in `differing` are those of the request;
 * the others are the same for all. Undefined where one of them stands where Cypher takes no variable. A statement holds no
 * text but that of our templates, so that `CALL (` and `$name` are what they look like.
 */
export const compileTogether = ({ text }: Statement, differing: ReadonlySet<string>): string | undefined => {
  if ([...text.matchAll(FIXED)].some(([, name]) => differing.has(name ?? ''))) return undefined;
  const body = text
    .replace(/\bCALL \((\)?)/g, (_, end: string) => `CALL (${REQUEST}${end || ', '}`)
    .replace(/\$(\w+)/g, (whole, name: string) => (differing.has(name) ? `${REQUEST}.${name}` : whole));
  return `UNWIND $${REQUESTS} AS ${REQUEST}\n${body}, ${REQUEST}.${AT} AS ${AT}`;
};
