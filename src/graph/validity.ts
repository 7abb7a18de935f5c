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
export type Period = Readonly<{ from: string; to: string | undefined }>;

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
