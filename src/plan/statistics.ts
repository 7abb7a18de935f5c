/**
 * What is known of the graph as a whole: how many there are of each kind and relation, how far the largest hub
 * reaches, and which kinds and relations have any dated member at all. Read when a store is opened and after each
 * write. Costs are estimated from it before a statement runs, and dates are tested only where there are any.
 */
export type Statistics = Readonly<{
  /** By concrete kind. */
  nodes: ReadonlyMap<string, number>;
  /** By relation name. */
  edges: ReadonlyMap<string, Degrees>;
  /** The most sources that one node of a kind, or one edge of a relation, names. */
  sources: ReadonlyMap<string, number>;
  /** Kinds and relations of which some node or edge has validFrom or validTo. */
  dated: ReadonlySet<string>;
  /** The earliest day on which anything is known to begin or to end; absent where no day is known. */
  earliest?: string;
  /** How many marks of dates had been set when `dated` was read; absent where nobody else writes. */
  marks?: number;
  /** They were read before, and nothing was written by a server since; who else wrote is seen when they are read again. */
  isNoted?: true;
}>;

/**
 * Kinds and relations with dated members. Each is marked in the transaction that writes its first date, and a mark is
 * never taken away: while there are as many marks as when a plan was made, the plan tests all the dates that there are.
 */
export type Dated = Readonly<{ names: ReadonlySet<string>; marks: number }>;

export type Degrees = Readonly<{
  count: number;
  /** Distinct ends. */ froms: number;
  tos: number;
  maxOut: number;
  maxIn: number;
  /** How many there are between two kinds, by `From To`. */ between: ReadonlyMap<string, number>;
  /** The same between two sorts of node, as `sortIn` names them. */ sorts: ReadonlyMap<string, number>;
}>;

/** A kind, and what tells nodes of it apart: `Framework:LEGAL_ACT,EU`. */
export const sortIn = (kind: string, apart: readonly unknown[]): string =>
  `${kind}:${apart.map(value => (typeof value === 'string' ? value : '')).join(',')}`;

export const EMPTY_STATISTICS: Statistics = {
  nodes: new Map(),
  edges: new Map(),
  sources: new Map(),
  dated: new Set(),
};

/** The variable that tells a store how many marks a plan knows of; a store that others write to compares. */
export const MARKS = '@marks';

/** A plan was made before some kind or relation had dates: it is to be made again, and nothing it read is told. */
export class OutOfDate extends Error {}
