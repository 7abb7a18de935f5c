import { isOfKind, seedOf, type Found } from '../graph/found';
import { reachOf, type Reached as FoundReached } from '../graph/reach';
import type { Model } from '../model/model';
import type { RowMap } from '../plan/plan';
import { MAX_HOPS, named } from '../planner/arguments';
import { countsOf, pageOf, pathObject, truncation, unlessCut } from './answer-parts';
import { around, foundOutward, kindsOf, outward } from './outward';
import {
  NO_PEERS,
  PARTICULAR,
  PEERS,
  PEER_SHARE,
  distinctFirst,
  particularOf,
  peersIn,
  peersOf,
} from './peers';
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
  ${PEER_SHARE}
}
${answer('Reach', 'Reached', 'What can be reached, the nearest first.', '"How many are reached of each kind; null if something was left out, so that it is not known."\n  counts: [KindCount!]\n  ' + PARTICULAR)}

extend type Query {
  "What can be reached, with its distance and one of the shortest paths to it."
  reach("Where it starts." of: EntitySelector!${AROUND}
    "The direction in which relations are followed." direction: Direction = FORWARD, "1 to 8." maxHops: Int = 4${PEERS}${ASSUMING}${PAGE}${SCOPE}): Reach
}
`;

const countsIn = (
  reached: readonly FoundReached[],
  found: Pick<Found, 'nodes'>,
  model: Model,
): readonly RowMap[] =>
  countsOf(
    kindsOf(
      reached.map(({ id }) => id),
      found,
    ),
    model,
  );

/** What can be reached, and by which path. */
export const reach = question({
  name: 'reach',
  typename: 'Reach',
  sdl,
  layout: read => {
    const circle = around(read, MAX_HOPS);
    const { peers, ...more } = peersOf(read, 'of', circle);
    return {
      asked: { ...circle, peers },
      seeds: [named('Of', 'of', read.selector('of')), ...more.seeds],
      expansions: [outward(circle), ...more.expansions],
      nodeFacts: [...more.nodeFacts],
      repeats: true,
      reach: { argument: 'maxHops', hops: circle.hops },
    };
  },
  *compute({ peers: compared, ...circle }, found, { traversal, model }) {
    const { hops, whole, capped } = yield* foundOutward(circle, found);
    const reached = (yield* reachOf(hops, seedOf(found, 'Of'), whole)).filter(({ id }) =>
      isOfKind(found, id, circle.kinds),
    );
    const peers = compared && peersIn(found, compared);
    const all = distinctFirst(reached, ({ path }) => peers?.shareOf([path.hops[0]]) ?? 0);
    const cut = truncation(capped ? 'LAYER_CAP' : undefined, whole, found);
    return {
      ...pageOf(
        all,
        ({ item }) => item.id,
        traversal,
        ({ item, share }) => ({
          peerShare: peers ? share : null,
          node: item.id,
          distance: item.distance,
          certainty: item.path.certainty,
          path: pathObject(item.path, { traversal, model }),
        }),
        cut,
      ),
      ...(peers
        ? particularOf(
            found,
            peers,
            all.map(({ share }) => share),
          )
        : NO_PEERS),
      counts: unlessCut(cut, countsIn(reached, found, model)),
    };
  },
});
