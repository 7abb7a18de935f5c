import { spokenIn, type Spoken } from './spoken';

type Words = Readonly<{
  steps: (n: number) => string;
  difference: (n: number) => string;
  history: (n: number) => string;
}>;

const WORDS: Readonly<Record<Spoken, Words>> = {
  nb: {
    steps: n =>
      n === 1
        ? 'Ett ledd er uten dato, så det er ikke kjent om det gjelder den dagen.'
        : `${n} ledd er uten dato, så det er ikke kjent om de gjelder den dagen.`,
    difference: n =>
      n === 1
        ? 'Én relasjon er uten dato. Den regnes som lik på begge dagene, så en endring i den vises ikke.'
        : `${n} relasjoner er uten dato. De regnes som like på begge dagene, så endringer i dem vises ikke.`,
    history: n =>
      n === 1
        ? 'Én relasjon er uten dato, så det er ikke kjent når den kom eller gikk.'
        : `${n} relasjoner er uten dato, så det er ikke kjent når de kom eller gikk.`,
  },
  nn: {
    steps: n =>
      n === 1
        ? 'Eitt ledd er utan dato, så det er ikkje kjent om det gjeld den dagen.'
        : `${n} ledd er utan dato, så det er ikkje kjent om dei gjeld den dagen.`,
    difference: n =>
      n === 1
        ? 'Éin relasjon er utan dato. Han blir rekna som lik begge dagane, så ei endring i han blir ikkje vist.'
        : `${n} relasjonar er utan dato. Dei blir rekna som like begge dagane, så endringar i dei blir ikkje viste.`,
    history: n =>
      n === 1
        ? 'Éin relasjon er utan dato, så det er ikkje kjent når han kom eller gjekk.'
        : `${n} relasjonar er utan dato, så det er ikkje kjent når dei kom eller gjekk.`,
  },
  en: {
    steps: n =>
      n === 1
        ? 'One step has no date, so whether it holds on that day is not known.'
        : `${n} steps have no dates, so whether they hold on that day is not known.`,
    difference: n =>
      n === 1
        ? 'One relation has no date. It is taken to be the same on both days, so a change in it is not shown.'
        : `${n} relations have no dates. They are taken to be the same on both days, so changes in them are not shown.`,
    history: n =>
      n === 1
        ? 'One relation has no date, so when it came or went is not known.'
        : `${n} relations have no dates, so when they came or went is not known.`,
  },
};

/** Of how many steps no day is known, where it matters. */
export const explainSteps = (count: number, lang: unknown): string => WORDS[spokenIn(lang)].steps(count);

/** What relations without dates mean for an answer about days. */
export const explainUndated = (count: number, question: 'difference' | 'history', lang: unknown): string =>
  WORDS[spokenIn(lang)][question](count);
