import type { Args } from '../connection';

/**
 * Fields by their type that have no one right answer, since any good guess will do, or that count what was not searched
 * (docs/questions/why-not.md); no operation asks the reference for them.
 * They are held by test/differential/check-missing.ts and test/hostile/questions.test.ts.
 */
export const CHECKED_APART: Readonly<Record<string, readonly string[]>> = {
  WhyNot: ['missing', 'missingCount', 'recorded'],
  Unmatched: ['suggestions'],
};

/** Throws for each of these fields of a type, once it is asked for. */
export const checkedApart = (type: string): Args =>
  Object.fromEntries((CHECKED_APART[type] ?? []).map(name => [name, () => refuse(`${type}.${name}`)]));

const refuse = (field: string): never => {
  throw new Error(`${field} is checked apart`);
};
