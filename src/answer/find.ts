import { known } from '../errors';
import { foundRow } from '../graph/read-found';
import { ENTITY } from '../model/model';
import { BOUNDS } from '../plan/bounds';
import type { Bound, RowMap } from '../plan/plan';
import type { Traversal } from '../plan/traversal';
import { before } from './deadline';
import type { PlannedRequest, Step } from './request';
import { unknownIds } from './suggest';

/** What all traversals of the operation are computed from: one statement, which reads keys and certainties only. */
export const find = async ({ planned, bound }: PlannedRequest, step: Step): Promise<RowMap> => {
  const { traversals } = planned;
  if (traversals.length === 0) return {};
  step.timing.enter('find');
  const row = await before(step.deadline, step.store.find(traversals, bound, BOUNDS));
  for (const traversal of traversals) await checkEnds(traversal, row, bound, step);
  return row;
};

/** Every id that a question names must be there. */
const checkEnds = async (
  traversal: Traversal,
  row: RowMap,
  bound: Bound,
  { store, plans, model }: Step,
): Promise<void> => {
  const { seeds } = foundRow(traversal, row);
  for (const [i, { argument, selector }] of traversal.seeds.entries()) {
    const found = new Set(seeds[i]);
    const absent = selector.kind === 'ids' ? selector.ids.filter(id => !found.has(id)) : [];
    if (absent.length === 0) continue;
    // Keys are looked for among what may be seen.
    const looking = { variables: bound, store, access: plans.current.access };
    throw await unknownIds(absent, argument, known(model.kinds.get(ENTITY), 'kind Entity'), looking);
  }
};
