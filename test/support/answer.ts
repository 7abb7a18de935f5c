import { answerPlanned } from '../../src/answer/respond';
import { plan } from '../../src/answer/plans';
import type { Answer, Answering, Request } from '../../src/answer/request';

/** The data itself; errors are thrown as they are. */
export const answer = async (request: Request, context: Answering): Promise<Answer> => {
  const deadline = context.pace.deadline();
  return answerPlanned(await plan(request, context, deadline), context, deadline, false);
};
