import {
  asMet,
  isElsewhere,
  nameElsewhere,
  THING_ELSEWHERE,
  type GraphAnswer,
  type GraphMet,
  type Meeting,
  type ThingElsewhere,
} from '../plan/elsewhere';
import type { Across } from '../plan/traversal';
import type { Certainty } from '../model/model';
import { weakestOf, weakness, type Found, type FoundEdge } from './found';

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
  /** By node: the kinds that it is of elsewhere, as they are named here, and those of ours that are the same. */
  kinds: ReadonlyMap<string, readonly string[]>;
  /** What does not work, as another graph says; and for how many people something is there. */
  idle: ReadonlySet<string>;
  people: ReadonlyMap<string, number>;
}>;

/**
 * One graph of several: things that are the same become one node, so that what is computed knows nothing of borders, and an equality
 * takes no step. What is less certain than `least` is left out. The key of a relation keeps what it was between, by which a border is found again where it is crossed.
 */
export const unionOf = (
  found: Found,
  { across, answers: heard, named }: AnsweredElsewhere,
  least: Certainty = 'UNCERTAIN',
): Found => {
  const { meeting } = across;
  const answers = heard.map(answer => atLeast(answer, least));
  const of = (id: string): string => asMet(id, meeting);
  const things = answers.flatMap(answer => answer.things);
  const known = new Set(things.map(({ id }) => id));
  const asked = [...new Set(meeting.graphs.flatMap(factsOf))];
  const facts = { ...found.facts, edge: [...found.facts.edge, ...asked] };
  const nodes = new Map(found.nodes);
  for (const { id, certainty } of things)
    if (!nodes.has(of(id)))
      nodes.set(of(id), {
        id: of(id),
        kind: THING_ELSEWHERE,
        certainty,
        facts: found.facts.node.map(() => null),
      });
  return {
    ...found,
    nodes,
    facts,
    // What a graph that was not heard is asked about may be there.
    seeds: withNamed(found.seeds, named, id => (known.has(id) || isUnheard(id, answers) ? [of(id)] : [])),
    tests: withNamed(found.tests, testedIn(things, across, named), id => [of(id)]),
    added: [
      ...found.added,
      ...answers.flatMap(({ edges }) => edges).flatMap(edge => edgeOf(edge, across.meeting, facts.edge)),
    ],
    elsewhere: {
      ...{ meeting, answers, completeTo: completeTo(answers, across) },
      kinds: kindsIn(things, meeting),
      idle: new Set(things.flatMap(({ id, idle }) => (idle ? [of(id)] : []))),
      people: new Map(things.flatMap(({ id, people }) => (people > 0 ? [[of(id), people] as const] : []))),
    },
  };
};

/** An answer without what is less certain. */
const atLeast = (answer: GraphAnswer, least: Certainty): GraphAnswer => {
  if (least === 'UNCERTAIN') return answer;
  const counts = ({ certainty }: Readonly<{ certainty: Certainty }>): boolean =>
    weakness(certainty) <= weakness(least);
  const things = answer.things.filter(counts);
  const known = new Set(things.map(({ id }) => id));
  const edges = answer.edges.filter(edge => counts(edge) && known.has(edge.from) && known.has(edge.to));
  return { ...answer, things, edges };
};

/** Tells whether something is of a graph that was not heard: nothing is known of it. */
export const isUnheard = (id: string, answers: readonly GraphAnswer[]): boolean =>
  answers.some(({ graph, unheard }) => unheard !== undefined && isElsewhere(id, [{ graph }]));

/** The facts that relations elsewhere are asked, as they are named here. */
const factsOf = ({ graph, relations }: GraphMet): readonly string[] =>
  relations.flatMap(({ elsewhere }) => (elsewhere?.facts ?? []).map(fact => nameElsewhere(graph, fact)));

const kindsIn = (things: readonly ThingElsewhere[], meeting: Meeting): FoundElsewhere['kinds'] => {
  const kinds = new Map<string, readonly string[]>();
  const met = new Map(meeting.graphs.map(({ graph, kinds: of }) => [graph, of]));
  for (const { id, graph, kind } of things) {
    const at = asMet(id, meeting);
    const like = met.get(graph)?.[kind]?.like ?? [];
    kinds.set(at, [...(kinds.get(at) ?? []), nameElsewhere(graph, kind), ...like]);
  }
  return kinds;
};

/** Between two things that are the same nothing is followed. What an equality leads to is no more certain than it is. */
const edgeOf = (
  { key, relation, certainty, undated, ...edge }: GraphAnswer['edges'][number],
  meeting: Meeting,
  facts: readonly string[],
): readonly FoundEdge[] => {
  const [from, to] = [asMet(edge.from, meeting), asMet(edge.to, meeting)];
  if (from === to) return [];
  const equalities = [edge.from, edge.to].flatMap(id => meeting.same[id]?.certainty ?? []);
  return [
    {
      ...{ key, relation, from, to, undated },
      certainty: weakestOf([certainty, ...equalities]),
      facts: facts.map(name => edge.facts[name] ?? null),
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
  things: readonly ThingElsewhere[],
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

/** The distance to which a graph is known, of so many hops that it was asked about. */
const KNOWN: Readonly<Record<Across['knownTo'], (distance: number) => number>> = {
  // From two ends that are both looked around, all paths of twice that length are known.
  BETWEEN_ENDS: distance => 2 * distance,
  OUTWARD: distance => distance,
  // Of the farthest it is not known what else they rest on.
  WITH_SUPPORTS: distance => Math.max(0, distance - 1),
};

const completeTo = (answers: readonly GraphAnswer[], { knownTo, goesOn: { hops } }: Across): number =>
  Math.min(
    Infinity,
    ...answers.map(({ unheard, completeTo: whole, goesBeyond }) => {
      if (unheard) return 0;
      if (whole !== undefined) return KNOWN[knownTo](whole);
      return goesBeyond && knownTo !== 'BETWEEN_ENDS' ? KNOWN[knownTo](hops) : Infinity;
    }),
  );
