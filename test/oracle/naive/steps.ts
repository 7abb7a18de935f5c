import type { FactCondition } from '../../../src/engine/model/consequences';
import { CERTAINTIES, type Certainty } from '../../../src/engine/model/model';
import type { StoredEdge } from '../../../src/engine/plan/write';
import { compareValues } from '../predicate';

/** An edge followed from one of its ends. */
export type Step = Readonly<{
  edge: StoredEdge;
  direction: 'FORWARD' | 'BACKWARD';
  from: string;
  to: string;
}>;
/** Steps that each go on from where the one before led; as certain as the weakest. */
export type Way = Readonly<{ steps: readonly Step[]; certainty: Certainty }>;

/** Whether a fact of the edge is as is asked. */
export const isSo = ({ properties }: StoredEdge, { fact, is, isNot }: FactCondition): boolean => {
  const value = String(properties[fact] ?? '');
  return (is === undefined || is.includes(value)) && !(isNot ?? []).includes(value);
};

export const stepsAlong = (edges: readonly StoredEdge[], direction: unknown): readonly Step[] =>
  edges.flatMap((edge): Step[] => {
    const along: Step = { edge, direction: 'FORWARD', from: edge.from, to: edge.to };
    const against = turned(along);
    return direction === 'ANY' ? [along, against] : direction === 'BACKWARD' ? [against] : [along];
  });

export const turned = ({ edge, direction, from, to }: Step): Step => ({
  edge,
  direction: direction === 'FORWARD' ? 'BACKWARD' : 'FORWARD',
  from: to,
  to: from,
});

export const opposite = (direction: unknown): unknown =>
  direction === 'ANY' ? 'ANY' : direction === 'BACKWARD' ? 'FORWARD' : 'BACKWARD';

export const weakness = (certainty: unknown): number => CERTAINTIES.indexOf(certainty as Certainty);

export const wayOf = (steps: readonly Step[]): Way => ({
  steps,
  certainty:
    CERTAINTIES[Math.max(0, ...steps.map(step => weakness(step.edge.properties['certainty'])))] ??
    'UNCERTAIN',
});

export const nodesOf = (way: Way): readonly string[] => [
  way.steps[0]?.from ?? '',
  ...way.steps.map(step => step.to),
];

/** Shortest first, then by the weakest certainty, then by the ids of the nodes in turn, then by the keys of the edges. */
export const inOrder = (a: Way, b: Way): number =>
  a.steps.length - b.steps.length ||
  weakness(a.certainty) - weakness(b.certainty) ||
  compareLists(nodesOf(a), nodesOf(b)) ||
  compareLists(
    a.steps.map(s => s.edge.key),
    b.steps.map(s => s.edge.key),
  );

const compareLists = (a: readonly string[], b: readonly string[]): number =>
  a.map((item, i) => compareValues(item, b[i])).find(compared => compared !== 0) ?? 0;

export const groupBy = <T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
};
