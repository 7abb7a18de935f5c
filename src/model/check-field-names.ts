import type { ASTNode } from 'graphql';
import { declaration, fieldsOf } from './declaration';
import type { Field, Model } from './model';
import type { Faults, Sdl } from './sdl';

const FILTERS = Object.fromEntries(['AND', 'OR', 'NOT'].map(name => [name, 'filters combine by it']));
/** Names that the implementation uses itself, on a node. */
const OWN_OF_NODE: Readonly<Record<string, string>> = {
  ...FILTERS,
  kinds: 'filters ask by it for kinds',
  type: 'it holds the kind',
  k: 'it holds the place in an order',
  asOf: 'it is the argument for a day',
  searchName: 'search is kept in it',
  searchText: 'search is kept in it',
  searchNear: 'search is kept in it',
  loadedBy: 'a load says in it whose a record is',
  true: 'it is a word of GraphQL',
  false: 'it is a word of GraphQL',
  null: 'it is a word of GraphQL',
};
const OWN_OF_END: Readonly<Record<string, string>> = { ...OWN_OF_NODE, kind: 'groups are made by it' };
const OWN_OF_EDGE: Readonly<Record<string, string>> = {
  ...FILTERS,
  loadedBy: 'a load says in it whose a record is',
  key: 'it tells edges apart',
  node: 'it is the node at the other end',
  cursor: 'it is the place in a list',
  relation: 'steps and records have it',
  direction: 'steps have it',
  from: 'steps and records have it',
  to: 'steps and records have it',
};

/**
 * Rejects fields whose names the implementation uses itself, or that would be read into the same column as
 * another field.
 */
export const checkFields = (model: Model, sdl: Sdl, faults: Faults): void => {
  checkFieldNames(sdl, faults);
  checkEndNames(model, sdl, faults);
  checkPlurals(model, sdl, faults);
};

const BESIDE_A_TEXT = ['_sort', '_texts', '_lower'];
const ownReason = (name: string, own: Readonly<Record<string, string>>): string | undefined => {
  if (Object.hasOwn(own, name)) return own[name];
  if (BESIDE_A_TEXT.some(ending => name.endsWith(ending))) return 'what is kept beside a text ends so';
  return /^sources\d+$/.test(name) ? 'lists of sources are read as it' : undefined;
};
/** Rows contain the facts of an edge beside the fields of its node. */
const besideEdge = (name: string): string | undefined =>
  name.startsWith('edge_') ? 'the facts of an edge are read as it' : undefined;

const checkFieldNames = (sdl: Sdl, faults: Faults): void => {
  const check = (
    owner: ASTNode & { name: { value: string } },
    reason: (name: string) => string | undefined,
  ): void => {
    for (const field of fieldsOf(owner)) {
      const why = reason(field.name.value);
      if (why) faults.add(`${owner.name.value}.${field.name.value} cannot be called so: ${why}`, field);
    }
  };
  const ofNode = (name: string): string | undefined => ownReason(name, OWN_OF_NODE) ?? besideEdge(name);
  const ofEdge = (name: string): string | undefined => ownReason(name, OWN_OF_EDGE);
  for (const kind of sdl.kinds.values()) check(kind, ofNode);
  for (const relation of sdl.relations.values()) check(relation, ofEdge);
  if (sdl.fact) check(sdl.fact, name => ofNode(name) ?? ofEdge(name));
};

/** Names derived from a relation field: its counts, and the columns it is read into, one for each alias. */
const comesWith = (end: string, name: string): boolean =>
  name.startsWith(end) && /^(Count|\d*Total)$/.test(name.slice(end.length));
const isNumbered = (end: string, name: string): boolean =>
  name.startsWith(end) && /^\d+$/.test(name.slice(end.length));

const checkEndNames = (model: Model, sdl: Sdl, faults: Faults): void => {
  const ends = [...model.relations.values()].flatMap(relation =>
    [relation.forward, relation.backward].map(name => ({
      name,
      by: relation.type,
      node: sdl.relations.get(relation.type),
    })),
  );
  for (const { name, by, node } of ends) {
    const why = ownReason(name, OWN_OF_END) ?? besideEdge(name);
    if (why) faults.add(`${by}: its field cannot be called ${name}: ${why}`, node);
    for (const other of ends)
      if (comesWith(name, other.name))
        faults.add(
          `${other.by}: its field cannot be called ${other.name}, which comes with ${name} of ${by}`,
          other.node,
        );
    for (const owner of [...sdl.kinds.values(), ...(sdl.fact ? [sdl.fact] : [])]) {
      for (const field of fieldsOf(owner)) {
        const called = field.name.value;
        if (called === name)
          faults.add(
            `${owner.name.value} has a field called ${name}, and so has ${by}: both would be read into one column`,
            node,
          );
        else if (comesWith(name, called) || isNumbered(name, called))
          faults.add(
            `${owner.name.value}.${called} cannot be called so: it comes with ${name} of ${by}`,
            field,
          );
      }
    }
  }
};

/**
 * A text `name` also exists in every language as `names`. Lists of sources are not read, except the one that
 * each fact has.
 */
const checkPlurals = (model: Model, sdl: Sdl, faults: Faults): void => {
  const check = (fields: ReadonlyMap<string, Field>, taken: ReadonlyMap<string, unknown>): void => {
    for (const { name, type, declaredBy } of fields.values()) {
      const message =
        type.kind === 'text' && (fields.has(`${name}s`) || taken.has(`${name}s`))
          ? `${declaredBy}.${name} is also given as ${name}s, which something else is called`
          : type.kind === 'sources' && name !== 'sources'
            ? `${declaredBy}.${name}: only the sources of a fact are a list of them; make it a relation`
            : undefined;
      if (message !== undefined) faults.add(message, declaration(declaredBy, name, sdl));
    }
  };
  for (const kind of model.kinds.values()) check(kind.fields, kind.ends);
  for (const relation of model.relations.values()) check(relation.fields, new Map());
};
