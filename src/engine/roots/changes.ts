import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { seesAll, type Viewer } from '../access/viewer';
import { SeenLog } from '../changes/seen-log';
import { SamgrafError, required } from '../errors';
import { SOURCE } from '../model/model';
import { LOG_WINDOW, differences, type ChangeEntry, type EntryQuery } from '../plan/change-log';
import { LOG_PLACES } from '../plan/cursor';
import { bind, bindText, type Bound, type LogRoot, type Operand, type RowMap } from '../plan/plan';
import {
  collectOne,
  fieldOf,
  fragmentsOf,
  withPath,
  selectionsOf,
  type PlanContext,
  type Planning,
} from '../planner/collect';
import { planObject } from '../planner/selection';
import { pageSize } from '../planner/order';
import { givenOperand, readArguments, readValue, type Input, type Variables } from '../planner/read-input';
import type { Json } from '../shape/json';
import { noParts, shapeObject } from '../shape/shape';
import type { Store } from '../store/store';
import { shapeApart, type AskedField, type Reading, type Slice } from './slice';

const CONDITIONS = [
  ['since', 'since'],
  ['by', 'by'],
  ['batch', 'batch'],
  ['subject', 'id'],
  ['from', 'from'],
  ['to', 'to'],
  ['recordedAfter', 'recordedAfter'],
] as const;

type Asked = Pick<AskedField, 'key' | 'field' | 'args' | 'nodes' | 'planning'>;

const plan = ({ key, field, args, nodes, planning }: Asked): LogRoot => {
  const given = CONDITIONS.flatMap(([name, argument]): (readonly [string, Operand])[] => {
    const operand = givenOperand(args[argument]);
    return operand ? [[name, operand]] : [];
  });
  return {
    kind: 'changes',
    key,
    where: Object.fromEntries(given),
    of: recordsOf(args, planning),
    after: LOG_PLACES.after(readValue(args['after'], planning.variables)),
    size: pageSize(readValue(args['first'], planning.variables), 'first'),
    shape: planObject(String(field.type).replace('!', ''), selectionsOf(nodes), planning),
  };
};

/** The concrete kinds and the relations that entries may be about; undefined for all. */
const recordsOf = (
  args: Readonly<Record<string, Input>>,
  { model, variables }: Planning,
): readonly string[] | undefined => {
  const kinds = readValue(args['kinds'], variables) as readonly string[] | undefined;
  const relations = readValue(args['relations'], variables) as readonly string[] | undefined;
  if (!kinds && !relations) return undefined;
  return [...(kinds ?? []).flatMap(name => model.kinds.get(name)?.members ?? []), ...(relations ?? [])];
};

/** Plans a validated subscription, which has exactly one field. */
export const planSubscription = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
  context: PlanContext,
): LogRoot => {
  const planning: Planning = { ...context, fragments: fragmentsOf(document), variables };
  const [first, ...others] = [...collectOne([operation.selectionSet], 'Subscription', planning)];
  const [key, nodes] = required(first, 'a field of the subscription');
  const { name } = required(nodes[0], 'a collected field');
  if (others.length > 0 || name.value === '__typename')
    throw new SamgrafError(
      'BAD_INPUT',
      'A subscription takes exactly one field, `changes`.',
      'Send several subscriptions for several fields.',
    );
  const field = fieldOf('Subscription', name.value, planning);
  return withPath(key, nodes, () => {
    const args = readArguments(field, required(nodes[0], 'a field'), variables);
    return plan({ key, field, args, nodes, planning });
  });
};

/** Of a log of as many entries as there will ever be. */
const HALVINGS = 50;

/** The pages of the change log that are asked for, all of one state of it. */
const read = async (roots: readonly LogRoot[], reading: Reading): Promise<ReadonlyMap<string, Json>> => {
  const { store, bound, viewer, before } = reading;
  const sequence = await before(store.sequence());
  if (!seesAll(viewer)) reading.heed(await before(store.marks()));
  const pages = new Map<string, Json>();
  for (const root of roots) {
    checkBegin(root, bound, sequence);
    const log = logSeenBy(viewer, reading);
    const begin = await before(beginOf(root, bound, store, sequence));
    const asked = log.narrowed(entryQuery(root, bound, begin));
    // What is written meanwhile may be there in part, and a cursor would pass over the rest.
    const query = { ...asked, upTo: Math.min(asked.upTo ?? sequence, sequence) };
    const found = await before(store.entries(query));
    const seen = await before(log.told(found, query.by));
    pages.set(root.key, page(root, query, { found, seen }, sequence));
  }
  return pages;
};

/** A page of the change log, which is no part of the graph. */
export const changes: Slice<LogRoot> = {
  plans: { changes: plan },
  rewrite: root => root,
  price: ({ size, where }) => ({ rows: size, visits: LOG_WINDOW + (where.recordedAfter ? HALVINGS : 0) }),
  dependsOn: 'MORE_THAN_THE_GRAPH',
  read,
  shape: shapeApart,
};

/**
 * Whoever goes on from a place that the log has not come to has it from another store, or from this one before it was
 * restored: an empty answer would let them miss all until it has. @throws BAD_INPUT, BAD_CURSOR
 */
export const checkBegin = (root: LogRoot, bound: Bound, sequence: number): void => {
  const since = root.where.since && bind(root.where.since, bound);
  const refuse = (code: 'BAD_INPUT' | 'BAD_CURSOR', message: string, hint: string): never => {
    const error = new SamgrafError(code, message, hint);
    error.place = { path: [root.key] };
    throw error;
  };
  if (typeof since === 'number' && since < 0)
    refuse('BAD_INPUT', `since is ${since}; it takes a sequence of the log, or 0 for all of it.`, FROM_0);
  if (typeof since === 'number' && since > sequence) throw anotherLog(since, sequence, [root.key]);
  if (root.after !== undefined && root.after > sequence)
    refuse('BAD_CURSOR', `after is beyond the last entry of the log, ${sequence}.`, ANOTHER_LOG);
};
const FROM_0 = 'Give the last sequence that you received.';
const ANOTHER_LOG =
  'The place is of another log, or the graph has been restored: read the graph again, and go on from its own last sequence.';

/** To a place that was given as a number. */
export const anotherLog = (since: number, sequence: number, path: readonly string[] = []): SamgrafError => {
  const message = `since is ${since}, and the last entry of the log is ${sequence}.`;
  const error = new SamgrafError('BAD_INPUT', message, ANOTHER_LOG);
  error.place = { path };
  return error;
};

/** Returns the log as a viewer may see it, for as long as no more of it is read than is asked for now. */
export const logSeenBy = (
  viewer: Viewer,
  { model, store, statistics }: Pick<Reading, 'model' | 'store' | 'statistics'>,
): SeenLog => new SeenLog({ model, store, hasClosedSources: () => statistics().closed.has(SOURCE) }, viewer);

/**
 * Returns the sequence of the last entry that was recorded up to a moment, where one is asked for. The log grows in time, so it is halved
 * until it is found: no index has the moments.
 */
const beginOf = async (
  { where }: LogRoot,
  bound: Bound,
  store: Pick<Store, 'entries'>,
  sequence: number,
): Promise<number> => {
  const moment = bindText(where.recordedAfter, bound);
  let [known, open] = [0, moment === undefined ? 0 : sequence];
  while (known < open) {
    const middle = Math.ceil((known + open) / 2);
    const [entry] = await store.entries({ after: middle - 1, upTo: middle, limit: 1 });
    if (entry !== undefined && moment !== undefined && entry.at > moment) open = middle - 1;
    else known = middle;
  }
  return known;
};

/** Returns the entries that a page, or what follows of the log, is made of; after `begin` at the earliest. */
export const entryQuery = (root: LogRoot, bound: Bound, begin = 0): EntryQuery => {
  const since = root.where.since && bind(root.where.since, bound);
  const after = Math.max(typeof since === 'number' ? since : 0, root.after ?? 0, begin);
  const text = (name: keyof LogRoot['where']): string | undefined => bindText(root.where[name], bound);
  const [batch, by, subject, from, to] = [
    text('batch'),
    text('by'),
    text('subject'),
    text('from'),
    text('to'),
  ];
  const isFound = [batch, subject, from, to].some(one => one !== undefined);
  return {
    after,
    limit: root.size + 1,
    // No index answers the other conditions: a page looks no further than this.
    ...(isFound ? {} : { upTo: after + LOG_WINDOW }),
    ...(batch === undefined ? {} : { batch }),
    ...(subject === undefined ? {} : { subjects: [subject] }),
    ...(by === undefined ? {} : { by }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(root.of === undefined ? {} : { of: root.of }),
  };
};

/** Entries, and what the viewer is told of each. */
type Found = Readonly<{ found: readonly ChangeEntry[]; seen: readonly (ChangeEntry | undefined)[] }>;

const page = (root: LogRoot, query: EntryQuery, { found, seen }: Found, sequence: number): Json => {
  const shown = seen.slice(0, root.size).flatMap(entry => entry ?? []);
  const isCut = found.length > root.size;
  const { after = 0, upTo = sequence } = query;
  const end = isCut ? (found[root.size - 1]?.sequence ?? after) : Math.max(after, upTo);
  return shapeObject(
    root.shape,
    {
      nodes: shown.map(told),
      edges: shown.map(entry => ({ node: told(entry), cursor: LOG_PLACES.cursor(entry.sequence) })),
      pageInfo: { hasNextPage: isCut || end < sequence, endCursor: LOG_PLACES.cursor(end) },
      sequence,
    },
    noParts,
  );
};

/** An entry as the API tells it. */
export const told = (entry: ChangeEntry): RowMap => {
  const { subject, before: was = {}, after: is = {}, ...rest } = entry;
  return {
    ...rest,
    id: subject,
    fields: differences(was, is),
  };
};
