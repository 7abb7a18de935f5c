import { asMet, isElsewhere, THING_ELSEWHERE, type GraphAnswer, type Meeting } from '../plan/elsewhere';
import type { Across } from '../plan/traversal';
import type { Found, FoundEdge, FoundNode } from './found';

/** What other graphs answered to a question, and the ids of theirs that it names, by seeds and tests. */
export type AnsweredElsewhere = Readonly<{
  across: Across;
  answers: readonly GraphAnswer[];
  named: ReadonlyMap<string, readonly string[]>;
}>;

/** What of an answer depends on other graphs. */
export type FoundElsewhere = Readonly<{
  meeting: Meeting;
  answers: readonly GraphAnswer[];
  /** The distance to which all graphs together are known. */ completeTo: number;
}>;

/**
 * One graph of several: things that are the same become one node, so that what is computed knows nothing of borders, and an equality
 * takes no step. The key of a relation keeps what it was between, by which a border is found again where it is crossed.
 */
export const unionOf = (found: Found, { across, answers, named }: AnsweredElsewhere): Found => {
  const { meeting } = across;
  const of = (id: string): string => asMet(id, meeting);
  const things = answers.flatMap(answer => answer.things);
  const known = new Set(things.map(({ id }) => id));
  const nodes = new Map(found.nodes);
  for (const { id, row } of things)
    if (!nodes.has(of(id)))
      nodes.set(of(id), {
        id: of(id),
        kind: THING_ELSEWHERE,
        certainty: row['certainty'] as FoundNode['certainty'],
        facts: found.facts.node.map(name => row[name] ?? null),
      });
  return {
    ...found,
    nodes,
    // What a graph that was not heard is asked about may be there.
    seeds: withNamed(found.seeds, named, id => (known.has(id) || isUnheard(id, answers) ? [of(id)] : [])),
    tests: withNamed(found.tests, testedIn(things, across, named), id => [of(id)]),
    added: [
      ...found.added,
      ...answers.flatMap(({ edges }) => edges).flatMap(edge => edgeOf(edge, of, found.facts.edge)),
    ],
    elsewhere: { meeting, answers, completeTo: completeTo(answers) },
  };
};

const isUnheard = (id: string, answers: readonly GraphAnswer[]): boolean =>
  answers.some(({ graph, unheard }) => unheard !== undefined && isElsewhere(id, [{ graph }]));

/** Between two things that are the same nothing is followed. */
const edgeOf = (
  edge: GraphAnswer['edges'][number],
  of: (id: string) => string,
  facts: readonly string[],
): readonly FoundEdge[] => {
  const [from, to] = [of(edge.from), of(edge.to)];
  if (from === to) return [];
  const { key, relation, certainty, validFrom, validTo, row } = edge;
  return [
    {
      key,
      relation,
      from,
      to,
      certainty,
      facts: facts.map(name => row[name] ?? null),
      undated: validFrom === null && validTo === null && row['knownFrom'] == null,
      assumed: false,
    },
  ];
};

const withNamed = (
  sets: Found['seeds'],
  named: ReadonlyMap<string, readonly string[]>,
  as: (id: string) => readonly string[],
): Found['seeds'] =>
  new Map([...sets].map(([name, ids]) => [name, new Set([...ids, ...(named.get(name) ?? []).flatMap(as)])]));

/** Things that pass a test of ours: named by it, or of a kind that is the same as one of those that it takes whatever they are. */
const testedIn = (
  things: readonly Readonly<{ id: string; graph: string; kind: string }>[],
  { meeting, kinds }: Across,
  named: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> => {
  const likes = new Map(meeting.graphs.map(({ graph, kinds: of }) => [graph, of]));
  const passing = Object.entries(kinds).map(([test, taken]): readonly [string, readonly string[]] => [
    test,
    things
      .filter(({ graph, kind }) => likes.get(graph)?.[kind]?.like.some(one => taken.includes(one)))
      .map(({ id }) => id),
  ]);
  return new Map([...named, ...passing]);
};

/** From two ends that are both looked around, all paths of twice that length are known. */
const completeTo = (answers: readonly GraphAnswer[]): number =>
  Math.min(...answers.map(answer => (answer.unheard ? 0 : 2 * (answer.completeTo ?? Infinity))), Infinity);
