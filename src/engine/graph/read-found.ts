import { SamgrafError } from '../errors';
import type { Certainty } from '../model/model';
import { isAll } from '../plan/plan';
import { BOUNDS, capOf, type Bounds, type Traversal } from '../plan/traversal';
import { edgeOfKey, type Found, type FoundEdge, type FoundExpansion, type Standing } from './found';
import { inTurns, type Sliced } from './sliced';
import { ALWAYS, datesIn, isDated, withPeriod, type Dates, type UndatedCount } from './validity';

type EdgeRow = readonly [string, Certainty, ...unknown[]];
type NodeRow = readonly [string, string, Certainty, ...unknown[]];
type StandingRow = readonly [string, Certainty, ...unknown[]];
/** The columns that *find* returns for one traversal. */
export type FoundRow = Readonly<{
  seeds: readonly (readonly string[])[];
  edges: readonly (readonly EdgeRow[])[];
  rows: readonly number[];
  tests: readonly (readonly string[])[];
  nodes: readonly NodeRow[] | null;
  assumed: readonly (readonly StandingRow[])[] | null;
}>;

export const foundRow = (traversal: Traversal, row: Readonly<Record<string, unknown>>): FoundRow => {
  const of = (name: string): unknown => row[`${traversal.column}${name}`];
  return {
    seeds: of('Seeds'),
    edges: of('Edges'),
    rows: of('Rows'),
    tests: of('Tests'),
    nodes: of('Met'),
    assumed: of('Assumed'),
  } as FoundRow;
};

/**
 * Reads the result of *find*. A capped level holds an arbitrary subset, so it and everything deeper is
 * dropped.
 */
export function* readFound(
  traversal: Traversal,
  row: FoundRow,
  bounds: Bounds,
  counts: UndatedCount = ALWAYS,
): Sliced<Found> {
  const seeds = traversal.seeds.map((set, i) => {
    const ids = row.seeds[i] ?? [];
    if (ids.length > bounds.endCap) throw tooMany(set.argument, bounds.endCap);
    return [set.name, new Set(ids)] as const;
  });
  return {
    seeds: new Map(seeds),
    tests: new Map(traversal.tests.map((test, i) => [test.name, new Set(row.tests[i] ?? [])])),
    nodes: new Map(
      (row.nodes ?? []).map(([id, kind, certainty, ...facts]) => [id, { id, kind, certainty, facts }]),
    ),
    facts: { node: traversal.nodeFacts ?? [], edge: traversal.edgeFacts },
    expansions: yield* readExpansions(traversal, row, bounds, counts),
    named: { nodes: standingOf(row.assumed?.[0]), edges: standingOf(row.assumed?.[1], counts) },
    added: [],
    taken: [],
    visited: visitedIn(traversal, row),
    layerCap: traversal.layerCap ?? BOUNDS.layerCap,
  };
}

/** The edges visited; where some are hidden from some, only those that count, so that it says nothing of the others. */
const visitedIn = ({ access }: Traversal, { rows, edges }: FoundRow): number =>
  isAll(access.edge) && isAll(access.node)
    ? rows.reduce((sum, count) => sum + count, 0)
    : edges.reduce((sum, met) => sum + met.length, 0);

/** *Find* read validFrom and validTo as the first two facts. */
const standingOf = (
  rows: readonly StandingRow[] = [],
  counts: UndatedCount = ALWAYS,
): ReadonlyMap<string, Standing> =>
  new Map(
    rows.map(([key, certainty, ...facts]) => [
      key,
      { certainty, facts: isDated(facts, [0, 1]) ? facts : withPeriod(facts, [0, 1], counts) },
    ]),
  );

const tooMany = (argument: string, cap: number): SamgrafError =>
  new SamgrafError(
    'COST_LIMIT',
    `${argument} matches more than ${cap.toLocaleString('en')} nodes.`,
    `Narrow the filter of ${argument}.`,
  );

const tooLarge = (cap: number): SamgrafError =>
  new SamgrafError(
    'COST_LIMIT',
    `The graph has more than ${cap.toLocaleString('en')} relations that this question must count.`,
    'Ask for counts with the …Groups fields, which the store counts itself.',
  );

/**
 * Declared here, since each closure that is a generator has a hidden class of its own, which only a full collection
 * frees, with all that the closure holds: inside readExpansions, it was a quarter of the processor time of a question.
 */
function* readLevel(rows: readonly EdgeRow[], edgeOf: (row: EdgeRow) => FoundEdge): Sliced<FoundEdge[]> {
  const level: FoundEdge[] = [];
  yield* inTurns(rows, row => level.push(edgeOf(row)));
  return level;
}

function* readExpansions(
  traversal: Traversal,
  row: FoundRow,
  bounds: Bounds,
  counts: UndatedCount,
): Sliced<ReadonlyMap<string, FoundExpansion>> {
  const { expansions, edgeFacts } = traversal;
  const edges = new Map<string, FoundEdge>();
  const dates = datesIn(edgeFacts);
  const edgeOf = (of: EdgeRow): FoundEdge => {
    const before = edges.get(of[0]);
    if (before) return before;
    const edge = readEdge(of, dates, counts);
    edges.set(edge.key, edge);
    return edge;
  };
  let at = 0;
  const read = new Map<string, FoundExpansion>();
  for (const of of expansions) {
    const levels: FoundEdge[][] = [];
    let capped = false;
    const cap = capOf(traversal, of, bounds);
    for (const along of of.levels) {
      const arms = along.map((_, i) => at + i);
      at += along.length;
      capped ||= arms.some(i => (row.rows[i] ?? 0) > cap);
      if (!capped)
        levels.push(
          yield* readLevel(
            arms.flatMap(i => row.edges[i] ?? []),
            edgeOf,
          ),
        );
      yield;
    }
    if (capped && of.whole) throw tooLarge(cap);
    read.set(of.name, { of, levels, capped });
  }
  return read;
}

/**
 * Written out: spreading the parts of the key into another object took 13 times as long, which was most of
 * the time spent on reading what was found.
 */
const readEdge = (
  [key, certainty, ...facts]: EdgeRow,
  dates: Dates | undefined,
  counts: UndatedCount,
): FoundEdge => {
  const { relation, from, to } = edgeOfKey(key);
  const undated = dates !== undefined && !isDated(facts, dates);
  return {
    key,
    relation,
    from,
    to,
    certainty,
    facts: undated ? withPeriod(facts, dates, counts) : facts,
    undated,
    assumed: false,
  };
};
