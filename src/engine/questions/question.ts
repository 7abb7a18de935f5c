import type { Model } from '../model/model';
import type { Roles } from '../model/roles';
import type { RowMap } from '../plan/plan';
import type { Statistics } from '../plan/statistics';
import type { Assumed, Assuming, Traversal } from '../plan/traversal';
import type { Arguments, Asks, QuestionLayout, QuestionPlan } from '../planner/arguments';
import type { Budget } from '../graph/sliced';
import type { Found } from '../graph/found';
import type { FoundElsewhere } from '../graph/union';
import type { Sliced } from '../graph/sliced';

/** A question as it was asked: after what its page begins, what its cursors are marked by, the two days that it compares. */
export type AskedQuestion = Omit<Traversal, 'assuming'> &
  Readonly<{
    assuming: Assumed | undefined;
    after: unknown;
    hash: string;
    compares: readonly [string, string] | undefined;
  }>;

/** What is needed to compute an answer, besides what was found. */
export type Computing = Readonly<{
  traversal: AskedQuestion;
  model: Model;
  statistics: Statistics;
  /** The day asked about. */ day: string;
  /** What other graphs answered, where it goes on in them. */ elsewhere?: FoundElsewhere;
  /** The values of the request. */ bound: RowMap;
  /** The budget of the operation. */ budget: Budget;
  /** Whether the graph has anything that the viewer may not see, or might not. */ hides: boolean;
}>;

/**
 * The answer to a question before its nodes and edges are fetched, and the nodes among which all relations
 * are to be read.
 */
export type ComputedQuestion = RowMap & Readonly<{ among?: readonly string[] }>;

/** A question as seen by everything but its own file. */
export type Question = QuestionPlan &
  Readonly<{
    /** Extends the schema; see sdl-parts.ts. Some of it may be made of the parts that kinds of the model play. */
    sdl: (model: Pick<Model, 'kinds' | 'roles'>) => string;
    /** Whether a model has what the question is about. */
    offered: (model: Model) => boolean;
    /** `read` is what was found, `found` the same with the what-if applied. */
    compute: (asked: unknown, found: Found, computing: Computing, read: Found) => Sliced<ComputedQuestion>;
  }>;

/**
 * A question is one slice: its SDL, what it searches, and what is computed on what was found. The names of
 * the seeds, expansions and facts are inferred from the layout, so that a misspelt name in `compute` does not
 * compile.
 */
type Slice<A, S extends string, H extends string, F extends string> = Readonly<{
  name: string;
  typename: string;
  sdl: string | Question['sdl'];
  /** Kinds and relations without which it is not offered, by name. */
  needs?: readonly string[];
  /** The same by the parts that they play. */
  offered?: (roles: Roles) => boolean;
  layout: (read: Arguments, asks: Asks, assuming: Assuming | undefined) => QuestionLayout<A, S, H, F>;
  compute: (
    asked: NoInfer<A>,
    found: Found<NoInfer<S>, NoInfer<H>, NoInfer<F>>,
    computing: Computing,
    read: Found<NoInfer<S>, NoInfer<H>, NoInfer<F>>,
  ) => Sliced<ComputedQuestion>;
}>;

/** `compute` gets what its own layout asked for: the only place where that is taken on trust. */
export const question = <A, S extends string, H extends string = never, F extends string = never>({
  needs = [],
  offered = () => true,
  compute,
  sdl,
  ...slice
}: Slice<A, S, H, F>): Question => ({
  ...slice,
  sdl: typeof sdl === 'string' ? () => sdl : sdl,
  offered: ({ kinds, relations, roles }) =>
    needs.every(name => kinds.has(name) || relations.has(name)) && offered(roles),
  compute: compute as unknown as Question['compute'],
});
