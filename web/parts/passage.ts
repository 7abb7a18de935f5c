import type { Lang } from '../model/state';

/** Where the archived passage of a quote is shown. */
export const passageHref = (sources: readonly string[], quote: string, lang: Lang): string => {
  const parameters = new URLSearchParams({ lang, sitat: quote });
  for (const source of sources.slice(0, MOST_SOURCES)) parameters.append('kilde', source);
  return `/sitat?${parameters.toString()}`;
};
export const MOST_SOURCES = 10;
