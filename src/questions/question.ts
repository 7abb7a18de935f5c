import type { Model } from '../model/model';
import type { RowMap } from '../plan/plan';
import type { Statistics } from '../plan/statistics';
import type { Assuming, Traversal } from '../plan/traversal';
import type { Arguments } from '../planner/arguments';
import type { Asks, Layout, QuestionPlan } from '../planner/layout';
import type { Budget } from '../graph/budget';
import type { Found } from '../graph/found';
import type { Sliced } from '../graph/sliced';

/** What computing an answer needs at hand, beside what was found. */
export type Computing = Readonly<{
  traversal: Traversal;
  model: Model;
  statistics: Statistics;
  /** The day that the question is about. */ day: string;
  /** Of the operation. */ budget: Budget;
}>;

/** The answer of a question before its nodes and edges are fetched; and the nodes of which all relations are to be read. */
export type Answer = RowMap & Readonly<{ among?: readonly string[] }>;

/** A question as everything but its own file knows it. */
export type Question = QuestionPlan &
  Readonly<{
    /** Extends the schema; see sdl-parts.ts. */
    sdl: string;
    /** Kinds and relations without which it is not offered. */
    needs: readonly string[];
    /** `read` is as it was found, `found` as if what is assumed were so. */
    compute: (asked: unknown, found: Found, computing: Computing, read: Found) => Sliced<Answer>;
  }>;

/**
 * One question is one slice: what it is in the schema, what it looks at, and what is computed on what was found. The
 * names of the seeds, the expansions and the facts are inferred from the layout, so that one that is misspelt where
 * it is computed does not compile.
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

/** Computing gets what its own layout asked for: the one place where that is taken on trust. */
export const question = <A, S extends string, H extends string = never, F extends string = never>({
  needs = [],
  compute,
  ...slice
}: Slice<A, S, H, F>): Question => ({ ...slice, needs, compute: compute as unknown as Question['compute'] });
