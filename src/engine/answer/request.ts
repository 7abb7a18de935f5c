import type { DocumentNode, GraphQLError } from 'graphql';
import type { Viewer } from '../access/viewer';
import type { Budget } from '../graph/sliced';
import type { Model } from '../model/model';
import type { Bound, RowMap } from '../plan/plan';
import type { Json } from '../shape/json';
import type { Store } from '../store/store';
import type { Running } from './turns';
import type { Pacing } from './admission';
import type { GraphPrice } from '../plan/elsewhere';
import type { Traversal } from '../plan/traversal';
import type { PlanCache, Planned } from './plans';
import type { Cost } from '../plan/cost';
import type { Computed } from '../questions/fetch';

/** An operation of a document that has been parsed and validated. */
export type Request = Readonly<{
  document: DocumentNode;
  operationName: string | undefined;
  variables: Bound;
  /** Who asks; nobody in particular if absent. */
  viewer?: Viewer;
}>;

/** A planned request with the values bound to its plan: everything its answer depends on besides the graph. */
export type PlannedRequest = Readonly<{ request: Request; planned: Planned; bound: Bound }>;

export type Answer = Readonly<{
  data: Record<string, Json>;
  errors: readonly GraphQLError[];
  /** For `extensions.cost`, if requested. */ cost: () => CostReport;
}>;

/** What answering needs from the server, and the timing of this request. */
export type Answering = Readonly<{
  store: Store;
  plans: PlanCache;
  model: Model;
  pace: Pacing;
  /** Nobody accepts its own proposal. */
  fourEyes?: boolean;
  timing: Timing;
}>;

/** What each question that goes on elsewhere would take there. */
export type PricesElsewhere = ReadonlyMap<Traversal, readonly GraphPrice[]>;

/** The same for one answer, with its deadline, what it has begun, its budget of steps in memory, and what other graphs said of it. */
export type Step = Answering &
  Readonly<{ deadline: number; running: Running; budget: Budget; prices: PricesElsewhere }>;

/** A request in progress, as its sender sees it. */
export interface Underway {
  /** Identifies its log lines. */
  readonly id: string;
  /** Who has a share of the server: the key or token, or the address; the server itself if absent. */
  readonly client?: string;
  readonly timing: Timing;
  read(document: DocumentNode): void;
  planned(asked: PlannedRequest): void;
  /** Only if it is not answered from the cache. */
  answered(answer: Answer): void;
  /** `told` is what the sender sees of it. */
  failed(error: unknown, told: readonly GraphQLError[]): void;
}

/** How long each stage of a request took, in milliseconds: the entries of its `Server-Timing` header. */
export class Timing {
  /** Finished stages, in order. */
  readonly times: [stage: string, milliseconds: number][] = [];
  private ended = '';
  private current: string | undefined;
  private begun = 0;

  /** Starts a stage and ends the previous one. */
  enter(stage: string): void {
    const now = performance.now();
    this.end(now);
    this.current = stage;
    this.begun = now;
  }

  /** `plan;dur=0.12, find;dur=1.4, …` (W3C Server Timing), so far; empty if no stage was entered. */
  header(): string {
    this.end(performance.now());
    this.current = undefined;
    return this.ended;
  }

  private end(now: number): void {
    if (this.current === undefined) return;
    const took = Math.round((now - this.begun) * 100) / 100;
    this.times.push([this.current, took]);
    this.ended += `${this.ended && ', '}${this.current};dur=${took}`;
  }
}

/** What was read: rows that are counted already, and others. */
type Read = Readonly<{ rows: number; row: RowMap; asked: boolean }>;
/** What was computed, and the number of steps it took. */
type Done = Readonly<{ computed: readonly Computed[]; steps: number }>;

/**
 * The estimated maximum cost of an operation and its actual cost: rows read, edges visited by its questions, steps
 * taken in memory, statements sent. Only the database knows what filters visit.
 */
export type CostReport = Readonly<{
  estimated: Cost;
  actual: Readonly<{ rows: number; edges: number; steps: number; statements: number }>;
}>;

export const reportCost = (
  estimated: Cost,
  { rows, row, asked }: Read,
  { computed, steps }: Done,
): CostReport => ({
  estimated,
  actual: {
    rows: rows + rowsIn(Object.values(row)),
    edges: computed.reduce((sum, c) => sum + c.visited, 0),
    steps,
    statements: Number(computed.length > 0) + Number(asked),
  },
});

/** Counts every object in an answer as a row read. */
export const rowsIn = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  let rows = Array.isArray(value) ? 0 : 1;
  for (const key in value) rows += rowsIn((value as RowMap)[key]);
  return rows;
};
