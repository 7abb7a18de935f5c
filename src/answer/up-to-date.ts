import { SamgrafError } from '../errors';
import { OutOfDate } from '../plan/statistics';
import type { Store } from '../store/store';
import type { PlanCache } from './plan-cache';

/** Each time other kinds were dated for the first time while it was answered. */
const ATTEMPTS = 5;

/** Answers by a plan that knows of all dates in the graph; again by a new one when another process brought the first of a kind. */
export const upToDate = async <T>(
  answer: (again: boolean) => Promise<T>,
  store: Store,
  plans: PlanCache,
): Promise<T> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    try {
      return await answer(attempt > 0);
    } catch (error) {
      if (!(error instanceof OutOfDate)) throw error;
      await readDates(store, plans);
    }
  }
  throw new SamgrafError(
    'STORE_UNAVAILABLE',
    'The graph changes faster than it can be read.',
    'Try again in a moment.',
  );
};

/** What once was dated counts as dated for as long as this server runs. */
const readDates = async (store: Store, plans: PlanCache): Promise<void> => {
  const { names, marks } = await store.dated();
  const { statistics } = plans.current;
  plans.refresh({
    ...plans.current,
    statistics: { ...statistics, dated: new Set([...statistics.dated, ...names]), marks },
  });
};
