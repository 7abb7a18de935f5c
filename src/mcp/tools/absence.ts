import { deduced, type Sentence } from '../answer';

/** Why there is nothing, in the API's own sentences. */
export const ABSENCE = `
  outcome
  unmatched { explanation(lang: $lang) suggestions }
  whyNot { explanation(lang: $lang) hiddenBy { by } }`;

export type Absence = Readonly<{
  outcome: string;
  unmatched: readonly Readonly<{ explanation: string; suggestions: readonly string[] }>[];
  whyNot: Readonly<{
    explanation: string;
    hiddenBy: readonly Readonly<{ by: string }>[];
  }> | null;
}>;

export const absence = ({ unmatched, whyNot }: Absence): readonly Sentence[] => [
  ...unmatched.map(({ explanation, suggestions }) =>
    deduced(
      explanation,
      'absence',
      suggestions.length > 0 ? { facts: { suggestions: suggestions.slice(0, 5) } } : {},
    ),
  ),
  ...(whyNot && unmatched.length === 0
    ? [
        deduced(
          whyNot.explanation,
          'absence',
          whyNot.hiddenBy.length > 0 ? { facts: { hiddenBy: whyNot.hiddenBy.map(({ by }) => by) } } : {},
        ),
      ]
    : []),
];
