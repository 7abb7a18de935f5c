import { answer, ASSUMING, PAGE, SCOPE, TYPES } from './sdl-parts';

/** What follows from a change; see sdl-connect.ts. */
export const CHANGE_SDL = `
"What happens to it."
enum ImpactChange {
  "It ends."
  RETIRE
  "It becomes another, and all that rest on it must see to it."
  CHANGE
}

"How much of its footing something loses."
enum Extent {
  "Nothing is left to stand on."
  WHOLLY
  "Something else is left."
  PARTLY
}

"Something that loses footing."
type Affected {
  "What is affected."
  node: Entity!
  "Number of relations from what changes."
  distance: Int!
  "null where more rests on it than is looked at, so that it is not known what is left; truncated says so."
  extent: Extent
  "How many of the supports of the weakest kind are lost or weakened."
  lost: Int!
  "How many of the supports of that kind are left whole."
  left: Int!
  "What is left to stand on, by id."
  standsOn("At most so many, 1 to 1,000." first: Int = 20): [Entity!]!
  "The nearest way from it to what changes."
  path: Path!
  "In words, nb, nn or en."
  explanation("Other languages get nb." lang: Language = nb): String!
}

"How many of a kind are affected."
type ExtentCount {
  "The kind that is counted."
  kind: KindName!
  "How many have nothing left to stand on."
  wholly: Int!
  "How many have something left."
  partly: Int!
  "Those of which more than is looked at rests on what changes."
  unknown: Int!
}

"Something that could take the place of what goes."
type Substitute {
  "What could take its place."
  node: Entity!
  "Capabilities that both realise."
  capabilities: Int!
  "Specifications that both conform to."
  specifications: Int!
  "Users that both have."
  users: Int!
  "Where it is in its life, as its own field says; null where it has none."
  lifecycle: String
}
${answer('Impact', 'Affected', 'What follows from a change, the nearest first.', '"What changes."\n  of: [Entity!]!\n  "How many of each kind are affected."\n  counts: [ExtentCount!]!\n  "What has most in common with it: capabilities first, then specifications, then users."\n  substitutes("At most so many, 1 to 1,000." first: Int = 5): [Substitute!]!')}

"Something without which others can not do."
type Dependency {
  "What others depend on."
  node: Entity!
  "How many of those asked about wholly depend on it."
  dependentCount: Int!
  "Those of them, by id."
  dependents("At most so many, 1 to 1,000." first: Int = 20): [Entity!]!
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
  impact("What changes." of: EntitySelector!, "What happens to it." change: ImpactChange!${TYPES}
    "1 to 8." maxHops: Int = 4${ASSUMING}${PAGE}${SCOPE}): Impact!
  "What these wholly depend on: without it they have nothing to stand on."
  dependencies("Whose dependencies." of: EntitySelector!, "What to look for; anything when absent." where: EntitySelector${TYPES}
    "1 to 8." maxHops: Int = 4${ASSUMING}${PAGE}${SCOPE}): Dependencies!
}
`;
