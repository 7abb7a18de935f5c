/**
 * What differs between the two stores, each difference a named capability. Nothing else ever asks which store it is
 * on. Quirks that led here are written down as tests in test/contract/quirks.test.ts.
 */
export type Dialect = Readonly<{
  name: 'neo4j' | 'embedded';
  /** An index can give the order of a list, so that only a page of it is read. */
  indexOrder: boolean;
  /** Edges can be indexed by their key; otherwise they are found from the end they come from. */
  edgeIndex: boolean;
  /** A full-text index proposes the candidates of a search; otherwise all entities are looked through. */
  fullTextIndex: boolean;
  /** So many subqueries stand one after the other in a statement, at most: each is a level of the engine's plan. */
  mostSubqueries: number;
  /** Reads of one plan that wait at the same time go as one statement. */
  together: boolean;
  /** Each transaction leaves a trace, by which statistics are known to be of the graph as it is. */
  tracesWrites: boolean;
  /** Other processes may write while this one reads. */
  othersWrite: boolean;
  /** A whole number as the driver must get it to be stored as one. */
  integer: (value: number) => number | bigint;
}>;

export const NEO4J: Dialect = Object.freeze({
  name: 'neo4j',
  indexOrder: true,
  edgeIndex: true,
  fullTextIndex: true,
  together: true,
  tracesWrites: true,
  othersWrite: true,
  mostSubqueries: Infinity,
  integer: value => BigInt(value),
});

export const EMBEDDED: Dialect = Object.freeze({
  name: 'embedded',
  indexOrder: false,
  edgeIndex: false,
  fullTextIndex: false,
  together: true,
  tracesWrites: false,
  othersWrite: false,
  mostSubqueries: 100,
  integer: value => value,
});
