/** Where the maps are. */
export const MAP_PATHS = ['/kart/okosystem', '/kart/kapabiliteter', '/kart/norge'] as const;

/** Where an answer is followed. */
export const FOLLOW_PATH = '/folg';

/** Where the answer of a page is followed. */
export const followHref = ({ url, lang }: Readonly<{ url: URL; lang: string }>): string =>
  `${FOLLOW_PATH}?${new URLSearchParams({ side: `${url.pathname}${url.search}`, lang })}`;

/** Where all that concerns one stands together. */
export const MINE_PATH = '/min/';
