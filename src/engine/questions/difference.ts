import { DEFAULTS } from '../model/question-defaults';
import { bind } from '../plan/plan';
import { SamgrafError } from '../errors';
import { checkCircles } from '../graph/circles';
import { changedEdges, foundOn } from '../graph/difference';
import { edgesOf, seedOf } from '../graph/found';
import { findPaths, type FoundPaths } from '../graph/paths';
import type { Sliced } from '../graph/sliced';
import { subgraphOf } from '../graph/found';
import { PATH_STEPS } from '../plan/cost';
import type { Around, Arm, Assuming, Ways } from '../plan/traversal';
import {
  type Arguments,
  VALIDITY,
  checkLength,
  expansion,
  named,
  type QuestionLayout,
} from '../planner/arguments';
import { truncation, undatedOf } from './answer-parts';
import { betweenEnds } from './between-ends';
import {
  compareEntity,
  compareNeighbours,
  comparePaths,
  comparePivots,
  undatedAmong,
  type ComparedDays,
  type Days,
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
  maxHops: Int = ${DEFAULTS.near}${AROUND}
  "The direction in which relations are followed."
  direction: Direction = ${DEFAULTS.around}
}

"Paths between two ends, to be compared between two days."
input PathsOf {${WAYS}
}

"Something that exists on only one of the days, or differs between them."
type Difference {
  "The node: a neighbour, what an entity is related to, or what connects."
  node: Entity
  "The path; set when paths are compared."
  path: Path
  "Number of paths (of connections), or distance (of a neighbourhood), on the first day; null if it is not there, or if that is not known since something was left out."
  before: Int
  "On the second day, in the same way."
  after: Int
  "The relations that appeared or disappeared and so made the difference."
  through("Maximum number of items to return, 1 to 1,000." first: Int = 20): [Step!]!
  "How many such relations there are; null if something was left out, so that it is not known."
  throughCount: Int
}

"What is different between two days."
type Differences {
  "The earlier day."
  since: Date!
  "The later day."
  until: Date!
  "What exists only on the later day, as far as that is certain."
  came("Maximum number of items to return, 1 to 1,000." first: Int = 100): [Difference!]!
  "How many came; null if something was left out, so that it is not known."
  cameCount: Int
  "What exists only on the earlier day, as far as that is certain."
  went("Maximum number of items to return, 1 to 1,000." first: Int = 100): [Difference!]!
  "How many went; null if something was left out."
  wentCount: Int
  "What exists on both days but differs."
  changed("Maximum number of items to return, 1 to 1,000." first: Int = 100): [Difference!]!
  "How many changed; null if something was left out."
  changedCount: Int
  "What is there on one day, and on the other not within the distance that was read: whether it came, went or only lies farther away is not known. Empty if nothing was left out."
  unknown("Maximum number of items to return, 1 to 1,000." first: Int = 100): [Difference!]!
  "How many such there are; null if something was left out, so that there may be more."
  unknownCount: Int
  ${UNDATED_TOLD}
  "Set if something was left out."
  truncated: Truncation
  "What was assumed."
  assumed: [Assumption!]!
}

extend type Query {
  "What is different between two days, and through which relations."
  difference("The earlier day." since: Date!, "The later day." until: Date!
    "What one node is related to is compared. Exactly one of this and the next three is given."
    of: EntitySelector
    "What is around something is compared, as \`neighbourhood\` gives it."
    neighbourhood: NeighbourhoodOf
    "What lies on the paths between two ends is compared, as \`connections\` gives it."
    connections: PathsOf
    "The paths between two ends are compared, as \`paths\` gives them."
    paths: PathsOf${ASSUMING}${UNDATED}${CERTAINTY}): Differences
}
`;

const COMPARED = ['of', 'neighbourhood', 'connections', 'paths'] as const;
type Of = (typeof COMPARED)[number];
type DifferenceAsked = Readonly<{ of: Of; ways: Ways | undefined; around: Around | undefined }>;
type Place = 'Of' | 'From' | 'To' | 'Via' | 'Avoid';
type Looked = Pick<
  QuestionLayout<DifferenceAsked, Place, 'Out' | 'Forward' | 'Backward'>,
  'asked' | 'seeds' | 'tests' | 'expansions' | 'edgeFacts'
>;

/** Says what is compared. */
const choiceOf = (read: Arguments): Of => {
  const given = COMPARED.filter(name => read.has(name));
  const [only] = given;
  if (only && given.length === 1) return only;
  throw new SamgrafError(
    'BAD_INPUT',
    `difference takes exactly one of ${COMPARED.join(', ')}, not ${given.join(' and ') || 'none'}.`,
    'Write of: {id: "…"} for what one node is related to.',
  );
};

/** The layout of what is compared: that of the same question on a single day. */
const lookedAt = (read: Arguments, assuming: Assuming | undefined): Looked => {
  const of = choiceOf(read);
  const asked: DifferenceAsked = { of, ways: undefined, around: undefined };
  if (of === 'of') {
    const arms: readonly Arm[] = [{ relations: [...read.model.relations.values()], direction: 'ANY' }];
    return {
      asked,
      seeds: [named('Of', 'of', read.nodes('of', 1, 1), true)],
      expansions: [expansion('Out', ['Of'], 1, arms)],
    };
  }
  if (of === 'neighbourhood') {
    const inside = read.inside(of, { maxHops: 2, direction: 'ANY' });
    const circle = around(inside, 4);
    return {
      asked: { ...asked, around: circle },
      seeds: [named('Of', 'of', inside.selector('of'))],
      expansions: [outward(circle)],
    };
  }
  const inside = read.inside(of, { direction: 'FORWARD', minHops: 1, maxHops: 4 });
  const ways = waysOf(inside, of === 'connections' ? LEAST_CONNECTION : 1);
  checkApart(inside);
  return { asked: { ...asked, ways }, ...betweenEnds(inside, ways, assuming) };
};

const checkDays = (from: unknown, to: unknown): void => {
  if (String(from) >= String(to))
    throw new SamgrafError(
      'BAD_INPUT',
      `difference goes from ${String(from)} to ${String(to)}, which is not later.`,
      'Let since be the earlier day.',
    );
};

/** The difference between two days: the same question, computed on what was found as it stood on each. */
export const difference = question({
  name: 'difference',
  typename: 'Differences',
  sdl,
  layout: (read, _, assuming) => {
    const days = [read.operand('since'), read.operand('until')] as const;
    read.tie(`days ${JSON.stringify(days)}`, bound => checkDays(bind(days[0], bound), bind(days[1], bound)));
    const looked = lookedAt(read, assuming);
    const { ways, around: circle } = looked.asked;
    return {
      ...looked,
      days,
      repeats: true,
      edgeFacts: [...VALIDITY, ...(looked.edgeFacts ?? [])],
      nodeFacts: VALIDITY,
      steps: ways ? 2 * PATH_STEPS : 0,
      reach: ways
        ? { argument: 'maxHops', hops: ways.maxHops }
        : { argument: circle ? 'maxHops' : '', hops: circle?.hops ?? 1 },
    };
  },
  *compute(asked, found, computing) {
    const { traversal, model } = computing;
    if (asked.of === 'of') checkLength(seedOf(found, 'Of').size, 'of', [1, 1]);
    const [from, to] = traversal.compares ?? ['', ''];
    const first = yield* foundOn(found, ['First', from], traversal);
    const second = yield* foundOn(found, ['Second', to], traversal);
    for (const on of [first, second]) yield* checkCircles(on, model);
    const edges = (on: FoundHere) => (asked.ways ? edgesOf(on, 'Forward', 'Backward') : edgesOf(on, 'Out'));
    const through = yield* changedEdges(edges(first), edges(second));
    const days: Days = { first, second, through };
    const { lists, looked } = yield* compared(asked, days, computing);
    return {
      since: from,
      until: to,
      ...lists.seen,
      ...undatedOf(
        looked.ofAll(each => undatedAmong(each)),
        'difference',
      ),
      truncated: truncation(lists, found),
    };
  },
});

/** Each day gets half of the remaining budget, so that the first does not cut the second short. */
function* pathsOnBoth(
  { first, second }: Days,
  ways: Ways,
  { budget }: Computing,
): Sliced<readonly [FoundPaths, FoundPaths]> {
  const each = Math.floor(budget.left / 2);
  const before = yield* findPaths(yield* subgraphOf(first, ways), ways, budget.part(each));
  return [before, yield* findPaths(yield* subgraphOf(second, ways), ways, budget.part(each))];
}

function* compared(asked: DifferenceAsked, days: Days, computing: Computing): Sliced<ComparedDays> {
  if (asked.ways) {
    const paths = yield* pathsOnBoth(days, asked.ways, computing);
    return asked.of === 'paths'
      ? yield* comparePaths(paths, days, computing)
      : yield* comparePivots(paths, days, computing);
  }
  return asked.around
    ? yield* compareNeighbours(asked.around, days, computing)
    : yield* compareEntity(days, computing);
}
