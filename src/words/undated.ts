import { capitalised, isOne, RELATION, spelt, STEP } from './grammar';
import { spokenIn, type Spoken } from './spoken';

/** How a sentence continues after “Ett ledd” or “Tre ledd”. */
type Clauses = Readonly<Record<'one' | 'many', string>>;
type Words = Readonly<Record<'steps' | 'difference' | 'history', Clauses>>;

const WORDS: Readonly<Record<Spoken, Words>> = {
  nb: {
    steps: {
      one: 'er uten dato, så det er ikke kjent om det gjelder den dagen.',
      many: 'er uten dato, så det er ikke kjent om de gjelder den dagen.',
    },
    difference: {
      one: 'er uten dato. Den regnes som lik på begge dagene, så en endring i den vises ikke.',
      many: 'er uten dato. De regnes som like på begge dagene, så endringer i dem vises ikke.',
    },
    history: {
      one: 'er uten dato, så det er ikke kjent når den begynte eller sluttet å gjelde.',
      many: 'er uten dato, så det er ikke kjent når de begynte eller sluttet å gjelde.',
    },
  },
  nn: {
    steps: {
      one: 'er utan dato, så det er ikkje kjent om det gjeld den dagen.',
      many: 'er utan dato, så det er ikkje kjent om dei gjeld den dagen.',
    },
    difference: {
      one: 'er utan dato. Han blir rekna som lik begge dagane, så ei endring i han blir ikkje vist.',
      many: 'er utan dato. Dei blir rekna som like begge dagane, så endringar i dei blir ikkje viste.',
    },
    history: {
      one: 'er utan dato, så det er ikkje kjent når han byrja eller slutta å gjelde.',
      many: 'er utan dato, så det er ikkje kjent når dei byrja eller slutta å gjelde.',
    },
  },
  en: {
    steps: {
      one: 'has no date, so it is not known whether it holds on that day.',
      many: 'have no dates, so it is not known whether they hold on that day.',
    },
    difference: {
      one: 'has no date. It is taken to be the same on both days, so a change in it is not shown.',
      many: 'have no dates. They are taken to be the same on both days, so changes in them are not shown.',
    },
    history: {
      one: 'has no date, so it is not known when it began or ended.',
      many: 'have no dates, so it is not known when they began or ended.',
    },
  },
};

const explain = (count: number, of: keyof Words, lang: unknown): string => {
  const spoken = spokenIn(lang);
  const noun = of === 'steps' ? STEP : RELATION;
  const clause = WORDS[spoken][of][isOne(count, spoken) ? 'one' : 'many'];
  return `${capitalised(spelt(count, noun, spoken))} ${clause}`;
};

/** How many steps have no dates, where that matters. */
export const explainSteps = (count: number, lang: unknown): string => explain(count, 'steps', lang);

/** What relations without dates mean for an answer about days. */
export const explainUndated = (count: number, question: 'difference' | 'history', lang: unknown): string =>
  explain(count, question, lang);
