/** What the server gives the playground for its pictures, in a file of its own: the words of the model, and what is said around them. */

type Words = Readonly<Partial<Record<string, string>>>;
export type GivenNoun = Readonly<{
  one: Words;
  many: Words;
  gender: Readonly<Partial<Record<string, 'MASCULINE' | 'FEMININE' | 'NEUTER'>>>;
}>;
type Direction = 'FORWARD' | 'BACKWARD';
export type SaidRelation = Readonly<{ forward: Words; backward: Words }> &
  Readonly<{
    given?: readonly (Readonly<{ fact: string; is?: readonly string[]; isNot?: readonly string[] }> &
      Readonly<{ forward: Words; backward: Words }>)[];
  }>;
/** By field: the name of the relation, and from which end it is asked for. */
export type EntityFields = Readonly<Record<string, readonly [relation: string, direction: Direction]>>;

export type GivenWords = Readonly<{
  spoken: Readonly<{ languages: readonly string[]; fallbacks: Readonly<Record<string, readonly string[]>> }>;
  /** Files of messages, by language. */
  texts: Readonly<Record<string, string>>;
  /** The kind that all things are of. */
  entity: string;
  labels: Readonly<{
    kinds: Readonly<Record<string, GivenNoun>>;
    relations: Readonly<Record<string, SaidRelation>>;
    lanes: Readonly<Record<string, string>>;
    spokenOf: Readonly<Record<string, Readonly<{ isQuoted: boolean; isActor: boolean }>>>;
    relationFields: Readonly<Record<string, EntityFields>>;
  }>;
}>;
