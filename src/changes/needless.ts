import type { Deletion, Disconnection } from '../plan/change';
import { groupBy } from '../plan/group-by';
import type { Looking } from '../store/store';
import type { Draft } from './draft';

/** So many are told. */
const TOLD = 20;

type Needless = Deletion | Disconnection;

/**
 * Removals of what is not there, a warning each: the same request twice changes nothing, but so does one that names
 * another day than the relation has, or an id that nothing has.
 *
 * @param seen what whoever makes the changes may see
 */
export const warnOfNeedless = async (drafts: readonly Draft[], seen: Looking): Promise<readonly string[]> => {
  const needless = drafts.flatMap(({ change, status }) =>
    status === 'UNCHANGED' && (change.kind === 'delete' || change.kind === 'disconnect') ? [change] : [],
  );
  if (needless.length === 0) return [];
  const told = needless.slice(0, TOLD);
  const daysOf = await readDays(told, seen, new Set(drafts.map(({ subject }) => subject)));
  const more = needless.length - told.length;
  return [
    ...told.map(change => inWords(change, change.kind === 'disconnect' ? daysOf.get(change) : undefined)),
    ...(more > 0 ? [`… and ${more} more removals of what is not there`] : []),
  ];
};

/** From which days the same relation is there; undefined for no day. Those that the changes are about are left out. */
const readDays = async (
  needless: readonly Needless[],
  seen: Looking,
  among: ReadonlySet<string | undefined>,
): Promise<ReadonlyMap<Needless, readonly unknown[]>> => {
  const days = new Map<Needless, readonly unknown[]>();
  const edges = needless.filter((change): change is Disconnection => change.kind === 'disconnect');
  for (const [relation, changes] of groupBy(edges, ({ of }) => of)) {
    const rows = await seen.look({
      kind: 'between',
      relation,
      ends: changes.map(({ from, to }) => ({ from, to })),
    });
    const there = rows.filter(({ key }) => !among.has(String(key)));
    for (const change of changes) {
      const { from, to } = change;
      const same = there.filter(({ key }) => `${String(key)} `.startsWith(`${relation.name} ${from} ${to} `));
      days.set(
        change,
        same.map(({ validFrom }) => validFrom ?? undefined),
      );
    }
  }
  return days;
};

const inWords = (change: Needless, days: readonly unknown[] = []): string => {
  if (change.kind === 'delete') return `${change.at}: there is no ${change.id}, so nothing is deleted`;
  const { at, of, from, to, validFrom } = change;
  const what = `${of.name} from ${from} to ${to}`;
  const dated = days.filter(day => day !== undefined).map(String);
  const which = validFrom === undefined ? 'without validFrom' : `with validFrom ${validFrom}`;
  if (dated.length > 0)
    return `${at}: there is no ${what} ${which}, but one from ${dated.sort().slice(0, 3).join(', ')}: give that as validFrom`;
  if (days.length > 0) return `${at}: there is no ${what} ${which}, but one without: leave validFrom out`;
  return `${at}: there is no ${what}, so nothing is disconnected`;
};
