/** What a kind may be in questions that any model may be asked. */
export const KIND_ROLES = ['CAPABILITY', 'ASSESSMENT', 'COUNTRY'] as const;
/** What a relation may be in them. */
export const RELATION_ROLES = [
  'CONSISTS_OF',
  'REALISES',
  'PROVIDES',
  'ADDRESSES',
  'ASSESSES',
  'IN_CONTEXT_OF',
  'LOCATED_IN',
] as const;

export type KindRole = (typeof KIND_ROLES)[number];
export type RelationRole = (typeof RELATION_ROLES)[number];

/** A step from what realises a capability towards a column: relations that are all followed one way. */
export type ColumnStep = Readonly<{ direction: 'FORWARD' | 'BACKWARD'; relations: readonly string[] }>;

/** What the capabilities may be laid out by, and how what realises them comes to belong there. */
export type Column = Readonly<{
  /** As clients name it: LIFE_EVENT. */
  name: string;
  kind: string;
  /** The first step goes from what realises a capability, or from the capability itself. */
  from: 'RESOURCE' | 'CAPABILITY';
  along: readonly ColumnStep[];
  /** That a capability is red in two of these is a gap. */
  gap: boolean;
}>;

/**
 * Which kinds and relations of a model play the parts that questions about capabilities need, by @role and @column. The engine
 * knows them by these parts alone, so that a model calls them what it likes.
 */
export type Roles = Readonly<{
  kinds: ReadonlyMap<KindRole, string>;
  relations: ReadonlyMap<RelationRole, string>;
  columns: readonly Column[];
  /** The country that is one's own: what lies only in others is foreign. */
  home: string | undefined;
}>;

export const NO_ROLES: Roles = { kinds: new Map(), relations: new Map(), columns: [], home: undefined };

/** As many steps as lead to a column at the most. */
export const MOST_STEPS = 3;
