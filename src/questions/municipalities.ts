import type { Sentence } from './answer-parts';
import type { Model } from '../model/model';
import { explainComparable } from '../words/comparable';
import { SamgrafError } from '../errors';
import type { Comparable, Criterion } from '../graph/comparable';
import { onlyOf, type Found } from '../graph/found';
import type { RowMap } from '../plan/plan';
import { type Arguments, named } from '../planner/arguments';
import { arm, everything, step } from './capability-map';

/** The kinds and relations needed by the questions about municipalities. */
export const MUNICIPALITIES = ['Municipality', 'PART_OF', 'USES', 'DEPENDS_ON', 'INTEROPERATES_WITH'];

/** The same defaults as in the SDL. */
const DEFAULT_CRITERIA: readonly Criterion[] = ['POPULATION', 'COUNTY', 'WRITTEN_FORM'];
export const criteria = (read: Arguments): readonly Criterion[] => [
  ...new Set(read.some<Criterion>('by') ?? DEFAULT_CRITERIA),
];

/** One municipality and all of them, with what they are compared by. */
export const municipalities = (read: Arguments, resources: boolean) => ({
  nodeFacts: ['population', 'areaKm2', 'writtenForm'] as const,
  seeds: [
    named('Of', 'of', read.ids('of', 1, 1)),
    named('Peers', 'of', everything('Municipality', read.model)),
  ],
  expansions: [
    step('County', ['Of', 'Peers'], arm(read.model, 'FORWARD', 'PART_OF')),
    ...(resources ? [step('Used', ['Of', 'Peers'], arm(read.model, 'FORWARD', 'USES'))] : []),
  ],
});

/** Only municipalities have the values that are compared. */
export const checkKind = (found: Found<'Of', never, never>): void => {
  const id = onlyOf(found, 'Of');
  const kind = found.nodes.get(id)?.kind;
  if (kind !== 'Municipality')
    throw new SamgrafError(
      'BAD_INPUT',
      `of: ${id} is a ${kind ?? 'node'}; only municipalities can be compared.`,
      'Give the id of a municipality, such as municipality:0301.',
    );
};

/** A comparable municipality as it appears in an answer, with a sentence about it. */
export const comparableObject =
  (found: Found<'Of', never, never>, model: Model) =>
  ({ id, likeness, by }: Comparable): RowMap => ({
    node: id,
    likeness,
    by: by.map(({ by: criterion, likeness: of }) => ({ by: criterion, likeness: of })),
    speaks: [
      id,
      onlyOf(found, 'Of'),
      ...by.flatMap(one => (one.by === 'COUNTY' && one.likeness > 0 ? [String(one.values[0])] : [])),
    ],
    explanation: ((args, parts) =>
      explainComparable(
        { own: onlyOf(found, 'Of'), other: id, by },
        args['lang'],
        parts.nodes,
        model,
      )) satisfies Sentence,
  });
