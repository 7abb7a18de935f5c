import { DEFAULTS } from '../model/question-defaults';
import { isOfKind, seedOf } from '../graph/found';
import { chainedReachOf } from '../graph/chained';
import { ANY_CHAINS, chainsOf, factsThatPassOn } from '../graph/chains';
import { reachOf } from '../graph/reach';
import type { Model } from '../model/model';
import { MAX_HOPS, named } from '../planner/arguments';
import { pageOf, pathObject } from './answer-parts';
import { ACROSS, GRAPHS_ASKED, graphsOf } from './elsewhere';
import { besides, goingOutward, metSeeds } from './going-on';
import { around, countsByKind, foundOutward, outward } from './outward';
import { NO_PEERS, distinctFirst, particularOf, peersIn, peersOf, peersSdl } from './peers';
import { question } from './question';
import { AROUND, ASSUMING, DUTY, PAGE, SCOPE, answer } from './sdl-parts';

const sdl = (model: Pick<Model, 'kinds' | 'roles'>): string => {
  const peers = peersSdl(model);
  return `
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
  ${peers.share}
}
${answer('Reach', 'Reached', 'What can be reached, the nearest first.', '"How many are reached of each kind; null if something was left out, so that it is not known."\n  counts: [KindCount!]\n  ' + peers.particular + GRAPHS_ASKED)}

extend type Query {
  """
  What can be reached, with its distance and one of the shortest paths to it. Each path is a chain, as those of connections
  are, unless relations are named or followed in ANY direction: what governs something says nothing of what depends on that. Whom
  a provision binds is reached BACKWARD by \`duty\`.
  """
  reach("Where it starts." of: EntitySelector!${AROUND}${DUTY}
    "The direction in which relations are followed." direction: Direction = ${DEFAULTS.direction}, "1 to 8." maxHops: Int = ${DEFAULTS.maxHops}${peers.argument}${ACROSS}${ASSUMING}${PAGE}${SCOPE}): Reach
}
`;
};

/** The steps taken to find ways that pass nothing twice, where the shortest does. */
const SIMPLE_STEPS = 20_000;

/** What can be reached, and by which path. */
export const reach = question({
  name: 'reach',
  typename: 'Reach',
  sdl,
  layout: read => {
    const circle = around(read, MAX_HOPS);
    const { peers, ...more } = peersOf(read, 'of', circle);
    const chained = !read.has('relations') && circle.direction !== 'ANY';
    const meeting = read.across();
    const theirs = meeting ? read.relationsOf(meeting) : [];
    const relations = meeting ? besides(circle.relations, theirs, meeting) : circle.relations;
    const of = named('Of', 'of', read.selector('of'));
    return {
      asked: { ...circle, relations, peers, chained },
      steps: chained ? SIMPLE_STEPS : 0,
      seeds: [of, ...(meeting ? [metSeeds(meeting, read.model)] : []), ...more.seeds],
      expansions: [outward(circle, ...(meeting ? (['Met'] as const) : [])), ...more.expansions],
      ...(meeting ? { across: goingOutward(meeting, circle, theirs, read) } : {}),
      nodeFacts: [...more.nodeFacts],
      edgeFacts: chained ? factsThatPassOn(circle.relations) : [],
      repeats: true,
      reach: { argument: 'maxHops', hops: circle.hops },
    };
  },
  *compute({ peers: compared, chained, ...circle }, found, { traversal, model, budget, elsewhere }) {
    const telling = { traversal, model, ...(elsewhere ? { elsewhere } : {}) };
    const out = yield* foundOutward(circle, found);
    const of = seedOf(found, 'Of');
    const chains = chained ? chainsOf(circle.relations, found.facts.edge) : ANY_CHAINS;
    const near = chains.areAny
      ? out.with(yield* reachOf(out.seen, of, out.completeTo))
      : yield* chainedReachOf({ out, from: of, chains }, budget.part(SIMPLE_STEPS));
    const reached = near.with(near.seen.filter(({ id }) => isOfKind(found, id, circle.kinds)));
    const peers = compared && peersIn(found, compared);
    const all = reached.with(distinctFirst(reached.seen, ({ path }) => peers?.shareOf([path.hops[0]]) ?? 0));
    return {
      ...pageOf(
        all,
        ({ item }) => item.id,
        { traversal, found },
        ({ item, share }) => ({
          // That of the first relation of its own path, whatever else was not read.
          peerShare: peers ? share : null,
          node: item.id,
          distance: item.distance,
          certainty: item.path.certainty,
          path: pathObject(item.path, telling),
        }),
      ),
      ...(peers ? particularOf(found, peers, all.with(all.seen.map(({ share }) => share))) : NO_PEERS),
      counts: countsByKind(reached, found, model),
      graphs: graphsOf(
        elsewhere,
        reached.ofAll(all => all.map(({ id }) => id)),
      ),
    };
  },
});
