import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { freeze } from '../model/freeze';
import type { Model } from '../model/model';
import { checkCost, estimate, type Cost } from '../plan/cost';
import { disclosed } from '../plan/disclosed';
import { isRead, type Bound, type OperationPlan, type Plan } from '../plan/plan';
import type { Traversal } from '../plan/traversal';
import { authorise } from '../plan/authorise';
import { chooseOperation, planOperation, type PlanContext } from '../planner/operation';
import { Variables } from '../planner/variables';
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
  cost: Cost;
}>;

/** Cached plans of one operation of a document, by the values of the variables that shape them. */
type Entry = {
  readonly operation: OperationDefinitionNode;
  readonly read: ReadVariables;
  readonly structural: Set<string>;
  plans: Map<string, Planned>;
};

/** Maximum number of cached plans for one operation, and for all documents together. */
const KEPT = 200;
const KEPT_IN_ALL = 2_000;

/**
 * Plans an operation once per document, for all viewers. Variables that only supply values do not affect the plan; for those that shape it
 * (a whole filter, a cursor), a plan is cached for each of their latest values.
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

  plan(
    document: DocumentNode,
    operationName: string | undefined,
    raw: Bound,
    factor = 1,
  ): Readonly<{ planned: Planned; variables: Bound }> {
    const entry = this.entryOf(document, operationName);
    const variables = entry.read(raw);
    const before = entry.plans.get(keyOf(entry.structural, variables));
    this.lookups[before ? 'hits' : 'misses'] += 1;
    if (before) {
      checkCost({ ...before, statistics: this.context.statistics }, factor);
      return { planned: before, variables };
    }
    const reader = new Variables(variables);
    const { access, statistics } = this.context;
    const asked = planOperation(document, entry.operation, reader, this.context);
    const plan = access ? authorise(asked, access, this.context) : asked;
    const cost = estimate(plan, statistics);
    checkCost({ plan, cost, statistics }, factor);
    this.planned += 1;
    const planned = split(plan, { serial: this.planned, cost }, this.context.model);
    this.keep(entry, reader.structural, variables, planned);
    return { planned, variables };
  }

  private keep(entry: Entry, structural: ReadonlySet<string>, variables: Bound, planned: Planned): void {
    const grows = [...structural].some(name => !entry.structural.has(name));
    for (const name of structural) entry.structural.add(name);
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
      structural: new Set<string>(),
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
const keyOf = (structural: ReadonlySet<string>, variables: Bound): string => {
  const names = Object.keys(variables);
  if (names.length > 1) names.sort();
  const missing = names.filter(name => variables[name] === null).join(' ');
  if (structural.size === 0) return `${names.join(' ')}|${missing}`;
  return `${names.join(' ')}|${missing}|${JSON.stringify([...structural].sort().map(name => variables[name] ?? null))}`;
};

/** What each stage of an answer reads; without questions there is nothing to fetch. */
const split = (plan: OperationPlan, about: Pick<Planned, 'serial' | 'cost'>, model: Model): Planned => {
  const traversals = plan.roots.filter(root => root.kind === 'traversal');
  const reads: Plan = { kind: 'operation', roots: plan.roots.filter(isRead) };
  const fetched = traversals.flatMap(traversal => fetchRoots(traversal, model));
  const fetches: Plan = fetched.length > 0 ? { ...reads, roots: [...reads.roots, ...fetched] } : reads;
  return freeze({ plan, reads, fetches, traversals, ...about });
};
