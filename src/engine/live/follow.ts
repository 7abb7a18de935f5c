import { ANONYMOUS, type Viewer, boundOf, seesAll } from '../access/viewer';
import { coerceMutation } from '../answer/coerce-variables';
import { heedMarks } from '../answer/plans';
import type { Answering, Request } from '../answer/request';
import type { ChangeEntry } from '../plan/change-log';
import type { RowMap } from '../plan/plan';
import { chooseOperation } from '../planner/collect';
import { Variables } from '../planner/read-input';
import { anotherLog, checkBegin, entryQuery, logSeenBy, planSubscription, told } from '../roots/changes';
import { noParts, shapeObject } from '../shape/shape';
import type { Feed } from './feed';
import { SEQUENCE, type Result } from './streams';

/** Entries that are read at a time, and sent before the next are read: a slow client has no backlog here. */
const AT_ONCE = 500;

/** What a stream needs besides its request. */
export type Live = Readonly<{
  samgraf: Omit<Answering, 'timing'>;
  feed: Feed;
  /** The viewer, checked again before each result, with groups as of a sequence. @throws UNAUTHENTICATED */
  recheck: (sequence?: number) => Promise<Viewer>;
}>;

/**
 * The entries of the change log after a sequence, and each that follows: every one once, in their order. Whoever
 * lost the connection goes on from the last that it received: `received`, where it says so, whatever `since` says.
 */
export async function* follow(
  request: Request,
  { samgraf, feed, recheck }: Live,
  signal: AbortSignal,
  received?: number,
): AsyncGenerator<Result, void> {
  const { store, plans, model } = samgraf;
  const reading = { store, model, statistics: () => plans.current.statistics };
  const operation = chooseOperation(request.document, request.operationName);
  const bound = await coerceMutation(operation, request.variables, plans.current.schema);
  const root = planSubscription(request.document, operation, new Variables(bound), plans.current);
  let viewer = request.viewer ?? ANONYMOUS;
  // Where it goes on is told by `after`.
  const { since, ...where } = root.where;
  const last = await store.sequence();
  const isAgain = received !== undefined;
  checkBegin(isAgain ? { ...root, where, after: undefined } : root, bound, last);
  if (isAgain && received > last) throw anotherLog(received, last);
  let after = isAgain ? received : since ? (entryQuery(root, bound).after ?? 0) : last;
  while (!signal.aborted) {
    viewer = await recheck();
    const shared = await feed.sequence();
    // Others may have asked for it before what comes last here was written.
    const sequence = shared < after ? await store.sequence() : shared;
    if (sequence < after) throw anotherLog(after, sequence);
    if (!seesAll(viewer)) heedMarks(await feed.marks(sequence), plans);
    const log = logSeenBy(viewer, reading);
    const asked = log.narrowed(entryQuery({ ...root, where, after, size: AT_ONCE - 1 }, bound));
    const upTo = Math.min(asked.upTo ?? sequence, sequence);
    const tell = async (entries: readonly ChangeEntry[]): Promise<readonly (RowMap | undefined)[]> =>
      (await log.told(entries, asked.by)).map(entry => entry && told(entry));
    const entries = await feed.entries({ ...asked, upTo }, boundOf(viewer), tell);
    for (const { sequence: at, row } of entries) {
      if (signal.aborted) return;
      after = at;
      if (row) yield { data: { [root.key]: shapeObject(root.shape, row, noParts) }, [SEQUENCE]: at };
    }
    // Less than was asked for: nothing more is there up to the end of what was looked through.
    if (entries.length < AT_ONCE) after = Math.max(after, upTo);
    if (after >= sequence) await feed.grown(after, undefined, signal);
  }
}
