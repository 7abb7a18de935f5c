import { seesAll, type Viewer } from '../access/viewer';
import { SamgrafError, known } from '../errors';
import type { Model } from '../model/model';
import type { NativeFields } from '../model/stored';
import { VERSIONING, changedFields, type ChangeEntry } from '../plan/change-log';
import { MOST_CHANGES, type About, type Change, type Given } from '../plan/change';
import type { Store, Looking } from '../store/store';
import { sourcesOf } from './stored-records';
import { SeenGraph } from './seen-graph';
import { seesBoth } from './seen-log';

/** The changes that put back what a batch changed, the last first. */
export const changesUndoing = async (
  batch: string,
  model: Model,
  store: Pick<Store, 'entries' | 'look'>,
  viewer: Viewer,
): Promise<readonly Change[]> => {
  const entries = await store.entries({ batch, limit: MOST_CHANGES + 1 });
  if (entries.length === 0)
    throw new SamgrafError(
      'NOT_FOUND',
      'No request has recorded changes by this batch.',
      'Look it up in `changes`.',
    );
  if (entries.length > MOST_CHANGES || entries.some(({ operation }) => operation === 'LOADED'))
    throw new SamgrafError(
      'TOO_COMPLEX',
      'The batch is a load, or has more changes than one request takes.',
      'Load the folder as it was before with `samgraf load --replace`.',
    );
  const gone = entries.find(({ of }) => !model.kinds.has(of) && !model.relations.has(of));
  if (gone)
    throw new SamgrafError(
      'BAD_INPUT',
      `The batch changed ${gone.of}, which the SDL has no more.`,
      'What was stored was migrated since: see `samgraf migrate` in docs/operate.md.',
    );
  await checkSeen(entries, model, store, viewer);
  // Of relations that only came into sight with one of their ends, there is nothing to put back.
  const made = entries.filter(
    ({ operation, before = {}, after = {} }) =>
      operation !== 'CHANGED' || changedFields(before, after).length > 0,
  );
  return [...made].reverse().map((entry, i) => undoing(entry, `entries[${made.length - 1 - i}]`, model));
};

const undoing = (entry: ChangeEntry, at: string, model: Model): Change => {
  const about: About = {
    at,
    source: entry.source,
    certainty: undefined,
    expectedVersion: Number(entry.after?.['version'] ?? 0),
    restores: true,
    ...(entry.owner === undefined ? {} : { owner: entry.owner }),
  };
  return entry.from === undefined ? undoingNode(entry, about, model) : undoingEdge(entry, about, model);
};

const undoingNode = (entry: ChangeEntry, about: About, model: Model): Change => {
  if (entry.operation === 'CREATED') return { kind: 'delete', id: entry.subject, cascade: false, ...about };
  const of = known(model.kinds.get(entry.of), 'the kind of an entry');
  return {
    kind: entry.operation === 'DELETED' ? 'upsert' : 'patch',
    of,
    given: { ...givenOf(entry), id: entry.subject },
    ...about,
  };
};

const undoingEdge = (entry: ChangeEntry, about: About, model: Model): Change => {
  const of = known(model.relations.get(entry.of), 'the relation of an entry');
  const ends = { of, from: known(entry.from, 'an end'), to: known(entry.to, 'an end') };
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
