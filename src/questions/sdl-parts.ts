import { ARGUMENTS } from './argument-texts';

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

export const RELATIONS = `
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
