import { compare, type FoundEdge, type Hops } from './found';
import { levelsOf } from './reach';

/** A node of a neighbourhood: how far off, and how many of the edges met it has. */
export type Neighbour = Readonly<{ id: string; distance: number; degree: number }>;

/** Everything within so many hops, the middle included: nearest first, then the best connected, then by id. */
export const neighbours = (hops: Hops, edges: readonly FoundEdge[], of: ReadonlySet<string>, maxHops: number): readonly Neighbour[] => {
  const degrees = new Map<string, number>();
  const count = (id: string): void => { degrees.set(id, (degrees.get(id) ?? 0) + 1); };
  for (const edge of edges) {
    count(edge.from);
    if (edge.to !== edge.from) count(edge.to);
  }
  return levelsOf(hops, of, maxHops).flatMap((ids, distance) => ids.map(id => ({ id, distance, degree: degrees.get(id) ?? 0 }))
    .sort((a, b) => b.degree - a.degree || compare(a.id, b.id)));
};

/** A node that several reach, and from how far each. */
export type Shared = Readonly<{ id: string; distances: readonly Readonly<{ of: string; distance: number }>[]; total: number }>;

/** What at least so many of the starts reach (a start is not reached by itself): by most first, then the nearest, then by id. */
export const sharedBy = (hops: Hops, of: readonly string[], maxHops: number, atLeast: number): readonly Shared[] => {
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
  return [...distances].filter(([, from]) => from.length >= atLeast)
    .map(([id, from]) => ({ id, distances: from, total: from.reduce((sum, { distance }) => sum + distance, 0) }))
    .sort((a, b) => b.distances.length - a.distances.length || a.total - b.total || compare(a.id, b.id));
};
