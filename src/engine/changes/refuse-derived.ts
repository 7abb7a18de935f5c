import { GROUNDS, isDerivedKey } from '../model/derivations';
import type { Model } from '../model/model';
import type { Disconnection } from '../plan/change';
import type { Properties } from '../plan/write';
import type { Looking } from '../store/store';
import type { ChangeFaults } from './change-faults';
import type { Draft } from './draft';

/**
 * Refuses to disconnect what is not recorded, and follows from others by a rule: it would be back at once. Told is of what whoever
 * makes the changes may see.
 */
export const refuseDerived = async (
  { derivations }: Pick<Model, 'derivations'>,
  drafts: readonly Draft[],
  seen: Looking,
  faults: ChangeFaults,
): Promise<void> => {
  for (const { change, status } of drafts) {
    if (change.kind !== 'disconnect' || status !== 'UNCHANGED') continue;
    const rule = derivations.find(({ relation }) => relation === change.of.name);
    const derived = rule && (await derivedBetween(change, seen));
    if (!derived) continue;
    const grounds = (derived[GROUNDS] ?? []) as readonly string[];
    faults.refuse(
      change.at,
      'DERIVED',
      `${change.of.name} from ${change.from} to ${change.to} is not recorded: it follows by the rule ${rule.rule} from ${grounds.join(' and ')}.`,
    );
  }
};

const derivedBetween = async (
  { of: relation, from, to }: Disconnection,
  seen: Looking,
): Promise<Properties | undefined> => {
  const rows = await seen.look({ kind: 'between', relation, ends: [{ from, to }] });
  const key = rows.map(row => String(row['key'])).find(isDerivedKey);
  if (key === undefined) return undefined;
  const [row] = await seen.look({ kind: 'edgeRecords', relation, edges: [{ from, key }] });
  return row?.['properties'] as Properties | undefined;
};
