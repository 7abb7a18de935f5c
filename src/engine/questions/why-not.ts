import { explainHidden, explainWhyNot, explainUnmatched } from '../words/absence';
import { assumeOnAnyDay } from '../graph/assume';
import { seedOf, testedAs, seedIfAny, type Found } from '../graph/found';
import type { LaidOut } from '../graph/joining';
import type { Sliced } from '../graph/sliced';
import { isUnheard } from '../graph/union';
import type { UpTo } from '../graph/up-to';
import {
  whyNot,
  type Hidden,
  type HiddenBy,
  type WhyNotScope,
  type Unscoped,
  type WhyNot,
} from '../graph/why-not';
import { speaksOfRelations } from '../plan/walk';
import { type Model, ENTITY, type Kind } from '../model/model';
import { type ObjectShape, type RowMap, type Operand, conjuncts } from '../plan/plan';
import type { Statistics } from '../plan/statistics';
import { idsOf, type Ways, type Assuming, type Seeds, type Selector } from '../plan/traversal';
import type { SentenceOf } from './answer-parts';
import { ELSEWHERE_OUTCOME, GRAPHS_ASKED } from './elsewhere';
import type { Computing } from './question';
import { required } from '../errors';
import type { Arguments } from '../planner/arguments';

/** Fields of answers that may be absent. */
export const OUTCOME = `
  "Whether there is an answer, and if not, how sure that is."
  outcome: Outcome!
  "The value of \`relations\` that was used: the relations that were followed. The outcome holds for these only."
  over: [RelationName!]!
  "The arguments that match nothing; empty if each of from, to and via matches something."
  unmatched: [Unmatched!]!
  "If there is no answer: what stood in the way. null if there is one."
  whyNot: WhyNot${GRAPHS_ASKED}`;

/** Tells whether the client selected the suggestions for what matches nothing, or a sentence that contains them. */
export const asksForSuggestions = ({ items }: ObjectShape): boolean =>
  items.some(
    ({ field, shape }) =>
      (field === 'unmatched' || field === 'whyNot') &&
      shape?.kind === 'object' &&
      shape.items.some(item => item.field === 'suggestions' || item.field === 'explanation'),
  );

/** Lists what matches nothing, of any answer. */
export const unmatchedOf = ({ unmatched }: RowMap): readonly Unmatched[] =>
  (unmatched ?? []) as readonly Unmatched[];

/** The causes that are examined, and the one that is not: who may not see something is not told whether it is there. */
const HIDDEN_BY: Readonly<Record<HiddenBy, string>> = {
  AS_OF:
    'There would be an answer on another day. Not examined if a filter of from, to, via or avoid uses relations.',
  CERTAINTY: 'There would be an answer at a lower certainty. Not examined if a filter uses relations.',
  AS_OF_AND_CERTAINTY:
    'There would be an answer on another day at a lower certainty; neither alone is enough.',
  UNDATED:
    'There would be an answer if relations without dates counted. Not examined if a filter uses relations.',
  VERDICTS:
    'There would be an answer if relations with other verdicts counted. Not examined if a filter uses relations.',
  VIA: 'There would be an answer that passes through something else.',
  AVOID: 'There would be an answer through what was to be avoided.',
  RELATIONS:
    'There would be an answer along relations that were not followed: others than those named, or those that are followed only when named.',
  CHAINS:
    'There would be an answer along relations that make no chain: each of them is so, but what is at the end does not concern what is at the start. Name them in relations to see it.',
  MIN_HOPS: 'There would be a shorter answer.',
  DIRECT:
    'The ends are joined by one relation, with nothing in between, and a connection has at least two: ask `paths` for it.',
  PERMISSION:
    'The graph has facts that you may not see. Whether any of them would give an answer is not examined, and not told.',
};

export const WHY_NOT_SDL = `
"An argument that no node of the graph matches, on the day and at the certainty asked for."
type Unmatched {
  "from, to or via."
  argument: String!
  "Existing values similar to the one given, the most similar first; empty if the argument does not give a single value."
  suggestions: [String!]!
  "In plain language: {spoken}."
  explanation("Other languages get {first}." lang: Language = {first}): String!
}

"Whether there is an answer."
enum Outcome {
  "There is an answer."
  FOUND
  "Everything within the bounds that you may see was searched, along the relations listed in \`over\`: the graph has no answer. What is not recorded may still exist."
  ABSENT_IN_GRAPH
  "No node of the graph matches from, to or via, so there is nothing to search between; see \`unmatched\`."
  NOTHING_MATCHES
  "No answer was found before a limit was reached; there may be one."
  NOT_FOUND_WITHIN_BOUNDS${ELSEWHERE_OUTCOME}
}

"How many nodes are so far away."
type Frontier {
  "Number of relations from where the search started."
  distance: Int!
  "How many nodes were reached there."
  count: Int!
}

"""
A kind of relation that would close the gap: any one from a node of \`from\` to a node of \`to\`. As far as was searched, none
of them exists yet, and the path through it passes no node twice and is within the bounds. Relations are left out if the
graph has none between such nodes, if they would be a second one where no node has two, or if they would close a circle of
a relation that must not have circles.
"""
type MissingLink {
  "The kind of relation."
  relation: RelationName!
  "The direction in which it would be followed."
  direction: StepDirection!
  "The kind of node that the path comes from."
  fromKind: KindName!
  "The kind of node that the path goes on to."
  toKind: KindName!
  "Nodes that are reached, and that it could start from, by id."
  from("Maximum number of items to return, 1 to 1,000." first: Int = 5): [Entity!]!
  "How many it could start from; null if something was left out, so that it is not known."
  fromCount: Int
  "Nodes that reach the goal, and that it could lead to, by id."
  to("Maximum number of items to return, 1 to 1,000." first: Int = 5): [Entity!]!
  "How many it could lead to; null if something was left out."
  toCount: Int
  "How long the path would be."
  length: Int!
  "How many such relations the graph has between such nodes, distinguished by kind and by the fields marked @apart; at least one."
  count: Int!
}

"""
What may hide an answer that otherwise exists. All but PERMISSION are examined, each with all other arguments kept, and only
as far as paths are found in time, so a cause that is not listed may still apply.
"""
enum HiddenBy {${Object.entries(HIDDEN_BY)
  .map(([name, description]) => `\n  "${description}"\n  ${name}`)
  .join('')}
}

"An argument without which there would be an answer."
type Hidden {
  "The argument that hides it."
  by: HiddenBy!
  "With AS_OF: the day nearest to the one asked about on which a whole path is valid. null with others, and where not all paths were looked at, so that it is not known."
  on: Date
  "With RELATIONS: the names of the relations on the shortest such path found that were not followed. Empty with others."
  relations: [RelationName!]!
  "In plain language: {spoken}."
  explanation("Other languages get {first}." lang: Language = {first}): String!
}

"Why nothing was found."
type WhyNot {
  "Whether it is proved that there is none."
  outcome: Outcome!
  "How far the search went from one end, and how many nodes it reached."
  reachedFrom: [Frontier!]!
  "How far the search went from the other end, and how many nodes it reached."
  reachedTo: [Frontier!]!
  "What would close the gap and could be true: the relations that are most common between such nodes first, then the shortest paths."
  missing("Maximum number of items to return, 1 to 1,000." first: Int = 5): [MissingLink!]!
  "How many such there are; null if something was left out."
  missingCount: Int
  "How many relations of the kinds that were followed the graph has at all: where they are few, an absence says little."
  recorded: Int!
  "What hides an answer that otherwise exists."
  hiddenBy: [Hidden!]!
  "In plain language: {spoken}."
  explanation("Other languages get {first}." lang: Language = {first}): String!
}
`;

/** What is needed to explain an absent answer. An answer has at least `least` relations. */
export type Absent = Readonly<{
  outcome: string;
  ways: Ways;
  least: number;
  unmatched: readonly Unmatched[];
  /** The search that found nothing. */ search: UpTo<unknown>;
}>;

export function* whyNotObject(
  { outcome, ways, least, unmatched, search }: Absent,
  found: LaidOut,
  read: Unscoped,
  computing: Computing,
): Sliced<RowMap> {
  const { model, statistics, budget, traversal, hides } = computing;
  const examined = yield* whyNot(
    found,
    assumeOnAnyDay(read, traversal.assuming, 'UNCERTAIN'),
    ways,
    scopeOf(least, read, computing),
    { model, statistics },
    budget,
  );
  const hiddenBy = hides ? [...examined.hiddenBy, PERMISSION] : examined.hiddenBy;
  const [why, recorded] = [{ ...examined, hiddenBy }, recordedOf(ways, statistics)];
  const [from, to] = [[...seedOf(found, 'From')].sort(), [...seedOf(found, 'To')].sort()];
  return {
    outcome,
    reachedFrom: frontiers(why.from),
    reachedTo: frontiers(why.to),
    missing: missingIn(why, search),
    recorded,
    hiddenBy: hiddenBy.map(hidden => hiddenObject(hidden, model)),
    speaks: spokenOf(why, from, to).filter(id => !isUnheard(id, found.elsewhere?.answers ?? [])),
    explanation: ((args, parts) => {
      const question = {
        outcome,
        ways,
        from,
        to,
        recorded,
        unmatched: unmatched.map(of => of.explanation(args, parts)),
        reach: search.ofAll(() => ({ from: why.from, to: why.to })),
      };
      return explainWhyNot(why, question, args['lang'], parts.nodes, model);
    }) satisfies SentenceOf,
  };
}

const hiddenObject = (hidden: Hidden, model: Model): RowMap => ({
  ...hidden,
  explanation: ((args: RowMap) => explainHidden(hidden, args['lang'], model)) satisfies SentenceOf,
});

/** Of what everyone may see, where anything is closed. */
const recordedOf = ({ relations }: Ways, statistics: Statistics): number =>
  relations.reduce((sum, { name }) => sum + ((statistics.open ?? statistics).edges.get(name)?.count ?? 0), 0);

const PERMISSION: Hidden = { by: 'PERMISSION', on: null, relations: [] };

const scopeOf = (
  least: number,
  read: Unscoped,
  { traversal: { certainty, verdicts, seeds, tests }, day, bound }: Computing,
): WhyNotScope => {
  const related = [...seeds, ...tests].some(
    ({ selector }) => selector.kind === 'where' && speaksOfRelations(selector.where),
  );
  const byId = seeds.flatMap(({ selector, unscoped }) => (unscoped ? [] : idsOf(selector, bound)));
  return { day, certainty, verdicts, least, related, asked: byId.flatMap(id => read.nodes.get(id) ?? []) };
};

/** The links that would close the gap; how many these are, and their ends, is known of a whole search alone. */
const missingIn = ({ missing }: WhyNot, search: UpTo<unknown>): UpTo<readonly RowMap[]> =>
  search.with(
    missing.map(({ relation, from, to, ...link }) => ({
      ...link,
      relation: relation.name,
      from: search.with(from),
      to: search.with(to),
    })),
  );

const frontiers = (levels: WhyNot['from']): readonly RowMap[] =>
  levels.map((ids, distance) => ({ distance, count: ids.length }));

/** The nodes that the sentence may name. An end with several nodes is counted instead. */
const spokenOf = (why: WhyNot, from: readonly string[], to: readonly string[]): readonly string[] => [
  ...from.slice(0, 1),
  ...to.slice(0, 1),
  ...why.missing.slice(0, 1).flatMap(link => [link.from[0] ?? '', link.to[0] ?? '']),
];

const NEEDED = ['From', 'To', 'Via'] as const;
type Needed = (typeof NEEDED)[number];
const ARGUMENTS = { From: 'from', To: 'to', Via: 'via' } as const satisfies Readonly<Record<Needed, string>>;
type Any = `Any${Needed}`;

/**
 * Tells whether a selector that is otherwise only tested on what the other side visited matches anything at
 * all: one node is read for it, in the same statement. One more is read for each node that a what-if removes,
 * since the nodes read may be exactly those.
 */
export const anyOf = (
  tests: readonly Seeds[],
  assuming: Assuming | undefined,
  { model }: Arguments,
): readonly Seeds<Any>[] => {
  const gone = assuming ? assuming.withoutNodes.length + assuming.retire.length : 0;
  const filter = (selector: Selector): Selector =>
    selector.kind === 'where'
      ? selector
      : {
          kind: 'where',
          of: required(model.kinds.get(ENTITY), 'kind Entity'),
          where: {
            kind: 'compare',
            on: 'node',
            property: 'id',
            operator: 'in',
            value: selector.ids,
            most: selector.sorts.length,
            unique: true,
            label: ENTITY,
          },
        };
  return NEEDED.flatMap(name =>
    tests
      .filter(test => test.name === name)
      .map(({ selector, ...test }) => ({
        ...test,
        name: `Any${name}` as const,
        selector: filter(selector),
        atMost: 1 + gone,
      })),
  );
};

/** A value that was asked for: its kind and its field. */
export type Wanted = Readonly<{ of: Kind; property: string; value: Operand }>;
/** As it appears in an answer; `suggestions` is filled in once the most similar values have been read. */
export type Unmatched = RowMap &
  Readonly<{ suggestions: string[]; wanted: Wanted | undefined; explanation: SentenceOf }>;

/** What is laid out to tell what is unmatched. */
export type Matched = Found<Needed | Any, never, never>;

/**
 * The arguments that match nothing, each with the single value it asks for, if there is one
 * (answer/suggest.ts).
 */
export const unmatchedIn = (found: Matched, { traversal }: Computing): readonly Unmatched[] =>
  NEEDED.flatMap(name => {
    const any = testedAs(found, name) ? seedOf(found, `Any${name}`) : seedIfAny(found, name);
    if (!any || any.size > 0) return [];
    const asked = [...traversal.seeds, ...traversal.tests].find(set => set.name === name);
    return asked ? [unmatched(asked, ARGUMENTS[name])] : [];
  });

const unmatched = ({ selector }: Seeds, argument: (typeof ARGUMENTS)[Needed]): Unmatched => {
  const suggestions: string[] = [];
  return {
    argument,
    suggestions,
    wanted: wantedBy(selector),
    explanation: ((args, { ofAnotherDay, messages }) =>
      explainUnmatched(argument, suggestions, ofAnotherDay, messages.in(args['lang']))) satisfies SentenceOf,
  };
};

/** The value of the node's own field that a filter asks for. */
const wantedBy = (selector: Selector): Wanted | undefined => {
  if (selector.kind === 'ids') return undefined;
  for (const part of conjuncts(selector.where)) {
    if (part.kind !== 'compare' || part.operator !== 'eq' || part.on !== 'node') continue;
    const { property, value } = part;
    if (selector.of.fields.get(property)?.type.kind !== 'enum') return { of: selector.of, property, value };
  }
  return undefined;
};
