/**
 * Statistics of the whole graph: the number of nodes of each kind and of edges of each relation, the largest
 * degrees, and which kinds and relations have any dated or any closed member. Read when a store is opened and
 * after each write. Costs are estimated from them before a statement runs, and dates and access are tested
 * only where there is anything to test.
 */
export type Statistics = Readonly<{
  /** By concrete kind. */
  nodes: ReadonlyMap<string, number>;
  /** By relation name. */
  edges: ReadonlyMap<string, Degrees>;
  /** The maximum number of sources of one node of a kind, or one edge of a relation. */
  sources: ReadonlyMap<string, number>;
  /** How many nodes of a kind are not there for everyone and always; absent if it was not read. */
  tested?: ReadonlyMap<string, Tested>;
  /** Kinds and relations with a node or edge that has validFrom or validTo. */
  dated: ReadonlySet<string>;
  /** Kinds and relations with a node or edge that is not PUBLIC. */
  closed: ReadonlySet<string>;
  /** The same of what is PUBLIC alone, if anything is not: the only statistics that answers may show. */
  open?: Statistics;
  /** A search looks at every entity, and a count at every node: the store has no indexes that propose some. */
  scanned?: true;
  /** The earliest known start or end date; absent if no date is known. */
  earliest?: string;
  /** How many marks there were when `dated` and `closed` were read; see Marks. */
  marks?: number;
  /** Read earlier, and no server has written since. Writes by others are seen at the next read. */
  isNoted?: true;
}>;

/**
 * Kinds and relations with dated or closed members. Each is marked before its first date is there, or the first
 * that is not PUBLIC, and marks are never removed. While there are as many marks as when a
 * plan was made, the plan tests all existing dates, and hides all that is not public. `count` is only compared
 * with other counts of the same store.
 */
export type Marks = Readonly<{ dated: ReadonlySet<string>; closed: ReadonlySet<string>; count: number }>;

/**
 * Nodes of a kind that have a validFrom, the latest one if it may be told, those that have a validTo, and those
 * that are not PUBLIC.
 */
export type Tested = Readonly<{ begun: number; lastBegun?: string; ended: number; closed: number }>;

export type Degrees = Readonly<{
  count: number;
  /** Distinct nodes at each end. */ froms: number;
  tos: number;
  maxOut: number;
  maxIn: number;
  /** The number of edges between two kinds, by `From To`. */ between: ReadonlyMap<string, number>;
  /** The same between two sorts of nodes, as named by `sortIn`. */ sorts: ReadonlyMap<string, number>;
}>;

/** A kind and the values that distinguish its nodes: `Kind:VALUE,OTHER`. */
export const sortIn = (kind: string, apart: readonly unknown[]): string =>
  `${kind}:${apart.map(value => (typeof value === 'string' ? value : '')).join(',')}`;

export const EMPTY_STATISTICS: Statistics = {
  nodes: new Map(),
  edges: new Map(),
  sources: new Map(),
  dated: new Set(),
  closed: new Set(),
};

const CLOSED = 'closed ';
/** The name of the mark of a kind or relation that has a closed member; that of a dated one is its own name. */
export const closedMark = (name: string): string => `${CLOSED}${name}`;

/** Marks by their names, and a count of them to compare. */
export const readMarks = (names: readonly string[], count: number): Marks => ({
  dated: new Set(names.filter(name => !name.startsWith(CLOSED))),
  closed: new Set(names.flatMap(name => (name.startsWith(CLOSED) ? [name.slice(CLOSED.length)] : []))),
  count,
});

/** Statistics that count as dated and closed also what has been marked so. */
export const marked = (statistics: Statistics, { dated, closed, count }: Marks): Statistics => ({
  ...statistics,
  dated: new Set([...statistics.dated, ...dated]),
  closed: new Set([...statistics.closed, ...closed]),
  marks: count,
});

/** The variable with the number of marks that a plan was made with, which the store compares. */
export const MARKS = '@marks';

/**
 * Thrown if a kind or relation got its first date, or its first member that is not public, after the plan was
 * made, or if what was found is gone before it was fetched. The plan must be made again, and nothing it read may
 * be returned.
 */
export class OutOfDate extends Error {}

/** So small a part of what is public may be hidden besides without being told: one of so many. */
const UNTOLD = 32;
/** No fewer than so many are told apart. */
const LEAST = 2;

/**
 * What is public, and room for what is hidden: a power of two, so that it tells no more than the magnitude of that, and
 * nothing where it is little beside what is public.
 */
const rounded = (count: number, open: number): number => {
  if (count === 0) return 0;
  const room = Math.max(count - open, open / UNTOLD, LEAST);
  return open + 2 ** Math.ceil(Math.log2(room));
};

type Counts = ReadonlyMap<string, number>;
const roundedAll = (of: Counts, open: Counts | undefined): Counts =>
  new Map([...of].map(([name, count]) => [name, rounded(count, open?.get(name) ?? 0)]));

const roundedDegrees = (of: Degrees, open: Degrees | undefined): Degrees => {
  const figure = (name: 'count' | 'froms' | 'tos' | 'maxOut' | 'maxIn'): number =>
    rounded(of[name], open?.[name] ?? 0);
  return {
    count: figure('count'),
    froms: figure('froms'),
    tos: figure('tos'),
    maxOut: figure('maxOut'),
    maxIn: figure('maxIn'),
    between: roundedAll(of.between, open?.between),
    sorts: roundedAll(of.sorts, open?.sorts),
  };
};

/** Without the latest day, which may be that of what is hidden. */
const roundedTested = (of: Tested, open: Tested | undefined): Tested => ({
  begun: rounded(of.begun, open?.begun ?? 0),
  ended: rounded(of.ended, open?.ended ?? 0),
  closed: rounded(of.closed, open?.closed ?? 0),
});

/**
 * Statistics to plan and price with where not everyone may see everything: prices are told, and refusals
 * depend on them. Figures of kinds and relations with closed members, and of relations at whose ends there may
 * be some, have room for more than is public, so that no price falls below the true cost and few requests that were
 * answered are refused when something is closed; the earliest day is that of what is public. What answers say of the graph as a whole is from `open` alone.
 */
export const disclosed = (statistics: Statistics): Statistics => {
  const { closed, open, nodes, edges, sources, tested, earliest, ...rest } = statistics;
  if (closed.size === 0) return statistics;
  return {
    ...rest,
    closed,
    ...(open ? { open } : {}),
    nodes: roundedClosed(nodes, open?.nodes, closed),
    edges: new Map(
      [...edges].map(([name, degrees]) => [name, roundedDegrees(degrees, open?.edges.get(name))]),
    ),
    sources: roundedClosed(sources, open?.sources, closed),
    ...(tested
      ? {
          tested: new Map(
            [...tested].map(([k, t]) => [k, closed.has(k) ? roundedTested(t, open?.tested?.get(k)) : t]),
          ),
        }
      : {}),
    ...earliestOf(open ?? { earliest }),
  };
};

const roundedClosed = (of: Counts, open: Counts | undefined, closed: ReadonlySet<string>): Counts =>
  new Map(
    [...of].map(([name, count]) => [name, closed.has(name) ? rounded(count, open?.get(name) ?? 0) : count]),
  );

const earliestOf = ({
  earliest,
}: Readonly<{ earliest?: string | undefined }>): Pick<Statistics, 'earliest'> =>
  earliest === undefined ? {} : { earliest };
