import type { CostReport } from '../../answer/cost-report';
import type { ErrorCode } from '../../errors';

/** What became of an operation: refused is the client's doing, failed is ours or the store's. */
export type Outcome = 'ok' | 'refused' | 'failed';

/** An operation that has ended, as metrics and traces see it. */
export type Observed = Readonly<{
  /** Of the operation in its document; `anonymous` where it has none, `invalid` where the document holds no such operation. */
  name: string;
  /** In the order in which they were entered, in milliseconds. */
  stages: readonly (readonly [stage: string, milliseconds: number])[];
  /** When it began, in milliseconds since 1970, and how long all of it took. */
  begun: number;
  milliseconds: number;
  outcome: Outcome;
  codes: readonly ErrorCode[];
  isSlow: boolean;
  /** Where the store answered, and not a cache. */
  cost: CostReport | undefined;
  traceparent: string | undefined;
  tracestate: string | undefined;
}>;
