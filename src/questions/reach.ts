import { isOfKind, seedOf } from '../graph/found';
import { reachOf } from '../graph/reach';
import { MAX_HOPS, named } from '../planner/arguments';
import { countsOf, pageOf, pathObject, truncation, unlessCut } from './answer-parts';
import { around, foundOutward, kindsOf, outward } from './outward';
import { question } from './question';
import { AROUND, ASSUMING, PAGE, SCOPE, answer } from './sdl-parts';

const sdl = `
"Something that is reached, and how."
type Reached {
  "What is reached."
  node: Entity!
  "Number of relations on the shortest way."
  distance: Int!
  "Certainty of the strongest of the shortest paths."
  certainty: Certainty!
  "One of the shortest paths: the strongest, then the first by ids."
  path: Path!
}
${answer('Reach', 'Reached', 'What can be reached, the nearest first.', '"How many are reached of each kind; null if something was left out, so that it is not known."\n  counts: [KindCount!]')}

extend type Query {
  "What can be reached, with its distance and one of the shortest paths to it."
  reach("Where it starts." of: EntitySelector!${AROUND}
    "The direction in which relations are followed." direction: Direction = FORWARD, "1 to 8." maxHops: Int = 4${ASSUMING}${PAGE}${SCOPE}): Reach
}
`;

/** What can be reached, and by which path. */
export const reach = question({
  name: 'reach',
  typename: 'Reach',
  sdl,
  layout: read => {
    const circle = around(read, MAX_HOPS);
    return {
      asked: circle,
      seeds: [named('Of', 'of', read.selector('of'))],
      expansions: [outward(circle)],
      nodeFacts: [],
      repeats: true,
      reach: { argument: 'maxHops', hops: circle.hops },
    };
  },
  *compute(circle, found, { traversal, model }) {
    const { hops, whole, capped } = yield* foundOutward(circle, found);
    const all = (yield* reachOf(hops, seedOf(found, 'Of'), whole)).filter(({ id }) =>
      isOfKind(found, id, circle.kinds),
    );
    const cut = truncation(capped ? 'LAYER_CAP' : undefined, whole, found);
    return {
      ...pageOf(
        all,
        item => item.id,
        traversal,
        item => ({
          node: item.id,
          distance: item.distance,
          certainty: item.path.certainty,
          path: pathObject(item.path, { traversal, model }),
        }),
        cut,
      ),
      counts: unlessCut(
        cut,
        countsOf(
          kindsOf(
            all.map(item => item.id),
            found,
          ),
          model,
        ),
      ),
    };
  },
});
