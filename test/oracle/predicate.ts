import { UnreachableCase } from '../../src/engine/errors';
import { SOURCE, type End } from '../../src/engine/model/model';
import type { Operator, Predicate } from '../../src/engine/plan/plan';
import { isOfAnyKind, operandValue, valueAt, type Place, type World } from './world';
import type { StoredNode } from '../../src/engine/plan/write';

/** The edges of a relation that touch a node from one of its ends, each with the node at the other. */
export const neighbours = (node: StoredNode, end: End, world: World): readonly Place[] => {
  const [near, far] = end.direction === 'FORWARD' ? (['from', 'to'] as const) : (['to', 'from'] as const);
  return world.graph.edges
    .filter(edge => edge.relation.name === end.relation.name && edge[near] === node.id)
    .flatMap(edge =>
      world.graph.nodes.filter(other => other.id === edge[far]).map(other => ({ node: other, edge })),
    );
};

/** Whether a predicate holds. What is unknown does not hold, and its negation does. */
export const holds = (predicate: Predicate, place: Place, world: World): boolean => {
  switch (predicate.kind) {
    case 'and':
      return predicate.of.every(p => holds(p, place, world));
    case 'or':
      return predicate.of.some(p => holds(p, place, world));
    case 'not':
      return !holds(predicate.of, place, world);
    case 'compare':
      return compares(
        valueAt(place, predicate.on, predicate.property),
        predicate.operator,
        operandValue(predicate.value, world),
      );
    case 'cites': {
      const id = String(operandValue(predicate.source, world));
      const source = world.graph.nodes.find(node => node.id === id && node.kind.name === SOURCE);
      return (
        source !== undefined &&
        listOf(valueAt(place, predicate.on, predicate.property)).includes(id) &&
        holds(predicate.where, { node: source, edge: undefined }, world)
      );
    }
    case 'isNull':
      return valueAt(place, predicate.on, predicate.property) === null;
    case 'isKind':
      return isOfAnyKind(place.node, predicate.kinds, world);
    case 'some':
      return neighbours(place.node, predicate.end, world).some(other => holds(predicate.where, other, world));
    case 'count':
      return compares(
        countOf(place.node, predicate.end, predicate.where, world),
        predicate.operator,
        operandValue(predicate.value, world),
      );
    case 'valid':
      return isValid(place, predicate.on, String(operandValue(predicate.date, world)));
    case 'dated': {
      const known = ['validFrom', 'validTo'].some(name => valueAt(place, predicate.on, name) !== null);
      if (known || !predicate.unless) return known;
      const [date, today] = [operandValue(predicate.unless.date, world), world.variables['@today']];
      return String(date) >= predicate.unless.since || String(date) >= String(today);
    }
    case 'seen': {
      const [level, to] = [
        predicate.level ?? valueAt(place, predicate.on, 'access'),
        valueAt(place, predicate.on, 'restrictedTo'),
      ];
      const named = world.variables[level === 'RESTRICTED' ? '@among' : '@self'];
      return (
        level === 'PUBLIC' ||
        world.variables['@seesAll'] === true ||
        listOf(to).some(id => listOf(named).includes(id))
      );
    }
    case 'retired':
      return (
        place.node.id === operandValue(predicate.id, world) &&
        String(operandValue(predicate.since, world)) <= String(operandValue(predicate.date, world))
      );
    case 'certain':
      return predicate.among.some(certainty => certainty === valueAt(place, predicate.on, 'certainty'));
    default:
      throw new UnreachableCase(predicate);
  }
};

export const countOf = (node: StoredNode, end: End, where: Predicate, world: World): number =>
  neighbours(node, end, world).filter(other => holds(where, other, world)).length;

const isValid = (place: Place, on: 'node' | 'edge', date: string): boolean => {
  const [from, to] = [valueAt(place, on, 'validFrom'), valueAt(place, on, 'validTo')];
  return (from === null || String(from) <= date) && (to === null || date < String(to));
};

const compares = (value: unknown, operator: Operator, wanted: unknown): boolean => {
  if (value === null || wanted === null || wanted === undefined) return false;
  switch (operator) {
    case 'eq':
      return value === wanted;
    case 'in':
      return listOf(wanted).includes(value);
    case 'has':
      return listOf(value).includes(wanted);
    case 'gt':
      return compareValues(value, wanted) > 0;
    case 'gte':
      return compareValues(value, wanted) >= 0;
    case 'lt':
      return compareValues(value, wanted) < 0;
    case 'lte':
      return compareValues(value, wanted) <= 0;
    case 'contains':
      return String(value).includes(String(wanted));
    case 'startsWith':
      return String(value).startsWith(String(wanted));
    default:
      throw new UnreachableCase(operator);
  }
};

/** GraphQL takes a single value for a list of one. */
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** Numbers by size, text by code point (which UTF-8 keeps), false before true. */
export const compareValues = (a: unknown, b: unknown): number => {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  if (typeof a !== typeof b) throw new Error(`${JSON.stringify(a)} and ${JSON.stringify(b)} are not ordered`);
  return Number(a) - Number(b);
};
