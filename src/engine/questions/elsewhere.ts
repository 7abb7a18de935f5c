import { edgeOfKey, type Hop } from '../graph/found';
import type { FoundPath } from '../graph/paths';
import type { FoundElsewhere } from '../graph/union';
import type { Model } from '../model/model';
import {
  asMet,
  isElsewhere,
  SAME_STEP,
  STEP_ELSEWHERE,
  type GraphMet,
  type Meeting,
  type Same,
} from '../plan/elsewhere';
import type { RowMap } from '../plan/plan';
import type { Fetched } from '../shape/shape';
import { explainCrossing, explainGraph, verbElsewhere } from '../words/elsewhere';

/**
 * What answers tell of other graphs. It stands where a schema has any; without, these fields are not there, and nothing of them is
 * computed.
 */
export const ACROSS = `
    "Other graphs that it may go on in, from what both have: by the ids of other registers, and never by a name. Their things may be ends: ee:thing:one is thing:one of the graph ee."
    across: [Graph!]`;
export const GRAPHS_ASKED = `
  "The other graphs that were to be asked, and whether they were."
  graphs: [GraphAsked!]!`;
export const CROSSINGS = `
  "Where it crosses from one graph to another, in order; empty if it stays in one."
  crossings: [Crossing!]!`;
export const ELSEWHERE_OUTCOME = `
  "Another graph that was to be asked was not, or left something out: there may be an answer. \`graphs\` says which."
  UNKNOWN`;
export const ELSEWHERE_SDL = `
"Why a graph was not asked, or what it answered was not taken."
enum GraphUnheard {
  "There is nobody at its address."
  UNREACHABLE
  "It did not answer in the time that was left for it."
  TOO_SLOW
  "Its answer is larger than is read."
  TOO_LARGE
  "Its answer has not the form that it must have."
  NOT_UNDERSTOOD
  "It is of a version that cannot be asked so."
  OTHER_VERSION
  "It refused the question."
  REFUSED
  "What it was asked would take more there than it allows."
  TOO_DEAR
  "More things are met there than can be asked about."
  TOO_MANY
}

"Another graph that was to be asked."
type GraphAsked {
  "Which one."
  graph: Graph!
  "What it is of, in its own words ({spoken})."
  name("Other languages get {first}." lang: Language = {first}): String!
  "Whether it has answered. If not, nothing that is said here holds for it."
  asked: Boolean!
  "If it has not: why."
  unheard: GraphUnheard
  "The last entry of its change log when it answered."
  sequence: Int
  "How many things of it are in the answer, which \`counts\` are not of; null if something was left out, and where no things are listed."
  things: Int
  "The languages that it has texts in."
  languages: [String!]!
  "In plain language: {spoken}."
  explanation("Other languages get {first}." lang: Language = {first}): String!
}

"A place on a path where it goes on in another graph, at something that both have."
type Crossing {
  "What both have."
  at: Entity!
  "The graph that the path comes from; null: this one."
  from: Graph
  "The graph that it goes on in; null: this one."
  to: Graph
  "The IRIs by which it is the same in both."
  by: [String!]!
  "true: both sides only comply with it, as with an act or a standard, so that they are alike in it and neither rests on the other. false: it connects them."
  likeness: Boolean!
  "In plain language: {spoken}."
  explanation("Other languages get {first}." lang: Language = {first}): String!
}
`;

/** The graphs of a question, as its answer tells of them. `ids`: all that is in an answer that lists things; null: not all of it is known. */
export const graphsOf = (
  found: FoundElsewhere | undefined,
  ids: readonly string[] | null = null,
): readonly RowMap[] =>
  (found?.meeting.graphs ?? []).map(met => {
    const { answers = [] } = found ?? {};
    const answer = answers.find(({ graph }) => graph === met.graph);
    const unheard = answer ? answer.unheard : (met.unheard ?? 'UNREACHABLE');
    return {
      graph: met.graph,
      name: (args: RowMap, { messages }: Fetched) => nameOf(met, messages.in(args['lang']).language),
      asked: unheard === undefined,
      unheard: unheard ?? null,
      sequence: answer?.sequence ?? null,
      things: ids && new Set(ids.filter(id => isElsewhere(id, [met]))).size,
      languages: met.languages,
      explanation: (args: RowMap, { messages }: Fetched) => {
        const speaker = messages.in(args['lang']);
        return explainGraph(nameOf(met, speaker.language), { unheard, sequence: answer?.sequence }, speaker);
      },
    };
  });

const nameOf = ({ name, graph }: GraphMet, language: string): string =>
  name[language] ?? name['en'] ?? Object.values(name)[0] ?? graph;

/** Returns the graph that a relation is of; undefined: this one. */
const graphOf = ({ edge }: Hop, meeting: Meeting): string | undefined => graphOfId(edge.relation, meeting);

/** Returns the graph whose thing has an id; undefined: this one. */
const graphOfId = (id: string, { graphs }: Meeting): string | undefined =>
  graphs.find(graph => isElsewhere(id, [graph]))?.graph;

/** What a hop is between in its own graph, as it was followed. */
const endsOf = ({ edge, direction }: Hop): Readonly<{ from: string; to: string }> => {
  const { from, to } = edgeOfKey(edge.key);
  return direction === 'FORWARD' ? { from, to } : { from: to, to: from };
};

/** The steps of a path, and an equality wherever what it comes to is called otherwise where it goes on, or is asked about. */
export const stepsAcross = (
  { hops }: FoundPath,
  { meeting }: FoundElsewhere,
  model: Model,
  own: (hop: Hop) => RowMap,
): readonly RowMap[] => {
  let at = hops[0]?.from ?? '';
  const toBe = (id: string): readonly RowMap[] => {
    const same = at === id ? [] : [sameStep(at, id, meeting)];
    at = id;
    return same;
  };
  const steps = hops.flatMap(hop => {
    const graph = graphOf(hop, meeting);
    const { from, to } = graph === undefined ? hop : endsOf(hop);
    const same = toBe(from);
    at = to;
    return [...same, graph === undefined ? own(hop) : stepElsewhere(hop, { from, to, graph }, model)];
  });
  return [...steps, ...toBe(hops[hops.length - 1]?.to ?? at)];
};

const stepElsewhere = (
  { edge, direction }: Hop,
  { from, to, graph }: Readonly<{ from: string; to: string; graph: string }>,
  model: Model,
): RowMap => ({
  relation: STEP_ELSEWHERE.relation,
  typename: STEP_ELSEWHERE.type,
  direction,
  key: edge.key,
  edgeFrom: edgeOfKey(edge.key).from,
  from,
  to,
  graph,
  called: model.relations.get(edge.relation)?.elsewhere?.name ?? edge.relation,
  says: (args: RowMap, { messages }: Fetched) =>
    verbElsewhere(edge.relation, direction, messages.in(args['lang']), model),
});

/** The key of an equality, which no relation has. */
export const sameKey = (from: string, to: string): string => `${SAME_STEP.relation} ${from} ${to}`;

const sameStep = (from: string, to: string, meeting: Meeting): RowMap => ({
  relation: SAME_STEP.relation,
  typename: SAME_STEP.type,
  direction: 'FORWARD',
  key: sameKey(from, to),
  edgeFrom: from,
  from,
  to,
  graph: null,
  by: sameBetween(to, from, meeting)?.iris ?? [],
  equality: sameBetween(to, from, meeting)?.certainty ?? 'FACT',
});

/** By what two things are the same, one of which is of another graph. */
const sameBetween = (to: string, from: string, { same }: Meeting): Same | undefined => same[to] ?? same[from];

type Crossing = Readonly<{
  at: string;
  from: string | null;
  to: string | null;
  likeness: boolean;
  by: readonly string[];
}>;

/** Tells where a path crosses a border, and what that means: also at its ends, where these are asked about by what they are here. */
export const crossingsOf = (
  { hops }: FoundPath,
  elsewhere: FoundElsewhere,
  model: Model,
): readonly RowMap[] =>
  [undefined, ...hops].flatMap((hop, i) => {
    const crossing = crossingAt(hop, hops[i], elsewhere, model);
    return crossing
      ? [
          {
            ...crossing,
            speaks: [crossing.at],
            explanation: (args: RowMap, { messages, nodes }: Fetched) =>
              explainCrossing(crossing, nodes, messages.in(args['lang']), model),
          },
        ]
      : [];
  });

const crossingAt = (
  hop: Hop | undefined,
  next: Hop | undefined,
  elsewhere: FoundElsewhere,
  model: Model,
): Crossing | undefined => {
  const { meeting } = elsewhere;
  const at = hop?.to ?? next?.from ?? '';
  const graphAt = graphOfId(at, meeting);
  const from = hop ? graphOf(hop, meeting) : graphAt;
  const to = next ? graphOf(next, meeting) : graphAt;
  if (from === to) return undefined;
  const ofHop = hop && from !== undefined ? endsOf(hop).to : undefined;
  const named = ofHop ?? (next && to !== undefined ? endsOf(next).from : at);
  const isCommon = hop?.direction === 'FORWARD' && next?.direction === 'BACKWARD';
  return {
    ...{ at, from: from ?? null, to: to ?? null },
    by: sameBetween(named, at, meeting)?.iris ?? [],
    likeness: isCommon && ONLY_COMPLIED_WITH.has(laneOf(named, elsewhere, model) ?? ''),
  };
};

/** The lane of something that two graphs have: as the other says, or as ours does. */
const laneOf = (id: string, { meeting, answers }: FoundElsewhere, model: Model): string | undefined => {
  const thing = answers.flatMap(({ things }) => things).find(one => one.id === id);
  const met = meeting.graphs.find(({ graph }) => graph === thing?.graph);
  const [prefix] = asMet(id, meeting).split(':');
  const ours = [...model.kinds.values()].find(kind => kind.prefix === prefix && kind.shape === 'object');
  return ours?.lane ?? (thing && met?.kinds[thing.kind]?.lane);
};

/** Lanes of what things comply with: to have such a thing in common is to be alike. */
const ONLY_COMPLIED_WITH: ReadonlySet<string> = new Set(['FRAMEWORKS', 'SPECIFICATIONS']);
