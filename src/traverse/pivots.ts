import type { Certainty } from '../model/model';
import type { FoundPath } from './paths';
import { compare } from './found';
import { weakness } from './subgraph';

/** A node on the way, with the paths that pass it and what they reach. */
export type Pivot = Readonly<{ via: string; targets: readonly string[]; paths: readonly FoundPath[]; length: number; certainty: Certainty }>;

/**
 * Groups paths by the nodes between their ends that match `via`. Best connected first: shortest, then strongest,
 * then most targets, then id. `paths` come in the fixed order, and stay in it within each group.
 */
export const findPivots = (paths: readonly FoundPath[], via: ReadonlySet<string> | undefined): readonly Pivot[] => {
  const groups = new Map<string, FoundPath[]>();
  for (const path of paths) {
    for (const hop of path.hops.slice(1)) {
      if (via && !via.has(hop.from)) continue;
      const group = groups.get(hop.from);
      if (group) group.push(path);
      else groups.set(hop.from, [path]);
    }
  }
  return [...groups].map(([id, group]) => pivot(id, group)).sort(inRank);
};

const pivot = (via: string, paths: readonly FoundPath[]): Pivot => ({
  via, paths,
  targets: [...new Set(paths.map(path => path.hops[path.hops.length - 1]?.to ?? ''))].sort(compare),
  length: paths[0]?.hops.length ?? 0,
  certainty: paths[0]?.certainty ?? 'UNCERTAIN',
});

const inRank = (a: Pivot, b: Pivot): number =>
  a.length - b.length || weakness(a.certainty) - weakness(b.certainty) || b.targets.length - a.targets.length || compare(a.via, b.via);
