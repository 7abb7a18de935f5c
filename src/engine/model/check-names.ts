import type { ASTNode } from 'graphql';
import {
  type Field,
  type Kind,
  type Model,
  type Relation,
  endTypes,
  factsOf,
  groupNames,
  otherEnd,
  pascal,
  relationGroupNames,
  isInLanguages,
} from './model';
import { type SdlFaults, type Sdl, declaration, fieldsOf } from './sdl';

/** Names that GraphQL treats as root types, and the labels of the server's own notes. */
const KEPT_TYPES: readonly string[] = [
  'Mutation',
  'Subscription',
  'SamgrafState',
  'SamgrafDated',
  'SamgrafChange',
  'SamgrafProposal',
];

/** Names of the API that do not come from a kind, relation or enum of the SDL; the SDL may not use them. */
export type ReservedNames = Readonly<{
  types: readonly string[];
  /** Fields of Query. */ roots: readonly string[];
  selectors: readonly string[];
}>;

/** Rejects names that the implementation uses itself, and names that two things in the API would share. */
export const checkNames = (model: Model, sdl: Sdl, reserved: ReservedNames, faults: SdlFaults): void => {
  checkForms(model, sdl, faults);
  checkFields(model, sdl, faults);
  checkClaims('the type', typeClaims(model, sdl), [...reserved.types, ...KEPT_TYPES], faults);
  checkClaims('the field of Query', rootClaims(model, sdl), reserved.roots, faults);
  checkClaims('the selector', selectorClaims(model, sdl), reserved.selectors, faults);
  checkClaims('the index of', indexClaims(model, sdl), [], faults);
};

const NAME = /^(?!__)[A-Za-z_][A-Za-z0-9_]*$/;

const checkForms = (model: Model, sdl: Sdl, faults: SdlFaults): void => {
  const named = (name: string, node: ASTNode | undefined): void => {
    if (!NAME.test(name))
      faults.add(
        `${JSON.stringify(name)} is not a valid name for the API: use letters, digits and _, and do not begin with two _`,
        node,
      );
  };
  for (const node of [...sdl.kinds.values(), ...sdl.relations.values(), ...sdl.enums.values()]) {
    named(node.name.value, node);
    for (const inside of 'fields' in node ? (node.fields ?? []) : 'values' in node ? (node.values ?? []) : [])
      named(inside.name.value, inside);
  }
  for (const kind of model.kinds.values()) named(kind.plural, sdl.kinds.get(kind.name));
  for (const relation of model.relations.values()) {
    const node = sdl.relations.get(relation.type);
    if (!/^[A-Z][A-Z_0-9]*$/.test(relation.name))
      faults.add(
        `${relation.type}: ${JSON.stringify(relation.name)} is not a valid name for a relation: use capitals, digits and _, as in LIES_IN`,
        node,
      );
    named(relation.forward, node);
    named(relation.backward, node);
  }
};

/** The first to claim a name owns it; names of the implementation take precedence. */
const checkClaims = (
  what: string,
  claims: readonly Claim[],
  own: readonly string[],
  faults: SdlFaults,
): void => {
  const owners = new Map(own.map(name => [name, 'the API itself']));
  for (const { by, name, node } of claims) {
    const owner = owners.get(name);
    if (owner === undefined) owners.set(name, by);
    else
      faults.add(
        `${by} would give ${what} ${name}, which ${owner === by ? 'it gives already' : `${owner} gives`}`,
        node,
      );
  }
};

/** A name that a definition of the SDL produces. */
type Claim = Readonly<{ by: string; name: string; node: ASTNode | undefined }>;
const claim = (by: string, name: string, node: ASTNode | undefined): Claim => ({ by, name, node });

/** Every type of the API that comes from the SDL. */
export const typeClaims = (model: Model, sdl: Sdl): readonly Claim[] => [
  ...[...model.kinds.values()].flatMap(kind =>
    typesOfKind(kind, model).map(name => claim(kind.name, name, sdl.kinds.get(kind.name))),
  ),
  ...[...model.relations.values()].flatMap(relation =>
    [`${relation.type}Step`].map(name => claim(relation.type, name, sdl.relations.get(relation.type))),
  ),
  ...claimsOfRelations(model, sdl),
  ...(model.roles.compared === undefined
    ? []
    : [
        claim(
          model.roles.compared.kind,
          `Comparable${model.roles.compared.kind}`,
          sdl.kinds.get(model.roles.compared.kind),
        ),
      ]),
  ...[...model.enums.keys()].flatMap(name =>
    [name, `${name}Filter`, `${name}ListFilter`].map(type => claim(name, type, sdl.enums.get(name))),
  ),
];

const typesOfKind = (kind: Kind, model: Model): string[] => {
  const isEnd = [...model.relations.values()].some(
    relation => relation.forward === kind.plural || relation.backward === kind.plural,
  );
  const list = isEnd || kind.name === pascal(kind.plural) ? `${kind.name}List` : pascal(kind.plural);
  const types = [kind.name, `${kind.name}Where`, `${kind.name}Order`];
  if (kind.shape === 'union') return types;
  if (kind.shape === 'object') types.push(`${kind.name}Input`, `${kind.name}Payload`);
  const { group, groups, measures } = groupNames(kind);
  return [
    ...types,
    `${list}Connection`,
    `${list}Edge`,
    `${kind.name}GroupBy`,
    ...(measures === undefined ? [] : [group, groups, measures]),
  ];
};

/** Types that relations share which have the same facts are claimed once, by the first of them; others by their own. */
const claimsOfRelations = (model: Model, sdl: Sdl): readonly Claim[] => {
  const shared = new Set<string>();
  return [...model.relations.values()].flatMap(relation => {
    const names = typesOfRelation(relation);
    const once = factsOf(relation) === relation.type ? names : new Set(names);
    const facts = factsKey(relation);
    return [...once]
      .filter(name => once === names || !shared.has(`${name} ${facts}`))
      .map(name => {
        shared.add(`${name} ${facts}`);
        return claim(relation.type, name, sdl.relations.get(relation.type));
      });
  });
};

/** Tells apart what gives facts: two that would share a name are two, and are refused. */
const factsKey = ({ fields }: Relation): string =>
  [...new Set([...fields.values()].map(({ declaredBy }) => declaredBy))].join(' ');

const typesOfRelation = (relation: Relation): readonly string[] => [
  `${factsOf(relation)}Input`,
  relationGroupNames(relation).by,
  ...[
    { name: relation.forward, node: otherEnd(relation.to) },
    { name: relation.backward, node: otherEnd(relation.from) },
  ].flatMap(end =>
    ['Connection', 'Edge', 'Related', 'Where', 'Order'].map(
      ending => endTypes({ ...end, relation }) + ending,
    ),
  ),
];

/** Names of indexes and constraints are in lower case; one whose name already exists is not created. */
const indexClaims = (model: Model, sdl: Sdl): readonly Claim[] =>
  [...model.kinds.values()].flatMap(kind =>
    [...kind.fields.values()]
      .filter(field => field.key || field.index)
      .map(field =>
        claim(kind.name, `${kind.name}_${field.name}`.toLowerCase(), declaration(kind.name, field.name, sdl)),
      ),
  );

/** The fields of Query that come from a kind. */
const rootClaims = (model: Model, sdl: Sdl): readonly Claim[] =>
  [...model.kinds.values()]
    .filter(kind => kind.shape !== 'union')
    .flatMap(kind =>
      [kind.singular, kind.plural, groupNames(kind).field].map(name =>
        claim(kind.name, name, sdl.kinds.get(kind.name)),
      ),
    )
    .concat(
      [...model.relations.values()].map(relation =>
        claim(relation.type, relationGroupNames(relation).field, sdl.relations.get(relation.type)),
      ),
    );

/** The selector names of the kinds. */
const selectorClaims = (model: Model, sdl: Sdl): readonly Claim[] =>
  [...model.kinds.values()].map(kind => claim(kind.name, kind.singular, sdl.kinds.get(kind.name)));

const FILTERS = Object.fromEntries(['AND', 'OR', 'NOT'].map(name => [name, 'filters combine by it']));
/** Names that the implementation uses itself, on a node. */
const OWN_OF_NODE: Readonly<Record<string, string>> = {
  ...FILTERS,
  kinds: 'filters ask by it for kinds',
  type: 'it holds the kind',
  k: 'it holds the place in an order',
  iri: 'all have it: the IRI at this server',
  sameAs: 'all have it: the IRIs of other registers',
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
const checkFields = (model: Model, sdl: Sdl, faults: SdlFaults): void => {
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

const checkFieldNames = (sdl: Sdl, faults: SdlFaults): void => {
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

const checkEndNames = (model: Model, sdl: Sdl, faults: SdlFaults): void => {
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
const checkPlurals = (model: Model, sdl: Sdl, faults: SdlFaults): void => {
  const check = (fields: ReadonlyMap<string, Field>, taken: ReadonlyMap<string, unknown>): void => {
    for (const field of fields.values()) {
      const { name, type, declaredBy, all } = field;
      const message =
        isInLanguages(field) && (fields.has(all) || taken.has(all))
          ? `${declaredBy}.${name} is also given as ${all}, which something else is called`
          : type.kind === 'sources' && name !== 'sources'
            ? `${declaredBy}.${name}: only the sources of a fact are a list of them; make it a relation`
            : undefined;
      if (message !== undefined) faults.add(message, declaration(declaredBy, name, sdl));
    }
  };
  for (const kind of model.kinds.values()) check(kind.fields, kind.ends);
  for (const relation of model.relations.values()) check(relation.fields, new Map());
};
