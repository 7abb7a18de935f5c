import type { Field, Kind, Relation } from '../model/model';

export type StoredValue = string | number | boolean | readonly string[];
export type Properties = Readonly<Record<string, StoredValue>>;

/** What a store keeps of a node: the properties that reads, filters, orders and searches look at. */
export type StoredNode = Readonly<{ id: string; kind: Kind; properties: Properties }>;
/** What a store keeps of an edge; `key` tells it from all others. */
export type StoredEdge = Readonly<{
  key: string;
  relation: Relation;
  from: string;
  to: string;
  properties: Properties;
}>;

/** Puts nodes and edges in place, each by its own key: writing the same twice changes nothing. */
export type WritePlan = Readonly<{
  kind: 'write';
  nodes: readonly StoredNode[];
  edges: readonly StoredEdge[];
  /** None of them is in the store, so that none is looked for. */
  fresh?: boolean;
}>;

/** An edge as it is found again: by its key, from where it starts. */
export type EdgePlace = Readonly<{ from: string; key: string }>;

/** Takes away edges of a relation, nodes that have no edges left, or the value of a unique field that another node is to have. */
export type Removal =
  | Readonly<{ kind: 'edges'; relation: Relation; edges: readonly EdgePlace[] }>
  | Readonly<{ kind: 'nodes'; ids: readonly string[] }>
  | Readonly<{ kind: 'values'; field: Field; ids: readonly string[] }>;

/** Whose records: what a load says of each record that it brings, so that a later one can replace them. */
export const LOADED_BY = 'loadedBy';

export type Ends = Readonly<{ from: string; to: string }>;

/** What a load asks of the graph that is there. Each row's columns stand beside it. */
export type Lookup =
  /** One row if there is any node at all. */
  | Readonly<{ kind: 'any' }>
  /** `id`, `type`, `loadedBy` of those that are there. */
  | Readonly<{ kind: 'nodes'; ids: readonly string[] }>
  /** `id` and `value` of the nodes that have one of these values of a unique field. */
  | Readonly<{ kind: 'keys'; field: Field; values: readonly StoredValue[] }>
  /** `from`, `key`, `validFrom`, `validTo`, `loadedBy` of all edges of a relation that join such ends. */
  | Readonly<{ kind: 'between'; relation: Relation; ends: readonly Ends[] }>
  /** `from`, `to` and `key` of all edges of a relation. */
  | Readonly<{ kind: 'edges'; relation: Relation }>
  /** `id` of the nodes that a source brought; `from` and `key` of its edges of a relation. */
  | Readonly<{ kind: 'broughtNodes'; by: string }>
  | Readonly<{ kind: 'broughtEdges'; by: string; relation: Relation }>
  /** `id`, `relation`, `other`, `outgoing`, `key`, `loadedBy` of the edges at these nodes. */
  | Readonly<{ kind: 'at'; ids: readonly string[] }>
  /** `what` and `sources` of the nodes, or of a relation's edges, that cite one of these sources: its id or key. */
  | Readonly<{ kind: 'citing'; sources: readonly string[]; relation?: Relation }>;
