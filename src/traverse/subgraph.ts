import { CERTAINTIES, type Certainty } from '../model/model';
import type { Traversal } from '../plan/plan';

/** An edge that *find* met: its key tells its relation and ends. */
export type FoundEdge = Readonly<{ key: string; relation: string; from: string; to: string; certainty: Certainty }>;

/** An edge as followed from one of its ends. */
export type Hop = Readonly<{ edge: FoundEdge; direction: 'FORWARD' | 'BACKWARD'; from: string; to: string }>;

/** The bounded part of the graph that a traversal is computed on. */
export type Subgraph = Readonly<{
  from: ReadonlySet<string>;
  to: ReadonlySet<string>;
  /** Nodes met that match `via`; undefined when anything does. */
  via: ReadonlySet<string> | undefined;
  /** Hops from each node, by the node they go to, then by edge. */
  hops: ReadonlyMap<string, readonly Hop[]>;
  /** Paths of at most so many edges are all in it. */
  completeTo: number;
  /** Whether a layer met its cap. */
  capped: boolean;
  /** Edges read. */
  visited: number;
}>;

type Layer = readonly (readonly [string, Certainty])[];
/** What *find* gives for a traversal. */
export type FoundRow = Readonly<{ from: readonly string[]; to: readonly string[]; forward: readonly Layer[]; backward: readonly Layer[]; /** Rows of each layer, forward then backward. */ rows: readonly number[]; via: readonly string[] | null }>;

/** Keeps the layers that are whole: a layer that met its cap holds edges chosen by chance, and is left out. */
export const readSubgraph = (traversal: Traversal, row: FoundRow, layerCap: number): Subgraph => {
  const forward = wholeLayers(row.forward, row.rows, layerCap);
  const backward = wholeLayers(row.backward, row.rows.slice(row.forward.length), layerCap);
  const capped = forward.length < row.forward.length || backward.length < row.backward.length;
  const edges = new Map([...forward, ...backward].flat().map(([key, certainty]) => [key, readEdge(key, certainty)]));
  return {
    from: new Set(row.from), to: new Set(row.to), via: row.via ? new Set(row.via) : undefined,
    hops: hopsOf([...edges.values()], traversal.direction),
    completeTo: capped ? forward.length + backward.length : traversal.maxHops,
    capped,
    visited: [...row.forward, ...row.backward].reduce((sum, layer) => sum + layer.length, 0),
  };
};

/** An edge met from both its ends makes two rows: the cap was on rows. */
const wholeLayers = (layers: readonly Layer[], rows: readonly number[], cap: number): readonly Layer[] => {
  const broken = layers.findIndex((_, i) => (rows[i] ?? 0) > cap);
  return broken < 0 ? layers : layers.slice(0, broken);
};

const readEdge = (key: string, certainty: Certainty): FoundEdge => {
  const [relation = '', from = '', to = ''] = key.split(' ');
  return { key, relation, from, to, certainty };
};

const hopsOf = (edges: readonly FoundEdge[], direction: Traversal['direction']): Map<string, readonly Hop[]> => {
  const hops = new Map<string, Hop[]>();
  const add = (hop: Hop): void => {
    const known = hops.get(hop.from);
    if (known) known.push(hop);
    else hops.set(hop.from, [hop]);
  };
  for (const edge of edges) {
    if (direction !== 'BACKWARD') add({ edge, direction: 'FORWARD', from: edge.from, to: edge.to });
    if (direction !== 'FORWARD' && edge.from !== edge.to) add({ edge, direction: 'BACKWARD', from: edge.to, to: edge.from });
    if (direction === 'BACKWARD' && edge.from === edge.to) add({ edge, direction: 'BACKWARD', from: edge.to, to: edge.from });
  }
  for (const list of hops.values()) list.sort((a, b) => compare(a.to, b.to) || compare(a.edge.key, b.edge.key));
  return hops;
};

/** By code units, the same everywhere. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const weakness = (certainty: Certainty): number => CERTAINTIES.indexOf(certainty);
