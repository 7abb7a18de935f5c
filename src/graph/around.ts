import { compare, type FoundEdge, type Hops } from './found';
import { levelsOf } from './reach';

/** A node in a neighbourhood: its distance, and its degree among the visited edges. */
export type Neighbour = Readonly<{ id: string; distance: number; degree: number }>;

/**
 * All nodes within `maxHops`, the start nodes included: nearest first, then by degree, then by id. Only edges
 * followed from nodes at less than `maxHops` count towards the degree, whatever else was found.
 */
export const neighbours = (hops: Hops, of: ReadonlySet<string>, maxHops: number): readonly Neighbour[] => {
  const levels = levelsOf(hops, of, maxHops);
  const degrees = new Map<string, number>();
  for (const { from, to } of lookedAt(hops, levels, maxHops).values()) {
    if (from !== to) for (const id of [from, to]) degrees.set(id, (degrees.get(id) ?? 0) + 1);
  }
  return levels.flatMap((ids, distance) =>
    ids
      .map(id => ({ id, distance, degree: degrees.get(id) ?? 0 }))
      .sort((a, b) => b.degree - a.degree || compare(a.id, b.id)),
  );
};

/** The edges that lead on from nodes at less than `maxHops`, by key. */
export const lookedAt = (
  hops: Hops,
  levels: readonly (readonly string[])[],
  maxHops: number,
): ReadonlyMap<string, FoundEdge> =>
  new Map(
    levels
      .slice(0, maxHops)
      .flat()
      .flatMap(id => (hops.get(id) ?? []).map(({ edge }) => [edge.key, edge])),
  );

/** A node that several start nodes reach, and its distance from each. */
export type Shared = Readonly<{
  id: string;
  distances: readonly Readonly<{ of: string; distance: number }>[];
  total: number;
}>;

/**
 * The nodes reached by at least `atLeast` of the start nodes (a start node does not reach itself): by the
 * number of start nodes, then by total distance, then by id.
 */
export const sharedBy = (
  hops: Hops,
  of: readonly string[],
  maxHops: number,
  atLeast: number,
): readonly Shared[] => {
  const distances = new Map<string, { of: string; distance: number }[]>();
  for (const start of [...of].sort(compare)) {
    levelsOf(hops, [start], maxHops).forEach((ids, distance) => {
      if (distance === 0) return;
      for (const id of ids) {
        const others = distances.get(id) ?? [];
        others.push({ of: start, distance });
        distances.set(id, others);
      }
    });
  }
  return [...distances]
    .filter(([, from]) => from.length >= atLeast)
    .map(([id, from]) => ({
      id,
      distances: from,
      total: from.reduce((sum, { distance }) => sum + distance, 0),
    }))
    .sort((a, b) => b.distances.length - a.distances.length || a.total - b.total || compare(a.id, b.id));
};
