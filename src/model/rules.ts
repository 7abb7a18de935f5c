/**
 * Rules of the SDL that no single record shows: they hold for nodes and relations together, whichever way they are
 * written.
 */

/** Along a relation, a field of the node that it goes to is greater than that of the node that it goes from. */
export type Deeper = Readonly<{ field: string; because: string }>;

/** So many different nodes at the least are joined to each node at an end of a relation. */
export type AtLeast = Readonly<{
  end: 'FROM' | 'TO';
  count: number;
  /** A Boolean field of the node: where it is true, one of them is not recorded. */
  unnamed: string | undefined;
  because: string;
}>;

/** Circles of a relation are no fault, and are told to whoever closes one. */
export type ToldCircles = Readonly<{ because: string }>;

export type RelationRules = Readonly<{
  deeper: readonly Deeper[];
  atLeast: readonly AtLeast[];
  circles: ToldCircles | undefined;
}>;

/** No two nodes of a kind agree in all these fields, and in what they are joined to by each of these relations. */
export type Unique = Readonly<{
  fields: readonly string[];
  /** Names of relations that go from the kind. */
  relations: readonly string[];
  because: string;
}>;

export const NO_RULES: RelationRules = Object.freeze({
  deeper: Object.freeze([]),
  atLeast: Object.freeze([]),
  circles: undefined,
});
