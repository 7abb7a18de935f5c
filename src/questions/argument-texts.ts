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
} as const;
