import type { EnumTypeDefinitionNode, ObjectTypeDefinitionNode } from 'graphql';
import { checkNames, type ReservedNames } from './check-names';
import { declaration } from './declaration';
import { freeze } from './freeze';
import { fold } from './search-text';
import { readFields } from './read-fields';
import { withConsequences } from './read-consequences';
import { withRules, withUnique } from './read-rules';
import { NO_RULES } from './rules';
import { Faults, directiveArguments, directive, readSdl, type KindNode, type Sdl, type SdlFile } from './sdl';
import {
  ENTITY,
  FULL_WEIGHT,
  type End,
  type EnumType,
  type Field,
  type Kind,
  type Model,
  type Noun,
  type Phrase,
  type Relation,
} from './model';

/**
 * Reads the Model from SDL that uses no reserved names. All faults are reported at once, with file and line.
 */
export const readModel = (files: readonly SdlFile[], reserved: ReservedNames): Model => {
  const faults = new Faults();
  const sdl = readSdl(files, faults);
  faults.throwIfAny();
  const enums = new Map([...sdl.enums.values()].map(node => [node.name.value, readEnum(node)]));
  const kinds = readKinds(sdl, enums, faults);
  const read = [...sdl.relations.values()].map(node => readRelation(node, sdl, enums, faults));
  const plain = withConsequences(new Map(read.map(r => [r.name, r])), kinds, sdl, faults);
  const relations = withRules(plain, kinds, sdl, faults);
  const apart = withUnique(kinds, relations, sdl, faults);
  checkRelations(relations, kinds, sdl, faults);
  const model = { synonyms: readSynonyms(sdl), kinds: withEnds(apart, relations), relations, enums };
  checkNames(model, sdl, reserved, faults);
  faults.throwIfAny();
  return freeze(model);
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
  })),
});

const labelOf = (node: Parameters<typeof directiveArguments>[0], fallback: string): Phrase => {
  const label = directiveArguments(node, 'label');
  return {
    nb: String(label['nb'] ?? fallback),
    nn: String(label['nn'] ?? fallback),
    en: String(label['en'] ?? fallback),
  };
};

/** Without @noun, a label is a masculine word without a separate plural. */
const nounOf = (node: Parameters<typeof directiveArguments>[0], one: Phrase): Noun => {
  const { plural, gender } = directiveArguments(node, 'noun') as Partial<
    Readonly<{ plural: Phrase; gender: Noun['gender'] }>
  >;
  return { one, many: plural ?? one, gender: gender ?? { nb: 'MASCULINE', nn: 'MASCULINE' } };
};

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)];
const iriOf = (node: Parameters<typeof directiveArguments>[0]): string | undefined =>
  directiveArguments(node, 'iri')['of'] as string | undefined;

const readRelation = (
  node: ObjectTypeDefinitionNode,
  sdl: Sdl,
  enums: ReadonlyMap<string, EnumType>,
  faults: Faults,
): Relation => {
  const said = directiveArguments(node, 'relation');
  const phrase = directiveArguments(node, 'phrase') as Partial<Relation['phrase']>;
  if (!phrase.forward || !phrase.backward)
    faults.add(`${node.name.value} needs @phrase: how it is said both ways`, node);
  const empty = { nb: '', nn: '', en: '' };
  return {
    name: String(said['name']),
    type: node.name.value,
    description: node.description?.value ?? '',
    from: strings(said['from']),
    to: strings(said['to']),
    forward: String(said['forward']),
    backward: String(said['backward']),
    traverse: said['traverse'] !== false,
    acyclic: said['acyclic'] === true,
    inherits: said['inherits'] === true,
    owner: said['owner'] as Relation['owner'],
    consequences: [],
    rules: NO_RULES,
    phrase: { forward: phrase.forward ?? empty, backward: phrase.backward ?? empty },
    iri: iriOf(node),
    fields: new Map([
      ...readFields(node, enums, faults),
      ...(sdl.fact ? readFields(sdl.fact, enums, faults) : []),
    ]),
  };
};

const interfacesOf = (
  node: KindNode,
  sdl: Sdl,
  faults: Faults,
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

const readKinds = (sdl: Sdl, enums: ReadonlyMap<string, EnumType>, faults: Faults): Map<string, Kind> => {
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
      readKind(node, interfaces.get(name) ?? [], membersOf(name, node), sdl, enums, faults),
    ]),
  );
};

const readKind = (
  node: KindNode,
  interfaces: readonly string[],
  members: readonly string[],
  sdl: Sdl,
  enums: ReadonlyMap<string, EnumType>,
  faults: Faults,
): Kind => {
  const name = node.name.value;
  const lineage = [node, ...interfaces.map(i => sdl.kinds.get(i)).filter(n => n !== undefined)];
  if (node.kind === 'ObjectTypeDefinition' && !interfaces.includes(ENTITY))
    faults.add(`${name} must implement ${ENTITY}, or an interface that does`, node);
  if (node.kind !== 'UnionTypeDefinition' && !directive(node, 'node'))
    faults.add(`${name} needs @node or @relation`, node);
  const prefix = lineage.map(n => directiveArguments(n, 'node')['prefix']).find(p => p !== undefined);
  const singular = name[0]?.toLowerCase() + name.slice(1);
  return {
    name,
    interfaces,
    members,
    singular,
    shape:
      node.kind === 'ObjectTypeDefinition'
        ? 'object'
        : node.kind === 'UnionTypeDefinition'
          ? 'union'
          : 'interface',
    description: node.description?.value ?? '',
    label: labelOf(node, name),
    noun: nounOf(node, labelOf(node, name)),
    quoted: directiveArguments(node, 'noun')['quoted'] === true,
    iri: iriOf(node),
    prefix: String(prefix ?? singular),
    weight: Number(directiveArguments(node, 'node')['search'] ?? FULL_WEIGHT),
    plural: String(directiveArguments(node, 'node')['plural'] ?? pluralOf(singular)),
    fields: inheritedFields(lineage, sdl, enums, faults),
    unique: [],
    ends: new Map(),
  };
};

const pluralOf = (word: string): string =>
  /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : /s$/.test(word) ? `${word}es` : `${word}s`;

/** Fields from the most general interface to the kind itself, so that `id` and `name` come first. */
const inheritedFields = (
  lineage: readonly KindNode[],
  sdl: Sdl,
  enums: ReadonlyMap<string, EnumType>,
  faults: Faults,
): Map<string, Field> => {
  const fields = new Map<string, Field>();
  const general = [...lineage]
    .reverse()
    .sort((a, b) => Number(b.name.value === ENTITY) - Number(a.name.value === ENTITY));
  for (const node of [...general, ...(sdl.fact ? [sdl.fact] : [])]) {
    for (const [name, field] of readFields(node, enums, faults)) {
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
  (own.required || !inherited.required) &&
  own.type.kind === inherited.type.kind &&
  ('name' in own.type ? own.type.name : '') === ('name' in inherited.type ? inherited.type.name : '');

const checkRelations = (
  relations: ReadonlyMap<string, Relation>,
  kinds: ReadonlyMap<string, Kind>,
  sdl: Sdl,
  faults: Faults,
): void => {
  const fieldNames = new Set<string>();
  for (const relation of relations.values()) {
    const node = sdl.relations.get(relation.type);
    for (const name of [...relation.from, ...relation.to]) {
      if (!kinds.has(name)) faults.add(`${relation.type} names ${name}, which is not a kind of node`, node);
    }
    for (const name of [relation.forward, relation.backward]) {
      if (fieldNames.has(name))
        faults.add(`${relation.type}: another relation already has the field ${name}`, node);
      fieldNames.add(name);
    }
  }
  if (relations.size !== sdl.relations.size) faults.add('Two relations have the same name');
};

/** Gives each kind the relation fields for which it, or every member of it, can be an end. */
const withEnds = (
  kinds: ReadonlyMap<string, Kind>,
  relations: ReadonlyMap<string, Relation>,
): Map<string, Kind> => {
  const concrete = (names: readonly string[]): Set<string> =>
    new Set(names.flatMap(name => kinds.get(name)?.members ?? []));
  const nodeOf = (names: readonly string[]): string => (names.length === 1 ? (names[0] ?? ENTITY) : ENTITY);
  const sides = [...relations.values()].flatMap(relation => [
    {
      at: concrete(relation.from),
      end: { name: relation.forward, relation, direction: 'FORWARD', node: nodeOf(relation.to) } as End,
    },
    {
      at: concrete(relation.to),
      end: { name: relation.backward, relation, direction: 'BACKWARD', node: nodeOf(relation.from) } as End,
    },
  ]);
  return new Map(
    [...kinds].map(([name, kind]) => {
      const ends = sides
        .filter(side => kind.members.length > 0 && kind.members.every(m => side.at.has(m)))
        .map(side => side.end);
      return [name, Object.freeze({ ...kind, ends: new Map(ends.map(end => [end.name, end])) })];
    }),
  );
};
