import type { FoundPath } from '../graph/paths';
import { findPivots, findStarts, type Pivot, type Start } from '../graph/paths';
import type { Sliced } from '../graph/sliced';
import type { UpTo } from '../graph/up-to';
import type { Model } from '../model/model';
import type { RowMap } from '../plan/plan';
import { LazyList } from '../shape/shape';
import { pageOf, pathObject, undatedIn, type Telling } from './answer-parts';
import { NO_PEERS, distinctFirst, particularOf, peersIn, peersOf, peersSdl, type Peers } from './peers';
import { question, type Computing } from './question';
import { ASSUMING, PAGE, SCOPE, WAYS, answer } from './sdl-parts';
import { LEAST_CONNECTION, answerOfWays, layoutOfWays, type Items, type Looked } from './ways';
import { OUTCOME } from './why-not';

const STARTS = `
  "The same connections by who has them, whatever the page: each node of from that has any, by id. Of many at once, as of all of a kind."
  starts("Maximum number of items to return, 1 to 1,000." first: Int = 100): [ConnectionStart!]!
  "How many nodes of from have a connection; null if something was left out, so that it is not known."
  startCount: Int`;

const START = `"One of \`from\`, with what connects it."
type ConnectionStart {
  "The node that the paths begin at."
  from: Entity!
  "The nodes on the way from it that match via, by id."
  via("Maximum number of items to return, 1 to 1,000." first: Int = 100): [Entity!]!
  "How many these are; null if something was left out, so that it is not known."
  viaCount: Int
  "What is reached from it, by id."
  targets("Maximum number of items to return, 1 to 1,000." first: Int = 100): [Entity!]!
  "How many nodes are reached from it; null if something was left out, so that it is not known."
  targetCount: Int
  "How many paths begin at it; null if something was left out."
  pathCount: Int
  "Length of the shortest path."
  length: Int!
  "Certainty of the strongest of the shortest paths."
  certainty: Certainty!
}`;

const sdl = (model: Pick<Model, 'kinds' | 'roles'>): string => {
  const peers = peersSdl(model);
  return `
"A node on the way, with what it connects to."
type ConnectionGroup {
  "The node on the paths."
  via: Entity!
  "What is reached by way of it, by id."
  targets("Maximum number of items to return, 1 to 1,000." first: Int = 100): [Entity!]!
  "How many nodes are reached through it; null if something was left out, so that it is not known."
  targetCount: Int
  "How many paths pass through it; null if something was left out."
  pathCount: Int
  "Length of the shortest path."
  length: Int!
  "Certainty of the strongest of the shortest paths."
  certainty: Certainty!
  "How many relations of the same path have no dates."
  undated: Int!
  ${peers.share}
  "The paths that pass through it: the shortest to each target, then the others, each the shortest first."
  paths("Maximum number of items to return, 1 to 1,000." first: Int = 10): [Path!]!
}
${START}
${answer('Connections', 'ConnectionGroup', 'What connects two ends: a page of the nodes on the way.', `${OUTCOME}\n${STARTS}\n  ${peers.particular}`)}

extend type Query {
  "What connects one end to the other: the nodes on the paths that match via, the best connected first (shortest, strongest, most targets)."
  connections(${WAYS}${peers.argument}${ASSUMING}${PAGE}${SCOPE}): Connections
}
`;
};

const pivotObject = (pivot: Pivot, telling: Telling): RowMap => ({
  via: pivot.via,
  targets: pivot.targets,
  length: pivot.length,
  certainty: pivot.certainty,
  undated: pivot.paths.seen[0] ? undatedIn(pivot.paths.seen[0]) : 0,
  paths: new LazyList(pivot.paths, (path: FoundPath) => pathObject(path, telling)),
});

/** The connections by who has them, where that is asked for. */
function* startsOf({ graph, all }: Looked): Sliced<RowMap> {
  return { starts: new LazyList(yield* findStarts(all, graph.via), (start: Start) => ({ ...start })) };
}

type PagedBy = Readonly<{ byStart: boolean; peers: Peers | undefined }>;

/** A pivot with its share of the peers: that of all its paths. */
type SharedPivot = Readonly<{ item: Pivot; share: number | null }>;

/** The pivots, those that the fewest of the peers have first; as they are where not all their paths are known. */
const byShare = (pivots: UpTo<readonly Pivot[]>, peers: Peers | undefined): UpTo<readonly SharedPivot[]> => {
  const shared =
    peers &&
    pivots.ofAll(all =>
      distinctFirst(all, ({ paths }) => peers.shareOf(paths.seen.map(({ hops }) => hops[0]))),
    );
  return pivots.with(shared ?? pivots.seen.map(item => ({ item, share: null })));
};

function* pageOfPivots(
  looked: Looked,
  { traversal, model, elsewhere }: Computing,
  { byStart, peers }: PagedBy,
): Sliced<Items> {
  const { graph, all, found } = looked;
  const pivots = byShare(yield* findPivots(all, graph.via), peers);
  const page = pageOf(
    pivots,
    ({ item }) => item.via,
    { traversal, found },
    ({ item, share }) => ({
      ...pivotObject(item, { traversal, model, ...(elsewhere ? { elsewhere } : {}) }),
      peerShare: share,
    }),
  );
  return {
    page: byStart ? { ...page, ...(yield* startsOf(looked)) } : page,
    count: pivots.seen.length,
    shares: pivots.with(pivots.seen.map(({ share }) => share ?? 0)),
  };
}

/** What connects one end to the other: the nodes on the way. */
export const connections = question({
  name: 'connections',
  typename: 'Connections',
  sdl,
  layout: (read, asks, assuming) => {
    const ways = layoutOfWays(LEAST_CONNECTION, read, asks, assuming);
    const { peers, ...more } = peersOf(read, 'from', ways.asked.ways);
    return {
      ...ways,
      asked: { ...ways.asked, peers, byStart: asks('starts') || asks('startCount') },
      seeds: [...ways.seeds, ...more.seeds],
      expansions: [...ways.expansions, ...more.expansions],
      nodeFacts: [...ways.nodeFacts, ...more.nodeFacts],
    };
  },
  *compute(asked, found, computing, read) {
    const peers = asked.peers && peersIn(found, asked.peers);
    const { answer, shares } = yield* answerOfWays(
      asked,
      { found, read, computing },
      LEAST_CONNECTION,
      looked => pageOfPivots(looked, computing, { byStart: asked.byStart, peers }),
    );
    return {
      ...answer,
      ...(peers && shares ? particularOf(found, peers, shares) : NO_PEERS),
    };
  },
});
