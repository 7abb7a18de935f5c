import { GraphQLError, type DocumentNode } from 'graphql';
import { BOUNDS } from '../plan/bounds';
import { UnreachableCase, known, type SamgrafError } from '../errors';
import { ENTITY, type Model } from '../model/model';
import { highlight, searchedTexts, type SearchWord } from '../model/search-text';
import { today } from '../model/scalars';
import { checkRows } from '../plan/cost';
import { bindMore } from '../plan/variables';
import type { Plan, Root, Search } from '../plan/plan';
import type { Traversal } from '../plan/traversal';
import type { Store } from '../store/store';
import { boundError } from './client-errors';
import { reportCost, type CostReport } from './cost';
import { shapeGroups } from './groups';
import { aboutSchema } from './introspect';
import type { Bound, Plans, Planned } from './plans';
import { newObject, shapeListing, shapeNode, shapeObject, type Json, type RowMap } from './shape';
import type { Stages } from './stages';
import type { Turns } from './turns';
import { notFound, unknownIds, type Lookup } from './suggest';
import { foundRow } from '../traverse/found';
import { computeTraversal } from './questions/compute';
import { fetchNeeds, partsOf, type Computed } from './questions/fetch';

export type Request = Readonly<{ document: DocumentNode; operationName: string | undefined; variables: Bound }>;
export type Answering = Readonly<{ store: Store; plans: Plans; model: Model; stages: Stages; /** Where many are answered at once. */ turns?: Turns }>;
export type Answer = Readonly<{ data: Record<string, Json>; errors: readonly GraphQLError[]; /** For `extensions.cost`, when asked for. */ cost: () => CostReport }>;

/** A request planned, with the values that are bound to its plan: all that its answer depends on beside the graph. */
export type Asked = Readonly<{ planned: Planned; bound: Bound }>;

/** The way through: plan → find what traversals need → read everything in one statement → shape. */
export const answer = async (request: Request, context: Answering): Promise<Answer> => answerAsked(planAsked(request, context), context);

export const planAsked = (request: Request, { stages, plans }: Answering): Asked => {
  stages.enter('plan');
  const { planned, variables } = plans.plan(request.document, request.operationName, request.variables);
  return { planned, bound: bindMore(variables, { '@today': today() }) };
};

export const answerAsked = async ({ planned, bound }: Asked, context: Answering): Promise<Answer> => {
  const { stages, store, plans } = context;
  const about = aboutSchema(planned.plan, plans.current.schema);
  const computed = planned.traversals.length > 0 ? await find(planned, bound, context) : [];
  stages.enter('run');
  const row = await readAll(planned, computed, bound, context);
  const absent = absentOf(planned.plan, row);
  const missing = absent.length > 0 ? await missingKeys(absent, bound, store) : [];
  await context.turns?.next();
  stages.enter('shape');
  const data = shape(planned.plan, { row, computed, about, bound }, context.model);
  return { data, errors: missing, cost: () => reportCost(planned.cost, row, computed) };
};

/** *Fetch* goes with the other reads, where it has anything to read; what it may return is known only now, and is checked as theirs was. */
const readAll = (planned: Planned, computed: readonly Computed[], bound: Bound, { store, plans }: Answering): Promise<RowMap> => {
  const needs = computed.map(fetchNeeds);
  if (needs.every(({ count }) => count === 0)) return store.read(planned.reads, bound);
  const all: Bound = Object.assign({}, bound, ...needs.map(need => need.bound));
  checkRows(planned.fetches, plans.current.statistics, undefined, all);
  return store.read(planned.fetches, all);
};

/** One statement for all traversals of the operation; what they answer is computed from it in memory. */
const find = async ({ traversals }: Planned, bound: Bound, context: Answering): Promise<readonly Computed[]> => {
  context.stages.enter('find');
  const row = await context.store.find(traversals, bound, BOUNDS);
  for (const traversal of traversals) await checkEnds(traversal, row, context);
  return traversals.map(traversal => computeTraversal(traversal, row, bound, { model: context.model, statistics: context.plans.current.statistics }));
};

/** Every id that a question names must be there. */
const checkEnds = async (traversal: Traversal, row: RowMap, context: Answering): Promise<void> => {
  const { sets } = foundRow(traversal, row);
  for (const [i, { argument, selector }] of traversal.sets.entries()) {
    const found = new Set(sets[i]);
    const absent = selector.kind === 'ids' ? selector.ids.filter(id => !found.has(id)) : [];
    if (absent.length > 0) throw await unknownIds(absent, argument, known(context.model.kinds.get(ENTITY), 'kind Entity'), context.store);
  }
};

/** The lookups by a key that nothing has. */
const absentOf = (plan: Plan, row: RowMap): readonly Lookup[] =>
  plan.roots.filter((root): root is Lookup => root.kind === 'lookup' && (row[root.column] as readonly unknown[]).length === 0);

/** Each is an error of its field; the others are answered. */
const missingKeys = async (absent: readonly Lookup[], bound: Bound, store: Store): Promise<readonly GraphQLError[]> => {
  const missing: GraphQLError[] = [];
  for (const [i, root] of absent.entries()) missing.push(boundError(toGraphQLError(await notFound(root, bound, store, i < SUGGESTED), [root.key])));
  return missing;
};
/** Missing keys that the nearest ones are looked for; each takes up to three reads. */
const SUGGESTED = 5;

export const toGraphQLError = (error: SamgrafError, path?: readonly string[]): GraphQLError =>
  new GraphQLError(error.message, {
    ...(path ? { path } : {}),
    extensions: { code: error.code, ...(error.hint ? { hint: error.hint } : {}) },
    originalError: error,
  });

/** What a response is shaped from: the row read, what was computed, and the schema's answers by key. */
type Read = Readonly<{ row: RowMap; computed: readonly Computed[]; about: ReadonlyMap<string, Json>; bound: Bound }>;

const shape = (plan: Plan, read: Read, model: Model): Record<string, Json> => {
  const data = newObject();
  for (const root of plan.roots) data[root.key] = shapeRoot(root, read, model);
  return data;
};

const shapeRoot = (root: Root, { row, computed, about, bound }: Read, model: Model): Json => {
  const rows = row[root.column] as readonly RowMap[];
  switch (root.kind) {
    case 'typename': return root.value;
    case 'schema': return about.get(root.key) ?? null;
    case 'lookup': return rows[0] ? shapeNode(root.shape, rows[0], bound) : null;
    case 'byIds': return shapeByIds(root, rows, bound);
    case 'list': return shapeListing(root.listing, { rows, total: row[`${root.column}Total`] }, bound);
    case 'groups': return shapeGroups(root, rows);
    case 'search': return shapeListing(root, { rows, total: row[`${root.column}Total`] }, bound, (field, hit) => hitExtra(field, hit, root, model));
    case 'traversal': {
      const own = known(computed.find(c => c.traversal === root), 'every traversal was computed');
      return shapeObject(root.shape, own.value, partsOf(own, row, bound));
    }
    case 'byKeys': case 'among': throw new Error('Invariant broken: edges are fetched for a traversal only');
    default: throw new UnreachableCase(root);
  }
};

const shapeByIds = (root: Root & { kind: 'byIds' }, rows: readonly RowMap[], bound: Bound): Json => {
  const byId = new Map(rows.map(r => [String(r['id']), r]));
  const ids = root.ids.kind === 'literal' ? (root.ids.value as readonly string[]) : [];
  return ids.map(id => {
    const found = byId.get(id);
    return found ? shapeNode(root.shape, found, bound) : null;
  });
};

const hitExtra = (field: string, row: RowMap, search: Search, model: Model): unknown =>
  (field === 'score' ? (row['k'] as readonly unknown[])[0] : highlightsOf(row, search.words, model));

/** Each text of the hit in which one of the words is found. */
const highlightsOf = (row: RowMap, words: readonly SearchWord[], model: Model): RowMap[] => {
  const kind = known(model.kinds.get(String(row['type'])), 'a hit has a kind');
  const texts = [...kind.fields.values()].filter(field => field.search > 0).flatMap(field => searchedTexts(field, row));
  return texts.map(({ field, language, text }) => ({ field, language: language ?? null, fragments: highlight(text, words) }))
    .filter(({ fragments }) => fragments.some(fragment => fragment.matched));
};
