import { pageOf, pathId, pathObject } from './answer-parts';
import { question } from './question';
import { ASSUMING, PAGE, SCOPE, WAYS, answer } from './sdl-parts';
import { OUTCOME } from './why-not';
import { answerOfWays, layoutOfWays } from './ways';

const sdl = `
${answer('Paths', 'Path', 'A page of the paths between two ends.', OUTCOME)}

extend type Query {
  "The simple paths from one end to the other: the shortest first, then by weakest certainty, then by ids."
  paths(${WAYS}${ASSUMING}${PAGE}${SCOPE}): Paths
}
`;

/** The simple paths from one end to the other. */
export const paths = question({
  name: 'paths',
  typename: 'Paths',
  sdl,
  layout: (read, asks, assuming) => layoutOfWays(1, read, asks, assuming),
  compute: (asked, found, computing, read) =>
    answerOfWays(asked, { found, read, computing }, 1, function* page({ all }) {
      yield;
      return pageOf(all.paths, pathId, computing.traversal, path => pathObject(path, computing.model));
    }),
});
