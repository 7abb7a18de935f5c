import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { freeze } from '../model/freeze';
import type { Model } from '../model/model';
import { checkCost, type Cost } from '../plan/cost';
import { isRead, type Bound, type OperationPlan, type Plan } from '../plan/plan';
import type { Traversal } from '../plan/traversal';
import { authorise } from '../plan/authorise';
import { chooseOperation, planOperation, type PlanContext } from '../planner/operation';
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
  reads: Plan;
  fetches: Plan;
  traversals: readonly Traversal[];
  readsEntities: boolean;
  cost: Cost;
}>;

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
 * Plans an operation once per document. Variables that only supply values do not affect the plan; for those that shape it
 * (a whole filter, a cursor), a plan is cached for each of their latest values.
 */
export class PlanCache {
  private entries = new WeakMap<DocumentNode, Map<string, Entry>>();
  private kept = 0;
  private planned = 0;
  readonly lookups = { hits: 0, misses: 0 };

  constructor(private context: PlanContext) {}

  /** Call it after the graph has changed: dates and degrees may differ. */
  refresh(context: PlanContext): void {
    this.context = context;
    this.forget();
  }

  private forget(): void {
    this.entries = new WeakMap();
    this.kept = 0;
  }

  get current(): PlanContext {
    return this.context;
  }

  plan(
    document: DocumentNode,
    operationName: string | undefined,
    raw: Bound,
  ): Readonly<{ planned: Planned; variables: Bound }> {
    const entry = this.entryOf(document, operationName);
    const variables = entry.read(raw);
    const before = entry.plans.get(keyOf(entry.structural, variables));
    this.lookups[before ? 'hits' : 'misses'] += 1;
    if (before) return this.priced(before, variables);
    const reader = new Variables(variables);
    const { access, model, statistics } = this.context;
    const asked = planOperation(document, entry.operation, reader, this.context);
    const plan = access ? authorise(asked, access) : asked;
    this.planned += 1;
    const bound = bindEntities(plan, variables, model);
    const about = { serial: this.planned, cost: checkCost(plan, statistics, bound) };
    const planned = split(plan, about, model);
    this.keep(entry, reader.structural, variables, planned);
    return { planned, variables: bound };
  }

  /** A plan that reads entities costs by how many a request asks for. */
  private priced(planned: Planned, variables: Bound): Readonly<{ planned: Planned; variables: Bound }> {
    if (!planned.readsEntities) return { planned, variables };
    const bound = bindEntities(planned.plan, variables, this.context.model);
    const cost = checkCost(planned.plan, this.context.statistics, bound);
    return { planned: { ...planned, cost }, variables: bound };
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
): unknown => (value === null ? null : structural.get(name)?.(value));

/** What each stage of an answer reads; without questions there is nothing to fetch. */
const split = (plan: OperationPlan, about: Pick<Planned, 'serial' | 'cost'>, model: Model): Planned => {
  const traversals = plan.roots.filter(root => root.kind === 'traversal');
  const reads: Plan = { kind: 'operation', roots: plan.roots.filter(isRead) };
  const fetched = traversals.flatMap(traversal => fetchRoots(traversal, model));
  const fetches: Plan = fetched.length > 0 ? { ...reads, roots: [...reads.roots, ...fetched] } : reads;
  return freeze({ plan, reads, fetches, traversals, readsEntities: readsEntities(plan), ...about });
};
