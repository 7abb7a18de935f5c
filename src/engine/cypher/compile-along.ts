import { hasSelective, isByLeaf, type Listing } from '../plan/plan';
import { orderBy, sortedTerms, type Sorted } from './compile-order';
import { compilePredicate, type Match } from './compile-predicate';
import { isOfKind, labelOf } from './compile-start';
import type { Dialect } from './dialect';
import {
  IDS,
  cypher,
  join,
  name,
  operandParameter,
  render,
  variable,
  type AlongOrder,
  type Fragment,
  type Variable,
} from './fragment';
import { ENTITY, type Kind } from '../model/model';

/**
 * Tells whether a list is read along an order that the store keeps: one of nodes of a kind, which nothing finds sooner. A
 * part of a text is looked for in all texts sooner than in those of some nodes.
 */
export const isAlong = ({ source, order, where }: Listing, dialect: Dialect): boolean =>
  dialect.keptOrders &&
  source.kind === 'kind' &&
  order.every(term => term.kind === 'property') &&
  !isByLeaf(where) &&
  !hasSelective(where) &&
  !(where.kind === 'and' ? where.of : [where]).some(c => c.kind === 'compare' && c.operator === 'contains');

/** Binds the nodes that have the numbers of a variable. */
export const startNumbered = (numbers: string, { node }: Match): Fragment => {
  const number = variable('number');
  return cypher`
    UNWIND ${operandParameter('numbers', { kind: 'variable', name: numbers })} AS ${number}
    MATCH (${node})
    WHERE id(${node}) = ${number}`;
};

/** @param page The rows of the list among the nodes that have the numbers of a variable. */
export const compileAlong = (
  listing: Listing,
  kind: Kind,
  column: string,
  page: (match: Match, sorted: readonly Sorted[], numbers: string) => Fragment,
): AlongOrder => {
  const match: Match = { node: variable(kind.singular), edge: undefined };
  const sorted = sortedTerms(listing.order, match);
  const { node } = match;
  return {
    whole: render(cypher`
      MATCH (${node}:${labelOf(kind)})
      WHERE ${compilePredicate(isOfKind(kind), match)}
      WITH ${node} ${orderBy(sorted, { ...listing.page, backward: false })}
      RETURN collect(id(${node})) AS numbers`),
    numbered: render(cypher`
      ${startNumbered(IDS, match)}
      RETURN ${valuesOf(kind, match, sorted)}`),
    named: render(cypher`
      ${startNamed(node)}
      RETURN ${valuesOf(kind, match, sorted)}`),
    found: render(cypher`
      ${page(match, sorted, IDS)}
      RETURN collect(id(${node})) AS numbers`),
    terms: listing.order.map(({ descending }) => ({ descending })),
    from: listing.page.from,
    backward: listing.page.backward,
    most: listing.page.size + 1,
    page: `@${column}`,
  };
};

const startNamed = (node: Variable): Fragment => {
  const id = variable('named');
  return cypher`
    UNWIND ${operandParameter('ids', { kind: 'variable', name: IDS })} AS ${id}
    MATCH (${node}:${name(ENTITY)} {id: ${id}})`;
};

/** Null for a node that is no longer of the kind. */
const valuesOf = (kind: Kind, match: Match, sorted: readonly Sorted[]): Fragment => {
  const isMember = compilePredicate(isOfKind(kind), match);
  const values = join(
    sorted.map(({ expression }) => expression),
    ', ',
  );
  return cypher`id(${match.node}) AS number, CASE WHEN ${isMember} THEN [${values}] END AS values`;
};
