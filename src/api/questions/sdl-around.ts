import { answer, AROUND, ASSUMING, CERTAINTY, PAGE, SCOPE, WAYS } from './sdl-parts';

/** What is around, what is shared, and what was otherwise; see sdl-connect.ts. */
export const AROUND_SDL = `
"How many there are of a kind."
type KindCount {
  "The kind that is counted."
  kind: KindName!
  "How many there are."
  count: Int!
}

"Something that is reached, and how."
type Reached {
  "What is reached."
  node: Entity!
  "Number of relations on the shortest way."
  distance: Int!
  "Of the strongest of the shortest ways."
  certainty: Certainty!
  "One of the shortest ways, the strongest and then the first by ids."
  path: Path!
}
${answer('Reach', 'Reached', 'What can be reached, the nearest first.', '"How many are reached of each kind."\n  counts: [KindCount!]!')}

"A node of a neighbourhood."
type Neighbour {
  "What is around."
  node: Entity!
  "Number of relations on the shortest way."
  distance: Int!
  "Number of relations to others that were met; the best connected come first."
  degree: Int!
}

"A part of the graph: nodes, and all relations among them."
type Neighbourhood {
  "What is around: the nearest first, then the best connected."
  nodes: [Neighbour!]!
  "All relations among the nodes, by key."
  relations: [Step!]!
  "How many nodes there are within so many hops."
  totalCount: Int!
  "What was left out, by kind."
  omitted: [KindCount!]!
  "Set when something was cut."
  truncated: Truncation
  "What was assumed."
  assumed: [Assumption!]!
}

"How far from one of those asked about."
type DistanceFrom {
  "One of those asked about."
  of: Entity!
  "Number of relations on the shortest way from it."
  distance: Int!
}

"Something that several have in common."
type SharedEntity {
  "What is shared."
  node: Entity!
  "How far it is from each that reaches it."
  distances: [DistanceFrom!]!
  "How many of those asked about reach it."
  count: Int!
  "The sum of the distances; the nearest come first."
  total: Int!
}
${answer('Common', 'SharedEntity', 'What several have in common: shared by most first, then the nearest.')}

"Whether something came or went."
enum HistoryEventKind {
  "From this day it holds."
  CAME
  "From this day it holds no more."
  WENT
}

"Something that came or went on a day."
type HistoryEvent {
  "The first day on which it is otherwise."
  date: Date!
  "Whether it came or went."
  change: HistoryEventKind!
  "The relation; null when it is the entity itself."
  step: Step
  "At the other end of the relation."
  other: Entity
}
${answer('History', 'HistoryEvent', 'What came and went around an entity, the latest first.', '"Relations that hold with no day known."\n  undated: Int!')}

"What is around something, to be compared between two days."
input NeighbourhoodOf {
  "Around what."
  of: EntitySelector!
  "How far, 1 to 4."
  hops: Int = 2${AROUND}
  "Which way relations are followed."
  direction: Direction = ANY
}

"Ways between two ends, to be compared between two days."
input PathsOf {${WAYS}
}

"What to compare between two days."
input DifferenceOf @oneOf {
  "What an entity is related to, by its id."
  entity: ID
  "What is around something."
  neighbourhood: NeighbourhoodOf
  "What lies on the ways between two ends."
  connections: PathsOf
  "The ways between two ends."
  paths: PathsOf
}

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
  through("At most so many, 1 to 1,000." first: Int = 20): [Step!]!
}

"What is different between two days."
type Differences {
  "The earlier day."
  from: Date!
  "The later day."
  to: Date!
  "What is there on the later day only."
  came("At most so many, 1 to 1,000." first: Int = 100): [Difference!]!
  "How many came."
  cameCount: Int!
  "What is there on the earlier day only."
  went("At most so many, 1 to 1,000." first: Int = 100): [Difference!]!
  "How many went."
  wentCount: Int!
  "What is there on both days, and otherwise."
  changed("At most so many, 1 to 1,000." first: Int = 100): [Difference!]!
  "How many changed."
  changedCount: Int!
  "Set when something was cut."
  truncated: Truncation
  "What was assumed."
  assumed: [Assumption!]!
}

extend type Query {
  "What can be reached, with distance and one of the ways there."
  reach("Where it begins." from: EntitySelector!${AROUND}
    "Which way relations are followed." direction: Direction = FORWARD, "1 to 8." maxHops: Int = 4${ASSUMING}${PAGE}${SCOPE}): Reach!
  "What is around, with all relations among the nodes returned."
  neighbourhood("Around what." of: EntitySelector!, "1 to 4." hops: Int = 2${AROUND}
    "Which way relations are followed." direction: Direction = ANY, "At most so many nodes, 1 to 500." first: Int = 100${ASSUMING}${SCOPE}): Neighbourhood!
  "What several have in common, and how far from each."
  common("Two to twenty." of: [ID!]!, "Shared by at least so many; all when absent." atLeast: Int${AROUND}
    "Which way relations are followed." direction: Direction = FORWARD, "1 to 8." maxHops: Int = 2${ASSUMING}${PAGE}${SCOPE}): Common!
  "What came and went around an entity, as far as days are known."
  history("Of whom or what." id: ID!${PAGE}): History!
  "What is different between two days, and through which relations."
  difference("The earlier day." from: Date!, "The later day." to: Date!, "What to compare." of: DifferenceOf!${ASSUMING}${CERTAINTY}): Differences!
}
`;
