import { kinds } from '../gql/labels';
import type { Lang } from '../model/state';

const ARTICLES = {
  nb: { MASCULINE: 'en', FEMININE: 'en', NEUTER: 'et' },
  nn: { MASCULINE: 'ein', FEMININE: 'ei', NEUTER: 'eit' },
} as const;

/** English has “an” before the sound of a vowel: an obligation, but a European body. */
const article = (word: string): string => (/^(?!eu|uni)[aeiou]/i.test(word) ? 'an' : 'a');

/** One of a kind: en kommune, eit prinsipp, an actor. */
export const oneOf = (kind: string, lang: Lang): string => {
  const noun = kinds[kind];
  if (noun === undefined) return kind;
  const word = noun.one[lang];
  return `${lang === 'en' ? article(word) : ARTICLES[lang][noun.gender[lang]]} ${word}`;
};

/** One of several kinds: en aktør eller en aktørgruppe. */
export const anyOf = (all: readonly string[], lang: Lang): string =>
  new Intl.ListFormat(lang === 'en' ? 'en' : 'nb', { type: 'disjunction' }).format(
    all.map(kind => oneOf(kind, lang)),
  );
