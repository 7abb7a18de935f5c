import { compareValues } from '../predicate';
import type { StoredEdge } from '../../../src/engine/plan/write';
import { isChain } from './paths';
import { groupBy, inOrder, wayOf, weakness, type Step, type Way } from './steps';

/** How far each node is from the nearest of some: each round looks at every step, until a round finds nothing new. */
export const distancesFrom = (
  from: Iterable<string>,
  steps: readonly Step[],
  maxHops: number,
): ReadonlyMap<string, number> => {
  const distances = new Map([...from].map(id => [id, 0]));
  for (let distance = 1; distance <= maxHops; distance += 1) {
    const next = steps
      .filter(step => distances.get(step.from) === distance - 1 && !distances.has(step.to))
      .map(step => step.to);
    for (const id of next) distances.set(id, distance);
  }
  return distances;
};

/** The ids at each distance; the first are those that it starts from, however few. */
export const levelsOf = (distances: ReadonlyMap<string, number>): readonly (readonly string[])[] => {
  const farthest = Math.max(0, ...distances.values());
  return Array.from({ length: farthest + 1 }, (_, distance) =>
    [...distances]
      .filter(([, d]) => d === distance)
      .map(([id]) => id)
      .sort(compareValues),
  );
};

/** Steps that are looked at on the way: those from nodes that are nearer than the last. */
export const lookedAt = (
  from: Iterable<string>,
  steps: readonly Step[],
  maxHops: number,
): readonly Step[] => {
  const distances = distancesFrom(from, steps, maxHops);
  return steps.filter(step => (distances.get(step.from) ?? Infinity) < maxHops);
};

export type Reached = Readonly<{ id: string; distance: number; way: Way }>;

/** Everything reached, the starts left out: the nearest first, then the strongest, then by id; each with the first of all its shortest ways. */
export const everyReached = (
  from: ReadonlySet<string>,
  steps: readonly Step[],
  maxHops: number,
): readonly Reached[] => {
  const distances = distancesFrom(from, steps, maxHops);
  const known = new Map<string, readonly (readonly Step[])[]>();
  const shortest = (id: string): readonly (readonly Step[])[] => {
    const before = known.get(id);
    if (before) return before;
    const last = steps.filter(
      step => step.to === id && distances.get(step.from) === (distances.get(id) ?? 0) - 1,
    );
    const ways =
      distances.get(id) === 0 ? [[]] : last.flatMap(step => shortest(step.from).map(way => [...way, step]));
    known.set(id, ways);
    return ways;
  };
  return [...distances]
    .filter(([, distance]) => distance > 0)
    .map(([id, distance]): Reached => {
      const [first] = shortest(id).map(wayOf).sort(inOrder);
      if (!first) throw new Error(`${id} is reached by no way`);
      return { id, distance, way: first };
    })
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        weakness(a.way.certainty) - weakness(b.way.certainty) ||
        compareValues(a.id, b.id),
    );
};

/**
 * The same by simple paths that are chains: all of a length are tried before longer ones, as long as something is left that
 * any path reaches.
 */
export const everyChained = (
  from: ReadonlySet<string>,
  steps: readonly Step[],
  maxHops: number,
): readonly Reached[] => {
  const left = new Set([...distancesFrom(from, steps, maxHops).keys()].filter(id => !from.has(id)));
  const onward = groupBy(steps, step => step.from);
  const found: Reached[] = [];
  let paths: readonly (readonly Step[])[] = [...from].flatMap(id =>
    (onward.get(id) ?? []).map(step => [step]),
  );
  for (let distance = 1; distance <= maxHops && left.size > 0; distance += 1) {
    const chains = paths.filter(
      path =>
        isChain(path) &&
        !from.has(path.at(-1)?.to ?? '') &&
        new Set(path.map(({ to }) => to)).size === distance,
    );
    const ends = groupBy(chains, path => path.at(-1)?.to ?? '');
    for (const [id, there] of ends) {
      const [first] = there.map(wayOf).sort(inOrder);
      if (first && left.delete(id)) found.push({ id, distance, way: first });
    }
    paths = chains.flatMap(path => (onward.get(path.at(-1)?.to ?? '') ?? []).map(step => [...path, step]));
  }
  return found.sort(
    (a, b) =>
      a.distance - b.distance ||
      weakness(a.way.certainty) - weakness(b.way.certainty) ||
      compareValues(a.id, b.id),
  );
};

export type Neighbour = Readonly<{ id: string; distance: number; degree: number }>;

/** Everything around some nodes, they themselves included; `degree` counts the relations to others that were looked at. */
export const everyNeighbour = (
  of: ReadonlySet<string>,
  steps: readonly Step[],
  hops: number,
): readonly Neighbour[] => {
  const met = [...new Set(lookedAt(of, steps, hops).map(step => step.edge))].filter(
    edge => edge.from !== edge.to,
  );
  return [...distancesFrom(of, steps, hops)]
    .map(([id, distance]) => ({
      id,
      distance,
      degree: met.filter(edge => edge.from === id || edge.to === id).length,
    }))
    .sort((a, b) => a.distance - b.distance || b.degree - a.degree || compareValues(a.id, b.id));
};

export type Shared = Readonly<{
  id: string;
  distances: readonly Readonly<{ of: string; distance: number }>[];
  total: number;
}>;

/** What at least so many of some reach: by most first, then the nearest, then by id. */
export const everyShared = (
  of: readonly string[],
  steps: readonly Step[],
  maxHops: number,
  atLeast: number,
): readonly Shared[] => {
  const each = [...of]
    .sort(compareValues)
    .map(start => ({ of: start, distances: distancesFrom([start], steps, maxHops) }));
  const ids = [...new Set(each.flatMap(({ distances }) => [...distances.keys()]))];
  return ids
    .map((id): Shared => {
      const distances = each.flatMap(start => {
        const distance = start.distances.get(id) ?? 0;
        return distance > 0 ? [{ of: start.of, distance }] : [];
      });
      return { id, distances, total: distances.reduce((sum, { distance }) => sum + distance, 0) };
    })
    .filter(({ distances }) => distances.length >= atLeast)
    .sort(
      (a, b) => b.distances.length - a.distances.length || a.total - b.total || compareValues(a.id, b.id),
    );
};

export type Bridge = Readonly<{ edge: StoredEdge; cutOff: readonly string[] }>;

/** Each relation that was looked at is taken away, and it is seen what is no longer reached: what cuts off most first, then by key. */
export const everyBridge = (
  of: ReadonlySet<string>,
  steps: readonly Step[],
  maxHops: number,
): readonly Bridge[] => {
  const looked = new Set(lookedAt(of, steps, maxHops).map(step => step.edge));
  const near = steps.filter(step => looked.has(step.edge));
  const reached = (without?: StoredEdge): ReadonlySet<string> =>
    new Set(
      distancesFrom(
        of,
        near.filter(step => step.edge !== without),
        near.length + 1,
      ).keys(),
    );
  const all = [...reached()];
  return [...looked]
    .map((edge): Bridge => {
      const left = reached(edge);
      return { edge, cutOff: all.filter(id => !left.has(id)).sort(compareValues) };
    })
    .filter(({ cutOff }) => cutOff.length > 0)
    .sort((a, b) => b.cutOff.length - a.cutOff.length || compareValues(a.edge.key, b.edge.key));
};
