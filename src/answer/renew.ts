import type { Change } from '../plan/change';
import type { Statistics } from '../plan/statistics';
import type { PlanCache } from './plan-cache';
import type { Answering } from './request';

/** Statistics are read again this long after a write at the earliest: milliseconds. */
const SOON = 1_000;
/** And so many times as long as reading them took, so that a large graph is not read all the time. */
const RATIO = 20;

/**
 * Before changes are written: the kinds and relations that get dates count as dated from now on, so that no plan made
 * meanwhile overlooks them.
 */
export const knowDates = (changes: readonly Change[], { plans }: Pick<Answering, 'plans'>): void => {
  const names = changes.flatMap(change =>
    'given' in change && (change.given['validFrom'] || change.given['validTo']) ? [change.of.name] : [],
  );
  const { statistics } = plans.current;
  if (names.every(name => statistics.dated.has(name))) return;
  renew(plans, { ...statistics, dated: new Set([...statistics.dated, ...names]) });
};

const waiting = new WeakSet<PlanCache>();
const lasted = new WeakMap<PlanCache, number>();

/** After a write: costs are estimated from new statistics before long. Many writes in a row are followed once. */
export const renewLater = ({ plans, store }: Pick<Answering, 'plans' | 'store'>): void => {
  if (waiting.has(plans)) return;
  waiting.add(plans);
  const run = async (): Promise<void> => {
    waiting.delete(plans);
    const begun = performance.now();
    try {
      const read = await store.statistics();
      // What was dated when plans were made stays so.
      renew(plans, { ...read, dated: new Set([...read.dated, ...plans.current.statistics.dated]) });
    } finally {
      lasted.set(plans, performance.now() - begun);
    }
  };
  setTimeout(
    () => {
      // A store that cannot be read now is read after the next write; estimates stay as they were.
      run().catch(() => undefined);
    },
    Math.max(SOON, RATIO * (lasted.get(plans) ?? 0)),
  ).unref();
};

const renew = (plans: PlanCache, statistics: Statistics): void => {
  plans.refresh({ ...plans.current, statistics });
};
