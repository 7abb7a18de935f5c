import { type Viewer, seesValue } from '../access/viewer';
import type { Field, Level, Model } from '../model/model';
import type { NativeFields } from '../model/stored';
import type { Change, Given } from '../plan/change';
import { changedFields } from '../plan/change-log';
import type { RecordItem } from '../exchange/read-item';
import type { SeenGraph } from './seen-graph';
import { sourcesOf, type StoredRecord, type StoredRecords } from './stored-records';

/** Who sees the values of a record's fields. */
const READERS = 'restrictedTo';

/** The names of the fields whose values a viewer does not see on a record, whatever they are and if there are any. */
export const unseenOf = (
  fields: ReadonlyMap<string, Field>,
  record: Given,
  viewer: Viewer,
): readonly string[] => unseenAmong(levelsOf(fields), record, viewer);

type Levels = readonly (readonly [name: string, level: Level])[];
const known = new WeakMap<ReadonlyMap<string, Field>, Levels>();

/** Returns the few fields of a kind that have a level of their own. */
const levelsOf = (fields: ReadonlyMap<string, Field>): Levels => {
  const before = known.get(fields);
  if (before) return before;
  const levels = [...fields.values()].flatMap(({ name, level }): Levels => (level ? [[name, level]] : []));
  known.set(fields, levels);
  return levels;
};

/** Picks fields or properties with their levels. */
export const unseenAmong = (
  levels: Iterable<readonly [name: string, level: Level | undefined]>,
  record: Given,
  viewer: Viewer,
): readonly string[] =>
  [...levels].flatMap(([name, level]) => (level && !seesValue(level, record[READERS], viewer) ? [name] : []));

/**
 * The given fields that a viewer may not change, since it does not see what is there; nor may it let itself see
 * that. Who puts back what was gives none of these: see `Drafting`.
 */
export const blindlyGiven = (
  change: Change,
  before: NativeFields | undefined,
  viewer: Viewer,
): readonly string[] => {
  if (!('given' in change)) return [];
  const { given, of, restores } = change;
  const unseen = unseenOf(of.fields, before ?? given, viewer);
  const isGiven = (name: string): boolean => given[name] !== undefined;
  const opens =
    unseen.length > 0 &&
    before !== undefined &&
    isGiven(READERS) &&
    changedFields(readers(before), readers(given)).length > 0;
  return [...(restores === true ? [] : unseen.filter(isGiven)), ...(opens ? [READERS] : [])];
};

const readers = ({ [READERS]: to }: Given): NativeFields => ({ [READERS]: (to ?? []) as readonly string[] });

/** Fields without those of these names. */
export const without = <T>(
  values: Readonly<Record<string, T>>,
  names: readonly string[],
): Readonly<Record<string, T>> =>
  names.length === 0
    ? values
    : Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));

/** Returns what everyone who sees a record is told of it: nothing of the fields that have a level of their own. */
export const openFields = (
  values: NativeFields,
  of: string,
  { kinds, relations }: Pick<Model, 'kinds' | 'relations'>,
): NativeFields => {
  const fields = (kinds.get(of) ?? relations.get(of))?.fields.values() ?? [];
  return without(
    values,
    [...fields].flatMap(({ name, level }) => (level ? [name] : [])),
  );
};

/**
 * Takes the sources that whoever makes changes does not see out of what is compared with: they are neither told nor
 * taken for known, and stay where they are: see `withHidden`.
 */
export const hideSources = async (stored: StoredRecords, seen: SeenGraph): Promise<void> => {
  const cited = new Set(stored.all().flatMap(({ fields }) => sourcesOf(fields)));
  const visible = await seen.idsAmong(cited, stored.found);
  if ([...cited].some(id => !visible.has(id))) stored.hideSources(id => !visible.has(id));
};

/** Returns what is written of a record: it cites what it cited before, and nobody but who sees it takes it away. */
export const withHidden = (item: RecordItem, before: StoredRecord | undefined): RecordItem => {
  if (!before?.cited) return item;
  const [told, now] = [sourcesOf(before.fields), sourcesOf(item.fields)];
  const isSame = told.length === now.length && told.every((id, i) => id === now[i]);
  const sources = isSame ? before.cited : [...now, ...before.cited.filter(id => !told.includes(id))];
  return { ...item, fields: { ...item.fields, sources } };
};
