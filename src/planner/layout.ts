import type { Arm, Assuming, Expansion, Seeds, Reach, Selector } from '../plan/traversal';
import type { Arguments } from './arguments';

/**
 * What a question reads: where it starts (`seeds`), how visited nodes are tested (`tests`), how far it
 * follows which relations (`expansions`), what it needs to know about nodes and edges, and what its
 * computation costs. Names are types: only what was laid out can be read from the result.
 */
export type Layout<
  A = unknown,
  S extends string = string,
  H extends string = string,
  F extends string = string,
> = Readonly<{
  asked: A;
  seeds: readonly Seeds<S>[];
  tests?: readonly Seeds<S>[];
  expansions: readonly Expansion<H, NoInfer<S | H>>[];
  nodeFacts?: readonly F[];
  edgeFacts?: readonly F[];
  days?: readonly [string, string];
  reach?: Reach;
  steps?: number;
  repeats?: boolean;
  among?: boolean;
  /** If pages are not of 1 to 1,000. */
  pageSize?: number;
}>;

/** The dates of validity. */
export const VALIDITY = ['validFrom', 'validTo'] as const;

/** Whether the client selects a field anywhere in the answer. */
export type Asks = (field: string) => boolean;

/** A question as the planner sees it. */
export type QuestionPlan = Readonly<{
  name: string;
  typename: string;
  layout: (read: Arguments, asks: Asks, assuming: Assuming | undefined) => Layout;
}>;

export const named = <const S extends string>(
  name: S,
  argument: string,
  selector: Selector,
  unscoped = false,
): Seeds<S> => ({ name, argument, selector, unscoped });

/** A number of levels along the same arms. */
export const expansion = <const H extends string, const F extends string>(
  name: H,
  from: readonly F[],
  levels: number,
  arms: readonly Arm[],
  unscoped = false,
): Expansion<H, F> => ({ name, from, levels: Array.from({ length: levels }, () => arms), unscoped });
