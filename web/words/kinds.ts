import { kinds } from '../gql/labels';
import type { Lang } from '../model/state';
import { numeral } from './count';

const ARTICLES = {
  nb: { MASCULINE: 'en', FEMININE: 'en', NEUTER: 'et' },
  nn: { MASCULINE: 'ein', FEMININE: 'ei', NEUTER: 'eit' },
} as const;

const NUMERALS = {
  nb: { MASCULINE: 'én', FEMININE: 'én', NEUTER: 'ett' },
  nn: { MASCULINE: 'éin', FEMININE: 'éi', NEUTER: 'eitt' },
} as const;

/** So many of a kind: én løsning, eitt register, 357 kommuner. */
export const countedKind = (n: number, kind: string, lang: Lang): string => {
  const noun = kinds[kind];
  const one = noun && lang !== 'en' ? NUMERALS[lang][noun.gender[lang]] : numeral(lang)(1);
  return `${n === 1 ? one : numeral(lang)(n)} ${noun?.[n === 1 ? 'one' : 'many'][lang] ?? kind}`;
};

/** English has “an” before the sound of a vowel: an obligation, but a European body. */
const article = (word: string): string => (/^(?!eu|uni)[aeiou]/i.test(word) ? 'an' : 'a');
/** Not countable in English. */
const isMass = (word: string): boolean => word === 'guidance';

/** One of a kind, by the word for it or by one that ends with that: en kommune, eit prinsipp, an actor, a national ecosystem. */
export const oneOf = (kind: string, lang: Lang, said?: string): string => {
  const noun = kinds[kind];
  if (noun === undefined) return kind;
  const word = said ?? noun.one[lang];
  if (lang === 'en' && isMass(word)) return `a piece of ${word}`;
  return `${lang === 'en' ? article(word) : ARTICLES[lang][noun.gender[lang]]} ${word}`;
};

/** One of several kinds: en aktør eller en aktørgruppe. */
export const anyOf = (all: readonly string[], lang: Lang): string =>
  new Intl.ListFormat(lang === 'en' ? 'en' : 'nb', { type: 'disjunction' }).format(
    all.map(kind => oneOf(kind, lang)),
  );

/** The word for so many of a kind, without the number. */
export const kindsWord = (kind: string, n: number, lang: Lang): string =>
  kinds[kind]?.[n === 1 ? 'one' : 'many'][lang] ?? kind;

/** The word for one of a kind; its name if the schema has none. */
export const kindWord = (kind: string, lang: Lang): string => kinds[kind]?.one[lang] ?? kind;
