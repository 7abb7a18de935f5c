import { costFactor } from '../access/limits';
import { boundOf } from '../access/seeing';
import { ANONYMOUS } from '../access/viewer';
import { today } from '../model/scalars';
import { bindMore } from '../plan/operand';
import { MARKS } from '../plan/statistics';
import type { Answering, PlannedRequest, Request } from './request';

/** The operation as a plan, narrowed to what the viewer may see, with its estimated cost: made once per document and cached. */
export const plan = (request: Request, { timing, plans }: Answering): PlannedRequest => {
  timing.enter('plan');
  const { document, operationName, viewer = ANONYMOUS } = request;
  const { planned, variables } = plans.plan(document, operationName, request.variables, costFactor(viewer));
  const ours = { '@today': today(), [MARKS]: plans.current.statistics.marks };
  return { request, planned, bound: bindMore(variables, ours, boundOf(viewer)) };
};
