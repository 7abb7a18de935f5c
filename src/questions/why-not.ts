import { explainHidden, explainWhyNot } from '../words/absence';
import { assumeOnAnyDay } from '../graph/assume';
import { seedOf } from '../graph/found';
import type { LaidOut } from '../graph/joining';
import type { Sliced } from '../graph/sliced';
import { whyNot, type HiddenBy, type Scope, type Unscoped, type WhyNot } from '../graph/why-not';
import { speaksOfRelations } from '../plan/as-assumed';
import type { RowMap } from '../plan/plan';
import type { Ways } from '../plan/traversal';
import type { Sentence } from './answer-parts';
import type { Computing } from './question';
import { UNMATCHED_SDL, type Unmatched } from './unmatched';

/** Of answers that may be absent. */
export const OUTCOME = `
  "Whether there is an answer, and if not, how sure that is."
  outcome: Outcome!
  "The relations that it holds over: those that were followed."
  over: [RelationName!]!
  "The arguments that nothing matches; empty where each of from, to and via matches something."
  unmatched: [Unmatched!]!
  "When there is no answer: what stood in the way. null when there is one."
  whyNot: WhyNot`;

/** Each cause that is examined; there is no access control yet, and so nothing is hidden by it. */
const HIDDEN_BY: Readonly<Record<HiddenBy, string>> = {
  AS_OF:
    'There is a day on which there would be an answer. Not looked for where a filter of from, to, via or avoid speaks of relations.',
  CERTAINTY: 'Of weaker certainty there would be one. Not looked for where a filter speaks of relations.',
  AS_OF_AND_CERTAINTY: 'On another day there would be one of weaker certainty; neither alone is enough.',
  UNDATED:
    'There would be one if relations counted of which no day is known. Not looked for where a filter speaks of relations.',
  VIA: 'There would be one past something else.',
  AVOID: 'There would be one through what was to be avoided.',
  RELATIONS:
    'There would be one along relations that were not followed: those beside the ones named, or those that are followed only when named.',
  MIN_HOPS: 'There would be a shorter one.',
};

export const WHY_NOT_SDL = `
${UNMATCHED_SDL}
"Whether there is an answer."
enum Outcome {
  "There is an answer."
  FOUND
  "Everything within the bounds was looked through, along the relations that over names: the graph has none. What is not recorded may yet exist."
  PROVED_ABSENT
  "No node of the graph matches from, to or via, as unmatched tells: there is nothing to look for ways between."
  NOTHING_MATCHES
  "None was found before a limit was met; there may be one."
  NOT_FOUND_WITHIN_BOUNDS
}

"How many nodes are so far away."
type Frontier {
  "Number of relations from where it was looked."
  distance: Int!
  "How many nodes were met there."
  count: Int!
}

"""
A kind of relation that would close the gap: any one like this, from any node of from to any of to. None of them is there
yet, as far as can be seen; the way by it passes no node twice and is within the bounds. None is told that the graph has nowhere
between such nodes, that would be a second one where no node has two, or that closes a circle of a relation that may have
none, as far as that can be seen in what was looked through.
"""
type MissingLink {
  "The kind of relation."
  relation: RelationName!
  "Which way it would be followed."
  direction: StepDirection!
  "The kind of node where the way comes from."
  fromKind: KindName!
  "The kind of node where the way goes on."
  toKind: KindName!
  "Nodes that are reached, and that it could start from, by id."
  from("At most so many, 1 to 1,000." first: Int = 5): [Entity!]!
  "Nodes that reach the goal, and that it could lead to, by id."
  to("At most so many, 1 to 1,000." first: Int = 5): [Entity!]!
  "How long the path would be."
  length: Int!
  "How many such relations the graph has between such nodes, told apart by kind and by the fields that @apart marks; never none."
  count: Int!
}

"""
What may hide an answer that otherwise exists. These are all that are examined, each with all others kept; as far as ways
are found in time, so that one that is not told may yet be. Nobody's access to the graph is restricted, so none is hidden by that.
"""
enum HiddenBy {${Object.entries(HIDDEN_BY)
  .map(([name, description]) => `\n  "${description}"\n  ${name}`)
  .join('')}
}

"An argument without which there would be an answer."
type Hidden {
  "Which argument hides it."
  by: HiddenBy!
  "With AS_OF: the day nearest to the one asked for on which the whole of a way holds. null with others."
  on: Date
  "With RELATIONS: those along the shortest such way that were not followed, by name. Empty with others."
  relations: [RelationName!]!
  "In words, nb, nn or en."
  explanation("Other languages get nb." lang: Language = nb): String!
}

"Why nothing was found."
type WhyNot {
  "Whether it is proved that there is none."
  outcome: Outcome!
  "How far was looked from the one side, and what was met."
  reachedFrom: [Frontier!]!
  "And from the other."
  reachedTo: [Frontier!]!
  "What would close the gap and could be true: the relations that the graph has most of between such nodes first, then by how short the way is."
  missing("At most so many, 1 to 1,000." first: Int = 5): [MissingLink!]!
  "What hides an answer that otherwise exists."
  hiddenBy: [Hidden!]!
  "In words, nb, nn or en."
  explanation("Other languages get nb." lang: Language = nb): String!
}
`;

/** What is asked of an answer that is not there: `least` relations an answer has. */
export type Absent = Readonly<{
  outcome: string;
  ways: Ways;
  least: number;
  unmatched: readonly Unmatched[];
}>;

export function* whyNotObject(
  { outcome, ways, least, unmatched }: Absent,
  found: LaidOut,
  read: Unscoped,
  computing: Computing,
): Sliced<RowMap> {
  const { model, statistics, budget, traversal } = computing;
  const why = yield* whyNot(
    found,
    assumeOnAnyDay(read, traversal.assuming, 'UNCERTAIN'),
    ways,
    scopeOf(least, read, computing),
    { model, statistics },
    budget,
  );
  const [from, to] = [[...seedOf(found, 'From')].sort(), [...seedOf(found, 'To')].sort()];
  return {
    outcome,
    reachedFrom: frontiers(why.from),
    reachedTo: frontiers(why.to),
    missing: why.missing.map(({ relation, ...link }) => ({ ...link, relation: relation.name })),
    hiddenBy: why.hiddenBy.map(hidden => ({
      ...hidden,
      explanation: ((args: RowMap) => explainHidden(hidden, args['lang'], model)) satisfies Sentence,
    })),
    speaks: spokenOf(why, from, to),
    explanation: ((args, parts) => {
      const question = {
        outcome,
        ways,
        from,
        to,
        unmatched: unmatched.map(of => of.explanation(args, parts)),
      };
      return explainWhyNot(why, question, args['lang'], parts.nodes, model);
    }) satisfies Sentence,
  };
}

const scopeOf = (
  least: number,
  read: Unscoped,
  { traversal: { certainty, seeds, tests }, day }: Computing,
): Scope => {
  const related = [...seeds, ...tests].some(
    ({ selector }) => selector.kind === 'where' && speaksOfRelations(selector.where),
  );
  const byId = seeds.flatMap(({ selector, unscoped }) =>
    selector.kind === 'ids' && !unscoped ? selector.ids : [],
  );
  return { day, certainty, least, related, asked: byId.flatMap(id => read.nodes.get(id) ?? []) };
};

const frontiers = (levels: WhyNot['from']): readonly RowMap[] =>
  levels.map((ids, distance) => ({ distance, count: ids.length }));

/** Ends are named when they are few. */
const spokenOf = (why: WhyNot, from: readonly string[], to: readonly string[]): readonly string[] => [
  ...from.slice(0, 1),
  ...to.slice(0, 1),
  ...why.missing.slice(0, 1).flatMap(link => [link.from[0] ?? '', link.to[0] ?? '']),
];
