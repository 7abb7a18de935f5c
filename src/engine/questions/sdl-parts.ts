import { DEFAULTS } from '../model/question-defaults';
import { ACROSS, CROSSINGS } from './elsewhere';
/** What arguments mean that several fields take, in the SDL of questions and in the schema made from the Model alike. */
export const ARGUMENTS = {
  asOf: 'The day to ask about, for every node and relation below; today, where the pack is, if omitted.',
  undated:
    'Whether relations without dates count. If omitted, they count today and from the earliest day on which anything in the graph begins or ends; always, where there is no such day.',
  certainty: 'The lowest certainty to accept, for every node and relation below.',
  verdicts:
    'Count only relations with one of these verdicts; UNCHECKED means that nobody has checked the relation. If omitted, all relations count.',
  where: 'Return only those that match this filter; all if omitted.',
  first: 'Maximum number of items to return, 1 to 1,000.',
  after: 'Return the items after this cursor.',
  source: 'Id of the source to cite, on what is created and in the change log.',
  reason: 'Why, for the change log.',
  created: 'The certainty of what is created without one of its own.',
  cascade: 'Whether to delete its relations too; if false, a node that has relations is not deleted.',
  expectedVersion:
    'The `version` that the change was made for; 0 if it must not exist yet. The change is refused if it has another version.',
  validFrom: 'The validFrom of the relation, if it has one: it is part of what identifies the relation.',
} as const;

/** SDL for arguments and types shared by several questions. */

/** Left out where relations have no verdicts. */
export const VERDICTS = `
    "${ARGUMENTS.verdicts}"
    verdicts: [Verdict!]`;

export const CERTAINTY = `
    "${ARGUMENTS.certainty}"
    certainty: Certainty${VERDICTS}`;

export const UNDATED = `
    "${ARGUMENTS.undated}"
    undated: UndatedRelations`;

export const SCOPE = `
    "${ARGUMENTS.asOf}"
    asOf: Date${UNDATED}${CERTAINTY}`;

/** Fields of answers about changes over time. */
export const UNDATED_TOLD = `
  "Number of relations that have no dates, so that it is not known when they began or ended; null if something was left out."
  undated: Int
  "What that means for the answer, in plain language ({spoken}); null if there are none."
  warning("Other languages get {first}." lang: Language = {first}): String`;

export const ASSUMING = `
    "What if: the answer is computed as if this were so. Nothing is written."
    assuming: Assuming`;

export const PAGE = `
    "${ARGUMENTS.first}"
    first: Int = 20
    "${ARGUMENTS.after}"
    after: String`;

const RELATIONS = `
    "Follow only these relations; if omitted, all but those that would make everything a neighbour of everything."
    relations: [RelationName!]`;

/** Read by `Arguments.relations`. */
export const DUTY = `
    "Follow only relations by which a duty reaches: from whom it binds to the act that lays it down, and to the act which that gives effect to. Then \`relations\` is not given."
    duty: Boolean = false`;

export const WAYS = `
    "Where paths start."
    from: EntitySelector!
    "Where paths end."
    to: EntitySelector!
    "What paths must pass through, between the ends; anything if omitted."
    via: EntitySelector
    "What no path may pass through."
    avoid: EntitySelector${RELATIONS}${DUTY}
    "The direction in which relations are followed."
    direction: Direction = ${DEFAULTS.direction}
    "Minimum number of relations in a path, 1 to maxHops."
    minHops: Int = ${DEFAULTS.minHops}
    "Maximum number of relations in a path, 1 to 8."
    maxHops: Int = ${DEFAULTS.maxHops}${ACROSS}`;

export const TYPES = `
    "Return only nodes of these kinds; paths may still pass through others."
    kinds: [KindName!]`;

export const AROUND = `${TYPES}${RELATIONS}`;

/** The SDL of a page of answers: the items, how many there are, what was cut and what was assumed. */
export const answer = (name: string, item: string, description: string, more = ''): string => `
"""${description}"""
type ${name} {
  "What is on the page."
  nodes: [${item}!]!
  "The same, each with its cursor."
  edges: [${name}Edge!]!
  "The total number, regardless of the page; null if something was left out, so that it is not known."
  totalCount: Int
  "Set if something was left out."
  truncated: Truncation
  "What was assumed."
  assumed: [Assumption!]!
  "The position of the page in the whole list."
  pageInfo: PageInfo!
  ${more}
}
"One of a page of ${name}, with its cursor."
type ${name}Edge {
  "What is at this place."
  node: ${item}!
  "Pass it as \`after\` to start the next page after this item."
  cursor: String!
}
`;

/**
 * Types shared by the SDL of several questions. Fields of type `Entity` or `Step` stand for nodes and edges;
 * all others are computed (see planner/collect.ts).
 */
export const SHARED_SDL = `
"The direction in which relations are followed. A relation points the way its name reads: USES, for example, from an actor to a resource."
enum Direction {
  "In the direction in which they point."
  FORWARD
  "Against that direction."
  BACKWARD
  "In both directions."
  ANY
}

"A relation by its kind and its ends, in the direction in which it points."
input EdgeReference {
  "Its kind."
  relation: RelationName!
  "The id of the node that it starts from."
  from: ID!
  "The id of the node that it leads to."
  to: ID!
}

"A node by its id, or a relation by its kind and ends."
input WithoutItem @oneOf {
  "The id of a node."
  id: ID
  "A relation."
  edge: EdgeReference
}

"A relation to add. It counts as uncertain unless said otherwise."
input AssumedRelation {
  "Its kind."
  relation: RelationName!
  "The id of the node that it starts from."
  from: ID!
  "The id of the node that it leads to."
  to: ID!
  "The certainty to assume for it."
  certainty: Certainty = UNCERTAIN
}

"A node that no longer exists from a day on."
input Retirement {
  "The id of the node."
  id: ID!
  "The first day on which it no longer exists."
  on: Date!
}

"""
What to assume. Nothing is written, and the nodes of an answer are shown as they are. A filter of from or to
takes account of what is taken away; one that looks at a relation of a kind that with adds is refused.
"""
input Assuming {
  "As if these did not exist."
  without: [WithoutItem!]
  "As if these existed, on every day and also with undated: EXCLUDE, unless they already do with at least the same certainty. A relation that would close a circle is rejected where the relation must not have circles."
  with: [AssumedRelation!]
  "As if these ended on a day."
  retire: [Retirement!]
}

"How something was assumed."
enum AssumptionKind {
  "As if it did not exist."
  WITHOUT
  "As if it existed."
  WITH
  "As if it ended on a day."
  RETIRE
}

"Something that was assumed."
type Assumption {
  "The kind of assumption."
  kind: AssumptionKind!
  "In plain language: {spoken}."
  explanation("Other languages get {first}." lang: Language = {first}): String!
  """
  false: it changes nothing on the day asked about (on either day of a difference): what it takes away is not valid then,
  what it adds is there already, or it is less certain than what counts.
  """
  effective: Boolean!
}

"A path from one node to another that passes no node twice. It is as strong as its weakest step."
type Path {
  "Number of relations."
  length: Int!
  "The certainty of its weakest step."
  certainty: Certainty!
  "Where it starts."
  from: Entity!
  "Where it ends."
  to: Entity!
  "How many of its relations have no dates, so that it is not known whether they are valid on the day asked about."
  undated: Int!
  "The relations on it, in order."
  steps: [Step!]!${CROSSINGS}
  "In plain language, naming the weakest link, in {spoken}; other languages get {first}."
  explanation("Other languages get {first}." lang: Language = {first}): String!
}

"How many there are of a kind."
type KindCount {
  "The kind that is counted."
  kind: KindName!
  "How many there are."
  count: Int!
  "In plain language: three systems, one register. {spoken}."
  explanation("Other languages get {first}." lang: Language = {first}): String!
}
`;
