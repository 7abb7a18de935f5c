import type { Viewer } from '../access/viewer';
import { SamgrafError, known } from '../errors';
import type { Model } from '../model/model';
import type { NativeFields } from '../model/stored';
import { VERSIONING, changedFields, type ChangeEntry } from '../plan/change-log';
import { MOST_CHANGES, type About, type Change, type Given } from '../plan/change';
import type { Store } from '../store/store';
import { checkSeen } from './undo-seen';

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
  await checkSeen(entries, model, store, viewer);
  return [...entries]
    .reverse()
    .map((entry, i) => undoing(entry, `entries[${entries.length - 1 - i}]`, model));
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
