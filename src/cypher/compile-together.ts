import type { Statement } from './fragment';

/** Names that begin with two underscores are reserved by GraphQL, so no name of a Model conflicts. */
export const REQUESTS = '__requests';
const REQUEST = '__request';
/** The position of a request in a statement, and of its row. */
export const AT = '__at';

/** Where Cypher does not accept a variable. */
const FIXED = /\b(?:LIMIT|SKIP) \$(\w+)/g;

/**
 * Rewrites a statement that returns one row to serve many requests at once, with one row for each. The
 * parameters in `differing` are those of the request; the others are shared. Undefined if one of them is used
 * where Cypher does not accept a variable. A statement contains only text from our templates, so `CALL (` and
 * `$name` are what they look like.
 */
export const compileTogether = ({ text }: Statement, differing: ReadonlySet<string>): string | undefined => {
  if ([...text.matchAll(FIXED)].some(([, name]) => differing.has(name ?? ''))) return undefined;
  const body = text
    .replace(/\bCALL \((\)?)/g, (_, end: string) => `CALL (${REQUEST}${end || ', '}`)
    .replace(/\$(\w+)/g, (whole, name: string) => (differing.has(name) ? `${REQUEST}.${name}` : whole));
  return `UNWIND $${REQUESTS} AS ${REQUEST}\n${body}, ${REQUEST}.${AT} AS ${AT}`;
};
