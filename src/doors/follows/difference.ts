import { createHash } from 'node:crypto';
import type { Answer, FollowClaim, News } from './follow';

/** When and of which entry of the log a difference is. */
type Moment = Readonly<{ sequence: number; at: string }>;

/** Sentences that one letter names; of more it says how many. */
export const MOST_NAMED = 100;

/**
 * Tells what differs between an answer as it was told and as it is; undefined if nothing does. Sentences are compared by their keys where both
 * answers are whole: of a part it is not known what is gone. `isSeen` tells which ids the one who is told still sees; what is gone and is of
 * another is counted, and not named.
 */
export const differenceOf = (
  before: Answer,
  after: Answer,
  { sequence, at }: Moment,
  isSeen: (id: string) => boolean,
): News | undefined => {
  const isWhole = before.isWhole && after.isWhole;
  const [old, now] = [byKey(before), byKey(after)];
  const came = isWhole ? after.claims.filter(({ key }) => !old.has(key)) : [];
  const left = isWhole ? before.claims.filter(({ key }) => !now.has(key)) : [];
  const gone = left.filter(({ about }) => about.every(isSeen));
  const changed = isWhole
    ? after.claims.flatMap(claim => {
        const earlier = old.get(claim.key);
        return earlier && earlier.text !== claim.text ? [{ before: earlier, after: claim }] : [];
      })
    : [];
  const hasOther = before.heading !== after.heading;
  if (!hasOther && came.length + left.length + changed.length === 0) return undefined;
  const of = JSON.stringify([before, after, sequence]);
  return {
    id: createHash('sha256').update(of).digest('hex').slice(0, 24),
    sequence,
    at,
    title: after.title,
    heading: after.heading,
    ...(hasOther ? { was: before.heading } : {}),
    came: came.slice(0, MOST_NAMED),
    gone: gone.slice(0, MOST_NAMED),
    changed: changed.slice(0, MOST_NAMED),
    unseen: left.length - gone.length,
    isWhole: isWhole && Math.max(came.length, gone.length, changed.length) <= MOST_NAMED,
  };
};

/** The ids that sentences which are gone speak of: whoever is told may not see them any more. */
export const idsGone = (before: Answer, after: Answer): readonly string[] => {
  if (!before.isWhole || !after.isWhole) return [];
  const now = byKey(after);
  return [...new Set(before.claims.filter(({ key }) => !now.has(key)).flatMap(({ about }) => about))].sort();
};

/** Leaves out of what is told again what is not so any more: it may have been closed since. */
export const stillSo = (told: News, now: Answer): News => {
  const keys = byKey(now);
  const isThere = ({ key }: FollowClaim): boolean => !now.isWhole || keys.has(key);
  return {
    ...told,
    came: told.came.filter(isThere),
    changed: told.changed.filter(({ after }) => isThere(after)),
  };
};

const byKey = ({ claims }: Answer): ReadonlyMap<string, FollowClaim> =>
  new Map(claims.map(claim => [claim.key, claim]));
