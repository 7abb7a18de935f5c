import { compareValues } from '../predicate';
import { groupBy, inOrder, isSo, nodesOf, wayOf, weakness, type Step, type Way } from './steps';

/** What is asked of paths, whoever says so: the ends, what must lie between, what must not be touched, the steps that may be taken, and how many. */
export type PathQuestion = Readonly<{
  from: ReadonlySet<string>;
  to: ReadonlySet<string>;
  via: ReadonlySet<string> | undefined;
  avoid: ReadonlySet<string>;
  steps: readonly Step[];
  minHops: number;
  maxHops: number;
  /** Whether a relation does not stand behind those that it names. */
  chains: boolean;
}>;

/** Every path from one of `from` to one of `to` on which no node comes twice, by trying them all; in order. */
export const everyPath = (question: PathQuestion): readonly Way[] => {
  const { from, to, via, avoid, steps, minHops, maxHops } = question;
  const onward = groupBy(steps, step => step.from);
  const found: Way[] = [];
  const follow = (path: readonly Step[], seen: readonly string[]): void => {
    const at = seen[seen.length - 1] ?? '';
    const passes = !via || seen.slice(1, -1).some(id => via.has(id));
    if (question.chains && !isChain(path)) return;
    if (path.length >= minHops && to.has(at) && passes && !saysTwice(path, question)) found.push(wayOf(path));
    if (path.length === maxHops) return;
    for (const step of onward.get(at) ?? [])
      if (!seen.includes(step.to) && !avoid.has(step.to)) follow([...path, step], [...seen, step.to]);
  };
  for (const id of from) if (!avoid.has(id)) follow([], [id]);
  return found.sort(inOrder);
};

/** Whether each relation, those of groups and those that pass on left out, may stand behind the one before it that is followed the same way. */
export const isChain = (path: readonly Step[]): boolean =>
  path
    .filter(step => !step.edge.relation.inherits && !passesOn(step))
    .every((step, i, all) => {
      const before = all[i - 1];
      if (before?.direction !== step.direction) return true;
      const [first, second] = step.direction === 'FORWARD' ? [before, step] : [step, before];
      return !second.edge.relation.notAfter.includes(first.edge.relation.name);
    });

const passesOn = ({ edge }: Step): boolean =>
  edge.relation.passesOn !== undefined && isSo(edge, edge.relation.passesOn);

/**
 * Whether some stretch of it, a step after those by which its start has it or before those by which its end does, is also a
 * single step, with which it would be an answer all the same.
 */
const saysTwice = (path: readonly Step[], { steps, via, minHops }: PathQuestion): boolean =>
  path.some((first, i) =>
    path.slice(i + 1).some((last, j) => {
      const stretch = path.slice(i, i + 2 + j);
      const likes = [
        ...(stretch.slice(0, -1).every(step => isInherited(step, 'FORWARD')) ? [last] : []),
        ...(stretch.slice(1).every(step => isInherited(step, 'BACKWARD')) ? [first] : []),
      ];
      const direct = steps.filter(
        one =>
          one.from === first.from &&
          one.to === last.to &&
          likes.some(
            of => of.direction === one.direction && of.edge.relation.name === one.edge.relation.name,
          ),
      );
      return direct.some(one => {
        const shorter = [...path.slice(0, i), one, ...path.slice(i + 2 + j)];
        const between = shorter.slice(1).map(step => step.from);
        return shorter.length >= minHops && (!via || between.some(id => via.has(id)));
      });
    }),
  );

const isInherited = (step: Step, direction: Step['direction']): boolean =>
  step.direction === direction && step.edge.relation.inherits;

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
