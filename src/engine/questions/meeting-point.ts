import type { Kind, Model, Relation } from '../model/model';
import type { Predicate } from '../plan/plan';
import type { Degrees, Statistics } from '../plan/statistics';
import { type Arm, type Selector, BOUNDS, opposite, type StepDirection, type Ways } from '../plan/traversal';
import { LRUCache } from 'lru-cache';
import { required } from '../errors';

/** What is followed at each place in a path, counted from either end. */
export type Places = Readonly<{ forward: readonly Arm[]; backward: readonly Arm[] }>;

/**
 * Every relation at every place, including those that cannot lead to the other end, to tell how far the
 * search goes.
 */
export const allPlaces = ({ relations, direction, maxHops }: Ways, { relations: all }: Model): Places => {
  const every = relations.length === all.size ? ({ every: true } as const) : {};
  const along = (way: StepDirection): readonly Arm[] =>
    Array.from({ length: maxHops }, () => ({ relations, direction: way, ...every }));
  return { forward: along(direction), backward: along(opposite(direction)) };
};

/** The ends of a path, and what it must pass through; anything if `via` is undefined. */
export type PathEnds = Readonly<{ from: Selector; to: Selector; via: Selector | undefined }>;

/**
 * The relations that can lead from one end to the other through `via`. A path may also continue from either
 * end of an assumed edge.
 */
export const placesBetween = (
  { from, to, via }: PathEnds,
  ways: Ways,
  assumed: Selector | undefined,
  model: Model,
): Places => {
  const anywhere = assumed ? kindsOf(assumed, model) : [];
  const stations = { via: via ? kindsOf(via, model) : [...model.kinds.keys()], anywhere };
  const along = (near: Selector, far: Selector, direction: StepDirection): readonly Arm[] =>
    relationsByPlace(
      { ...stations, from: kindsOf(near, model), to: kindsOf(far, model) },
      { ...ways, direction },
      model,
    ).map(relations => ({ relations, direction }));
  return { forward: along(from, to, ways.direction), backward: along(to, from, opposite(ways.direction)) };
};

/**
 * The concrete kinds that a selector can match. An id begins with the prefix of its kind, which the
 * validators ensure.
 */
export const kindsOf = (selector: Selector, model: Model): readonly string[] =>
  selector.kind === 'where'
    ? selector.of.members
    : [...model.kinds.values()]
        .filter(kind => kind.shape === 'object' && selector.sorts.includes(kind.prefix))
        .map(kind => kind.name);

/**
 * Concrete kinds: where a path starts, where it ends, what it passes through, and where it may also be
 * entered.
 */
type Stations = Readonly<{
  from: readonly string[];
  to: readonly string[];
  via: readonly string[];
  anywhere: readonly string[];
}>;

/**
 * The relations that the Model allows at each place in a path: at place 1 those that leave its start, at the
 * last place those that arrive at its end. A relation at any other place cannot be on such a path, so pruning
 * it loses nothing: of everything that someone rests on, only what may lead to a framework is visited.
 */
export const relationsByPlace = (
  stations: Stations,
  ways: Omit<Ways, 'minHops'>,
  model: Model,
): readonly (readonly Relation[])[] => {
  const { from, to, via, anywhere } = stations;
  const key = JSON.stringify([
    [from, to, via, anywhere],
    [ways.direction, ways.maxHops],
    ways.relations.map(({ name }) => name),
  ]);
  const known = knownOf(model);
  const before = known.get(key);
  if (before) return before;
  const places = computePlaces(stations, ways, model);
  known.set(key, places);
  return places;
};

/**
 * Cached by kinds: the same combinations recur whatever the ids, and computing them was most of the time
 * spent on planning a question.
 */
const KEPT = 300;
const byModel = new WeakMap<Model, LRUCache<string, readonly (readonly Relation[])[]>>();
const knownOf = (model: Model): LRUCache<string, readonly (readonly Relation[])[]> => {
  const known = byModel.get(model) ?? new LRUCache({ max: KEPT });
  byModel.set(model, known);
  return known;
};

const computePlaces = (
  { from, to, via, anywhere }: Stations,
  { relations, direction, maxHops }: Omit<Ways, 'minHops'>,
  model: Model,
): readonly (readonly Relation[])[] => {
  const passages = relations
    .flatMap(relation => passagesOf(relation, direction, model))
    .flatMap(passage => byWayOf(passage, via));
  const reaching: ReadonlySet<string>[] = [new Set(to.map(passed))];
  for (let hops = 1; hops < maxHops; hops += 1) {
    const nearer = required(reaching[hops - 1], 'one hop less');
    reaching.push(
      new Set([
        ...nearer,
        ...passages.filter(({ fars }) => fars.some(far => nearer.has(far))).flatMap(({ nears }) => nears),
      ]),
    );
  }
  let frontier: ReadonlySet<string> = new Set([...from, ...anywhere, ...anywhere.map(passed)]);
  return reaching.reverse().map(wanted => {
    const possible = passages.filter(
      ({ nears, fars }) => nears.some(near => frontier.has(near)) && fars.some(far => wanted.has(far)),
    );
    frontier = new Set(possible.flatMap(({ fars }) => fars.filter(far => wanted.has(far))));
    return [...new Set(possible.map(({ relation }) => relation))];
  });
};

/** A relation followed in one direction, between concrete kinds. */
type Passage = Readonly<{ relation: Relation; nears: readonly string[]; fars: readonly string[] }>;

const passagesOf = (relation: Relation, direction: StepDirection, model: Model): readonly Passage[] => {
  const [from, to] = [relation.from, relation.to].map(names =>
    names.flatMap(name => required(model.kinds.get(name), `kind ${name}`).members),
  ) as [string[], string[]];
  return [
    ...(direction === 'BACKWARD' ? [] : [{ relation, nears: from, fars: to }]),
    ...(direction === 'FORWARD' ? [] : [{ relation, nears: to, fars: from }]),
  ];
};

/** A kind in the state where `via` has been passed. */
const passed = (kind: string): string => `${kind}!`;

/** A passage before `via`, one that arrives at it, and one after it. */
const byWayOf = ({ relation, nears, fars }: Passage, via: readonly string[]): readonly Passage[] => [
  { relation, nears, fars },
  { relation, nears, fars: fars.filter(far => via.includes(far)).map(passed) },
  { relation, nears: nears.map(passed), fars: fars.map(passed) },
];

/** How many levels are expanded from each end; together they cover every path of `maxHops`. */
export type Split = Readonly<{ forward: number; backward: number }>;

/** Equally many from both ends: if nothing is known about the graph, or if both sides are to be described. */
export const inTheMiddle = (maxHops: number): Split => ({
  forward: Math.ceil(maxHops / 2),
  backward: Math.floor(maxHops / 2),
});

/**
 * Finds where the two sides should meet: at the split with the fewest expected edges, estimated from the number of
 * relations between kinds. An end of thousands of nodes (all acts) with hubs behind them is better
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
  for (const sort of selector.sorts) {
    const kinds = sizes(kindsOf({ ...selector, sorts: [sort] }, model));
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
