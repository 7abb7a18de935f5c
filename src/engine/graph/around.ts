import { compare, push, type FoundEdge, type Hops } from './found';
import { levelsOf, type Distances } from './reach';
import { inTurns, sorted, type Sliced } from './sliced';

/** A node in a neighbourhood: its distance, and its degree among the visited edges. */
export type Neighbour = Readonly<{ id: string; distance: number; degree: number }>;

/** What lies around some nodes: ids by distance, and the edges that lead on from those at less than the last, by key. */
type Surroundings = Readonly<{ levels: Distances; edges: ReadonlyMap<string, FoundEdge> }>;

/** Everything within `maxHops`, whatever else was found. */
export function* surroundingsOf(hops: Hops, of: ReadonlySet<string>, maxHops: number): Sliced<Surroundings> {
  const levels = yield* levelsOf(hops, of, maxHops);
  const edges = new Map<string, FoundEdge>();
  for (const ids of levels.slice(0, maxHops))
    yield* inTurns(ids, id => hops.get(id)?.forEach(({ edge }) => edges.set(edge.key, edge)), NODES);
  return { levels, edges };
}
/** Nodes whose edges are looked at between two yields. */
const NODES = 100;

/** All nodes around, the start nodes included: nearest first, then by degree, then by id. */
export function* neighbours({ levels, edges }: Surroundings): Sliced<readonly Neighbour[]> {
  const degrees = new Map<string, number>();
  yield* inTurns(edges.values(), ({ from, to }) => {
    if (from !== to) for (const id of [from, to]) degrees.set(id, (degrees.get(id) ?? 0) + 1);
  });
  const all: Neighbour[] = [];
  for (const [distance, ids] of levels.entries()) {
    const near = ids.map(id => ({ id, distance, degree: degrees.get(id) ?? 0 }));
    for (const one of yield* sorted(near, bestConnected)) all.push(one);
  }
  return all;
}

const bestConnected = (a: Neighbour, b: Neighbour): number => b.degree - a.degree || compare(a.id, b.id);

/** A node that several start nodes reach, and its distance from each. */
export type SharedNode = Readonly<{
  id: string;
  distances: readonly Readonly<{ of: string; distance: number }>[];
  total: number;
}>;

/**
 * The nodes reached by at least `atLeast` of the start nodes (a start node does not reach itself): by the
 * number of start nodes, then by total distance, then by id.
 */
export function* sharedBy(
  hops: Hops,
  of: readonly string[],
  maxHops: number,
  atLeast: number,
): Sliced<readonly SharedNode[]> {
  const distances = new Map<string, { of: string; distance: number }[]>();
  for (const start of [...of].sort(compare)) {
    const levels = yield* levelsOf(hops, [start], maxHops);
    for (const [distance, ids] of levels.entries())
      if (distance > 0) for (const id of ids) push(distances, id, { of: start, distance });
    yield;
  }
  return [...distances]
    .filter(([, from]) => from.length >= atLeast)
    .map(([id, from]) => ({
      id,
      distances: from,
      total: from.reduce((sum, { distance }) => sum + distance, 0),
    }))
    .sort((a, b) => b.distances.length - a.distances.length || a.total - b.total || compare(a.id, b.id));
}
