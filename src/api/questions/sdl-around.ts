import { answer, AROUND, ASSUMING, CERTAINTY, PAGE, SCOPE } from './sdl-parts';

/** What is around, what is shared, and what was otherwise; see sdl-connect.ts. */
export const AROUND_SDL = `
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
type SharedEntity {
  node: Entity!
  distances: [DistanceFrom!]!
  "How many of those asked about reach it."
  count: Int!
  "The sum of the distances; the nearest come first."
  total: Int!
}
${answer('Common', 'SharedEntity', 'What several have in common: shared by most first, then the nearest.')}

enum HistoryEventKind {
  "From this day it holds."
  CAME
  "From this day it holds no more."
  WENT
}

"Something that came or went on a day."
type HistoryEvent {
  date: Date!
  change: HistoryEventKind!
  "The relation; null when it is the entity itself."
  step: Step
  "At the other end of the relation."
  other: Entity
}
${answer('History', 'HistoryEvent', 'What came and went around an entity, the latest first.', '"Relations that hold with no day known."\n  undated: Int!')}

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
  through(first: Int = 20): [Step!]!
}

"What is different between two days."
type Differences {
  from: Date!
  to: Date!
  came(first: Int = 100): [Difference!]!
  cameCount: Int!
  went(first: Int = 100): [Difference!]!
  wentCount: Int!
  changed(first: Int = 100): [Difference!]!
  changedCount: Int!
  truncated: Truncation
  assumed: [Assumption!]!
}

extend type Query {
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
}
`;
