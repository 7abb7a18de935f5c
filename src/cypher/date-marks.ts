import { DATED } from './constraints';
import type { Dialect } from './dialect';
import { cypher, name } from './fragment';
import type { Returned } from './in-parts';

/** The column of every read with the number of date marks. */
export const DATE_MARKS = 'dateMarks';

/**
 * The number of kinds and relations marked as dated, from the count that the store keeps: one db hit. It is
 * in RETURN, which is evaluated last: if the statement has seen any part of a write, it has seen its mark.
 */
export const dateMarks = (dialect: Dialect): readonly Returned[] =>
  dialect.othersWrite
    ? [{ as: name(DATE_MARKS), kind: 'single', of: [cypher`COUNT { (:${name(DATED)}) }`] }]
    : [];
