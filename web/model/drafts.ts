import { isId, lookUp, type Trouble } from './slots';
import { changed, hrefOf, isRelation, type Lang, type State } from './state';
import type { Asking } from './asking';
import { dayOf, type Say } from '../words/texts';

type Reader = Readonly<{ ask: Asking; lang: Lang; t: Say; asOf: string | undefined }>;
type Settled = Readonly<{ redirect: string }> | Readonly<{ trouble: Trouble }> | undefined;

const idOf = async (
  reader: Reader,
  text: string,
  hrefWith: (id: string) => string,
): Promise<Readonly<{ id: string }> | Readonly<{ trouble: Trouble }>> =>
  isId(text) ? { id: text } : lookUp(reader, text, [], hrefWith);

/** The address with this draft, for the choices of what may be meant by one of its words. */
const withDraft = (state: State, name: string, id: string): string => {
  const draft = { ...state.draft, [name]: id };
  const query = new URLSearchParams(Object.entries(draft).filter(([, value]) => value !== undefined));
  const href = hrefOf(state);
  return `${href}${href.includes('?') ? '&' : '?'}${query.toString()}`;
};

const settleWithout = async (reader: Reader, state: State): Promise<Settled> => {
  const typed = state.without.find(text => !isId(text));
  if (typed === undefined) return undefined;
  const replaced = (id: string): string =>
    changed(state, { without: [...new Set(state.without.map(of => (of === typed ? id : of)))] });
  const found = await idOf(reader, typed, replaced);
  return 'id' in found ? { redirect: replaced(found.id) } : found;
};

const settleRetire = async (reader: Reader, state: State): Promise<Settled> => {
  const { 'avvikles.hva': what, 'avvikles.dag': day } = state.draft;
  if (what === undefined && day === undefined) return undefined;
  if (what === undefined) return { trouble: { kind: 'empty', slots: ['hva'] } };
  if (day === undefined) return { trouble: { kind: 'empty', slots: ['dag'] } };
  const on = dayOf(day);
  if (on === undefined) return { trouble: { kind: 'day', text: day } };
  const found = await idOf(reader, what, id => withDraft(state, 'avvikles.hva', id));
  return 'id' in found
    ? { redirect: changed(state, { retire: [...state.retire, { id: found.id, on }] }) }
    : found;
};

const settleWith = async (reader: Reader, state: State): Promise<Settled> => {
  const { 'med.fra': from, 'med.relasjon': relation, 'med.til': to } = state.draft;
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined) return { trouble: { kind: 'empty', slots: ['fra'] } };
  if (to === undefined) return { trouble: { kind: 'empty', slots: ['til'] } };
  if (relation === undefined || !isRelation(relation)) return { trouble: { kind: 'empty', slots: ['hva'] } };
  const start = await idOf(reader, from, id => withDraft(state, 'med.fra', id));
  if (!('id' in start)) return start;
  const end = await idOf(reader, to, id => withDraft(state, 'med.til', id));
  if (!('id' in end)) return end;
  return { redirect: changed(state, { with: [...state.with, { from: start.id, relation, to: end.id }] }) };
};

/** What was typed into the what-if tray becomes assumptions with ids, in an address that can be shared. */
export const settle = async (context: Omit<Reader, 'asOf'>, state: State): Promise<Settled> => {
  const reader = { ...context, asOf: state.asOf };
  return (
    (await settleWithout(reader, state)) ?? (await settleRetire(reader, state)) ?? settleWith(reader, state)
  );
};
