import { SamgrafError } from '../errors';
import { OutOfDate, marked, type Marks } from '../plan/statistics';
import type { PlanCache } from './plan-cache';
import type { Answering } from './request';

/** Number of retries: each time, further kinds were marked while the request was being answered. */
const ATTEMPTS = 5;

/**
 * Does work with plans that know which kinds have dates, and which have members that are not public; again, with
 * plans made anew, if a kind or relation got its first meanwhile.
 */
export const upToDate = async <T>(context: Answering, work: (isAgain: boolean) => Promise<T>): Promise<T> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    try {
      return await work(attempt > 0);
    } catch (error) {
      if (!(error instanceof OutOfDate)) throw error;
      await readAgain(context);
    }
  }
  throw new SamgrafError(
    'STORE_UNAVAILABLE',
    'The graph changes faster than it can be read.',
    'Try again in a moment.',
  );
};

const readAgain = async ({ store, plans }: Answering): Promise<void> => {
  know(await store.marks(), plans);
};

/** A kind that once was marked counts as marked for as long as this server runs. */
const know = (marks: Marks, plans: PlanCache): void => {
  plans.refresh({ ...plans.current, statistics: marked(plans.current.statistics, marks) });
};

/**
 * For what is told by which kinds are closed without a plan that knows it: what had been written when the marks were
 * read is told as they say.
 */
export const heedMarks = (marks: Marks, plans: PlanCache): void => {
  if (marks.count !== plans.current.statistics.marks) know(marks, plans);
};
