import type { Certainty } from '../gql/graphql';
import type { Say } from './say';

/** How many there are of each certainty. */
export type CertaintyCounts = Readonly<Record<Certainty, number>>;

/** How many are of each certainty; what says none is not counted. */
export const suresIn = (all: readonly (Certainty | undefined)[]): CertaintyCounts => {
  const count = { FACT: 0, DEDUCTION: 0, UNCERTAIN: 0 };
  for (const certainty of all) if (certainty) count[certainty] += 1;
  return count;
};

/** How sure the sentences are that one stands for: “two facts, one deduction”. */
export const sureText = ({ FACT, DEDUCTION, UNCERTAIN }: CertaintyCounts, t: Say): string =>
  [
    FACT > 0 ? t('answer-fold-facts', { n: FACT }) : '',
    DEDUCTION > 0 ? t('answer-fold-deductions', { n: DEDUCTION }) : '',
    UNCERTAIN > 0 ? t('answer-fold-uncertain', { n: UNCERTAIN }) : '',
  ]
    .filter(Boolean)
    .join(', ');

/** How sure the ways are, or what else an answer counts, as far as they are given; `total` is how many there are. */
export const suresText = (
  given: readonly Readonly<{ certainty?: Certainty | undefined }>[],
  total: number | null | undefined,
  t: Say,
): string => {
  if (given.length === 0) return '';
  const count = suresIn(given.map(({ certainty = 'UNCERTAIN' }) => certainty));
  const sure = sureText(count, t);
  if (total !== given.length) return t('answer-points-sure-shown', { sure, total: given.length });
  return count.FACT === total ? t('answer-points-facts-all') : t('answer-points-sure', { sure });
};
