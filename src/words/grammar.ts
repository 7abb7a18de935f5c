import type { Noun, Phrase } from '../model/model';

/** The languages that sentences are made in. */
export type Spoken = keyof Phrase;

const ONE: Readonly<Record<'nb' | 'nn', Readonly<Record<Noun['gender']['nb'], string>>>> = {
  nb: { MASCULINE: 'én', FEMININE: 'én', NEUTER: 'ett' },
  nn: { MASCULINE: 'éin', FEMININE: 'éi', NEUTER: 'eitt' },
};
const NONE: Readonly<Record<Spoken, string>> = { nb: 'ingen', nn: 'ingen', en: 'no' };
const PLURALS = {
  nb: new Intl.PluralRules('nb'),
  nn: new Intl.PluralRules('nn'),
  en: new Intl.PluralRules('en'),
};

/** A number as it is written: 1 548 in Norwegian, 1,548 in English. */
export const number = (n: number, spoken: Spoken): string => new Intl.NumberFormat(spoken).format(n);

/** So many of something: ingen plikter, éi teneste, ett mål, 21 noder. */
export const counted = (n: number, noun: Noun, spoken: Spoken): string => {
  if (n === 0) return `${NONE[spoken]} ${noun.many[spoken]}`;
  if (PLURALS[spoken].select(n) !== 'one') return `${number(n, spoken)} ${noun.many[spoken]}`;
  return `${oneOf(noun, spoken)} ${noun.one[spoken]}`;
};

/** The number one, of the gender of what is counted. */
export const oneOf = ({ gender }: Noun, spoken: Spoken): string =>
  spoken === 'en' ? 'one' : ONE[spoken][gender[spoken]];

/** A, B og C. */
export const listed = (items: readonly string[], spoken: Spoken): string =>
  // Written English has a comma before the last of several; Norwegian has none.
  new Intl.ListFormat(spoken === 'en' ? 'en' : 'nb', { type: 'conjunction' }).format(items);

/** As a sentence begins; “eIDAS” and “eFormidling” keep their own letters, “forskrift om …” does not. */
export const capitalised = (sentence: string): string =>
  /^\p{Ll}\S*\p{Lu}/u.test(sentence)
    ? sentence
    : sentence.replace(/^./u, first => first.toLocaleUpperCase('nb'));

/** Words for what sentences count, beside the kinds of the SDL. */
export const NODE: Noun = {
  one: { nb: 'node', nn: 'node', en: 'node' },
  many: { nb: 'noder', nn: 'nodar', en: 'nodes' },
  gender: { nb: 'MASCULINE', nn: 'MASCULINE' },
};
export const RELATION: Noun = {
  one: { nb: 'relasjon', nn: 'relasjon', en: 'relation' },
  many: { nb: 'relasjoner', nn: 'relasjonar', en: 'relations' },
  gender: { nb: 'MASCULINE', nn: 'MASCULINE' },
};
export const PATH: Noun = {
  one: { nb: 'vei', nn: 'veg', en: 'path' },
  many: { nb: 'veier', nn: 'vegar', en: 'paths' },
  gender: { nb: 'MASCULINE', nn: 'MASCULINE' },
};
export const STEP: Noun = {
  one: { nb: 'trinn', nn: 'steg', en: 'step' },
  many: { nb: 'trinn', nn: 'steg', en: 'steps' },
  gender: { nb: 'NEUTER', nn: 'NEUTER' },
};
