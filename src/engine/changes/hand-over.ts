import { identityOf, type Viewer } from '../access/viewer';
import { SamgrafError } from '../errors';
import { lookInParts } from '../exchange/stored-graph';
import { isDerivedKey } from '../model/derivations';
import { LEVELS } from '../model/model';
import { groupBy } from '../model/objects';
import { toSecond } from '../model/scalars';
import type { Change, SeenRecord } from '../plan/change';
import { MOST_OPEN, type Impact, type Proposal, type ProposedChange } from '../plan/proposal';
import type { Looking, Row, Writing } from '../store/store';
import type { Draft } from './draft';
import type { Own } from './permission';
import { keyFields } from './stored-records';

/** What an editor would do to what others rest on; undefined if it would do nothing of the kind. */
export type Leaned = Readonly<{ drafts: readonly Draft[]; impact: readonly Impact[] }>;

const AT_ONCE = 1_000;
/** So many of those at the other end are named. */
const NAMED = 10;

/**
 * Finds what drafts close, renumber or delete that has relations of others: one editor does not decide that alone. The
 * impact names what the editor sees.
 */
export const leanedOn = async (
  drafts: readonly Draft[],
  { graph, seen, own }: Readonly<{ graph: Looking; seen: Looking; own: Own }>,
): Promise<Leaned | undefined> => {
  const doing = new Map(
    drafts.flatMap(draft => {
      const does = doesOf(draft);
      return does && draft.subject !== undefined ? [[draft.subject, { does, draft }] as const] : [];
    }),
  );
  if (doing.size === 0) return undefined;
  const gone = new Set(
    drafts.flatMap(({ change, subject }) => (change.kind === 'disconnect' ? (subject ?? []) : [])),
  );
  const isOthers = ({ key }: Row): boolean =>
    !gone.has(String(key)) && !isDerivedKey(String(key)) && !own.mayRemove(String(key));
  const [all, visible] = await Promise.all(
    [graph, seen].map(async one =>
      (await lookInParts([...doing.keys()], AT_ONCE, ids => one.look({ kind: 'at', ids }))).filter(isOthers),
    ),
  );
  const ids = new Set((all ?? []).map(({ id }) => String(id)));
  if (ids.size === 0) return undefined;
  return {
    drafts: [...doing].flatMap(([id, { draft }]) => (ids.has(id) ? [draft] : [])),
    impact: [...groupBy(visible ?? [], ({ id, relation }) => `${String(id)} ${String(relation)}`)].map(
      ([name, rows]) => {
        const [id = '', relation = ''] = name.split(' ');
        const others = [...new Set(rows.map(({ other }) => String(other)))].sort();
        return {
          id,
          does: doing.get(id)?.does ?? 'CLOSES',
          relation,
          count: others.length,
          such: others.slice(0, NAMED),
        };
      },
    ),
  };
};

/** From the most open to the most closed. */
const OPEN_TO_CLOSED: readonly string[] = ['PUBLIC', ...LEVELS];

const doesOf = ({ change, status, before, item }: Draft): Impact['does'] | undefined => {
  if (change.kind === 'delete') return status === 'DELETED' ? 'DELETES' : undefined;
  if (item?.kind !== 'node' || !before) return undefined;
  const [was, is] = [before.fields, item.fields];
  const readers = (fields: typeof was): readonly unknown[] =>
    (fields['restrictedTo'] ?? []) as readonly unknown[];
  const isCloser =
    OPEN_TO_CLOSED.indexOf(String(is['access'])) > OPEN_TO_CLOSED.indexOf(String(was['access']));
  const isNarrower = is['access'] !== 'PUBLIC' && readers(was).some(one => !readers(is).includes(one));
  if (isCloser || isNarrower) return 'CLOSES';
  const isRenumbered = keyFields(item.of).some(
    ({ name }) => was[name] !== undefined && was[name] !== is[name],
  );
  return isRenumbered ? 'RENUMBERS' : undefined;
};

type Made = Readonly<{
  viewer: Viewer;
  reason: string;
  source: string | undefined;
  changes: readonly ProposedChange[];
  impact?: readonly Impact[];
}>;

/** Records a proposal of a viewer, unless the same is open already: a sync sends it each night. */
export const addProposal = async (
  graph: Writing,
  { viewer, reason, source, changes, impact }: Made,
  isOnce: boolean,
): Promise<Proposal> => {
  const proposer = identityOf(viewer);
  const open = await graph.proposals({ proposer, status: ['OPEN'], limit: MOST_OPEN });
  const said = JSON.stringify(changes);
  const same = isOnce ? open.find(proposal => JSON.stringify(proposal.changes) === said) : undefined;
  if (same) return same;
  if (open.length >= MOST_OPEN)
    throw new SamgrafError(
      'TOO_COMPLEX',
      `${viewer.name} has ${MOST_OPEN} proposals that nobody has decided yet.`,
      'Wait until some of them are decided.',
    );
  const at = toSecond(new Date().toISOString());
  return graph.addProposal({
    status: 'OPEN',
    at,
    by: viewer.name,
    proposer,
    reason,
    source,
    changes,
    impact,
  });
};

/** A change as a proposal keeps it, with what its proposer saw of the record. */
export const asProposed = (change: Change, seen: SeenRecord | undefined): ProposedChange => {
  const said: ProposedChange = 'of' in change ? { ...change, of: change.of.name } : change;
  return seen ? { ...said, seen } : said;
};
