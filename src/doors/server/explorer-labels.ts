import { isActor } from '../../engine/model/roles';
import { dutiesOf } from '../../engine/model/duties';
import type { Pack } from '../../pack/pack';
import type { GraphQLSchema } from 'graphql';
import {
  firstOf,
  membershipsOf,
  pascal,
  type Field,
  type Kind,
  type Model,
  type Relation,
} from '../../engine/model/model';
import { fieldsOfActors, offersOf } from './mine-operation';

const SHARED = new Set([
  'sources',
  'restrictedTo',
  'version',
  'recordedAt',
  'access',
  'id',
  'generalKnowledge',
]);

export const isOwn = (model: Model, field: Field): boolean =>
  !SHARED.has(field.name) && !model.kinds.get('Entity')?.fields.has(field.name);

export const concrete = (model: Model): readonly Kind[] =>
  [...model.kinds.values()].filter(({ shape }) => shape === 'object');

/** By the widest kind of each prefix, as the API's own sentences have it. */
const spokenOf = (
  model: Model,
): Readonly<Record<string, Readonly<{ isQuoted: boolean; isActor: boolean }>>> =>
  Object.fromEntries(
    [...model.kinds.values()]
      .sort((a, b) => a.members.length - b.members.length)
      .map(kind => [kind.prefix, { isQuoted: kind.quoted, isActor: isActor(kind, model) }]),
  );

/** The type of each field that a kind has of its own, by kind and field. */
const fieldsOf = (model: Model): ReadonlyMap<string, string> => {
  const fields = new Map<string, string>();
  for (const kind of concrete(model))
    for (const field of kind.fields.values())
      if (isOwn(model, field))
        fields.set(
          `${kind.name}.${field.name}`,
          field.type.kind === 'enum'
            ? field.type.name
            : field.type.kind === 'scalar'
              ? field.type.name
              : 'String',
        );
  return fields;
};

/** What the SDL calls each of them. */
const namesOf = (model: Model): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    concrete(model).flatMap(kind =>
      [...kind.fields.values()]
        .filter(field => isOwn(model, field))
        .map(({ name, label }) => [name, label] as const),
    ),
  );

/** What the API takes for arguments of its questions that are left out: each number and name, by question and argument. */
const defaultsOf = (
  schema: GraphQLSchema,
): Readonly<Record<string, Readonly<Record<string, number | string>>>> =>
  Object.fromEntries(
    Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap(({ name, args }) => {
      const own = args.flatMap(({ name: of, defaultValue: value }) =>
        (typeof value === 'number' || typeof value === 'string') && of !== 'first'
          ? [[of, value] as const]
          : [],
      );
      return own.length > 0 ? [[name, Object.fromEntries(own)] as const] : [];
    }),
  );

/** The words of each value of each enum. */
const enumsOf = (model: Model): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    [...model.enums].map(([name, { values }]) => [
      name,
      Object.fromEntries(values.map(of => [of.name, of.label])),
    ]),
  );

/** How each relation is said; a fact that says it otherwise has a name of its own in a step, since those of two may be of different types. */
const wordsOf = (model: Model): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    [...model.relations].map(([name, { phrase, phrases, forward }]) => {
      const given = phrases.map(({ given: { fact, ...is }, ...said }) => ({
        ...said,
        ...is,
        fact: `${forward}_${fact}`,
      }));
      return [name, { ...phrase, ...(given.length > 0 ? { given } : {}) }];
    }),
  );

/** Along which a step comes to who has it, and to what it rests on by law; whether one end loses anything without the other. */
const tellingOf = ({ owner, consequences }: Relation): Readonly<Record<string, string | boolean>> => {
  const basis = consequences.find(({ what, by }) => what === 'LEGAL_BASIS' && by.includes('RETIRE'));
  return {
    ...(owner ? { owner: owner === 'TO' ? 'FORWARD' : 'BACKWARD' } : {}),
    ...(consequences.length > 0 ? { bears: true } : {}),
    ...(basis ? { basis: basis.loses === 'FROM' ? 'FORWARD' : 'BACKWARD' } : {}),
  };
};

/** How each kind is said. */
const nounsOf = (model: Model): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    [...model.kinds].map(([name, { noun }]) => {
      const { one, many, gender } = noun;
      return [name, { one, many, gender }];
    }),
  );

/** The lane of each kind that says one. */
const lanesOf = (model: Model): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...model.kinds].flatMap(([name, { lane }]) => (lane === undefined ? [] : [[name, lane]])),
  );

/** The relations of each kind by the fields that they are asked for by: which, and from which end. */
const relationFieldsOf = (model: Model): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    concrete(model).map(({ name, ends }) => [
      name,
      Object.fromEntries(
        [...ends].map(([field, { relation, direction }]) => [field, [relation.name, direction]]),
      ),
    ]),
  );

/** Returns what a picture needs of a Model to be drawn in a browser. */
export const pictureLabelsOf = (model: Model) => ({
  kinds: nounsOf(model),
  relations: wordsOf(model),
  lanes: lanesOf(model),
  spokenOf: spokenOf(model),
  relationFields: relationFieldsOf(model),
});

/** Returns what fields of kinds are called in each language that something is said in. */
const labelledIn = ({ messages, ...model }: Model): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    [...model.kinds.values()].flatMap(({ fields }) =>
      [...fields.values()].map(({ name, label }) => [
        name,
        Object.fromEntries(
          messages.languages.map(language => [language, messages.in(language).label(name, label) ?? name]),
        ),
      ]),
    ),
  );

/** Returns what fields are called: those of kinds, relations, and the lists and lookups of kinds. */
export const fieldWordsOf = (model: Model): Readonly<Record<string, unknown>> => ({
  ...Object.fromEntries(
    concrete(model).flatMap(({ ends }) =>
      [...ends].map(
        ([
          field,
          {
            relation: { phrase },
            direction,
          },
        ]) => [field, direction === 'FORWARD' ? phrase.forward : phrase.backward],
      ),
    ),
  ),
  ...labelledIn(model),
  ...Object.fromEntries(
    [...model.kinds.values()].flatMap(({ singular, plural, noun }) => [
      [singular, noun.one],
      [plural, noun.many],
    ]),
  ),
});

/** The kinds at the ends of each relation, and what it tells of them. */
const endsOf = (model: Model): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    [...model.relations].map(([name, relation]) => [
      name,
      { from: relation.from, to: relation.to, ...tellingOf(relation) },
    ]),
  );

/** The kinds that may fill the gaps of questions; of a question that names one that the model lacks, none are said. */
const gapsOf = (model: Model, said: Pack['kinds']): Pack['kinds'] =>
  Object.fromEntries(
    Object.entries(said).map(([question, gaps]) => [
      question,
      Object.fromEntries(
        Object.entries(gaps).filter(([, kinds]) => kinds.every(kind => model.kinds.has(kind))),
      ),
    ]),
  );

/** The gap of a question as addresses have it: the word for what fills it. */
const gapNamed = ({ one }: Kind['noun'], model: Pick<Model, 'languages'>): string =>
  firstOf(one, model).normalize('NFD').replace(/\p{M}/gu, '').replaceAll(' ', '-');

/** The kind whose things are compared, and the values by which what they use is a duty, or recommended. */
const comparedIn = (model: Model): Readonly<Record<string, unknown>> | null => {
  const {
    kinds,
    relations,
    roles: { compared },
  } = model;
  const noun = kinds.get(compared?.kind ?? '')?.noun;
  if (!compared?.adopts || !noun) return null;
  const { one, many, definite = { one, many } } = noun;
  const { must, should } = compared.adopts;
  const level = relations.get(compared.adopts.relation)?.fields.get((must ?? should)?.fact ?? '');
  return {
    kind: compared.kind,
    prefix: kinds.get(compared.kind)?.prefix ?? '',
    noun: { one, many, theOne: definite.one, theMany: definite.many },
    gap: gapNamed(noun, model),
    levels: level?.type.kind === 'enum' ? { of: level.type.name, values: level.type.values } : null,
    must: must?.is ?? [],
    should: should?.is ?? [],
  };
};

/** What capabilities are laid out by, by the words for it in addresses: first that in which what is red is a gap. */
const columnNamesIn = ({ roles: { columns }, ...model }: Model): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...columns]
      .sort((a, b) => Number(b.gap) - Number(a.gap))
      .flatMap(({ name, kind }) => {
        const noun = model.kinds.get(kind)?.noun;
        return noun ? [[gapNamed(noun, model), name] as const] : [];
      }),
  );

/** The relations that are asked about by their part: who uses and who has what, and how what others use is had and used besides. */
const askedIn = (model: Model): Readonly<Record<string, unknown>> => ({
  uses: model.roles.relations.get('USES') ?? '',
  offers: offersOf(model).map(({ by, isForward, used }) => ({ by: by.name, isForward, used: used.name })),
  joins: [...model.relations.values()].filter(({ inherits }) => inherits).map(({ name }) => name),
  provision: model.roles.kinds.get('OBLIGATION') ?? '',
  actor: model.roles.kinds.get('ACTOR') ?? '',
  country: model.roles.kinds.get('COUNTRY') ?? '',
  column: Object.keys(columnNamesIn(model))[0] ?? '',
  binds: dutiesOf(model)?.binds.name ?? '',
  fields: [...fieldsOfActors(model).keys()].map(name => model.kinds.get(name)?.prefix ?? ''),
});

/** What is meant together where an end is called by a name: as addresses have it, what it is called, and how it is selected. */
const collectivesIn = ({ roles, enums, kinds }: Model): readonly Readonly<Record<string, unknown>>[] =>
  roles.collectives.map(({ name, kind, field }) => {
    const type = kinds.get(pascal(kind))?.fields.get(field)?.type;
    const values = type?.kind === 'enum' ? enums.get(type.name)?.values : undefined;
    return {
      name: name.toLowerCase(),
      label: values?.find(value => value.name === name)?.label ?? { en: name },
      selector: { [kind]: { [field]: { eq: name } } },
    };
  });

/** Where wholes stand that are drawn with what goes between them, and the kinds of that; null where none are. */
const flowsIn = ({ kinds, relations, enums, roles: { flows } }: Model) => {
  if (!flows) return null;
  const { core, parts, beside } = flows;
  const form = kinds.get(relations.get(flows.takesPart)?.to[0] ?? '')?.fields.get(flows.form)?.type;
  const listed = flows.listed.map(({ kind, field, is, at }) => {
    const type = kinds.get(kind)?.fields.get(field)?.type;
    const values = type?.kind === 'enum' ? enums.get(type.name)?.values : undefined;
    return { kind, of: values?.find(({ name }) => name === is)?.label ?? { en: is }, at };
  });
  return form?.kind === 'enum'
    ? { core, parts, beside, forms: { of: form.name, values: form.values }, listed }
    : null;
};

/** How those who act are selected that are in something with members, by the kind of that: its field of theirs. */
const membersIn = (model: Model): Readonly<Record<string, readonly [actor: string, field: string]>> => {
  const { kinds, roles } = model;
  const actor = roles.kinds.get('ACTOR') ?? '';
  const joins = membershipsOf(model).filter(
    ({ inherits, labels }) => !inherits && labels.from.includes(actor),
  );
  return Object.fromEntries(
    [...fieldsOfActors(model), ...joins.flatMap(join => join.to.map(kind => [kind, join] as const))].map(
      ([kind, { forward }]) => [kind, [kinds.get(actor)?.singular ?? '', forward]],
    ),
  );
};

/** The kinds that have a page of their own of all that concerns them: those who act, and the fields that they belong to. */
const minesOf = (model: Model): Readonly<Record<string, 'ACTOR' | 'FIELD'>> => {
  const fields = fieldsOfActors(model);
  return Object.fromEntries(
    concrete(model).flatMap((kind): readonly (readonly [string, 'ACTOR' | 'FIELD'])[] => {
      if (isActor(kind, model)) return [[kind.name, 'ACTOR']];
      return fields.has(kind.name) ? [[kind.name, 'FIELD']] : [];
    }),
  );
};

/** The field of each kind that is a number of people, and what they are called. */
const peopleOf = (
  model: Model,
): Readonly<Record<string, NonNullable<Field['called']> & Readonly<{ field: string }>>> =>
  Object.fromEntries(
    concrete(model).flatMap(({ name, fields }) =>
      [...fields.values()].flatMap(({ name: field, called }) =>
        called ? [[name, { field, ...called }]] : [],
      ),
    ),
  );

/** The fields of each kind that are told not to be recorded where they have no value. */
const missedOf = (model: Model): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    concrete(model).flatMap(({ name, fields }) => {
      const missed = [...fields.values()].filter(field => field.missed && isOwn(model, field));
      return missed.length > 0 ? [[name, missed.map(field => field.name)] as const] : [];
    }),
  );

/**
 * The words, ends and lanes of all that a Model has, and the defaults of the questions of the API: what the explorer is
 * given instead of names of its own. What each is for stands in web/gql/labels.ts, whose constants have these names.
 */
export const labelsOf = (
  model: Model,
  schema: GraphQLSchema,
  { kinds, addresses }: Pick<Pack, 'kinds' | 'addresses'>,
) => ({
  addresses,
  gaps: gapsOf(model, kinds),
  kinds: nounsOf(model),
  memberships: Object.fromEntries(
    [...model.kinds].map(([name, { interfaces }]) => [name, [name, ...interfaces]]),
  ),
  lanes: lanesOf(model),
  relations: wordsOf(model),
  ends: endsOf(model),
  enums: enumsOf(model),
  spokenOf: spokenOf(model),
  fieldTypes: Object.fromEntries(fieldsOf(model)),
  fieldLabels: namesOf(model),
  columns: Object.fromEntries(model.roles.columns.map(({ name, kind }) => [name, kind])),
  columnNames: columnNamesIn(model),
  people: peopleOf(model),
  missed: missedOf(model),
  compared: comparedIn(model),
  mines: minesOf(model),
  asked: askedIn(model),
  collectives: collectivesIn(model),
  flows: flowsIn(model),
  members: membersIn(model),
  defaults: defaultsOf(schema),
});
