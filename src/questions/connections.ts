import type { FoundPath } from '../graph/paths';
import { findPivots, type Pivot } from '../graph/pivots';
import type { Model } from '../model/model';
import type { RowMap } from '../plan/plan';
import { LazyList } from '../shape/lazy-list';
import { pageOf, pathObject, undatedIn } from './answer-parts';
import { question } from './question';
import { ASSUMING, PAGE, SCOPE, WAYS, answer } from './sdl-parts';
import { OUTCOME } from './why-not';
import { LEAST_CONNECTION, answerOfWays, layoutOfWays } from './ways';

const sdl = `
"A node on the way, with what it connects to."
type ConnectionGroup {
  "The node on the way."
  via: Entity!
  "What is reached by way of it, by id."
  targets("At most so many, 1 to 1,000." first: Int = 100): [Entity!]!
  "How many are reached by way of it."
  targetCount: Int!
  "How many paths pass it."
  pathCount: Int!
  "Of the shortest path."
  length: Int!
  "Of the strongest of the shortest paths."
  certainty: Certainty!
  "Of the same path: how many of its relations have no known day."
  undated: Int!
  "The paths that pass it, the shortest first."
  paths("At most so many, 1 to 1,000." first: Int = 10): [Path!]!
}
${answer('Connections', 'ConnectionGroup', 'What connects two ends: a page of the nodes on the way.', OUTCOME)}

extend type Query {
  "What connects the one to the other: the nodes on the way that match via, the best connected first (shortest, strongest, most targets)."
  connections(${WAYS}${ASSUMING}${PAGE}${SCOPE}): Connections
}
`;

const pivotObject = (pivot: Pivot, model: Model): RowMap => ({
  via: pivot.via,
  targets: pivot.targets,
  targetCount: pivot.targets.length,
  pathCount: pivot.paths.length,
  length: pivot.length,
  certainty: pivot.certainty,
  undated: pivot.paths[0] ? undatedIn(pivot.paths[0]) : 0,
  paths: new LazyList(pivot.paths, (path: FoundPath) => pathObject(path, model)),
});

/** What connects the one to the other: the nodes on the way. */
export const connections = question({
  name: 'connections',
  typename: 'Connections',
  sdl,
  layout: (read, asks, assuming) => layoutOfWays(LEAST_CONNECTION, read, asks, assuming),
  compute: (asked, found, computing, read) =>
    answerOfWays(asked, { found, read, computing }, LEAST_CONNECTION, function* page({ graph, all }) {
      return pageOf(
        yield* findPivots(all.paths, graph.via),
        pivot => pivot.via,
        computing.traversal,
        pivot => pivotObject(pivot, computing.model),
      );
    }),
});
