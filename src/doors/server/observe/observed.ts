import type { CostReport } from '../../../engine/answer/request';
import type { ErrorCode } from '../../../engine/errors';

/** The outcome of an operation: refused is the client's fault, failed is ours or the store's. */
export type Outcome = 'ok' | 'refused' | 'failed';

/** A finished operation, as metrics and traces see it. */
export type Observed = Readonly<{
  /**
   * The name of the operation in its document; `anonymous` if it has none, `invalid` if the document has no
   * such operation.
   */
  name: string;
  /** In the order in which they were entered, in milliseconds. */
  stages: readonly (readonly [stage: string, milliseconds: number])[];
  /** When it began, in milliseconds since 1970, and its total duration. */
  begun: number;
  milliseconds: number;
  outcome: Outcome;
  codes: readonly ErrorCode[];
  isSlow: boolean;
  /** If the store answered, not a cache. */
  cost: CostReport | undefined;
  traceparent: string | undefined;
  tracestate: string | undefined;
}>;
