import { addresses } from '../gql/labels';

/** Where the maps are. */
export const FLOW_MAP = `/kart/${addresses.flows}`;
export const COMPARED_MAP = `/kart/${addresses.map}`;
export const MAP_PATHS: readonly string[] = [FLOW_MAP, '/kart/kapabiliteter', COMPARED_MAP];

/** Where one of those that are compared is chosen. */
export const COMPARED_PATH = `/${addresses.compared}`;

/** Where an answer is followed. */
export const FOLLOW_PATH = '/folg';

/** Where the answer of a page is followed. */
export const followHref = ({ url, lang }: Readonly<{ url: URL; lang: string }>): string =>
  `${FOLLOW_PATH}?${new URLSearchParams({ side: `${url.pathname}${url.search}`, lang })}`;

/** Where a what-if is kept by a name, and found again. */
export const SCENARIO_PATH = '/scenario';

/** Where the what-if of a page is kept. */
export const keepHref = ({ url, lang }: Readonly<{ url: URL; lang: string }>): string =>
  `${SCENARIO_PATH}?${new URLSearchParams({ side: `${url.pathname}${url.search}`, lang })}`;

/** Where all that concerns one stands together. */
export const MINE_PATH = '/min/';

/** Where forms of the pack are filled in. */
export const ASSESSMENT_PATH = '/vurdering';

/** Where other programs ask how the answer of a page is shown on theirs (oembed.com). */
export const OEMBED_PATH = '/oembed';

export const oembedHref = (page: URL, origin: string): string => {
  const url = `${origin}${page.pathname}${page.search}`;
  return `${origin}${OEMBED_PATH}?${new URLSearchParams({ url, format: 'json' })}`;
};

/** Where answers of questions lie that are shown in a frame, by the names of their pages. */
export const EMBED_PATH = '/embed/';

/** The answer of a question's page for a frame, from the address of that. */
export const embedHref = (href: string): string => href.replace(/^\/sporsmal\//, EMBED_PATH);

/** What a question's page is also given as. */
const FORMATS = ['csv', 'txt', 'svg', 'png', 'pdf', 'pptx', 'xlsx', 'archimate'] as const;
export const formatOf = (text: string | null): (typeof FORMATS)[number] | undefined =>
  FORMATS.find(format => format === text);

/** The same address as a file. */
export const withFormat = (href: string, format: string): string =>
  `${href}${href.includes('?') ? '&' : '?'}format=${format}`;
