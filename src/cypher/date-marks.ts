import { DATED } from './constraints';
import type { Dialect } from './dialect';
import { cypher, name, type Fragment } from './fragment';

/** The column of every read that tells how many marks of dates there are. */
export const DATE_MARKS = 'dateMarks';

/**
 * How many kinds and relations are marked as dated, by the count that the store keeps: one db hit. It stands in RETURN,
 * which is worked out after all else: whatever of a write the statement has seen, it has seen its mark.
 */
export const dateMarks = (dialect: Dialect): Fragment | undefined =>
  dialect.othersWrite ? cypher`COUNT { (:${name(DATED)}) } AS ${name(DATE_MARKS)}` : undefined;
