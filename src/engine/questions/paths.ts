import type { Sliced } from '../graph/sliced';
import { pageOf, pathId, pathObject } from './answer-parts';
import { question, type Computing } from './question';
import { ASSUMING, PAGE, SCOPE, WAYS, answer } from './sdl-parts';
import { answerOfWays, layoutOfWays, type Items, type Looked } from './ways';
import { OUTCOME } from './why-not';

const sdl = `
${answer('Paths', 'Path', 'A page of the paths between two ends.', OUTCOME)}

extend type Query {
  "The simple paths from one end to the other: the shortest first, then by weakest certainty, then by ids."
  paths(${WAYS}${ASSUMING}${PAGE}${SCOPE}): Paths
}
`;

function* pageOfPaths({ all, found }: Looked, computing: Computing): Sliced<Items> {
  yield;
  const { traversal } = computing;
  const page = pageOf(all, pathId, { traversal, found }, path => pathObject(path, computing));
  return { page, count: all.seen.length };
}

/** The simple paths from one end to the other. */
export const paths = question({
  name: 'paths',
  typename: 'Paths',
  sdl,
  layout: (read, asks, assuming) => layoutOfWays(1, read, asks, assuming),
  *compute(asked, found, computing, read) {
    const here = { found, read, computing };
    return (yield* answerOfWays(asked, here, 1, looked => pageOfPaths(looked, computing))).answer;
  },
});
