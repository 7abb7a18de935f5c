import { compileLookup } from '../cypher/compile-read';
import { SamgrafError, required, orList } from '../errors';
import { ENTITY, type Kind } from '../model/model';
import { type RowMap, ALL, and, isAll, type Column, type Lookup, type Predicate } from '../plan/plan';
import { costOfRows, some } from '../plan/cost';
import { selectionsOf } from '../planner/collect';
import { isMissing, isOperand } from '../planner/read-input';
import { Columns, planNode } from '../planner/selection';
import { shapeNode } from '../shape/shape';
import type { AskedField, Slice } from './slice';

const plan = ({ key, column, args, nodes, planning }: AskedField, of: Kind): Lookup => {
  const keys = [...of.fields.values()].filter(field => field.key);
  const given = keys.flatMap(field => {
    const input = args[field.name];
    return isOperand(input) && !isMissing(input) ? [{ field, value: input }] : [];
  });
  const [only] = given;
  if (!only || given.length !== 1)
    throw new SamgrafError(
      'BAD_INPUT',
      `${key} takes exactly one key, not ${given.length}.`,
      `Give ${orList(keys.map(field => field.name))}.`,
    );
  const columns = new Columns();
  const shape = planNode(selectionsOf(nodes), of, columns, planning);
  return {
    kind: 'lookup',
    key,
    column,
    of,
    property: only.field.name,
    value: only.value,
    where: ALL,
    columns: columns.all(),
    shape,
  };
};

const rowsOf = ({ column }: Lookup, row: RowMap): readonly RowMap[] => row[column] as readonly RowMap[];

/** A node by one of its keys; that there is none is an error of the field. */
export const lookup: Slice<Lookup> = {
  plans: {
    lookup: asked => plan(asked, asked.means.of),
    node: asked => plan(asked, required(asked.planning.model.kinds.get(ENTITY), 'kind Entity')),
  },
  rewrite: (root, { walk }) => ({
    ...root,
    where: and(root.where, walk.node(root.of.name)),
    columns: walk.columns(root.columns),
  }),
  price: (root, statistics) =>
    costOfRows(root.columns, some(root.where, 1, true, statistics), root.of.members, statistics),
  compile: compileLookup,
  isPoint: root => isOwn(root.where) && root.columns.every(isOwnColumn),
  absent: (root, row) => (rowsOf(root, row).length === 0 ? root : undefined),
  shape: (root, { row }, { bound }) => {
    const [found] = rowsOf(root, row);
    return found ? shapeNode(root.shape, found, bound) : null;
  },
};

/**
 * Whether a column takes the same few steps whatever the size of the graph: the node's own facts, its sources, and the
 * degrees that the store keeps. Such reads can share a statement without delaying each other.
 */
const isOwnColumn = (column: Column): boolean => {
  switch (column.kind) {
    case 'property':
      return true;
    case 'sources':
      return isOwn(column.where) && column.columns.every(isOwnColumn);
    case 'related':
      return !column.listing.listed && isAll(column.listing.where);
  }
};

/** A condition on the node itself that follows no relations. */
const isOwn = (predicate: Predicate): boolean => {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.of.every(isOwn);
    case 'not':
      return isOwn(predicate.of);
    case 'some':
    case 'count':
      return false;
    default:
      return true;
  }
};
