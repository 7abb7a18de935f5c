import { SamgrafError } from '../errors';
import { checkCircles } from '../graph/circles';
import { changedEdges, foundOn } from '../graph/difference';
import { edgesOf, isCapped, wholeTo, type FoundEdge } from '../graph/found';
import { findPaths, type FoundPaths } from '../graph/paths';
import type { Sliced } from '../graph/sliced';
import { subgraphOf } from '../graph/subgraph';
import { PATH_STEPS } from '../plan/cost';
import type { Around, Arm, Assuming, Ways } from '../plan/traversal';
import { type Arguments, VALIDITY, expansion, named, type Layout } from '../planner/arguments';
import { truncation } from './answer-parts';
import { betweenEnds } from './between-ends';
import {
  compareEntity,
  compareNeighbours,
  comparePaths,
  comparePivots,
  type FoundHere,
} from './compare-days';
import { around, outward } from './outward';
import { question, type Computing } from './question';
import { AROUND, ASSUMING, CERTAINTY, UNDATED, UNDATED_TOLD, WAYS } from './sdl-parts';
import { LEAST_CONNECTION, checkApart, waysOf } from './ways';

const sdl = `
"What is around something, to be compared between two days."
input NeighbourhoodOf {
  "The nodes to look around."
  of: EntitySelector!
  "Maximum distance, 1 to 4."
  maxHops: Int = 2${AROUND}
  "The direction in which relations are followed."
  direction: Direction = ANY
}

"Paths between two ends, to be compared between two days."
input PathsOf {${WAYS}
}

"What to compare between two days."
input DifferenceOf @oneOf {
  "What an entity is related to, by its id."
  entity: ID
  "What is around something."
  neighbourhood: NeighbourhoodOf
  "What lies on the paths between two ends."
  connections: PathsOf
  "The paths between two ends."
  paths: PathsOf
}

"Something that exists on only one of the days, or differs between them."
type Difference {
  "The node: a neighbour, what an entity is related to, or what connects."
  node: Entity
  "The path; set when paths are compared."
  path: Path
  "Number of paths (of connections), or distance (of a neighbourhood), on the first day."
  before: Int
  "On the second day."
  after: Int
  "The relations that appeared or disappeared and so made the difference."
  through("Maximum number of items to return, 1 to 1,000." first: Int = 20): [Step!]!
  "How many such relations there are."
  throughCount: Int!
}

"What is different between two days."
type Differences {
  "The earlier day."
  from: Date!
  "The later day."
  to: Date!
  "What exists only on the later day."
  came("Maximum number of items to return, 1 to 1,000." first: Int = 100): [Difference!]!
  "How many came; null if something was left out, so that it is not known."
  cameCount: Int
  "What exists only on the earlier day."
  went("Maximum number of items to return, 1 to 1,000." first: Int = 100): [Difference!]!
  "How many went; null if something was left out."
  wentCount: Int
  "What exists on both days but differs."
  changed("Maximum number of items to return, 1 to 1,000." first: Int = 100): [Difference!]!
  "How many changed; null if something was left out."
  changedCount: Int
  ${UNDATED_TOLD}
  "Set if something was left out."
  truncated: Truncation
  "What was assumed."
  assumed: [Assumption!]!
}

extend type Query {
  "What is different between two days, and through which relations."
  difference("The earlier day." from: Date!, "The later day." to: Date!, "What to compare." of: DifferenceOf!${ASSUMING}${UNDATED}${CERTAINTY}): Differences
}
`;

type Of = 'entity' | 'neighbourhood' | 'connections' | 'paths';
type DifferenceAsked = Readonly<{ of: Of; ways: Ways | undefined; around: Around | undefined }>;
type Place = 'Of' | 'From' | 'To' | 'Via' | 'Avoid';
type Looked = Pick<
  Layout<DifferenceAsked, Place, 'Out' | 'Forward' | 'Backward'>,
  'asked' | 'seeds' | 'tests' | 'expansions'
>;

/** The layout of what is compared: that of the same question on a single day. */
const lookedAt = (read: Arguments, assuming: Assuming | undefined): Looked => {
  const [choice, of] = [read.inside('of'), read.choice('of') as Of];
  const asked: DifferenceAsked = { of, ways: undefined, around: undefined };
  if (of === 'entity') {
    const arms: readonly Arm[] = [{ relations: [...read.model.relations.values()], direction: 'ANY' }];
    return {
      asked,
      seeds: [named('Of', 'of.entity', choice.ids('entity', 1, 1), true)],
      expansions: [expansion('Out', ['Of'], 1, arms)],
    };
  }
  if (of === 'neighbourhood') {
    const inside = choice.inside(of, { maxHops: 2, direction: 'ANY' });
    const circle = around(inside, 4);
    return {
      asked: { ...asked, around: circle },
      seeds: [named('Of', 'of', inside.selector('of'))],
      expansions: [outward(circle)],
    };
  }
  const inside = choice.inside(of, { direction: 'FORWARD', minHops: 1, maxHops: 4 });
  const ways = waysOf(inside, of === 'connections' ? LEAST_CONNECTION : 1);
  checkApart(inside);
  return { asked: { ...asked, ways }, ...betweenEnds(inside, ways, assuming) };
};

/** The difference between two days: the same question, computed on what was found as it stood on each. */
export const difference = question({
  name: 'difference',
  typename: 'Differences',
  sdl,
  layout: (read, _, assuming) => {
    const [from, to] = [String(read.value('from')), String(read.value('to'))];
    if (from >= to)
      throw new SamgrafError(
        'BAD_INPUT',
        `difference goes from ${from} to ${to}, which is not later.`,
        'Let from be the earlier day.',
      );
    const looked = lookedAt(read, assuming);
    const { ways, around: circle } = looked.asked;
    return {
      ...looked,
      days: [from, to] as const,
      repeats: true,
      edgeFacts: VALIDITY,
      nodeFacts: VALIDITY,
      steps: ways ? 2 * PATH_STEPS : 0,
      reach: ways
        ? { argument: 'maxHops', hops: ways.maxHops }
        : { argument: circle ? 'maxHops' : '', hops: circle?.hops ?? 1 },
    };
  },
  *compute(asked, found, computing) {
    const { traversal, model } = computing;
    const [from, to] = traversal.days ?? ['', ''];
    const first = yield* foundOn(found, ['First', from], traversal);
    const second = yield* foundOn(found, ['Second', to], traversal);
    for (const on of [first, second]) yield* checkCircles(on, model);
    const edges = (on: FoundHere) => (asked.ways ? edgesOf(on, 'Forward', 'Backward') : edgesOf(on, 'Out'));
    const through = yield* changedEdges(edges(first), edges(second));
    const paths = asked.ways && (yield* pathsOnBoth([first, second], asked.ways, computing));
    const cut = paths ? (paths[0].cut ?? paths[1].cut) : isCapped(found, 'Out') ? 'LAYER_CAP' : undefined;
    const whole = paths
      ? Math.min(...paths.map(of => of.completeTo))
      : wholeTo(found, asked.around?.hops ?? 1, 'Out');
    const days: Days = { first, second, paths, through };
    return {
      from,
      to,
      ...(yield* compared(asked, days, computing)),
      ...(cut ? { cameCount: null, wentCount: null, changedCount: null, undated: null } : {}),
      truncated: truncation(cut, whole, found),
    };
  },
});

/** Each day gets half of the remaining budget, so that the first does not cut the second short. */
function* pathsOnBoth(
  [first, second]: readonly [FoundHere, FoundHere],
  ways: Ways,
  { budget }: Computing,
): Sliced<readonly [FoundPaths, FoundPaths]> {
  const each = Math.floor(budget.left / 2);
  const before = yield* findPaths(yield* subgraphOf(first, ways), ways, budget.part(each));
  return [before, yield* findPaths(yield* subgraphOf(second, ways), ways, budget.part(each))];
}

type Days = Readonly<{
  first: FoundHere;
  second: FoundHere;
  paths: readonly [FoundPaths, FoundPaths] | undefined;
  through: ReadonlyMap<string, FoundEdge>;
}>;

function* compared(asked: DifferenceAsked, { first, second, paths, through }: Days, computing: Computing) {
  if (paths) {
    const [a, b] = [paths[0].paths, paths[1].paths];
    return asked.of === 'paths'
      ? yield* comparePaths(a, b, through, computing)
      : yield* comparePivots(a, b, first, second, through, computing);
  }
  return asked.around
    ? yield* compareNeighbours(asked.around, first, second, through, computing)
    : yield* compareEntity(first, second, through, computing);
}
