import { answerPlanned } from '../../src/engine/answer/respond';
import { plan } from '../../src/engine/answer/plans';
import type { Answer, Answering, Request } from '../../src/engine/answer/request';

/** The data itself; errors are thrown as they are. */
export const answer = async (request: Request, context: Answering): Promise<Answer> => {
  const deadline = context.pace.deadline();
  return answerPlanned(await plan(request, context, deadline), context, deadline, false);
};
