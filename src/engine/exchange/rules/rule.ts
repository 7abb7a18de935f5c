import type { Relation } from '../../model/model';
import type { Ends, Properties } from '../../plan/write';
import type { Fault } from '../faults';
import type { EdgeRecord, NodeItem } from '../read-item';

/**
 * The existing graph, as far as a write leaves it as it is: without what it removes or writes anew. It comes in parts,
 * so that no rule has to hold all of it.
 */
export interface Unchanged {
  /** The edges of a relation with one of these nodes at this end. */
  edges(relation: Relation, end: 'FROM' | 'TO', ids: Iterable<string>): AsyncIterable<readonly Ends[]>;
  all(relation: Relation): AsyncIterable<readonly Ends[]>;
  /** The properties of nodes, by id. */
  nodes(ids: Iterable<string>): AsyncIterable<ReadonlyMap<string, Properties>>;
}

/**
 * A rule of the SDL for nodes and relations together. It is told what a write says and removes, of its own kinds and
 * relations only, and then reads what it needs of the existing graph.
 */
export interface Rule {
  seeNode(node: NodeItem): void;
  seeEdge(edge: EdgeRecord): void;
  /** An edge that the write removes, and where it says so. */
  lose(ends: Ends, at: string): void;
  learn(graph: Unchanged): Promise<void>;
  /** What is refused. */
  faults(): readonly Fault[];
  /** What is written, and told. */
  warnings(): readonly string[];
}
