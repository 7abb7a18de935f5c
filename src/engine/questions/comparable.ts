import { SamgrafError, required } from '../errors';
import { comparableTo, usualOf, type Comparable } from '../graph/comparable';
import { onlyOf, seedOf, type Found } from '../graph/found';
import { readWhole } from '../graph/up-to';
import type { Compared, Criterion, Resemblance } from '../model/compared';
import { phraseOf, type Kind, type Model } from '../model/model';
import type { Roles } from '../model/roles';
import type { RowMap } from '../plan/plan';
import { checkLength, named, type Arguments } from '../planner/arguments';
import { explainComparable } from '../words/comparable';
import { pageOf, type SentenceOf } from './answer-parts';
import { arm, everything, kindOf, step } from './capability-map';
import { question } from './question';
import { ASSUMING, PAGE, SCOPE, answer } from './sdl-parts';

/** The kind whose things are compared, and by what. */
export const comparedOf = ({ roles }: Pick<Model, 'roles'>): Compared =>
  required(roles.compared, 'a kind that is compared');

/** Tells if a model says what is compared. */
export const hasCompared = ({ compared }: Roles): boolean => compared !== undefined;

/** The noun of what is compared, in the descriptions of the schema. */
export const nounOf = (model: Pick<Model, 'kinds' | 'roles'>): Readonly<{ one: string; many: string }> => {
  const noun = model.kinds.get(model.roles.compared?.kind ?? '')?.noun;
  return { one: noun?.one.en ?? 'thing', many: noun?.many.en ?? 'things' };
};

/** The type of what is found to be like something. */
export const likeType = ({ roles }: Pick<Model, 'roles'>): string =>
  `Comparable${roles.compared?.kind ?? ''}`;

export const criteria = (read: Arguments): readonly Criterion[] => {
  const compared = comparedOf(read.model);
  const names = read.some<string>('by');
  if (names === undefined) return usualOf(compared);
  return [...new Set(names)].flatMap(name => compared.criteria.filter(one => one.name === name));
};

const ofMeasure = (all: readonly Criterion[], ...measures: readonly Resemblance[]): readonly string[] => [
  ...new Set(all.flatMap(({ measure, of }) => (measures.includes(measure) ? [of] : []))),
];

/** The fields that things are compared by, all of them, whichever are asked for. */
export const factsCompared = ({ criteria: all }: Compared): readonly string[] =>
  ofMeasure(all, 'MAGNITUDE', 'SAME');

/** Lays out what any two things are joined to, where they are compared by it. */
export const linked = ({ criteria: all }: Compared, model: Model) => {
  const relations = ofMeasure(all, 'LINKED');
  return relations.length === 0 ? [] : [step('Linked', ['Of', 'Peers'], arm(model, 'FORWARD', ...relations))];
};

/** Lays out one thing and all of its kind, with what they are compared by, and some relations that go from them. */
export const comparing = (read: Arguments, by: readonly Criterion[], also: readonly string[] = []) => {
  const compared = comparedOf(read.model);
  const used = [...new Set([...also, ...ofMeasure(by, 'SHARED')])];
  return {
    nodeFacts: factsCompared(compared),
    seeds: [
      named('Of', 'of', read.nodes('of', 1, 1)),
      named('Peers', 'of', everything(compared.kind, read.model)),
    ],
    expansions: [
      ...linked(compared, read.model),
      ...(used.length === 0 ? [] : [step('Used', ['Of', 'Peers'], arm(read.model, 'FORWARD', ...used))]),
    ],
  };
};

/** An id of a kind, as it begins. */
export const idsOf = ({ prefix }: Kind): string => `${prefix}:…`;

/** Only things of the kind have the values that are compared. */
export const checkKind = (found: Found<'Of', never, string>, model: Model): void => {
  checkLength(seedOf(found, 'Of').size, 'of', [1, 1]);
  const id = onlyOf(found, 'Of');
  const kind = found.nodes.get(id)?.kind;
  const compared = kindOf(comparedOf(model).kind, model);
  if (kind === undefined || !compared.members.includes(kind))
    throw new SamgrafError(
      'BAD_INPUT',
      `of: ${id} is a ${kind ?? 'node'}; only ${compared.noun.many.en} can be compared.`,
      `Give the id of a ${compared.noun.one.en}: ${idsOf(compared)}`,
    );
};

/** One that is comparable as it appears in an answer, with a sentence about it. */
export const comparableObject =
  (found: Found<'Of', never, string>, model: Model) =>
  ({ id, likeness, by }: Comparable): RowMap => ({
    node: id,
    likeness,
    by: by.map(({ by: { name }, likeness: of }) => ({ by: name, likeness: of })),
    speaks: [
      id,
      onlyOf(found, 'Of'),
      ...by.flatMap(one => (one.by.measure === 'LINKED' && one.likeness > 0 ? [String(one.values[0])] : [])),
    ],
    explanation: ((args, parts) =>
      explainComparable(
        { own: onlyOf(found, 'Of'), other: id, by },
        args['lang'],
        parts.nodes,
        model,
      )) satisfies SentenceOf,
  });

/** The default of the argument that names criteria. */
export const usualBy = (model: Pick<Model, 'roles'>): string =>
  usualOf(model.roles.compared ?? NOTHING_COMPARED)
    .map(({ name }) => name)
    .join(', ');

/** Says how much more than others some criteria count. */
const weighed = ({ criteria: all, kind }: Compared, model: Pick<Model, 'kinds'>): string =>
  all
    .filter(({ weight }) => weight > 1)
    .map(
      ({ of, weight }) =>
        `; ${(model.kinds.get(kind)?.fields.get(of)?.label.en ?? of).toLowerCase()} counts ${timesOf(weight)}`,
    )
    .join('');

const TIMES: Readonly<Record<number, string>> = { 2: 'twice', 3: 'three times' };
const timesOf = (weight: number): string => TIMES[weight] ?? `${weight} times`;

/** Says which are left out, by the criteria that bound. */
const bounded = ({ criteria: all }: Compared): string => {
  const bounds = all
    .filter(({ bounds }) => bounds)
    .map(({ of, measure }) =>
      measure === 'MAGNITUDE'
        ? `By ${of}, those ten times as large or as small are left out.`
        : `Those that differ by ${of} are left out.`,
    );
  return ['The most alike first.', ...bounds].join(' ');
};

/** Stands for what a model compares where only the names of the types matter. */
const NOTHING_COMPARED: Compared = {
  kind: '',
  criteria: [
    {
      name: 'NOTHING',
      measure: 'SAME',
      of: '',
      ...{ weight: 1, usual: true, bounds: false, description: 'Nothing.' },
      says: phraseOf({}),
      ...{ differs: undefined, none: undefined },
    },
  ],
  adopts: undefined,
};

const sdl = (model: Pick<Model, 'kinds' | 'roles'>): string => {
  const compared = model.roles.compared ?? NOTHING_COMPARED;
  const { one, many } = nounOf(model);
  return `
"What ${many} are compared by, each from 0 (unlike) to 1 (alike)."
enum Criterion {
${compared.criteria.map(({ name, description }) => `  "${description}"\n  ${name}`).join('\n')}
}

"How alike two ${many} are in one respect."
type Likeness {
  "In which respect."
  by: Criterion!
  "From 0 (unlike) to 1 (alike)."
  likeness: Float!
}

"A ${one}, and how similar it is to the other."
type ${likeType(model)} {
  "The ${one}."
  node: Entity!
  "The mean over the criteria for which both have a value${weighed(compared, model)}."
  likeness: Float!
  "The likeness by each criterion for which both have a value."
  by: [Likeness!]!
  "In plain language ({spoken}): what the two have in common, and what they do not."
  explanation("Other languages get {first}." lang: Language = {first}): String!
}
${answer('Comparable', likeType(model), bounded(compared))}

extend type Query {
  "The ${many} most similar to a given one."
  comparable("One ${one}." of: EntitySelector!, "What they are compared by." by: [Criterion!] = [${usualBy(model)}]${ASSUMING}${PAGE}${SCOPE}): Comparable
}
`;
};

/** The things of a kind that are most similar to one. */
export const comparable = question({
  name: 'comparable',
  typename: 'Comparable',
  offered: hasCompared,
  sdl,
  layout: read => {
    const by = criteria(read);
    return { asked: by, ...comparing(read, by) };
  },
  *compute(by, found, { traversal, model }) {
    checkKind(found, model);
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
