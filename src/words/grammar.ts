import type { Noun, Phrase } from '../model/model';

/** The languages in which sentences are written. */
export type Spoken = keyof Phrase;

/** The language of explanations: nb, nn and en have phrases; all others get nb. */
export const spokenIn = (lang: unknown): Spoken => (lang === 'nn' || lang === 'en' ? lang : 'nb');

const ONE: Readonly<Record<'nb' | 'nn', Readonly<Record<Noun['gender']['nb'], string>>>> = {
  nb: { MASCULINE: 'én', FEMININE: 'én', NEUTER: 'ett' },
  nn: { MASCULINE: 'éin', FEMININE: 'éi', NEUTER: 'eitt' },
};
const NONE: Readonly<Record<Spoken, string>> = { nb: 'ingen', nn: 'ingen', en: 'no' };
const TWO_TO_TWELVE: Readonly<Record<Spoken, readonly string[]>> = {
  nb: ['to', 'tre', 'fire', 'fem', 'seks', 'sju', 'åtte', 'ni', 'ti', 'elleve', 'tolv'],
  nn: ['to', 'tre', 'fire', 'fem', 'seks', 'sju', 'åtte', 'ni', 'ti', 'elleve', 'tolv'],
  en: ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
};

/** Made once for each language: making one takes longer than all the rest of a sentence. */
const inEach = <T>(make: (locale: Spoken) => T): Readonly<Record<Spoken, T>> => ({
  nb: make('nb'),
  nn: make('nn'),
  en: make('en'),
});
const PLURALS = inEach(locale => new Intl.PluralRules(locale));
const NUMBERS = inEach(locale => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
const PERCENTS = inEach(locale => new Intl.NumberFormat(locale, { style: 'percent' }));

/** A number as written in the language: 1 548 in Norwegian, 1,548 in English. */
export const number = (n: number, spoken: Spoken): string => NUMBERS[spoken].format(n);

/** A share, from 0 to 1, as written in the language: 67 % in Norwegian, 67% in English. */
export const percent = (share: number, spoken: Spoken): string => PERCENTS[spoken].format(share);

/** Tells whether the number takes a singular verb or adjective. */
export const isOne = (n: number, spoken: Spoken): boolean => PLURALS[spoken].select(n) === 'one';

/** A number with its noun: ingen plikter, éi teneste, ett mål, 21 noder. */
export const counted = (n: number, noun: Noun, spoken: Spoken): string =>
  countedAs(n, noun, spoken, number(n, spoken));

/** Counts with numbers up to twelve spelt out, as at the beginning of a sentence. */
export const spelt = (n: number, noun: Noun, spoken: Spoken): string =>
  countedAs(n, noun, spoken, inWords(n, spoken));

/** A number from two on, up to twelve spelt out. */
export const inWords = (n: number, spoken: Spoken): string =>
  TWO_TO_TWELVE[spoken][n - 2] ?? number(n, spoken);

const countedAs = (n: number, noun: Noun, spoken: Spoken, many: string): string => {
  if (n === 0) return `${NONE[spoken]} ${noun.many[spoken]}`;
  return isOne(n, spoken) ? `${oneOf(noun, spoken)} ${noun.one[spoken]}` : `${many} ${noun.many[spoken]}`;
};

/** The number one, in the gender of the noun. */
export const oneOf = ({ gender }: Noun, spoken: Spoken): string =>
  spoken === 'en' ? 'one' : ONE[spoken][gender[spoken]];

// English puts a comma before the last item of a list; Norwegian, in both forms, does not.
const listsOf = (type: 'conjunction' | 'disjunction'): Readonly<Record<Spoken, Intl.ListFormat>> =>
  inEach(locale => new Intl.ListFormat(locale === 'en' ? 'en' : 'nb', { type }));
const LISTS = { conjunction: listsOf('conjunction'), disjunction: listsOf('disjunction') };

/** A list: A, B og C. */
export const listed = (
  items: readonly string[],
  spoken: Spoken,
  type: keyof typeof LISTS = 'conjunction',
): string => LISTS[type][spoken].format(items);

/**
 * Capitalised as the beginning of a sentence. “eID” and “iOS” keep their own letters; “forskrift om
 * …” does not.
 */
export const capitalised = (sentence: string): string =>
  /^\p{Ll}[\p{L}-]*\p{Lu}|^[\p{Ll}-]+\.[\p{Ll}.]*\p{Ll} /u.test(sentence)
    ? sentence
    : sentence.replace(/^./u, first => first.toLocaleUpperCase('nb'));

const DATES = inEach(
  locale =>
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: 'UTC' }),
);

/** A date in words: 1. januar 2020. */
export const dayOf = (iso: string, spoken: Spoken): string =>
  DATES[spoken].format(new Date(`${iso}T00:00:00Z`));

/** Text in quotation marks. */
export const quotedIn = (text: string, spoken: Spoken): string =>
  spoken === 'en' ? `“${text}”` : `«${text}»`;

/** A noun that differs between the two written forms of Norwegian only in its plural. */
const noun = (
  one: string,
  nb: string,
  nn: string,
  en: readonly [string, string],
  gender: Noun['gender']['nb'],
): Noun => ({
  one: { nb: one, nn: one, en: en[0] },
  many: { nb, nn, en: en[1] },
  gender: { nb: gender, nn: gender },
});

/** Nouns for what sentences count, besides the kinds of the SDL. */
export const NODE = noun('ting', 'ting', 'ting', ['thing', 'things'], 'MASCULINE');
export const RELATION = noun('relasjon', 'relasjoner', 'relasjonar', ['relation', 'relations'], 'MASCULINE');
export const SUCH_RELATION = noun(
  'slik relasjon',
  'slike relasjoner',
  'slike relasjonar',
  ['such relation', 'such relations'],
  'MASCULINE',
);
export const PATH: Noun = {
  one: { nb: 'vei', nn: 'veg', en: 'path' },
  many: { nb: 'veier', nn: 'vegar', en: 'paths' },
  gender: { nb: 'MASCULINE', nn: 'MASCULINE' },
};
/** A relation in a path. */
export const STEP = noun('ledd', 'ledd', 'ledd', ['step', 'steps'], 'NEUTER');
export const GROUP = noun('gruppe', 'grupper', 'grupper', ['group', 'groups'], 'FEMININE');
export const FUNCTION = noun('funksjon', 'funksjoner', 'funksjonar', ['function', 'functions'], 'MASCULINE');
export const INHABITANT: Noun = {
  one: { nb: 'innbygger', nn: 'innbyggjar', en: 'inhabitant' },
  many: { nb: 'innbyggere', nn: 'innbyggjarar', en: 'inhabitants' },
  gender: { nb: 'MASCULINE', nn: 'MASCULINE' },
};
