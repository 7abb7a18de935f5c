import { type Viewer, seesValue } from '../access/viewer';
import type { Field, Level, Model } from '../model/model';
import type { NativeFields } from '../model/stored';
import type { Change, Given } from '../plan/change';
import { changedFields } from '../plan/change-log';

/** Who sees the values of a record's fields. */
const READERS = 'restrictedTo';

/** The names of the fields whose values a viewer does not see on a record, whatever they are and if there are any. */
export const unseenOf = (
  fields: ReadonlyMap<string, Field>,
  record: Given,
  viewer: Viewer,
): readonly string[] =>
  unseenAmong(
    [...fields.values()].map(({ name, level }) => [name, level]),
    record,
    viewer,
  );

/** The same of fields or properties with their levels. */
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

/** What everyone who sees a record is told of it: nothing of the fields that have a level of their own. */
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
