import { answer, ASSUMING, PAGE, SCOPE } from './sdl-parts';

/** The questions that speak of capabilities and municipalities, where the domain has such; see sdl-connect.ts. */
export const ANALYSES_SDL = `
enum CoverageRows { CAPABILITY }
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
enum GapColour { GREEN YELLOW RED UNDEFINED_BY_RULE }

type AssessedGap {
  assessment: Entity!
  "Coverage now and wanted, 1 to 5; the gap is target − current."
  current: Int
  target: Int
  gap: Int
  colour: GapColour!
}

"A capability, or all below it, in a sector, domain, goal or life event."
type CoverageCell {
  column: Entity!
  resourceCount: Int!
  "By id."
  resources(first: Int = 20): [Entity!]!
  providerCount: Int!
  providers(first: Int = 20): [Entity!]!
  "Of the weakest relation that the cell rests on; null where it is empty."
  weakest: Certainty
  assessments(first: Int = 20): [AssessedGap!]!
}

type CoverageRow {
  capability: Entity!
  "The capability above it."
  parent: Entity
  level: Int!
  "All resources that realise it or one below it, whatever the column."
  resourceCount: Int!
  cells(first: Int = 100): [CoverageCell!]!
}
${answer('Coverage', 'CoverageRow', 'A matrix of capabilities, each row with a cell for every column.', 'columns(first: Int = 100): [Entity!]!\n  "The same, rolled up to the level above."\n  above(first: Int = 20): [CoverageRow!]!')}

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

input GapsWhere {
  "Any of these kinds; all when absent."
  kinds: [GapKind!]
  "true: some measure addresses it; false: none does."
  addressed: Boolean
  capability: CapabilityWhere
}

"A capability that lacks something. Of those that are made up of others, what realises a part counts."
type CapabilityGap {
  capability: Entity!
  kinds: [GapKind!]!
  resources(first: Int = 20): [Entity!]!
  resourceCount: Int!
  providers(first: Int = 20): [Entity!]!
  "Of the strongest relation that realises it; null where none does."
  strongest: Certainty
  redIn: [Entity!]!
  measures(first: Int = 20): [Entity!]!
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

type Likeness { by: Criterion!, likeness: Float! }

"A municipality, and how like the other it is."
type ComparableMunicipality {
  node: Entity!
  "The mean over the criteria that both have a value of."
  likeness: Float!
  by: [Likeness!]!
}
${answer('Comparable', 'ComparableMunicipality', 'The most alike first.')}

"A resource that comparable municipalities use and this one does not."
type AdoptionGap {
  resource: Entity!
  "Of the comparable ones, from 0 to 1."
  share: Float!
  users(first: Int = 20): [Entity!]!
  "Mandatory for most of its users."
  mandatory: Boolean!
  "Comparable ones that do not use it either."
  sameGap(first: Int = 20): [Entity!]!
  "What it works together with, and is used by the comparable ones."
  complements(first: Int = 20): [Entity!]!
}
${answer('Adoption', 'AdoptionGap', 'Mandatory ones first, then by share.', '"Whom it was compared with, the most alike first."\n  peers(first: Int = 20): [ComparableMunicipality!]!')}

extend type Query {
  "Capabilities by sector, domain, goal or life event: what there is, who provides it, and how sure that is."
  coverage(rows: CoverageRows = CAPABILITY, columns: CoverageColumn!, "1 to 3." level: Int = 2${ASSUMING}${PAGE}${SCOPE}): Coverage!
  "Capabilities that lack something."
  gaps(where: GapsWhere${ASSUMING}${PAGE}${SCOPE}): Gaps!
  "The municipalities most like one."
  comparable(to: ID!, by: [Criterion!] = [POPULATION, COUNTY]${ASSUMING}${PAGE}${SCOPE}): Comparable!
  "What most comparable municipalities use and this one does not."
  adoption(of: ID!, by: [Criterion!] = [POPULATION, COUNTY], "Compared with so many of the most alike, 1 to 400." peers: Int = 20
    "Used by at least this share of them." share: Float = 0.7${ASSUMING}${PAGE}${SCOPE}): Adoption!
}
`;
