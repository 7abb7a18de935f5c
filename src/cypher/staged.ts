import { ENTITY } from '../model/model';
import type { Dialect } from './dialect';
import { cypher, name, type Fragment, type Name, type Variable } from './fragment';

/**
 * The only label of nodes that a load has written and not published. No read starts from it, so these nodes and
 * what is between them are met only by what looks for edges without their ends.
 */
export const STAGED = 'SamgrafStaged';

/**
 * Of an edge that was found by its key: that it is not staged. Never where a plan starts, unlike a label of its
 * end.
 */
export const isPublished = (edge: Variable | Name): Fragment => cypher`startNode(${edge}):${name(ENTITY)}`;

export const andPublished = (edge: Variable | Name, dialect: Dialect): Fragment | undefined =>
  dialect.staging ? cypher`AND ${isPublished(edge)}` : undefined;
