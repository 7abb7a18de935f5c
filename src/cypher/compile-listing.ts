import { known } from '../errors';
import { and, isAll, type Listing, type OrderTerm, type Page, type Predicate } from '../plan/plan';
import { compileColumns, rowMap } from './compile-columns';
import { computed, keyset, orderBy, sortedTerms, type Sorted } from './compile-order';
import { arrow, compilePredicate, type Match } from './compile-predicate';
import { labelOf, leafOf, startOfKind } from './compile-start';
import type { Dialect } from './dialect';
import { cypher, join, parameter, variable, type Fragment, type Variable } from './fragment';

/** The node a related list hangs on, and a condition on it; a root list hangs on nothing. */
export type Hanging = Readonly<{ from: Variable | undefined; guard: Fragment | undefined }>;

/** A list, as a subquery that ends in one column of rows. */
export const compileRows = (listing: Listing, result: Variable, hanging: Hanging, dialect: Dialect): Fragment => {
  const match = matchOf(listing);
  const sorted = sortedTerms(listing.order, match);
  const columns = compileColumns(listing.columns, match, dialect);
  return cypher`
    CALL (${hanging.from}) {
      ${pageOf(listing, match, sorted, hanging, dialect)}
      ${columns.subqueries}
      RETURN collect(${rowMap(columns, listing.cursors ? sorted.map(s => s.expression) : [])}) AS ${result}
    }`;
};

/** How many there are in a root list; of a whole kind, the count that the store keeps. */
export const compileTotal = (listing: Listing, result: Variable): Fragment => {
  const match = matchOf(listing);
  const distinct = leafOf(listing.where) ? cypher`DISTINCT ` : undefined;
  return cypher`
    CALL () {
      ${startOf(listing, listing.where, match, { from: undefined, guard: undefined })}
      RETURN count(${distinct}${match.node}) AS ${result}
    }`;
};

const matchOf = (listing: Listing): Match =>
  (listing.source.kind === 'kind'
    ? { node: variable(listing.source.of.singular), edge: undefined }
    : { node: variable(`${listing.source.end.name}Node`), edge: variable(listing.source.end.name) });

/** One row more than the page: whether it is there tells whether there is a next page. */
export const limitOf = (page: Page): Fragment => cypher`LIMIT ${parameter('limit', page.size + 1)}`;

const bound = (match: Match): Fragment => join([match.edge, match.node], ', ');

const pageOf = (listing: Listing, match: Match, sorted: readonly Sorted[], hanging: Hanging, dialect: Dialect): Fragment => {
  const [lead] = listing.order;
  const byIndex = dialect.indexOrder && listing.source.kind === 'kind' && lead?.kind === 'property' && lead.indexed
    && !leafOf(listing.where) && listing.order.every(term => term.kind === 'property');
  if (!byIndex) return sortedPage(listing, match, sorted, hanging);
  return lead.nullable ? segmentedPage(listing, match, lead) : indexedPage(listing, match, sorted);
};

/** Rows sorted, then cut. */
const sortedPage = (listing: Listing, match: Match, sorted: readonly Sorted[], hanging: Hanging): Fragment => {
  const counts = computed(sorted, match);
  const after = keyset(sorted, listing.page);
  const distinct = listing.source.kind === 'kind' && leafOf(listing.where) ? cypher`DISTINCT ` : undefined;
  const first = counts.length > 0 || after || distinct ? cypher`
    WITH ${distinct}${join([bound(match), ...counts], ', ')}
    ${after && cypher`WHERE ${after}`}` : undefined;
  return cypher`
    ${startOf(listing, listing.where, match, hanging)}
    ${first}
    WITH ${join([bound(match), ...sorted.map(s => s.alias)], ', ')} ${orderBy(sorted, listing.page)} ${limitOf(listing.page)}`;
};

/** Rows in the order of an index over (property, id): IS NOT NULL is what lets the planner use it. */
const indexedPage = (listing: Listing, match: Match, sorted: readonly Sorted[]): Fragment => {
  const { node } = match;
  const kind = known(listing.source.kind === 'kind' ? listing.source.of : undefined, 'an index is over a kind');
  const lead = known(sorted[0], 'an order has terms').expression;
  const conditions = [
    cypher`${lead} IS NOT NULL AND ${node}.id IS NOT NULL`,
    keyset(sorted, listing.page),
    isAll(listing.where) ? undefined : compilePredicate(listing.where, match),
  ];
  return cypher`
    MATCH (${node}:${labelOf(kind)})
    WHERE ${join(conditions, ' AND ')}
    WITH ${node} ${orderBy(sorted, listing.page)} ${limitOf(listing.page)}`;
};

/** Where values may be missing: those that have one, from the index, and the rest, read only when the page reaches them. */
const segmentedPage = (listing: Listing, match: Match, lead: OrderTerm & { kind: 'property' }): Fragment => {
  const { page } = listing;
  const rest = listing.order.slice(1);
  const inMissing = page.from?.[0] === null;
  const whole = { ...page, from: undefined };
  const present: Listing = { ...listing, order: [{ ...lead, nullable: false }, ...rest], page: inMissing ? whole : page };
  const missing: Predicate = { kind: 'isNull', on: 'node', property: lead.property };
  const absent: Listing = { ...listing, where: and(listing.where, missing), order: rest, page: inMissing ? { ...page, from: page.from.slice(1) } : whole };
  const having = indexedPage(present, match, sortedTerms(present.order, match));
  const lacking = sortedPage(absent, match, sortedTerms(rest, match), { from: undefined, guard: undefined });
  const [first, second] = page.backward
    ? (page.from && !inMissing ? [having] : [lacking, having])
    : (inMissing ? [lacking] : [having, lacking]);
  if (!second) return known(first, 'a page has a segment');
  return cypher`
    CALL () {
      ${first}
      RETURN ${match.node}
      UNION ALL
      ${second}
      RETURN ${match.node}
    }
    WITH ${match.node} ${limitOf(page)}`;
};

/** Binds the rows of the list, before they are sorted. */
const startOf = (listing: Listing, predicate: Predicate, match: Match, hanging: Hanging): Fragment => {
  if (listing.source.kind === 'kind') return startOfKind(listing.source.of, predicate, match);
  const conditions = [hanging.guard, isAll(predicate) ? undefined : compilePredicate(predicate, match)].filter(c => c !== undefined);
  return cypher`
    MATCH (${hanging.from})${arrow(listing.source.end, match.edge)}(${match.node})
    ${conditions.length > 0 ? cypher`WHERE ${join(conditions, ' AND ')}` : undefined}`;
};
