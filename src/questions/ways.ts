import type { Sliced } from '../graph/sliced';
import { findPaths, type FoundPaths } from '../graph/paths';
import { subgraphOf, type Subgraph } from '../graph/subgraph';
import type { LaidOut } from '../graph/missing';
import type { Unscoped } from '../graph/why-not';
import { PATH_STEPS } from '../plan/cost-questions';
import type { RowMap } from '../plan/plan';
import type { Assuming, Ways } from '../plan/traversal';
import type { Arguments } from '../planner/arguments';
import type { Asks } from '../planner/layout';
import { truncation } from './answer-parts';
import { alsoWide, betweenEnds } from './between-ends';
import type { Computing } from './question';
import { whyNotObject } from './why-not';

export const VALIDITY = ['validFrom', 'validTo'] as const;

/** Ways between two ends, and whether it is told why there is none. */
export type WaysAsked = Readonly<{ ways: Ways; whyNot: boolean }>;

/** How `connections` and `paths` are laid out. */
export const layoutOfWays = (read: Arguments, asks: Asks, assuming: Assuming | undefined) => {
  const asked: WaysAsked = { ways: read.ways(), whyNot: asks('whyNot') };
  const between = betweenEnds(read, asked.ways, assuming, asked.whyNot);
  const about = { asked, repeats: true, reach: { argument: 'maxHops', hops: asked.ways.maxHops } };
  if (!asked.whyNot) return { ...about, ...between, steps: PATH_STEPS };
  return {
    ...about,
    ...alsoWide(between, asked.ways, read),
    steps: 2 * PATH_STEPS,
    edgeFacts: VALIDITY,
    nodeFacts: VALIDITY,
  };
};

type Found = LaidOut & Unscoped;
type Looked = Readonly<{ graph: Subgraph; all: FoundPaths }>;

/** The ways there are, and an answer made of them; where there is none, why. `least` relations an answer has. */
export function* answerOfWays(
  { ways, whyNot }: WaysAsked,
  { found, read, computing }: Readonly<{ found: Found; read: Found; computing: Computing }>,
  least: number,
  items: (looked: Looked) => Sliced<RowMap>,
): Sliced<RowMap> {
  const graph = subgraphOf(found, ways);
  yield;
  const all = yield* findPaths(graph, ways, computing.budget.part(PATH_STEPS));
  const page = yield* items({ graph, all });
  const outcome =
    Number(page['totalCount']) > 0 ? 'FOUND' : all.cut ? 'NOT_FOUND_WITHIN_BOUNDS' : 'PROVED_ABSENT';
  return {
    ...page,
    outcome,
    truncated: truncation(all.cut, all.completeTo, found),
    whyNot:
      whyNot && outcome !== 'FOUND'
        ? yield* whyNotObject({ outcome, ways, least }, found, read, computing)
        : null,
  };
}
