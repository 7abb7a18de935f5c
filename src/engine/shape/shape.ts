import { UnreachableCase, required } from '../errors';
import {
  type ConnectionShape,
  type EdgeShape,
  type Item,
  type NodeShape,
  type ObjectShape,
  type RowMap,
  type StepShape,
  type Listing,
  ONLY,
  bind,
  bindText,
} from '../plan/plan';
import { pathOf, sameAsIn } from '../model/identity';
import { firstText } from '../languages/languages';
import { readTexts } from '../model/model';
import { reasonTexts } from '../model/stored';
import type { Json } from './json';
import { newObject } from '../model/objects';
import { UpTo } from '../graph/up-to';
import { ENGLISH } from '../messages/read-messages';
import type { Messages } from '../messages/speaker';
import { checkParent, encodeCursor, joinMarks, scopeMark, shortHash } from '../plan/cursor';

/** A list whose objects are made only as far as they are read, each once. */
export class LazyList<T> {
  private readonly made: RowMap[] = [];

  constructor(
    private readonly items: UpTo<readonly T[]>,
    private readonly make: (item: T) => RowMap,
  ) {}

  get length(): number | null {
    return this.items.ofAll(({ length }) => length);
  }

  first(size: number | undefined): readonly RowMap[] {
    for (const item of this.items.seen.slice(this.made.length, size)) this.made.push(this.make(item));
    return this.made.slice(0, size);
  }
}

/** A list that may lack some of what there is. */
const isUpTo = (value: unknown): value is UpTo<readonly unknown[]> =>
  value instanceof UpTo && Array.isArray(value.seen);

/** Returns how many there are in all, however many are shown; null where some were left out. */
export const lengthOf = (value: unknown): number | null => {
  if (isUpTo(value)) return value.ofAll(({ length }) => length);
  return Array.isArray(value) || value instanceof LazyList ? value.length : 0;
};

/** A list field with an argument `first` gives no more than that. */
export const firstOf = (value: unknown, args: Readonly<Record<string, unknown>>): unknown => {
  const first = typeof args['first'] === 'number' ? args['first'] : undefined;
  if (value instanceof LazyList) return value.first(first);
  const list = isUpTo(value) ? value.seen : value;
  return Array.isArray(list) && first !== undefined ? list.slice(0, first) : list;
};

export const has = (value: unknown): boolean => value !== null && value !== undefined;
const plain = (value: unknown): Json => (has(value) ? (value as Json) : null);

/** A node's row as the client asked for it. */
export const shapeNode = (shape: NodeShape, row: RowMap, bound: RowMap): Json => {
  const variant =
    shape.variants.length === 1
      ? shape.variants[0]
      : shape.variants.find(v => v.kinds?.includes(String(row['type'])));
  return shapeItems(variant?.items ?? [], row, shape.typename ?? String(row['type']), bound);
};

const shapeItems = (items: readonly Item[], row: RowMap, typename: string, bound: RowMap): Json => {
  const out = newObject<Json>();
  for (const item of items) out[item.key] = shapeItem(item, row, typename, bound);
  return out;
};

const shapeItem = (item: Item, row: RowMap, typename: string, bound: RowMap): Json => {
  switch (item.kind) {
    case 'typename':
      return typename;
    case 'value':
      return item.list ? plain(row[item.column] ?? []) : plain(row[item.column]);
    case 'text':
      return firstText(readTexts(row[item.column]), item.chain) ?? null;
    case 'reason':
      return firstText(readTexts(row[item.texts]), item.chain) ?? plain(row[item.column]);
    case 'texts':
      return Object.entries(textsIn(item, row)).map(([lang, value]) =>
        shapeObject(item.shape, { lang, value }, noParts),
      );
    case 'sources':
      return (row[item.column] as readonly RowMap[]).map(source => shapeNode(item.shape, source, bound));
    case 'related':
      return shapeRelated(item, row, bound);
    case 'iri':
      return typeof row['iri'] === 'string' ? row['iri'] : `${item.base}${pathOf(String(row[item.column]))}`;
    case 'sameAs': {
      const of = item.of[typename];
      return (of ? sameAsIn(of, row) : (row['sameAs'] ?? [])) as Json;
    }
    default:
      throw new UnreachableCase(item);
  }
};

const shapeRelated = (
  { column, listing, only }: Item & { kind: 'related' },
  row: RowMap,
  bound: RowMap,
): Json => {
  const rows = row[column] as readonly RowMap[] | undefined;
  const total = row[`${column}Total`];
  if (only === 'COUNT') return Number(total ?? 0);
  const list = shapeListing(listing, { rows, total, parent: row['id'] }, bound);
  if (only !== 'NODE') return list;
  const [node] = (list as Readonly<Record<string, readonly Json[]>>)[ONLY] ?? [];
  return node ?? null;
};

/** A reason that is in one language is in English, and has no texts beside it. */
const textsIn = (
  { column, plain: of }: Item & { kind: 'texts' },
  row: RowMap,
): Readonly<Record<string, string>> => {
  const text = of === undefined ? undefined : row[of];
  return has(row[column]) || typeof text !== 'string' ? readTexts(row[column]) : reasonTexts(text);
};

/** What goes beside the rows of a connection: a search hit's score and highlights. */
export type Extra = (field: string, row: RowMap) => unknown;
export const noExtra: Extra = () => null;

/** What the rows of a list have in common: what their cursors are marked by, the values bound, and what goes beside them. */
export type ListContext = Readonly<{ mark: string; bound: RowMap; extra: Extra }>;

/** The rows of a list, how many there are in all, and the id of the node that the list hangs on. */
type ListRows = Readonly<{ rows: readonly RowMap[] | undefined; total: unknown; parent: unknown }>;

const shapeListing = (listing: Listed, { rows, total, parent }: ListRows, bound: RowMap): Json => {
  const page = cutPage(rows ?? [], listing, parent, bound);
  const around: ListContext = { mark: page.mark, bound, extra: noExtra };
  return shapeConnection(listing.shape, {
    total: Number(total ?? 0),
    pageInfo: page.pageInfo,
    rows: item => shapeRows(item, page.rows, around),
  });
};

/** The items of a connection that have a value for each row. */
export type RowsItem = ConnectionShape['items'][number] & { kind: 'nodes' | 'edges' };

type Connection = Readonly<{ total: number; pageInfo: RowMap; rows: (item: RowsItem) => Json }>;

export const shapeConnection = (shape: ConnectionShape, { total, pageInfo, rows }: Connection): Json => {
  const out = newObject<Json>();
  for (const item of shape.items) {
    switch (item.kind) {
      case 'typename':
        out[item.key] = shape.typename;
        break;
      case 'totalCount':
        out[item.key] = total;
        break;
      case 'pageInfo':
        out[item.key] = shapeObject(item.shape, pageInfo, noParts);
        break;
      case 'nodes':
      case 'edges':
        out[item.key] = rows(item);
        break;
      default:
        throw new UnreachableCase(item);
    }
  }
  return out;
};

export const shapeRows = (item: RowsItem, rows: readonly RowMap[], around: ListContext): readonly Json[] =>
  item.kind === 'nodes'
    ? rows.map(row => shapeNode(item.shape, row, around.bound))
    : rows.map(row => shapeEdge(item.shape, row, around));

const shapeEdge = (
  { items, typename }: EdgeShape,
  row: RowMap,
  { mark, bound, extra }: ListContext,
): Json => {
  const out = newObject<Json>();
  for (const item of items) {
    if (item.kind === 'cursor') out[item.key] = cursorOf(mark, row);
    else if (item.kind === 'node') out[item.key] = shapeNode(item.shape, row, bound);
    else if (item.kind === 'extra') {
      const value = extra(item.field, row);
      const { shape } = item;
      out[item.key] =
        shape && Array.isArray(value)
          ? value.map(v => shapeObject(shape, v as RowMap, noParts))
          : plain(value);
    } else out[item.key] = shapeItem(item, row, typename, bound);
  }
  return out;
};

/** The nodes and edges that a computed object speaks of, fetched: by id and by key. */
export type Fetched = Readonly<{
  nodes: ReadonlyMap<string, RowMap>;
  edges: ReadonlyMap<string, RowMap>;
  /** The row of an edge that is only assumed. */ assumed: (certainty: string) => RowMap;
  /** Edges looked at for a neighbourhood. */ scanned: number;
  /** Values by which cursors are marked. */ bound: RowMap;
  /** Whether the question is about another day than today. */ ofAnotherDay: boolean;
  /** What its sentences are said in. */ messages: Messages;
}>;
export const noParts: Fetched = {
  nodes: new Map(),
  edges: new Map(),
  assumed: () => ({}),
  scanned: 0,
  bound: {},
  ofAnotherDay: false,
  messages: ENGLISH,
};

/** A computed object: fields by name; a node stands for itself by its id, a step by the key of its edge. */
export const shapeObject = (shape: ObjectShape, value: RowMap, parts: Fetched): Record<string, Json> => {
  const out = newObject<Json>();
  for (const item of shape.items) {
    if (item.field === '__typename') {
      out[item.key] = shape.typename;
      continue;
    }
    if (item.countOf !== undefined && value[item.field] === undefined) {
      out[item.key] = lengthOf(value[item.countOf]);
      continue;
    }
    const raw = value[item.field];
    const field =
      typeof raw === 'function'
        ? (raw as (args: RowMap, parts: Fetched) => unknown)(item.args, parts)
        : firstOf(raw, item.args);
    out[item.key] = shapePart(item.shape, field, parts);
  }
  return out;
};

export const shapePart = (
  shape: ObjectShape | NodeShape | StepShape | undefined,
  value: unknown,
  parts: Fetched,
): Json => {
  if (Array.isArray(value)) return value.map(v => shapePart(shape, v, parts));
  if (!shape || !has(value)) return plain(value);
  switch (shape.kind) {
    case 'object':
      return shapeObject(shape, value as RowMap, parts);
    case 'node':
      return shapeNode(
        shape,
        required(parts.nodes.get(String(value)), `node ${String(value)} was fetched`),
        parts.bound,
      );
    case 'step':
      return shapeStep(shape, value as RowMap, parts);
    default:
      throw new UnreachableCase(shape);
  }
};

const shapeStep = (shape: StepShape, step: RowMap, parts: Fetched): Json => {
  const relation = String(step['relation']);
  const variant = shape.variants.find(v => v.types === undefined || v.types.includes(relation));
  const { assumed } = step;
  const row =
    typeof assumed === 'string' ? parts.assumed(assumed) : (parts.edges.get(String(step['key'])) ?? {});
  const out = newObject<Json>();
  for (const item of variant?.items ?? []) {
    if ('kind' in item) out[item.key] = shapeItem(item, row, 'Step', parts.bound);
    else if (item.field === '__typename') out[item.key] = String(step['typename']);
    else out[item.key] = shapePart(item.shape, said(step[item.field], item.args, parts), parts);
  }
  return out;
};

/** A sentence is made when it is shown. */
const said = (value: unknown, args: RowMap, parts: Fetched): unknown =>
  typeof value === 'function' ? (value as (args: RowMap, parts: Fetched) => unknown)(args, parts) : value;

export type Listed = Pick<Listing, 'shape' | 'page' | 'mark' | 'scope'>;

type CutPage = Readonly<{
  rows: readonly RowMap[];
  mark: string;
  pageInfo: RowMap;
}>;

/** The page itself: without the row that only told that there are more, and turned round when read backward. */
const cutPage = (rows: readonly RowMap[], listing: Listed, parent: unknown, bound: RowMap): CutPage => {
  const { page } = listing;
  const more = rows.length > page.size;
  const cut = more ? rows.slice(0, page.size) : rows;
  const kept = page.backward ? [...cut].reverse() : cut;
  const mark = page.from || rows[0]?.['k'] ? markOf(listing, parent, bound) : '';
  const [first, last] = [kept[0], kept[kept.length - 1]];
  return { rows: kept, mark, pageInfo: pageInfo(page, { first, last, more, mark }) };
};

/** The first and last row as shown, and whether there are more where the page was cut. */
type Ends = Readonly<{ first: RowMap | undefined; last: RowMap | undefined; more: boolean; mark: string }>;

export const pageInfo = (page: Listed['page'], { first, last, more, mark }: Ends): RowMap => ({
  hasNextPage: page.backward ? page.from !== undefined : more,
  hasPreviousPage: page.backward ? more : page.from !== undefined,
  startCursor: first?.['k'] ? cursorOf(mark, first) : null,
  endCursor: last?.['k'] ? cursorOf(mark, last) : null,
});

export const cursorOf = (mark: string, row: RowMap): string =>
  encodeCursor(mark, row['k'] as readonly unknown[]);

/** Returns what a cursor of this list is marked by. @throws CURSOR_MISMATCH where the page's own is of another parent. */
export const markOf = ({ mark, scope, page }: Listed, parent: unknown, bound: RowMap): string => {
  const scoped = joinMarks(
    mark,
    scopeMark(scope, operand => bind(operand, bound)),
  );
  if (parent === undefined) return scoped;
  const own = shortHash(String(parent));
  checkParent(bindText(page.parent, bound), own);
  return joinMarks(scoped, own);
};
