import type { HiddenBy } from '../../traverse/why-not';
import { ASSUMING, PAGE, SCOPE, WAYS, answer } from './sdl-parts';

/** Of answers that may be absent. */
const OUTCOME = `
  "Whether there is an answer, and if not, how sure that is."
  outcome: Outcome!
  "When there is no answer: what stood in the way. null when there is one."
  whyNot: WhyNot`;

/** Each cause that is examined; there is no access control yet, and so nothing is hidden by it. */
const HIDDEN_BY: Readonly<Record<HiddenBy, string>> = {
  AS_OF: 'There is a day on which there would be an answer. Not looked for where a filter of from, to, via or avoid speaks of relations.',
  CERTAINTY: 'Of weaker certainty there would be one. Not looked for where a filter speaks of relations.',
  AS_OF_AND_CERTAINTY: 'On another day there would be one of weaker certainty; neither alone is enough.',
  VIA: 'There would be one past something else.',
  AVOID: 'There would be one through what was to be avoided.',
  RELATIONS: 'There would be one along other relations.',
  MIN_HOPS: 'There would be a shorter one.',
};

/**
 * The questions that are answered by looking along relations, as SDL that extends the schema made from the Model.
 * Fields of the types `Entity` and `Step` stand for nodes and edges, all others are computed (see plan/meaning.ts).
 */
export const CONNECT_SDL = `
"Which way relations are followed. They point from what rests to what it rests on."
enum Direction {
  "As they point."
  FORWARD
  "Against."
  BACKWARD
  "Both."
  ANY
}

"A relation by its kind and its ends, as it points."
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
  "How sure it is to be."
  certainty: Certainty = UNCERTAIN
}

"A node that is gone from a day on."
input Retirement {
  "The id of the node."
  id: ID!
  "The first day on which it is gone."
  on: Date!
}

"""
What to assume. Nothing is written, and the nodes of an answer are shown as they are. Filters of ends heed what is taken
away; one that looks at a relation that with adds to is refused.
"""
input Assuming {
  "As if these were not there."
  without: [WithoutItem!]
  "As if these were, unless they are there already and as certain. One that closes a circle of a relation that may have none is refused."
  with: [AssumedRelation!]
  "As if these ended on a day."
  retire: [Retirement!]
}

"How something was assumed."
enum AssumptionKind {
  "As if it were not there."
  WITHOUT
  "As if it were there."
  WITH
  "As if it ended on a day."
  RETIRE
}

"Something that was assumed."
type Assumption {
  "How it was assumed."
  kind: AssumptionKind!
  "In words, nb, nn or en."
  text("Other languages get nb." lang: Language = nb): String!
  """
  false: it changes nothing on the day asked about (on either day of a difference): what it takes away does not hold then,
  what it adds is there already, or it is less certain than what counts.
  """
  effective: Boolean!
}

"Whether there is an answer."
enum Outcome {
  "There is an answer."
  FOUND
  "Everything within the bounds was looked through: there is none."
  PROVED_ABSENT
  "None was found before a limit was met; there may be one."
  NOT_FOUND_WITHIN_BOUNDS
}

"A way from one node to another on which no node comes twice. It is as strong as its weakest step."
type Path {
  "Number of relations."
  length: Int!
  "Of its weakest step."
  certainty: Certainty!
  "Where it begins."
  from: Entity!
  "Where it leads to."
  to: Entity!
  "The relations on it, in order."
  steps: [Step!]!
  "In plain language, with the weakest link named; nb, nn or en, other languages get nb."
  explanation("Other languages get nb." lang: Language = nb): String!
}

"A node on the way, with what it connects to."
type ConnectionGroup {
  "The node on the way."
  via: Entity!
  "What is reached by way of it, by id."
  targets("At most so many, 1 to 1,000." first: Int = 100): [Entity!]!
  "How many are reached by way of it."
  targetCount: Int!
  "How many paths pass it."
  pathCount: Int!
  "Of the shortest path."
  length: Int!
  "Of the strongest of the shortest paths."
  certainty: Certainty!
  "The paths that pass it, the shortest first."
  paths("At most so many, 1 to 1,000." first: Int = 10): [Path!]!
}
${answer('Connections', 'ConnectionGroup', 'What connects two ends: a page of the nodes on the way.', OUTCOME)}
${answer('Paths', 'Path', 'A page of the paths between two ends.', OUTCOME)}

"How many nodes are so far away."
type Frontier {
  "Number of relations from where it was looked."
  distance: Int!
  "How many nodes were met there."
  count: Int!
}

"""
A kind of relation that would close the gap: any one like this, from any node of from to any of to. None of them is there
yet, as far as can be seen; the way by it passes no node twice and is within the bounds. None is told that closes a circle
of a relation that may have none, as far as that can be seen in what was looked through.
"""
type MissingLink {
  "The kind of relation."
  relation: RelationName!
  "Which way it would be followed."
  direction: StepDirection!
  "The kind of node where the way comes from."
  fromKind: KindName!
  "The kind of node where the way goes on."
  toKind: KindName!
  "Nodes that are reached, and that it could start from, by id."
  from("At most so many, 1 to 1,000." first: Int = 5): [Entity!]!
  "Nodes that reach the goal, and that it could lead to, by id."
  to("At most so many, 1 to 1,000." first: Int = 5): [Entity!]!
  "How long the path would be."
  length: Int!
}

"""
What may hide an answer that otherwise exists. These are all that are examined, each with all others kept; as far as ways
are found in time, so that one that is not told may yet be. Nobody's access to the graph is restricted, so none is hidden by that.
"""
enum HiddenBy {${Object.entries(HIDDEN_BY).map(([name, description]) => `\n  "${description}"\n  ${name}`).join('')}
}

"An argument without which there would be an answer."
type Hidden {
  "Which argument hides it."
  by: HiddenBy!
  "With AS_OF: the day nearest to the one asked for on which the whole of a way holds. null with others."
  on: Date
  "In words, nb, nn or en."
  message("Other languages get nb." lang: Language = nb): String!
}

"Why nothing was found."
type WhyNot {
  "Whether it is proved that there is none."
  outcome: Outcome!
  "How far was looked from the one side, and what was met."
  reachedFrom: [Frontier!]!
  "And from the other."
  reachedTo: [Frontier!]!
  "What would close the gap: relations that such nodes usually have first, then by how short the way is."
  missing("At most so many, 1 to 1,000." first: Int = 5): [MissingLink!]!
  "What hides an answer that otherwise exists."
  hiddenBy: [Hidden!]!
  "In words, nb, nn or en."
  explanation("Other languages get nb." lang: Language = nb): String!
}

extend type Query {
  "What connects the one to the other: the nodes on the way that match via, the best connected first (shortest, strongest, most targets)."
  connections(${WAYS}${ASSUMING}${PAGE}${SCOPE}): Connections!
  "The simple paths from the one to the other: shortest first, then by weakest certainty, then by ids."
  paths(${WAYS}${ASSUMING}${PAGE}${SCOPE}): Paths!
}
`;
