import { DEFAULTS } from '../model/question-defaults';
import { SamgrafError } from '../errors';
import { comparableTo, type Comparable, type Criterion } from '../graph/comparable';
import { onlyOf, seedOf, type Found } from '../graph/found';
import { readWhole } from '../graph/up-to';
import type { Model } from '../model/model';
import type { RowMap } from '../plan/plan';
import { checkLength, named, type Arguments } from '../planner/arguments';
import { explainComparable } from '../words/comparable';
import { pageOf, type Sentence } from './answer-parts';
import { arm, everything, step } from './capability-map';
import { question } from './question';
import { ASSUMING, PAGE, SCOPE, answer } from './sdl-parts';

/** The kinds and relations needed by the questions about municipalities. */
export const MUNICIPALITIES = ['Municipality', 'PART_OF', 'USES', 'DEPENDS_ON', 'INTEROPERATES_WITH'];

export const criteria = (read: Arguments): readonly Criterion[] => [
  ...new Set(read.some<Criterion>('by') ?? DEFAULTS.criteria),
];

/** One municipality and all of them, with what they are compared by. */
export const municipalities = (read: Arguments, resources: boolean) => ({
  nodeFacts: ['population', 'areaKm2', 'writtenForm'] as const,
  seeds: [
    named('Of', 'of', read.nodes('of', 1, 1)),
    named('Peers', 'of', everything('Municipality', read.model)),
  ],
  expansions: [
    step('County', ['Of', 'Peers'], arm(read.model, 'FORWARD', 'PART_OF')),
    ...(resources ? [step('Used', ['Of', 'Peers'], arm(read.model, 'FORWARD', 'USES'))] : []),
  ],
});

/** Only municipalities have the values that are compared. */
export const checkKind = (found: Found<'Of', never, never>): void => {
  checkLength(seedOf(found, 'Of').size, 'of', [1, 1]);
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

const sdl = `
"What municipalities are compared by, each from 0 (unlike) to 1 (alike)."
enum Criterion {
  "1 for the same population, 0 for ten times as many or as few. Counts three times."
  POPULATION
  "The same for the area."
  AREA
  "1 in the same county."
  COUNTY
  "1 with the same written form of Norwegian."
  WRITTEN_FORM
  "The share of all resources of the two that both use."
  RESOURCES
}

"How alike two municipalities are in one respect."
type Likeness {
  "In which respect."
  by: Criterion!
  "From 0 (unlike) to 1 (alike)."
  likeness: Float!
}

"A municipality, and how similar it is to the other."
type ComparableMunicipality {
  "The municipality."
  node: Entity!
  "The mean over the criteria for which both have a value; population counts three times."
  likeness: Float!
  "The likeness by each criterion for which both have a value."
  by: [Likeness!]!
  "In plain language (nb, nn or en): what the two have in common, and what they do not."
  explanation("Other languages get nb." lang: Language = nb): String!
}
${answer('Comparable', 'ComparableMunicipality', 'The most alike first. By population, those ten times as large or as small are left out.')}

extend type Query {
  "The municipalities most similar to a given one."
  comparable("One municipality." of: EntitySelector!, "What they are compared by." by: [Criterion!] = [${DEFAULTS.criteria.join(', ')}]${ASSUMING}${PAGE}${SCOPE}): Comparable
}
`;

/** The municipalities most similar to one. */
export const comparable = question({
  name: 'comparable',
  typename: 'Comparable',
  needs: MUNICIPALITIES,
  sdl,
  layout: read => {
    const by = criteria(read);
    return { asked: by, ...municipalities(read, by.includes('RESOURCES')) };
  },
  *compute(by, found, { traversal, model }) {
    checkKind(found);
    yield;
    return {
      ...pageOf(
        readWhole(comparableTo(found, by)),
        item => item.id,
        { traversal, found },
        comparableObject(found, model),
      ),
    };
  },
});
