import type { Model } from '../model/model';
import type { NativeFields } from '../model/stored';
import { LOG_WINDOW } from '../plan/change-log';
import type { Store } from '../store/store';
import { sourcesOf } from './hidden-sources';
import { SeenGraph } from './seen-graph';

/** The sources among those that records cite that anyone may know of. */
export const openSources = (
  records: readonly NativeFields[],
  model: Model,
  store: Pick<Store, 'look' | 'entries'>,
  more: readonly string[] = [],
): Promise<ReadonlySet<string>> =>
  openNodes([...new Set([...records.flatMap(sourcesOf), ...more])], model, store);

/** A record that cites none but these. */
export const citing = (fields: NativeFields, open: ReadonlySet<string>): NativeFields => {
  const { sources } = fields;
  return Array.isArray(sources)
    ? { ...fields, sources: sources.map(String).filter(id => open.has(id)) }
    : fields;
};

/** Those of the nodes that are public, or were when they were deleted. */
export const openNodes = async (
  ids: readonly string[],
  model: Model,
  store: Pick<Store, 'look' | 'entries'>,
): Promise<ReadonlySet<string>> => {
  const there = new Set((await store.look({ kind: 'nodes', ids })).map(idOf));
  const seen = await new SeenGraph(model, store).look({ kind: 'nodes', ids });
  const gone = ids.filter(id => !there.has(id));
  const deleted = gone.length > 0 ? await store.entries({ subjects: gone, limit: LOG_WINDOW }) : [];
  const closed = new Set(deleted.filter(({ access }) => access !== 'PUBLIC').map(({ subject }) => subject));
  return new Set([...seen.map(idOf), ...gone.filter(id => !closed.has(id))]);
};

const idOf = (row: Readonly<Record<string, unknown>>): string => String(row['id']);
