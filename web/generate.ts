/**
 * Writes what the explorer takes from the schema: types of its operations, and the words that the SDL has for kinds,
 * relations and enums. Run by `npm run generate:web`; a test holds it fresh.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generate } from '@graphql-codegen/cli';
import { Kind as Ast, parse, print, printSchema, visit, type TypeNode } from 'graphql';
import prettier from 'prettier';
import type { Field, Kind, Model } from '../src/model/model';
import { buildSchema } from '../src/schema/build-schema';
import { PROJECT, readProjectModel } from '../src/server/samgraf';

const HEAD = '/* Written by web/generate.ts from the schema; not by hand. */\n';

/** The file of generated text by its path in the project. */
export type Written = ReadonlyMap<string, string>;

const SHARED = new Set([
  'sources',
  'restrictedTo',
  'version',
  'recordedAt',
  'access',
  'id',
  'generalKnowledge',
]);

const isOwn = (model: Model, field: Field): boolean =>
  !SHARED.has(field.name) && !model.kinds.get('Entity')?.fields.has(field.name);

const concrete = (model: Model): readonly Kind[] =>
  [...model.kinds.values()].filter(({ shape }) => shape === 'object');

/** Names that kinds give to fields of different types; only these need aliases, of which the API takes 100. */
const ambiguous = (model: Model): ReadonlySet<string> => {
  const types = new Map<string, Set<string>>();
  for (const kind of concrete(model))
    for (const { name, type, required, list } of kind.fields.values())
      types.set(name, (types.get(name) ?? new Set()).add(JSON.stringify([type, required, list])));
  return new Set([...types].filter(([, of]) => of.size > 1).map(([name]) => name));
};

/** Everything that a page of an entity tells of it. */
const entityOperation = (model: Model): string => {
  const aliased = ambiguous(model);
  const own = concrete(model).map(kind => {
    const fields = [...kind.fields.values()]
      .filter(field => isOwn(model, field))
      .map(
        ({ name, type }) =>
          `${aliased.has(name) ? `${kind.name}_${name}: ` : ''}${name}${type.kind === 'text' ? `(lang: $lang) ${name}s { language text }` : ''}`,
      );
    return fields.length === 0 ? '' : `... on ${kind.name} { ${fields.join(' ')} }`;
  });
  return `query Entity($id: ID!, $asOf: Date, $lang: Language!) {
  entity(id: $id, asOf: $asOf) {
    ...Thing names { language text } alternativeNames description(lang: $lang) descriptions { language text }
    validFrom validTo knownFrom certainty rationale recordedAt version access generalKnowledge
    sources { ...Cited }
    ${own.join('\n')}
  }
}`;
};

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

const labels = (model: Model): string => {
  const kinds = Object.fromEntries(
    [...model.kinds].map(([name, { noun }]) => [
      name,
      { one: noun.one, many: noun.many, gender: noun.gender },
    ]),
  );
  const relations = Object.fromEntries([...model.relations].map(([name, { phrase }]) => [name, phrase]));
  const ends = Object.fromEntries([...model.relations].map(([name, { from, to }]) => [name, { from, to }]));
  const enums = Object.fromEntries(
    [...model.enums].map(([name, { values }]) => [
      name,
      Object.fromEntries(values.map(of => [of.name, of.label])),
    ]),
  );
  const fields = fieldsOf(model);
  return `${HEAD}
export type Words = Readonly<{ nb: string; nn: string; en: string }>;
type Gender = 'MASCULINE' | 'FEMININE' | 'NEUTER';
type Noun = Readonly<{ one: Words; many: Words; gender: Readonly<{ nb: Gender; nn: Gender }> }>;
export const kinds: Readonly<Record<string, Noun>> = ${JSON.stringify(kinds)};
/** Each kind with the kinds that it belongs to. */
export const memberships: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(Object.fromEntries([...model.kinds].map(([name, { interfaces }]) => [name, [name, ...interfaces]])))};
export const relations: Readonly<Record<string, Readonly<{ forward: Words; backward: Words }>>> = ${JSON.stringify(relations)};
/** The kinds of the ends of each relation. */
export const ends: Readonly<Record<string, Readonly<{ from: readonly string[]; to: readonly string[] }>>> = ${JSON.stringify(ends)};
export const enums: Readonly<Record<string, Readonly<Record<string, Words>>>> = ${JSON.stringify(enums)};
/** How names stand in sentences, by the prefix of ids: in quotation marks, or as the names of actors. */
export const spokenOf: Readonly<Record<string, Readonly<{ isQuoted: boolean; isActor: boolean }>>> = ${JSON.stringify(spokenOf(model))};
/** The type of each field that a kind has of its own, by kind and field. */
export const fieldTypes: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(fields))};
/** What a field is called where the explorer has no word of its own for it: by the SDL. */
export const fieldLabels: Readonly<Record<string, Words>> = ${JSON.stringify(namesOf(model))};
`;
};

/**
 * Of the types, those that operations come to: the generator writes every input there is. What a type is for is said by
 * the schema; here that would be most of the file.
 */
const reachable = (text: string): string => {
  const parts = text.replace(/\n\s*\/\*\*[^]*?\*\//g, '').split(/\n(?=(?:export )?(?:type|class|const) )/);
  const nameIn = (part: string): string => /^(?:export )?(?:type|class|const) (\w+)/.exec(part)?.[1] ?? '';
  const byName = new Map(parts.map(part => [nameIn(part), part]));
  const isRoot = (name: string): boolean =>
    /(Query|QueryVariables|Document|DocumentString)$|^(|Way|Thing|Cited|Absence|Assumed|LeftOut|NoMatch|Reached|Related|Differing)Fragment$|^$/.test(
      name,
    );
  const kept = new Set<string>();
  const keep = (name: string): void => {
    const part = byName.get(name);
    if (part === undefined || kept.has(name)) return;
    kept.add(name);
    if (!name.endsWith('Document')) for (const [word] of part.matchAll(/\b[A-Z]\w+/g)) keep(word);
  };
  for (const name of byName.keys()) if (isRoot(name)) keep(name);
  return parts.filter(part => kept.has(nameIn(part)) || nameIn(part) === '').join('\n');
};

const nameOf = (type: TypeNode): string =>
  type.kind === Ast.NAMED_TYPE ? type.name.value : nameOf(type.type);

/**
 * The schema without most of the filters by relations, which would make two megabytes of types: the explorer's own are
 * checked all the same, since an operation with another is refused.
 */
const narrowed = (sdl: string): string =>
  print(
    visit(parse(sdl), {
      InputObjectTypeDefinition: ({ name: { value: name }, fields, ...rest }) => {
        if (!name.endsWith('Where')) return undefined;
        const isPlain = (type: string): boolean =>
          /Filter$/.test(type) || type === name || type === 'KindName';
        const kept = fields?.filter(
          of => isPlain(nameOf(of.type)) || ['followsFrom', 'node'].includes(of.name.value),
        );
        return { ...rest, name: { kind: Ast.NAME, value: name }, fields: kept ?? [] };
      },
    }),
  );

/** What graphql-codegen is told: operations as strings, and no type that none of them comes to. */
const codegen = (model: Model): Parameters<typeof generate>[0] => ({
  cwd: PROJECT,
  schema: narrowed(printSchema(buildSchema(model))),
  documents: ['web/operations/*.graphql'],
  silent: true,
  generates: {
    'web/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        onlyOperationTypes: true,
        enumsAsTypes: true,
        useTypeImports: true,
        mergeFragmentTypes: true,
        inlineFragmentTypes: 'combine',
        nonOptionalTypename: true,
        disableDescriptions: true,
        defaultScalarType: 'unknown',
        scalars: { ID: 'string', Date: 'string', DateTime: 'string', JSON: 'unknown' },
      },
    },
  },
});

/** The texts as they should be. The file of the entity's operation is among them, and is read by the next step. */
export const texts = async (): Promise<Written> => {
  const model = readProjectModel();
  const options = await prettier.resolveConfig(join(PROJECT, 'web', 'generate.ts'));
  const format = (text: string, parser: string): Promise<string> =>
    prettier.format(text, { ...options, parser });
  const entity = await format(`# ${HEAD.slice(3, -4)}\n${entityOperation(model)}`, 'graphql');
  writeFileSync(join(PROJECT, 'web/operations/entity.graphql'), entity);
  const files = (await generate(codegen(model), false)) as readonly Readonly<{
    filename: string;
    content: string;
  }>[];
  const operations = reachable(
    files.find(({ filename }) => filename.endsWith('gql/graphql.ts'))?.content ?? '',
  );
  return new Map([
    ['web/operations/entity.graphql', entity],
    ['web/gql/graphql.ts', operations],
    ['web/gql/labels.ts', await format(labels(model), 'typescript')],
  ]);
};

const write = async (): Promise<void> => {
  for (const [file, text] of await texts()) {
    if (text === safely(file)) continue;
    mkdirSync(dirname(join(PROJECT, file)), { recursive: true });
    writeFileSync(join(PROJECT, file), text);
  }
};

const safely = (file: string): string | undefined => {
  const path = join(PROJECT, file);
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

if (require.main === module) void write();
