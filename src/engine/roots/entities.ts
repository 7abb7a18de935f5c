import { compileByKey } from '../cypher/compile-read';
import { variable } from '../cypher/fragment';
import { SamgrafError, cut, required, orList, quoted } from '../errors';
import type { Sliced } from '../graph/sliced';
import { type Field, type Kind, type Model, pascal } from '../model/model';
import {
  ALL,
  MAX_REPRESENTATIONS,
  and,
  bind,
  bindMore,
  type Bound,
  type Entities,
  type NodesByKey,
  type RowMap,
} from '../plan/plan';
import type { Statistics } from '../plan/statistics';
import { NO_ROWS, costOfRows, countIn, plusRead, some, type ReadCost } from '../plan/cost';
import { selectionsOf, type Planning } from '../planner/collect';
import { isOperand } from '../planner/read-input';
import { Columns, planNode } from '../planner/selection';
import type { Json } from '../shape/json';
import { shapeNode } from '../shape/shape';
import type { AskedField, Slice } from './slice';

/**
 * One read for each key that the representations are by. The plan holds for all representations of the same kinds by the
 * same keys; the values are bound at each request.
 */
const plan = ({ key, column, args, nodes, planning }: AskedField): Entities => {
  const { model, variables } = planning;
  const given = args['representations'];
  const representations = isOperand(given) ? given : undefined;
  if (!representations)
    throw new SamgrafError(
      'BAD_INPUT',
      '_entities takes a list of representations.',
      'Send a list of objects.',
    );
  variables.part(representations, 'representations', shapeOfRepresentations(model));
  const asked = grouped(readRepresentations(variables.peek(representations), model));
  return {
    kind: 'entities',
    key,
    column,
    representations,
    groups: asked.map(([group, of]) => planGroup(group, column, of, selectionsOf(nodes), planning)),
  };
};

/** Nodes by one key. Only the kinds that are asked for are planned; the others are null. */
const planGroup = (
  group: string,
  column: string,
  asked: readonly Keyed[],
  selections: ReturnType<typeof selectionsOf>,
  planning: Planning,
): NodesByKey => {
  const { field } = required(asked[0], 'a group has a representation').by;
  const of = required(planning.model.kinds.get(field.declaredBy), 'the kind that declares a key');
  const members = new Set(asked.flatMap(one => one.of.members));
  const columns = new Columns();
  const shape = planNode(
    selections,
    { ...of, members: of.members.filter(member => members.has(member)) },
    columns,
    planning,
  );
  columns.property('node', 'type');
  for (const { by, also } of asked)
    for (const each of [by, ...also]) columns.property('node', each.field.name);
  const name = `${column}${of.name}${pascal(field.name)}`;
  return {
    column: name,
    group,
    of,
    property: field.name,
    values: { kind: 'variable', name: `@${name}` },
    where: ALL,
    columns: columns.all(),
    shape,
  };
};

/** Each key is asked for once, and finds one node. */
const priceOfKeys = (group: NodesByKey, statistics: Statistics, bound: Bound): ReadCost =>
  costOfRows(
    group.columns,
    some(group.where, countIn(group.values, bound, MAX_REPRESENTATIONS), true, statistics),
    group.of.members,
    statistics,
  );

/** The values of the keys by which entities are read, each once. */
const bindKeys = (root: Entities, variables: Bound, model: Model): Bound => {
  const values: Record<string, readonly string[]> = {};
  const asked = new Map(grouped(readRepresentations(bind(root.representations, variables), model)));
  for (const { group, values: operand } of root.groups)
    if (operand.kind === 'variable')
      values[operand.name] = [...new Set((asked.get(group) ?? []).map(({ by }) => by.value))];
  return bindMore(variables, values);
};

/** In the order asked for, and null where there is none of that kind with all of those keys. */
function* shapeEntities(root: Entities, row: RowMap, bound: Bound, model: Model): Sliced<Json> {
  const groups = new Map(
    root.groups.map(({ group, column, property, shape: of }) => {
      const rows = row[column] as readonly RowMap[];
      return [group, { of, byKey: new Map(rows.map(found => [String(found[property]), found])) }];
    }),
  );
  const shaped: Json[] = [];
  for (const one of readRepresentations(bind(root.representations, bound), model)) {
    const found = findIn(groups, one);
    const shapeOf = found && groups.get(found.group)?.of;
    shaped.push(found && shapeOf ? shapeNode(shapeOf, found.row, bound) : null);
    if (shaped.length % SHAPED_AT_ONCE === 0) yield;
  }
  return shaped;
}
const SHAPED_AT_ONCE = 25;

/** `_entities` of federation: nodes of several kinds, by any of their keys. */
export const entities: Slice<Entities> = {
  plans: { entities: plan },
  rewrite: (root, { walk }) => ({
    ...root,
    groups: root.groups.map(group => ({
      ...group,
      where: and(group.where, walk.node(group.of.name)),
      columns: walk.columns(group.columns),
    })),
  }),
  price: (root, statistics, bound) =>
    root.groups.map(group => priceOfKeys(group, statistics, bound)).reduce(plusRead, NO_ROWS),
  bind: bindKeys,
  compile: (root, dialect) => ({
    subqueries: root.groups.map(group => {
      const result = variable(group.column);
      return { result, ...compileByKey(group, result, dialect) };
    }),
    most: Infinity,
    columns: root.groups.flatMap(({ columns }) => columns),
  }),
  shape: (root, { row }, { bound, model }) => shapeEntities(root, row, bound, model),
};

type Key = Readonly<{ field: Field; value: string }>;

/**
 * A node as another subgraph speaks of it: by its kind, or an interface of it, and one or more of its keys. It
 * is found by the first; the others must agree. Without a key, as the other knows it to have none, it is
 * nothing here.
 */
type Representation = Readonly<{ of: Kind; by: Key | undefined; also: readonly Key[] }>;
type Keyed = Representation & Readonly<{ by: Key }>;
const isKeyed = (one: Representation): one is Keyed => one.by !== undefined;

/** The keys of a kind, its id first. */
export const keysOf = (kind: Kind): readonly Field[] => {
  const keys = [...kind.fields.values()].filter(field => field.key);
  return [...keys.filter(isId), ...keys.filter(key => !isId(key))];
};
const isId = ({ name }: Field): boolean => name === 'id';

/** Where representations of one key are read together: all that the label has whose index finds them. */
const groupOf = ({ by: { field } }: Keyed): string => `${field.declaredBy}.${field.name}`;

/** By key, in an order that does not depend on theirs. */
export const grouped = (
  representations: readonly Representation[],
): readonly (readonly [string, readonly Keyed[]])[] => {
  const groups = new Map<string, Keyed[]>();
  for (const one of representations.filter(isKeyed)) {
    const group = groups.get(groupOf(one));
    if (group) group.push(one);
    else groups.set(groupOf(one), [one]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
};

type Read = Readonly<{ model: Model; representations: readonly Representation[] }>;
/** A list is read when it is planned, bound and shaped. */
const lists = new WeakMap<readonly unknown[], Read>();

/**
 * Reads `representations`, in the order sent. Rejects what is no representation of anything here, naming the
 * first such item: a gateway that sends it has another schema than this one.
 */
const readRepresentations = (value: unknown, model: Model): readonly Representation[] => {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const before = lists.get(list);
  if (before?.model === model) return before.representations;
  if (list.length > MAX_REPRESENTATIONS)
    throw new SamgrafError(
      'BAD_INPUT',
      `representations has ${list.length.toLocaleString('en')} items; the limit is ${MAX_REPRESENTATIONS.toLocaleString('en')}.`,
      'Ask for them in several requests.',
    );
  const representations = list.map((item, i) => readOne(item, `representations[${i}]`, model));
  lists.set(list, { model, representations });
  return representations;
};

const readOne = (item: unknown, at: string, model: Model): Representation => {
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    throw wrong(`${at} is ${quoted(item)}; it takes an object.`, EXAMPLE);
  const given = new Map<string, unknown>(Object.entries(item));
  const kind = kindOf(given.get('__typename'), at, model);
  for (const name of given.keys())
    if (name !== '__typename' && !kind.fields.has(name))
      throw wrong(`${at}: ${kind.name} has no field ${shown(name)}.`, keysInWords(kind));
  const keys = keysOf(kind).filter(field => given.has(field.name));
  if (keys.length === 0) throw wrong(`${at} has no key of ${kind.name}.`, keysInWords(kind));
  const [by, ...also] = keys.flatMap(field => keyOf(field, given.get(field.name), at));
  return { of: kind, by, also };
};

const EXAMPLE = 'Send {"__typename": "Kind", "id": "kind:name"}.';

const kindOf = (typename: unknown, at: string, model: Model): Kind => {
  if (typeof typename !== 'string') throw wrong(`${at} has no __typename.`, EXAMPLE);
  const kind = model.kinds.get(typename);
  if (!kind || keysOf(kind).length === 0)
    throw wrong(
      `${at}: ${shown(typename)} is not an entity here.`,
      'See which types have @key in the SDL of this subgraph, which `samgraf subgraph` prints.',
    );
  return kind;
};

/** Null is absent. An ID may be a whole number, as in GraphQL. */
const keyOf = (field: Field, value: unknown, at: string): readonly Key[] => {
  if (value === undefined || value === null) return [];
  const isID = field.type.kind === 'scalar' && field.type.name === 'ID';
  if (typeof value === 'string' || (isID && Number.isInteger(value)))
    return [{ field, value: String(value) }];
  throw wrong(
    `${at}.${field.name} is ${quoted(value)}; it takes ${isID ? 'an ID' : 'a String'}.`,
    'Send keys as the schema has them: codes and numbers of the domain are strings.',
  );
};

const MOST_OF_A_NAME = 60;
const shown = (name: string): string => cut(name, MOST_OF_A_NAME);

const keysInWords = (kind: Kind): string =>
  `Besides __typename, give ${orList(keysOf(kind).map(({ name }) => name))}.`;

const wrong = (message: string, hint: string): SamgrafError => new SamgrafError('BAD_INPUT', message, hint);

/** Returns what of the representations shapes a plan: of which kinds they are, and by which keys. */
const shapeOfRepresentations =
  (model: Model) =>
  (value: unknown): string => {
    const shapes = readRepresentations(value, model)
      .filter(isKeyed)
      .map(({ of, by, also }) => `${of.name}.${[by, ...also].map(({ field }) => field.name).join('+')}`);
    return [...new Set(shapes)].sort().join(' ');
  };

/** Finds which of the nodes read for a key, by its value, a representation is of. */
const findIn = (
  groups: ReadonlyMap<string, Readonly<{ byKey: ReadonlyMap<string, RowMap> }>>,
  one: Representation,
): Readonly<{ group: string; row: RowMap }> | undefined => {
  if (!isKeyed(one)) return undefined;
  const group = groupOf(one);
  const row = groups.get(group)?.byKey.get(one.by.value);
  const isIt =
    row !== undefined &&
    one.of.members.includes(String(row['type'])) &&
    one.also.every(({ field, value }) => row[field.name] === value);
  return isIt ? { group, row } : undefined;
};
