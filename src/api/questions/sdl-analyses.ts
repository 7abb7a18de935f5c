import { answer, ASSUMING, PAGE, SCOPE } from './sdl-parts';

/** The questions that speak of capabilities and municipalities, where the domain has such; see sdl-connect.ts. */
export const ANALYSES_SDL = `
"What the rows of a matrix stand for."
enum CoverageRows {
  "Capabilities of one level."
  CAPABILITY
}
"What the columns of a matrix stand for."
enum CoverageColumn {
  "What is used or provided by the actors of a sector."
  SECTOR
  "What is subject to frameworks of a domain."
  DOMAIN
  "What bears on a goal."
  GOAL
  "What supports a life event or its services."
  LIFE_EVENT
}

"Digdir's colours of a gap in coverage: over 2 red, 1 yellow, 0 green; the rule says nothing of 2 and of less than 0."
enum GapColour {
  "No gap: 0."
  GREEN
  "A gap of 1."
  YELLOW
  "A gap of more than 2."
  RED
  "A gap of 2, or coverage beyond what is wanted: the rule has no colour for it."
  UNDEFINED_BY_RULE
}

"A gap between the coverage that there is and the one that is wanted."
type AssessedGap {
  "The assessment that says so."
  assessment: Entity!
  "Coverage now, 1 to 5."
  current: Int
  "Coverage wanted, 1 to 5."
  target: Int
  "target − current; null where one of them is missing."
  gap: Int
  "The colour of the gap by Digdir's rule."
  colour: GapColour!
}

"A capability, or all below it, in a sector, domain, goal or life event."
type CoverageCell {
  "The sector, domain, goal or life event."
  column: Entity!
  "How many resources realise the capability in it."
  resourceCount: Int!
  "Those resources, by id."
  resources("At most so many, 1 to 1,000." first: Int = 20): [Entity!]!
  "How many provide those resources."
  providerCount: Int!
  "Those providers, by id."
  providers("At most so many, 1 to 1,000." first: Int = 20): [Entity!]!
  "Of the weakest relation that the cell rests on; null where it is empty."
  weakest: Certainty
  "What was assessed of those resources in this context."
  assessments("At most so many, 1 to 1,000." first: Int = 20): [AssessedGap!]!
}

"A capability, with a cell for each column."
type CoverageRow {
  "The capability that the row stands for."
  capability: Entity!
  "The capability above it."
  parent: Entity
  "Its level, 1 to 3."
  level: Int!
  "All resources that realise it or one below it, whatever the column."
  resourceCount: Int!
  "Its cells, in the order of the columns."
  cells("At most so many, 1 to 1,000." first: Int = 100): [CoverageCell!]!
}
${answer('Coverage', 'CoverageRow', 'A matrix of capabilities, each row with a cell for every column.', '"The sectors, domains, goals or life events, by id."\n  columns("At most so many, 1 to 1,000." first: Int = 100): [Entity!]!\n  "The same, rolled up to the level above."\n  above("At most so many, 1 to 1,000." first: Int = 20): [CoverageRow!]!')}

"What a capability may lack."
enum GapKind {
  "Nothing realises it."
  NO_RESOURCE
  "It is only deduced, or uncertain, that anything realises it."
  ONLY_DEDUCED
  "All that realises it has one provider."
  ONE_PROVIDER
  "Assessed as red in two sectors or more."
  RED_IN_SECTORS
}

"Which gaps to tell of."
input GapsWhere {
  "Any of these kinds; all when absent."
  kinds: [GapKind!]
  "true: some measure addresses it; false: none does."
  addressed: Boolean
  "Only capabilities like this."
  capability: CapabilityWhere
}

"A capability that lacks something. Of those that are made up of others, what realises a part counts."
type CapabilityGap {
  "The capability."
  capability: Entity!
  "What it lacks."
  kinds: [GapKind!]!
  "What realises it, by id."
  resources("At most so many, 1 to 1,000." first: Int = 20): [Entity!]!
  "How many realise it."
  resourceCount: Int!
  "Who provides what realises it, by id."
  providers("At most so many, 1 to 1,000." first: Int = 20): [Entity!]!
  "Of the strongest relation that realises it; null where none does."
  strongest: Certainty
  "The sectors in which it is assessed as red."
  redIn: [Entity!]!
  "The measures that address it, by id."
  measures("At most so many, 1 to 1,000." first: Int = 20): [Entity!]!
}
${answer('Gaps', 'CapabilityGap', 'Capabilities that lack something, by id.')}

"What municipalities are compared by, each from 0 (unlike) to 1 (alike)."
enum Criterion {
  "1 for the same population, 0 for ten times as many or as few."
  POPULATION
  "The same of the area."
  AREA
  "1 in the same county."
  COUNTY
  "1 with the same written form of Norwegian."
  WRITTEN_FORM
  "The share of all resources of the two that both use."
  RESOURCES
}

"How alike two municipalities are in one respect."
type Likeness {
  "In which respect."
  by: Criterion!
  "From 0 (unlike) to 1 (alike)."
  likeness: Float!
}

"A municipality, and how like the other it is."
type ComparableMunicipality {
  "The municipality."
  node: Entity!
  "The mean over the criteria that both have a value of."
  likeness: Float!
  "The same by each criterion that both have a value of."
  by: [Likeness!]!
}
${answer('Comparable', 'ComparableMunicipality', 'The most alike first.')}

"A resource that comparable municipalities use and this one does not."
type AdoptionGap {
  "What is not used."
  resource: Entity!
  "Of the comparable ones, from 0 to 1."
  share: Float!
  "The comparable ones that use it, by id."
  users("At most so many, 1 to 1,000." first: Int = 20): [Entity!]!
  "Mandatory for most of its users."
  mandatory: Boolean!
  "Comparable ones that do not use it either."
  sameGap("At most so many, 1 to 1,000." first: Int = 20): [Entity!]!
  "What it works together with, and is used by the comparable ones."
  complements("At most so many, 1 to 1,000." first: Int = 20): [Entity!]!
}
${answer('Adoption', 'AdoptionGap', 'Mandatory ones first, then by share.', '"Whom it was compared with, the most alike first."\n  peers("At most so many, 1 to 1,000." first: Int = 20): [ComparableMunicipality!]!')}

extend type Query {
  "Capabilities by sector, domain, goal or life event: what there is, who provides it, and how sure that is."
  coverage("What the rows stand for." rows: CoverageRows = CAPABILITY, "What the columns stand for." columns: CoverageColumn!, "1 to 3." level: Int = 2${ASSUMING}${PAGE}${SCOPE}): Coverage!
  "Capabilities that lack something."
  gaps("Which ones; all when absent." where: GapsWhere${ASSUMING}${PAGE}${SCOPE}): Gaps!
  "The municipalities most like one."
  comparable("The id of a municipality." to: ID!, "What they are compared by." by: [Criterion!] = [POPULATION, COUNTY]${ASSUMING}${PAGE}${SCOPE}): Comparable!
  "What most comparable municipalities use and this one does not."
  adoption("The id of a municipality." of: ID!, "What makes others comparable." by: [Criterion!] = [POPULATION, COUNTY], "Compared with so many of the most alike, 1 to 400." peers: Int = 20
    "Used by at least this share of them." share: Float = 0.7${ASSUMING}${PAGE}${SCOPE}): Adoption!
}
`;
