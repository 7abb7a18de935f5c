import { SamgrafError } from '../errors';
import { type Traversal, BOUNDS } from '../plan/traversal';
import { computeTraversal } from '../questions/compute';
import type { Computed } from '../questions/fetch';
import type { Found, Refused } from './find';
import type { PlannedRequest, Step } from './request';
import { MOST_SUGGESTED, lookingBy, suggestFor } from './suggest';

/** What could be computed, and the errors of what could not. */
export type Answers = Readonly<{ computed: readonly Computed[]; refused: Refused }>;

/** Computes the answers to the questions in memory, from what *find* read, taking turns with other operations. */
export const compute = async (
  { planned, bound }: PlannedRequest,
  found: Found,
  step: Step,
): Promise<Answers> => {
  const { timing, model, plans, pace, deadline, budget } = step;
  if (planned.traversals.length === 0) return { computed: [], refused: found.refused };
  timing.enter('compute');
  const { statistics } = plans.current;
  // Answers say nothing of the graph as a whole but what is public.
  const graph = { model, statistics: statistics.open ?? statistics };
  const [computed, refused]: [Computed[], Map<Traversal, SamgrafError>] = [[], new Map(found.refused)];
  const allowance = { left: MOST_SUGGESTED };
  for (const traversal of planned.traversals) {
    if (refused.has(traversal)) continue;
    const work = computeTraversal(traversal, found.row, bound, graph, { bounds: BOUNDS, budget });
    try {
      const done = await pace.turns.run(work, deadline);
      await suggestFor(done, lookingBy(bound, step), allowance);
      computed.push(done);
    } catch (error) {
      if (!(error instanceof SamgrafError) || OF_THE_REQUEST.includes(error.code)) throw error;
      refused.set(traversal, error);
    }
  }
  return { computed, refused };
};

/** Errors that end the whole request, whichever question hits them first. */
const OF_THE_REQUEST: readonly string[] = ['TIMEOUT', 'OVERLOADED'];
