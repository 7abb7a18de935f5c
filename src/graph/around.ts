import { compare, type FoundEdge, type Hops } from './found';
import { levelsOf } from './reach';

/** A node of a neighbourhood: how far off, and how many of the edges met it has. */
export type Neighbour = Readonly<{ id: string; distance: number; degree: number }>;

/**
 * Everything within so many hops, the middle included: nearest first, then the best connected, then by id. Relations count
 * as far as they were looked at from what is nearer than the last, whatever else was found.
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

/** The edges that lead on from nodes less than so many hops away, by key. */
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

/** A node that several reach, and from how far each. */
export type Shared = Readonly<{
  id: string;
  distances: readonly Readonly<{ of: string; distance: number }>[];
  total: number;
}>;

/** What at least so many of the starts reach (a start is not reached by itself): by most first, then the nearest, then by id. */
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
