import { groupBy } from '../plan/group-by';
import type { Change } from '../plan/change';
import type { Looking } from '../store/store';
import type { ChangeFaults } from './change-faults';
import { placeOf, type StoredRecords } from './stored-records';

/**
 * The keys of the relations that changes are about and that are there, but that whoever makes the changes does not see:
 * themselves, or one of their ends.
 */
export const hiddenEdges = async (
  changes: readonly Change[],
  stored: StoredRecords,
  seen: Looking,
): Promise<ReadonlySet<string>> => {
  const there = changes.flatMap(change => {
    const place = placeOf(change);
    return place && stored.edge(place.key) ? [place] : [];
  });
  const hidden = new Set(there.map(({ key }) => key));
  for (const [relation, edges] of groupBy(there, ({ of }) => of))
    for (const row of await seen.look({ kind: 'edgeRecords', relation, edges }))
      hidden.delete(String(row['key']));
  return hidden;
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
    const key = change.kind === 'connect' ? placeOf(change)?.key : undefined;
    if (key !== undefined && hidden.has(key) && faults.at(change.at).length === 0)
      faults.refuse(change.at, 'FORBIDDEN', `${actor} does not have ${key}.`);
  }
};
