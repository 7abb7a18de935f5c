/** What arguments mean that several fields take, in the SDL of questions and in the schema made from the Model alike. */
export const ARGUMENTS = {
  asOf: 'The day to ask about, for every node and relation below; today (in Norway) if omitted.',
  undated:
    'Whether relations without dates count. If omitted, they count today and from the earliest day on which anything in the graph is known to be valid.',
  certainty: 'The lowest certainty to accept, for every node and relation below.',
  verdicts:
    'Count only relations with one of these verdicts; UNCHECKED means that nobody has checked the relation. If omitted, all relations count.',
  where: 'Return only those that match this filter; all if omitted.',
  first: 'Maximum number of items to return, 1 to 1,000.',
  after: 'Return the items after this cursor.',
  source: 'Id of the source to cite, on what is created and in the change log.',
  reason: 'Why, for the change log.',
  created: 'The certainty of what is created without one of its own.',
  cascade: 'Whether to delete its relations too; if false, a node that has relations is not deleted.',
  expectedVersion:
    'The `version` that the change was made for; 0 if it must not exist yet. The change is refused if it has another version.',
  validFrom: 'The validFrom of the relation, if it has one: it is part of what identifies the relation.',
} as const;

/** SDL for arguments and types shared by several questions. */

/** Left out where relations have no verdicts. */
export const VERDICTS = `
    "${ARGUMENTS.verdicts}"
    verdicts: [Verdict!]`;

export const CERTAINTY = `
    "${ARGUMENTS.certainty}"
    certainty: Certainty${VERDICTS}`;

export const UNDATED = `
    "${ARGUMENTS.undated}"
    undated: UndatedRelations`;

export const SCOPE = `
    "${ARGUMENTS.asOf}"
    asOf: Date${UNDATED}${CERTAINTY}`;

/** Fields of answers about changes over time. */
export const UNDATED_TOLD = `
  "Number of relations visited that have no dates, so that it is not known when they began or ended."
  undated: Int!
  "What that means for the answer, in plain language (nb, nn or en); null if there are none."
  warning("Other languages get nb." lang: Language = nb): String`;

export const ASSUMING = `
    "What if: the answer is computed as if this were so. Nothing is written."
    assuming: Assuming`;

export const PAGE = `
    "${ARGUMENTS.first}"
    first: Int = 20
    "${ARGUMENTS.after}"
    after: String`;

const RELATIONS = `
    "Follow only these relations; if omitted, all but those that would make everything a neighbour of everything."
    relations: [RelationName!]`;

export const WAYS = `
    "Where paths start."
    from: EntitySelector!
    "Where paths end."
    to: EntitySelector!
    "What paths must pass through, between the ends; anything if omitted."
    via: EntitySelector
    "What no path may pass through."
    avoid: EntitySelector${RELATIONS}
    "The direction in which relations are followed."
    direction: Direction = FORWARD
    "Minimum number of relations in a path, 1 to maxHops."
    minHops: Int = 1
    "Maximum number of relations in a path, 1 to 8."
    maxHops: Int = 4`;

export const TYPES = `
    "Return only nodes of these kinds; paths may still pass through others."
    kinds: [KindName!]`;

export const AROUND = `${TYPES}${RELATIONS}`;

/** The SDL of a page of answers: the items, how many there are, what was cut and what was assumed. */
export const answer = (name: string, item: string, description: string, more = ''): string => `
"""${description}"""
type ${name} {
  "What is on the page."
  nodes: [${item}!]!
  "The same, each with its cursor."
  edges: [${name}Edge!]!
  "The total number, regardless of the page."
  totalCount: Int!
  "Set if something was left out."
  truncated: Truncation
  "What was assumed."
  assumed: [Assumption!]!
  "The position of the page in the whole list."
  pageInfo: PageInfo!
  ${more}
}
"One of a page of ${name}, with its cursor."
type ${name}Edge {
  "What is at this place."
  node: ${item}!
  "Pass it as \`after\` to start the next page after this item."
  cursor: String!
}
`;
