import { SamgrafError, quoted } from '../errors';
import type { LaidOut } from '../graph/joining';
import { findPaths, type FoundPaths } from '../graph/paths';
import type { Sliced } from '../graph/sliced';
import type { UpTo } from '../graph/up-to';
import { subgraphOf, type Subgraph } from '../graph/found';
import type { Unscoped } from '../graph/why-not';
import { apartFields } from '../model/model';
import { PATH_STEPS } from '../plan/cost';
import type { Meeting } from '../plan/elsewhere';
import type { Bound, RowMap } from '../plan/plan';
import { idsOf, type Assuming, type Ways } from '../plan/traversal';
import { VALIDITY, type Arguments, type Asks } from '../planner/arguments';
import { acrossEnds, alsoWide, betweenEnds, kindsTaken } from './between-ends';
import { graphsOf } from './elsewhere';
import { asFarAsKnown, besides, goingBetween } from './going-on';
import type { Computing } from './question';
import { anyOf, unmatchedIn, type Matched } from './why-not';
import { whyNotObject } from './why-not';

/** The paths to look for between two ends, and whether to explain why there are none. */
type WaysAsked = Readonly<{ ways: Ways; whyNot: boolean }>;

/** A node on the way has a relation on either side, so a connection has at least two relations. */
export const LEAST_CONNECTION = 2;

/**
 * `minHops` is at least the shortest length of an answer. A shorter path is not an answer, so it cannot make
 * a longer one redundant either (graph/paths.ts).
 */
export const waysOf = (read: Arguments, least: number): Ways => {
  const ways = read.ways();
  if (ways.maxHops < least)
    throw new SamgrafError(
      'BAD_INPUT',
      `A connection has at least ${least} relations, and maxHops is ${ways.maxHops}.`,
      'Ask `paths` for what is joined directly, or give a larger maxHops.',
    );
  return { ...ways, minHops: Math.max(ways.minHops, least) };
};

/** The layout of `connections` and `paths`. An answer has at least `least` relations. */
export const layoutOfWays = (least: number, read: Arguments, asks: Asks, assuming: Assuming | undefined) => {
  const asked: WaysAsked = { ways: waysOf(read, least), whyNot: asks('whyNot') };
  checkApart(read);
  const meeting = read.across();
  if (meeting) return layoutAcross(asked, read, assuming, meeting);
  const between = betweenEnds(read, asked.ways, assuming, asked.whyNot);
  const any = anyOf(between.tests ?? [], assuming, read);
  const about = { asked, repeats: true, reach: { argument: 'maxHops', hops: asked.ways.maxHops } };
  if (!asked.whyNot)
    return {
      ...about,
      ...between,
      seeds: [...between.seeds, ...any],
      steps: PATH_STEPS,
      nodeFacts: [],
    };
  const wide = alsoWide(between, asked.ways, read);
  return {
    ...about,
    ...wide,
    seeds: [...wide.seeds, ...any],
    steps: 2 * PATH_STEPS,
    edgeFacts: [...VALIDITY, ...(wide.edgeFacts ?? [])],
    nodeFacts: [...VALIDITY, ...apartFields(read.model)],
  };
};

/**
 * The layout where other graphs are gone on in. Ours are read as ever; theirs are relations of the same ways, so that all is computed on
 * one graph. Why there is nothing is looked for in all that was read: of other graphs that is what counts on the day and at the
 * certainty that were asked for.
 */
const layoutAcross = (
  { ways, whyNot }: WaysAsked,
  read: Arguments,
  assuming: Assuming | undefined,
  meeting: Meeting,
) => {
  const between = acrossEnds(read, ways, meeting);
  const theirs = read.relationsOf(meeting);
  const all: Ways = { ...ways, relations: besides(ways.relations, theirs, meeting) };
  const wide = whyNot ? alsoWide(between, ways, read) : between;
  return {
    asked: { ways: all, whyNot },
    repeats: true,
    reach: { argument: 'maxHops', hops: ways.maxHops },
    ...wide,
    seeds: [...wide.seeds, ...anyOf(between.tests ?? [], assuming, read)],
    steps: whyNot ? 2 * PATH_STEPS : PATH_STEPS,
    edgeFacts: [...(whyNot ? VALIDITY : []), ...(wide.edgeFacts ?? [])],
    nodeFacts: whyNot ? [...VALIDITY, ...apartFields(read.model)] : [],
    across: goingBetween(
      meeting,
      ways.maxHops,
      theirs,
      { kinds: kindsTaken(between.tests), whole: whyNot },
      read,
    ),
  };
};

type Found = LaidOut & Unscoped & Matched;
export type Looked = Readonly<{ graph: Subgraph; all: FoundPaths; found: Found }>;
/** A page of the answer, how many items were found, and the shares of the peers that have them. */
export type Items = Readonly<{ page: RowMap; count: number; shares?: UpTo<readonly number[]> }>;

/**
 * Finds the paths and builds an answer from them; if there are none, tells why. An answer has at least
 * `least` relations.
 */
export function* answerOfWays(
  { ways, whyNot }: WaysAsked,
  { found, read, computing }: Readonly<{ found: Found; read: Found; computing: Computing }>,
  least: number,
  items: (looked: Looked) => Sliced<Items>,
): Sliced<Readonly<{ answer: RowMap; shares: Items['shares'] }>> {
  const graph = yield* subgraphOf(found, ways);
  const own = yield* findPaths(graph, ways, computing.budget.part(PATH_STEPS));
  const all = asFarAsKnown(own, found);
  const { page, count, shares } = yield* items({ graph, all, found });
  const unmatched = unmatchedIn(found, computing);
  const outcome = outcomeOf(count, unmatched.length, all.cut);
  const answer = {
    ...page,
    outcome,
    over: ways.relations.flatMap(({ name, elsewhere }) => (elsewhere ? [] : [name])),
    graphs: graphsOf(found.elsewhere),
    unmatched,
    whyNot:
      whyNot && outcome !== 'FOUND'
        ? yield* whyNotObject({ outcome, ways, least, unmatched, search: all }, found, read, computing)
        : null,
  };
  return { answer, shares };
}

/** If an end matches nothing, there are no paths to look for, and none is proved to be absent. */
const outcomeOf = (count: number, unmatched: number, cut: FoundPaths['cut']): string =>
  count > 0
    ? 'FOUND'
    : unmatched > 0
      ? 'NOTHING_MATCHES'
      : cut === 'ELSEWHERE'
        ? 'UNKNOWN'
        : cut
          ? 'NOT_FOUND_WITHIN_BOUNDS'
          : 'ABSENT_IN_GRAPH';

/** No path leads from a node to itself, since a path passes no node twice. */
export const checkApart = (read: Arguments): void => {
  const [from, to] = [read.selector('from'), read.selector('to')];
  if (from.kind !== 'ids' || to.kind !== 'ids' || from.sorts.length > 1 || to.sorts.length > 1) return;
  const isSame = (bound: Bound): boolean => idsOf(from, bound)[0] === idsOf(to, bound)[0];
  if (read.tie(`same ${JSON.stringify([from.ids, to.ids])}`, isSame))
    throw new SamgrafError(
      'BAD_INPUT',
      `from and to are both ${quoted(read.peek(from)[0] ?? '')}; a path passes no node twice, so none leads back to it.`,
      'Name another end, or ask `neighbourhood` or `reach` for what is around it.',
    );
};
