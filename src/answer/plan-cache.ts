import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { SamgrafError } from '../errors';
import { freeze } from '../model/objects';
import { finish, type Sliced } from '../graph/sliced';
import { readsAhead } from '../plan/ahead';
import { Pricing, checkCost, isWithin, type Cost } from '../plan/cost';
import { disclosed } from '../plan/disclosed';
import { isRead, type Bound, type FetchRoot, type OperationPlan, type Plan, type Root } from '../plan/plan';
import type { Traversal } from '../plan/traversal';
import { authorise } from '../plan/authorise';
import { chooseOperation, planRoots, type PlanContext, type RootsInTurn } from '../planner/operation';
import { bindEntities, readsEntities } from '../plan/representations';
import { Variables, type ShapeOf } from '../planner/variables';
import { fetchRoots } from '../questions/fetch';
import { variablesOf, type ReadVariables } from './coerce-variables';

export type { Bound };

/**
 * A planned operation, deeply frozen: what *find* reads, what the one statement reads, and what it reads together with
 * everything that the questions fetch. Its serial number is unique.
 */
export type Planned = Readonly<{
  serial: number;
  plan: OperationPlan;
  /** The date marks that it knows; see Statistics. */ marks: number | undefined;
  reads: Plan;
  fetches: Plan;
  traversals: readonly Traversal[];
  readsEntities: boolean;
  cost: Cost;
}>;

/** A plan, and the values of its variables. */
export type ToRun = Readonly<{ planned: Planned; variables: Bound }>;

/** The variables that shape the plans of an operation, and what of each does. */
type Structural = Map<string, ShapeOf>;

/** Cached plans of one operation of a document, by the values of the variables that shape them. */
type Entry = {
  readonly operation: OperationDefinitionNode;
  readonly read: ReadVariables;
  readonly structural: Structural;
  plans: Map<string, Planned>;
};

/** Maximum number of cached plans for one operation, and for all documents together. */
const KEPT = 200;
const KEPT_IN_ALL = 2_000;

/**
 * Plans an operation once per document, for all viewers. Variables that only supply values do not affect the plan;
 * for those that shape it (a whole filter, a cursor), a plan is cached for each of their latest values.
 */
export class PlanCache {
  private entries = new WeakMap<DocumentNode, Map<string, Entry>>();
  private kept = 0;
  private planned = 0;
  readonly lookups = { hits: 0, misses: 0 };

  private context: PlanContext;

  constructor(context: PlanContext) {
    this.context = shown(context);
  }

  /** Call it after the graph has changed: dates and degrees may differ. */
  refresh(context: PlanContext): void {
    this.context = shown(context);
    this.forget();
  }

  private forget(): void {
    this.entries = new WeakMap();
    this.kept = 0;
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
    const planned = entry.plans.get(keyOf(entry.structural, variables));
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
      const planned = yield* split(all, context, (this.planned += 1));
      if (context !== this.context) continue;
      this.keep(entry, reader.structural, variables, planned);
      return { planned, variables: bound };
    }
  }

  /**
   * A plan for a viewer whose limits are `factor` times the plain ones, which another's may have exceeded; one
   * that reads entities costs by how many a request asks for. @throws COST_LIMIT
   */
  private admitted(planned: Planned, variables: Bound, factor: number): ToRun {
    const { statistics, model } = this.context;
    if (planned.readsEntities) {
      const bound = bindEntities(planned.plan, variables, model);
      const cost = checkCost(planned.plan, statistics, bound, factor);
      return { planned: { ...planned, cost }, variables: bound };
    }
    if (!isWithin(planned.cost, factor)) checkCost(planned.plan, statistics, {}, factor);
    return { planned, variables };
  }

  private keep(
    entry: Entry,
    structural: ReadonlyMap<string, ShapeOf>,
    variables: Bound,
    planned: Planned,
  ): void {
    const grows = [...structural.keys()].some(name => !entry.structural.has(name));
    for (const [name, shapeOf] of structural) entry.structural.set(name, shapeOf);
    if (grows || entry.plans.size >= KEPT) entry.plans = new Map();
    entry.plans.set(keyOf(entry.structural, variables), planned);
    this.kept += 1;
    if (this.kept >= KEPT_IN_ALL) this.forget();
  }

  private entryOf(document: DocumentNode, name: string | undefined): Entry {
    const byName = this.entries.get(document) ?? new Map<string, Entry>();
    this.entries.set(document, byName);
    const before = byName.get(name ?? '');
    if (before) return before;
    const operation = chooseOperation(document, name);
    const entry = {
      operation,
      read: variablesOf(operation, this.context.schema),
      structural: new Map(),
      plans: new Map<string, Planned>(),
    };
    byName.set(name ?? '', entry);
    return entry;
  }
}

/** Where viewers differ in what they may see, nothing told or refused may depend on what some may not. */
const shown = (context: PlanContext): PlanContext =>
  context.access ? { ...context, statistics: disclosed(context.statistics) } : context;

/** The values that shaped the plan, and which of the others are missing. */
const keyOf = (structural: ReadonlyMap<string, ShapeOf>, variables: Bound): string => {
  const names = Object.keys(variables);
  if (names.length > 1) names.sort();
  const missing = names.filter(name => variables[name] === null).join(' ');
  if (structural.size === 0) return `${names.join(' ')}|${missing}`;
  return `${names.join(' ')}|${missing}|${JSON.stringify([...structural.keys()].sort().map(name => shapeIn(structural, name, variables)))}`;
};

const shapeIn = (
  structural: ReadonlyMap<string, ShapeOf>,
  name: string,
  { [name]: value = null }: Bound,
): unknown => {
  try {
    return value === null ? null : structural.get(name)?.(value);
  } catch (error) {
    // No plan is kept for it: making one tells what is wrong, and where.
    if (error instanceof SamgrafError) return false;
    throw error;
  }
};

type PricedRoots = Readonly<{ roots: readonly Root[]; cost: Cost }>;

/** Prices each root as it is planned. @throws COST_LIMIT as soon as those planned so far cost too much. */
function* priced(
  { roots: planning, count }: RootsInTurn,
  variables: Bound,
  { statistics, access, model }: PlanContext,
  factor: number,
): Sliced<PricedRoots & Readonly<{ bound: Bound }>> {
  const pricing = new Pricing(count, statistics, factor);
  const authorised = access ? authorise(access, { model, statistics }) : (root: Root) => root;
  const roots: Root[] = [];
  let bound = variables;
  for (const planned of planning) {
    const root = authorised(planned);
    roots.push(root);
    bound = bindEntities({ kind: 'operation', roots: [root] }, bound, model);
    pricing.add(root, bound);
    pricing.check();
    yield;
  }
  return { roots, cost: pricing.check(), bound };
}

/** What each stage of an answer reads; without questions there is nothing to fetch. Frozen only once admitted. */
function* split(
  { roots: priced, cost }: PricedRoots,
  { model, statistics: { marks } }: PlanContext,
  serial: number,
): Sliced<Planned> {
  const ahead = readsAhead(priced);
  const roots = priced.map(root => (root.kind === 'traversal' ? { ...root, ahead } : root));
  const traversals: Traversal[] = [];
  const fetched: FetchRoot[] = [];
  for (const root of roots) {
    freeze(root);
    if (root.kind === 'traversal') {
      traversals.push(root);
      fetched.push(...freeze(fetchRoots(root, model)));
    }
    yield;
  }
  const reads: Plan = { kind: 'operation', roots: roots.filter(isRead) };
  const fetches: Plan = fetched.length > 0 ? { ...reads, roots: [...reads.roots, ...fetched] } : reads;
  const plan: OperationPlan = { kind: 'operation', roots };
  const about = { readsEntities: readsEntities(plan), serial, cost, marks };
  return freeze({ plan, reads, fetches, traversals, ...about });
}
