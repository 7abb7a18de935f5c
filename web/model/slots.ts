import { togetherText } from '../words/together';
import {
  ByIriDocument,
  ElsewhereDocument,
  NamesDocument,
  SearchDocument,
  type KindName,
  type SearchQuery,
} from '../gql/graphql';
import { memberships } from '../gql/labels';
import type { ThingRef } from './answer';
import type { Asking, NoAnswer } from './asking';
import { meantAmong } from '../../src/engine/words/meant';
import { elsewhenOf, type Elsewhen } from './elsewhen';
import { tellApart } from './namesakes';
import { acrossOf, goneIn, hrefOf, type Lang, type State } from './state';
import { dayOf, dateText, type Say } from '../words/texts';
import { titleOf } from '../words/titles';

/** Those of every model, and the word for what a model compares. */
export type SlotName = string;

/** A gap in a question. In addresses it has the id of what fills it, a day, or the name of something special. */
export type Slot = Readonly<{
  name: SlotName;
  type: 'entity' | 'day';
  /** Kinds that may fill it; any if empty. */
  kinds: readonly KindName[];
  specials?: readonly string[];
  optional?: boolean;
  /** What messages about it end with, where that is not its name. */
  label?: string;
  /** What stands there on the start page: a day, or something special. Of things the pack has examples. */
  example?: string;
}>;

/** The gaps of a question, and on which days it asks about what fills them. */
export type Gaps = Readonly<{
  slots: readonly Slot[];
  /** It is enough to hold on one of them; the day of the conditions where a question has none of its own. */
  days?: (state: State) => readonly [string | undefined, ...string[]];
  /** The same question on another day; undefined where one day is not enough. */
  onDay?: (state: State, day: string) => State | undefined;
  /** Whether it may be asked of other graphs too. */
  goesAcross?: true;
}>;

/** What fills a slot: its name, as a field shows it, and its title, as it stands in a sentence. */
export type Filled = Readonly<{
  value: string;
  name: string;
  title: string;
  thing?: ThingRef | undefined;
  special?: string | undefined;
}>;

export type Trouble =
  | Readonly<{ kind: 'empty'; slots: readonly SlotName[] }>
  | Readonly<{ kind: 'unknown'; id: string }>
  | Readonly<{ kind: 'elsewhen'; of: Elsewhen; asked: string | undefined; href: string | undefined }>
  | Readonly<{ kind: 'otherKind'; thing: ThingRef; wanted: readonly KindName[] }>
  | Readonly<{ kind: 'unread'; part: string }>
  | Readonly<{ kind: 'noHit'; text: string }>
  | Readonly<{ kind: 'day'; text: string }>
  | Readonly<{ kind: 'order' }>
  | Readonly<{
      kind: 'choose';
      text: string;
      options: readonly Readonly<{ thing: ThingRef; href: string; apart: string | undefined }>[];
    }>
  | Readonly<{ kind: 'fault'; fault: NoAnswer }>;

export type Resolved =
  | Readonly<{
      slots: Readonly<Record<string, Filled>>;
      names: ReadonlyMap<string, ThingRef>;
      redirect?: undefined;
      trouble?: undefined;
    }>
  | Readonly<{ redirect: string; slots?: undefined; trouble?: undefined }>
  | Readonly<{ trouble: Trouble; slots?: undefined; redirect?: undefined }>;

/** What is said of something on the web, and not an id of ours. */
const isIri = (text: string): boolean => /^https?:\/\/\S+$/.test(text);

/** Readable ids have a kind and a rest: kind:name. */
export const isId = (text: string): boolean => /^[a-z][a-z-]*:\S+$/.test(text);

const folded = (text: string): string => text.trim().toLowerCase();

/** Another graph that is set: its key, and the id here of what it has by an IRI. */
type GraphSought = Readonly<{ graph: string; idOf: (iri: string) => string | undefined }>;
type Reader = Readonly<{
  ask: Asking;
  lang: Lang;
  t: Say;
  today: string;
  graphs: () => readonly GraphSought[];
}>;
type Names = ReadonlyMap<string, ThingRef>;

/** Names for ids on a day, today if none is given; those that are not there are missing. */
export const namesOf = async (
  { ask, lang }: Pick<Reader, 'ask' | 'lang'>,
  ids: readonly string[],
  asOf?: string,
): Promise<Names | NoAnswer> => {
  const wanted = [...new Set(ids)].slice(0, 100);
  if (wanted.length === 0) return new Map();
  const { data, fault } = await ask(NamesDocument, { ids: wanted, asOf, lang });
  return fault ?? new Map(data.entities.nodes.map(thing => [thing.id, thing]));
};

export const isFault = (of: object): of is NoAnswer => 'code' in of && 'detail' in of;

/** Tells whether an id is of a graph that is asked too. */
const isElsewhere = (id: string, { across }: Pick<State, 'across'>): boolean =>
  across.some(graph => id.startsWith(`${graph}:`));

/** What a thing of another graph is called there; by its id alone where that graph does not answer. */
const nameElsewhere = async (
  { ask, lang }: Pick<Reader, 'ask' | 'lang'>,
  id: string,
  state: State,
): Promise<ThingRef | Trouble> => {
  const across = acrossOf(state) ?? [];
  const { data, fault } = await ask(ElsewhereDocument, { of: { id }, across, asOf: state.asOf, lang });
  if (fault) return fault.code === 'NOT_FOUND' ? { kind: 'unknown', id } : { kind: 'fault', fault };
  const graph = across.find(of => id.startsWith(`${of}:`)) ?? '';
  return data.reach?.nodes[0]?.path.from ?? { __typename: 'ThingElsewhere', id, name: id, graph };
};

/** Why a thing is not there on a day: it is on others, or it never was. */
export const absentOn = async (
  reader: Reader,
  id: string,
  asked: string | undefined,
  hrefOn: (day: string) => string | undefined,
): Promise<Trouble> => {
  const found = await elsewhenOf(reader, id, asked ?? reader.today);
  if (found === undefined) return { kind: 'unknown', id };
  if (isFault(found)) return { kind: 'fault', fault: found };
  return { kind: 'elsewhen', of: found, asked, href: hrefOn(found.day) };
};

type Asked = Pick<Reader, 'ask' | 'lang'> & Readonly<{ asOf?: string | undefined }>;

type Sought = Readonly<{ text: string; kinds: readonly KindName[]; anyDay?: boolean }>;
type Hit = SearchQuery['search']['edges'][number];

/** Looks for words that were typed: what is found, and the one thing of it that they stand for, if that is clear. */
export const seek = async (
  { ask, lang, asOf }: Asked,
  { text, kinds, anyDay }: Sought,
): Promise<
  Readonly<{ hits: readonly Hit[]; meant: Hit['node'] | undefined }> | Readonly<{ fault: NoAnswer }>
> => {
  const { data, fault } = await ask(SearchDocument, {
    text: text.slice(0, 200),
    ...(kinds.length > 0 ? { kinds: [...kinds] } : {}),
    ...(anyDay === undefined ? {} : { anyDay }),
    first: 12,
    asOf,
    lang,
  });
  if (fault) return { fault };
  const { edges: hits } = data.search;
  return { hits, meant: (hits.length === 1 ? hits[0] : meantAmong(hits))?.node };
};

/** Words that were typed: the id of the one thing that they stand for, or what may be meant. */
export const lookUp = async (
  asked: Asked,
  text: string,
  kinds: readonly KindName[],
  hrefWith: (id: string) => string,
): Promise<Readonly<{ id: string }> | Readonly<{ trouble: Trouble }>> => {
  const found = await seek(asked, { text, kinds });
  if ('fault' in found) return { trouble: { kind: 'fault', fault: found.fault } };
  if (found.hits.length === 0) return { trouble: { kind: 'noHit', text } };
  if (found.meant) return { id: found.meant.id };
  const things = found.hits.map(({ node }) => node);
  const apart = await tellApart(asked, things);
  const options = things.map(thing => ({ thing, href: hrefWith(thing.id), apart: apart.get(thing.id) }));
  return { trouble: { kind: 'choose', text, options } };
};

const specialOf = ({ specials = [] }: Slot, text: string, lang: Lang): string | undefined =>
  specials.find(name => [name, togetherText(name, lang)].some(said => folded(said) === folded(text)));

/** The thing that an IRI is of, here or else in a graph that may be asked. */
const byIri = async (
  { ask, asOf }: Asked,
  iri: string,
  graphs: readonly GraphSought[],
): Promise<string | Readonly<{ trouble: Trouble }>> => {
  const { data, fault } = await ask(ByIriDocument, { iri, asOf });
  if (data?.entity) return data.entity.id;
  if (fault && fault.code !== 'NOT_FOUND') return { trouble: { kind: 'fault', fault } };
  const id = graphs.flatMap(({ idOf }) => idOf(iri) ?? [])[0];
  return id ?? { trouble: { kind: 'noHit', text: iri } };
};

/** Fills the slots; words become ids by way of a redirect, so that what is shared has the ids. */
export const resolve = async (reader: Reader, gaps: Gaps, state: State): Promise<Resolved> => {
  const { slots, goesAcross } = gaps;
  const graphs = goesAcross ? reader.graphs() : [];
  const empty = slots.filter(({ name, optional }) => !optional && !state.slots[name]).map(({ name }) => name);
  if (empty.length > 0) return { trouble: { kind: 'empty', slots: empty } };
  const canonical: Record<string, string> = {};
  for (const slot of slots) {
    const text = state.slots[slot.name];
    if (text === undefined || text === '') continue;
    const value = await valueOf({ ...reader, asOf: state.asOf }, graphs, slot, text, id =>
      hrefOf({ ...state, slots: { ...state.slots, [slot.name]: id } }),
    );
    if (typeof value !== 'string') return value;
    canonical[slot.name] = value;
  }
  // What is of another graph is asked about there.
  const across = [...new Set([...state.across, ...graphsOf(Object.values(canonical), graphs)])];
  if (
    across.length !== state.across.length ||
    slots.some(({ name }) => (canonical[name] ?? '') !== (state.slots[name] ?? ''))
  )
    return { redirect: hrefOf({ ...state, slots: canonical, across }) };
  return filled(reader, gaps, state);
};

const graphsOf = (ids: readonly string[], graphs: readonly GraphSought[]): readonly string[] =>
  graphs.map(({ graph }) => graph).filter(graph => ids.some(id => id.startsWith(`${graph}:`)));

const valueOf = async (
  reader: Reader & Readonly<{ asOf: string | undefined }>,
  graphs: readonly GraphSought[],
  slot: Slot,
  text: string,
  hrefWith: (id: string) => string,
): Promise<string | Readonly<{ trouble: Trouble }>> => {
  if (slot.type === 'day') return dayOf(text) ?? { trouble: { kind: 'day', text } };
  const special = specialOf(slot, text, reader.lang);
  if (special !== undefined) return special;
  if (isIri(text)) return byIri(reader, text, graphs);
  if (isId(text) || graphsOf([text], graphs).length > 0) return text;
  const found = await lookUp(reader, text, slot.kinds, hrefWith);
  return 'id' in found ? found.id : found;
};

/** What must be there on the day; what is only thought away need not be. */
const neededOf = (slots: readonly Slot[], state: State): readonly string[] =>
  [
    ...slots.filter(({ type }) => type === 'entity').flatMap(({ name }) => state.slots[name] ?? []),
    ...state.with.flatMap(({ from, to }) => [from, to]),
  ].filter(id => isId(id) || isElsewhere(id, state));

/** Names of all that a question and its what-if speak of, or why there are none. */
const namesFor = async (reader: Reader, gaps: Gaps, state: State): Promise<Names | Trouble> => {
  const needed = neededOf(gaps.slots, state);
  const all = [...needed, ...goneIn(state)];
  const ids = all.filter(id => isId(id) && !isElsewhere(id, state));
  const days = gaps.days?.(state) ?? [state.asOf];
  const names = new Map<string, ThingRef>();
  for (const id of new Set(all.filter(one => isElsewhere(one, state)))) {
    const thing = await nameElsewhere(reader, id, state);
    if ('kind' in thing) return thing;
    names.set(id, thing);
  }
  for (const day of new Set(days)) {
    const found = await namesOf(reader, ids, day);
    if (isFault(found)) return { kind: 'fault', fault: found };
    for (const [id, thing] of found) names.set(id, thing);
  }
  for (const id of new Set(ids)) {
    if (names.has(id)) continue;
    const absent = await absentOn(reader, id, days[0], day => hrefOnDay(gaps, state, day));
    if (absent.kind !== 'elsewhen' || needed.includes(id)) return absent;
    names.set(id, absent.of.thing);
  }
  return names;
};

const hrefOnDay = ({ onDay }: Gaps, state: State, day: string): string | undefined => {
  const then = onDay ? onDay(state, day) : { ...state, asOf: day };
  return then && hrefOf({ ...then, after: undefined, chosen: undefined });
};

const isOf = ({ __typename }: ThingRef, wanted: readonly string[]): boolean =>
  wanted.length === 0 || (memberships[__typename] ?? [__typename]).some(kind => wanted.includes(kind));

/** What fills a gap that asks for something else. */
const otherKind = ({ slots }: Gaps, state: State, names: Names): Trouble | undefined => {
  for (const { name, kinds } of slots) {
    const thing = names.get(state.slots[name] ?? '');
    if (thing !== undefined && thing.graph === undefined && !isOf(thing, kinds))
      return { kind: 'otherKind', thing, wanted: kinds };
  }
  return undefined;
};

const filled = async (reader: Reader, gaps: Gaps, state: State): Promise<Resolved> => {
  const names = await namesFor(reader, gaps, state);
  if ('kind' in names) return { trouble: names };
  const other = otherKind(gaps, state, names);
  if (other !== undefined) return { trouble: other };
  const entries = gaps.slots.flatMap((slot): [string, Filled][] => {
    const value = state.slots[slot.name] ?? '';
    const thing = names.get(value);
    const special = slot.type === 'entity' ? specialOf(slot, value, reader.lang) : undefined;
    if (value === '') return [];
    const name =
      thing?.name ??
      (special === undefined ? dateText(value, reader.lang) : togetherText(special, reader.lang));
    const title = thing === undefined ? name : titleOf(thing, reader.lang);
    return [[slot.name, { value, name, title, thing, special }]];
  });
  return { slots: Object.fromEntries(entries), names };
};
