import { createHash } from 'node:crypto';
import { SamgrafError } from '../errors';
import type { OrderTerm } from './plan';

/**
 * A cursor is the order values of a row, and a mark of the order they belong to: a page goes on from values and not
 * from a count, so rows that come or go in between are neither repeated nor skipped.
 */
export const encodeCursor = (mark: string, values: readonly unknown[]): string =>
  Buffer.from(JSON.stringify([mark, ...values])).toString('base64url');

type Scalar = string | number | boolean | null;
const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** The values of a cursor made for this order; anything else is refused. */
export const decodeCursor = (cursor: unknown, mark: string, length: number, argument: string): readonly Scalar[] => {
  const values = typeof cursor === 'string' && cursor.length <= 4096 ? parseCursor(cursor) : undefined;
  if (!values) throw new SamgrafError('BAD_CURSOR', `${argument} is no cursor of ours.`, 'Pass pageInfo.endCursor or edges.cursor of the page before, as it is.');
  const [own, ...rest] = values;
  if (own !== mark || rest.length !== length) {
    throw new SamgrafError('BAD_CURSOR', `The cursor in ${argument} belongs to a list with another order.`, 'Start again without a cursor when orderBy changes.');
  }
  return rest;
};

const parseCursor = (cursor: string): readonly Scalar[] | undefined => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  return Array.isArray(parsed) && parsed.every(isScalar) ? parsed : undefined;
};

/** Tells orders apart; what a cursor of one order is refused by in another. */
export const orderMark = (order: readonly OrderTerm[], list: string): string => {
  const terms = order.map(term => (term.kind === 'count' ? `${term.end.name}Count` : `${term.on}.${term.property}`) + (term.descending ? '-' : '+'));
  return createHash('sha256').update([list, ...terms].join(' ')).digest('base64url').slice(0, 8);
};
