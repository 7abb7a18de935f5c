import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { ANONYMOUS, costFactor, boundOf } from '../access/viewer';
import { SamgrafError } from '../errors';
import { freeze, groupBy } from '../model/objects';
import { finish, type Sliced } from '../graph/sliced';
import type { Model } from '../model/model';
import { today } from '../model/scalars';
import { authorise } from '../plan/authorise';
import { Pricing, isWithin, type Cost } from '../plan/cost';
import { widened } from '../plan/cost-traversal';
import { GraphsNotMet } from '../plan/elsewhere';
import { bindMore, type Bound, type FetchRoot, type OperationPlan, type Plan, type Root } from '../plan/plan';
import { MARKS, OutOfDate, disclosed, marked, type Marks, type Statistics } from '../plan/statistics';
import { mayReadAhead, type Traversal } from '../plan/traversal';
import { chooseOperation, type PlanContext } from '../planner/collect';
import { Variables, type Tie } from '../planner/read-input';
import { fetchRoots } from '../questions/fetch';
import type { Slice } from '../roots/slice';
import { checkCost, isRead, pricedOf, rewrite, sliceOf, planRoots, type RootsInTurn } from '../roots/slices';
import { variablesOf, type ReadVariables } from './coerce-variables';
import type { Answering, PlannedRequest, Request } from './request';

export type { Bound };

/**
 * A planned operation, deeply frozen: what *find* reads, what the one statement reads, and what it reads together with
 * everything that the questions fetch.
 */
export type Planned = Readonly<{
  /** The number of its operation: with the values of all variables, it says what is asked. */ operation: number;
  plan: OperationPlan;
  /** The date marks that it knows; see Statistics. */ marks: number | undefined;
  reads: Plan;
  fetches: Plan;
  traversals: readonly Traversal[];
  /** The roots of each slice that reads apart from the statements. */ apart: readonly (readonly Root[])[];
  /** Roots that are read by values which each request binds, and so cost by how many these are. */
  binding: readonly Root[];
  /** How long its answer holds. */ holds: 'ALWAYS' | 'UNTIL_WRITTEN' | 'UNTIL_ASKED';
  /** What its answer depends on besides what the plan names. */
  dependsOn: 'NOTHING_ELSE' | 'ALL_KINDS' | 'MORE_THAN_THE_GRAPH';
  /** The most that it may cost, and what of it may be spent before *find* has read. */
  cost: Cost;
  before: Cost;
}>;

/** A plan, and the values of its variables. */
type ToRun = Readonly<{ planned: Planned; variables: Bound }>;

/**
 * One operation of a document, by a number of its own, and what of the values of its variables shapes its plans; with more
 * of that, another generation of plans begins.
 */
type Entry = {
  readonly serial: number;
  /** Of the document. */ readonly length: number;
  readonly operation: OperationDefinitionNode;
  readonly read: ReadVariables;
  /** Nothing, for each of its variables. */ readonly nulls: Bound;
  readonly ties: Map<string, Tie>;
  generation: number;
};

/**
 * Maximum number of cached plans, and of the characters of the documents that they are of, which they are long as: the plan
 * that was not asked for longest makes room for another.
 */
const MOST = { max: 2_000, maxSize: 1_000_000 };
/** Of a document that was made without a text. */
const UNKNOWN_LENGTH = 1_000;

/**
 * Plans an operation once per document, for all viewers. Values of variables do not affect the plan; for what of them shapes
 * it (which fields of a filter are given, how many ids and of what kinds), a plan is cached for each shape that was asked
 * for lately.
 */
export class PlanCache {
  private readonly entries = new WeakMap<DocumentNode, Map<string, Entry>>();
  private readonly plans = new LRUCache<string, Planned>(MOST);
  /** Of all views: answers are kept by it. */
  private static operations = 0;
  private readonly views: PlanCache[] = [];
  readonly lookups = { hits: 0, misses: 0 };

  private context: PlanContext;

  constructor(context: PlanContext) {
    this.context = shown(context);
  }

  /** Call it after the graph has changed: dates and degrees may differ. Operations keep their numbers, by which answers are kept. */
  refresh(context: PlanContext): void {
    this.context = shown(context);
    this.plans.clear();
    for (const view of this.views) view.refresh({ ...context, schema: view.context.schema });
  }

  /** Plans of documents of another schema of the same model, forgotten along with these. */
  viewOf(schema: GraphQLSchema): PlanCache {
    const view = new PlanCache({ ...this.context, schema });
    this.views.push(view);
    return view;
  }

  get current(): PlanContext {
    return this.context;
  }

  /** The cached plan of an operation, or else a new one. */
  plan(document: DocumentNode, operationName: string | undefined, raw: Bound, factor = 1): ToRun {
    return (
      this.recall(document, operationName, raw, factor) ??
      finish(this.make(document, operationName, raw, factor))
    );
  }

  /** The cached plan, if it costs no more than `factor` times the limits: another viewer's may have been higher. */
  recall(
    document: DocumentNode,
    operationName: string | undefined,
    raw: Bound,
    factor = 1,
  ): ToRun | undefined {
    const entry = this.entryOf(document, operationName);
    const variables = entry.read(raw);
    const planned = this.plans.get(keyOf(entry, variables));
    this.lookups[planned ? 'hits' : 'misses'] += 1;
    return planned && this.admitted(planned, variables, factor);
  }

  /**
   * Makes a plan and caches it: one root field at a time, until it is certain to be rejected. If the graph
   * changes meanwhile, it is made again.
   */
  *make(document: DocumentNode, operationName: string | undefined, raw: Bound, factor = 1): Sliced<ToRun> {
    for (;;) {
      const { context } = this;
      const entry = this.entryOf(document, operationName);
      const variables = entry.read(raw);
      const reader = new Variables(variables);
      const asked = planRoots(document, entry.operation, reader, context);
      const { bound, ...all } = yield* priced(asked, variables, context, factor);
      const planned = yield* split(all, context, entry.serial);
      if (context !== this.context) continue;
      this.keep(entry, reader.ties, variables, planned);
      return { planned, variables: bound };
    }
  }

  /**
   * A plan for a viewer whose limits are `factor` times the plain ones, which another's may have exceeded; one
   * that reads entities costs by how many a request asks for. @throws COST_LIMIT
   */
  private admitted(planned: Planned, variables: Bound, factor: number): ToRun {
    const { statistics, model } = this.context;
    if (planned.binding.length > 0) {
      const bound = planned.binding.reduce((all, root) => boundBy(root, all, model), variables);
      const cost = checkCost(planned.plan, statistics, bound, factor);
      return { planned: { ...planned, cost, before: cost }, variables: bound };
    }
    if (!isWithin(planned.before, factor)) checkCost(planned.plan, statistics, {}, factor);
    return { planned, variables };
  }

  private keep(entry: Entry, ties: ReadonlyMap<string, Tie>, variables: Bound, planned: Planned): void {
    if ([...ties.keys()].some(what => !entry.ties.has(what))) entry.generation += 1;
    for (const [what, of] of ties) entry.ties.set(what, of);
    this.plans.set(keyOf(entry, variables), planned, { size: entry.length });
  }

  private entryOf(document: DocumentNode, name: string | undefined): Entry {
    const byName = this.entries.get(document) ?? new Map<string, Entry>();
    this.entries.set(document, byName);
    const before = byName.get(name ?? '');
    if (before) return before;
    const operation = chooseOperation(document, name);
    const entry = {
      serial: (PlanCache.operations += 1),
      length: document.loc?.end ?? UNKNOWN_LENGTH,
      operation,
      read: variablesOf(operation, this.context.schema),
      nulls: Object.fromEntries(
        (operation.variableDefinitions ?? []).map(({ variable }) => [variable.name.value, null]),
      ),
      ties: new Map<string, Tie>(),
      generation: 0,
    };
    byName.set(name ?? '', entry);
    return entry;
  }
}

/** Where viewers differ in what they may see, nothing told or refused may depend on what some may not. */
const shown = (context: PlanContext): PlanContext =>
  context.access ? { ...context, statistics: disclosed(context.statistics) } : context;

/** Its operation, what of the values shaped the plan, and which of the others are missing. */
const keyOf = ({ serial, generation, ties, nulls }: Entry, variables: Bound): string => {
  const names = Object.keys(variables);
  if (names.length > 1) names.sort();
  const missing = names.filter(name => variables[name] === null).join(' ');
  const key = `${serial}.${generation}|${names.join(' ')}|${missing}`;
  if (ties.size === 0) return key;
  // A plan may be tied to what another request gave and this one leaves out.
  const all = bindMore(nulls, variables);
  return `${key}|${JSON.stringify([...ties.values()].map(tie => shapeBy(tie, all)))}`;
};

const shapeBy = (tie: Tie, variables: Bound): unknown => {
  try {
    return tie(variables) ?? null;
  } catch (error) {
    // No plan is kept for it: making one tells what is wrong, and where.
    if (error instanceof SamgrafError) return false;
    throw error;
  }
};

type PricedRoots = Readonly<{ roots: readonly Root[]; cost: Cost; before: Cost }>;

/** Prices each root as it is planned. @throws COST_LIMIT as soon as those planned so far cost too much. */
function* priced(
  { roots: planning, count }: RootsInTurn,
  variables: Bound,
  { statistics, access: seeing, model }: PlanContext,
  factor: number,
): Sliced<PricedRoots & Readonly<{ bound: Bound }>> {
  const pricing = new Pricing(count, factor);
  const access = seeing && authorise(seeing, { model, statistics });
  const roots: Root[] = [];
  let bound = variables;
  for (const planned of planning) {
    const root = access ? rewrite(planned, access) : planned;
    roots.push(root);
    bound = boundBy(root, bound, model);
    pricing.add(pricedOf(root, statistics, bound));
    pricing.check();
    yield;
  }
  const { roots: all, pricing: sum } = wider(roots, statistics, bound) ?? { roots, pricing };
  return { roots: all, before: sum.check(), cost: sum.whole(), bound };
}

const boundBy = (root: Root, variables: Bound, model: Model): Bound =>
  sliceOf(root).bind?.(root, variables, model) ?? variables;

/** Of the limits, a question may take so much, shared with all fields of its operation, for wider layers than all have. */
const SHARE = 0.8;

/** The same roots with wider layers; undefined where no question has any use for them, or together they cost too much. */
const wider = (
  roots: readonly Root[],
  statistics: Statistics,
  bound: Bound,
): Readonly<{ roots: readonly Root[]; pricing: Pricing }> | undefined => {
  const wide = roots.map(root => {
    const traversal = traversalOf(root);
    return traversal ? widened(traversal, statistics, SHARE / roots.length) : root;
  });
  if (wide.every((root, i) => root === roots[i])) return undefined;
  const pricing = new Pricing(wide.length);
  for (const root of wide) pricing.add(pricedOf(root, statistics, bound));
  return pricing.isWithin() ? { roots: wide, pricing } : undefined;
};

const traversalOf = (root: Root): Traversal | undefined => sliceOf(root).traversal?.(root);

/**
 * Questions are read ahead of *fetch* if each shows little of what it finds, and no other read of the operation takes a
 * second statement anyway.
 */
const withAhead = (roots: readonly Root[]): readonly Root[] => {
  const ahead = !roots.some(isRead) && roots.flatMap(root => traversalOf(root) ?? []).every(mayReadAhead);
  return roots.map(root => {
    const traversal = traversalOf(root);
    return traversal ? { ...traversal, ahead } : root;
  });
};

/** What each stage of an answer reads; without questions there is nothing to fetch. Frozen only once admitted. */
function* split(
  { roots: priced, cost, before }: PricedRoots,
  { model, statistics: { marks } }: PlanContext,
  operation: number,
): Sliced<Planned> {
  const roots = withAhead(priced);
  const traversals: Traversal[] = [];
  const fetched: FetchRoot[] = [];
  for (const root of roots) {
    freeze(root);
    const traversal = traversalOf(root);
    if (traversal) {
      traversals.push(traversal);
      fetched.push(...freeze(fetchRoots(traversal, model)));
    }
    yield;
  }
  const reads: Plan = { kind: 'operation', roots: roots.filter(isRead) };
  const fetches: Plan = fetched.length > 0 ? { ...reads, roots: [...reads.roots, ...fetched] } : reads;
  const plan: OperationPlan = { kind: 'operation', roots };
  return freeze({ plan, reads, fetches, traversals, operation, cost, before, marks, ...aboutSlices(roots) });
}

/** What the slices of the request have, so that stages are left out where none has anything. */
const aboutSlices = (roots: readonly Root[]): Pick<Planned, 'apart' | 'binding' | 'holds' | 'dependsOn'> => {
  const slices = roots.map(root => sliceOf(root));
  const some = (depends: Slice<Root>['dependsOn']): boolean => slices.some(of => of.dependsOn === depends);
  const apart = groupBy(
    roots.filter(root => sliceOf(root).read),
    root => root.kind,
  );
  return {
    apart: [...apart.values()],
    binding: roots.filter(root => sliceOf(root).bind),
    holds: slices.every(({ holds }) => holds === 'ALWAYS')
      ? 'ALWAYS'
      : slices.some(({ holds }) => holds === 'UNTIL_ASKED') || roots.some(root => traversalOf(root)?.across)
        ? 'UNTIL_ASKED'
        : 'UNTIL_WRITTEN',
    dependsOn: some('MORE_THAN_THE_GRAPH')
      ? 'MORE_THAN_THE_GRAPH'
      : some('ALL_KINDS')
        ? 'ALL_KINDS'
        : 'NOTHING_ELSE',
  };
};

/**
 * The operation as a plan, narrowed to what the viewer may see, with its estimated cost: made once per document, taking
 * turns with other operations, and cached.
 */
export const plan = (
  request: Request,
  context: Answering,
  deadline: number,
): PlannedRequest | Promise<PlannedRequest> => {
  const { timing, plans, pace } = context;
  timing.enter('plan');
  const { document, operationName, variables, viewer = ANONYMOUS } = request;
  const factor = costFactor(viewer);
  const toRun = (asked: ToRun): PlannedRequest => {
    const ours = { '@today': today(), [MARKS]: asked.planned.marks };
    return { request, planned: asked.planned, bound: bindMore(asked.variables, ours, boundOf(viewer)) };
  };
  const before = plans.recall(document, operationName, variables, factor);
  if (before) return toRun(before);
  const make = (): Promise<ToRun> =>
    pace.turns.run(plans.make(document, operationName, variables, factor), deadline);
  return make()
    .catch(meetFirst(plans, deadline, make))
    .then(toRun);
};

/** A plan that needs to know how other graphs meet is made once that is known. */
const meetFirst =
  (plans: PlanCache, deadline: number, make: () => Promise<ToRun>) =>
  async (error: unknown): Promise<ToRun> => {
    if (!(error instanceof GraphsNotMet)) throw error;
    await plans.current.elsewhere?.meet(error.graphs, deadline);
    return make();
  };

/** Number of retries: each time, further kinds were marked while the request was being answered. */
const ATTEMPTS = 5;

/**
 * Does work with plans that know which kinds have dates, and which have members that are not public; again, with
 * plans made anew, if a kind or relation got its first meanwhile.
 */
export const upToDate = async <T>(context: Answering, work: (isAgain: boolean) => Promise<T>): Promise<T> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    try {
      return await work(attempt > 0);
    } catch (error) {
      if (!(error instanceof OutOfDate)) throw error;
      await readAgain(context);
    }
  }
  throw new SamgrafError(
    'STORE_UNAVAILABLE',
    'The graph changes faster than it can be read.',
    'Try again in a moment.',
  );
};

const readAgain = async ({ store, plans }: Answering): Promise<void> => {
  know(await store.marks(), plans);
};

/** A kind that once was marked counts as marked for as long as this server runs. */
const know = (marks: Marks, plans: PlanCache): void => {
  plans.refresh({ ...plans.current, statistics: marked(plans.current.statistics, marks) });
};

/**
 * For what is told by which kinds are closed without a plan that knows it: what had been written when the marks were
 * read is told as they say.
 */
export const heedMarks = (marks: Marks, plans: PlanCache): void => {
  if (marks.count !== plans.current.statistics.marks) know(marks, plans);
};
