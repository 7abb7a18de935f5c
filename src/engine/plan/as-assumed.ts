import { SamgrafError } from '../errors';
import type { End } from '../model/model';
import { ALL, and, listOf, not, type Operand, type Predicate } from './plan';
import type { Assuming, AssumingEdge, Seeds } from './traversal';
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

/** What stands between the key of a relation and the beginning of a period of it. */
const PERIOD = ' ';

/** The key of an assumed relation, which each request binds. */
export const keyOf = ({ relation, from, to }: AssumingEdge, after = ''): Operand =>
  listOf([from, to], { by: 'key', relation: relation.name, ...(after === '' ? {} : { after }) });

/**
 * The condition on an edge and the node at its other end for both to remain. All periods of an edge are
 * removed.
 */
const left = (
  { relation }: End,
  { withoutNodes, withoutEdges, retire }: Assuming,
  date: Operand,
): Predicate => {
  const taken = withoutEdges.filter(edge => edge.relation === relation);
  const key = (operator: 'eq' | 'startsWith', value: Operand): Predicate => ({
    kind: 'compare',
    on: 'edge',
    property: 'key',
    operator,
    value,
    label: undefined,
  });
  return and(
    withoutNodes.length > 0
      ? not({
          kind: 'compare',
          on: 'node',
          property: 'id',
          operator: 'in',
          value: listOf(withoutNodes, { by: 'ids' }),
          label: undefined,
        })
      : ALL,
    ...taken.flatMap(edge => [not(key('eq', keyOf(edge))), not(key('startsWith', keyOf(edge, PERIOD)))]),
    ...retire.map(({ id, on }) => not({ kind: 'retired', id, since: on, date })),
  );
};
