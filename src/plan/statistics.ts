/**
 * Statistics of the whole graph: the number of nodes of each kind and of edges of each relation, the largest
 * degrees, and which kinds and relations have any dated member. Read when a store is opened and after each
 * write. Costs are estimated from them before a statement runs, and dates are tested only where there are
 * any.
 */
export type Statistics = Readonly<{
  /** By concrete kind. */
  nodes: ReadonlyMap<string, number>;
  /** By relation name. */
  edges: ReadonlyMap<string, Degrees>;
  /** The maximum number of sources of one node of a kind, or one edge of a relation. */
  sources: ReadonlyMap<string, number>;
  /** Kinds and relations with a node or edge that has validFrom or validTo. */
  dated: ReadonlySet<string>;
  /** The earliest known start or end date; absent if no date is known. */
  earliest?: string;
  /** The number of date marks when `dated` was read; absent if nobody else writes. */
  marks?: number;
  /** Read earlier, and no server has written since. Writes by others are seen at the next read. */
  isNoted?: true;
}>;

/**
 * Kinds and relations with dated members. Each is marked in the transaction that writes its first date, and
 * marks are never removed. While there are as many marks as when a plan was made, the plan tests all existing
 * dates.
 */
export type Dated = Readonly<{ names: ReadonlySet<string>; marks: number }>;

export type Degrees = Readonly<{
  count: number;
  /** Distinct nodes at each end. */ froms: number;
  tos: number;
  maxOut: number;
  maxIn: number;
  /** The number of edges between two kinds, by `From To`. */ between: ReadonlyMap<string, number>;
  /** The same between two sorts of nodes, as named by `sortIn`. */ sorts: ReadonlyMap<string, number>;
}>;

/** A kind and the values that distinguish its nodes: `Framework:LEGAL_ACT,EU`. */
export const sortIn = (kind: string, apart: readonly unknown[]): string =>
  `${kind}:${apart.map(value => (typeof value === 'string' ? value : '')).join(',')}`;

export const EMPTY_STATISTICS: Statistics = {
  nodes: new Map(),
  edges: new Map(),
  sources: new Map(),
  dated: new Set(),
};

/**
 * The variable with the number of marks that a plan was made with; a store that others write to compares it.
 */
export const MARKS = '@marks';

/**
 * Thrown if a kind or relation got its first date after the plan was made. The plan must be made again, and
 * nothing it read may be returned.
 */
export class OutOfDate extends Error {}
