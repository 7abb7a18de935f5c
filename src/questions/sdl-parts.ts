/** Arguments and forms that the SDL of several questions share. */
export const CERTAINTY = `
    "The weakest certainty to count on, for every node and relation below."
    certainty: Certainty`;

export const UNDATED = `
    "Whether relations count of which no day is known. When absent they do from the earliest day of which anything in the graph is known, and today."
    undated: UndatedRelations`;

export const SCOPE = `
    "What holds on this day, for every node and relation below; today when absent."
    asOf: Date${UNDATED}${CERTAINTY}`;

/** In answers about what came and went. */
export const UNDATED_TOLD = `
  "Relations looked at of which no day is known: when they came and went is not told."
  undated: Int!
  "What that means for the answer, in words, nb, nn or en; null where there are none."
  warning("Other languages get nb." lang: Language = nb): String`;

export const ASSUMING = `
    "What if: computed as if, nothing is written."
    assuming: Assuming`;

export const PAGE = `
    "At most so many, 1 to 1,000."
    first: Int = 20
    "From the one after this cursor."
    after: String`;

export const RELATIONS = `
    "Only these; when absent, all but those that make everything a neighbour of everything."
    relations: [RelationName!]`;

export const WAYS = `
    "Where ways begin."
    from: EntitySelector!
    "Where ways lead to."
    to: EntitySelector!
    "What must lie on the way, between the ends; anything when absent."
    via: EntitySelector
    "What no path may touch."
    avoid: EntitySelector${RELATIONS}
    "Which way relations are followed."
    direction: Direction = FORWARD
    "Paths have at least so many relations, 1 to maxHops."
    minHops: Int = 1
    "Paths have at most so many relations, 1 to 8."
    maxHops: Int = 4`;

export const TYPES = `
    "Only nodes of these kinds are answered with; all are passed."
    kinds: [KindName!]`;

export const AROUND = `${TYPES}${RELATIONS}`;

/** A page of a question's answer: the items, how many there are, what was cut and what was assumed. */
export const answer = (name: string, item: string, description: string, more = ''): string => `
"""${description}"""
type ${name} {
  "What is on the page."
  nodes: [${item}!]!
  "The same, each with its cursor."
  edges: [${name}Edge!]!
  "How many there are in all, whatever the page."
  totalCount: Int!
  "Set when something was cut."
  truncated: Truncation
  "What was assumed."
  assumed: [Assumption!]!
  "Where the page stands among all of them."
  pageInfo: PageInfo!
  ${more}
}
"One of a page of ${name}, with its cursor."
type ${name}Edge {
  "What is at this place."
  node: ${item}!
  "Passed as after, the next page begins behind this one."
  cursor: String!
}
`;
