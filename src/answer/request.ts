import type { DocumentNode, GraphQLError } from 'graphql';
import type { Viewer } from '../access/viewer';
import type { Budget } from '../graph/budget';
import type { Model } from '../model/model';
import type { Bound } from '../plan/plan';
import type { Json } from '../shape/json';
import type { Store } from '../store/store';
import type { CostReport } from './cost-report';
import type { Running } from './deadline';
import type { Pace } from './pace';
import type { PlanCache, Planned } from './plans';
import type { Timing } from './timing';

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
  pace: Pace;
  timing: Timing;
}>;

/** The same for one answer, with its deadline, what it has begun, and its budget of steps in memory. */
export type Step = Answering & Readonly<{ deadline: number; running: Running; budget: Budget }>;

/** A request in progress, as its sender sees it. */
export interface Underway {
  /** Identifies its log lines. */
  readonly id: string;
  readonly timing: Timing;
  read(document: DocumentNode): void;
  planned(asked: PlannedRequest): void;
  /** Only if it is not answered from the cache. */
  answered(answer: Answer): void;
  /** `told` is what the sender sees of it. */
  failed(error: unknown, told: readonly GraphQLError[]): void;
}
