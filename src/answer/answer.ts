import type { DocumentNode, GraphQLError } from 'graphql';
import { BOUNDS } from '../plan/bounds';
import { UnreachableCase, known } from '../errors';
import { ENTITY, type Model } from '../model/model';
import { highlighter, searchedTexts, type Highlighted } from '../model/search-text';
import { today } from '../model/scalars';
import { COST_LIMITS, checkCost, isLight } from '../plan/cost';
import { bindMore } from '../plan/operand';
import type { Plan, Root, RowMap } from '../plan/plan';
import { MARKS } from '../plan/statistics';
import type { Traversal } from '../plan/traversal';
import type { Store } from '../store/store';
import { boundError, toGraphQLError } from './client-errors';
import { reportCost, type CostReport } from './cost-report';
import { shapeGroups } from '../shape/groups';
import { before } from './deadline';
import { aboutSchema } from './introspect';
import type { Pace } from './pace';
import type { Bound, PlanCache, Planned } from './plan-cache';
import { newObject, shapeLongListing, shapeLongObject, shapeNode, type Json } from '../shape/shape';
import type { Timing } from './timing';
import { notFound, suggestFor, unknownIds, type Looking, type Lookup } from './suggest';
import { upToDate } from './up-to-date';
import { Budget } from '../graph/budget';
import { foundRow } from '../graph/found';
import { finish, type Sliced } from '../graph/sliced';
import { computeTraversal } from '../questions/compute';
import { fetchNeeds, partsOf, type Computed } from '../questions/fetch';

export type Request = Readonly<{
  document: DocumentNode;
  operationName: string | undefined;
  variables: Bound;
}>;
export type Answering = Readonly<{
  store: Store;
  plans: PlanCache;
  model: Model;
  pace: Pace;
  timing: Timing;
  /** Values of the variables by which `plans` tell what the viewer may see; see plan/authorise.ts. */ viewer?: Bound;
}>;
export type Answer = Readonly<{
  data: Record<string, Json>;
  errors: readonly GraphQLError[];
  /** For `extensions.cost`, when asked for. */ cost: () => CostReport;
}>;

/** A request planned, with the values that are bound to its plan: all that its answer depends on beside the graph. */
export type PlannedRequest = Readonly<{ request: Request; planned: Planned; bound: Bound }>;

/** The way through: plan → find what traversals need → read everything in one statement → shape. */
export const answer = async (request: Request, context: Answering): Promise<Answer> =>
  answerPlanned(planRequest(request, context), context);

export const planRequest = (
  request: Request,
  { timing: stages, plans, viewer = {} }: Answering,
): PlannedRequest => {
  stages.enter('plan');
  const { planned, variables } = plans.plan(request.document, request.operationName, request.variables);
  return {
    request,
    planned,
    bound: bindMore(variables, { '@today': today(), [MARKS]: plans.current.statistics.marks }, viewer),
  };
};

/** Dear operations wait their turn, so that together they cost no more than one may. */
export const answerPlanned = (asked: PlannedRequest, context: Answering): Promise<Answer> => {
  const deadline = context.pace.deadline();
  return upToDate(
    again => {
      const { planned, ...rest } = again ? planRequest(asked.request, context) : asked;
      return context.pace.admission.run(planned.cost, deadline, () =>
        readAndShape({ planned, ...rest }, deadline, context),
      );
    },
    context.store,
    context.plans,
  );
};

const readAndShape = async (
  { planned, bound }: PlannedRequest,
  deadline: number,
  context: Answering,
): Promise<Answer> => {
  const { timing: stages, plans, pace } = context;
  const budget = new Budget(COST_LIMITS.steps);
  const about = aboutSchema(planned.plan, plans.current.schema);
  const computed =
    planned.traversals.length > 0 ? await find(planned, bound, { ...context, deadline, budget }) : [];
  stages.enter('run');
  const row = await before(deadline, readAll(planned, computed, bound, context));
  const absent = absentOf(planned.plan, row);
  const missing = absent.length > 0 ? await missingKeys(absent, lookingIn(context, bound)) : [];
  stages.enter('shape');
  const shaping = shape(planned.plan, { row, computed, about, bound }, context.model);
  const data =
    isLight(planned.cost) && !pace.turns.spent ? finish(shaping) : await pace.turns.run(shaping, deadline);
  return {
    data,
    errors: missing,
    cost: () => reportCost(planned.cost, row, { computed, steps: budget.spent }),
  };
};

/** *Fetch* goes with the other reads, where it has anything to read; what it may return is known only now, and is checked as theirs was. */
const readAll = async (
  planned: Planned,
  computed: readonly Computed[],
  bound: Bound,
  { store, plans }: Answering,
): Promise<RowMap> => {
  const needs = computed.map(fetchNeeds);
  if (needs.every(({ count }) => count === 0)) return store.read(planned.reads, bound);
  const all: Bound = Object.assign({}, bound, ...needs.map(need => need.bound));
  checkCost(planned.fetches, plans.current.statistics, all);
  return store.read(planned.fetches, all);
};

/** Until when, and with how many steps in memory. */
type Finding = Answering & Readonly<{ deadline: number; budget: Budget }>;

/** One statement for all traversals of the operation; what they answer is computed from it in memory, in turns with other operations. */
const find = async (
  { traversals }: Planned,
  bound: Bound,
  context: Finding,
): Promise<readonly Computed[]> => {
  const { timing: stages, store, model, plans, pace, deadline, budget } = context;
  stages.enter('find');
  const row = await before(deadline, store.find(traversals, bound, BOUNDS));
  for (const traversal of traversals) await checkEnds(traversal, row, bound, context);
  stages.enter('compute');
  const computed: Computed[] = [];
  for (const traversal of traversals) {
    const work = computeTraversal(
      traversal,
      row,
      bound,
      { model, statistics: plans.current.statistics },
      { bounds: BOUNDS, budget },
    );
    const done = await pace.turns.run(work, deadline);
    await suggestFor(done, lookingIn(context, bound));
    computed.push(done);
  }
  return computed;
};

/** Every id that a question names must be there. */
const checkEnds = async (
  traversal: Traversal,
  row: RowMap,
  bound: Bound,
  context: Answering,
): Promise<void> => {
  const { seeds } = foundRow(traversal, row);
  for (const [i, { argument, selector }] of traversal.seeds.entries()) {
    const found = new Set(seeds[i]);
    const absent = selector.kind === 'ids' ? selector.ids.filter(id => !found.has(id)) : [];
    if (absent.length > 0)
      throw await unknownIds(
        absent,
        argument,
        known(context.model.kinds.get(ENTITY), 'kind Entity'),
        lookingIn(context, bound),
      );
  }
};

/** Keys are looked for among what may be seen. */
const lookingIn = ({ store, plans }: Answering, variables: Bound): Looking => ({
  variables,
  store,
  access: plans.current.access,
});

/** The lookups by a key that nothing has. */
const absentOf = (plan: Plan, row: RowMap): readonly Lookup[] =>
  plan.roots.filter(
    (root): root is Lookup => root.kind === 'lookup' && (row[root.column] as readonly unknown[]).length === 0,
  );

/** Each is an error of its field; the others are answered. */
const missingKeys = async (absent: readonly Lookup[], looking: Looking): Promise<readonly GraphQLError[]> => {
  const missing: GraphQLError[] = [];
  for (const [i, root] of absent.entries())
    missing.push(boundError(toGraphQLError(await notFound(root, looking, i < SUGGESTED), [root.key])));
  return missing;
};
/** Missing keys that the nearest ones are looked for; each takes up to three reads. */
const SUGGESTED = 5;

/** What a response is shaped from: the row read, what was computed, and the schema's answers by key. */
type Read = Readonly<{
  row: RowMap;
  computed: readonly Computed[];
  about: ReadonlyMap<string, Json>;
  bound: Bound;
}>;

function* shape(plan: Plan, read: Read, model: Model): Sliced<Record<string, Json>> {
  const data = newObject();
  for (const root of plan.roots) {
    data[root.key] = yield* shapeRoot(root, read, model);
    yield;
  }
  return data;
}

function* shapeRoot(root: Root, { row, computed, about, bound }: Read, model: Model): Sliced<Json> {
  const rows = row[root.column] as readonly RowMap[];
  switch (root.kind) {
    case 'typename':
      return root.value;
    case 'schema':
      return about.get(root.key) ?? null;
    case 'lookup':
      return rows[0] ? shapeNode(root.shape, rows[0], bound) : null;
    case 'byIds':
      return shapeByIds(root, rows, bound);
    case 'list':
      return yield* shapeLongListing(root.listing, { rows, total: row[`${root.column}Total`] }, bound);
    case 'groups':
      return shapeGroups(root, rows);
    case 'search': {
      const mark = highlighter(root.words);
      return yield* shapeLongListing(root, { rows, total: row[`${root.column}Total`] }, bound, (field, hit) =>
        hitExtra(field, hit, mark, model),
      );
    }
    case 'traversal': {
      const own = known(
        computed.find(c => c.traversal === root),
        'every traversal was computed',
      );
      return yield* shapeLongObject(root.shape, own.value, partsOf(own, row, bound));
    }
    case 'byKeys':
    case 'among':
      throw new Error('Invariant broken: edges are fetched for a traversal only');
    default:
      throw new UnreachableCase(root);
  }
}

const shapeByIds = (root: Root & { kind: 'byIds' }, rows: readonly RowMap[], bound: Bound): Json => {
  const byId = new Map(rows.map(r => [String(r['id']), r]));
  const ids = root.ids.kind === 'literal' ? (root.ids.value as readonly string[]) : [];
  return ids.map(id => {
    const found = byId.get(id);
    return found ? shapeNode(root.shape, found, bound) : null;
  });
};

const hitExtra = (field: string, row: RowMap, mark: Marker, model: Model): unknown =>
  field === 'score' ? (row['k'] as readonly unknown[])[0] : highlightsOf(row, mark, model);

type Marker = (text: string) => Highlighted;

/** Each text of the hit in which one of the words is found. */
const highlightsOf = (row: RowMap, mark: Marker, model: Model): RowMap[] => {
  const kind = known(model.kinds.get(String(row['type'])), 'a hit has a kind');
  const texts = [...kind.fields.values()]
    .filter(field => field.search > 0)
    .flatMap(field => searchedTexts(field, row));
  return texts
    .map(({ field, language, text }) => ({ field, language: language ?? null, fragments: mark(text) }))
    .filter(({ fragments }) => fragments.some(fragment => fragment.matched));
};
