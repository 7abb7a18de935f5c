import { SamgrafError } from '../errors';
import { OutOfDate } from '../plan/statistics';
import { plan } from './plan';
import type { Answer, Answering, PlannedRequest } from './request';

/** Number of retries: each time, further kinds got their first dates while the request was being answered. */
const ATTEMPTS = 5;

/** Answers with a plan that knows which kinds have dates; plans again if another process added the first date of a kind. */
export const upToDate = async (
  context: Answering,
  first: PlannedRequest,
  deadline: number,
  answer: (asked: PlannedRequest) => Promise<Answer>,
): Promise<Answer> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    try {
      return await answer(attempt > 0 ? await plan(first.request, context, deadline) : first);
    } catch (error) {
      if (!(error instanceof OutOfDate)) throw error;
      await readDates(context);
    }
  }
  throw new SamgrafError(
    'STORE_UNAVAILABLE',
    'The graph changes faster than it can be read.',
    'Try again in a moment.',
  );
};

/** A kind that once had dates counts as having them for as long as this server runs. */
const readDates = async ({ store, plans }: Answering): Promise<void> => {
  const { names, marks } = await store.dated();
  const { statistics } = plans.current;
  plans.refresh({
    ...plans.current,
    statistics: { ...statistics, dated: new Set([...statistics.dated, ...names]), marks },
  });
};
