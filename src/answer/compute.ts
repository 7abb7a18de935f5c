import { SamgrafError } from '../errors';
import { BOUNDS } from '../plan/bounds';
import type { Traversal } from '../plan/traversal';
import { computeTraversal } from '../questions/compute';
import type { Computed } from '../questions/fetch';
import type { Found, Refused } from './find';
import type { PlannedRequest, Step } from './request';

/** What could be computed, and what could not. */
export type Answers = Readonly<{ computed: readonly Computed[]; refused: Refused }>;

/** What the questions answer, from what was found, in memory: in turns with other operations. */
export const compute = async (
  { planned, bound }: PlannedRequest,
  found: Found,
  { timing, model, plans, pace, deadline, budget }: Step,
): Promise<Answers> => {
  if (planned.traversals.length === 0) return { computed: [], refused: found.refused };
  timing.enter('compute');
  const graph = { model, statistics: plans.current.statistics };
  const [computed, refused]: [Computed[], Map<Traversal, SamgrafError>] = [[], new Map(found.refused)];
  for (const traversal of planned.traversals) {
    if (refused.has(traversal)) continue;
    const work = computeTraversal(traversal, found.row, bound, graph, { bounds: BOUNDS, budget });
    try {
      computed.push(await pace.turns.run(work, deadline));
    } catch (error) {
      if (!(error instanceof SamgrafError) || OF_THE_REQUEST.includes(error.code)) throw error;
      refused.set(traversal, error);
    }
  }
  return { computed, refused };
};

/** What ends the whole request, whichever question it met first. */
const OF_THE_REQUEST: readonly string[] = ['TIMEOUT', 'OVERLOADED'];
