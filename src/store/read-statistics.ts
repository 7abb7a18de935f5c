import { compileEdgeStatistics, compileNodeStatistics } from '../cypher/constraints';
import type { Statement } from '../cypher/fragment';
import type { Model } from '../model/model';
import type { Degrees, Statistics } from '../plan/statistics';
import type { Row } from './store';

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Reads the statistics of a graph: a statement for the nodes and one a relation, at start-up and after a write. */
export const readStatistics = async (
  model: Model,
  run: (statement: Statement) => Promise<readonly Row[]>,
): Promise<Statistics> => {
  const nodes = await run(compileNodeStatistics());
  const dated = new Set(nodes.filter(row => number(row['dated']) > 0).map(row => String(row['kind'])));
  const sources = new Map(nodes.map(row => [String(row['kind']), number(row['sources'])]));
  const edges = new Map<string, Degrees>();
  for (const relation of model.relations.values()) {
    const [row] = await run(compileEdgeStatistics(relation));
    if (!row) continue;
    edges.set(relation.name, {
      count: number(row['count']),
      froms: number(row['froms']),
      tos: number(row['tos']),
      maxOut: number(row['maxOut']),
      maxIn: number(row['maxIn']),
      between: new Map(
        (row['between'] as readonly (readonly [string, string, number])[]).map(([from, to, count]) => [
          `${from} ${to}`,
          count,
        ]),
      ),
    });
    sources.set(relation.name, number(row['sources']));
    if (number(row['dated']) > 0) dated.add(relation.name);
  }
  return {
    nodes: new Map(nodes.map(row => [String(row['kind']), number(row['count'])])),
    edges,
    sources,
    dated,
  };
};
