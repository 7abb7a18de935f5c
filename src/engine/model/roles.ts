import type { Compared } from './compared';
import type { FactCondition } from './consequences';
import type { Flows } from './flows';

/** What a kind may be in questions that any model may be asked. */
export const KIND_ROLES = ['CAPABILITY', 'ASSESSMENT', 'COUNTRY', 'ACTOR', 'OBLIGATION'] as const;
/** What a relation may be in them. */
export const RELATION_ROLES = [
  'USES',
  'CONFORMS_TO',
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

/** Things that are meant together where an end of a question is called by the name of a value that they have. */
export type Collective = Readonly<{
  name: string;
  /** How they are spoken of. */
  called: string;
  /** As clients select the kind, and its field. */
  kind: string;
  field: string;
}>;

/** A step from what realises a capability towards a column: relations that are all followed one way. */
export type ColumnStep = Readonly<{ direction: 'FORWARD' | 'BACKWARD'; relations: readonly string[] }>;

/** What the capabilities may be laid out by, and how what realises them comes to belong there. */
export type CoverageColumn = Readonly<{
  /** As clients name it: the kind, in capitals. */
  name: string;
  kind: string;
  /** The first step goes from what realises a capability, or from the capability itself. */
  from: 'RESOURCE' | 'CAPABILITY';
  along: readonly ColumnStep[];
  /** That a capability is red in two of these is a gap. */
  gap: boolean;
}>;

/**
 * What a relation from who uses something says of that, as declared with @standing: by a rule, as a source shows, or as allowed; and
 * by which relations surveys say whom they looked at, and for what.
 */
export type Standings = Readonly<{
  relation: string;
  must: FactCondition | undefined;
  should: FactCondition | undefined;
  shown: FactCondition | undefined;
  may: readonly FactCondition[];
  /** Another relation that says that it is allowed to. */
  allowed: string | undefined;
  /** The fact that says on which day a source showed it last. */
  seen: string | undefined;
  looked: SurveyRole | undefined;
  /** The field that says on what condition it must or should. */
  condition: string | undefined;
}>;

/** How surveys say what they looked at, as declared with @looked on the relation from them to that. */
export type SurveyRole = Readonly<{
  relation: string;
  /** The relation from a survey to what it looked for. */
  targets: string;
  /** The fact with the ids of what it found of that. */
  found: string;
  /** Where a fact is so, it saw nothing. */
  unless: FactCondition | undefined;
  /** The field of a survey with the day on which it looked. */
  on: string;
}>;

/** How figures say what they weigh, as declared with @weighs on the relation from them to that. */
export type Weighing = Readonly<{
  relation: string;
  /** The fields of a figure: what it tells of use or cost, who said it, when, and whether that is someone else than who counted. */
  what: string;
  by: string;
  on: string;
  secondHand: string;
}>;

/**
 * Which kinds and relations of a model play the parts that questions about capabilities need, by @role and @column. The engine
 * knows them by these parts alone, so that a model calls them what it likes.
 */
export type Roles = Readonly<{
  kinds: ReadonlyMap<KindRole, string>;
  relations: ReadonlyMap<RelationRole, string>;
  columns: readonly CoverageColumn[];
  /** The country that is one's own: what lies only in others is foreign. */
  home: string | undefined;
  /** The IRI by which catalogues name it. */
  place: string | undefined;
  collectives: readonly Collective[];
  /** The kind whose things are compared with each other. */
  compared: Compared | undefined;
  /** The wholes that are drawn with what goes between them. */
  flows: Flows | undefined;
  standings: Standings | undefined;
  weighing: Weighing | undefined;
  /** The name of the fields that say what has to be so before something asks for anything, as declared with @condition. */
  condition: string | undefined;
  /** The name of the fields that say whom a provision is addressed to, as declared with @addressed. */
  addressed: string | undefined;
}>;

export const NO_ROLES: Roles = {
  kinds: new Map(),
  relations: new Map(),
  columns: [],
  home: undefined,
  place: undefined,
  collectives: [],
  compared: undefined,
  flows: undefined,
  standings: undefined,
  weighing: undefined,
  condition: undefined,
  addressed: undefined,
};

/** As many steps as lead to a column at the most. */
export const MOST_STEPS = 3;

/** Tells whether a kind is of those who act, as the model says. */
export const isActor = (
  { name, interfaces }: Readonly<{ name: string; interfaces: readonly string[] }>,
  { roles }: Readonly<{ roles: Roles }>,
): boolean => {
  const actor = roles.kinds.get('ACTOR');
  return actor !== undefined && (name === actor || interfaces.includes(actor));
};
