import { UnreachableCase } from '../errors';
import { alongEnd, countOfKind, degreeOf, type Nodes } from './cost-degrees';
import { conjuncts, hasSelective, leafOf } from './leaf';
import { isAll, type Listing, type Operand, type OrderTerm, type Predicate, TODAY } from './plan';
import { isSeenNode } from './seen';
import { ENTITY, type End, type Kind } from '../model/model';
import { today } from '../model/scalars';
import type { Statistics, Tested } from './statistics';
/** Conditions on a node's own properties that take as long as one hop. */
export const CONDITIONS = 8;

/**
 * Upper bound of the nodes and edges visited to test a filter on so many rows: each relation it follows, for
 * each row. Nothing is subtracted for tests that end early, so the actual number never exceeds it.
 */
export const visitsOf = (predicate: Predicate, rows: Nodes, statistics: Statistics): number => {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.of.reduce((sum, part) => sum + visitsOf(part, rows, statistics), 0);
    case 'not':
      return visitsOf(predicate.of, rows, statistics);
    case 'compare':
      return (rows.count * lengthOf(predicate.value)) / CONDITIONS;
    case 'cites':
      return 2 * rows.count;
    case 'isKind':
    case 'certain':
      return rows.count / CONDITIONS;
    case 'isNull':
    case 'valid':
    case 'dated':
    case 'seen':
    case 'retired':
      return rows.count / CONDITIONS;
    case 'some':
    case 'count':
      return visitsOfHop(predicate.end, predicate.where, rows, statistics);
    default:
      throw new UnreachableCase(predicate);
  }
};

const lengthOf = (value: Operand): number =>
  value.kind === 'literal' && Array.isArray(value.value) ? Math.max(1, value.value.length) : 1;

/**
 * Without a filter at its end, the store knows the degree. A node reached from several rows is tested for
 * each.
 */
const visitsOfHop = (end: End, where: Predicate, rows: Nodes, statistics: Statistics): number => {
  if (isAll(where)) return rows.count;
  const met = alongEnd(rows, end, statistics);
  return rows.count + met + visitsOf(where, { count: met, distinct: false }, statistics);
};

/** Maximum number of nodes of a kind to test a filter on: those that an index finds by part of it, or all. */
export const candidatesOf = (kind: Kind, where: Predicate, statistics: Statistics): number => {
  const all = countOfKind(kind, statistics);
  if (hasSelective(where))
    return Math.min(
      all,
      selectedBy(where, property => Boolean(kind.fields.get(property)?.key)),
    );
  const leaf = leafOf(where);
  if (!leaf) return all;
  const reversed: End = { ...leaf.end, direction: leaf.end.direction === 'FORWARD' ? 'BACKWARD' : 'FORWARD' };
  const ends = selectedBy(leaf.selective, property => property === 'id');
  return Math.min(
    ends * degreeOf(reversed, statistics),
    statistics.edges.get(leaf.end.relation.name)?.count ?? Infinity,
  );
};

/**
 * The number of key values given. A property that is only indexed may have one value on any number of nodes.
 */
const selectedBy = (where: Predicate, isKey: (property: string) => boolean): number =>
  Math.min(
    ...conjuncts(where).map(part =>
      part.kind === 'compare' && isKey(part.property) && (part.operator === 'eq' || part.operator === 'in')
        ? Math.max(1, lengthOf(part.value))
        : Infinity,
    ),
  );

/** Nodes and edges visited for the counts in an order, for each row that is sorted. */
export const visitsOfOrder = (order: readonly OrderTerm[], rows: Nodes, statistics: Statistics): number =>
  order.reduce(
    (sum, term) => sum + (term.kind === 'count' ? visitsOfHop(term.end, term.where, rows, statistics) : 0),
    0,
  );

/**
 * Maximum number of nodes that a page of a root list passes over, where an index returns them in its order: those that
 * do not hold on the day, or are not public. Undefined if all are visited, as where values may be missing, or if no
 * number is known.
 */
export const passedOver = (
  { source, where, order }: Listing,
  kind: Kind,
  statistics: Statistics,
): number | undefined => {
  const [lead] = order;
  const isByIndex =
    source.kind === 'kind' &&
    lead?.kind === 'property' &&
    lead.indexed &&
    !lead.nullable &&
    order.every(term => term.kind === 'property');
  if (!isByIndex) return undefined;
  let passed = 0;
  for (const condition of conjuncts(where)) {
    const failing = failingOf(condition, kind, statistics);
    if (failing === undefined) return undefined;
    passed += failing;
  }
  return passed;
};

/** Maximum number of nodes of a kind that do not meet a condition, if it is known. */
const failingOf = (condition: Predicate, kind: Kind, { tested, nodes }: Statistics): number | undefined => {
  if (isAll(condition)) return 0;
  const isKnown = condition.kind === 'valid' || isSeenNode(condition);
  if (!isKnown || !tested) return undefined;
  const names = kind.name === ENTITY ? [...nodes.keys()] : kind.members;
  return names.reduce((sum, name) => {
    const of = tested.get(name);
    if (!of) return sum;
    return sum + (condition.kind === 'valid' ? of.ended + notYetOn(condition.date, of) : of.closed);
  }, 0);
};

/** Today is not known when a plan is priced, but it is no earlier than now. */
const notYetOn = (date: Operand, { begun, lastBegun }: Tested): number => {
  const day = date === TODAY ? today() : date.kind === 'literal' ? date.value : undefined;
  return lastBegun !== undefined && typeof day === 'string' && lastBegun <= day ? 0 : begun;
};
