import { seesAll, type Viewer } from '../access/viewer';
import { SamgrafError, required, quoted } from '../errors';
import { groupBy } from '../model/objects';
import { isDerivedKey } from '../model/derivations';
import type { Model } from '../model/model';
import type { NativeFields } from '../model/stored';
import { LOG_WINDOW, VERSIONING, changedFields, type ChangeEntry } from '../plan/change-log';
import { MOST_CHANGES, type About, type AsLeft, type Change, type Given, type Undoing } from '../plan/change';
import type { Store, Looking } from '../store/store';
import { sourcesOf } from './stored-records';
import { SeenGraph } from './seen-graph';
import { SeenLog, seesBoth } from './seen-log';

/** @throws BAD_INPUT if a batch changed what the SDL has no more. */
const checkKnown = (entries: readonly ChangeEntry[], model: Model): void => {
  const gone = entries.find(({ of }) => !model.kinds.has(of) && !model.relations.has(of));
  if (gone)
    throw new SamgrafError(
      'BAD_INPUT',
      `The batch changed ${gone.of}, which the SDL has no more.`,
      'What was stored was migrated since: see `samgraf migrate` in docs/operate.md.',
    );
};

/** Returns the changes that put back what was before, the last first, and the batches that they are of; what was changed several times, at once. */
export const changesUndoing = async (
  undoing: Undoing,
  model: Model,
  store: Pick<Store, 'entries' | 'look'>,
  viewer: Viewer,
): Promise<Readonly<{ changes: readonly Change[]; batches: readonly string[] }>> => {
  const all =
    'batch' in undoing
      ? await store.entries({ batch: undoing.batch, limit: MOST_CHANGES + 1 })
      : await entriesSince(undoing, model, store, viewer);
  // What follows from others comes back, or goes, with them.
  const entries = all.filter(({ subject }) => !isDerivedKey(subject));
  if (entries.length === 0)
    throw new SamgrafError(
      'NOT_FOUND',
      'batch' in undoing
        ? 'No request has recorded changes by this batch.'
        : `Nothing was recorded after ${undoing.since}${undoing.by === undefined ? '' : ` by ${quoted(undoing.by)}`}.`,
      'Look it up in `changes`.',
    );
  if (all.length > MOST_CHANGES || entries.some(({ operation }) => operation === 'LOADED'))
    throw new SamgrafError(
      'TOO_COMPLEX',
      'It is a load, or more changes than one request takes.',
      'Undo less at once; load a folder as it was before with `samgraf load --replace`.',
    );
  checkKnown(entries, model);
  await checkSeen(entries, model, store, viewer);
  // Of relations that only came into sight with one of their ends, there is nothing to put back.
  const made = entries.filter(
    ({ operation, before = {}, after = {} }) =>
      operation !== 'CHANGED' || changedFields(before, after).length > 0,
  );
  const places = new Map(made.map((entry, i) => [entry.sequence, `entries[${i}]`]));
  const changes = [...groupBy(made, ({ subject }) => subject).values()]
    .map(netOf)
    .sort((a, b) => b.sequence - a.sequence)
    .flatMap(entry =>
      isNothing(entry) ? [] : [takingBack(entry, places.get(entry.sequence) ?? '', model, viewer)],
    );
  return { changes, batches: [...new Set(all.map(({ batch }) => batch))] };
};

/** So much of the log is looked through for what is undone. */
const PAGES = 20;

/** The entries after a sequence that the viewer may know of, up to one more than can be undone. */
const entriesSince = async (
  { since, by }: Readonly<{ since: number; by: string | undefined }>,
  model: Model,
  store: Pick<Store, 'entries' | 'look'>,
  viewer: Viewer,
): Promise<readonly ChangeEntry[]> => {
  const log = new SeenLog({ model, store, hasClosedSources: () => true }, viewer);
  const found: ChangeEntry[] = [];
  for (let [after, page] = [since, 0]; found.length <= MOST_CHANGES; page += 1) {
    const entries = await store.entries({ after, limit: LOG_WINDOW });
    const last = entries[entries.length - 1];
    if (!last) return found;
    if (page === PAGES)
      throw new SamgrafError(
        'TOO_COMPLEX',
        `More than ${(PAGES * LOG_WINDOW).toLocaleString('en')} changes were recorded after ${since}.`,
        'Undo from a later sequence on, or by batch.',
      );
    after = last.sequence;
    const own = (entry: ChangeEntry): boolean =>
      by === viewer.name && entry.by === by && seesBoth(entry, viewer);
    const told = await log.told(entries, by);
    found.push(
      ...entries.filter(
        (entry, i) => (by === undefined || entry.by === by) && (told[i] !== undefined || own(entry)),
      ),
    );
  }
  return found;
};

/** What the entries of one record come to, the oldest first: an entry from what was before the first to what was after the last. */
const netOf = (entries: readonly ChangeEntry[]): ChangeEntry => {
  const [was, is] = [
    new Map<string, NativeFields[string] | undefined>(),
    new Map<string, NativeFields[string] | undefined>(),
  ];
  for (const { before = {}, after = {} } of entries)
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (!was.has(name)) was.set(name, before[name]);
      is.set(name, after[name]);
    }
  const [first, last] = [required(entries[0], 'an entry'), required(entries[entries.length - 1], 'an entry')];
  const [began, ended] = [first.operation !== 'CREATED', last.operation !== 'DELETED'];
  return {
    ...last,
    operation: began ? (ended ? 'CHANGED' : 'DELETED') : ended ? 'CREATED' : 'CHANGED',
    owner: first.owner,
    before: began ? said(was) : undefined,
    after: ended ? said(is) : undefined,
  };
};

const said = (fields: ReadonlyMap<string, NativeFields[string] | undefined>): NativeFields =>
  Object.fromEntries(
    [...fields].filter((entry): entry is [string, NativeFields[string]] => entry[1] !== undefined),
  );

const isNothing = ({ operation, before = {}, after = {} }: ChangeEntry): boolean =>
  operation === 'CHANGED' && changedFields(before, after).every(name => VERSIONING.includes(name));

const takingBack = (entry: ChangeEntry, at: string, model: Model, viewer: Viewer): Change => {
  const about: About = {
    at,
    source: entry.source,
    certainty: undefined,
    expectedVersion: undefined,
    expects: leftBy(entry),
    restores: true,
    ...(entry.operation === 'CREATED' && entry.by === viewer.name ? { isOwn: true } : {}),
    ...(entry.owner === undefined ? {} : { owner: entry.owner }),
  };
  return entry.from === undefined ? undoingNode(entry, about, model) : undoingEdge(entry, about, model);
};

const leftBy = ({ operation, before = {}, after = {} }: ChangeEntry): AsLeft => {
  if (operation === 'DELETED') return { is: 'GONE' };
  if (operation === 'CREATED') return { is: 'ALL', fields: after };
  return {
    is: 'FIELDS',
    fields: Object.fromEntries(changedFields(before, after).map(name => [name, after[name]])),
  };
};

const undoingNode = (entry: ChangeEntry, about: About, model: Model): Change => {
  if (entry.operation === 'CREATED') return { kind: 'delete', id: entry.subject, cascade: false, ...about };
  const of = required(model.kinds.get(entry.of), 'the kind of an entry');
  return {
    kind: entry.operation === 'DELETED' ? 'upsert' : 'patch',
    of,
    given: { ...givenOf(entry), id: entry.subject },
    ...about,
  };
};

const undoingEdge = (entry: ChangeEntry, about: About, model: Model): Change => {
  const of = required(model.relations.get(entry.of), 'the relation of an entry');
  const ends = { of, from: required(entry.from, 'an end'), to: required(entry.to, 'an end') };
  // Part of what the edge is found by.
  const validFrom = entry.subject.split(' ')[3];
  if (entry.operation === 'CREATED') return { kind: 'disconnect', ...ends, validFrom, ...about };
  return {
    kind: 'connect',
    ...ends,
    given: { ...givenOf(entry), ...(validFrom === undefined ? {} : { validFrom }) },
    ...about,
  };
};

/** What the fields were before; null for what they were not. */
const givenOf = ({ before = {}, after = {} }: ChangeEntry): Given =>
  Object.fromEntries(
    changedFields(before, after)
      .filter(name => name !== 'id' && !VERSIONING.includes(name))
      .map(name => [name, backTo(before[name], after[name])]),
  );

/** A text is put back language by language. */
const backTo = (
  before: NativeFields[string] | undefined,
  after: NativeFields[string] | undefined,
): unknown => {
  if (!isTexts(before) || !isTexts(after)) return before ?? null;
  return { ...Object.fromEntries(Object.keys(after).map(language => [language, null])), ...before };
};

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Checks that a viewer sees all that entries are about, before them and after, the ends of relations too: what is put
 * back is told record by record.
 */
const checkSeen = async (
  entries: readonly ChangeEntry[],
  model: Model,
  graph: Looking,
  viewer: Viewer,
): Promise<void> => {
  if (seesAll(viewer)) return;
  const nodes = entries.flatMap(({ subject, from, to }) =>
    from === undefined || to === undefined ? [subject] : [from, to],
  );
  const cited = entries.flatMap(({ before = {}, after = {} }) => [...sourcesOf(before), ...sourcesOf(after)]);
  const seen = new SeenGraph(model, graph, viewer);
  const rows = await seen.look({ kind: 'records', ids: [...new Set([...nodes, ...cited])] });
  const now = rows.map(row => String(row['id']));
  const isSeen = (entry: ChangeEntry): boolean => seesBoth(entry, viewer);
  const there = new Set(
    (await graph.look({ kind: 'nodes', ids: [...new Set(nodes)] })).map(row => row['id']),
  );
  const gone = entries.filter(({ subject, from }) => from === undefined && !there.has(subject));
  const known = new Set([...now, ...gone.filter(isSeen).map(({ subject }) => subject)]);
  const ofEnds = ({ subject, from = subject, to = subject }: ChangeEntry): boolean =>
    known.has(from) && known.has(to);
  if (entries.every(entry => isSeen(entry) && ofEnds(entry)) && cited.every(id => known.has(id))) return;
  throw new SamgrafError(
    'FORBIDDEN',
    'The batch changed something that you may not see, or relations of what is not there any more.',
    'Ask a steward to undo it.',
  );
};
