import { isRead, type Column, type Root } from './plan';
import type { FetchColumns, Traversal } from './traversal';

/**
 * Whether *find* reads the selection of what it reaches, so that nothing is left to *fetch*: if it is little for
 * each node and edge, and no other read of the operation takes a second statement anyway.
 */
export const readsAhead = (roots: readonly Root[]): boolean =>
  !roots.some(isRead) && roots.every(root => root.kind !== 'traversal' || mayReadAhead(root));

const mayReadAhead = ({ parts, among }: Traversal): boolean =>
  !among && parts.nodeColumns.every(isProperty) && parts.edgeColumns.every(isOfEdge);

const isProperty = (column: Column): boolean => column.kind === 'property';
const isOfEdge = (column: Column): boolean =>
  isProperty(column) || (column.kind === 'sources' && column.columns.every(isProperty));

/** Ids are known from *find*, so nodes of which only the id is selected need no read. */
export const isIdsOnly = ({ nodeColumns }: FetchColumns): boolean =>
  nodeColumns.every(column => column.kind === 'property' && column.property === 'id');

/** Whether edges may be read ahead, so that each layer has to hand them on. */
export const readsEdgesAhead = ({ ahead, parts }: Traversal): boolean =>
  ahead && parts.edgeColumns.length > 0;

/** The column of *find* for what it read ahead. */
export const aheadColumn = ({ column }: Traversal, what: 'Nodes' | 'Edges'): string =>
  `${column}Ahead${what}`;
