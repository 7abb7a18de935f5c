import { required } from '../errors';
import type { Kind } from '../model/model';
import {
  FEW_RELATED,
  HUB,
  and,
  type Leaf,
  type LeafFrom,
  type Listing,
  type OrderTerm,
  type Page,
  type Beginning,
  type Predicate,
  hasSeek,
  hasSelective,
  isByLeaf,
  nestedLeafOf,
} from '../plan/plan';
import { compileAlong, isAlong, startNumbered } from './compile-along';
import { compileColumns, compileRow, type CompiledRow, type CompiledRows } from './compile-columns';
import { countedOf, countsOfAll, failingOfKind, hiddenOfKind, type CountedKind } from './compile-failing';
import { computed, keyset, orderBy, sortedTerms, type Sorted } from './compile-order';
import { arrow, compilePredicate, unlessAll, whereAll, type Match } from './compile-predicate';
import { findFirst, labelOf, startAmong, startOfKind, textOf, type TextCondition } from './compile-start';
import type { Dialect } from './dialect';
import {
  cypher,
  join,
  name,
  operandParameter,
  parameter,
  variable,
  type Fragment,
  type Parameter,
  type Subquery,
  type Variable,
} from './fragment';

/**
 * The node that a related list belongs to, and a condition on it; neither is set for a root list. `among`: binds the
 * nodes of a root list that were found already.
 */
type Hanging = Readonly<{
  from: Variable | undefined;
  guard: Fragment | undefined;
  among?: (match: Match) => Fragment;
  /** Binds the nodes of a root list that pass its filter. */ start?: (match: Match) => Fragment;
}>;
const ROOT: Hanging = { from: undefined, guard: undefined };

/**
 * So many nodes that have a text are sorted; where more have it, the order is followed until the page is full, which of
 * a million is some 20,000 nodes.
 */
const FEW_WITH_TEXT = 1_000;

/** A list, as a subquery that returns one column of rows. */
export const compileRows = (
  listing: Listing,
  result: Variable,
  hanging: Hanging,
  dialect: Dialect,
): CompiledRows => {
  const [lead] = listing.order;
  if (hanging.from && isByNode(listing, dialect))
    return rowsOfHub(listing, hanging.from, hanging, result, dialect);
  if (!givesOrder(listing, lead, dialect)) return sortedRows(listing, result, hanging, dialect);
  const nested = nestedLeafOf(listing.where);
  if (nested) return rowsFromFirst(listing, nested, result, dialect);
  const text = textOf(listing.where, dialect);
  if (!text) return inOrder(listing, lead, result, dialect);
  const [found, rows] = [foundByText(listing, text, lead), variable('rows')];
  const among = ({ node: of }: Match): Fragment => cypher`UNWIND ${found.nodes} AS ${of}`;
  const sorted = sortedRows(listing, rows, { from: found.nodes, guard: undefined, among }, dialect);
  return withText(found, sorted, inOrder(listing, lead, rows, dialect), rows, result);
};

/** Rows that are all read, and sorted. */
const sortedRows = (listing: Listing, result: Variable, hanging: Hanging, dialect: Dialect): CompiledRows =>
  collected(
    listing,
    (match, sorted) => sortedPage(listing, match, sorted, hanging, dialect),
    result,
    hanging,
    dialect,
  );

/** So many nodes are followed in their order for a page of those that are related to a hub, if it is no longer than this. */
const WALKED = 1_000;
const PAGE_OF_HUB = 100;

/**
 * Tells whether a related list is in the order of an index on its nodes, and then of the keys of its edges: those of one
 * node to others are in the order of the others' ids.
 */
const isByNode = ({ hub, order, page, source }: Listing, dialect: Dialect): boolean => {
  const [lead, last] = order;
  return (
    hub === true &&
    dialect.indexOrder &&
    source.kind === 'end' &&
    source.of.shape !== 'union' &&
    page.size <= PAGE_OF_HUB &&
    order.length === 2 &&
    lead?.kind === 'property' &&
    last?.kind === 'property' &&
    lead.on === 'node' &&
    lead.indexed &&
    !lead.nullable &&
    last.property === 'key' &&
    last.descending === lead.descending
  );
};

/**
 * Nodes related to a hub: some of all nodes are followed in their order until the page is full. Where it is not, which is
 * seldom of a hub, and of all other nodes, the related ones are sorted.
 */
const rowsOfHub = (
  listing: Listing,
  from: Variable,
  hanging: Hanging,
  result: Variable,
  dialect: Dialect,
): CompiledRows => {
  const [found, pair, rows] = [variable('found'), variable('pair'), variable('rows')];
  const limit = parameter('limit', listing.page.size + 1);
  const paired = ({ edge, node }: Match): Fragment =>
    cypher`UNWIND ${found} AS ${pair} WITH ${pair}[0] AS ${edge}, ${pair}[1] AS ${node}`;
  const walked = collected(
    listing,
    (match, sorted) => cypher`${paired(match)} ${orderBy(sorted, listing.page)}`,
    rows,
    { from: found, guard: undefined },
    dialect,
  );
  const sorted = sortedRows(listing, rows, hanging, dialect);
  return {
    layout: sorted.layout,
    subquery: cypher`
    CALL (${from}) {
      ${walkToHub(listing, from, hanging, found)}
    }
    CALL (${from}, ${found}) {
      WITH ${from}, ${found} WHERE size(${found}) = ${limit}
      ${walked.subquery}
      RETURN ${rows} AS ${result}
      UNION ALL
      WITH ${from}, ${found} WHERE size(${found}) < ${limit}
      ${sorted.subquery}
      RETURN ${rows} AS ${result}
    }`,
  };
};

/** The edges and nodes of a page that are found in the order of the nodes; none where it is no hub. */
const walkToHub = (listing: Listing, from: Variable, { guard }: Hanging, found: Variable): Fragment => {
  const { source, page, where } = listing;
  const match = matchOf(listing);
  const sorted = sortedTerms(listing.order, match);
  const end = required(source.kind === 'end' ? source.end : undefined, 'a hub has relations');
  const { node, edge } = match;
  const [lead] = sorted;
  const pair = variable('pair');
  const { expression, term } = required(lead, 'an order has terms');
  const byId = { term, expression: cypher`${node}.id`, alias: undefined };
  const bounds =
    page.from &&
    cypher`${expression} ${term.descending !== page.backward ? cypher`<=` : cypher`>=`} ${operandParameter('from', required(page.from[0], 'a place has values'))}`;
  const [degree, hub] = [variable('degree'), parameter('hub', HUB)];
  const isHub = whereAll([guard, cypher`${degree} >= ${hub}`]);
  // What comes after a condition in a subquery of its own is not read where it does not hold.
  return cypher`
      WITH ${from}, COUNT { (${from})${arrow(end)}() } AS ${degree}
      CALL (${from}, ${degree}) {
        WITH ${from}, ${degree} ${isHub}
        CALL (${from}) {
          MATCH (${node}:${labelOf(source.of)})
          ${whereAll([cypher`${expression} IS NOT NULL AND ${node}.id IS NOT NULL AND ${node}.access IS NOT NULL`, bounds])}
          WITH ${from}, ${node} ${orderBy([...sorted.slice(0, 1), byId], page)} LIMIT ${parameter('walked', WALKED)}
          MATCH (${from})${arrow(end, edge)}(${node})
          ${whereAll([unlessAll(where, match), keyset(sorted, page)])}
          WITH ${edge}, ${node} ${orderBy(sorted, page)} ${limitOf(page)}
          RETURN [${edge}, ${node}] AS ${pair}
        }
        RETURN ${pair}
      }
      RETURN collect(${pair}) AS ${found}`;
};

/** A root list as it is read along an order that the store keeps, if it is one that can be. */
export const compileRowsAlong = (
  listing: Listing,
  column: string,
  result: Variable,
  dialect: Dialect,
): Subquery['along'] => {
  if (listing.source.kind !== 'kind' || !isAlong(listing, dialect)) return undefined;
  const numbered = (numbers: string): Hanging => ({
    ...ROOT,
    among: match => startNumbered(numbers, match),
  });
  const list = compileAlong(listing, listing.source.of, column, (match, sorted, numbers) =>
    sortedPage(listing, match, sorted, numbered(numbers), dialect),
  );
  const { subquery } = sortedRows(listing, result, numbered(list.page), dialect);
  return { list, subquery };
};

/** Rows in the order of an index. */
const inOrder = (listing: Listing, lead: Lead, result: Variable, dialect: Dialect): CompiledRows => {
  if (isWhole(listing, lead))
    return collected(listing, (match, sorted) => indexedPage(listing, match, sorted), result, ROOT, dialect);
  return segmentedRows(listing, lead, result, dialect);
};

/**
 * Rows that begin two relations away: those that what was found there leads to are sorted if they are few; otherwise the order
 * is followed, and each is told by whether it leads to that.
 */
const rowsFromFirst = (
  listing: Listing,
  leaf: LeafFrom<Leaf>,
  result: Variable,
  dialect: Dialect,
): CompiledRows => {
  const { source } = listing;
  const of = required(source.kind === 'kind' ? source.of : undefined, 'a root list is of a kind');
  const { subquery, nodes, degree, start, holds } = findFirst(leaf);
  const [rows, few] = [variable('rows'), parameter('few', FEW_RELATED)];
  const hanging: Hanging = { from: nodes, guard: undefined, start: match => start(of, match) };
  const others = { ...listing, where: leaf.others };
  const sorted = sortedRows(listing, rows, hanging, dialect);
  const ordered = collected(
    listing,
    (match, terms) => indexedPage(others, match, terms, { holds: holds(match) }),
    rows,
    hanging,
    dialect,
  );
  return {
    layout: sorted.layout,
    subquery: cypher`
    ${subquery}
    CALL (${nodes}, ${degree}) {
      WITH * WHERE ${degree} < ${few}
      ${sorted.subquery}
      RETURN ${rows} AS ${result}
      UNION ALL
      WITH * WHERE ${degree} >= ${few}
      ${ordered.subquery}
      RETURN ${rows} AS ${result}
    }`,
  };
};

/** Nodes that were found by their text, and those among them that are all there are if they are fewer than `few`. */
type FoundByText = Readonly<{ subquery: Fragment; nodes: Variable; limited: Variable; few: Parameter }>;

/** Those that are found by the text are sorted if they are few; otherwise the order is followed. */
const withText = (
  { subquery, nodes, limited, few }: FoundByText,
  sorted: CompiledRows,
  ordered: CompiledRows,
  rows: Variable,
  result: Variable,
): CompiledRows => ({
  layout: sorted.layout,
  subquery: cypher`
    ${subquery}
    CALL (${nodes}${limited === nodes ? undefined : cypher`, ${limited}`}) {
      WITH * WHERE size(${limited}) < ${few}
      ${sorted.subquery}
      RETURN ${rows} AS ${result}
      UNION ALL
      WITH * WHERE size(${limited}) = ${few}
      ${ordered.subquery}
      RETURN ${rows} AS ${result}
    }`,
});

const foundByText = (listing: Listing, text: TextCondition, lead: Lead): FoundByText => {
  const { begins } = text;
  if (begins?.sort === lead.property && !isInMissing(listing.page))
    return foundAtBeginning(listing, text, begins);
  const [nodes, few] = [variable('found'), parameter('few', FEW_WITH_TEXT)];
  return {
    nodes,
    subquery: fewWithText(text, undefined, nodes, few),
    limited: nodes,
    few,
  };
};

/** Some that have a text, in no order. */
const fewWithText = (
  text: TextCondition,
  unless: ((node: Variable) => Fragment) | undefined,
  found: Variable,
  few: Parameter,
): Fragment => {
  const node = variable('candidate');
  return cypher`
    CALL () {
      MATCH (${node}:${name(text.text)})
      USING TEXT INDEX ${node}:${name(text.text)}(${name(text.property)})
      WHERE ${compilePredicate(text, { node, edge: undefined })}${unless && cypher` AND NOT (${unless(node)})`}
      WITH ${node} LIMIT ${few}
      RETURN collect(${node}) AS ${found}
    }`;
};

/**
 * What begins so stands together in the order, of which a page is read, where it is the text that the list is sorted by; those
 * that have it in another language are found by the text.
 */
const foundAtBeginning = (
  listing: Listing,
  text: TextCondition,
  { sort, key, beyond, other }: Beginning,
): FoundByText => {
  const match = matchOf(listing);
  const sorted = sortedTerms(listing.order, match);
  const [first, others, nodes] = [variable('first'), variable('others'), variable('found')];
  const [from, to] = [operandParameter('begins', key), operandParameter('beyond', beyond)];
  const property = name(sort);
  const within = (node: Variable): Fragment =>
    cypher`${node}.${property} >= ${from} AND ${node}.${property} < ${to}`;
  const few = parameter('few', FEW_WITH_TEXT);
  return {
    nodes,
    subquery: cypher`
    CALL () {
      ${indexedPage(listing, match, sorted, { within: within(match.node) })}
      RETURN collect(${match.node}) AS ${first}
    }
    ${fewWithText({ ...text, value: other }, within, others, few)}
    CALL (${first}, ${others}) {
      RETURN ${first} + ${others} AS ${nodes}
    }`,
    limited: others,
    few,
  };
};

type PageOf = (match: Match, sorted: readonly Sorted[]) => Fragment;

const collected = (
  listing: Listing,
  page: PageOf,
  result: Variable,
  hanging: Hanging,
  dialect: Dialect,
): CompiledRows => {
  const { rows, row, layout } = rowsOf(listing, page, dialect);
  return {
    subquery: cypher`
    CALL (${hanging.from}) {
      ${rows}
      RETURN collect(${row}) AS ${result}
    }`,
    layout,
  };
};

/** The rows of a page with what their columns need, and what each row becomes. */
const rowsOf = (
  listing: Listing,
  page: PageOf,
  dialect: Dialect,
): CompiledRow & Readonly<{ rows: Fragment }> => {
  const match = matchOf(listing);
  const sorted = sortedTerms(listing.order, match);
  const columns = compileColumns(listing.columns, match, dialect);
  return {
    rows: join([page(match, sorted), columns.subqueries], '\n'),
    ...compileRow(columns, dialect, listing.cursors ? sorted.map(s => s.expression) : []),
  };
};

type Lead = OrderTerm & { kind: 'property' };

/**
 * Whether an index can provide the order, and reading in that order is not more expensive than using the
 * filter's own index.
 */
const givesOrder = (listing: Listing, lead: OrderTerm | undefined, dialect: Dialect): lead is Lead =>
  dialect.indexOrder &&
  listing.source.kind === 'kind' &&
  lead?.kind === 'property' &&
  lead.indexed &&
  (nestedLeafOf(listing.where) ? isWhole(listing, lead) : !isByLeaf(listing.where)) &&
  !hasSelective(listing.where) &&
  !hasSeek(listing.where) &&
  listing.order.every(term => term.kind === 'property');

/** Tells whether all rows have a value of the first term, so that one index has them all. */
const isWhole = ({ where }: Listing, { nullable, property }: Lead): boolean =>
  !nullable || isBound(where, property);

/** Whether the filter excludes rows without a value: a comparison with null is never true. */
const isBound = (where: Predicate, property: string): boolean =>
  (where.kind === 'and' ? where.of : [where]).some(
    p => p.kind === 'compare' && p.on === 'node' && p.property === property,
  );

/** The total count of a root list; for a whole kind, the count that the store keeps, less what indexes leave out. */
export const compileTotal = (listing: Listing, result: Variable, dialect: Dialect): Fragment => {
  const { source, where: condition } = listing;
  const counted = countedOf(condition, dialect);
  if (counted && source.kind === 'kind' && source.of.shape !== 'union')
    return totalLess(source.of, counted, result);
  const match = matchOf(listing);
  const distinct = isByLeaf(listing.where) ? cypher`DISTINCT ` : undefined;
  return cypher`
    CALL () {
      ${startOf(listing, match, ROOT, dialect)}
      RETURN count(${distinct}${match.node}) AS ${result}
    }`;
};

/** In this order: what is closed in between is left out of the count, and not counted although hidden. */
const totalLess = (kind: Kind, counted: CountedKind, result: Variable): Fragment => {
  const [node, total] = [variable(kind.singular), variable('total')];
  const less = [...hiddenOfKind(kind, counted), ...failingOfKind(kind, counted)];
  return cypher`
    CALL () {
      CALL () {
        MATCH (${node}:${labelOf(kind)})
        RETURN count(${node}) AS ${total}
      }
      ${less.map(({ subquery }) => subquery)}
      RETURN ${total}${less.map(({ count }) => cypher` - ${count}`)} AS ${result}
    }`;
};

const matchOf = (listing: Listing): Match =>
  listing.source.kind === 'kind'
    ? { node: variable(listing.source.of.singular), edge: undefined }
    : { node: variable(`${listing.source.end.name}Node`), edge: variable(listing.source.end.name) };

/** One row more than the page, which tells whether there is a next page. */
export const limitOf = (page: Page): Fragment => cypher`LIMIT ${parameter('limit', page.size + 1)}`;

const bound = (match: Match): Fragment => join([match.edge, match.node], ', ');

/** Sorts the rows, then cuts the page. */
const sortedPage = (
  listing: Listing,
  match: Match,
  sorted: readonly Sorted[],
  hanging: Hanging,
  dialect: Dialect,
): Fragment => {
  const byDegree = countsFirst(listing, match, sorted, hanging, dialect);
  const counts = byDegree ? sorted.flatMap(({ alias }) => alias ?? []) : computed(sorted, match);
  const after = keyset(sorted, listing.page);
  const distinct = listing.source.kind === 'kind' && isByLeaf(listing.where) ? cypher`DISTINCT ` : undefined;
  const first =
    counts.length > 0 || after || distinct
      ? cypher`
    WITH ${distinct}${join([bound(match), ...counts], ', ')}
    ${after && cypher`WHERE ${after}`}`
      : undefined;
  return cypher`
    ${byDegree ?? startOf(listing, match, hanging, dialect)}
    ${first}
    WITH ${join([bound(match), ...sorted.map(s => s.alias)], ', ')} ${orderBy(sorted, listing.page)} ${limitOf(listing.page)}`;
};

/** The rows of a root list with the one count that they are sorted by. */
const countsFirst = (
  listing: Listing,
  match: Match,
  sorted: readonly Sorted[],
  hanging: Hanging,
  dialect: Dialect,
): Fragment | undefined => {
  const [counted, ...others] = sorted.filter(({ alias }) => alias);
  if (listing.source.kind !== 'kind' || isByLeaf(listing.where) || others.length > 0) return undefined;
  return counted?.alias && counted.term.kind === 'count'
    ? countsOfAll(
        startOf(listing, match, hanging, dialect),
        counted.term.end,
        counted.term.where,
        match,
        counted.alias,
        dialect,
      )
    : undefined;
};

const present = (s: Sorted): Sorted =>
  s.term.kind === 'property' ? { ...s, term: { ...s.term, nullable: false } } : s;

/** Rows in the order of an index over (property, id, access). IS NOT NULL lets the planner use it. */
const indexedPage = (
  listing: Listing,
  match: Match,
  all: readonly Sorted[],
  { within, holds }: Readonly<{ within?: Fragment; holds?: Fragment }> = {},
): Fragment => {
  const { node } = match;
  const sorted = all.map((s, i) => (i === 0 ? present(s) : s));
  const kind = required(
    listing.source.kind === 'kind' ? listing.source.of : undefined,
    'an index is over a kind',
  );
  const { expression: lead, term } = required(sorted[0], 'an order has terms');
  const conditions = [
    cypher`${within ?? cypher`${lead} IS NOT NULL`} AND ${node}.id IS NOT NULL AND ${node}.access IS NOT NULL`,
    keyset(sorted, listing.page),
    unlessAll(listing.where, match),
    holds,
  ];
  return cypher`
    MATCH (${node}:${labelOf(kind)})
    ${within && term.kind === 'property' ? cypher`USING INDEX ${node}:${labelOf(kind)}(${name(term.property)}, id, access)` : undefined}
    ${whereAll(conditions)}
    WITH ${node} ${orderBy(sorted, listing.page)} ${limitOf(listing.page)}`;
};

/**
 * If values may be missing: first the rows that have one, from the index, then the others, read only if the
 * page reaches them.
 */
const segmentedRows = (listing: Listing, lead: Lead, result: Variable, dialect: Dialect): CompiledRows => {
  const one = variable('row');
  const segments = segmentsOf(listing, lead).map(({ segment, byIndex }) => {
    const { rows, row, layout } = rowsOf(
      listing,
      (match, sorted) =>
        byIndex
          ? indexedPage(segment, match, sorted)
          : sortedPage(segment, match, sorted.slice(1), ROOT, dialect),
      dialect,
    );
    const subquery = cypher`
      ${rows}
      RETURN ${row} AS ${one}`;
    return { subquery, layout };
  });
  const [first, second] = segments;
  return {
    subquery: cypher`
    CALL () {
      CALL () {
        ${first?.subquery}
        ${second && cypher`UNION ALL`}
        ${second?.subquery}
      }
      WITH ${one} ${limitOf(listing.page)}
      RETURN collect(${one}) AS ${result}
    }`,
    layout: first?.layout,
  };
};

/** Tells whether a page goes on among the rows that have no value of the first term. */
const isInMissing = ({ from }: Page): boolean => from?.[0]?.kind === 'literal' && from[0].value === null;

type Segment = Readonly<{ segment: Listing; byIndex: boolean }>;

const segmentsOf = (listing: Listing, lead: Lead): readonly Segment[] => {
  const { page } = listing;
  const inMissing = isInMissing(page);
  const whole = { ...page, from: undefined };
  const missing: Predicate = { kind: 'isNull', on: 'node', property: lead.property };
  const having: Segment = { byIndex: true, segment: { ...listing, page: inMissing ? whole : page } };
  const lacking: Segment = {
    byIndex: false,
    segment: {
      ...listing,
      where: and(listing.where, missing),
      page: inMissing ? { ...page, from: page.from?.slice(1) } : whole,
    },
  };
  if (page.backward) return page.from && !inMissing ? [having] : [lacking, having];
  return inMissing ? [lacking] : [having, lacking];
};

/** Binds the rows of the list before they are sorted. */
const startOf = (listing: Listing, match: Match, hanging: Hanging, dialect: Dialect): Fragment => {
  const { source, where } = listing;
  if (hanging.start) return hanging.start(match);
  if (source.kind === 'kind' && hanging.among)
    return startAmong(hanging.among(match), source.of, where, match);
  if (source.kind === 'kind') return startOfKind(source.of, where, match, dialect);
  return cypher`
    MATCH (${hanging.from})${arrow(source.end, match.edge)}(${match.node})
    ${whereAll([hanging.guard, unlessAll(where, match)])}`;
};
