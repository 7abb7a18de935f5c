import type { Say } from './say';

/** How sure the sentences are that one stands for: “two facts, one deduction”. */
export const sureText = (
  { FACT, DEDUCTION, UNCERTAIN }: Readonly<Record<'FACT' | 'DEDUCTION' | 'UNCERTAIN', number>>,
  t: Say,
): string =>
  [
    FACT > 0 ? t('answer-fold-facts', { n: FACT }) : '',
    DEDUCTION > 0 ? t('answer-fold-deductions', { n: DEDUCTION }) : '',
    UNCERTAIN > 0 ? t('answer-fold-uncertain', { n: UNCERTAIN }) : '',
  ]
    .filter(Boolean)
    .join(', ');

/** How many of the ways, or of what else an answer counts, are facts all the way; `isWhole` where these are all of them. */
export const factsText = (facts: number, total: number, isWhole: boolean, t: Say): string => {
  if (facts === total) return t('answer-points-facts-all');
  if (facts === 0) return t('answer-points-facts-none');
  return isWhole
    ? t('answer-points-facts-some', { facts, total, others: total - facts })
    : t('answer-points-facts-shown', { facts, total });
};
