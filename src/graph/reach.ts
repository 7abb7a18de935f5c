import { CERTAINTIES, type Certainty } from '../model/model';
import { compare, type Hop, type Hops } from './found';
import type { FoundPath } from './paths';
import { weakestOf, weakness } from './subgraph';

/** What is reached from several nodes, level by level; level 0 is `from`. */
export const levelsOf = (
  hops: Hops,
  from: Iterable<string>,
  maxHops: number,
): readonly (readonly string[])[] => {
  const seen = new Set(from);
  const levels: (readonly string[])[] = [[...seen].sort(compare)];
  for (let level = 1; level <= maxHops; level += 1) {
    const next = new Set<string>();
    for (const id of levels[level - 1] ?? [])
      for (const hop of hops.get(id) ?? []) if (!seen.has(hop.to)) next.add(hop.to);
    if (next.size === 0) break;
    for (const id of next) seen.add(id);
    levels.push([...next].sort(compare));
  }
  return levels;
};

/**
 * A node that is reached, and its witness: of the shortest paths to it, the most certain, then the first by
 * ids.
 */
export type Reached = Readonly<{ id: string; distance: number; path: FoundPath }>;

/**
 * Everything reached within `maxHops`, without the start nodes: nearest first, then most certain, then by id.
 */
export const reachOf = (hops: Hops, from: ReadonlySet<string>, maxHops: number): readonly Reached[] => {
  const levels = levelsOf(hops, from, maxHops);
  const witnesses = new Map<string, readonly Hop[]>();
  for (const certainty of CERTAINTIES) {
    for (const [id, way] of strongestWays(hops, levels, certainty))
      if (!witnesses.has(id)) witnesses.set(id, way);
  }
  return levels
    .flatMap((ids, distance) =>
      ids
        .map((id): Reached => {
          const way = witnesses.get(id) ?? [];
          return {
            id,
            distance,
            path: { hops: way, certainty: weakestOf(way.map(hop => hop.edge.certainty)) },
          };
        })
        .sort((a, b) => weakness(a.path.certainty) - weakness(b.path.certainty) || compare(a.id, b.id)),
    )
    .slice(from.size);
};

/**
 * The first path by ids to each node, level by level, over edges with at least this certainty. Nodes within a
 * level are ranked by their paths, so the best path to a node extends the best-ranked node before it.
 */
const strongestWays = (
  hops: Hops,
  levels: readonly (readonly string[])[],
  certainty: Certainty,
): ReadonlyMap<string, readonly Hop[]> => {
  const ways = new Map<string, readonly Hop[]>((levels[0] ?? []).map(id => [id, []]));
  let ranked = levels[0] ?? [];
  for (const level of levels.slice(1)) {
    const members = new Set(level);
    const next: string[] = [];
    for (const id of ranked) {
      for (const hop of hops.get(id) ?? []) {
        if (!members.has(hop.to) || ways.has(hop.to) || weakness(hop.edge.certainty) > weakness(certainty))
          continue;
        ways.set(hop.to, [...(ways.get(id) ?? []), hop]);
        next.push(hop.to);
      }
    }
    ranked = next;
  }
  return ways;
};
