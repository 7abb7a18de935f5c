import type { Lang } from '../model/state';

type Words = Readonly<
  Record<'title' | 'link' | 'intro' | 'none' | 'version' | 'read' | 'stood' | 'source' | 'where', string>
>;

export const PASSAGE_WORDS: Readonly<Record<Lang, Words>> = {
  nb: {
    title: 'Sitatet der det står',
    link: 'Se sitatet der det står',
    intro: 'Dette er avsnittet i kilden, slik det er arkivert. Sitatet er merket.',
    none: 'Avsnittet er ikke arkivert. Se selve kilden.',
    version: 'Utgave',
    read: 'Lest',
    stood: 'Ordene sto slik {day}.',
    source: 'Kilde',
    where: 'Der det ble funnet',
  },
  nn: {
    title: 'Sitatet der det står',
    link: 'Sjå sitatet der det står',
    intro: 'Dette er avsnittet i kjelda, slik det er arkivert. Sitatet er merkt.',
    none: 'Avsnittet er ikkje arkivert. Sjå sjølve kjelda.',
    version: 'Utgåve',
    read: 'Lese',
    stood: 'Orda stod slik {day}.',
    source: 'Kjelde',
    where: 'Der det vart funne',
  },
  en: {
    title: 'The quote where it stands',
    link: 'See the quote where it stands',
    intro: 'This is the passage in the source, as it was archived. The quote is marked.',
    none: 'The passage is not archived. See the source itself.',
    version: 'Version',
    read: 'Read',
    stood: 'The words stood so on {day}.',
    source: 'Source',
    where: 'Where it was found',
  },
};

/** Where the archived passage of a quote is shown. */
export const passageHref = (sources: readonly string[], quote: string, lang: Lang): string => {
  const parameters = new URLSearchParams({ lang, sitat: quote });
  for (const source of sources.slice(0, MOST_SOURCES)) parameters.append('kilde', source);
  return `/sitat?${parameters.toString()}`;
};
export const MOST_SOURCES = 10;
