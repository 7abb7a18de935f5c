import { costFactor } from '../access/limits';
import { boundOf } from '../access/seeing';
import { ANONYMOUS } from '../access/viewer';
import { today } from '../model/scalars';
import { bindMore } from '../plan/operand';
import { MARKS } from '../plan/statistics';
import type { ToRun } from './plan-cache';
import type { Answering, PlannedRequest, Request } from './request';

/**
 * The operation as a plan, narrowed to what the viewer may see, with its estimated cost: made once per document, taking
 * turns with other operations, and cached.
 */
export const plan = (
  request: Request,
  context: Answering,
  deadline: number,
): PlannedRequest | Promise<PlannedRequest> => {
  const { timing, plans, pace } = context;
  timing.enter('plan');
  const { document, operationName, variables, viewer = ANONYMOUS } = request;
  const factor = costFactor(viewer);
  const toRun = (asked: ToRun): PlannedRequest => {
    const ours = { '@today': today(), [MARKS]: asked.planned.marks };
    return { request, planned: asked.planned, bound: bindMore(asked.variables, ours, boundOf(viewer)) };
  };
  const before = plans.recall(document, operationName, variables, factor);
  if (before) return toRun(before);
  return pace.turns.run(plans.make(document, operationName, variables, factor), deadline).then(toRun);
};
