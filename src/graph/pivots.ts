import type { Certainty } from '../model/model';
import type { FoundPath } from './paths';
import { compare, type Hop } from './found';
import { inTurns, type Sliced } from './sliced';
import { weakness } from './subgraph';

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
