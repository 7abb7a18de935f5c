import { CERTAINTIES, edgeKey, type Certainty, type Model } from '../../../src/engine/model/model';
import type { StoredEdge, StoredNode } from '../../../src/engine/plan/write';
import type { Graph } from '../world';

type Edge = Readonly<{ relation: string; from: string; to: string }>;

/** A what-if as it is written in a query. */
export type Supposed = Readonly<{
  without?: readonly Readonly<{ id?: string; edge?: Edge }>[];
  with?: readonly (Edge & Readonly<{ certainty?: Certainty | null }>)[];
  retire?: readonly Readonly<{ id: string; on: string }>[];
}>;

/** The graph really changed: nodes and edges taken away or added, and others ended on a day. */
export const changedBy = (supposed: Supposed, graph: Graph, model: Model): Graph => {
  const { without = [], with: added = [], retire = [] } = supposed;
  const gone = new Set(without.map(item => item.id));
  const nodes = graph.nodes
    .filter(node => !gone.has(node.id))
    .map(node => retire.filter(({ id }) => id === node.id).reduce(ended, node));
  const taken = (edge: StoredEdge): boolean =>
    gone.has(edge.from) ||
    gone.has(edge.to) ||
    without.some(item => item.edge !== undefined && isSame(item.edge, edge));
  return {
    nodes,
    edges: [...graph.edges.filter(edge => !taken(edge)), ...added.map(edge => assumedEdge(edge, model))],
  };
};

/** Whatever its period. */
export const isSame = (a: Edge, b: StoredEdge): boolean =>
  a.relation === b.relation.name && a.from === b.from && a.to === b.to;

const ended = (node: StoredNode, { on }: Readonly<{ on: string }>): StoredNode => {
  const before = node.properties['validTo'];
  return {
    ...node,
    properties: { ...node.properties, validTo: before !== undefined && String(before) < on ? before : on },
  };
};

/** What is there already counts once: what is assumed takes its place where it is surer than all that is there, and is left out elsewhere. */
export const once = ({ nodes, edges }: Graph): Graph => {
  const sure = ({ properties }: StoredEdge): number =>
    CERTAINTIES.indexOf(properties['certainty'] as Certainty);
  const others = (edge: StoredEdge): readonly StoredEdge[] =>
    edges.filter(
      other =>
        isAssumed(other) !== isAssumed(edge) &&
        other.relation === edge.relation &&
        other.from === edge.from &&
        other.to === edge.to,
    );
  const takesPlace = (assumed: StoredEdge): boolean =>
    others(assumed).every(other => sure(other) > sure(assumed));
  return {
    nodes,
    edges: edges.filter(edge => (isAssumed(edge) ? takesPlace(edge) : !others(edge).some(takesPlace))),
  };
};

/** An edge that is only assumed tells nothing of itself. */
const assumedEdge = (
  { relation: name, from, to, certainty }: NonNullable<Supposed['with']>[number],
  model: Model,
): StoredEdge => {
  const relation = model.relations.get(name);
  if (!relation) throw new Error(`There is no relation ${name}`);
  return {
    key: `${edgeKey(name, from, to)} assumed`,
    relation,
    from,
    to,
    properties: {
      certainty: certainty ?? 'UNCERTAIN',
      version: 0,
      recordedAt: '1970-01-01T00:00:00Z',
      access: 'PUBLIC',
      rationale: 'Assumed; not in the graph.',
      // The random model has no words of its own.
      rationale_texts: '{"en":"Assumed; not in the graph."}',
    },
  };
};

export const isAssumed = (edge: StoredEdge): boolean => edge.key.endsWith(' assumed');
