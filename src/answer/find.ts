import type { SamgrafError } from '../errors';
import { known } from '../errors';
import { foundRow } from '../graph/read-found';
import { ENTITY } from '../model/model';
import type { Bound, RowMap } from '../plan/plan';
import { type Traversal, BOUNDS } from '../plan/traversal';
import { before } from './deadline';
import type { PlannedRequest, Step } from './request';
import { MOST_SUGGESTED, lookingBy, unknownIds } from './suggest';

/**
 * The row that questions are computed from, and the errors of those that cannot be computed, each an error of its
 * own field.
 */
export type Found = Readonly<{ row: RowMap; refused: Refused }>;
export type Refused = ReadonlyMap<Traversal, SamgrafError>;

/** Reads what all traversals of the operation are computed from, in one statement: only keys and certainties. */
export const find = async ({ planned, bound }: PlannedRequest, step: Step): Promise<Found> => {
  const { traversals } = planned;
  const refused = new Map<Traversal, SamgrafError>();
  if (traversals.length === 0) return { row: {}, refused };
  step.timing.enter('find');
  const row = await before(step.deadline, step.store.find(traversals, bound, BOUNDS), step.running);
  for (const traversal of traversals) {
    const unknown = await unknownEnd(traversal, row, bound, step, refused.size < MOST_SUGGESTED);
    if (unknown) refused.set(traversal, unknown);
  }
  return { row, refused };
};

/** Every id given to a question must exist. */
const unknownEnd = async (
  traversal: Traversal,
  row: RowMap,
  bound: Bound,
  step: Step,
  suggested: boolean,
): Promise<SamgrafError | undefined> => {
  const { seeds } = foundRow(traversal, row);
  for (const [i, { argument, selector }] of traversal.seeds.entries()) {
    const found = new Set(seeds[i]);
    const absent = selector.kind === 'ids' ? selector.ids.filter(id => !found.has(id)) : [];
    if (absent.length === 0) continue;
    const entity = known(step.model.kinds.get(ENTITY), 'kind Entity');
    return unknownIds(absent, argument, entity, lookingBy(bound, step), suggested);
  }
  return undefined;
};
