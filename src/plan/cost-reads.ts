import { UnreachableCase } from '../errors';
import type { Kind } from '../model/model';
import type { SearchWord } from '../model/search-text';
import { alongEnd, countOfAll, kindsAt, sourcesOf, type Nodes } from './cost-degrees';
import { CONDITIONS, candidatesOf, passedOver, visitsOf, visitsOfOrder } from './cost-filters';
import { LOG_WINDOW } from './change-log';
import { wantsHighlights } from './highlights';
import type {
  Bound,
  Column,
  FetchRoot,
  Groups,
  Listing,
  Operand,
  ReadRoot,
  Search,
  Static,
  BesideRoot,
  NodesByKey,
} from './plan';
import type { Statistics } from './statistics';

/**
 * Maximum cost of a read: rows read, including those of nested lists and sources; nodes and edges visited by
 * filters, orders, counts and groups.
 */
export type ReadCost = Readonly<{ rows: number; visits: number }>;

const NOTHING: ReadCost = { rows: 0, visits: 0 };
export const plus = (a: ReadCost, b: ReadCost): ReadCost => ({
  rows: a.rows + b.rows,
  visits: a.visits + b.visits,
});

/** Maximum number of ids in nodes(ids: …). */
const MAX_IDS = 1_000;

const lengthOf = (operand: Operand, bound: Bound): number => {
  const list = operand.kind === 'literal' ? operand.value : bound[operand.name];
  return Array.isArray(list) ? list.length : MAX_IDS;
};

export const costOfRead = (
  root: ReadRoot | FetchRoot | Static | BesideRoot,
  statistics: Statistics,
  bound: Bound,
): ReadCost => {
  switch (root.kind) {
    case 'typename':
    case 'schema':
    case 'service':
      return NOTHING;
    case 'changes':
      return { rows: root.size, visits: LOG_WINDOW };
    case 'proposals':
      return { rows: root.size, visits: root.size };
    case 'recorded':
      return { rows: LOG_WINDOW, visits: 3 * LOG_WINDOW };
    case 'lookup':
      return costOfRows(root.columns, some(root.where, 1, true, statistics), root.of.members, statistics);
    // The same id may be given twice.
    case 'byIds':
      return costOfNodes(root.columns, { count: lengthOf(root.ids, bound), distinct: false }, statistics);
    case 'entities':
      return root.groups.map(group => costOfKeys(group, statistics, bound)).reduce(plus, NOTHING);
    case 'byKeys':
      return costOfEdges(root.columns, lengthOf(root.edges, bound), statistics);
    case 'among':
      return costOfEdges(root.columns, root.cap, statistics);
    case 'list':
      return costOfList(
        root.listing,
        root.listing.source.kind === 'kind' ? root.listing.source.of : undefined,
        statistics,
      );
    case 'groups':
      return costOfGroups(root, statistics);
    case 'search':
      return costOfSearch(root, statistics);
    default:
      throw new UnreachableCase(root);
  }
};

/** Each key is asked for once, and finds one node. */
const costOfKeys = (group: NodesByKey, statistics: Statistics, bound: Bound): ReadCost =>
  costOfRows(
    group.columns,
    some(group.where, lengthOf(group.values, bound), true, statistics),
    group.of.members,
    statistics,
  );

type Rows = Nodes & Readonly<{ visits: number }>;
const some = (
  where: Parameters<typeof visitsOf>[0],
  count: number,
  distinct: boolean,
  statistics: Statistics,
): Rows => ({ count, distinct, visits: visitsOf(where, { count, distinct }, statistics) });

export const costOfNodes = (columns: readonly Column[], nodes: Nodes, statistics: Statistics): ReadCost =>
  costOfRows(columns, { ...nodes, visits: nodes.count }, allKinds(statistics), statistics);

/** A fetch reads each source of the edges once: no more than there are. Sources of these are read for each of them. */
export const costOfEdges = (columns: readonly Column[], edges: number, statistics: Statistics): ReadCost =>
  columns.reduce(
    (sum, column) =>
      column.kind === 'sources'
        ? plus(sum, costOfRows(column.columns, sourcesOn(edges, statistics), ['Source'], statistics))
        : sum,
    { rows: edges, visits: edges },
  );

const sourcesOn = (edges: number, statistics: Statistics): Rows => ({
  count: Math.min(edges * sourcesOf(statistics.edges.keys(), statistics), countOfAll(statistics)),
  distinct: true,
  visits: 0,
});

const allKinds = (statistics: Statistics): readonly string[] => [...statistics.nodes.keys()];

/** Rows and what their columns read: nested lists and sources, counted again for every row. */
const costOfRows = (
  columns: readonly Column[],
  rows: Rows,
  kinds: readonly string[],
  statistics: Statistics,
  relation?: string,
): ReadCost =>
  columns.reduce(
    (sum, column): ReadCost => {
      switch (column.kind) {
        case 'property':
          return sum;
        case 'sources': {
          const most = sourcesOf(column.on === 'edge' && relation ? [relation] : kinds, statistics);
          return plus(
            sum,
            costOfRows(
              column.columns,
              { count: rows.count * most, distinct: false, visits: 0 },
              ['Source'],
              statistics,
            ),
          );
        }
        case 'related':
          return plus(sum, costOfRelated(column.listing, rows, statistics));
        default:
          throw new UnreachableCase(column);
      }
    },
    { rows: rows.count, visits: rows.visits },
  );

/** A page of a list reads one extra row, which tells whether there are more. */
const pageOf = ({ page }: Listing | Search): number => page.size + 1;

const costOfRelated = (listing: Listing, parents: Nodes, statistics: Statistics): ReadCost => {
  if (listing.source.kind !== 'end') return NOTHING;
  const { end } = listing.source;
  const met = alongEnd(parents, end, statistics);
  const on: Nodes = { count: met, distinct: parents.distinct };
  const tested = met + visitsOf(listing.where, { count: met, distinct: false }, statistics);
  const counted = listing.counted ? tested : 0;
  if (!listing.listed) return { rows: 0, visits: counted };
  const listed = Math.min(met, parents.count * pageOf(listing));
  const visits = tested + counted + visitsOfOrder(listing.order, { ...on, distinct: false }, statistics);
  return costOfRows(
    listing.columns,
    { count: listed, distinct: false, visits },
    kindsAt(end, statistics),
    statistics,
    end.relation.name,
  );
};

/** So many nodes, and what is visited to test a filter on them. */
const withTests = (count: number, where: Listing['where'], statistics: Statistics): number =>
  count + visitsOf(where, { count, distinct: true }, statistics);

const costOfList = (listing: Listing, kind: Kind | undefined, statistics: Statistics): ReadCost => {
  if (!kind) return NOTHING;
  const candidates = candidatesOf(kind, listing.where, statistics);
  const tested = withTests(candidates, listing.where, statistics);
  const counted = listing.counted ? tested : 0;
  if (!listing.listed) return { rows: 0, visits: counted };
  const page = Math.min(pageOf(listing), candidates);
  const all = tested + visitsOfOrder(listing.order, { count: candidates, distinct: true }, statistics);
  const passed = passedOver(listing, kind, statistics);
  const looked =
    passed === undefined ? all : Math.min(all, withTests(page + passed, listing.where, statistics));
  return costOfRows(
    listing.columns,
    { count: page, distinct: true, visits: looked + counted },
    kind.members,
    statistics,
  );
};

/** Each relation that is grouped by multiplies the rows to group. */
const costOfGroups = (groups: Groups, statistics: Statistics): ReadCost => {
  const candidates = candidatesOf(groups.of, groups.where, statistics);
  let rows: Nodes = { count: candidates, distinct: true };
  let visits = candidates + visitsOf(groups.where, rows, statistics);
  for (const by of groups.by) {
    if (by.kind !== 'end') continue;
    const met = alongEnd(rows, by.end, statistics);
    visits += met + visitsOf(by.where, { count: met, distinct: false }, statistics);
    rows = { count: rows.count + met, distinct: false };
  }
  return { rows: Math.min(groups.size + 1, Math.max(rows.count, 1)), visits: visits + rows.count };
};

/** Each word is looked for in every entity, except where an index proposes candidates, which have them all. */
const costOfSearch = (search: Search, statistics: Statistics): ReadCost => {
  const page = Math.min(pageOf(search), countOfAll(statistics));
  const visits = visitsOfWords(search, statistics) + (wantsHighlights(search.shape) ? page * HIGHLIGHTED : 0);
  return costOfRows(
    search.columns,
    { count: page, distinct: true, visits },
    allKinds(statistics),
    statistics,
  );
};

const visitsOfWords = ({ words, counted }: Search, statistics: Statistics): number => {
  const all = countOfAll(statistics);
  if (!statistics.scanned) return Math.min(all, SEARCHED) * words.length * (counted ? 2 : 1);
  const tests = words.reduce((sum, word) => sum + 1 + formsOf(word) / CONDITIONS, 0);
  return all * (tests + (counted ? 1 : 0));
};

/** How many texts are looked for until a word is found, or not: each form in names, then in other texts. */
const formsOf = ({ exact, synonyms, near }: SearchWord): number =>
  2 * (exact.length + synonyms.length + 1) + near.length;

/** To mark the words in the texts of a hit takes as long as so many visits (20 µs, measured on the national graph). */
const HIGHLIGHTED = 30;

/**
 * Beyond this number of entities, the index of a large store proposes few. No measured bound of how many it
 * proposes is available in advance.
 */
const SEARCHED = 20_000;
