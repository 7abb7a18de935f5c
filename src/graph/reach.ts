import { CERTAINTIES, type Certainty } from '../model/model';
import { compare, type Hop, type Hops } from './found';
import type { FoundPath } from './paths';
import { sorted, type Sliced } from './sliced';
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
export function* reachOf(hops: Hops, from: ReadonlySet<string>, maxHops: number): Sliced<readonly Reached[]> {
  const levels = levelsOf(hops, from, maxHops);
  yield;
  const witnesses = new Map<string, readonly Hop[]>();
  for (const certainty of CERTAINTIES) {
    for (const [id, way] of yield* strongestWays(hops, levels, certainty))
      if (!witnesses.has(id)) witnesses.set(id, way);
  }
  const all: Reached[] = [];
  for (const [distance, ids] of levels.entries()) {
    yield;
    const reached = ids.map((id): Reached => {
      const way = witnesses.get(id) ?? [];
      return { id, distance, path: { hops: way, certainty: weakestOf(way.map(hop => hop.edge.certainty)) } };
    });
    for (const one of yield* sorted(reached, inRank)) all.push(one);
  }
  return all.slice(from.size);
}

const inRank = (a: Reached, b: Reached): number =>
  weakness(a.path.certainty) - weakness(b.path.certainty) || compare(a.id, b.id);

/** Nodes followed between two yields. */
const FOLLOWED = 200;

/**
 * The first path by ids to each node, level by level, over edges with at least this certainty. Nodes within a
 * level are ranked by their paths, so the best path to a node extends the best-ranked node before it.
 */
function* strongestWays(
  hops: Hops,
  levels: readonly (readonly string[])[],
  certainty: Certainty,
): Sliced<ReadonlyMap<string, readonly Hop[]>> {
  const ways = new Map<string, readonly Hop[]>((levels[0] ?? []).map(id => [id, []]));
  let ranked = levels[0] ?? [];
  for (const level of levels.slice(1)) {
    const members = new Set(level);
    const next: string[] = [];
    for (const [at, id] of ranked.entries()) {
      if (at % FOLLOWED === 0) yield;
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
}
