import { type Traversal, type Bounds, aheadColumn } from '../plan/traversal';
import { compileColumns, compileRow } from './compile-columns';
import { collectEdges, compileSources } from './compile-fetch';
import type { Layer } from './compile-layers';
import type { Dialect } from './dialect';
import { cypher, join, name, parameter, variable, type Fragment, type Variable } from './fragment';
import type { Returned } from './in-parts';

type Ahead = Readonly<{ subqueries: readonly Fragment[]; results: readonly Returned[] }>;
export const NOTHING: Ahead = { subqueries: [], results: [] };

/**
 * Compiles what *fetch* would read of all nodes and edges that were reached, in the columns that aheadColumn names. Whether
 * they are few is known only when the statement runs, so it tells for itself: of more than the cap it reads nothing.
 * @param nodes All nodes, unless only their ids are selected.
 */
export const compileAhead = (
  traversal: Traversal,
  nodes: Variable | undefined,
  layers: readonly Layer[],
  { aheadCap }: Bounds,
  dialect: Dialect,
): Ahead => {
  const steps = layers.flatMap(layer => layer.steps ?? []);
  // An edge of two layers counts twice. What is hidden does not, or the number of statements would tell of it.
  const counted = [...(nodes ? [nodes] : []), ...(steps.length > 0 ? layers.map(layer => layer.met) : [])];
  if (counted.length === 0) return NOTHING;
  const sizes = counted.map(list => cypher`size(${list})`);
  const few = variable(`${traversal.column}Few`);
  const each: Each = list => cypher`
    WITH ${list}, ${few}
    WHERE ${few}
    UNWIND ${list}`;
  const parts = [
    ...(nodes ? [nodesAhead(traversal, nodes, few, each, dialect)] : []),
    ...(steps.length > 0 ? [edgesAhead(traversal, steps, few, each, dialect)] : []),
  ];
  const isFew = cypher`
    CALL (${join(counted, ', ')}) {
      RETURN ${join(sizes, ' + ')} <= ${parameter('ahead', aheadCap)} AS ${few}
    }`;
  return {
    subqueries: [isFew, ...parts.flatMap(part => part.subqueries)],
    results: parts.flatMap(part => part.results),
  };
};

/** The items of a list if there are few in all. */
type Each = (list: Variable) => Fragment;

const nodesAhead = (
  traversal: Traversal,
  nodes: Variable,
  few: Variable,
  each: Each,
  dialect: Dialect,
): Ahead => {
  const [node, result] = [variable('node'), variable(aheadColumn(traversal, 'Nodes'))];
  const columns = compileColumns(traversal.parts.nodeColumns, { node, edge: undefined }, dialect);
  const { row, layout } = compileRow(columns, dialect);
  const subquery = cypher`
    CALL (${nodes}, ${few}) {
      ${each(nodes)} AS ${node}
      RETURN collect(${row}) AS ${result}
    }`;
  return { subqueries: [subquery], results: [{ as: result, kind: 'list', of: [result], layout }] };
};

/** A list for each layer: in the embedded engine, what comes out of an expression on lists is no edge any more. */
const edgesAhead = (
  traversal: Traversal,
  steps: readonly Variable[],
  few: Variable,
  each: Each,
  dialect: Dialect,
): Ahead => {
  const [column, columns] = [aheadColumn(traversal, 'Edges'), traversal.parts.edgeColumns];
  const layers = steps.map(list => {
    const [pair, edge, holds] = [variable('pair'), variable('step'), variable('holds')];
    const match = cypher`
      ${each(list)} AS ${pair}
      WITH ${pair}[0] AS ${edge}, ${pair}[1] AS ${holds}
      WHERE ${holds}`;
    const rows = variable(`${column}Layer`);
    return { rows, ...collectEdges(columns, edge, match, rows, dialect, [list, few]) };
  });
  const rows = layers.map(layer => layer.rows);
  const layout = layers[0]?.layout;
  const sources = compileSources({ column, columns, rows, layout }, dialect);
  return {
    subqueries: [...layers.map(layer => layer.subquery), ...sources.map(of => of.subquery)],
    results: [
      { as: name(column), kind: 'lists', of: rows, layout },
      ...sources.map((of): Returned => ({ as: of.result, kind: 'list', of: [of.result], layout: of.layout })),
    ],
  };
};
