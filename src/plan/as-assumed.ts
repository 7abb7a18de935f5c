import { SamgrafError } from '../errors';
import { edgeKey, type End } from '../model/model';
import { ALL, and, literal, not, type Operand, type Predicate } from './plan';
import type { Assuming, Seeds } from './traversal';
import { mapPredicates, partsOf, relationsIn } from './walk';

const VALID_TO = 'validTo';
/** Whether a filter reads an end date. */
const readsEnd = (predicate: Predicate): boolean =>
  [...partsOf(predicate)].some(
    part => (part.kind === 'compare' || part.kind === 'isNull') && part.property === VALID_TO,
  );

/**
 * Added relations and assumed end dates exist only in memory, where no filter runs. A filter that depends on
 * them would ignore them, so it is rejected.
 */
export const checkFilters = (seeds: readonly Seeds[], assuming: Assuming): void => {
  for (const { selector, argument } of seeds) {
    if (selector.kind !== 'where') continue;
    const looked = relationsIn(selector.where);
    const added = assuming.with.find(({ relation }) => looked.has(relation));
    if (added) {
      throw new SamgrafError(
        'BAD_INPUT',
        `${argument} filters by ${added.relation.name}, which assuming.with adds to; a filter cannot see what is assumed to be added.`,
        `Give ${argument} by ids, or filter by fields or other relations. Filters do see what \`without\` and \`retire\` remove.`,
      );
    }
    if (assuming.retire.length > 0 && readsEnd(selector.where)) {
      throw new SamgrafError(
        'BAD_INPUT',
        `${argument} filters by ${VALID_TO}, which assuming.retire changes; a filter cannot see an assumed end.`,
        `Give ${argument} by ids, or filter by other fields.`,
      );
    }
  }
};

/** Applies a what-if to a filter: what is removed, or retired by the date, is not related to anything. */
export const asAssumed = (predicate: Predicate, assuming: Assuming, date: Operand): Predicate =>
  mapPredicates(predicate, end => left(end, assuming, date), ALL);

/**
 * The condition on an edge and the node at its other end for both to remain. All periods of an edge are
 * removed.
 */
const left = (
  { relation }: End,
  { withoutNodes, withoutEdges, retire }: Assuming,
  date: Operand,
): Predicate => {
  const keys = withoutEdges
    .filter(edge => edge.relation === relation)
    .map(edge => edgeKey(relation.name, edge.from, edge.to));
  const key = (operator: 'eq' | 'startsWith', value: string): Predicate => ({
    kind: 'compare',
    on: 'edge',
    property: 'key',
    operator,
    value: literal(value),
    label: undefined,
  });
  return and(
    withoutNodes.length > 0
      ? not({
          kind: 'compare',
          on: 'node',
          property: 'id',
          operator: 'in',
          value: literal(withoutNodes),
          label: undefined,
        })
      : ALL,
    ...keys.flatMap(of => [not(key('eq', of)), not(key('startsWith', `${of} `))]),
    ...retire.map(({ id, on }) => not({ kind: 'retired', id, since: on, date })),
  );
};
