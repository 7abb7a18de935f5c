import { answer, ASSUMING, PAGE, SCOPE, TYPES } from './sdl-parts';

/** What follows from a change; see sdl-connect.ts. */
export const CHANGE_SDL = `
enum ImpactChange {
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
  "null where more rests on it than is looked at, so that it is not known what is left; truncated says so."
  extent: Extent
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

"How many of a kind lose their footing wholly or partly; unknown are those of which more than is looked at rests on what changes."
type ExtentCount { kind: KindName!, wholly: Int!, partly: Int!, unknown: Int! }

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
  "What loses its footing when something retires or changes, with what could take its place."
  impact(of: EntitySelector!, change: ImpactChange!${TYPES}
    "1 to 8." maxHops: Int = 4${ASSUMING}${PAGE}${SCOPE}): Impact!
  "What these wholly depend on: without it they have nothing to stand on."
  dependencies(of: EntitySelector!, "What to look for; anything when absent." where: EntitySelector${TYPES}
    "1 to 8." maxHops: Int = 4${ASSUMING}${PAGE}${SCOPE}): Dependencies!
}
`;
