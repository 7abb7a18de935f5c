import { today } from '../model/scalars';
import { bindMore } from '../plan/operand';
import { MARKS } from '../plan/statistics';
import type { Answering, PlannedRequest, Request } from './request';

/** The operation as a plan, narrowed to what the viewer may see, with its estimated cost: made once per document and cached. */
export const plan = (request: Request, { timing, plans, viewer = {} }: Answering): PlannedRequest => {
  timing.enter('plan');
  const { planned, variables } = plans.plan(request.document, request.operationName, request.variables);
  const ours = { '@today': today(), [MARKS]: plans.current.statistics.marks };
  return { request, planned, bound: bindMore(variables, ours, viewer) };
};
