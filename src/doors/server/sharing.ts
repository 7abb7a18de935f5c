import type { Viewer } from '../../engine/access/viewer';
import type { PlannedRequest } from '../../engine/answer/request';
import { readsOf } from '../../engine/answer/reads';
import type { Model } from '../../engine/model/model';
import { leftOfToday } from '../../engine/model/scalars';

/** For how long caches on the way may give others an answer, and show it on while they ask for a new one: seconds. */
export type SharedFor = Readonly<{ fresh: number; stale: number }>;

/** What caches on the way know an answer by: the kinds and relations that it was read from. */
export type SharedAs = string;

/** What every shared answer is known by, and what may have been read from anything by that alone. */
const ALL = 'graph';

/** Tells what an answer is shared as; undefined if it is of one viewer, or of the moment. */
export const sharedAs = (
  { planned }: Pick<PlannedRequest, 'planned'>,
  viewer: Viewer,
  model: Model,
): SharedAs | undefined => {
  if (viewer.known || planned.holds !== 'UNTIL_WRITTEN') return undefined;
  return [ALL, ...(readsOf(planned, model) ?? [])].join(' ');
};

/** Writes the headers by which caches keep an answer; never beyond midnight, when what is asked of today is of another day. */
export const sharingHeaders = (
  as: SharedAs,
  { fresh, stale }: SharedFor,
): Readonly<Record<string, string>> => {
  const left = leftOfToday();
  const isFresh = Math.min(fresh, left);
  const isStale = Math.min(stale, left - isFresh);
  return {
    'cache-control': `public, max-age=0, s-maxage=${isFresh}, stale-while-revalidate=${isStale}`,
    'surrogate-key': as,
  };
};
