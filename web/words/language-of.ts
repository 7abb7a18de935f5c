import type { Lang } from '../model/state';

/** Short words that only one language has; the graph does not record in which language a quote or a remark is. */
const only = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');
const ENGLISH = only('the|of|and|about|that|which|with|are|this|from|its|as|public|page');
const NORWEGIAN = only('og|av|om|som|til|på|med|ved|er|å|kan|skal|eller|etter|ikke|ikkje|fra|frå');
const BOKMAL = only('ikke|fra|en|et|de|noe|hva|være|tjenester?|offentlige?|kommuner|virksomheter');
const NYNORSK = only('ikkje|frå|ein|eit|dei|noko|kva|vere|vert|tenester?|offentlege?|kommunar|verksemder');

type Language = Lang | 'no';

/** Words in an address or a path tell nothing of the text around it. */
const withoutPaths = (text: string): string =>
  text
    .split(/\s/)
    .filter(word => !/[/@:]./.test(word))
    .join(' ');

const guessed = (given: string): Language | undefined => {
  const text = withoutPaths(given);
  const [isNb, isNn] = [BOKMAL.test(text), NYNORSK.test(text)];
  const isNorwegian = isNb || isNn || NORWEGIAN.test(text);
  if (isNorwegian === ENGLISH.test(text)) return undefined;
  if (!isNorwegian) return 'en';
  return isNb === isNn ? 'no' : isNb ? 'nb' : 'nn';
};

/** The language of a text where it is another than that of the page; undefined where its own words do not tell. */
export const otherLanguage = (text: string, page: Lang): Language | undefined => {
  const language = guessed(text);
  return language === page || (language === 'no' && page !== 'en') ? undefined : language;
};

type Localized = Readonly<{ lang: string; value: string }>;

/** The language of a text that the graph has in several, where it stands in for that of the page. */
export const standsInFrom = (
  text: string | null | undefined,
  all: readonly Localized[],
  page: Lang,
): string | undefined =>
  all.some(of => of.lang === page) ? undefined : all.find(of => of.value === text)?.lang;
