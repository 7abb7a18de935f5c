import { isCollated, type End, type Field, type Kind } from '../../../src/engine/model/model';
import { pageOf, type Sorted } from '../order';
import { neighbours } from '../predicate';
import { isOfKind, type Place, type World } from '../world';
import { alphabetical } from './alphabet';
import { cursorOf, readCursor } from './expected';
import { passes, passesRelated, placeOf, type Filter } from './where';

/** Arguments as graphql-js hands them over. */
export type Args = Readonly<Record<string, unknown>>;

/** Objects that fields are resolved on. */
export type NodeObject = Readonly<{
  kind: 'node';
  place: Place;
  world: World;
  /** Where its own relations are looked up when it does not itself hold on the day. */
  near?: World;
}>;
export type EdgeObject = Readonly<{ kind: 'edge'; place: Place; node: NodeObject; cursor: string }>;
export type ConnectionObject = Readonly<{
  nodes: readonly NodeObject[];
  edges: readonly EdgeObject[];
  totalCount: number;
  pageInfo: Args;
}>;

type Term = Readonly<{ of: (place: Place) => unknown; descending: boolean }>;

const DEFAULT_SIZE = 20;

export const listOf = (kind: Kind, args: Args, world: World): ConnectionObject => {
  const filter = (args['where'] ?? {}) as Filter;
  const places = world.graph.nodes
    .filter(node => isOfKind(node, kind))
    .map(node => ({ node, edge: undefined }))
    .filter(place => passes(filter, kind, place, world));
  const asked = orderArguments(args).map(order => termOfKind(order, kind, world));
  const terms = asked.length > 0 ? asked : [byName(kind)];
  const id = orderArguments(args).findIndex(order => 'id' in order);
  return connection(
    places,
    id >= 0
      ? terms.slice(0, id + 1)
      : [...terms, { of: place => place.node.id, descending: terms[0]?.descending === true }],
    args,
    world,
  );
};

export const relatedOf = (object: NodeObject, end: End, args: Args): ConnectionObject => {
  const { world, near = world, place } = object;
  const kind = world.model.kinds.get(end.node);
  if (!kind) throw new Error(`There is no kind ${end.node}`);
  const places = neighbours(place.node, end, near).filter(other =>
    passesRelated((args['where'] ?? {}) as Filter, end, other, world),
  );
  const asked = orderArguments(args).map((order): Term => {
    const [name, value] = only(order);
    if (name === 'node') return termOfKind(value as Args, kind, world);
    const field = end.relation.fields.get(name);
    if (!field) throw new Error(`${end.relation.type} has no field ${name}`);
    return { of: other => inOrder(field, other.edge?.properties ?? {}), descending: value === 'DESC' };
  });
  const terms = asked.length > 0 ? asked : [byName(kind)];
  return connection(
    places,
    [...terms, { of: other => other.edge?.key, descending: terms[0]?.descending === true }],
    args,
    world,
  );
};

/** A relation towards nodes of one kind, which are filtered and put in order by what they are themselves. */
export const shortcutOf = (object: NodeObject, end: End, one: boolean, args: Args): unknown => {
  const kind = object.world.model.kinds.get(end.node);
  if (!kind) throw new Error(`There is no kind ${end.node}`);
  const ofNodes = {
    ...args,
    where: {
      AND: [{ node: { kinds: kind.members } }, ...('where' in args ? [{ node: args['where'] ?? {} }] : [])],
    },
    orderBy: orderArguments(args).map(node => ({ node })),
  };
  const found = relatedOf(object, end, ofNodes);
  return one ? (found.nodes[0] ?? null) : found;
};

const orderArguments = (args: Args): readonly Args[] => (args['orderBy'] ?? []) as readonly Args[];

const only = (oneOf: Args): readonly [string, unknown] => {
  const [entry] = Object.entries(oneOf);
  if (!entry) throw new Error('A one-of input gives one field');
  return entry;
};

const termOfKind = (order: Args, kind: Kind, world: World): Term => {
  const [name, direction] = only(order);
  const descending = direction === 'DESC';
  const field = kind.fields.get(name);
  if (field) return { of: place => valueOf(field, place), descending };
  const end = kind.ends.get(name.slice(0, -'Count'.length));
  if (!end) throw new Error(`${kind.name} is not ordered by ${name}`);
  return { of: place => neighbours(place.node, end, world).length, descending };
};

const byName = (kind: Kind): Term => {
  const field = kind.fields.get('name');
  if (!field) throw new Error(`${kind.name} has no name`);
  return { of: place => valueOf(field, place), descending: false };
};

const valueOf = (field: Field, place: Place): unknown =>
  field.name === 'id' ? place.node.id : inOrder(field, place.node.properties);

const inOrder = (field: Field, properties: Args): unknown => {
  const value = properties[field.name];
  if (field.type.kind === 'enum') return placeOf(field, value);
  return isCollated(field) && value !== undefined ? alphabetical(String(value)) : value;
};

const connection = (
  places: readonly Place[],
  terms: readonly Term[],
  args: Args,
  world: World,
): ConnectionObject =>
  pagedConnection(
    places.map(place => ({ row: place, values: terms.map(term => term.of(place) ?? null) })),
    terms,
    args,
    world,
  );

/** A page of rows that are ordered by their values. */
export const pagedConnection = (
  rows: readonly Sorted<Place>[],
  order: readonly Pick<Term, 'descending'>[],
  args: Args,
  world: World,
): ConnectionObject => {
  const cursor = (args['after'] ?? args['before'] ?? undefined) as string | undefined;
  const backward = (args['last'] ?? args['before'] ?? undefined) !== undefined;
  const size = ((backward ? args['last'] : args['first']) ?? DEFAULT_SIZE) as number;
  const read = pageOf(rows, order, {
    size,
    backward,
    from: cursor === undefined ? undefined : readCursor(cursor),
  });
  const kept = read.slice(0, size);
  const page = backward ? [...kept].reverse() : kept;
  const edges = page.map(({ row, values }): EdgeObject => ({
    kind: 'edge',
    place: row,
    node: { kind: 'node', place: row, world },
    cursor: cursorOf(values),
  }));
  const more = read.length > size;
  return {
    edges,
    nodes: edges.map(edge => edge.node),
    totalCount: rows.length,
    pageInfo: {
      hasNextPage: backward ? cursor !== undefined : more,
      hasPreviousPage: backward ? more : cursor !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges[edges.length - 1]?.cursor ?? null,
    },
  };
};
