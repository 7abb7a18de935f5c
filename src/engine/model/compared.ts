import type { FactCondition } from './consequences';
import type { Phrase } from './model';

/** How alike two things are in one respect; the SDL says what each means (`Resemblance`). */
export const RESEMBLANCES = ['MAGNITUDE', 'SAME', 'LINKED', 'SHARED'] as const;
export type Resemblance = (typeof RESEMBLANCES)[number];

/** A respect in which things of a kind are compared, as declared with @comparable. */
export type Criterion = Readonly<{
  /** As clients name it. */
  name: string;
  measure: Resemblance;
  /** The field of the kind, or the relation that goes from it. */
  of: string;
  weight: number;
  /** It counts where a client chooses none. */
  usual: boolean;
  /** Those that are not alike in it at all are not comparable. */
  bounds: boolean;
  description: string;
  says: Phrase;
  differs: Phrase | undefined;
  /** A value that is no choice, and what is said where both have it. */
  none: Readonly<{ value: string; says: Phrase }> | undefined;
}>;

/** What is taken into use by those that are compared, as declared with @adopts. */
export type Adopts = Readonly<{
  relation: string;
  together: readonly string[];
  shown: FactCondition | undefined;
  must: FactCondition | undefined;
  should: FactCondition | undefined;
}>;

/** The kind whose things are compared with each other, and by what. */
export type Compared = Readonly<{
  kind: string;
  criteria: readonly Criterion[];
  adopts: Adopts | undefined;
}>;
