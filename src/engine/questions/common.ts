import { DEFAULTS } from '../model/question-defaults';
import { sharedBy } from '../graph/around';
import { isOfKind, seedOf } from '../graph/found';
import { MAX_HOPS, checkLength, named } from '../planner/arguments';
import { pageOf } from './answer-parts';
import { around, foundOutward, outward } from './outward';
import { question } from './question';
import { AROUND, ASSUMING, PAGE, SCOPE, answer } from './sdl-parts';

const sdl = `
"How far from one of those asked about."
type DistanceFrom {
  "One of those asked about."
  of: Entity!
  "Number of relations on the shortest way from it."
  distance: Int!
}

"Something that several have in common."
type SharedEntity {
  "What is shared."
  node: Entity!
  "Its distance from each node that reaches it."
  distances: [DistanceFrom!]!
  "How many of those asked about reach it; null if something was left out, so that it is not known."
  count: Int
  "The sum of the distances; the nearest come first. Null if something was left out."
  total: Int
}
${answer('Common', 'SharedEntity', 'What several have in common: shared by most first, then the nearest.')}

extend type Query {
  "What several nodes have in common, with its distance from each."
  common("Two to twenty nodes." of: EntitySelector!, "The minimum number of them that must share it; all of them if omitted." atLeast: Int${AROUND}
    "The direction in which relations are followed." direction: Direction = ${DEFAULTS.direction}, "1 to 8." maxHops: Int = ${DEFAULTS.near}${ASSUMING}${PAGE}${SCOPE}): Common
}
`;

/** What several nodes have in common. */
export const common = question({
  name: 'common',
  typename: 'Common',
  sdl,
  layout: read => {
    const circle = around(read, MAX_HOPS);
    const of = read.nodes('of', 2, 20);
    const atLeast = read.has('atLeast')
      ? read.number(
          'atLeast',
          2,
          of.kind === 'ids' ? of.sorts.length : 20,
          'It is at most as many as are asked about.',
        )
      : undefined;
    return {
      asked: { circle, atLeast },
      seeds: [named('Of', 'of', of)],
      expansions: [outward(circle)],
      nodeFacts: [],
      reach: { argument: 'maxHops', hops: circle.hops },
    };
  },
  *compute({ circle, atLeast }, found, { traversal }) {
    const out = yield* foundOutward(circle, found);
    const of = [...seedOf(found, 'Of')];
    checkLength(of.length, 'of', [2, 20]);
    const shared = yield* sharedBy(out.seen, of, out.completeTo, atLeast ?? of.length);
    const all = out.with(shared.filter(({ id }) => isOfKind(found, id, circle.kinds)));
    return {
      ...pageOf(
        all,
        item => item.id,
        { traversal, found },
        item => ({
          node: item.id,
          distances: item.distances,
          count: all.ofAll(() => item.distances.length),
          total: all.ofAll(() => item.total),
        }),
      ),
    };
  },
});
