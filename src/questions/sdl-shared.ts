/**
 * Types shared by the SDL of several questions. Fields of type `Entity` or `Step` stand for nodes and edges;
 * all others are computed (see planner/binding.ts).
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
  "As if these existed, unless they already do with at least the same certainty. A relation that would close a circle is rejected where the relation must not have circles."
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
  "In plain language: nb, nn or en."
  explanation("Other languages get nb." lang: Language = nb): String!
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
  steps: [Step!]!
  "In plain language, naming the weakest link, in nb, nn or en; other languages get nb."
  explanation("Other languages get nb." lang: Language = nb): String!
}

"How many there are of a kind."
type KindCount {
  "The kind that is counted."
  kind: KindName!
  "How many there are."
  count: Int!
  "In plain language: 357 kommuner, én løsning. nb, nn or en."
  explanation("Other languages get nb." lang: Language = nb): String!
}
`;
