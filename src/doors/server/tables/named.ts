import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import {
  Kind as Ast,
  OperationTypeNode,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isScalarType,
  parse,
  typeFromAST,
  valueFromASTUntyped,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { SamgrafError, messageOf, quoted } from '../../../engine/errors';
import { inPack, type Pack } from '../../../pack/pack';
import { ACROSS_ARGUMENT, askableAcross } from '../../../engine/schema/across';
import type { ListedOperation } from '../load-operations';
import type { Fields } from '../parameters';

/** A question that has a name, by which it is asked for at an address. */
export type NamedQuestion = Readonly<{
  name: string;
  /** By language; under `und` what says no language. */
  titles: Readonly<Record<string, string>>;
  query: string;
  operationName: string | undefined;
  /** The keys that lead to the list whose items are rows. */
  rows: string | undefined;
  parameters: readonly QuestionParameter[];
}>;

/** A variable of the operation, which is a parameter of its address. */
export type QuestionParameter = Readonly<{
  name: string;
  type: GraphQLInputType;
  isRequired: boolean;
  /** Whether it is the id of one thing. */
  takesId: boolean;
  default: unknown;
  /** By language. */
  descriptions: Readonly<Record<string, string>>;
}>;

/** The value that the description of a parameter names: `The id of a thing, such as kind:name.` */
export const exampleOf = ({ descriptions }: QuestionParameter): string | undefined =>
  / such as ([^\s,]*[^\s,.:])/.exec(descriptions['en'] ?? '')?.[1];

/** Reads the questions of a pack that are named by files: those of `queries/`, and the tabs of the playground. */
export const readNamed = async (schema: GraphQLSchema, pack: Pack): Promise<readonly NamedQuestion[]> => {
  const folders = ['queries', 'playground'].flatMap(name => inPack(pack, name) ?? []);
  const found = await Promise.all(folders.map(async folder => filesIn(folder)));
  return Promise.all(found.flat().map(async file => namedBy(file, await readFile(file, 'utf8'), schema)));
};

const filesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder))
    .filter(name => name.endsWith('.graphql'))
    .sort()
    .map(name => path.join(folder, name));

const namedBy = (file: string, query: string, schema: GraphQLSchema): NamedQuestion => {
  const name = path.parse(file).name.replace(/^\d+-/, '');
  const named = namedOf(name, query, schema);
  if (named) return named;
  throw new SamgrafError(
    'BAD_CONFIG',
    `${path.basename(file)} is not one query.`,
    'A named question is a file with one operation, which is a query.',
  );
};

/** Reads the operations that an operator lists, each by its own name, or else its id, where that can stand in an address. */
export const namedOfList = (
  listed: readonly ListedOperation[],
  schema: GraphQLSchema,
): readonly NamedQuestion[] =>
  listed.flatMap(({ id, name, text }) => {
    const named = namedOf(id, text, schema);
    const called = name ?? named?.operationName ?? id;
    return named && IN_ADDRESS.test(called) ? [{ ...named, name: called }] : [];
  });

const IN_ADDRESS = /^[\w-]{1,100}$/;

/** Undefined if the document is not one query. */
const namedOf = (name: string, text: string, schema: GraphQLSchema): NamedQuestion | undefined => {
  const query = askableAcross(text, schema);
  const operations = parse(query).definitions.filter(one => one.kind === Ast.OPERATION_DEFINITION);
  const [operation] = operations;
  if (!operation || operations.length > 1 || operation.operation !== OperationTypeNode.QUERY)
    return undefined;
  const said = [...commentsOf(text), ...(query === text ? [] : [ACROSS_SAID])];
  return {
    name,
    titles: titlesIn(said),
    query,
    operationName: operation.name?.value,
    rows: saidOf(said, 'rows')?.split(/[\s,]/)[0],
    parameters: parametersOf(operation, said, schema),
  };
};

/** What is said of the parameter that other graphs are named by, as a comment of the file would. */
const ACROSS_SAID = `$${ACROSS_ARGUMENT}: Other graphs that are asked too, by their keys.`;

/** `# $name: …` in English, `# $name nb: …` in another language. */
const descriptionsIn = (said: readonly string[], name: string): Readonly<Record<string, string>> => {
  const english = saidOf(said, `$${name}`);
  return { ...(english === undefined ? {} : { en: english }), ...byLanguage(said, `$${name} `) };
};

/** What is said after a key and the tag of a language, `# $name nb: …`, by language. */
const byLanguage = (said: readonly string[], key: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    said.flatMap(line => {
      const [, language, text] = TAGGED.exec(line.startsWith(key) ? line.slice(key.length) : '') ?? [];
      return language === undefined || text === undefined ? [] : [[language, text]];
    }),
  );
const TAGGED = /^([a-z]{2,3}): (.*)$/;

/** The comments before the operation: `# key: value`, and the first as a title. */
const commentsOf = (query: string): readonly string[] => {
  const lines = query.split('\n');
  const end = lines.findIndex(line => !line.startsWith('#') && line.trim() !== '');
  return lines.slice(0, end < 0 ? 0 : end).map(line => line.replace(/^#\s*/, '').trim());
};

const saidOf = (said: readonly string[], key: string): string | undefined =>
  said.find(line => line.startsWith(`${key}: `))?.slice(key.length + 2);

const titlesIn = (said: readonly string[]): Readonly<Record<string, string>> => {
  const titles = byLanguage(said, '');
  const [first] = said;
  return Object.keys(titles).length > 0 || first === undefined ? titles : { und: first };
};

const parametersOf = (
  { variableDefinitions = [] }: OperationDefinitionNode,
  said: readonly string[],
  schema: GraphQLSchema,
): readonly QuestionParameter[] =>
  variableDefinitions
    // Pages are followed by us.
    .filter(({ variable }) => variable.name.value !== 'after')
    .flatMap(({ variable, type: node, defaultValue }) => {
      const type = typeFromAST(schema, node) as GraphQLInputType | undefined;
      const name = variable.name.value;
      if (!type) return [];
      return {
        name,
        type,
        isRequired: node.kind === Ast.NON_NULL_TYPE && !defaultValue,
        takesId: takesId(getNullableType(type)),
        default: defaultValue && valueFromASTUntyped(defaultValue),
        descriptions: descriptionsIn(said, name),
      };
    });

/** The id of one thing, or what selects one by its id. */
const takesId = (type: GraphQLInputType): boolean => {
  if (isInputObjectType(type)) {
    const { id } = type.getFields();
    return id !== undefined && takesId(getNullableType(id.type));
  }
  return isScalarType(type) && type.name === 'ID';
};

/** Tells whether an operation lets itself be asked for the next page. */
export const pages = (query: string): boolean => /\$after\s*:/.test(query);

/**
 * Reads the variables of a named question from the query string: a list by commas or by repeating the parameter, an input
 * object as JSON, or as the plain id where it has a field of that name.
 *
 * @throws BAD_INPUT for a parameter that the question does not have, one that is given twice, or one that cannot be read
 */
export const variablesFrom = ({ parameters, name }: NamedQuestion, search: URLSearchParams): Fields => {
  const names = parameters.map(parameter => parameter.name);
  const unknown = [...search.keys()].find(key => !names.includes(key));
  if (unknown !== undefined)
    throw new SamgrafError(
      'BAD_INPUT',
      `${name} has no parameter ${quoted(unknown)}.`,
      names.length === 0 ? 'It has no parameters.' : `It has ${names.join(', ')}.`,
    );
  const given = parameters.flatMap(parameter => {
    const texts = search.getAll(parameter.name).filter(text => text !== '');
    return texts.length === 0 ? [] : [[parameter.name, valueOf(parameter, texts)]];
  });
  const missing = parameters.find(one => one.isRequired && !given.some(([key]) => key === one.name));
  if (missing)
    throw new SamgrafError(
      'BAD_INPUT',
      `${name} needs the parameter ${missing.name}.`,
      missing.descriptions['en'] ?? `Add ?${missing.name}=… to the address.`,
    );
  return Object.fromEntries(given) as Fields;
};

const valueOf = ({ name, type }: QuestionParameter, texts: readonly string[]): unknown => {
  const nullable = getNullableType(type);
  const read = (text: string): unknown => single(name, nullable, text);
  if (!isListType(nullable) || texts.some(text => text.startsWith('['))) {
    const [text = ''] = texts;
    if (texts.length === 1) return read(text);
    throw new SamgrafError('BAD_INPUT', `The parameter ${name} is given twice.`, 'Give it once.');
  }
  const isObject = isInputObjectType(getNamedType(type));
  return texts
    .flatMap(text => (isObject && text.startsWith('{') ? [text] : text.split(',')))
    .map(text => read(text.trim()));
};

/** A value as JSON would have it; whether it is one of its type is for whoever answers the question to say. */
const single = (name: string, type: GraphQLInputType, text: string): unknown => {
  const named = getNamedType(type);
  if (/^[[{]/.test(text) && (isInputObjectType(named) || isListType(type))) return jsonOf(name, text);
  if (isInputObjectType(named)) return 'id' in named.getFields() ? { id: text } : text;
  if (named.name === 'Boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (named.name === 'Int' || named.name === 'Float')
    return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  return text;
};

const jsonOf = (name: string, text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new SamgrafError(
      'BAD_INPUT',
      `The parameter ${name} is not JSON: ${messageOf(error)}`,
      'Encode it as a part of an address (%7B for {).',
      {
        cause: error,
      },
    );
  }
};
