import { HeldOnDocument, LifetimeDocument } from '../gql/graphql';
import type { ThingRef } from './answer';
import type { Asking, NoAnswer } from './asking';
import type { Lang } from './state';

/** What is in the graph, but not on the day that was asked about: when it holds, and the nearest such day. */
export type Elsewhen = Readonly<{
  thing: ThingRef;
  from: string | undefined;
  to: string | undefined;
  day: string;
}>;

/** The day of what is decided without a day: it holds on no other. */
export const UNSET = '9999-12-31';
const DAY = 86_400_000;

const dayBefore = (day: string): string => new Date(Date.parse(day) - DAY).toISOString().slice(0, 10);
/**
 * For something with these ends, the nearest day on which it holds, if it doesn't on the day that is asked about; it
 * holds from its first day until the day before the one that it ends.
 */
export const otherDayOf = (
  { validFrom, validTo }: Readonly<{ validFrom?: string | null; validTo?: string | null }>,
  asked: string,
): string | undefined => {
  if (validTo && validTo <= asked) return dayBefore(validTo);
  return validFrom && validFrom > asked ? validFrom : undefined;
};

const apart = (one: string, other: string): number => Math.abs(Date.parse(one) - Date.parse(other));

type Reader = Readonly<{ ask: Asking; lang: Lang }>;

/** Days on which it holds, the nearest first: the first day after it came, the last before it went. */
const daysOf = async ({ ask }: Reader, id: string, near: string): Promise<readonly string[] | NoAnswer> => {
  const { data, fault } = await ask(LifetimeDocument, { of: id });
  if (fault) return fault;
  const own = (data.history?.nodes ?? []).filter(({ step }) => !step);
  const days = own.map(({ date, change }) => (change === 'CAME' ? date : dayBefore(date)));
  return days.length > 0 ? days.sort((a, b) => apart(a, near) - apart(b, near)) : [UNSET];
};

/** Undefined for what was never in the graph, and for what this reader may not see. */
export const elsewhenOf = async (
  reader: Reader,
  id: string,
  near: string,
): Promise<Elsewhen | NoAnswer | undefined> => {
  const days = await daysOf(reader, id, near);
  if ('code' in days) return days.code === 'NOT_FOUND' ? undefined : days;
  for (const day of days.slice(0, 2)) {
    const { data, fault } = await reader.ask(HeldOnDocument, { id, asOf: day, lang: reader.lang });
    if (fault && fault.code !== 'NOT_FOUND') return fault;
    const thing = data?.entity;
    if (thing) return { thing, from: thing.validFrom ?? undefined, to: thing.validTo ?? undefined, day };
  }
  return undefined;
};
