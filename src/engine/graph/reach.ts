import { required } from '../errors';
import { CERTAINTIES, type Certainty } from '../model/model';
import { compare, type Hop, type Hops } from './found';
import type { FoundPath } from './paths';
import { inTurns, sorted, type Sliced } from './sliced';
import { weakestHop, weakness } from './found';

/** Ids by their distance. */
export type Distances = readonly (readonly string[])[];

/** Nodes followed between two yields. */
const FOLLOWED = 100;

/** Yields what is reached from several nodes, level by level; level 0 is `from`. */
export function* levelsOf(hops: Hops, from: Iterable<string>, maxHops: number): Sliced<Distances> {
  const seen = new Set(from);
  const levels: (readonly string[])[] = [yield* sorted([...seen], compare)];
  for (let level = 1; level <= maxHops; level += 1) {
    const next = new Set<string>();
    yield* inTurns(
      levels[level - 1] ?? [],
      id => {
        for (const hop of hops.get(id) ?? []) if (!seen.has(hop.to)) next.add(hop.to);
      },
      FOLLOWED,
    );
    if (next.size === 0) break;
    for (const id of next) seen.add(id);
    levels.push(yield* sorted([...next], compare));
  }
  return levels;
}

/**
 * A node that is reached, and its witness: of the shortest paths to it, the most certain, then the first by
 * ids.
 */
export type Reached = Readonly<{ id: string; distance: number; path: FoundPath }>;

/**
 * Everything reached within `maxHops`, without the start nodes: nearest first, then most certain, then by id.
 */
export function* reachOf(hops: Hops, from: ReadonlySet<string>, maxHops: number): Sliced<readonly Reached[]> {
  const levels = yield* levelsOf(hops, from, maxHops);
  yield;
  const ways: Ways[] = [];
  for (const certainty of CERTAINTIES) ways.push(yield* strongestWays(hops, levels, certainty));
  const all: Reached[] = [];
  for (const [distance, ids] of levels.entries()) {
    yield;
    const reached: Reached[] = [];
    yield* inTurns(
      ids,
      id => {
        const way = wayTo(id, distance, ways.find(last => last.has(id)) ?? NO_WAYS);
        reached.push({ id, distance, path: { hops: way, certainty: weakestHop(way) } });
      },
      FOLLOWED,
    );
    for (const one of yield* sorted(reached, inRank)) all.push(one);
  }
  return all.slice(from.size);
}

const inRank = (a: Reached, b: Reached): number =>
  weakness(a.path.certainty) - weakness(b.path.certainty) || compare(a.id, b.id);

/** The last hop of the way to each node, at the end of a way to the node that it comes from. */
type Ways = ReadonlyMap<string, Hop>;
const NO_WAYS: Ways = new Map();

const wayTo = (id: string, distance: number, last: Ways): readonly Hop[] => {
  const way = new Array<Hop>(distance);
  let to = id;
  for (let at = distance - 1; at >= 0; at -= 1) {
    const hop = required(last.get(to), 'each node of a way has a hop that leads to it');
    way[at] = hop;
    to = hop.from;
  }
  return way;
};

/**
 * The first path by ids to each node, level by level, over edges with at least this certainty. Nodes within a
 * level are ranked by their paths, so the best path to a node extends the best-ranked node before it.
 */
function* strongestWays(hops: Hops, levels: Distances, certainty: Certainty): Sliced<Ways> {
  const ways = new Map<string, Hop>();
  let ranked = levels[0] ?? [];
  for (const level of levels.slice(1)) {
    const members = new Set(level);
    const next: string[] = [];
    const follow = (hop: Hop): void => {
      if (!members.has(hop.to) || ways.has(hop.to) || weakness(hop.edge.certainty) > weakness(certainty))
        return;
      ways.set(hop.to, hop);
      next.push(hop.to);
    };
    yield* inTurns(ranked, id => hops.get(id)?.forEach(follow), FOLLOWED);
    ranked = next;
  }
  return ways;
}
