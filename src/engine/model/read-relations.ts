import { Kind as Ast, type ObjectTypeDefinitionNode } from 'graphql';
import {
  CLAIM,
  type Field,
  type Kind,
  type Phrase,
  type Relation,
  type Saying,
  NO_RULES,
  endsOf,
  phraseOf,
} from './model';
import { readFields, type FieldContext } from './read-fields';
import { readGiven } from './read-consequences';
import { argumentsOf, directiveArguments, termsOf, type SdlFaults, type Sdl } from './sdl';

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)];

export const readRelation = (
  node: ObjectTypeDefinitionNode,
  sdl: Sdl,
  known: FieldContext,
  faults: SdlFaults,
): Relation => {
  const said = directiveArguments(node, 'relation');
  const fields = relationFields(node, sdl, known, faults);
  return {
    name: String(said['name']),
    type: node.name.value,
    description: node.description?.value ?? '',
    ...readEnds(said, sdl),
    forward: String(said['forward']),
    backward: String(said['backward']),
    traverse: said['traverse'] !== false,
    acyclic: said['acyclic'] === true,
    inherits: said['inherits'] === true,
    notAfter: strings(said['notAfter']),
    passesOn: readGiven(said['passesOn'], fields, (what, hint) =>
      faults.add(`${node.name.value}: in passesOn, ${what}; ${hint}`, node),
    ),
    duty: said['duty'] === true,
    membership: said['membership'] === true,
    advises: readGiven(said['advises'], fields, (what, hint) =>
      faults.add(`${node.name.value}: in advises, ${what}; ${hint}`, node),
    ),
    owner: said['owner'] as Relation['owner'],
    consequences: [],
    rules: NO_RULES,
    ...readPhrases(node, fields, faults),
    terms: termsOf(node),
    fields,
  };
};

const readEnds = (
  said: Readonly<Record<string, unknown>>,
  { kinds }: Sdl,
): Pick<Relation, 'from' | 'to' | 'labels'> => {
  const [from, to] = [strings(said['from']), strings(said['to'])];
  const labelsOf = (name: string): readonly string[] => {
    const node = kinds.get(name);
    return node?.kind === Ast.UNION_TYPE_DEFINITION
      ? (node.types ?? []).map(({ name: of }) => of.value)
      : [name];
  };
  return { from, to, labels: { from: from.flatMap(labelsOf), to: to.flatMap(labelsOf) } };
};

/** One of its phrases is for all of its edges, the others are for those with some fact. */
const readPhrases = (
  node: ObjectTypeDefinitionNode,
  fields: ReadonlyMap<string, Field>,
  faults: SdlFaults,
): Pick<Relation, 'phrase' | 'phrases'> => {
  const all = (node.directives ?? [])
    .filter(({ name }) => name.value === 'phrase')
    .map(use => {
      const { given, ...said } = argumentsOf(use);
      const fault = (what: string, hint: string): void =>
        faults.add(`${node.name.value}: in @phrase, ${what}; ${hint}`, use);
      const { forward = {}, backward = {} } = said as Partial<Record<keyof Saying, Partial<Phrase>>>;
      return {
        forward: phraseOf(forward),
        backward: phraseOf(backward),
        given: readGiven(given, fields, fault),
        always: given === undefined,
      };
    });
  const [phrase, second] = all.filter(({ always }) => always);
  if (!phrase) faults.add(`${node.name.value} needs @phrase: how it is said both ways`, node);
  if (second) faults.add(`${node.name.value} has two @phrase without given: which is it?`, node);
  const none = phraseOf({});
  return {
    phrase: { forward: phrase?.forward ?? none, backward: phrase?.backward ?? none },
    phrases: all.flatMap(({ forward, backward, given }) => (given ? [{ forward, backward, given }] : [])),
  };
};

/** Its own fields, those of its interfaces, and those of every claim and every fact. */
const relationFields = (
  node: ObjectTypeDefinitionNode,
  { shared, fact }: Sdl,
  known: FieldContext,
  faults: SdlFaults,
): Map<string, Field> => {
  const interfaces = (node.interfaces ?? []).flatMap(named => {
    const found = shared.get(named.name.value);
    if (!found)
      faults.add(
        `${node.name.value} implements ${named.name.value}, which is no interface of relations`,
        named,
      );
    return found ?? [];
  });
  const fields = new Map<string, Field>();
  const of = [node, ...interfaces, shared.get(CLAIM), fact];
  for (const [name, field] of of.flatMap(one => (one ? [...readFields(one, known, faults)] : []))) {
    const own = fields.get(name);
    if (own && own.declaredBy !== field.declaredBy)
      faults.add(
        `${node.name.value}.${name} is declared by ${own.declaredBy} and by ${field.declaredBy}`,
        node,
      );
    fields.set(name, field);
  }
  return fields;
};

export const checkRelations = (
  relations: ReadonlyMap<string, Relation>,
  kinds: ReadonlyMap<string, Kind>,
  sdl: Sdl,
  faults: SdlFaults,
): void => {
  const fieldNames = new Set<string>();
  for (const relation of relations.values()) {
    const node = sdl.relations.get(relation.type);
    for (const name of [...relation.from, ...relation.to]) {
      if (!kinds.has(name)) faults.add(`${relation.type} names ${name}, which is not a kind of node`, node);
    }
    for (const name of relation.notAfter)
      if (!relations.has(name)) faults.add(`${relation.type} names ${name}, which is not a relation`, node);
    for (const name of [relation.forward, relation.backward]) {
      if (fieldNames.has(name))
        faults.add(`${relation.type}: another relation already has the field ${name}`, node);
      fieldNames.add(name);
    }
  }
  if (relations.size !== sdl.relations.size) faults.add('Two relations have the same name');
};

/** Gives each kind the relation fields for which it, or every member of it, can be an end. */
export const withEnds = (
  kinds: ReadonlyMap<string, Kind>,
  relations: ReadonlyMap<string, Relation>,
): Map<string, Kind> => {
  const concrete = (names: readonly string[]): Set<string> =>
    new Set(names.flatMap(name => kinds.get(name)?.members ?? []));
  const sides = [...relations.values()].flatMap(relation => {
    const { forward, backward } = endsOf(relation);
    return [
      { at: concrete(relation.from), end: forward },
      { at: concrete(relation.to), end: backward },
    ];
  });
  return new Map(
    [...kinds].map(([name, kind]) => {
      const ends = sides
        .filter(side => kind.members.length > 0 && kind.members.every(m => side.at.has(m)))
        .map(side => side.end);
      return [name, { ...kind, ends: new Map(ends.map(end => [end.name, end])) }];
    }),
  );
};
