import type { Found } from '../graph/found';
import type { CutBy, UpTo } from '../graph/up-to';
import type { ConsequenceRule } from '../model/consequences';
import type { Model, Relation } from '../model/model';
import type { GoingOn, Meeting } from '../plan/elsewhere';
import { selectorOf, type Across, type Seeds, type StepDirection } from '../plan/traversal';
import { named, type Arguments } from '../planner/arguments';

/** What another graph has too, from which it may be gone on. */
export type Met = 'Met';

/** Hops that another graph is looked around at most. */
const FARTHEST = 4;

/** Names what is met elsewhere, which is looked around here too: a way may come back by it. */
export const metSeeds = ({ here }: Meeting, model: Model): Seeds<Met> =>
  named('Met', 'across', selectorOf(here, model));

/** A model that knows relations of other graphs too: what follows from them, and what is said of them. */
export const withRelations = (model: Model, { graphs }: Meeting): Model => ({
  ...model,
  relations: new Map([
    ...model.relations,
    ...graphs.flatMap(({ relations }) => relations.map(one => [one.name, one] as const)),
  ]),
});

/** Our relations with those that are followed elsewhere. What does not stand behind one of ours does not stand behind one that is the same there. */
export const besides = (
  ours: readonly Relation[],
  theirs: readonly Relation[],
  { graphs }: Meeting,
): readonly Relation[] => {
  const alikeTo = ({ notAfter }: Relation): readonly string[] =>
    theirs.flatMap(({ name }) =>
      graphs.some(({ like }) => notAfter.includes(like[name] ?? '')) ? [name] : [],
    );
  return [...ours.map(one => ({ ...one, notAfter: [...one.notAfter, ...alikeTo(one)] })), ...theirs];
};

/** The relations that are named to another graph: none where it follows all that it follows by default. */
const namedTo = (theirs: readonly Relation[], read: Arguments): GoingOn['relations'] =>
  read.has('relations') || read.value('duty') === true ? theirs.map(({ name }) => name) : undefined;

/** Lays out how far other graphs are looked around where ways between two ends are looked for: from both, half the way each. */
export const goingBetween = (
  meeting: Meeting,
  maxHops: number,
  theirs: readonly Relation[],
  { kinds, whole }: Readonly<{ kinds: Across['kinds']; whole: boolean }>,
  read: Arguments,
): Across => ({
  ...{ meeting, kinds, knownTo: 'BETWEEN_ENDS' },
  // Each stretch there is between two of what is asked about, and every relation among what is found is told.
  goesOn: {
    ...{ hops: Math.max(1, Math.floor(maxHops / 2)), direction: 'ANY' },
    relations: namedTo(theirs, read),
    ...(whole ? { whole } : {}),
  },
});

/** Lays out the same where all is looked for that is reached from somewhere. */
export const goingOutward = (
  meeting: Meeting,
  { hops, direction }: Readonly<{ hops: number; direction: StepDirection }>,
  theirs: readonly Relation[],
  read: Arguments,
): Across => ({
  ...{ meeting, kinds: {}, knownTo: 'OUTWARD' },
  goesOn: { hops: Math.min(hops, FARTHEST), direction, relations: namedTo(theirs, read) },
});

/**
 * Lays out the same where something falls with what it rests on, by rules of all graphs and by what groups hand on. `beyond`: what else each of
 * it rests on is one hop farther.
 */
export const goingByLoss = (
  meeting: Meeting,
  { hops, beyond }: Readonly<{ hops: number; beyond: boolean }>,
  rules: readonly ConsequenceRule[],
  kinds: Across['kinds'] = {},
): Across => ({
  ...{ meeting, kinds, knownTo: beyond ? 'WITH_SUPPORTS' : 'OUTWARD' },
  goesOn: {
    ...{ hops: Math.min(beyond ? hops + 1 : hops, FARTHEST), direction: 'ANY' },
    relations: meeting.graphs
      .flatMap(({ relations }) => relations)
      .filter(({ name, inherits }) => inherits || rules.some(({ relation }) => relation === name))
      .map(({ name }) => name),
  },
});

/** The rules of this graph alone, by which ours is read. */
export const ownRules = (rules: readonly ConsequenceRule[], model: Model): readonly ConsequenceRule[] =>
  rules.filter(({ relation }) => model.relations.has(relation));

/** Returns what was found, as far as all graphs are known that it was looked for in. */
export const asFarAsKnown = <T>(of: UpTo<T>, { elsewhere }: Pick<Found, 'elsewhere'>): UpTo<T> =>
  elsewhere ? of.within(elsewhere.completeTo, 'ELSEWHERE' satisfies CutBy) : of;

/** Tells whether all other graphs are known to this distance. */
export const isKnownElsewhere = ({ elsewhere }: Pick<Found, 'elsewhere'>, distance: number): boolean =>
  !elsewhere || elsewhere.completeTo >= distance;
