import type { Field, Kind, Relation } from '../model/model';
import type { Beside } from './stored-part';

export type StoredValue = string | number | boolean | readonly string[];
export type Properties = Readonly<Record<string, StoredValue>>;

/** A node as stored: the properties that reads, filters, orders and searches use. */
export type StoredNode = Readonly<{ id: string; kind: Kind; properties: Properties }>;
/** An edge as stored, identified by `key`. */
export type StoredEdge = Readonly<{
  key: string;
  relation: Relation;
  from: string;
  to: string;
  properties: Properties;
}>;

/** Upserts nodes and edges by their keys: writing the same twice changes nothing. */
export type WritePlan = Readonly<{
  kind: 'write';
  nodes: readonly StoredNode[];
  edges: readonly StoredEdge[];
  /** None of them is in the store, so existing ones are not looked up. */
  fresh?: boolean;
  /** What the transaction has read of those that are there, by id and edge key: they are not read again. */
  before?: ReadonlyMap<string, Properties>;
}>;

/** Where an edge is found: its key, and the node it starts from. */
export type EdgePlace = Readonly<{ from: string; key: string }>;

/**
 * Removes edges of a relation, nodes that have no edges left, or the value of a unique field that another
 * node will take.
 */
export type Removal =
  | Readonly<{ kind: 'edges'; relation: Relation; edges: readonly EdgePlace[] }>
  | Readonly<{ kind: 'nodes'; ids: readonly string[] }>
  | Readonly<{ kind: 'values'; field: Field; ids: readonly string[] }>;

/**
 * The owner of a record: a load sets it on each record that it writes, so that a later load can replace them.
 */
export const LOADED_BY = 'loadedBy';

export type Ends = Readonly<{ from: string; to: string }>;

/** A part of the edges of a relation, in the order of their keys: those after a key, and no more than so many. */
export type EdgePage = Readonly<{ after: string; limit: number }>;

/** What a load reads from the existing graph. The columns of the rows are noted at each. */
export type LoadLookup =
  /** One row if there is any node at all. */
  | Readonly<{ kind: 'any' }>
  /** `of`: the types of all nodes, and of all relations, whatever the Model says. */
  | Readonly<{ kind: 'types' }>
  /** `id`, `labels` and `properties` of a page of the nodes of a type. */
  | (Readonly<{ kind: 'nodesOf'; type: string }> & EdgePage)
  /** `key`, `from`, `to` and `properties` of a page of the relations of a type. */
  | (Readonly<{ kind: 'edgesOf'; type: string }> & EdgePage)
  /** `id`, `type`, `validFrom`, `loadedBy` of those that exist. */
  | Readonly<{ kind: 'nodes'; ids: readonly string[] }>
  /** `id` and `properties` of those that exist; of `gone`, those that were deleted, `id` and the last `version`. */
  | Readonly<{ kind: 'records'; ids: readonly string[]; gone?: readonly string[] }>
  /** `key`, `from`, `to` and `properties` of those that exist. */
  | Readonly<{ kind: 'edgeRecords'; relation: Relation; edges: readonly EdgePlace[] }>
  /** `id` and `value` of the nodes with one of these values of a unique field. */
  | Readonly<{ kind: 'keys'; field: Field; values: readonly StoredValue[] }>
  /** `from`, `key`, `validFrom`, `validTo`, `loadedBy` of all edges of a relation between these endpoints. */
  | Readonly<{ kind: 'between'; relation: Relation; ends: readonly Ends[] }>
  /** `id` (or key) and `version` of those that were deleted: the last version that each had. */
  | Readonly<{ kind: 'deleted'; ids: readonly string[] }>
  /** `from`, `to` and `key` of a page of all edges of a relation. */
  | (Readonly<{ kind: 'edges'; relation: Relation }> & EdgePage)
  /** `from`, `to` and `key` of the edges of a relation that have one of these nodes at this end. */
  | Readonly<{ kind: 'joined'; relation: Relation; end: 'FROM' | 'TO'; ids: readonly string[] }>
  /** `id` of the nodes that an owner loaded; `from` and `key` of a page of its edges of a relation. */
  | Readonly<{ kind: 'broughtNodes'; by: string }>
  | (Readonly<{ kind: 'broughtEdges'; by: string; relation: Relation }> & EdgePage)
  /**
   * `id`, `relation`, `other`, `outgoing`, `key`, `loadedBy` of the edges at these nodes; all of them if there is
   * no limit.
   */
  | Readonly<{ kind: 'at'; ids: readonly string[]; limit?: number }>
  /**
   * `what` (id or key) and `sources` of the nodes, or of a relation's edges, that cite one of these sources.
   */
  | Readonly<{ kind: 'citing'; sources: readonly string[]; relation?: Relation }>
  /** `properties` of a page of what stands beside the graph, in the order of its keys. */
  | Readonly<{ kind: 'beside'; of: Beside; after: string | number; limit: number }>;

/** Of a note that is not kept for ever: when it was made, and of before when others are not needed any more. */
export type Passing = Readonly<{ at: string; forget: string }>;

/**
 * Records as the SDL now has them, whatever they were before. The log has one entry of all, as of a load: who follows it
 * reads the graph anew.
 */
export type Restatement = Readonly<{
  nodes: readonly StoredNode[];
  /** Those that were of a relation of another name are to be made, and the old ones are gone. */
  edges: readonly StoredEdge[];
  renamed: readonly StoredEdge[];
  goneNodes: readonly string[];
  goneEdges: readonly Readonly<{ type: string; edges: readonly EdgePlace[] }>[];
  /** Labels that none of the nodes has any more. */
  goneLabels: readonly string[];
}>;
