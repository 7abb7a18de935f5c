import { BOUNDS } from '../plan/bounds';
import type { RowMap } from '../plan/plan';
import { computeTraversal } from '../questions/compute';
import type { Computed } from '../questions/fetch';
import type { PlannedRequest, Step } from './request';

/** What the questions answer, from what was found, in memory: in turns with other operations. */
export const compute = async (
  { planned, bound }: PlannedRequest,
  found: RowMap,
  { timing, model, plans, pace, deadline, budget }: Step,
): Promise<readonly Computed[]> => {
  if (planned.traversals.length === 0) return [];
  timing.enter('compute');
  const graph = { model, statistics: plans.current.statistics };
  const computed: Computed[] = [];
  for (const traversal of planned.traversals) {
    const work = computeTraversal(traversal, found, bound, graph, { bounds: BOUNDS, budget });
    computed.push(await pace.turns.run(work, deadline));
  }
  return computed;
};
