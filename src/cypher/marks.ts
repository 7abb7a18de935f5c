import { MARK } from './constraints';
import type { Dialect } from './dialect';
import { cypher, name } from './fragment';
import type { Returned } from './in-parts';

/** The column of every read with the number of marks. */
export const MARKS_COLUMN = 'dateMarks';

/**
 * The number of marks on kinds and relations that have dated or closed members, from the count that the store
 * keeps: one db hit. It is in RETURN, which is evaluated last: if the statement has seen any part of a write,
 * it has seen its mark.
 */
export const countMarks = (dialect: Dialect): readonly Returned[] =>
  dialect.othersWrite
    ? [{ as: name(MARKS_COLUMN), kind: 'single', of: [cypher`COUNT { (:${name(MARK)}) }`] }]
    : [];
