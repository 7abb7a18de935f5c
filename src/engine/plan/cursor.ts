import { createHash } from 'node:crypto';
import { SamgrafError } from '../errors';
import type { Operand, OrderTerm } from './plan';

/**
 * A cursor contains the order values of a row and a hash of what they belong to. A page continues from
 * values, not from an offset, so rows added or removed in between cause neither repeats nor gaps. The hash
 * has up to three parts: the order, the arguments of the list, and the node that the list belongs to.
 */
export const encodeCursor = (mark: string, values: readonly unknown[]): string =>
  Buffer.from(JSON.stringify([mark, ...values])).toString('base64url');

type Scalar = string | number | boolean | null;
const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** Where a page continues from, and the hash of the node that its list belonged to. */
export type CursorPlace = Readonly<{ values: readonly Scalar[]; parent: string | undefined }>;

/** Decodes a cursor made for this order and these arguments; any other is rejected. */
export const decodeCursor = (
  cursor: unknown,
  { mark, scope }: Readonly<{ mark: string; scope: string }>,
  length: number,
  argument: string,
): CursorPlace => {
  const parsed = placeIn(cursor);
  if (!parsed)
    throw new SamgrafError(
      'BAD_CURSOR',
      `\`${argument}\` is not a valid cursor.`,
      'Pass pageInfo.endCursor or edges.cursor of the page before, as it is.',
    );
  const { mark: ownMark, scope: ownScope, values, parent } = parsed;
  if (ownMark !== mark || values.length !== length) {
    throw new SamgrafError(
      'BAD_CURSOR',
      `The cursor in ${argument} belongs to another list, or to one with another order.`,
      'Pass a cursor only to the list that it comes from, and start again without one when orderBy changes.',
    );
  }
  if (ownScope !== undefined && ownScope !== scope) {
    throw new SamgrafError(
      'BAD_CURSOR',
      `The cursor in ${argument} belongs to a list with other arguments.`,
      'Start again without a cursor when the arguments change.',
    );
  }
  return { values, parent };
};

/** Returns what a cursor says, whatever list it is of; undefined if it is none. */
export const placeIn = (
  cursor: unknown,
): (CursorPlace & Readonly<{ mark: string | undefined; scope: string | undefined }>) | undefined => {
  const parsed = typeof cursor === 'string' && cursor.length <= 4096 ? parseCursor(cursor) : undefined;
  if (!parsed) return undefined;
  const [own, ...values] = parsed;
  const [mark, scope, parent] = String(own).split('.');
  return { values, parent, mark, scope };
};

/** Rejects a cursor from the list of another node. */
export const checkParent = (wanted: string | undefined, parent: string): void => {
  if (wanted === undefined || wanted === parent) return;
  throw new SamgrafError(
    'BAD_CURSOR',
    'The cursor belongs to a list of another node.',
    'Pass a cursor only to the list that it comes from, one node at a time.',
  );
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

export const shortHash = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join(' ')).digest('base64url').slice(0, 8);

/** Hash of the order; a cursor with another hash is rejected. */
export const orderMark = (order: readonly OrderTerm[], list: string): string => {
  const terms = order.map(
    term =>
      (term.kind === 'count' ? `${term.end.name}Count` : `${term.on}.${term.property}`) +
      (term.descending ? '-' : '+'),
  );
  return shortHash(list, ...terms);
};

/** The arguments of a list: their structure, and their values, which may be bound later. */
export type ListScope = Readonly<{ text: string; operands: readonly Operand[] }>;
export const NO_SCOPE: ListScope = { text: '', operands: [] };

/** Hash of the arguments; empty if there are none. */
export const scopeMark = ({ text, operands }: ListScope, valueOf: (operand: Operand) => unknown): string =>
  text === '' ? '' : shortHash(text, JSON.stringify(operands.map(operand => valueOf(operand) ?? null)));

/** Joins the parts of a hash; the second is empty if the list has no arguments. */
export const joinMarks = (...parts: readonly string[]): string => parts.join('.');

/** Cursors of a list that is numbered and only grows at its end: what is after a number stays so. */
export class NumberedCursors {
  constructor(
    private readonly mark: string,
    /** As an error calls it. */
    private readonly list: string,
  ) {}

  cursor(number: number): string {
    return encodeCursor(this.mark, [number]);
  }

  /** The number that a cursor in `after` stands for; undefined if there is none. */
  after(cursor: unknown): number | undefined {
    if (typeof cursor !== 'string') return undefined;
    const [place] = decodeCursor(cursor, { mark: this.mark, scope: '' }, 1, 'after').values;
    if (typeof place === 'number' && Number.isSafeInteger(place) && place >= 0) return place;
    throw new SamgrafError(
      'BAD_CURSOR',
      `\`after\` is not a cursor of ${this.list}.`,
      'Pass pageInfo.endCursor of the page before, as it is.',
    );
  }
}

export const LOG_PLACES = new NumberedCursors('changes', 'the change log');
export const PROPOSAL_PLACES = new NumberedCursors('proposals', 'proposals');
export const POLICY_PLACES = new NumberedCursors('policies', 'policies');
