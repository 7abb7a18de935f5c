import type { Spoken } from './language-sentences';

/** Words that only the other language has; names are taken away first. */
const FOREIGN: Readonly<Record<Spoken, RegExp>> = {
  nb: /(?<!\p{L})(?:the|of|is|and|with|not|when|ikkje|ein|eit|frå|dei|nodar|relasjonar|kommunar|brukar|mistar|blir råka)(?!\p{L})/iu,
  nn: /(?<!\p{L})(?:the|of|is|and|with|not|when|ikke|en|et|fra|noder|relasjoner|kommuner|bruker|mister|berøres|de|noe|hvor|hva)(?!\p{L})/iu,
  en: /(?<!\p{L})(?:og|ikke|ikkje|som|når|på|mister|bruker|noder|nodar)(?!\p{L})/iu,
};

/** Quoted titles and arguments in parentheses are not the sentence's own words. */
const ownWords = (text: string, names: readonly string[]): string =>
  names
    .reduce((rest, name) => rest.replaceAll(name, 'X'), text)
    .replaceAll(/«[^»]*»|“[^”]*”|\([^)]*\)/gu, 'X');

/** What a reader would mark in a sentence, as far as a machine can tell. */
export const faultsIn = (text: string, spoken: Spoken, names: readonly string[]): readonly string[] => {
  const own = ownWords(text, names);
  const tests: readonly (readonly [string, boolean])[] = [
    ['undefined or null', /undefined|null|NaN|\[object/.test(text)],
    ['a double blank', /\s\s/.test(text)],
    ['double punctuation', /[.,;:!]{2}|\?\.| [.,;]/.test(own)],
    ['no full stop at its end', !/[^.]\.$|\?$/.test(text)],
    ['a digit one with a noun', /\b1 (?!km)\p{Ll}/u.test(own)],
    [
      'no capital to begin with',
      /^\p{Ll}/u.test(own) && !/^\p{Ll}[\p{L}-]*\p{Lu}|^\p{Ll}[\p{Ll}-]*\./u.test(own),
    ],
    ['a word of another language', FOREIGN[spoken].test(own)],
    ['quotation marks of another language', spoken === 'en' ? /[«»]/.test(own) : /[“”]/.test(own)],
    ['quotation marks within quotation marks', /«[^»]*«|“[^”]*“/.test(text)],
  ];
  return tests.filter(([, is]) => is).map(([what]) => what);
};
