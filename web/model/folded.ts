import { countedKind } from '../words/kinds';
import { manyPhrase, phraseOf } from '../words/claims';
import { capital, type Say } from '../words/texts';
import { titleOf } from '../words/titles';
import { grouped } from './grouped';
import { nameOfStep, type Claim, type StepFact, type ThingRef } from './answer';
import type { Lang } from './state';
import { sureText, suresIn } from '../words/sure';

/** Sentences that say the same of so many things, told as one; what is in it is told where it is opened. */
export type Fold = Readonly<{
  key: string;
  text: string;
  sentences: readonly Claim[];
  things: readonly ThingRef[];
}>;

/** Fewer are told one by one. */
const FEWEST = 4;
/** As many claims as are told before the rest is folded. */
export const MOST_TOLD = 12;

const isAbout = (step: StepFact, thing: ThingRef): boolean =>
  step.from.id === thing.id || step.to.id === thing.id;

/** What a sentence says without whom it says it of; undefined where it goes along nothing. */
const formOf = ({ about, steps }: Claim): string | undefined => {
  const [thing] = about ?? [];
  const [first] = steps;
  if (!thing || !first || !isAbout(first, thing)) return undefined;
  // What another graph says is said as it was followed, and is not turned.
  if (steps.some(({ says, by }) => says !== undefined || by !== undefined)) return undefined;
  const nameOf = ({ id }: ThingRef): string => (id === thing.id ? '' : id);
  return [
    thing.__typename,
    ...steps.map(step => [nameOf(step.from), nameOfStep(step), step.direction, nameOf(step.to)].join(' ')),
  ].join('|');
};

const turned = (step: StepFact): StepFact => ({
  ...step,
  from: step.to,
  to: step.from,
  direction: step.direction === 'FORWARD' ? 'BACKWARD' : 'FORWARD',
});

/** “357 members use the login (one fact, 356 deductions)”. */
const textOf = (sentences: readonly Claim[], lang: Lang, t: Say): string => {
  const [one] = sentences;
  const [thing] = one?.about ?? [];
  if (!one || !thing) return '';
  const steps = one.steps[0]?.from.id === thing.id ? one.steps : one.steps.map(turned);
  const claim = steps
    .map((step, i) => {
      const end = titleOf(step.to, lang);
      return i === 0
        ? `${manyPhrase(step, lang)} ${end}`
        : `, ${t('answer-fold-which')} ${phraseOf(step, lang)} ${end}`;
    })
    .join('');
  const sure = sureText(suresIn(sentences.map(({ certainty }) => certainty)), t);
  return `${capital(countedKind(sentences.length, thing.__typename, lang))} ${claim} (${sure})`;
};

/** What is surest comes first. */
const ORDER = ['FACT', 'DEDUCTION', 'UNCERTAIN'] as const;
const rank = ({ certainty }: Claim): number => (certainty ? ORDER.indexOf(certainty) : ORDER.length);

/** Sentences in their order, those that differ by the name alone as one. */
export const foldedOf = (sentences: readonly Claim[], lang: Lang, t: Say): readonly (Claim | Fold)[] => {
  const forms = grouped(sentences, sentence => formOf(sentence) ?? sentence.key);
  return [...forms].flatMap(([key, all]): readonly (Claim | Fold)[] => {
    if (all.length < FEWEST) return all;
    const sorted = [...all].sort((a, b) => rank(a) - rank(b));
    return [
      {
        key,
        text: textOf(sorted, lang, t),
        sentences: sorted,
        things: sorted.flatMap(({ about }) => about?.[0] ?? []),
      },
    ];
  });
};

export const isFold = (of: Claim | Fold): of is Fold => 'sentences' in of;
