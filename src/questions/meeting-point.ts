import type { Kind, Model } from '../model/model';
import type { Predicate } from '../plan/plan';
import type { Degrees, Statistics } from '../plan/statistics';
import { kindsOf, type Places } from './prune-relations';
import { type Arm, type Selector, BOUNDS } from '../plan/traversal';

/** How many levels are expanded from each end; together they cover every path of `maxHops`. */
export type Split = Readonly<{ forward: number; backward: number }>;

/** Equally many from both ends: if nothing is known about the graph, or if both sides are to be described. */
export const inTheMiddle = (maxHops: number): Split => ({
  forward: Math.ceil(maxHops / 2),
  backward: Math.floor(maxHops / 2),
});

/**
 * Finds where the two sides should meet: at the split with the fewest expected edges, estimated from the number of
 * relations between kinds. An end of thousands of nodes (all EU frameworks) with hubs behind them is better
 * tested on what the other side visited than expanded: at a million nodes, its first level alone was capped,
 * and all its answers were cut.
 */
export const splitOf = (
  from: Selector,
  to: Selector,
  places: Places,
  model: Model,
  statistics: Statistics,
): Split => {
  const maxHops = places.forward.length;
  if (statistics.nodes.size === 0) return inTheMiddle(maxHops);
  const [forward, backward] = [
    costsOf(from, places.forward, model, statistics),
    costsOf(to, places.backward, model, statistics),
  ];
  const costs = forward.map((cost, levels) => cost + (backward[maxHops - levels] ?? Infinity));
  const best = costs.lastIndexOf(Math.min(...costs));
  return { forward: best, backward: maxHops - best };
};

type Counts = ReadonlyMap<string, number>;

/** Above this, a level is likely to be cut, with everything deeper; avoiding that is worth a lot. */
const LIKELY_CUT = BOUNDS.layerCap / 4;
const CUT_WEIGHT = 20;

/**
 * The expected cost of 0, 1, 2 … levels from a selector. With 0 levels it is only tested on what is visited.
 */
const costsOf = (
  selector: Selector,
  places: readonly Arm[],
  model: Model,
  statistics: Statistics,
): readonly number[] => {
  let frontier = startOf(selector, model, statistics);
  let cost = selector.kind === 'ids' ? 0 : sum(frontier);
  const costs = [0];
  for (const [place, arm] of places.entries()) {
    const next = nextOf(frontier, arm, statistics, place === 0 && selector.kind === 'ids');
    cost += next.edges > LIKELY_CUT ? next.edges * CUT_WEIGHT : next.edges;
    costs.push(cost);
    frontier = next.reached;
  }
  return costs;
};

const sum = (counts: Counts): number => [...counts.values()].reduce((a, b) => a + b, 0);

/**
 * The expected number of nodes of each kind. Ids tell their kind by their prefix, if only one kind has it. A
 * filter is assumed to match half of the nodes, and a filter on a key to match one.
 */
const startOf = (selector: Selector, model: Model, statistics: Statistics): Counts => {
  const sizes = (kinds: readonly string[]): Counts =>
    new Map(kinds.map(kind => [kind, statistics.nodes.get(kind) ?? 0]));
  if (selector.kind === 'where') {
    const all = sizes(kindsOf(selector, model));
    return scaled(
      all,
      findsOne(selector.where, selector.of)
        ? 1 / Math.max(1, sum(all))
        : selector.where.kind === 'and' && selector.where.of.length === 0
          ? 1
          : 0.5,
    );
  }
  const counts = new Map<string, number>();
  for (const id of selector.ids) {
    const kinds = sizes(kindsOf({ kind: 'ids', ids: [id] }, model));
    for (const [kind, share] of scaled(kinds, 1 / Math.max(1, sum(kinds))))
      counts.set(kind, (counts.get(kind) ?? 0) + share);
  }
  return counts;
};

const scaled = (counts: Counts, by: number): Counts =>
  new Map([...counts].map(([kind, n]) => [kind, n * by]));

const findsOne = (where: Predicate, of: Kind): boolean =>
  where.kind === 'compare'
    ? where.operator === 'eq' && where.on === 'node' && of.fields.get(where.property)?.key !== undefined
    : where.kind === 'and' && where.of.some(part => findsOne(part, of));

/**
 * One level further. Each node is assumed to have the average number of edges of its kind. A node given by id
 * may be a hub, so it is assumed to have the largest number there is.
 */
const nextOf = (
  frontier: Counts,
  { relations, direction }: Arm,
  statistics: Statistics,
  isNamed: boolean,
): Readonly<{ edges: number; reached: Counts }> => {
  const reached = new Map<string, number>();
  let edges = 0;
  const follow = (near: string, far: string, pairs: number, most: number): void => {
    const average = pairs / Math.max(1, statistics.nodes.get(near) ?? 0);
    const met = (frontier.get(near) ?? 0) * (isNamed ? Math.max(average, most) : average);
    edges += met;
    reached.set(far, Math.min(statistics.nodes.get(far) ?? Infinity, (reached.get(far) ?? 0) + met));
  };
  for (const { name } of relations) {
    const degrees = statistics.edges.get(name);
    for (const { from, to, pairs } of degrees ? betweenKinds(degrees) : []) {
      if (direction !== 'BACKWARD') follow(from, to, pairs, degrees?.maxOut ?? 0);
      if (direction !== 'FORWARD') follow(to, from, pairs, degrees?.maxIn ?? 0);
    }
  }
  return { edges, reached };
};

type Between = Readonly<{ from: string; to: string; pairs: number }>;

/** The edges between two kinds, read once for each state of the graph. */
const betweenKinds = (degrees: Degrees): readonly Between[] => {
  const before = known.get(degrees);
  if (before) return before;
  const read = [...degrees.between].map(([kinds, pairs]): Between => {
    const [from = '', to = ''] = kinds.split(' ');
    return { from, to, pairs };
  });
  known.set(degrees, read);
  return read;
};
const known = new WeakMap<Degrees, readonly Between[]>();
