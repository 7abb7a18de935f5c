import type { Arm, Assuming, Expansion, Seeds, Reach, Selector } from '../plan/traversal';
import type { Arguments } from './arguments';

/**
 * What a question looks at: where it starts (`seeds`), which of the nodes met are like this (`tests`), how far it follows
 * what (`expansions`), what it must know of nodes and edges, and what its computing costs. Names are types: what is read
 * of the result must be among what was laid out.
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
  /** Where a page is not of 1 to 1,000. */
  pageSize?: number;
}>;

/** When something holds. */
export const VALIDITY = ['validFrom', 'validTo'] as const;

/** Whether the client asks for a field, anywhere in the answer. */
export type Asks = (field: string) => boolean;

/** A question as the planner knows it. */
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

/** So many levels along the same arms. */
export const expansion = <const H extends string, const F extends string>(
  name: H,
  from: readonly F[],
  levels: number,
  arms: readonly Arm[],
  unscoped = false,
): Expansion<H, F> => ({ name, from, levels: Array.from({ length: levels }, () => arms), unscoped });
