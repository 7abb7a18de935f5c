import { type RowMap, bind, TODAY } from '../plan/plan';
import type { Undated } from '../plan/traversal';

/** The first two facts are validFrom and validTo, as *find* read them. */
type Dated = Readonly<{ facts: readonly unknown[] }>;

/** validFrom ≤ day < validTo; either may be open. */
export const holdsOn = ({ facts: [from, to] }: Dated, day: string): boolean =>
  (typeof from !== 'string' || from <= day) && (typeof to !== 'string' || to > day);

/** Stands for a day that is decided on but not yet set, so it is not a day to ask about. */
export const UNSET_DAY = '9999-12-31';

/**
 * From the first day on which something holds to the first day on which it no longer does; `to` is undefined
 * if it has no end.
 */
type Period = Readonly<{ from: string; to: string | undefined }>;

/** The first day of the Date scalar. */
const FIRST_DAY = '0001-01-01';

/** The days on which all of them hold; undefined if there are none. */
export const commonPeriod = (all: readonly Dated[]): Period | undefined => {
  const texts = (at: 0 | 1): readonly string[] =>
    all
      .map(({ facts }) => facts[at])
      .filter(date => typeof date === 'string')
      .sort();
  const [from, to] = [texts(0).at(-1) ?? FIRST_DAY, texts(1)[0]];
  return to === undefined || from < to ? { from, to } : undefined;
};

const DAY_MS = 86_400_000;
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

export const daysBetween = (a: string, b: string): number => Math.abs(dayNumber(a) - dayNumber(b));

/** The day of a period that is nearest to `day`. */
export const nearestDay = ({ from, to }: Period, day: string): string => {
  if (day < from) return from;
  return to !== undefined && to <= day
    ? new Date((dayNumber(to) - 1) * DAY_MS).toISOString().slice(0, 10)
    : day;
};

/** The period in which relations without dates count: its first day, and the first day after it. */
export type UndatedCount = readonly [string | null, string | null];

export const ALWAYS: UndatedCount = [null, null];
/** Ends before it begins. */
const NEVER: UndatedCount = ['9999-12-31', '0001-01-01'];

/**
 * Counts by the same rule as in *find* (plan/narrow.ts), so that code that compares periods in memory follows it too.
 */
export const undatedCount = ({ from }: Undated, variables: RowMap): UndatedCount => {
  if (from === 'ALWAYS') return ALWAYS;
  if (from === 'NEVER') return NEVER;
  const today = String(bind(TODAY, variables));
  return [from.since < today ? from.since : today, null];
};

/** The positions of validFrom and validTo among the facts that are read. */
export type Dates = readonly [number, number];

export const datesIn = (names: readonly string[]): Dates | undefined => {
  const [from, to] = [names.indexOf('validFrom'), names.indexOf('validTo')];
  return from < 0 || to < 0 ? undefined : [from, to];
};

export const isDated = (facts: readonly unknown[], [from, to]: Dates): boolean =>
  typeof facts[from] === 'string' || typeof facts[to] === 'string';

/** The facts, with the dates replaced by the period in which undated relations count. */
export const withPeriod = (
  facts: readonly unknown[],
  [from, to]: Dates,
  counts: UndatedCount,
): readonly unknown[] => facts.map((fact, i) => (i === from ? counts[0] : i === to ? counts[1] : fact));
