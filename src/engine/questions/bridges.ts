import { DEFAULTS } from '../model/question-defaults';
import { surroundingsOf } from '../graph/around';
import { bridgesOf } from '../graph/bridges';
import { edgesOf, hopsOf, isCapped, isOfKind, seedOf, wholeTo } from '../graph/found';
import { UpTo } from '../graph/up-to';
import type { Around } from '../plan/traversal';
import { MAX_HOPS, named } from '../planner/arguments';
import { pageOf, stepObject } from './answer-parts';
import { outward } from './outward';
import { question } from './question';
import { answer, AROUND, ASSUMING, PAGE, SCOPE } from './sdl-parts';

const sdl = `
"A relation without which something is no longer connected."
type Bridge {
  "The relation."
  step: Step!
  "How many nodes it alone connects, of the kinds asked for."
  cutsOff: Int!
  "Those nodes, by id."
  nodes("Maximum number of items to return, 1 to 1,000." first: Int = 20): [Entity!]!
}
${answer('Bridges', 'Bridge', 'Relations whose loss would cut what is connected: what cuts off most first.', '"How many connect fewer than `least`, and were left out; null if something else was left out, so that it is not known."\n  belowLeast: Int')}

extend type Query {
  """
  The relations whose loss would cut what is connected with something, as far as the relations within so many hops tell:
  what lies at their rim may be connected further out.
  """
  bridges("What must stay connected." of: EntitySelector!${AROUND}
    "1 to 8." maxHops: Int = ${DEFAULTS.bridges}
    "Leave out relations that alone connect fewer than this, of the kinds asked for: what hangs by one relation most often has no more on record."
    least: Int = ${DEFAULTS.least}${ASSUMING}${PAGE}${SCOPE}): Bridges
}
`;

/** Relations whose loss would disconnect what is connected, whatever their direction. */
export const bridges = question({
  name: 'bridges',
  typename: 'Bridges',
  sdl,
  layout: read => {
    const hops = read.number('maxHops', 1, MAX_HOPS, 'Most questions are answered within 3.');
    const circle: Around = { direction: 'ANY', hops, relations: read.relations(), kinds: read.kinds() };
    return {
      asked: { ...circle, least: read.number('least', 1, 1000, 'Two leave out what hangs by one relation.') },
      seeds: [named('Of', 'of', read.selector('of'))],
      expansions: [outward(circle)],
      nodeFacts: [],
      reach: { argument: 'maxHops', hops },
    };
  },
  *compute(circle, found, { traversal, model }) {
    const of = seedOf(found, 'Of');
    const whole = wholeTo(found, circle.hops, 'Out');
    const all = yield* hopsOf(edgesOf(found, 'Out'), [circle]);
    const { edges } = yield* surroundingsOf(all, of, whole);
    const near = yield* hopsOf([...edges.values()], [circle]);
    const read = new UpTo(near, whole, isCapped(found, 'Out') ? 'LAYER_CAP' : undefined);
    const bridging = read.with(
      read.all ? yield* bridgesOf(of, read.all, id => isOfKind(found, id, circle.kinds)) : [],
    );
    const cuts = bridging.with(bridging.seen.filter(({ cutOff }) => cutOff.length >= circle.least));
    return {
      belowLeast: bridging.ofAll(({ length }) => length - cuts.seen.length),
      ...pageOf(
        cuts,
        ({ edge }) => edge.key,
        { traversal, found },
        ({ edge, cutOff }) => ({ step: stepObject(edge, model), cutsOff: cutOff.length, nodes: cutOff }),
      ),
    };
  },
});
