import type { Item } from '../exchange/read-item';
import type { NativeFields } from '../model/stored';
import type { SeenGraph } from './seen-graph';
import type { StoredRecord, StoredRecords } from './stored-records';

/**
 * Takes the sources that whoever makes changes does not see out of what is compared with: they are neither told nor
 * taken for known, and stay where they are: see `withHidden`.
 */
export const hideSources = async (stored: StoredRecords, seen: SeenGraph): Promise<void> => {
  const cited = new Set(stored.all().flatMap(({ fields }) => sourcesOf(fields)));
  const visible = await seen.idsAmong(cited, stored.found);
  if ([...cited].some(id => !visible.has(id))) stored.hideSources(id => !visible.has(id));
};

export const sourcesOf = ({ sources }: NativeFields): readonly string[] =>
  Array.isArray(sources) ? sources.map(String) : [];

/** A record without these sources, which remembers them. */
export const withoutSources = (
  record: StoredRecord,
  isHidden: (id: string) => boolean,
): StoredRecord | undefined => {
  const cited = sourcesOf(record.fields);
  const sources = cited.filter(id => !isHidden(id));
  return sources.length < cited.length
    ? { ...record, fields: { ...record.fields, sources }, cited }
    : undefined;
};

/** What is written of a record: it cites what it cited before, and nobody but who sees it takes it away. */
export const withHidden = (item: Item, before: StoredRecord | undefined): Item => {
  if (!before?.cited) return item;
  const [told, now] = [sourcesOf(before.fields), sourcesOf(item.fields)];
  const isSame = told.length === now.length && told.every((id, i) => id === now[i]);
  const sources = isSame ? before.cited : [...now, ...before.cited.filter(id => !told.includes(id))];
  return { ...item, fields: { ...item.fields, sources } };
};
