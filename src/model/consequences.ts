/** What may be lost: kinds of consequence, which are told apart and never added up. The SDL says what each means (`Loss`). */
export const CONSEQUENCES = ['FUNCTION', 'COVERAGE', 'DUTY', 'LEGAL_BASIS'] as const;
export type Consequence = (typeof CONSEQUENCES)[number];

/** What happens to something: it ends, or it becomes something else. */
export const CHANGES = ['RETIRE', 'CHANGE'] as const;
export type Change = (typeof CHANGES)[number];

/** How one end needs what it has at the other; the SDL says what each means (`Need`). */
export const NEEDS = ['ALL', 'EACH', 'ONE', 'NONE'] as const;
export type Need = (typeof NEEDS)[number];

/** A condition on a fact of the relation: one of some values, or none of them. No value is none of them. */
export type Given = Readonly<{
  fact: string;
  is: readonly string[] | undefined;
  isNot: readonly string[] | undefined;
}>;

/** One consequence of a relation, as the SDL says it with @consequence. */
export type ConsequenceRule = Readonly<{
  relation: string;
  /** The end that loses when the other does. */
  loses: 'FROM' | 'TO';
  what: Consequence;
  /** What the other end must have lost. */
  when: readonly Consequence[];
  by: readonly Change[];
  /** Concrete kinds of the end that loses; any where absent. */
  of: readonly string[] | undefined;
  given: Given | undefined;
  needs: Need;
  /** All that there is is recorded: with the last of them nothing is left. */
  complete: boolean;
  /** Whether what loses by it takes along what rests on it. */
  carries: boolean;
  because: string;
}>;
