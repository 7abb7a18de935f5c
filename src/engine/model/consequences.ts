import type { Phrase } from './model';

/**
 * What may be lost: kinds of consequence, which are kept apart and never added up. The SDL says what each
 * means (`Loss`).
 */
export const CONSEQUENCES = ['FUNCTION', 'COVERAGE', 'DUTY', 'LEGAL_BASIS'] as const;
export type Consequence = (typeof CONSEQUENCES)[number];

/** What happens to something: it ends, or it becomes something else. */
export const CHANGES = ['RETIRE', 'CHANGE'] as const;
export type LossCause = (typeof CHANGES)[number];

/** How an end depends on what it has at the other end; the SDL says what each means (`Need`). */
export const NEEDS = ['ALL', 'EACH', 'ONE', 'NONE'] as const;
export type Need = (typeof NEEDS)[number];

/**
 * A condition on a fact of the relation: it has one of some values, or none of them. A missing value is none
 * of them.
 */
export type FactCondition = Readonly<{
  fact: string;
  is: readonly string[] | undefined;
  isNot: readonly string[] | undefined;
}>;

/** Tells whether the fact, which has this value, is as the condition says: of a Boolean, that is `true` or `false`. */
export const isGiven = ({ is, isNot }: FactCondition, value: unknown): boolean => {
  const said = typeof value === 'boolean' ? String(value) : value;
  const isIn = (values: readonly string[]): boolean => values.some(one => one === said);
  return (is === undefined || isIn(is)) && !(isNot && isIn(isNot));
};

/** One consequence of a relation, as declared with @consequence in the SDL. */
export type ConsequenceRule = Readonly<{
  relation: string;
  /** The end that loses when the other does. */
  loses: 'FROM' | 'TO';
  what: Consequence;
  /** What the other end must have lost. */
  when: readonly Consequence[];
  by: readonly LossCause[];
  /** Concrete kinds of the end that loses; any if absent. */
  of: readonly string[] | undefined;
  /** All of them have to be so. */
  given: readonly FactCondition[];
  /** What is said of the end that loses, where it is more than that it loses. */
  says: Phrase | undefined;
  needs: Need;
  /** All that exist are recorded, so when the last of them is lost, nothing is left. */
  complete: boolean;
  /** Whether the loss cascades to what rests on the end that loses. */
  carries: boolean;
  /** Whether what rests on the end is at risk in part where that is only weakened. */
  endangers: boolean;
  because: string;
}>;
