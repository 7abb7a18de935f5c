import { compileList } from '../cypher/compile-read';
import { required } from '../errors';
import type { Kind } from '../model/model';
import { orderMark } from '../plan/cursor';
import type { ListRoot, Listing } from '../plan/plan';
import type { Statistics } from '../plan/statistics';
import {
  ADVICE,
  type Nodes,
  type ReadCost,
  countedBy,
  costOfRows,
  pageOf,
  passedOver,
  startOf,
  visitsOf,
  visitsOfOrder,
} from '../plan/cost';
import { selectionsOf } from '../planner/collect';
import { planOrder, planPage } from '../planner/order';
import { argumentScope } from '../planner/read-input';
import { Columns, planConnection, wants } from '../planner/selection';
import { planWhere } from '../planner/where';
import type { Json } from '../shape/json';
import { LongListing } from '../shape/long';
import type { AskedField, Material, Slice } from './slice';

const plan = ({ key, column, field, args, nodes, planning }: AskedField, of: Kind): ListRoot => {
  const order = planOrder(args['orderBy'], of, planning);
  const columns = new Columns();
  const typename = String(field.type).replace('!', '');
  const shape = planConnection(typename, selectionsOf(nodes), { of, columns }, planning);
  const listing = {
    source: { kind: 'kind', of } as const,
    where: planWhere(args['where'], of, planning),
    order,
    mark: orderMark(order, of.name),
    scope: argumentScope(args, planning.under),
    page: planPage(args, order, of.name, planning),
    columns: columns.all(),
    ...wants(shape),
    shape,
  };
  return { kind: 'list', key, column, listing };
};

/** So many nodes, and what is visited to test a filter on them. */
const withTests = (count: number, where: Listing['where'], statistics: Statistics): number =>
  count + visitsOf(where, { count, distinct: true }, statistics);

const price = ({ listing }: ListRoot, statistics: Statistics): ReadCost => {
  if (listing.source.kind !== 'kind') return { rows: 0, visits: 0 };
  const { of: kind } = listing.source;
  const found = startOf(kind, listing.where, statistics);
  const inOrder = startOf(kind, listing.where, statistics, !statistics.scanned);
  const candidates = inOrder.count;
  const counted = listing.counted ? (countedBy(listing.where, kind, statistics) ?? found.visits) : 0;
  if (!listing.listed) return { rows: 0, visits: counted };
  const page = Math.min(pageOf(listing), candidates);
  const all: Nodes = { count: candidates, distinct: true };
  const whole = inOrder.visits + visitsOfOrder(listing.order, all, statistics);
  const passed = passedOver(listing, kind, statistics);
  const looked =
    passed === undefined ? whole : Math.min(whole, withTests(page + passed, listing.where, statistics));
  return costOfRows(
    listing.columns,
    { count: page, distinct: true, visits: looked + counted },
    kind.members,
    statistics,
  );
};

/** A list that was shaped while it was read. */
export const shapeListing = ({ column }: Readonly<{ column: string }>, { lists, row }: Material): Json =>
  required(lists.get(column), 'a list is shaped while it is read').done(row[`${column}Total`]);

/** The nodes of a kind, filtered, sorted, counted and in pages. */
export const list: Slice<ListRoot> = {
  plans: { list: asked => plan(asked, asked.means.of) },
  rewrite: (root, { walk }) => ({ ...root, listing: walk.listing(root.listing) }),
  price,
  advice: ({ listing: { counted, listed } }) =>
    counted && listed ? `leave out \`totalCount\`, ${ADVICE}` : undefined,
  compile: compileList,
  listing: (root, how) => new LongListing(root.listing, how),
  shape: shapeListing,
};
