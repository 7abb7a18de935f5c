import { UnreachableCase, known } from '../errors';
import { finish, type Sliced } from '../graph/sliced';
import type { Model } from '../model/model';
import { highlighter, searchedTexts, type Highlighted } from '../model/search-text';
import { isShort } from '../plan/cost';
import { bind } from '../plan/operand';
import type { Entities } from '../plan/entities';
import type { Bound, OperationPlan, ReadRoot, Root, RowMap } from '../plan/plan';
import { findIn, readRepresentations } from '../plan/representations';
import { partsOf, type Computed } from '../questions/fetch';
import { shapeGroups } from '../shape/groups';
import { newObject, shapeLongListing, shapeLongObject, shapeNode, type Json } from '../shape/shape';
import type { PlannedRequest, Step } from './request';

/** What a response is shaped from: the row read, what was computed, and what is answered beside the graph, by key. */
export type Read = Readonly<{
  row: RowMap;
  computed: readonly Computed[];
  about: ReadonlyMap<string, Json>;
}>;

/**
 * Shapes the row and what was computed as the client asked for them; a long answer takes turns with other
 * operations.
 */
export const shape = async (
  { planned, bound }: PlannedRequest,
  read: Read,
  { timing, model, pace, deadline }: Step,
): Promise<Record<string, Json>> => {
  timing.enter('shape');
  const shaping = shapeRoots(planned.plan, read, bound, model);
  return isShort(planned.cost) && !pace.turns.spent ? finish(shaping) : pace.turns.run(shaping, deadline);
};

function* shapeRoots(
  plan: OperationPlan,
  read: Read,
  bound: Bound,
  model: Model,
): Sliced<Record<string, Json>> {
  const data = newObject();
  for (const root of plan.roots) {
    data[root.key] = yield* shapeRoot(root, read, bound, model);
    yield;
  }
  return data;
}

function* shapeRoot(root: Root, { row, computed, about }: Read, bound: Bound, model: Model): Sliced<Json> {
  switch (root.kind) {
    case 'typename':
      return root.value;
    case 'schema':
    case 'changes':
    case 'proposals':
    case 'recorded':
    case 'service':
      return about.get(root.key) ?? null;
    case 'traversal': {
      // Undefined if it could not be answered: then its field has an error.
      const own = computed.find(c => c.traversal === root);
      return own ? yield* shapeLongObject(root.shape, own.value, partsOf(own, row, bound)) : null;
    }
    default:
      return yield* shapeRead(root, row, bound, model);
  }
}

function* shapeRead(root: ReadRoot, row: RowMap, bound: Bound, model: Model): Sliced<Json> {
  const rows = row[root.column] as readonly RowMap[];
  switch (root.kind) {
    case 'lookup':
      return rows[0] ? shapeNode(root.shape, rows[0], bound) : null;
    case 'byIds':
      return shapeByIds(root, rows, bound);
    case 'entities':
      return yield* shapeEntities(root, row, bound, model);
    case 'list':
      return yield* shapeLongListing(root.listing, { rows, total: row[`${root.column}Total`] }, bound);
    case 'groups':
      return shapeGroups(root, rows);
    case 'search': {
      const mark = highlighter(root.words);
      return yield* shapeLongListing(root, { rows, total: row[`${root.column}Total`] }, bound, (field, hit) =>
        hitExtra(field, hit, mark, model),
      );
    }
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

type Marker = (text: string) => Highlighted;

/** Each text of the hit that contains one of the words. */
const highlightsOf = (row: RowMap, mark: Marker, model: Model): RowMap[] => {
  const kind = known(model.kinds.get(String(row['type'])), 'a hit has a kind');
  const texts = [...kind.fields.values()]
    .filter(field => field.search > 0)
    .flatMap(field => searchedTexts(field, row));
  return texts
    .map(({ field, language, text }) => ({ field, language: language ?? null, fragments: mark(text) }))
    .filter(({ fragments }) => fragments.some(fragment => fragment.matched));
};
