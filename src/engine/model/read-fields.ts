import { Kind as Ast, type FieldDefinitionNode, type TypeNode } from 'graphql';
import { orList } from '../errors';
import type { Languages } from '../languages/languages';
import {
  LEVELS,
  SOURCE,
  phraseOf,
  type EnumType,
  type Field,
  type FieldType,
  type Level,
  type Phrase,
  type ScalarName,
} from './model';
import { directive, directiveArguments, termsOf, type SdlFaults, type KindNode } from './sdl';

export const SCALARS: readonly string[] = [
  'ID',
  'String',
  'Int',
  'Float',
  'Boolean',
  'Date',
  'DateTime',
] satisfies ScalarName[];

/** What fields may be of besides scalars, and the languages of their texts. */
export type FieldContext = Readonly<{ enums: ReadonlyMap<string, EnumType>; languages: Languages }>;

/** The fields that a definition declares itself. */
export const readFields = (node: KindNode, known: FieldContext, faults: SdlFaults): Map<string, Field> => {
  const fields = new Map<string, Field>();
  for (const definition of 'fields' in node ? (node.fields ?? []) : []) {
    const name = definition.name.value;
    if (fields.has(name)) faults.add(`${node.name.value}.${name} is declared twice`, definition);
    const field = readField(node, definition, known, faults);
    if (field) fields.set(name, field);
  }
  return fields;
};

const readField = (
  of: KindNode,
  node: FieldDefinitionNode,
  known: FieldContext,
  faults: SdlFaults,
): Field | undefined => {
  const owner = of.name.value;
  const shape = unwrap(node.type);
  const type = fieldType(node, shape, known.enums);
  if (!type) {
    faults.add(
      `${owner}.${node.name.value} has the type ${shape.name}, which is neither a scalar nor an enum; relations are types of their own`,
      node,
    );
    return undefined;
  }
  return fieldOf(of, node, { ...shape, type, languages: known.languages }, faults);
};

const fieldOf = (
  of: KindNode,
  node: FieldDefinitionNode,
  shape: Shape & Readonly<{ type: FieldType; languages: Languages }>,
  faults: SdlFaults,
): Field => {
  const owner = of.name.value;
  const level = directive(node, 'access') && levelOf(owner, node, faults);
  const url = isUrl(owner, node, shape, faults);
  return {
    name: node.name.value,
    label: labelOf(node, shape.languages),
    description: [node.description?.value ?? '', level ? SEEN_BY[level] : '', url ? WEB_ADDRESS : '']
      .filter(Boolean)
      .join(' '),
    type: shape.type,
    required: shape.required,
    list: shape.list,
    key: directive(node, 'key') && keyOf(owner, node, faults),
    index: directive(node, 'index') !== undefined,
    apart: directive(node, 'apart') !== undefined,
    alike: directive(node, 'alike') !== undefined,
    search: searchWeight(node),
    terms: termsOf(node),
    evidence: directive(node, 'evidence') !== undefined,
    quotes: directive(node, 'quotes') && quotesOf(of, node, faults),
    worded: directive(node, 'worded') && wordedOf(node),
    carries: directiveArguments(node, 'carries')['facts'] as readonly string[] | undefined,
    url,
    within: directive(node, 'within') && withinOf(owner, node, shape, faults),
    past: isPast(owner, node, shape, faults),
    with: directive(node, 'with') && withOf(of, node, faults),
    ...askedOf(node),
    ...toldOf(node),
    level,
    languages: shape.languages,
    declaredBy: owner,
  };
};

/** What a text is told as. */
const toldOf = (node: FieldDefinitionNode): Pick<Field, 'all' | 'addressed' | 'condition' | 'reason'> => ({
  all: String(directiveArguments(node, 'reason')['all'] ?? `${node.name.value}s`),
  addressed: directive(node, 'addressed') !== undefined,
  condition: directive(node, 'condition') !== undefined,
  reason: directive(node, 'reason') !== undefined,
});

/** What is asked of a field: for how many people, and of everything of the kind. */
const askedOf = (node: FieldDefinitionNode): Pick<Field, 'people' | 'called' | 'missed'> => ({
  people: directive(node, 'people') !== undefined,
  called: calledOf(directiveArguments(node, 'people')),
  missed: directive(node, 'missed') !== undefined,
});

const calledOf = ({ one, many }: Readonly<Record<string, unknown>>): Field['called'] =>
  many === undefined
    ? undefined
    : { one: phraseOf((one ?? many) as Partial<Phrase>), many: phraseOf(many as Partial<Phrase>) };

const wordedOf = (node: FieldDefinitionNode): readonly string[] =>
  (directiveArguments(node, 'worded')['unless'] ?? []) as readonly string[];

/** As @label says, or else as its description has it at its end after the name of a language, and its name in English. */
const labelOf = (
  { name: { value: name }, description, ...node }: FieldDefinitionNode,
  { first }: Languages,
): Phrase => {
  const [, called] = CALLED.exec(description?.value.trimEnd() ?? '') ?? [];
  return {
    en: capital(name.replace(/(?<=[a-z])(?=[A-Z])|(?<=[a-z])(?=\d)/g, ' ').toLowerCase()),
    ...(called === undefined ? {} : { [first]: capital(called) }),
    ...directiveArguments(node, 'label'),
  };
};

/** “Its number in the register. In its own language: called so.” */
const CALLED = /(?:^|\s)\p{Lu}\p{Ll}+: ([^.:]+)\.$/u;

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const keyOf = (owner: string, node: FieldDefinitionNode, faults: SdlFaults): Field['key'] => ({
  pattern: patternOf(owner, node, faults),
  checkDigit: directiveArguments(node, 'key')['checkDigit'] as 'MOD11' | undefined,
  signsIn: directiveArguments(node, 'key')['signsIn'] as string | undefined,
});

/** Codes and numbers are searched like names. An id identifies things and is not searched. */
const KEY_WEIGHT = 2;
const searchWeight = (node: FieldDefinitionNode): number => {
  if (directive(node, 'search')) return Number(directiveArguments(node, 'search')['weight'] ?? 1);
  return directive(node, 'key') && node.name.value !== 'id' ? KEY_WEIGHT : 0;
};

/** The fields that say where words stand are of the same definition. */
const quotesOf = (owner: KindNode, node: FieldDefinitionNode, faults: SdlFaults): Field['quotes'] => {
  const said = directiveArguments(node, 'quotes') as NonNullable<Field['quotes']>;
  for (const name of Object.values(said))
    if (!namesIn(owner).includes(name))
      faults.add(
        `${owner.name.value}.${node.name.value}: @quotes names ${name}, which is no field beside it`,
        node,
      );
  return said;
};

const namesIn = (owner: KindNode): readonly string[] =>
  'fields' in owner ? (owner.fields ?? []).map(({ name }) => name.value) : [];

/** The fields that go with a field are of the same definition. */
const withOf = (owner: KindNode, node: FieldDefinitionNode, faults: SdlFaults): Field['with'] => {
  const { fields, unless } = directiveArguments(node, 'with');
  const names = [fields ?? []].flat().map(String);
  for (const name of names)
    if (!namesIn(owner).includes(name))
      faults.add(
        `${owner.name.value}.${node.name.value}: @with names ${name}, which is no field beside it`,
        node,
      );
  return { fields: names, unless: [unless ?? []].flat().map(String) };
};

const SEEN_BY: Readonly<Record<Level, string>> = {
  RESTRICTED:
    'Seen by the actors in `restrictedTo` of its record, the members of the groups there, and stewards; null to others.',
  NON_PUBLIC: 'Seen by the actors in `restrictedTo` of its record themselves, and stewards; null to others.',
};

const levelOf = (owner: string, node: FieldDefinitionNode, faults: SdlFaults): Level | undefined => {
  const said = directiveArguments(node, 'access')['level'];
  const level = LEVELS.find(of => of === said);
  if (!level)
    faults.add(
      `${owner}.${node.name.value}: the level of @access is ${String(said)}; it takes ${orList(LEVELS)}`,
      node,
    );
  return level;
};

const WEB_ADDRESS = 'An absolute address of http or https.';

const isUrl = (owner: string, node: FieldDefinitionNode, { name }: Shape, faults: SdlFaults): boolean => {
  const says = directive(node, 'url') !== undefined;
  if (says && name !== 'String')
    faults.add(`${owner}.${node.name.value}: @url is for a String, and this is of type ${name}`, node);
  return says;
};

const withinOf = (
  owner: string,
  node: FieldDefinitionNode,
  { name }: Shape,
  faults: SdlFaults,
): Field['within'] => {
  const { least, most } = directiveArguments(node, 'within') as Partial<Record<'least' | 'most', number>>;
  if (name !== 'Int' && name !== 'Float')
    faults.add(`${owner}.${node.name.value}: @within is for a number, and this is of type ${name}`, node);
  if (least === undefined ? most === undefined : most !== undefined && most < least)
    faults.add(`${owner}.${node.name.value}: @within takes a least, or a most that is not below it`, node);
  return { least, most };
};

const isPast = (owner: string, node: FieldDefinitionNode, { name }: Shape, faults: SdlFaults): boolean => {
  const says = directive(node, 'past') !== undefined;
  if (says && name !== 'Date')
    faults.add(`${owner}.${node.name.value}: @past is for a Date, and this is of type ${name}`, node);
  return says;
};

type Shape = Readonly<{ name: string; required: boolean; list: boolean }>;

const unwrap = (type: TypeNode): Shape => {
  if (type.kind === Ast.NON_NULL_TYPE) return { ...unwrap(type.type), required: true };
  if (type.kind === Ast.LIST_TYPE) return { ...unwrap(type.type), required: false, list: true };
  return { name: type.name.value, required: false, list: false };
};

const fieldType = (
  node: FieldDefinitionNode,
  shape: Shape,
  enums: ReadonlyMap<string, EnumType>,
): FieldType | undefined => {
  if (directive(node, 'text')) return { kind: 'text' };
  if (shape.name === SOURCE && shape.list) return { kind: 'sources' };
  if (SCALARS.includes(shape.name)) return { kind: 'scalar', name: shape.name as ScalarName };
  const known = enums.get(shape.name);
  return known && { kind: 'enum', name: known.name, values: known.values.map(v => v.name) };
};

const patternOf = (owner: string, node: FieldDefinitionNode, faults: SdlFaults): RegExp | undefined => {
  const pattern = directiveArguments(node, 'key')['pattern'];
  if (pattern === undefined) return undefined;
  try {
    return new RegExp(String(pattern), 'u');
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    faults.add(
      `${owner}.${node.name.value}: the pattern of @key is not a regular expression: ${error.message}`,
      node,
    );
    return undefined;
  }
};
