import { type Viewer, sees } from '../access/viewer';
import type { Change } from '../plan/change';
import type { ChangeFaults } from './change-faults';
import type { SeenGraph } from './seen-graph';
import { keyOf, type StoredRecords } from './stored-records';

/**
 * The keys of the relations that changes are about and that are there, but that whoever makes the changes does not see:
 * themselves, or one of their ends.
 */
export const hiddenEdges = async (
  changes: readonly Change[],
  stored: StoredRecords,
  seen: SeenGraph,
  viewer: Viewer,
): Promise<ReadonlySet<string>> => {
  const there = changes.flatMap(change => {
    if (change.kind !== 'connect' && change.kind !== 'disconnect') return [];
    const { from, to } = change;
    const key = keyOf(change) ?? '';
    const fields = stored.edge(key)?.fields;
    return fields ? [{ key, from, to, fields }] : [];
  });
  const visible = await seen.idsAmong(
    there.flatMap(({ from, to }) => [from, to]),
    stored.found,
  );
  const isSeen = ({ from, to, fields }: (typeof there)[number]): boolean =>
    visible.has(from) && visible.has(to) && sees(fields['access'], fields['restrictedTo'], viewer);
  return new Set(there.filter(edge => !isSeen(edge)).map(({ key }) => key));
};

/**
 * What is hidden is not there for whoever does not see it, so to disconnect it changes nothing. To connect it is refused,
 * if it is not for an end that is not there either: it would be written over.
 */
export const refuseHidden = (
  changes: readonly Change[],
  hidden: ReadonlySet<string>,
  actor: string,
  faults: ChangeFaults,
): void => {
  for (const change of changes) {
    const key = change.kind === 'connect' ? keyOf(change) : undefined;
    if (key !== undefined && hidden.has(key) && faults.at(change.at).length === 0)
      faults.refuse(change.at, 'FORBIDDEN', `${actor} does not have ${key}.`);
  }
};
