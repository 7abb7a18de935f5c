/** What the SDL of several questions speaks of. Fields of the types `Entity` and `Step` stand for nodes and edges, all others are computed (see planner/binding.ts). */
export const SHARED_SDL = `
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
  explanation("Other languages get nb." lang: Language = nb): String!
  """
  false: it changes nothing on the day asked about (on either day of a difference): what it takes away does not hold then,
  what it adds is there already, or it is less certain than what counts.
  """
  effective: Boolean!
}

"Whether relations count of which no day is known, neither when they began nor when they ended: whether they held on a day is not known."
enum UndatedRelations {
  "They count as if they always held."
  INCLUDE
  "They do not count: only what is known to hold on the day."
  EXCLUDE
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
  "How many of its relations have no known day: whether they held on the day asked about is not known."
  undated: Int!
  "The relations on it, in order."
  steps: [Step!]!
  "In plain language, with the weakest link named; nb, nn or en, other languages get nb."
  explanation("Other languages get nb." lang: Language = nb): String!
}

"How many there are of a kind."
type KindCount {
  "The kind that is counted."
  kind: KindName!
  "How many there are."
  count: Int!
}
`;
