/**
 * The differences between the two stores, each a named capability. No other code asks which store it runs on.
 * The quirks behind them are documented as tests in test/contract/quirks.test.ts.
 */
export type Dialect = Readonly<{
  name: 'neo4j' | 'embedded';
  /** An index can provide the order of a list, so that only a page of it is read. */
  indexOrder: boolean;
  /** Nodes are kept in memory in the orders that are asked for, by the numbers that the engine gives them. */
  keptOrders: boolean;
  /** Steps that are read by their keys are found by an index on them; otherwise from their start nodes. */
  edgeIndex: boolean;
  /** Indexes are made only where a graph is large enough to have use of them: each takes time at a start and at each write. */
  indexesBySize: boolean;
  /** An index finds what is not public, so that a kind is counted by what is left out of it. */
  accessIndex: boolean;
  /** Indexes find what does not hold on a day, so that a count is of that only. */
  dayIndex: boolean;
  /** An index finds texts by a part of them. */
  textIndex: boolean;
  /** Several properties of a node or an edge are read at once as a map. */
  readsAtOnce: boolean;
  /** The edges of a node lie in one chain, all of which is read to follow those of one relation. */
  chainsEdges: boolean;
  /** A full-text index proposes the candidates of a search; otherwise all entities are scanned. */
  fullTextIndex: boolean;
  /** Maximum number of levels of a statement's plan: each subquery in sequence is one at least. */
  mostLevels: number;
  /** The driver converts each row in one go on the event loop, so long ones are returned in parts. */
  rowsInParts: boolean;
  /** Rows within a row are returned as lists, which the engine makes, hands over and frees faster than maps. */
  rowsAsLists: boolean;
  /** Reads of one plan that wait at the same time are sent as one statement. */
  together: boolean;
  /** A large load is written out of sight first, in several transactions: one must fit into the database's memory. */
  staging: boolean;
  /** Planning a large statement for the first time takes seconds. */
  plansSlowly: boolean;
  /** Other processes may write while this one reads. */
  othersWrite: boolean;
  /** A whole number as the driver must receive it to store an integer. */
  integer: (value: number) => number | bigint;
}>;

export const NEO4J: Dialect = Object.freeze({
  name: 'neo4j',
  indexOrder: true,
  keptOrders: false,
  edgeIndex: true,
  indexesBySize: true,
  accessIndex: true,
  dayIndex: true,
  textIndex: true,
  readsAtOnce: true,
  chainsEdges: true,
  fullTextIndex: true,
  rowsInParts: false,
  rowsAsLists: false,
  together: true,
  staging: true,
  plansSlowly: true,
  othersWrite: true,
  mostLevels: Infinity,
  integer: value => BigInt(value),
});

export const EMBEDDED: Dialect = Object.freeze({
  name: 'embedded',
  indexOrder: false,
  keptOrders: true,
  edgeIndex: false,
  indexesBySize: false,
  accessIndex: false,
  dayIndex: false,
  textIndex: false,
  readsAtOnce: false,
  chainsEdges: false,
  fullTextIndex: false,
  rowsInParts: true,
  rowsAsLists: true,
  together: true,
  staging: false,
  plansSlowly: false,
  othersWrite: false,
  mostLevels: 100,
  integer: value => value,
});
