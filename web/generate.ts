/**
 * Writes what the explorer takes from the schema: types of its operations, and the words that the SDL has for kinds,
 * relations and enums. Run by `npm run generate:web`; a test holds it fresh.
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generate } from '@graphql-codegen/cli';
import { Kind as Ast, parse, print, printSchema, visit, type TypeNode } from 'graphql';
import prettier from 'prettier';
import type { Model } from '../src/engine/model/model';
import { buildSchema } from '../src/engine/schema/build-schema';
import { readPack } from '../src/pack/pack';
import { PROJECT, readProjectModel } from '../src/doors/server/samgraf';
import { madeOf } from '../src/doors/server/explorer-operations';
import { HEAD, labels } from './make-labels';

/** The file of generated text by its path in the project. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/**
 * Of the types, those that operations come to: the generator writes every input there is. What a type is for is said by
 * the schema; here that would be most of the file.
 */
const reachable = (text: string): string => {
  const parts = text.replace(/\n[ \t]*\/\*\*[^]*?\*\//g, '').split(/\n(?=(?:export )?(?:type|class|const) )/);
  const nameIn = (part: string): string => /^(?:export )?(?:type|class|const) (\w+)/.exec(part)?.[1] ?? '';
  const byName = new Map(parts.map(part => [nameIn(part), part]));
  const isRoot = (name: string): boolean =>
    /(Query|QueryVariables|Document|DocumentString)$|^(|Way|Thing|Cited|Absence|Assumed|LeftOut|NoMatch|Related|Differing)Fragment$|^$/.test(
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
const narrowed = (sdl: string, asked: ReadonlySet<string>): string =>
  print(
    visit(parse(sdl), {
      InputObjectTypeDefinition: ({ name: { value: name }, fields, ...rest }) => {
        if (!name.endsWith('Where')) return undefined;
        const isPlain = (type: string): boolean =>
          /Filter$/.test(type) || type === name || type === 'KindName';
        const kept = fields?.filter(of => isPlain(nameOf(of.type)) || asked.has(of.name.value));
        return { ...rest, name: { kind: Ast.NAME, value: name }, fields: kept ?? [] };
      },
    }),
  );

/** The fields by which the explorer's documents filter. */
const filtersAsked = (): ReadonlySet<string> => {
  const folder = join(PROJECT, 'web', 'operations');
  const asked = new Set<string>();
  for (const name of readdirSync(folder))
    visit(parse(readFileSync(join(folder, name), 'utf8')), {
      ObjectField: ({ name: { value } }) => void asked.add(value),
    });
  return asked;
};

/** What graphql-codegen is told: operations as strings, and no type that none of them comes to. */
const codegen = (model: Model): Parameters<typeof generate>[0] => ({
  cwd: PROJECT,
  schema: narrowed(printSchema(buildSchema(model, { graphs: ['other'] })), filtersAsked()),
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
export const texts = async (): Promise<GeneratedFiles> => {
  const model = readProjectModel();
  const options = await prettier.resolveConfig(join(PROJECT, 'web', 'generate.ts'));
  const format = (text: string, parser: string): Promise<string> =>
    prettier.format(text, { ...options, parser });
  const entity = await format(`# ${HEAD.slice(3, -4)}\n${[...madeOf(model).values()].join('\n')}`, 'graphql');
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
    ['web/gql/labels.ts', await format(labels(model, buildSchema(model), readPack()), 'typescript')],
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
