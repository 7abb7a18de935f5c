import type { Assuming, Certainty, Graph, Language, RelationName } from '../gql/graphql';
import { relations } from '../gql/labels';
import { messages } from '../words/messages';
import { isDay } from '../words/texts';

/** A language of the pack. The API has a value for each that it is asked with. */
export type Lang = Language;

export type StateEdge = Readonly<{ from: string; relation: RelationName; to: string }>;
type AssumedEnd = Readonly<{ id: string; on: string }>;

/** What a view is asked, as its address says it: the same address gives the same answer to everyone who may see it. */
export type State = Readonly<{
  /** The path of the view, such as /sporsmal/knytter. */
  path: string;
  slots: Readonly<Record<string, string>>;
  asOf: string | undefined;
  certainty: Certainty | undefined;
  datedOnly: boolean;
  without: readonly string[];
  with: readonly StateEdge[];
  retire: readonly AssumedEnd[];
  /** The other graphs that are asked too, by their keys. */
  across: readonly string[];
  /** Groups of the picture that are open, in the order in which they were opened. */
  open: readonly string[];
  /** Key of the sentence that is chosen. */
  chosen: string | undefined;
  /** The cursor of the page. */
  after: string | undefined;
  /** The language, if the address names one. */
  lang: Lang | undefined;
  /** What a form of the what-if tray says, before it is an assumption. */
  draft: Readonly<Partial<Record<DraftName, string>>>;
}>;

const DRAFTS = ['avvikles.hva', 'avvikles.dag', 'med.fra', 'med.relasjon', 'med.til'] as const;
type DraftName = (typeof DRAFTS)[number];

/** The parameters of an address besides its slots. */
export const PARAMETERS = {
  asOf: 'dato',
  certainty: 'sikkerhet',
  datedOnly: 'udatert',
  without: 'uten',
  with: 'med',
  retire: 'avvikles',
  across: 'across',
  open: 'apen',
  chosen: 'valgt',
  after: 'side',
  lang: 'lang',
} as const;

const OWN = new Set<string>([...Object.values(PARAMETERS), ...DRAFTS, 'format', '__proto__']);
/** What others add to an address, to tell where its readers come from: it asks nothing, and is not carried along. */
const OF_TRACKERS = /^(?:(?:utm|mtm|pk)_.*|fbclid|gclid|msclkid|mc_[ce]id)$/;
/** Longer values are no ids, dates or names of ours. */
const LONGEST = 300;
/** As many of a kind as are read. */
export const MOST = 12;
const CERTAINTIES: ReadonlyMap<string, Certainty> = new Map([
  ['faktum', 'FACT'],
  ['slutning', 'DEDUCTION'],
]);

export const isLang = (text: string): text is Lang => messages.languages.includes(text);
export const isRelation = (text: string): text is RelationName => Object.hasOwn(relations, text);

/** An edge is written from~RELATION~to, since ids have no tilde. */
const edgeOf = (text: string): StateEdge | undefined => {
  const [from = '', relation = '', to = ''] = text.split('~');
  return from !== '' && to !== '' && isRelation(relation) ? { from, relation, to } : undefined;
};
const endOf = (text: string): AssumedEnd | undefined => {
  const [id = '', on = ''] = text.split('~');
  return id === '' || on === '' ? undefined : { id, on };
};

export const isCertainty = (text: string): boolean => CERTAINTIES.has(text);
export const isEdge = (text: string): boolean => edgeOf(text) !== undefined;
export const isEnd = (text: string): boolean => endOf(text) !== undefined;

const isSome = <T>(of: T | undefined): of is T => of !== undefined;

/** Reads an address; what it does not know is left out, which `unreadOf` tells, and values are bounded. */
export const readState = (url: URL): State => {
  const all = (name: string): readonly string[] =>
    url.searchParams
      .getAll(name)
      .map(text => text.trim().slice(0, LONGEST))
      .filter(text => text !== '')
      .slice(0, MOST);
  const one = (name: string): string | undefined => all(name)[0];
  const slots = Object.fromEntries(
    [...new Set(url.searchParams.keys())]
      .filter(name => !OWN.has(name) && !OF_TRACKERS.test(name))
      .slice(0, MOST)
      .map(name => [name, all(name).join(' ')]),
  );
  const lang = one(PARAMETERS.lang);
  return {
    path: url.pathname,
    slots,
    asOf: one(PARAMETERS.asOf),
    certainty: CERTAINTIES.get(one(PARAMETERS.certainty) ?? ''),
    datedOnly: one(PARAMETERS.datedOnly) === 'nei',
    without: all(PARAMETERS.without),
    with: all(PARAMETERS.with).map(edgeOf).filter(isSome),
    retire: all(PARAMETERS.retire).map(endOf).filter(isSome),
    across: all(PARAMETERS.across),
    open: all(PARAMETERS.open),
    chosen: one(PARAMETERS.chosen),
    after: one(PARAMETERS.after),
    lang: lang !== undefined && isLang(lang) ? lang : undefined,
    draft: Object.fromEntries(DRAFTS.flatMap(name => (one(name) === undefined ? [] : [[name, one(name)]]))),
  };
};

/** The address of a state: always the same for the same state. */
export const hrefOf = (state: State): string => {
  const pairs: [string, string | undefined][] = [
    ...Object.entries(state.slots),
    [PARAMETERS.asOf, state.asOf],
    [PARAMETERS.certainty, [...CERTAINTIES].find(([, value]) => value === state.certainty)?.[0]],
    [PARAMETERS.datedOnly, state.datedOnly ? 'nei' : undefined],
    ...state.without.map((id): [string, string] => [PARAMETERS.without, id]),
    ...state.with.map(({ from, relation, to }): [string, string] => [
      PARAMETERS.with,
      `${from}~${relation}~${to}`,
    ]),
    ...state.retire.map(({ id, on }): [string, string] => [PARAMETERS.retire, `${id}~${on}`]),
    ...state.across.map((graph): [string, string] => [PARAMETERS.across, graph]),
    ...state.open.map((id): [string, string] => [PARAMETERS.open, id]),
    [PARAMETERS.chosen, state.chosen],
    [PARAMETERS.after, state.after],
    [PARAMETERS.lang, state.lang],
  ];
  const query = pairs
    .filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${readable(value)}`)
    .join('&');
  return query === '' ? state.path : `${state.path}?${query}`;
};

/** Ids are read by people too: colons and tildes need no escape in a query (RFC 3986, 3.4). */
const readable = (text: string): string =>
  encodeURIComponent(text).replaceAll('%3A', ':').replaceAll('%2F', '/').replaceAll('%20', '+');

/** The same address with other values; a page and a choice belong to what was asked before. */
export const changed = (state: State, by: Partial<State>): string =>
  hrefOf({ ...state, chosen: undefined, after: undefined, open: [], ...by });

export const hasWhatIf = ({ without, with: more, retire }: State): boolean =>
  without.length + more.length + retire.length > 0;

/** The ids of what a what-if takes away. */
export const goneIn = ({ without, retire }: Pick<State, 'without' | 'retire'>): readonly string[] => [
  ...without,
  ...retire.map(({ id }) => id),
];

/** What the API is told to assume; undefined for nothing. */
export const assumingOf = (state: State): Assuming | undefined =>
  hasWhatIf(state)
    ? {
        ...(state.without.length > 0 ? { without: state.without.map(id => ({ id })) } : {}),
        ...(state.with.length > 0 ? { with: state.with.map(edge => ({ ...edge })) } : {}),
        ...(state.retire.length > 0 ? { retire: state.retire.map(end => ({ ...end })) } : {}),
      }
    : undefined;

/** The arguments that every question has alike. */
export const conditionsOf = (state: State) => ({
  asOf: state.asOf,
  certainty: state.certainty,
  undated: state.datedOnly ? ('EXCLUDE' as const) : undefined,
  assuming: assumingOf(state),
});

/** The other graphs that a question is asked of too. The type of the keys is that of the schema which is running. */
export const acrossOf = ({ across }: State): Graph[] | undefined =>
  across.length > 0 ? (across as Graph[]) : undefined;

/** An empty state of a path, in the language of another. */
export const stateAt = (
  path: string,
  lang: Lang | undefined,
  slots: Readonly<Record<string, string>> = {},
): State => ({
  path,
  slots,
  asOf: undefined,
  certainty: undefined,
  datedOnly: false,
  without: [],
  with: [],
  retire: [],
  across: [],
  open: [],
  chosen: undefined,
  after: undefined,
  lang,
  draft: {},
});

/** What links to other pages carry along: the language, and the day that the page they stand on is of. */
export type Along = Readonly<{ lang: Lang | undefined; day: string | undefined }>;

/** As a page is asked; what is no day leads nowhere. */
export const alongOf = ({ lang, asOf }: State): Along => ({
  lang,
  day: asOf !== undefined && isDay(asOf) ? asOf : undefined,
});

/** A path with what a link carries along. */
export const alongHref = (path: string, { lang, day }: Along, slots: State['slots'] = {}): string =>
  hrefOf({ ...stateAt(path, lang, slots), asOf: day });

/** The address of a thing: of one of another graph there, as that says; undefined where that says none of the web. */
export const thingHref = (
  { id, graph, iri = '' }: Readonly<{ id: string; graph?: string; iri?: string }>,
  along: Along,
): string | undefined => {
  if (graph === undefined) return entityHref(id, along);
  return /^https?:\/\//.test(iri) ? iri : undefined;
};

/** The address of an entity's page. */
export const entityHref = (id: string, along: Along): string => alongHref(`/id/${readable(id)}`, along);
