import { ANONYMOUS, type Viewer, costFactor, boundOf, seesAll } from '../access/viewer';
import { applyChanges, plainly, type Applying } from '../changes/apply';
import { acceptProposal, propose, rejectProposal, type Apply, type Proposed } from '../changes/propose';
import { keepVersion, noteProposed, noteUndone, sentBy } from '../changes/source-versions';
import { changesUndoing } from '../changes/undo';
import { SamgrafError, cut, required } from '../errors';
import type { Model } from '../model/model';
import { newObject, freeze } from '../model/objects';
import { today } from '../model/scalars';
import { authorise } from '../plan/authorise';
import type { Change, ChangeResult, ChangeStatus, Report } from '../plan/change';
import type { Cost } from '../plan/cost';
import { Narrowing } from '../plan/narrow';
import { ALL, TODAY, bindMore, type Bound, type Lookup, type Plan, type RowMap } from '../plan/plan';
import { MARKS } from '../plan/statistics';
import { chooseOperation } from '../planner/collect';
import {
  planMutation,
  type ApplyField,
  type ChangeField,
  type MutationField,
  type ProposalField,
} from '../planner/mutation';
import { Variables } from '../planner/read-input';
import { toldProposal } from '../roots/proposals';
import { checkCost, rewrite } from '../roots/slices';
import { asksForPolicies, priceOfWeighing, readyToWeigh, weigh } from '../roots/weigh';
import type { Json } from '../shape/json';
import { noParts, shapeObject } from '../shape/shape';
import { explainShift } from '../words/policy';
import { coerceMutation } from './coerce-variables';
import { before } from './turns';
import { upToDate } from './plans';
import { knowDates, renewLater } from './renew';
import { type Answer, type Answering, type Request, reportCost } from './request';

/** The answer of a mutation, and the estimated cost of what it reads. */
export type Changed = Readonly<{ answer: Answer; cost: Cost }>;

/** Makes the changes of a mutation, all or none, and reads what was selected of the changed nodes. */
export const change = async (request: Request, context: Answering): Promise<Changed> => {
  const { timing, pace } = context;
  const viewer = request.viewer ?? ANONYMOUS;
  checkKnown(viewer);
  timing.enter('plan');
  const { fields, cost } = await planned(request, viewer, context);
  timing.enter('write');
  const [only] = fields;
  if (only && isProposal(only)) {
    const weighing = weighingOf(only, viewer, context);
    const answer = await pace.writers.run(until =>
      answerProposal(only, { viewer, until }, context, (changes, how) =>
        apply(changes, { ...how, ...weighing, until }, context),
      ),
    );
    return { cost, answer };
  }
  const report = await pace.writers.run(until => make(fields, { ...plainly(viewer), until }, context));
  timing.enter('run');
  const row = await upToDate(context, () => read(readingOf(fields, context), report, viewer, context)).catch(
    (error: unknown) => {
      throw afterwards(report, error);
    },
  );
  timing.enter('shape');
  const data = newObject<Json>();
  for (const [i, field] of fields.entries())
    data[field.key] = shapeField(field, i, { report, row }, context.model);
  return {
    cost,
    answer: {
      data,
      errors: [],
      cost: () =>
        reportCost(cost, { rows: 0, row, asked: Object.keys(row).length > 0 }, { computed: [], steps: 0 }),
    },
  };
};

/** By itself, so that the coerced values, of which the plan has its own, are not held while it is carried out. */
const planned = async (
  request: Request,
  viewer: Viewer,
  context: Answering,
): Promise<Readonly<{ fields: readonly MutationField[]; cost: Cost }>> => {
  const operation = chooseOperation(request.document, request.operationName);
  const values = await coerceMutation(operation, request.variables, context.plans.current.schema);
  const { current } = context.plans;
  const fields = planMutation(request.document, operation, values, new Variables(values), current);
  return {
    fields,
    cost: checkCost(
      readingOf(fields, context),
      current.statistics,
      values,
      costFactor(viewer),
      fields.some(isWeighed) ? priceOfWeighing(current, values) : {},
    ),
  };
};

/** Tells whether it is asked by which policies the changes are to be weighed. */
const isWeighed = (field: MutationField): boolean => field.kind !== 'change' && asksForPolicies(field.shape);

/**
 * Has changes weighed that are only looked at, where that is asked for: those that are proposed for stewards alone, since what a
 * proposer does not see is not compared with what it proposes.
 */
const weighingOf = (field: MutationField, viewer: Viewer, { plans }: Answering): Pick<Applying, 'weigh'> =>
  isWeighed(field) && (field.kind !== 'propose' || seesAll(viewer))
    ? { weigh: (graph, write) => weigh(plans.current, viewer, graph, write) }
    : {};

/** Before anything is read of the request, so that a stranger's is cheap. */
const checkKnown = ({ known: isKnown }: Viewer): void => {
  if (isKnown) return;
  throw new SamgrafError(
    'UNAUTHENTICATED',
    'Changes take a key or a token.',
    'Send the header `authorization: Bearer …`; see docs/access.md.',
  );
};

/** What the sender is told where changes were made, and what was selected of them could not be read. */
const afterwards = ({ batch, sequence }: Report, error: unknown): unknown => {
  if (batch === null || !(error instanceof SamgrafError)) return error;
  return new SamgrafError(
    error.code,
    `The changes were made, up to ${sequence} of the log, but what is selected of them was not read. ${error.message}`,
    'Read it by a query. Sent again with the same idempotencyKey, what was made is not made twice.',
    { cause: error },
  );
};

const make = async (fields: readonly MutationField[], how: Applying, context: Answering): Promise<Report> => {
  const [only] = fields;
  const weighing = only ? weighingOf(only, how.viewer, context) : {};
  if (only?.kind === 'apply')
    return apply(
      only.changes,
      { ...how, ...only, ...keeping(only, how.viewer, context), ...weighing },
      context,
    );
  if (only?.kind === 'undo') {
    const { undoing, reason, dryRun } = only;
    const { changes, batches } = await changesUndoing(undoing, context.model, context.store, how.viewer);
    const along: Applying['along'] = (graph, report) => noteUndone(graph, batches, report);
    return apply(changes, { ...how, reason, dryRun, along, ...weighing }, context);
  }
  const changes = fields.filter((field): field is ChangeField => field.kind === 'change');
  const reasons = [...new Set(changes.flatMap(({ reason }) => reason ?? []))];
  const report = await apply(
    changes.map(field => field.change),
    { ...how, reason: reasons.length > 0 ? reasons.join('; ') : undefined },
    context,
  );
  const refused = report.results.filter(({ status }) => status === 'REFUSED');
  if (refused.length > 0) throw refusal(refused);
  return report;
};

/** A file that changes are of is kept along with them, as a version of its source. */
const keeping = (
  { imported, source }: Pick<ApplyField, 'imported' | 'source'>,
  viewer: Viewer,
  { model }: Answering,
): Pick<Applying, 'along' | 'handedOver'> => {
  if (imported === undefined || source === undefined) return {};
  const file = sentBy(viewer, source, imported);
  return {
    along: (graph, report) => keepVersion(graph, report, { model, ...file }),
    handedOver: (graph, proposal) => noteProposed(graph, proposal, file),
  };
};

const apply = async (changes: readonly Change[], how: Applying, context: Answering): Promise<Report> => {
  knowDates(changes, context);
  const { model, store } = context;
  const made = (): Promise<Report> => applyChanges(model, store, changes, how);
  const looked = async (): Promise<Report> => {
    await readyToWeigh(context.plans.current, how.viewer, store);
    return made();
  };
  const report = await (how.weigh && how.dryRun ? upToDate(context, looked) : made());
  if (report.batch !== null) renewLater(context);
  return report;
};

/** So many faults are told of a mutation, and so much of each. */
const TOLD = 20;
const SHOWN = 200;

/** One error for the whole mutation, since none of it was made: the first fault, how many more there are, and all of them as extensions. */
const refusal = (refused: readonly ChangeResult[]): SamgrafError => {
  const faults = refused.flatMap(({ path, faults: of }) => of.map(fault => ({ path, ...fault })));
  const first = required(faults[0], 'a refused change has a fault');
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  const place = first.field === null ? first.path : `${first.path}.${first.field}`;
  const hint = [first.hint, ...(more === '' ? [] : ['`extensions.faults` tells the others.'])].join(' ');
  const error = new SamgrafError(first.code, `${place}: ${first.message}${more}`, hint);
  if (faults.length > 1)
    error.faults = faults
      .slice(0, TOLD)
      .map(({ message, ...of }) => ({ ...of, message: cut(message, SHOWN) }));
  return error;
};

/** What is read of the changed nodes: each by its id, which is known when they are written. */
const readingOf = (fields: readonly MutationField[], { plans, model }: Answering): Plan => {
  const { statistics, access } = plans.current;
  const scope = { asOf: TODAY, certainty: 'UNCERTAIN' as const, undated: undefined };
  const narrowing = new Narrowing(scope, model, statistics);
  const roots = fields.flatMap((field, i): Lookup[] => {
    if (field.kind !== 'change' || !field.node) return [];
    const lookup: Lookup = {
      kind: 'lookup',
      key: field.key,
      column: columnOf(i),
      of: field.node.of,
      property: 'id',
      value: { kind: 'variable', name: idOf(i) },
      where: ALL,
      columns: field.node.columns,
      shape: { kind: 'node', typename: undefined, variants: [] },
    };
    // What was changed is shown whatever the day; the lists below it are of today, as everywhere.
    return [{ ...rewrite(lookup, narrowing), where: ALL }];
  });
  const authorised = access && authorise(access, plans.current);
  const narrowed = authorised ? roots.map(root => rewrite(root, authorised)) : roots;
  return freeze({ kind: 'operation', roots: narrowed });
};

const columnOf = (i: number): string => `r${i}`;
const idOf = (i: number): string => `@changed${i}`;

const read = async (
  reading: Plan,
  { results }: Report,
  viewer: Viewer,
  { store, plans, pace }: Answering,
): Promise<RowMap> => {
  if (reading.roots.length === 0) return {};
  const ids = Object.fromEntries(results.map(({ id }, i) => [idOf(i), id ?? '']));
  const ours = { '@today': today(), [MARKS]: plans.current.statistics.marks };
  const bound: Bound = bindMore(ours, ids, boundOf(viewer));
  return before(pace.deadline(), store.read(reading, bound));
};

const shapeField = (
  field: MutationField,
  i: number,
  { report, row }: Readonly<{ report: Report; row: RowMap }>,
  model: Model,
): Json => {
  if (field.kind !== 'change')
    return shapeObject(field.shape, toldReport(report, model), { ...noParts, messages: model.messages });
  const node = (row[columnOf(i)] as readonly RowMap[] | undefined)?.[0];
  const id = report.results[i]?.id ?? '';
  return shapeObject(
    field.shape,
    {
      change: report.results[i],
      sequence: report.sequence,
      warnings: report.warnings,
      node: node ? id : null,
    },
    { ...noParts, nodes: new Map(node ? [[id, node]] : []), bound: { '@today': today() } },
  );
};

/** The report on changes as the API tells it. */
const toldReport = (report: Report, { messages }: Model): RowMap => ({
  ...report,
  policies:
    report.policies?.map(({ name, ...shift }) => ({
      ...shift,
      name: ({ lang }: RowMap) => messages.in(lang).of(name) ?? null,
      explanation: ({ lang }: RowMap) => explainShift({ name, ...shift }, messages.in(lang)),
    })) ?? null,
  ...Object.fromEntries(
    COUNTS.map(([field, status]) => [field, report.results.filter(one => one.status === status).length]),
  ),
  results: ({ status }: RowMap) =>
    Array.isArray(status) ? report.results.filter(one => status.includes(one.status)) : report.results,
});

const COUNTS: readonly (readonly [string, ChangeStatus])[] = [
  ['created', 'CREATED'],
  ['changed', 'CHANGED'],
  ['unchanged', 'UNCHANGED'],
  ['deleted', 'DELETED'],
  ['refused', 'REFUSED'],
];

const isProposal = (field: MutationField): field is ProposalField =>
  field.kind === 'propose' || field.kind === 'acceptProposal' || field.kind === 'rejectProposal';

/** A proposal, or the decision on one, is a mutation of its own, and reads nothing of the graph afterwards. */
const answerProposal = async (
  field: ProposalField,
  by: Readonly<{ viewer: Viewer; until: number }>,
  context: Answering,
  apply: Apply,
): Promise<Answer> => {
  const { proposal, report } = await decide(field, by, context, apply);
  context.timing.enter('shape');
  const data = newObject<Json>();
  data[field.key] = shapeObject(
    field.shape,
    {
      proposal: proposal ? toldProposal(proposal) : null,
      report: report ? toldReport(report, context.model) : null,
    },
    { ...noParts, messages: context.model.messages },
  );
  return { data, errors: [], cost: () => NO_COST };
};

/** Proposes, and then weighs what is proposed as a dry run does, where that is asked for. */
const proposed = async (field: ProposalField, viewer: Viewer, apply: Apply): Promise<Proposed> => {
  const { changes = [], source, reason, dryRun, once, imported } = field;
  const made = await propose(apply, changes, { viewer, reason, source, dryRun, once, imported });
  if (dryRun || !made.proposal || !made.report || !isWeighed(field)) return made;
  const { report } = await propose(apply, changes, { viewer, reason, source, dryRun: true, once, imported });
  return report?.policies ? { ...made, report: { ...made.report, policies: report.policies } } : made;
};

const decide = (
  field: ProposalField,
  { viewer, until }: Readonly<{ viewer: Viewer; until: number }>,
  { model, store, fourEyes = false }: Answering,
  apply: Apply,
): Promise<Proposed> => {
  const { kind, proposal, also, changes, source, reason, dryRun, overNewer, without } = field;
  switch (kind) {
    case 'propose':
      return proposed(field, viewer, apply);
    case 'acceptProposal':
      return acceptProposal({ apply, model, store, fourEyes }, proposal, {
        viewer,
        reason,
        amended: changes,
        source,
        dryRun,
        overNewer,
        without,
      });
    case 'rejectProposal':
      return rejectProposal(store, [proposal, ...also], { viewer, reason, until });
  }
};

const NOTHING = { rows: 0, edges: 0, steps: 0 };
const NO_COST = { estimated: { ...NOTHING, visits: 0, parts: 0 }, actual: { ...NOTHING, statements: 0 } };
