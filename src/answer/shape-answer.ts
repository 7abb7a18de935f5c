import { UnreachableCase, known } from '../errors';
import { finish, type Sliced } from '../graph/sliced';
import { joined } from '../model/objects';
import type { Model } from '../model/model';
import { highlighter, searchedTexts } from '../model/search-text';
import { isShort } from '../plan/cost';
import { bind } from '../plan/operand';
import type { Entities } from '../plan/entities';
import type { Bound, OperationPlan, ReadRoot, Root, RowMap } from '../plan/plan';
import { findIn, readRepresentations } from '../plan/representations';
import { partsOf, type Computed, type Needed } from '../questions/fetch';
import { shapeGroups } from '../shape/groups';
import { newObject, type Json } from '../shape/json';
import { LongListing, shapeLongObject, type Shaping } from '../shape/long';
import { shapeNode, type Extra } from '../shape/shape';
import type { Row } from '../store/store';
import { rowsIn } from './cost-report';
import type { PlannedRequest, Step } from './request';

/**
 * What a response is shaped from: the row read, further parts of its lists, what was computed and what that needed, and
 * what is answered beside the graph, by key.
 */
export type Read = Readonly<{
  row: RowMap;
  more: Iterable<Row>;
  computed: readonly Computed[];
  needs: readonly Needed[];
  about: ReadonlyMap<string, Json>;
}>;

/** The answer; how many rows of long lists were read for it, and what was read besides. */
type Shaped = Readonly<{ data: Record<string, Json>; rows: number; row: RowMap }>;

/**
 * Shapes the row and what was computed as the client asked for them; a long answer takes turns with other
 * operations. `asText`: long lists are printed while they are read, so that nobody holds all of them.
 */
export const shape = async (
  { planned, bound }: PlannedRequest,
  read: Read,
  { timing, model, pace, deadline }: Step,
  asText: boolean,
): Promise<Shaped> => {
  timing.enter('shape');
  const shaping = shapeRoots(planned.plan, read, { bound, asText, model });
  return isShort(planned.cost) && !pace.turns.spent ? finish(shaping) : pace.turns.run(shaping, deadline);
};

type How = Shaping & Readonly<{ model: Model }>;
type Lists = ReadonlyMap<string, LongListing>;

function* shapeRoots({ roots }: OperationPlan, read: Read, how: How): Sliced<Shaped> {
  const listed = roots.flatMap(root =>
    isListed(root) ? [[root.column, longListing(root, how)] as const] : [],
  );
  const lists: Lists = new Map(listed);
  const { rows, row } = yield* takeIn(read, lists);
  const data = newObject();
  const whole = joined(read, { row });
  for (const root of roots) {
    data[root.key] = yield* shapeRoot(root, whole, lists, how);
    yield;
  }
  return { data, rows, row };
}

type Listed = ReadRoot & { kind: 'list' | 'search' };
const isListed = (root: Root): root is Listed => root.kind === 'list' || root.kind === 'search';

const longListing = (root: Listed, how: How): LongListing => {
  if (root.kind === 'list') return new LongListing(root.listing, how);
  const mark = highlighter(root.words);
  const extra: Extra = (field, hit) => hitExtra(field, hit, mark, how.model);
  return new LongListing(root, joined(how, { extra }));
};

/** Shapes the long lists as their parts come, and puts together what else was read. */
function* takeIn({ row, more }: Read, lists: Lists): Sliced<Rest> {
  const rest: Rest = { rows: 0, row: {} };
  yield* takePart(row, lists, rest);
  for (const part of more) {
    yield;
    yield* takePart(part, lists, rest);
  }
  return rest;
}

type Rest = { rows: number; readonly row: Record<string, unknown> };

function* takePart(part: RowMap, lists: Lists, rest: Rest): Sliced<void> {
  for (const [column, value] of Object.entries(part)) {
    const [list, before] = [lists.get(column), rest.row[column]];
    if (list) {
      rest.rows += rowsIn(value);
      yield* list.take(value as readonly RowMap[]);
      yield;
    } else if (before === undefined) rest.row[column] = value;
    else if (Array.isArray(value)) (before as unknown[]).push(...(value as unknown[]));
  }
}

function* shapeRoot(root: Root, read: Read, lists: Lists, { bound, asText, model }: How): Sliced<Json> {
  switch (root.kind) {
    case 'typename':
      return root.value;
    case 'schema':
    case 'changes':
    case 'proposals':
    case 'recorded':
    case 'service':
      return read.about.get(root.key) ?? null;
    case 'traversal': {
      // Undefined if it could not be answered: then its field has an error.
      const own = read.computed.find(c => c.traversal === root);
      const needed = read.needs.find(need => need.traversal === root);
      return own && needed
        ? yield* shapeLongObject(root.shape, own.value, partsOf(needed, read.row, bound), asText)
        : null;
    }
    case 'list':
    case 'search':
      return known(lists.get(root.column), 'a list is shaped while it is read').done(
        read.row[`${root.column}Total`],
      );
    default:
      return yield* shapeRead(root, read.row, bound, model);
  }
}

function* shapeRead(root: Exclude<ReadRoot, Listed>, row: RowMap, bound: Bound, model: Model): Sliced<Json> {
  const rows = row[root.column] as readonly RowMap[];
  switch (root.kind) {
    case 'lookup':
      return rows[0] ? shapeNode(root.shape, rows[0], bound) : null;
    case 'byIds':
      return shapeByIds(root, rows, bound);
    case 'entities':
      return yield* shapeEntities(root, row, bound, model);
    case 'groups':
      return shapeGroups(root, rows);
    default:
      throw new UnreachableCase(root);
  }
}

const shapeByIds = (root: ReadRoot & { kind: 'byIds' }, rows: readonly RowMap[], bound: Bound): Json => {
  const byId = new Map(rows.map(r => [String(r['id']), r]));
  const ids = root.ids.kind === 'literal' ? (root.ids.value as readonly string[]) : [];
  return ids.map(id => {
    const found = byId.get(id);
    return found ? shapeNode(root.shape, found, bound) : null;
  });
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

const hitExtra = (field: string, row: RowMap, mark: Marker, model: Model): unknown =>
  field === 'score' ? (row['k'] as readonly unknown[])[0] : highlightsOf(row, mark, model);

type Marker = ReturnType<typeof highlighter>;

/** Each text of the hit that contains one of the words. */
const highlightsOf = (row: RowMap, mark: Marker, model: Model): RowMap[] => {
  const kind = known(model.kinds.get(String(row['type'])), 'a hit has a kind');
  const texts = [...kind.fields.values()]
    .filter(field => field.search > 0)
    .flatMap(field => searchedTexts(field, row));
  return texts
    .map(of => ({ field: of.field, language: of.language ?? null, fragments: mark(of) }))
    .filter(({ fragments }) => fragments.some(fragment => fragment.matched));
};
