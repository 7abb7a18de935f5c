/**
 * The questions that are answered by looking along relations, as SDL that extends the schema made from the Model.
 * Fields of the types `Entity` and `Step` stand for nodes and edges, all others are computed (see plan/meaning.ts).
 */
export const CERTAINTY = `
    "The weakest certainty to count on, for every node and relation below."
    certainty: Certainty`;

export const SCOPE = `
    "What holds on this day, for every node and relation below; today when absent."
    asOf: Date${CERTAINTY}`;

export const ASSUMING = `
    "What if: computed as if, nothing is written."
    assuming: Assuming`;

export const PAGE = `
    "At most so many, 1 to 1,000."
    first: Int = 20
    "From the one after this cursor."
    after: String`;

const RELATIONS = `
    "Only these; when absent, all but those that make everything a neighbour of everything."
    relations: [RelationName!]`;

const WAYS = `
    from: EntitySelector!
    to: EntitySelector!
    "What must lie on the way, between the ends; anything when absent."
    via: EntitySelector
    "What no path may touch."
    avoid: EntitySelector${RELATIONS}
    direction: Direction = FORWARD
    "Paths have at least so many relations, 1 to maxHops."
    minHops: Int = 1
    "Paths have at most so many relations, 1 to 8."
    maxHops: Int = 4`;

const TYPES = `
    "Only nodes of these kinds are answered with; all are passed."
    types: [KindName!]`;

const AROUND = `${TYPES}${RELATIONS}`;

/** A page of a question's answer: the items, how many there are, what was cut and what was assumed. */
export const answer = (name: string, item: string, description: string, more = ''): string => `
"""${description}"""
type ${name} {
  nodes: [${item}!]!
  edges: [${name}Edge!]!
  "How many there are in all, whatever the page."
  totalCount: Int!
  "Set when something was cut."
  truncated: Truncation
  "What was assumed."
  assumed: [Assumption!]!
  pageInfo: PageInfo!
  ${more}
}
type ${name}Edge { node: ${item}!, cursor: String! }
`;

const OUTCOME = `
  outcome: Outcome!
  "When there is no answer: what stood in the way. null when there is one."
  whyNot: WhyNot`;

export const QUESTIONS_SDL = `
"Which way relations are followed. They point from what rests to what it rests on."
enum Direction {
  "As they point."
  FORWARD
  "Against."
  BACKWARD
  "Both."
  ANY
}

enum Outcome {
  "There is an answer."
  FOUND
  "Everything within the bounds was looked through: there is none."
  PROVED_ABSENT
  "None was found before a limit was met; there may be one."
  NOT_FOUND_WITHIN_BOUNDS
}

"A relation by its kind and its ends, as it points."
input EdgeReference { relation: RelationName!, from: ID!, to: ID! }

"A node by its id, or a relation by its kind and ends."
input WithoutItem @oneOf { id: ID, edge: EdgeReference }

"A relation to add. It counts as uncertain unless said otherwise."
input AssumedRelation { relation: RelationName!, from: ID!, to: ID!, certainty: Certainty = UNCERTAIN }

"A node that is gone from a day on."
input Retirement { id: ID!, on: Date! }

"What to assume. Nothing is written."
input Assuming {
  "As if these were not there."
  without: [WithoutItem!]
  "As if these were."
  with: [AssumedRelation!]
  "As if these ended on a day."
  retire: [Retirement!]
}

enum AssumptionKind { WITHOUT WITH RETIRE }

"Something that was assumed."
type Assumption {
  kind: AssumptionKind!
  "In words, nb, nn or en."
  text(lang: Language = nb): String!
  "false: it changes nothing on the day asked for, or is less certain than what counts."
  effective: Boolean!
}

"A way from one node to another on which no node comes twice. It is as strong as its weakest step."
type Path {
  "Number of relations."
  length: Int!
  "Of its weakest step."
  certainty: Certainty!
  from: Entity!
  to: Entity!
  steps: [Step!]!
  "In plain language, with the weakest link named; nb, nn or en, other languages get nb."
  explanation(lang: Language = nb): String!
}

"A node on the way, with what it connects to."
type ConnectionGroup {
  via: Entity!
  "What is reached by way of it, by id."
  targets("At most so many, 1 to 1,000." first: Int = 100): [Entity!]!
  targetCount: Int!
  pathCount: Int!
  "Of the shortest path."
  length: Int!
  "Of the strongest of the shortest paths."
  certainty: Certainty!
  paths("At most so many, 1 to 1,000." first: Int = 10): [Path!]!
}
${answer('Connections', 'ConnectionGroup', 'What connects two ends: a page of the nodes on the way.', OUTCOME)}
${answer('Paths', 'Path', 'A page of the paths between two ends.', OUTCOME)}

"How many nodes are so far away."
type Frontier { distance: Int!, count: Int! }

"A kind of relation that would close the gap: any one like this, between a node that is reached and one that reaches the goal."
type MissingLink {
  relation: RelationName!
  direction: StepDirection!
  fromKind: KindName!
  toKind: KindName!
  "Nodes that it could start from, the nearest first."
  from(first: Int = 5): [Entity!]!
  "Nodes that it could lead to, the nearest to the goal first."
  to(first: Int = 5): [Entity!]!
  "How long the shortest path would be."
  length: Int!
}

enum HiddenBy { AS_OF CERTAINTY VIA AVOID RELATIONS MIN_HOPS }

"An argument without which there would be an answer."
type Hidden {
  by: HiddenBy!
  "In words, nb, nn or en."
  message(lang: Language = nb): String!
}

"Why nothing was found."
type WhyNot {
  outcome: Outcome!
  "How far was looked from the one side, and what was met."
  reachedFrom: [Frontier!]!
  "And from the other."
  reachedTo: [Frontier!]!
  missing(first: Int = 5): [MissingLink!]!
  hiddenBy: [Hidden!]!
  "In words, nb, nn or en."
  explanation(lang: Language = nb): String!
}

"How many there are of a kind."
type KindCount { kind: KindName!, count: Int! }

"Something that is reached, and how."
type Reached {
  node: Entity!
  "Number of relations on the shortest way."
  distance: Int!
  "Of the strongest of the shortest ways."
  certainty: Certainty!
  "One of the shortest ways, the strongest and then the first by ids."
  path: Path!
}
${answer('Reach', 'Reached', 'What can be reached, the nearest first.', 'counts: [KindCount!]!')}

"A node of a neighbourhood."
type Neighbour {
  node: Entity!
  distance: Int!
  "Number of relations to others that were met; the best connected come first."
  degree: Int!
}

"A part of the graph: nodes, and all relations among them."
type Neighbourhood {
  nodes: [Neighbour!]!
  "All relations among the nodes, by key."
  relations: [Step!]!
  "How many nodes there are within so many hops."
  totalCount: Int!
  "What was left out, by kind."
  omitted: [KindCount!]!
  truncated: Truncation
  assumed: [Assumption!]!
}

"How far from one of those asked about."
type DistanceFrom { of: Entity!, distance: Int! }

"Something that several have in common."
type Shared {
  node: Entity!
  distances: [DistanceFrom!]!
  "How many of those asked about reach it."
  count: Int!
  "The sum of the distances; the nearest come first."
  total: Int!
}
${answer('Common', 'Shared', 'What several have in common: shared by most first, then the nearest.')}

enum EventKind {
  "From this day it holds."
  CAME
  "From this day it holds no more."
  WENT
}

"Something that came or went on a day."
type Event {
  date: Date!
  change: EventKind!
  "The relation; null when it is the entity itself."
  step: Step
  "At the other end of the relation."
  other: Entity
}
${answer('History', 'Event', 'What came and went around an entity, the latest first.', '"Relations that hold with no day known."\n  undated: Int!')}

input NeighbourhoodOf { of: EntitySelector!, hops: Int = 2, types: [KindName!], relations: [RelationName!], direction: Direction = ANY }

input PathsOf {
  from: EntitySelector!, to: EntitySelector!, via: EntitySelector, avoid: EntitySelector, relations: [RelationName!]
  direction: Direction = FORWARD, minHops: Int = 1, maxHops: Int = 4
}

"What to compare between two days."
input DifferenceOf @oneOf { entity: ID, neighbourhood: NeighbourhoodOf, connections: PathsOf, paths: PathsOf }

"Something that is there on one day and not on the other, or is otherwise there."
type Difference {
  "The node: a neighbour, what an entity is related to, or what connects."
  node: Entity
  "Of paths."
  path: Path
  "Number of paths (of connections), or distance (of a neighbourhood), on the first day."
  before: Int
  "On the second day."
  after: Int
  "The relations that came or went and so made the difference."
  through: [Step!]!
}

"What is different between two days."
type Differences {
  from: Date!
  to: Date!
  came: [Difference!]!
  went: [Difference!]!
  changed: [Difference!]!
  truncated: Truncation
  assumed: [Assumption!]!
}

enum Change {
  "It ends."
  RETIRE
  "It becomes another, and all that rest on it must see to it."
  CHANGE
}

enum Extent {
  "Nothing is left to stand on."
  WHOLLY
  "Something else is left."
  PARTLY
}

"Something that loses footing."
type Affected {
  node: Entity!
  "Number of relations from what changes."
  distance: Int!
  extent: Extent!
  "How many of the supports of the weakest kind are lost or weakened, and how many are left whole."
  lost: Int!
  left: Int!
  "What is left to stand on, by id."
  standsOn(first: Int = 20): [Entity!]!
  "The nearest way from it to what changes."
  path: Path!
  "In words, nb, nn or en."
  explanation(lang: Language = nb): String!
}

type ExtentCount { kind: KindName!, wholly: Int!, partly: Int! }

"Something that could take the place of what goes."
type Substitute {
  node: Entity!
  "Capabilities, specifications and users in common."
  capabilities: Int!
  specifications: Int!
  users: Int!
  lifecycle: String
}
${answer('Impact', 'Affected', 'What follows from a change, the nearest first.', 'of: [Entity!]!\n  counts: [ExtentCount!]!\n  "What has most in common with it: capabilities first, then specifications, then users."\n  substitutes(first: Int = 5): [Substitute!]!')}

"Something without which others can not do."
type Dependency {
  node: Entity!
  "How many of those asked about wholly depend on it."
  dependentCount: Int!
  dependents(first: Int = 20): [Entity!]!
  "How many lose something, but have something left."
  partlyCount: Int!
  "Everything that wholly depends on it, whether asked about or not."
  dominated: Int!
  "Without it, the part of the graph looked at falls apart."
  articulation: Boolean!
}
${answer('Dependencies', 'Dependency', 'Single points of failure: what most wholly depend on, first.')}

extend type Query {
  "What connects the one to the other: the nodes on the way that match via, the best connected first (shortest, strongest, most targets)."
  connections(${WAYS}${ASSUMING}${PAGE}${SCOPE}): Connections!
  "The simple paths from the one to the other: shortest first, then by weakest certainty, then by ids."
  paths(${WAYS}${ASSUMING}${PAGE}${SCOPE}): Paths!
  "What can be reached, with distance and one of the ways there."
  reach(from: EntitySelector!${AROUND}
    direction: Direction = FORWARD, "1 to 8." maxHops: Int = 4${ASSUMING}${PAGE}${SCOPE}): Reach!
  "What is around, with all relations among the nodes returned."
  neighbourhood(of: EntitySelector!, "1 to 4." hops: Int = 2${AROUND}
    direction: Direction = ANY, "At most so many nodes, 1 to 500." first: Int = 100${ASSUMING}${SCOPE}): Neighbourhood!
  "What several have in common, and how far from each."
  common("Two to twenty." of: [ID!]!, "Shared by at least so many; all when absent." atLeast: Int${AROUND}
    direction: Direction = FORWARD, "1 to 8." maxHops: Int = 2${ASSUMING}${PAGE}${SCOPE}): Common!
  "What came and went around an entity, as far as days are known."
  history(id: ID!${PAGE}): History!
  "What is different between two days, and through which relations."
  difference(from: Date!, to: Date!, of: DifferenceOf!${ASSUMING}${CERTAINTY}): Differences!
  "What loses its footing when something retires or changes, with what could take its place."
  impact(of: EntitySelector!, change: Change!${TYPES}
    "1 to 8." maxHops: Int = 4${ASSUMING}${PAGE}${SCOPE}): Impact!
  "What these wholly depend on: without it they have nothing to stand on."
  dependencies(of: EntitySelector!, "What to look for; anything when absent." where: EntitySelector${TYPES}
    "1 to 8." maxHops: Int = 4${ASSUMING}${PAGE}${SCOPE}): Dependencies!
}
`;
