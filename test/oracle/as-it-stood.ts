import { CERTAINTIES, type Certainty } from '../../src/engine/model/model';
import type { StoredNode } from '../../src/engine/plan/write';
import { isAssumed } from './naive/what-if';
import type { Graph } from './world';

/**
 * The part of a graph that held on a day and is certain enough: what as-of and certainty mean, said without a plan.
 * Without a day: all that ever held, together. A question narrowed to them must get the answer that the question without them
 * gets on this graph. Edges without a day of their own count from a first day on; never, where there is none.
 */
export const asItStood = (
  graph: Graph,
  date: string | undefined,
  certainty: Certainty,
  undatedFrom: string | null = '',
): Graph => {
  const weakest = CERTAINTIES.indexOf(certainty);
  const counts = ({ properties }: Pick<StoredNode, 'properties'>): boolean => {
    const { validFrom, validTo } = properties;
    const begun = date === undefined || validFrom === undefined || String(validFrom) <= date;
    const ended = date !== undefined && validTo !== undefined && String(validTo) <= date;
    return begun && !ended && CERTAINTIES.indexOf(properties['certainty'] as Certainty) <= weakest;
  };
  const nodes = graph.nodes.filter(counts);
  const ids = new Set(nodes.map(node => node.id));
  const undatedCount = undatedFrom !== null && (date === undefined || undatedFrom <= date);
  return {
    nodes,
    edges: graph.edges.filter(
      edge =>
        counts(edge) &&
        ids.has(edge.from) &&
        ids.has(edge.to) &&
        (undatedCount || isAssumed(edge) || !isUndated(edge)),
    ),
  };
};

export const isUndated = ({ properties }: Pick<StoredNode, 'properties'>): boolean =>
  properties['validFrom'] === undefined && properties['validTo'] === undefined;

/** The earliest day on which anything begins or ends. */
export const earliestDay = ({ nodes, edges }: Graph): string | undefined =>
  [...nodes, ...edges]
    .flatMap(({ properties }) => [properties['validFrom'], properties['validTo']])
    .flatMap(day => (day === undefined ? [] : [String(day)]))
    .sort()[0];

/** From when edges without a day count, as it is asked; where it is not, from the earliest day known, and today. */
export const undatedFrom = (graph: Graph, asked: unknown, today: string): string | null => {
  if (asked === 'EXCLUDE') return null;
  const earliest = earliestDay(graph);
  return asked === 'INCLUDE' || earliest === undefined ? '' : earliest < today ? earliest : today;
};
