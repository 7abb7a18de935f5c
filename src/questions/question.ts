import type { Model } from '../model/model';
import type { RowMap } from '../plan/plan';
import type { Statistics } from '../plan/statistics';
import type { Assuming, Traversal } from '../plan/traversal';
import type { Arguments, Asks, Layout, QuestionPlan } from '../planner/arguments';
import type { Budget } from '../graph/sliced';
import type { Found } from '../graph/found';
import type { Sliced } from '../graph/sliced';

/** A question as it was asked: after what its page begins, what its cursors are marked by, the two days that it compares. */
export type Asked = Traversal &
  Readonly<{ after: unknown; hash: string; compares: readonly [string, string] | undefined }>;

/** What is needed to compute an answer, besides what was found. */
export type Computing = Readonly<{
  traversal: Asked;
  model: Model;
  statistics: Statistics;
  /** The day asked about. */ day: string;
  /** The values of the request. */ bound: RowMap;
  /** The budget of the operation. */ budget: Budget;
  /** Whether the graph has anything that the viewer may not see, or might not. */ hides: boolean;
}>;

/**
 * The answer to a question before its nodes and edges are fetched, and the nodes among which all relations
 * are to be read.
 */
export type Answer = RowMap & Readonly<{ among?: readonly string[] }>;

/** A question as seen by everything but its own file. */
export type Question = QuestionPlan &
  Readonly<{
    /** Extends the schema; see sdl-parts.ts. */
    sdl: string;
    /** Kinds and relations without which the question is not offered. */
    needs: readonly string[];
    /** `read` is what was found, `found` the same with the what-if applied. */
    compute: (asked: unknown, found: Found, computing: Computing, read: Found) => Sliced<Answer>;
  }>;

/**
 * A question is one slice: its SDL, what it searches, and what is computed on what was found. The names of
 * the seeds, expansions and facts are inferred from the layout, so that a misspelt name in `compute` does not
 * compile.
 */
type Slice<A, S extends string, H extends string, F extends string> = Readonly<{
  name: string;
  typename: string;
  sdl: string;
  needs?: readonly string[];
  layout: (read: Arguments, asks: Asks, assuming: Assuming | undefined) => Layout<A, S, H, F>;
  compute: (
    asked: NoInfer<A>,
    found: Found<NoInfer<S>, NoInfer<H>, NoInfer<F>>,
    computing: Computing,
    read: Found<NoInfer<S>, NoInfer<H>, NoInfer<F>>,
  ) => Sliced<Answer>;
}>;

/** `compute` gets what its own layout asked for: the only place where that is taken on trust. */
export const question = <A, S extends string, H extends string = never, F extends string = never>({
  needs = [],
  compute,
  ...slice
}: Slice<A, S, H, F>): Question => ({ ...slice, needs, compute: compute as unknown as Question['compute'] });
