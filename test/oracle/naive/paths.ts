import { compareValues } from '../predicate';
import { groupBy, inOrder, nodesOf, wayOf, weakness, type Step, type Way } from './steps';

/** What is asked of paths, whoever says so: the ends, what must lie between, what must not be touched, the steps that may be taken, and how many. */
export type PathQuestion = Readonly<{
  from: ReadonlySet<string>;
  to: ReadonlySet<string>;
  via: ReadonlySet<string> | undefined;
  avoid: ReadonlySet<string>;
  steps: readonly Step[];
  minHops: number;
  maxHops: number;
}>;

/** Every path from one of `from` to one of `to` on which no node comes twice, by trying them all; in order. */
export const everyPath = ({
  from,
  to,
  via,
  avoid,
  steps,
  minHops,
  maxHops,
}: PathQuestion): readonly Way[] => {
  const onward = groupBy(steps, step => step.from);
  const found: Way[] = [];
  const follow = (path: readonly Step[], seen: readonly string[]): void => {
    const at = seen[seen.length - 1] ?? '';
    if (path.length >= minHops && to.has(at) && (!via || seen.slice(1, -1).some(id => via.has(id))))
      found.push(wayOf(path));
    if (path.length === maxHops) return;
    for (const step of onward.get(at) ?? [])
      if (!seen.includes(step.to) && !avoid.has(step.to)) follow([...path, step], [...seen, step.to]);
  };
  for (const id of from) if (!avoid.has(id)) follow([], [id]);
  return found.sort(inOrder);
};

/** A node between the ends of paths, with the paths by way of it. */
export type Pivot = Readonly<{ via: string; targets: readonly string[]; paths: readonly Way[] }>;

/** Shortest first, then strongest, then most targets, then by id. */
export const everyPivot = (paths: readonly Way[], via: ReadonlySet<string> | undefined): readonly Pivot[] => {
  const between = [...new Set(paths.flatMap(path => nodesOf(path).slice(1, -1)))].filter(
    id => !via || via.has(id),
  );
  const pivots = between.map((id): Pivot => {
    const through = paths.filter(path => nodesOf(path).slice(1, -1).includes(id));
    return {
      via: id,
      paths: through,
      targets: [...new Set(through.map(path => nodesOf(path).at(-1) ?? ''))].sort(compareValues),
    };
  });
  return pivots.sort(
    (a, b) =>
      (a.paths[0]?.steps.length ?? 0) - (b.paths[0]?.steps.length ?? 0) ||
      weakness(a.paths[0]?.certainty) - weakness(b.paths[0]?.certainty) ||
      b.targets.length - a.targets.length ||
      compareValues(a.via, b.via),
  );
};
