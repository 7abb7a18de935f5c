import type { Kind } from '../model/model';
import type { Column, NodeShape, Operand, Predicate } from './plan';

/** Nodes of the kind that declares a key, by that key. */
export type NodesByKey = Readonly<{
  column: string;
  /** Names the kind and the key: `Municipality.number`. */ group: string;
  of: Kind;
  property: string;
  values: Operand;
  where: Predicate;
  columns: readonly Column[];
  shape: NodeShape;
}>;

/** Nodes of several kinds, by any of their keys, as a federated gateway asks for them (representations.ts). */
export type Entities = Readonly<{
  kind: 'entities';
  key: string;
  column: string;
  representations: Operand;
  groups: readonly NodesByKey[];
}>;
