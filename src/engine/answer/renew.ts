import type { Change } from '../plan/change';
import type { Statistics } from '../plan/statistics';
import type { PlanCache } from './plans';
import type { Answering } from './request';

/** Statistics are read again this long after a write at the earliest: milliseconds. */
const SOON = 1_000;
/**
 * And so many times as long as reading them took, so that a large graph is not read all the time, and never twice
 * at once.
 */
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

/**
 * `isDue`: something was written since statistics were begun to be read. `lasted`: milliseconds. `failed`: who is told
 * that they could not be read. `hasEnded`: the server closes, and its store after it.
 */
type Renewal = {
  isDue: boolean;
  isUnderway: boolean;
  hasEnded: boolean;
  lasted: number;
  failed: (error: unknown) => void;
};
const NOTHING: ReadonlySet<string> = new Set();
const renewals = new WeakMap<PlanCache, Renewal>();

const renewalOf = (plans: PlanCache): Renewal => {
  const before = renewals.get(plans);
  if (before) return before;
  const renewal: Renewal = {
    ...{ isDue: false, isUnderway: false, hasEnded: false, lasted: 0 },
    failed: () => undefined,
  };
  renewals.set(plans, renewal);
  return renewal;
};

/**
 * Says from now on that statistics could not be read, until the server ends it, since its store closes: that a reading is
 * cut short by that is no fault.
 *
 * @returns what ends it
 */
export const renewing = (plans: PlanCache, failed: (error: unknown) => void): (() => void) => {
  const renewal = renewalOf(plans);
  Object.assign(renewal, { failed, hasEnded: false });
  return () => {
    if (renewal.failed === failed) renewal.hasEnded = true;
  };
};

/** After a write: costs are estimated from new statistics before long. Many writes in a row are followed once. */
export const renewLater = (of: Pick<Answering, 'plans' | 'store'>): void => {
  const renewal = renewalOf(of.plans);
  if (renewal.isDue || renewal.hasEnded) return;
  renewal.isDue = true;
  if (!renewal.isUnderway) schedule(renewal, of);
};

const schedule = (renewal: Renewal, of: Pick<Answering, 'plans' | 'store'>): void => {
  setTimeout(
    () => {
      if (renewal.hasEnded) {
        renewal.isDue = false;
        return;
      }
      // A store that cannot be read now is read after the next write; estimates stay as they were.
      run(renewal, of).catch((error: unknown) => {
        if (!renewal.hasEnded) renewal.failed(error);
      });
    },
    Math.max(SOON, RATIO * renewal.lasted),
  ).unref();
};

const run = async (renewal: Renewal, of: Pick<Answering, 'plans' | 'store'>): Promise<void> => {
  renewal.isDue = false;
  renewal.isUnderway = true;
  const begun = performance.now();
  try {
    const read = await of.store.statistics();
    await of.store.fit(read);
    // What was dated when plans were made stays so.
    renew(of.plans, { ...read, dated: new Set([...read.dated, ...of.plans.current.statistics.dated]) });
    // Of some answers, what is known of the graph as a whole is a part.
    of.store.writes.note(NOTHING);
  } finally {
    renewal.isUnderway = false;
    renewal.lasted = performance.now() - begun;
    if (renewal.isDue) schedule(renewal, of);
  }
};

const renew = (plans: PlanCache, statistics: Statistics): void => {
  plans.refresh({ ...plans.current, statistics });
};
