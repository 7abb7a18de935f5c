import type { GraphQLSchema } from 'graphql';
import type { Field, Kind, Model, Relation } from '../src/model/model';
import { COLUMN_KINDS } from '../src/questions/capability-map';

export const HEAD = '/* Written by web/generate.ts from the schema; not by hand. */\n';

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
      .map(({ name, prefix, quoted, interfaces }) => [
        prefix,
        { isQuoted: quoted, isActor: name === 'Actor' || interfaces.includes('Actor') },
      ]),
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

/** What the API takes for arguments of its questions that are left out: each number, by question and argument. */
const defaultsOf = (schema: GraphQLSchema): Readonly<Record<string, Readonly<Record<string, number>>>> =>
  Object.fromEntries(
    Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap(({ name, args }) => {
      const own = args.flatMap(({ name: of, defaultValue: value }) =>
        typeof value === 'number' && of !== 'first' ? [[of, value] as const] : [],
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

/** The kinds at the ends of each relation, and what it tells of them. */
const endsOf = (model: Model): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    [...model.relations].map(([name, relation]) => [
      name,
      { from: relation.from, to: relation.to, ...tellingOf(relation) },
    ]),
  );

/** The field of each kind that is a number of people. */
const peopleOf = (model: Model): Readonly<Record<string, string>> =>
  Object.fromEntries(
    concrete(model).flatMap(({ name, fields }) =>
      [...fields.values()].filter(({ people }) => people).map(field => [name, field.name]),
    ),
  );

/** Writes the words, ends and lanes of all that the Model has, and the defaults of the questions of the API. */
export const labels = (model: Model, schema: GraphQLSchema): string => `${HEAD}
export type Words = Readonly<{ nb: string; nn: string; en: string }>;
type Gender = 'MASCULINE' | 'FEMININE' | 'NEUTER';
type Noun = Readonly<{ one: Words; many: Words; gender: Readonly<{ nb: Gender; nn: Gender }> }>;
export const kinds: Readonly<Record<string, Noun>> = ${JSON.stringify(nounsOf(model))};
/** Each kind with the kinds that it belongs to. */
export const memberships: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(Object.fromEntries([...model.kinds].map(([name, { interfaces }]) => [name, [name, ...interfaces]])))};
/** The lane of pictures that a kind stands in, where the SDL says one. */
export const lanes: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries([...model.kinds].flatMap(([name, { lane }]) => (lane === undefined ? [] : [[name, lane]]))))};
type Saying = Readonly<{ forward: Words; backward: Words }>;
/** Other words where a fact of a step says so; the first that apply. */
type Given = Saying & Readonly<{ fact: string; is?: readonly string[]; isNot?: readonly string[] }>;
export const relations: Readonly<Record<string, Saying & Readonly<{ given?: readonly Given[] }>>> = ${JSON.stringify(wordsOf(model))};
type Way = 'FORWARD' | 'BACKWARD';
type Ends = Readonly<{ from: readonly string[]; to: readonly string[]; owner?: Way; basis?: Way; bears?: boolean }>;
/** The kinds of the ends of each relation, which way along it is who has a thing, and what that rests on by law, and whether anything is lost along it. */
export const ends: Readonly<Record<string, Ends>> = ${JSON.stringify(endsOf(model))};
export const enums: Readonly<Record<string, Readonly<Record<string, Words>>>> = ${JSON.stringify(enumsOf(model))};
/** How names stand in sentences, by the prefix of ids: in quotation marks, or as the names of actors. */
export const spokenOf: Readonly<Record<string, Readonly<{ isQuoted: boolean; isActor: boolean }>>> = ${JSON.stringify(spokenOf(model))};
/** The type of each field that a kind has of its own, by kind and field. */
export const fieldTypes: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(fieldsOf(model)))};
/** What a field is called where the explorer has no word of its own for it: by the SDL. */
export const fieldLabels: Readonly<Record<string, Words>> = ${JSON.stringify(namesOf(model))};
/** The kind of what each kind of column of the capability map is. */
export const columns = ${JSON.stringify(COLUMN_KINDS)} as const;
/** The number of people of each kind that has one, by its field. */
export const people: Readonly<Record<string, string>> = ${JSON.stringify(peopleOf(model))};
/** What the API takes for numbers that a question leaves out. */
export const defaults = ${JSON.stringify(defaultsOf(schema))} as const;
`;
