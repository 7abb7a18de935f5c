import type { Kind, Relation } from '../model/model';

/** What a store keeps of a node: the properties that reads, filters, orders and searches look at. */
export type StoredNode = Readonly<{ id: string; kind: Kind; properties: Readonly<Record<string, StoredValue>> }>;
/** What a store keeps of an edge; `key` tells it from all others. */
export type StoredEdge = Readonly<{ key: string; relation: Relation; from: string; to: string; properties: Readonly<Record<string, StoredValue>> }>;
export type StoredValue = string | number | boolean | readonly string[];

/** Puts nodes and edges in place, each by its own key: writing the same twice changes nothing. */
export type WritePlan = Readonly<{ kind: 'write'; nodes: readonly StoredNode[]; edges: readonly StoredEdge[] }>;
