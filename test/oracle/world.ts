import type { Kind, Model } from '../../src/engine/model/model';
import { bind, type On, type Operand } from '../../src/engine/plan/plan';
import type { StoredEdge, StoredNode } from '../../src/engine/plan/write';

/** A graph as plain arrays: all that the oracle ever looks at. */
export type Graph = Readonly<{ nodes: readonly StoredNode[]; edges: readonly StoredEdge[] }>;

/** A node, and the edge by which it was reached. */
export type Place = Readonly<{ node: StoredNode; edge: StoredEdge | undefined }>;

/** What an answer depends on. */
export type World = Readonly<{
  model: Model;
  graph: Graph;
  variables: Readonly<Record<string, unknown>>;
  /** Told the order values of every row that belongs to a list, whatever its page: cursors are made of these. */
  observe: (mark: string, values: readonly unknown[]) => void;
}>;

export const worldOf = (
  model: Model,
  graph: Graph,
  variables: World['variables'],
  observe: World['observe'] = () => undefined,
): World => ({ model, graph, variables, observe });

/** A property's value; null when there is none. */
export const valueAt = (place: Place, on: On, property: string): unknown => {
  if (on === 'node') return property === 'id' ? place.node.id : (place.node.properties[property] ?? null);
  if (!place.edge) throw new Error(`The plan asks for ${property} of an edge where there is none`);
  return property === 'key' ? place.edge.key : (place.edge.properties[property] ?? null);
};

export const operandValue = (operand: Operand, world: World): unknown => bind(operand, world.variables);

export const isOfKind = (node: StoredNode, kind: Kind): boolean => kind.members.includes(node.kind.name);

export const isOfAnyKind = (node: StoredNode, names: readonly string[], world: World): boolean =>
  names.some(name => world.model.kinds.get(name)?.members.includes(node.kind.name) === true);
