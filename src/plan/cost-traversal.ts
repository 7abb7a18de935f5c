import { countOfKind } from './cost-degrees';
import type { Statistics } from './statistics';
import type { Arm, Seeds, Traversal, Bounds } from './traversal';

/**
 * Maximum number of edges that *find* can visit, known before it runs. Each level is bounded by the degrees
 * of its relations, by the number of their edges and by the cap in the statement.
 */
export const edgesAtMost = (traversal: Traversal, statistics: Statistics, bounds: Bounds): number => {
  const nodes = new Map(traversal.seeds.map(set => [set.name, nodesOf(set, statistics, bounds)]));
  let edges = 0;
  for (const { name, from, levels } of traversal.expansions) {
    let frontier = sum(from.map(of => nodes.get(of) ?? 0));
    let met = frontier;
    for (const arms of levels) {
      const looked = sum(
        arms.map(arm =>
          Math.min(
            frontier === 0 ? 0 : frontier * degreeOf(arm, statistics),
            countOf(arm, statistics),
            bounds.layerCap + 1,
          ),
        ),
      );
      edges += looked;
      met += looked;
      frontier = looked;
    }
    nodes.set(name, met);
  }
  return edges;
};

/** Maximum number of nodes it starts from. */
export const endsOf = ({ seeds }: Traversal, statistics: Statistics, bounds: Bounds): number =>
  sum(seeds.map(set => nodesOf(set, statistics, bounds)));

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const nodesOf = ({ selector, atMost }: Seeds, statistics: Statistics, bounds: Bounds): number => {
  if (selector.kind === 'ids') return selector.ids.length;
  return Math.min(atMost ?? bounds.endCap + 1, countOfKind(selector.of, statistics));
};

/** Maximum number of edges of one node along an arm; infinite if nothing is known about a relation. */
const degreeOf = ({ relations, direction }: Arm, statistics: Statistics): number =>
  sum(
    relations.map(relation => {
      const degrees = statistics.edges.get(relation.name);
      if (!degrees) return Infinity;
      return (direction === 'BACKWARD' ? 0 : degrees.maxOut) + (direction === 'FORWARD' ? 0 : degrees.maxIn);
    }),
  );

const countOf = ({ relations, direction }: Arm, statistics: Statistics): number =>
  sum(
    relations.map(
      relation => (statistics.edges.get(relation.name)?.count ?? Infinity) * (direction === 'ANY' ? 2 : 1),
    ),
  );
