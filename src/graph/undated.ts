import { type RowMap, TODAY, bind } from '../plan/plan';
import type { Undated } from '../plan/traversal';

/** The period in which relations without dates count: its first day, and the first day after it. */
export type UndatedCount = readonly [string | null, string | null];

export const ALWAYS: UndatedCount = [null, null];
/** Ends before it begins. */
const NEVER: UndatedCount = ['9999-12-31', '0001-01-01'];

/**
 * The same rule as in *find* (plan/narrow.ts), so that code that compares periods in memory follows it too.
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
