import { CERTAINTIES, type Certainty } from '../../src/model/model';
import type { StoredNode } from '../../src/plan/write';
import type { Graph } from './world';

/**
 * The part of a graph that held on a day and is certain enough: what as-of and certainty mean, said without a plan.
 * Without a day: all that ever held, together. A question narrowed to them must get the answer that the question without them gets on this graph.
 */
export const asItStood = (graph: Graph, date: string | undefined, certainty: Certainty): Graph => {
  const weakest = CERTAINTIES.indexOf(certainty);
  const counts = ({ properties }: Pick<StoredNode, 'properties'>): boolean => {
    const { validFrom, validTo } = properties;
    const begun = date === undefined || validFrom === undefined || String(validFrom) <= date;
    const ended = date !== undefined && validTo !== undefined && String(validTo) <= date;
    return begun && !ended && CERTAINTIES.indexOf(properties['certainty'] as Certainty) <= weakest;
  };
  const nodes = graph.nodes.filter(counts);
  const ids = new Set(nodes.map(node => node.id));
  return { nodes, edges: graph.edges.filter(edge => counts(edge) && ids.has(edge.from) && ids.has(edge.to)) };
};
