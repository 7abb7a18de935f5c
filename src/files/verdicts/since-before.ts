import type { ToldThing, ToldVerdict } from './ask-verdicts';

/** A verdict, with what breaks it that did not before: all of it, where nothing is compared. */
export type NewVerdict = ToldVerdict & Readonly<{ newly: readonly ToldThing[]; isCompared: boolean }>;

/** Compares verdicts with what they were: what was broken before is not broken by what has come since. */
export const sinceBefore = (
  now: readonly ToldVerdict[],
  before: readonly ToldVerdict[] | undefined,
): readonly NewVerdict[] => {
  const known = new Map(before?.map(({ id, failing }) => [id, new Set(failing.map(thing => thing.id))]));
  return now.map(verdict => ({
    ...verdict,
    isCompared: before !== undefined,
    newly: verdict.failing.filter(({ id }) => !known.get(verdict.id)?.has(id)),
  }));
};

/** Counts the policies that are newly broken, and the things that break them. */
export const countBroken = (
  verdicts: readonly NewVerdict[],
): Readonly<{ policies: number; things: number }> => {
  const broken = verdicts.filter(({ newly }) => newly.length > 0);
  return {
    policies: broken.length,
    things: new Set(broken.flatMap(({ newly }) => newly.map(({ id }) => id))).size,
  };
};
