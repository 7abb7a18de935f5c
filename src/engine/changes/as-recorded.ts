import { seesAll, type Viewer } from '../access/viewer';
import { SamgrafError } from '../errors';
import type { Field, Model } from '../model/model';
import { nativeFields, type NativeFields, type NativeValue } from '../model/stored';
import { LOG_WINDOW, changedFields, type ChangeEntry } from '../plan/change-log';
import { groupBy } from '../model/objects';
import type { Properties } from '../plan/write';
import type { Looking, Store } from '../store/store';
import { SeenLog, seesBoth } from './seen-log';
import { sourcesOf } from './stored-records';

/** A record as it was at a moment. */
type State = Readonly<{
  of: string;
  from: string | undefined;
  to: string | undefined;
  fields: NativeFields;
}>;
export type RecordedEdge = Readonly<{
  key: string;
  of: string;
  from: string;
  to: string;
  fields: NativeFields;
}>;
export type Recorded = Readonly<{
  id: string;
  of: string;
  fields: NativeFields;
  edges: readonly RecordedEdge[];
}>;

type AskedRecorded = Readonly<{
  id: string;
  /** What had been recorded by this second. */
  at: string;
  /** Only relations that were said to hold on this day. */
  asOf: string | undefined;
  /** Whoever asks is told of what it sees, and has seen ever since. */
  viewer: Viewer;
}>;

/**
 * Returns what was recorded of a node and its relations at a moment: what is stored now, with the entries of the change log
 * since then taken back, the last first. Undefined if it was not recorded then.
 */
export const asRecorded = async (
  { id, at, asOf, viewer }: AskedRecorded,
  model: Model,
  store: Store,
): Promise<Recorded | undefined> => {
  const log = new SeenLog({ model, store, hasClosedSources: () => true }, viewer);
  const isAll = seesAll(viewer);
  const entries = await entriesSince(id, at, store);
  const states = await statesNow(id, model, isAll ? store : log.graph);
  for (const entry of entries) takeBack(entry, states);
  if (!isAll) await hide(states, entries, log, viewer);
  for (const [subject, { fields }] of states) if (String(fields['recordedAt']) > at) states.delete(subject);
  const node = states.get(id);
  if (!node) return undefined;
  const cited = [...states.values()].flatMap(({ fields }) => sourcesOf(fields));
  const sources = isAll ? undefined : await log.sourcesAmong(cited);
  const told = (fields: NativeFields, of: string): NativeFields =>
    isAll ? fields : log.openFields(fields, of, sources);
  const edges = [...states].flatMap(([key, { of, from, to, fields }]): RecordedEdge[] =>
    from !== undefined && to !== undefined && holds(fields, asOf)
      ? [{ key, of, from, to, fields: told(fields, of) }]
      : [],
  );
  edges.sort((a, b) => (a.key < b.key ? -1 : 1));
  return { id, of: node.of, fields: told(node.fields, node.of), edges };
};

/** The entries about a node and its relations, the last first. */
const entriesSince = async (id: string, at: string, store: Store): Promise<readonly ChangeEntry[]> => {
  const since = { recordedAfter: at, limit: LOG_WINDOW + 1 };
  const found = [
    await store.entries({ ...since, subjects: [id] }),
    await store.entries({ ...since, from: id }),
    await store.entries({ ...since, to: id }),
  ];
  if (found.some(({ length }) => length > LOG_WINDOW)) throw tooMany();
  const bySequence = new Map(found.flat().map(entry => [entry.sequence, entry]));
  return [...bySequence.values()].sort((a, b) => b.sequence - a.sequence);
};

const tooMany = (): SamgrafError =>
  new SamgrafError(
    'TOO_COMPLEX',
    `More than ${LOG_WINDOW.toLocaleString('en')} relations or changes would have to be looked at.`,
    'Ask about a later moment, or read the entries themselves page by page with `changes(id:)`.',
  );

/** What is stored of a node and its relations now, by id and key. */
const statesNow = async (id: string, model: Model, graph: Looking): Promise<Map<string, State>> => {
  const states = new Map<string, State>();
  for (const row of await graph.look({ kind: 'records', ids: [id] })) {
    const properties = row['properties'] as Properties;
    const of = String(properties['type']);
    const fields = nativeFields(model.kinds.get(of)?.fields ?? new Map<string, Field>(), properties);
    states.set(id, { of, from: undefined, to: undefined, fields });
  }
  const links = await graph.look({ kind: 'at', ids: [id], limit: LOG_WINDOW + 1 });
  if (links.length > LOG_WINDOW) throw tooMany();
  for (const [name, rows] of groupBy(links, row => String(row['relation']))) {
    const relation = model.relations.get(name);
    if (!relation) continue;
    const edges = rows.map(row => ({
      from: row['outgoing'] === true ? id : String(row['other']),
      key: String(row['key']),
    }));
    for (const row of await graph.look({ kind: 'edgeRecords', relation, edges })) {
      const fields = nativeFields(relation.fields, row['properties'] as Properties);
      states.set(String(row['key']), {
        of: name,
        from: String(row['from']),
        to: String(row['to']),
        fields,
      });
    }
  }
  return states;
};

const takeBack = (entry: ChangeEntry, states: Map<string, State>): void => {
  const { operation, subject, of, from, to, before = {}, after = {} } = entry;
  if (operation === 'CREATED') states.delete(subject);
  else if (operation === 'DELETED') states.set(subject, { of, from, to, fields: before });
  else {
    const state = states.get(subject);
    if (state) states.set(subject, { ...state, fields: backTo(state.fields, before, after) });
  }
};

const backTo = (fields: NativeFields, before: NativeFields, after: NativeFields): NativeFields => {
  const changed = changedFields(before, after);
  const kept = Object.entries(fields).filter(([name]) => !changed.includes(name));
  const put = changed.flatMap((name): [string, NativeValue][] => {
    const value = before[name];
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries([...kept, ...put]);
};

/** Leaves out what the viewer did not see at any moment since, and relations to nodes that it does not see. */
const hide = async (
  states: Map<string, State>,
  entries: readonly ChangeEntry[],
  log: SeenLog,
  viewer: Viewer,
): Promise<void> => {
  const hidden = new Set(entries.filter(entry => !seesBoth(entry, viewer)).map(({ subject }) => subject));
  const ends = [...states.values()].flatMap(({ from, to }) =>
    [from, to].filter((end): end is string => end !== undefined),
  );
  const open = await log.among([...new Set(ends)]);
  for (const [subject, { from, to }] of states)
    if (hidden.has(subject) || [from, to].some(end => end !== undefined && !open.has(end)))
      states.delete(subject);
};

const holds = ({ validFrom: from, validTo: to }: NativeFields, day: string | undefined): boolean =>
  day === undefined || ((typeof from !== 'string' || from <= day) && (typeof to !== 'string' || day < to));
