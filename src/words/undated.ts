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
      one: 'er uten dato. Den regnes med på begge dagene så lenge begge endene finnes, så en endring i den selv vises ikke.',
      many: 'er uten dato. De regnes med på begge dagene så lenge begge endene finnes, så endringer i dem selv vises ikke.',
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
      one: 'er utan dato. Han blir rekna med begge dagane så lenge begge endane finst, så ei endring i han sjølv blir ikkje vist.',
      many: 'er utan dato. Dei blir rekna med begge dagane så lenge begge endane finst, så endringar i dei sjølve blir ikkje viste.',
    },
    history: {
      one: 'er utan dato, så det er ikkje kjent når han byrja eller slutta å gjelde.',
      many: 'er utan dato, så det er ikkje kjent når dei byrja eller slutta å gjelde.',
    },
  },
  en: {
    steps: {
      one: 'has no date, so it is not known whether it is valid on that day.',
      many: 'have no dates, so it is not known whether they are valid on that day.',
    },
    difference: {
      one: 'has no date. It counts on both days as long as both its ends are there, so a change in the relation itself is not shown.',
      many: 'have no dates. They count on both days as long as both their ends are there, so changes in the relations themselves are not shown.',
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
