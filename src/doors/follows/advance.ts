import { differenceOf, stillSo } from './difference';
import type { FollowAnswer, Attempt, Delivery, Follow, Mail, News, FollowedQuestion } from './follow';

/** How long after an attempt the next is made: seconds. In all about two days. */
const DELAYS = [5, 30, 120, 600, 1_800, 7_200, 18_000, 36_000, 86_400] as const;
/** Deliveries that are kept of one follow, for whoever looks them up or has them sent again. */
const MOST_KEPT = 20;
/** News that are kept of one question. */
const MOST_NEWS = 40;
/** The hour, in UTC, at which letters of a day or a week are sent. */
const HOUR = 5;
const DAY_MS = 86_400_000;
const MONDAY = 1;

type Now = Pick<FollowedQuestion, 'answer' | 'sequence' | 'day'> &
  Readonly<{ reads: readonly string[] | undefined; isThere: boolean }>;

/** The question as it is after its answer was asked for again. Of one that is not there any more, nothing is told that was news once. */
export const answered = (
  { id, page, language, key, news: before, fed }: FollowedQuestion,
  { answer, sequence, day, reads, isThere }: Now,
  news: News | undefined,
): FollowedQuestion => ({
  ...{ id, page, language, answer, sequence, day },
  ...(key === undefined ? {} : { key }),
  ...(reads ? { reads } : {}),
  ...(fed === undefined ? {} : { fed }),
  ...(isThere ? {} : { isGone: true }),
  news: isThere ? (news ? [news, ...before].slice(0, MOST_NEWS) : before) : [],
});

/**
 * A follow after its question has news: they are told next, or, where something is being told, what has changed by then is told after it; and where letters
 * are of a day or a week, all that has changed by its end.
 */
export const withNews = (follow: Follow, before: FollowAnswer, news: News, now: Date): Follow => {
  const { mail, pending, ended } = follow;
  if (ended || (mail && !mail.confirmed)) return follow;
  const since = { ...follow, told: follow.told ?? before };
  if (pending) return since;
  return isGathered(follow) ? waiting(since, now) : { ...follow, pending: pendingOf(follow, news, now) };
};

const isGathered = ({ mail }: Follow): boolean => mail !== undefined && mail.every !== 'CHANGE';

const waiting = (follow: Follow, now: Date): Follow => ({
  ...follow,
  due: follow.due ?? dueAt(follow.mail?.every, now).toISOString(),
});

const pendingOf = ({ id }: Follow, news: News, now: Date): Delivery => ({
  id: `${id}-${news.id}`,
  news,
  state: 'WAITING',
  attempts: 0,
  next: now.toISOString(),
});

/** When something that is new now is told: at once, or with all else of its day or week. */
export const dueAt = (every: Mail['every'] | undefined, now: Date): Date => {
  if (every === undefined || every === 'CHANGE') return now;
  const due = new Date(now);
  due.setUTCHours(HOUR, 0, 0, 0);
  while (due <= now || (every === 'WEEK' && due.getUTCDay() !== MONDAY)) due.setTime(due.getTime() + DAY_MS);
  return due;
};

/** Returns what is sent next: of what is sent again, no more than what is still so. */
export const lettersOf = ({ pending }: Follow, { answer }: FollowedQuestion): News | undefined =>
  pending && (pending.attempts > 0 ? stillSo(pending.news, answer) : pending.news);

/** A follow after an attempt to tell it. Once it is told, or given up, what has changed since is told next. */
export const attempted = (
  follow: Follow,
  attempt: Attempt,
  question: FollowedQuestion,
  isSeen: (id: string) => boolean,
): Follow => {
  const { pending, ...rest } = follow;
  if (!pending) return follow;
  const { status = 0 } = attempt;
  const attempts = pending.attempts + 1;
  const isTold = attempt.fault === undefined && status >= 200 && status < 300;
  const delay = DELAYS[pending.attempts];
  const done = { ...pending, attempts, last: attempt };
  if (!isTold && status !== 410 && delay !== undefined)
    return {
      ...rest,
      pending: { ...done, next: new Date(Date.parse(attempt.at) + delay * 1_000).toISOString() },
    };
  const kept: Follow = {
    ...rest,
    deliveries: [
      { ...done, next: undefined, state: isTold ? ('DELIVERED' as const) : ('FAILED' as const) },
      ...follow.deliveries,
    ].slice(0, MOST_KEPT),
    ...(status === 410 ? { ended: 'GONE' as const } : {}),
  };
  return onwards(kept, question, attempt.at, isSeen);
};

/** Goes on to what has changed since that which was told last. */
const onwards = (
  follow: Follow,
  question: FollowedQuestion,
  at: string,
  isSeen: (id: string) => boolean,
): Follow => {
  if (!follow.told || follow.ended) return untold(follow);
  return isGathered(follow) ? waiting(follow, new Date(at)) : gathered(follow, question, at, isSeen);
};

/** A follow by which all that has changed since it was told last is told now; nothing if all is as it was. */
export const gathered = (
  follow: Follow,
  question: FollowedQuestion,
  at: string,
  isSeen: (id: string) => boolean,
): Follow => {
  const { answer, sequence } = question;
  const rest = untold(follow);
  const news = follow.told && differenceOf(follow.told, answer, { sequence, at }, isSeen);
  return news ? { ...rest, pending: pendingOf(rest, news, new Date(at)) } : rest;
};

const untold = (follow: Follow): Follow => ({ ...follow, told: undefined, due: undefined });

/** A follow by which a delivery is made once more, whatever became of it; undefined if something else is on its way, or it is not known. */
export const replayed = (follow: Follow, delivery: string, now: Date): Follow | undefined => {
  const found = follow.deliveries.find(({ id }) => id === delivery);
  if (!found || follow.pending || follow.ended) return undefined;
  return {
    ...follow,
    pending: { id: found.id, news: found.news, state: 'WAITING', attempts: 0, next: now.toISOString() },
    deliveries: follow.deliveries.filter(one => one !== found),
  };
};
