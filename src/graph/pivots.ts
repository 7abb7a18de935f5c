import type { Certainty } from '../model/model';
import type { FoundPath } from './paths';
import { compare, type Hop } from './found';
import { inTurns, type Sliced } from './sliced';
import { weakness } from './subgraph';

/** A node that paths begin at, with the nodes on the way from it and the targets they reach, all by id. */
export type Start = Readonly<{
  from: string;
  via: readonly string[];
  targets: readonly string[];
  paths: number;
  length: number;
  certainty: Certainty;
}>;

/** A node on the way, with the paths that pass through it and the targets they reach. */
export type Pivot = Readonly<{
  via: string;
  targets: readonly string[];
  paths: readonly FoundPath[];
  length: number;
  certainty: Certainty;
}>;

/** Paths visited between two yields: about a millisecond. */
const PATHS = 1_000;

/**
 * Groups paths by the nodes between their endpoints that match `via`. Best connected first: shortest, then
 * most certain, then most targets, then by id. `paths` must be in the fixed order, and each group keeps it.
 */
export function* findPivots(
  paths: readonly FoundPath[],
  via: ReadonlySet<string> | undefined,
): Sliced<readonly Pivot[]> {
  const groups = new Map<string, Group>();
  const add = (path: FoundPath): void => {
    const target = path.hops[path.hops.length - 1]?.to ?? '';
    for (let at = 1; at < path.hops.length; at += 1) {
      const { from } = path.hops[at] as Hop;
      if (via && !via.has(from)) continue;
      const group = groups.get(from) ?? { paths: [], targets: new Set() };
      groups.set(from, group);
      group.paths.push(path);
      group.targets.add(target);
    }
  };
  yield* inTurns(paths, add, PATHS);
  return [...groups].map(([id, group]) => pivot(id, group)).sort(inRank);
}

/** Groups paths by the node that they begin at, by id. `paths` must be in the fixed order: the first is the best. */
export function* findStarts(
  paths: readonly FoundPath[],
  via: ReadonlySet<string> | undefined,
): Sliced<readonly Start[]> {
  const groups = new Map<string, Begun>();
  const add = (path: FoundPath): void => {
    const { hops } = path;
    const from = hops[0]?.from ?? '';
    const group = groups.get(from) ?? { first: path, via: new Set(), targets: new Set(), count: 0 };
    groups.set(from, group);
    group.count += 1;
    group.targets.add(hops[hops.length - 1]?.to ?? '');
    for (let at = 1; at < hops.length; at += 1) {
      const { from: passed } = hops[at] as Hop;
      if (!via || via.has(passed)) group.via.add(passed);
    }
  };
  yield* inTurns(paths, add, PATHS);
  return [...groups].map(([from, group]) => start(from, group)).sort((a, b) => compare(a.from, b.from));
}

type Begun = Readonly<{ first: FoundPath; via: Set<string>; targets: Set<string> }> & { count: number };

const start = (from: string, { first, via, targets, count }: Begun): Start => ({
  from,
  via: [...via].sort(compare),
  targets: [...targets].sort(compare),
  paths: count,
  length: first.hops.length,
  certainty: first.certainty,
});

type Group = Readonly<{ paths: FoundPath[]; targets: Set<string> }>;

const pivot = (via: string, { paths, targets }: Group): Pivot => ({
  via,
  paths,
  targets: [...targets].sort(compare),
  length: paths[0]?.hops.length ?? 0,
  certainty: paths[0]?.certainty ?? 'UNCERTAIN',
});

const inRank = (a: Pivot, b: Pivot): number =>
  a.length - b.length ||
  weakness(a.certainty) - weakness(b.certainty) ||
  b.targets.length - a.targets.length ||
  compare(a.via, b.via);
