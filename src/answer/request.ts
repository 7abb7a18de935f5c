import type { DocumentNode, GraphQLError } from 'graphql';
import type { Budget } from '../graph/budget';
import type { Model } from '../model/model';
import type { Bound } from '../plan/plan';
import type { Json } from '../shape/shape';
import type { Store } from '../store/store';
import type { CostReport } from './cost-report';
import type { Pace } from './pace';
import type { PlanCache, Planned } from './plan-cache';
import type { Timing } from './timing';

/** An operation of a document that has been parsed and validated. */
export type Request = Readonly<{
  document: DocumentNode;
  operationName: string | undefined;
  variables: Bound;
}>;

/** A request planned, with the values that are bound to its plan: all that its answer depends on beside the graph. */
export type PlannedRequest = Readonly<{ request: Request; planned: Planned; bound: Bound }>;

export type Answer = Readonly<{
  data: Record<string, Json>;
  errors: readonly GraphQLError[];
  /** For `extensions.cost`, when asked for. */ cost: () => CostReport;
}>;

/** What answering takes: of the server, and the times of this request. */
export type Answering = Readonly<{
  store: Store;
  plans: PlanCache;
  model: Model;
  pace: Pace;
  timing: Timing;
  /** Values of the variables by which `plans` tell what the viewer may see; see plan/authorise.ts. */ viewer?: Bound;
}>;

/** The same within one answering: until when, and with how many steps in memory. */
export type Step = Answering & Readonly<{ deadline: number; budget: Budget }>;

/** A request on its way, as who sent it sees it. */
export interface Underway {
  /** By which its log is found. */
  readonly id: string;
  readonly timing: Timing;
  read(document: DocumentNode): void;
  planned(asked: PlannedRequest): void;
  /** Only where it is answered anew. */
  answered(answer: Answer): void;
  /** `told` is what its sender is told of it. */
  failed(error: unknown, told: readonly GraphQLError[]): void;
}
