import type { Lang } from '../model/state';
import { messages } from './messages';

/** Words in an address or a path tell nothing of the text around it. */
const withoutPaths = (text: string): string =>
  text
    .split(/\s/)
    .filter(word => !/[/@:]./.test(word))
    .join(' ');

/** The words of each language that a text has, of those that it is known by. */
const knownIn = (text: string): ReadonlyMap<string, readonly string[]> => {
  const written = new Set(
    withoutPaths(text)
      .toLowerCase()
      .match(/\p{L}+/gu),
  );
  const known = messages.languages.map(language => {
    const words = messages.in(language).words('language-words');
    return [language, words.filter(word => written.has(word))] as const;
  });
  return new Map(known.filter(([, words]) => words.length > 0));
};

/**
 * The languages that a text may be in, by its own words: the graph does not record in which a quote or a remark is. None where these
 * do not tell: it has words of languages that share none of them.
 */
const languagesOf = (text: string): readonly string[] => {
  const known = [...knownIn(text)];
  const isMixed = known.some(([, some]) =>
    known.some(([, others]) => !some.some(word => others.includes(word))),
  );
  const most = Math.max(0, ...known.map(([, words]) => words.length));
  return isMixed ? [] : known.flatMap(([language, words]) => (words.length === most ? [language] : []));
};

/** The language of a text where it is another than that of the page; undefined where its own words do not tell. */
export const otherLanguage = (text: string, page: Lang): string | undefined => {
  const languages = languagesOf(text);
  return languages.includes(page) ? undefined : languages[0];
};

type Localized = Readonly<{ lang: string; value: string }>;

/** The language of a text that the graph has in several, where it stands in for that of the page. */
export const standsInFrom = (
  text: string | null | undefined,
  all: readonly Localized[],
  page: Lang,
): string | undefined =>
  all.some(of => of.lang === page) ? undefined : all.find(of => of.value === text)?.lang;
