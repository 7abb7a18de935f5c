import type { EnumTypeDefinitionNode } from 'graphql';
import { ENGLISH } from '../messages/read-messages';
import type { Languages } from '../languages/languages';
import { stemming } from '../languages/stemming';
import type { Messages } from '../messages/speaker';
import { readAlso, readShortcuts } from './also';
import { readEarlier } from './earlier-names';
import { checkNames, type ReservedNames } from './check-names';
import {
  declaration,
  SdlFaults,
  directiveArguments,
  directive,
  termsOf,
  readSdl,
  type KindNode,
  type Sdl,
  type SdlFile,
} from './sdl';
import { freeze } from './objects';
import type { PolicyRule } from './policy-rule';
import { fold, wordsOf } from './search-text';
import { readFields, type FieldContext } from './read-fields';
import { withConsequences } from './read-consequences';
import { readDerivations } from './read-derivations';
import { checkRelations, readRelation, withEnds } from './read-relations';
import { readRoles } from './read-roles';
import { withRules, withUnique } from './read-rules';
import {
  LEVELS,
  ENTITY,
  FULL_WEIGHT,
  type EnumType,
  type Field,
  type Kind,
  type Model,
  type Noun,
  type Phrase,
  CLAIM,
  FACT,
  SOURCE,
  phraseOf,
  propertiesOf,
  type Level,
  type Levels,
  type Relation,
} from './model';

/**
 * Reads the Model from SDL that uses no reserved names. All faults are reported at once, with file and line.
 */
export const readModel = (
  files: readonly SdlFile[],
  reserved: ReservedNames,
  messages: Messages = ENGLISH,
  policies: readonly PolicyRule[] = [],
): Model => {
  const faults = new SdlFaults();
  const sdl = readSdl(files, faults, messages.texts.all);
  faults.throwIfAny();
  const enums = new Map([...sdl.enums.values()].map(node => [node.name.value, readEnum(node)]));
  const known = { enums, languages: messages.texts };
  const kinds = readKinds(sdl, known, faults);
  const read = [...sdl.relations.values()].map(node => readRelation(node, sdl, known, faults));
  const plain = withConsequences(new Map(read.map(r => [r.name, r])), kinds, sdl, faults);
  const relations = withRules(plain, kinds, sdl, faults);
  const apart = withUnique(kinds, relations, sdl, faults);
  checkRelations(relations, kinds, sdl, faults);
  const roles = readRoles({ kinds: apart, relations }, sdl, faults);
  const derivations = readDerivations({ kinds: apart, relations }, sdl, faults);
  const joined = withEnds(apart, relations);
  const model = {
    synonyms: readSynonyms(sdl),
    nouns: readNouns(kinds, sdl, messages.texts),
    prefixes: sdl.prefixes,
    kinds: joined,
    relations,
    enums,
    levels: { node: levelsOf(kinds), edge: levelsOf(relations) },
    roles,
    derivations,
    earlier: readEarlier(sdl, faults),
    languages: messages.texts,
    also: readAlso(sdl, relations, faults),
    shortcuts: readShortcuts(sdl, joined, relations, faults),
    messages,
    policies,
  };
  checkModel(model, sdl, reserved, faults);
  return freeze(model);
};

const checkModel = (model: Model, sdl: Sdl, reserved: ReservedNames, faults: SdlFaults): void => {
  checkLevels(model, sdl, faults);
  checkTerms(model, sdl, faults);
  checkNames(model, sdl, reserved, faults);
  faults.throwIfAny();
};

/** A term begins with a prefix that the SDL declares. */
const checkTerms = ({ kinds, relations, prefixes }: Model, sdl: Sdl, faults: SdlFaults): void => {
  const owners = [...kinds.values(), ...relations.values()];
  for (const owner of owners)
    for (const { terms } of [owner, ...owner.fields.values()])
      for (const term of [terms.of ?? [], terms.reads, terms.inverse, terms.writes].flat())
        if (!prefixes.has(term.split(':', 1)[0] ?? ''))
          faults.add(
            `@iri: ${term} has no prefix that @prefix declares`,
            declaration('type' in owner ? owner.type : owner.name, '', sdl),
          );
};

/** The nouns of kinds of things, of one word each, by their stems. */
const readNouns = (kinds: ReadonlyMap<string, Kind>, sdl: Sdl, { stemmers }: Languages): Model['nouns'] => {
  const stems = stemming(stemmers);
  const nouns = new Map<string, Set<string>>();
  for (const { name, shape, noun } of kinds.values()) {
    if (shape !== 'object') continue;
    const node = sdl.kinds.get(name);
    const { also = [] } = (node ? directiveArguments(node, 'noun') : {}) as Readonly<{
      also?: readonly string[];
    }>;
    for (const word of [...Object.values(noun.one), ...Object.values(noun.many), ...also]) {
      const [only, ...others] = wordsOf(word);
      if (only === undefined || others.length > 0) continue;
      for (const stem of stems(only)) nouns.set(stem, (nouns.get(stem) ?? new Set()).add(name));
    }
  }
  return new Map([...nouns].map(([stem, names]) => [stem, [...names]]));
};

/** The words of a line are synonyms of each other. */
const readSynonyms = (sdl: Sdl): Model['synonyms'] => {
  const synonyms = new Map<string, readonly string[]>();
  for (const line of sdl.synonyms) {
    const words = line.map(word => fold(word).trim());
    for (const word of words)
      synonyms.set(word, [
        ...new Set([...(synonyms.get(word) ?? []), ...words.filter(other => other !== word)]),
      ]);
  }
  return synonyms;
};

const readEnum = (node: EnumTypeDefinitionNode): EnumType => ({
  name: node.name.value,
  description: node.description?.value ?? '',
  values: (node.values ?? []).map(value => ({
    name: value.name.value,
    description: value.description?.value ?? '',
    label: labelOf(value, value.name.value.toLowerCase().replaceAll('_', ' ')),
    idle: directive(value, 'idle') !== undefined,
    interchangeable: directive(value, 'interchangeable') !== undefined,
  })),
});

const labelOf = (node: Parameters<typeof directiveArguments>[0], fallback: string): Phrase => {
  const label = directiveArguments(node, 'label') as Partial<Phrase>;
  return phraseOf({ ...label, en: label.en ?? fallback });
};

/** Without @noun, a label is a word without a separate plural or a gender. */
const nounOf = (node: Parameters<typeof directiveArguments>[0], one: Phrase): Noun => {
  const { plural, gender, definite, definitePlural } = directiveArguments(node, 'noun') as Partial<
    Readonly<Record<'plural' | 'definite' | 'definitePlural', Partial<Phrase>> & { gender: Noun['gender'] }>
  >;
  const many = plural ? phraseOf(plural) : one;
  return {
    one,
    many,
    definite: {
      one: definite ? phraseOf(definite) : one,
      many: definitePlural ? phraseOf(definitePlural) : many,
    },
    gender: gender ?? {},
  };
};

const interfacesOf = (
  node: KindNode,
  sdl: Sdl,
  faults: SdlFaults,
  seen: ReadonlySet<string> = new Set(),
): string[] => {
  if (!('interfaces' in node)) return [ENTITY];
  return [
    ...new Set(
      (node.interfaces ?? []).flatMap(named => {
        const name = named.name.value;
        if (name === 'Fact' || seen.has(name)) return [];
        const parent = sdl.kinds.get(name);
        if (parent?.kind !== 'InterfaceTypeDefinition') {
          faults.add(`${node.name.value} implements ${name}, which is not an interface`, named);
          return [];
        }
        return [name, ...interfacesOf(parent, sdl, faults, new Set([...seen, name]))];
      }),
    ),
  ];
};

const readKinds = (sdl: Sdl, known: FieldContext, faults: SdlFaults): Map<string, Kind> => {
  const interfaces = new Map([...sdl.kinds].map(([name, node]) => [name, interfacesOf(node, sdl, faults)]));
  const membersOf = (name: string, node: KindNode): string[] => {
    if (node.kind === 'ObjectTypeDefinition') return [name];
    if (node.kind === 'UnionTypeDefinition') return (node.types ?? []).map(t => t.name.value);
    return [...sdl.kinds]
      .filter(([other, n]) => n.kind === 'ObjectTypeDefinition' && interfaces.get(other)?.includes(name))
      .map(([other]) => other);
  };
  return new Map(
    [...sdl.kinds].map(([name, node]) => [
      name,
      readKind(node, interfaces.get(name) ?? [], membersOf(name, node), sdl, known, faults),
    ]),
  );
};

const readKind = (
  node: KindNode,
  interfaces: readonly string[],
  members: readonly string[],
  sdl: Sdl,
  known: FieldContext,
  faults: SdlFaults,
): Kind => {
  const name = node.name.value;
  const lineage = [node, ...interfaces.map(i => sdl.kinds.get(i)).filter(n => n !== undefined)];
  if (node.kind === 'ObjectTypeDefinition' && !interfaces.includes(ENTITY))
    faults.add(`${name} must implement ${ENTITY}, or an interface that does`, node);
  if (node.kind !== 'UnionTypeDefinition' && !directive(node, 'node'))
    faults.add(`${name} needs @node or @relation`, node);
  const inherited = (argument: string): unknown =>
    lineage.map(n => directiveArguments(n, 'node')[argument]).find(value => value !== undefined);
  const [prefix, lane, access] = [inherited('prefix'), inherited('lane'), inherited('access')];
  const singular = name[0]?.toLowerCase() + name.slice(1);
  return {
    name,
    interfaces,
    members,
    singular,
    shape: SHAPES[node.kind],
    description: node.description?.value ?? '',
    label: labelOf(node, name),
    noun: nounOf(node, labelOf(node, name)),
    quoted: directiveArguments(node, 'noun')['quoted'] === true,
    terms: termsOf(node),
    prefix: String(prefix ?? singular),
    lane: lane === undefined ? undefined : String(lane),
    level: LEVELS.find(level => level === access),
    weight: Number(directiveArguments(node, 'node')['search'] ?? FULL_WEIGHT),
    plural: String(directiveArguments(node, 'node')['plural'] ?? pluralOf(singular)),
    fields: inheritedFields(lineage, sdl, known, faults),
    unique: [],
    ends: new Map(),
  };
};

const SHAPES = {
  ObjectTypeDefinition: 'object',
  UnionTypeDefinition: 'union',
  InterfaceTypeDefinition: 'interface',
} as const satisfies Readonly<Record<KindNode['kind'], Kind['shape']>>;

const pluralOf = (word: string): string =>
  /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : /s$/.test(word) ? `${word}es` : `${word}s`;

/** Fields from the most general interface to the kind itself, so that `id` and `name` come first. */
const inheritedFields = (
  lineage: readonly KindNode[],
  sdl: Sdl,
  known: FieldContext,
  faults: SdlFaults,
): Map<string, Field> => {
  const fields = new Map<string, Field>();
  const general = [...lineage]
    .reverse()
    .sort((a, b) => Number(b.name.value === ENTITY) - Number(a.name.value === ENTITY));
  for (const node of [...general, ...(sdl.fact ? [sdl.fact] : [])]) {
    for (const [name, field] of readFields(node, known, faults)) {
      const before = fields.get(name);
      const [inherited, own] = node === sdl.fact ? [field, before] : [before, field];
      if (inherited && own && !fulfils(own, inherited))
        faults.add(
          `${own.declaredBy}.${name} is another than the ${name} of ${inherited.declaredBy}`,
          declaration(own.declaredBy, name, sdl),
        );
      fields.set(name, field);
    }
  }
  return fields;
};

/** Whether a redeclared field conforms to its interface; it may be required where the interface's is not. */
const fulfils = (own: Field, inherited: Field): boolean =>
  own.list === inherited.list &&
  own.level === inherited.level &&
  (own.required || !inherited.required) &&
  own.type.kind === inherited.type.kind &&
  ('name' in own.type ? own.type.name : '') === ('name' in inherited.type ? inherited.type.name : '');

type Fields = Pick<Kind | Relation, 'fields'>;

const allOf = (all: ReadonlyMap<string, Fields>): readonly Field[] =>
  [...all.values()].flatMap(({ fields }) => [...fields.values()]);

/** The levels of the properties of kinds, or of relations. */
const levelsOf = (all: ReadonlyMap<string, Fields>): Levels =>
  new Map(
    allOf(all).flatMap(({ name, level }) =>
      level ? propertiesOf(name).map((property): [string, Level] => [property, level]) : [],
    ),
  );

/** Rejects levels of fields that something reads whoever asks, and so would tell of. */
const checkLevels = (model: Model, sdl: Sdl, faults: SdlFaults): void => {
  for (const [all, on] of [
    [model.kinds, 'node'],
    [model.relations, 'edge'],
  ] as const) {
    const ruled = fieldsOfRules(model)[on];
    for (const field of allOf(all)) {
      const { name, declaredBy, level } = field;
      const at = `${declaredBy}.${name}`;
      const where = declaration(declaredBy, name, sdl);
      if (!level && model.levels[on].has(name))
        faults.add(`${at} has no @access, and another ${name} has: they are read into one column`, where);
      if (!level) continue;
      if (level !== model.levels[on].get(name))
        faults.add(
          `${at} has the level ${level}, and another ${name} has another: they are read into one column`,
          where,
        );
      const why = readBy(field) ?? (ruled.has(name) ? 'a rule reads it' : undefined);
      if (why !== undefined) faults.add(`${at} takes no @access: ${why}`, where);
    }
  }
};

const OF_ALL: readonly string[] = [FACT, ENTITY, CLAIM, SOURCE];

/** What reads a field by what itself says. */
const readBy = (field: Field): string | undefined => {
  if (OF_ALL.includes(field.declaredBy)) return 'it is of those that everything rests on';
  if (field.required) return 'it is required, and would be null';
  if (field.key) return 'it is a key';
  if (field.search > 0) return 'it is searched';
  if (field.index) return 'it is an index, and nothing is filtered or ordered by it';
  if (field.apart) return 'what is usual is counted by it';
  if (field.evidence) return 'a FACT is refused without it';
  return field.with ? 'it goes with other fields, which would tell of it' : undefined;
};

/** The names of fields that a write is checked by, whoever writes. */
const fieldsOfRules = ({
  kinds,
  relations,
}: Model): Readonly<Record<'node' | 'edge', ReadonlySet<string>>> => {
  const accompanying = (all: ReadonlyMap<string, Fields>): readonly string[] =>
    allOf(all).flatMap(field => field.with?.fields ?? []);
  const rules = [...relations.values()].map(relation => relation.rules);
  return {
    node: new Set([
      ...accompanying(kinds),
      ...[...kinds.values()].flatMap(({ unique }) => unique.flatMap(({ fields }) => fields)),
      ...rules.flatMap(({ deeper, atLeast }) => [
        ...deeper.map(({ field }) => field),
        ...atLeast.flatMap(({ unnamed }) => unnamed ?? []),
      ]),
    ]),
    edge: new Set(accompanying(relations)),
  };
};
