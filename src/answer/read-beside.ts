import { isBeside } from '../plan/plan';
import type { Json } from '../shape/json';
import { readLog } from './read-log';
import { readProposals } from './read-proposals';
import { readRecorded } from './read-recorded';
import type { PlannedRequest, Step } from './request';

/** What an operation asks for of what the store keeps beside the graph, by response key. */
export const readBeside = async (
  asked: PlannedRequest,
  step: Step,
): Promise<readonly (readonly [string, Json])[]> => {
  if (!asked.planned.plan.roots.some(isBeside)) return [];
  return [
    ...(await readLog(asked, step)),
    ...(await readProposals(asked, step)),
    ...(await readRecorded(asked, step)),
  ];
};
