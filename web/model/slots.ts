import { NamesDocument, SearchDocument, type KindName } from '../gql/graphql';
import type { Thing } from './answer';
import type { Asking, Fault } from './asking';
import { hrefOf, type Lang, type State } from './state';
import { dayOf, dateText, type Texts } from '../words/texts';

export type SlotName = keyof Texts['slots'];
export type SpecialName = keyof Texts['special'];

/** A gap in a question. In addresses it has the id of what fills it, a day, or the name of something special. */
export type Slot = Readonly<{
  name: SlotName;
  type: 'entity' | 'day';
  /** Kinds that may fill it; any if empty. */
  kinds: readonly KindName[];
  specials?: readonly SpecialName[];
  optional?: boolean;
  /** What stands there on the start page. */
  example: string;
}>;

/** What fills a slot, with the name to show. */
export type Filled = Readonly<{ value: string; name: string; thing?: Thing; special?: SpecialName }>;

export type Trouble =
  | Readonly<{ kind: 'empty'; slots: readonly SlotName[] }>
  | Readonly<{ kind: 'unknown'; id: string }>
  | Readonly<{ kind: 'noHit'; text: string }>
  | Readonly<{ kind: 'day'; text: string }>
  | Readonly<{ kind: 'order' }>
  | Readonly<{ kind: 'choose'; text: string; options: readonly Readonly<{ thing: Thing; href: string }>[] }>
  | Readonly<{ kind: 'fault'; fault: Fault }>;

export type Resolved =
  | Readonly<{
      slots: Readonly<Record<string, Filled>>;
      names: ReadonlyMap<string, Thing>;
      redirect?: undefined;
      trouble?: undefined;
    }>
  | Readonly<{ redirect: string; slots?: undefined; trouble?: undefined }>
  | Readonly<{ trouble: Trouble; slots?: undefined; redirect?: undefined }>;

/** Readable ids have a kind and a rest: municipality:4601. */
export const isId = (text: string): boolean => /^[a-z][a-z-]*:\S+$/.test(text);

const folded = (text: string): string => text.trim().toLocaleLowerCase('nb');

type Reader = Readonly<{ ask: Asking; lang: Lang; t: Texts }>;

/** Names for ids; those that are not found are missing. */
export const namesOf = async (
  { ask, lang }: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Thing> | Fault> => {
  const wanted = [...new Set(ids)].slice(0, 100);
  if (wanted.length === 0) return new Map();
  const { data, fault } = await ask(NamesDocument, { ids: wanted, lang });
  return fault ?? new Map(data.entities.nodes.map(thing => [thing.id, thing]));
};

export const isFault = (of: object): of is Fault => 'code' in of && 'detail' in of;

/** Words that were typed: the id of the one thing that has this name, or what may be meant. */
export const lookUp = async (
  { ask, lang }: Reader,
  text: string,
  kinds: readonly KindName[],
  hrefWith: (id: string) => string,
): Promise<Readonly<{ id: string }> | Readonly<{ trouble: Trouble }>> => {
  const { data, fault } = await ask(SearchDocument, {
    text: text.slice(0, 200),
    ...(kinds.length > 0 ? { kinds: [...kinds] } : {}),
    first: 12,
    lang,
  });
  if (fault) return { trouble: { kind: 'fault', fault } };
  const things = data.search.edges.map(({ node }) => node);
  const named = things.filter(({ name }) => folded(name) === folded(text));
  const [only] = named.length > 0 ? named : things;
  if (only === undefined) return { trouble: { kind: 'noHit', text } };
  if (named.length === 1 || things.length === 1) return { id: only.id };
  return {
    trouble: { kind: 'choose', text, options: things.map(thing => ({ thing, href: hrefWith(thing.id) })) },
  };
};

const specialOf = ({ specials = [] }: Slot, text: string, t: Texts): SpecialName | undefined =>
  specials.find(name => name === text || folded(t.special[name]) === folded(text));

/** Fills the slots; words become ids by way of a redirect, so that what is shared has the ids. */
export const resolve = async (reader: Reader, slots: readonly Slot[], state: State): Promise<Resolved> => {
  const empty = slots.filter(({ name, optional }) => !optional && !state.slots[name]).map(({ name }) => name);
  if (empty.length > 0) return { trouble: { kind: 'empty', slots: empty } };
  const canonical: Record<string, string> = {};
  for (const slot of slots) {
    const text = state.slots[slot.name];
    if (text === undefined || text === '') continue;
    const value = await valueOf(reader, slot, text, id =>
      hrefOf({ ...state, slots: { ...state.slots, [slot.name]: id } }),
    );
    if (typeof value !== 'string') return value;
    canonical[slot.name] = value;
  }
  if (slots.some(({ name }) => (canonical[name] ?? '') !== (state.slots[name] ?? '')))
    return { redirect: hrefOf({ ...state, slots: canonical }) };
  return filled(reader, slots, state);
};

const valueOf = async (
  reader: Reader,
  slot: Slot,
  text: string,
  hrefWith: (id: string) => string,
): Promise<string | Readonly<{ trouble: Trouble }>> => {
  if (slot.type === 'day') return dayOf(text) ?? { trouble: { kind: 'day', text } };
  const special = specialOf(slot, text, reader.t);
  if (special !== undefined || isId(text)) return special ?? text;
  const found = await lookUp(reader, text, slot.kinds, hrefWith);
  return 'id' in found ? found.id : found;
};

const idsOf = (slots: readonly Slot[], state: State): readonly string[] => [
  ...slots.filter(({ type }) => type === 'entity').flatMap(({ name }) => state.slots[name] ?? []),
  ...state.without,
  ...state.retire.map(({ id }) => id),
  ...state.with.flatMap(({ from, to }) => [from, to]),
];

const filled = async (reader: Reader, slots: readonly Slot[], state: State): Promise<Resolved> => {
  const ids = idsOf(slots, state).filter(isId);
  const names = await namesOf(reader, ids);
  if (isFault(names)) return { trouble: { kind: 'fault', fault: names } };
  const unknown = ids.find(id => !names.has(id));
  if (unknown !== undefined) return { trouble: { kind: 'unknown', id: unknown } };
  const entries = slots.flatMap((slot): [string, Filled][] => {
    const value = state.slots[slot.name] ?? '';
    const thing = names.get(value);
    const special = slot.type === 'entity' ? specialOf(slot, value, reader.t) : undefined;
    if (value === '') return [];
    if (thing !== undefined) return [[slot.name, { value, name: thing.name, thing }]];
    if (special !== undefined) return [[slot.name, { value, name: reader.t.special[special], special }]];
    return [[slot.name, { value, name: dateText(value, reader.lang) }]];
  });
  return { slots: Object.fromEntries(entries), names };
};
