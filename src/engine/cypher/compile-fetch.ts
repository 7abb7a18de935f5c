import { ENTITY } from '../model/model';
import { isAll, sourcesColumn, type Column, type EdgesAmong, type EdgesByKey } from '../plan/plan';
import { compileColumns, compileRow, type CompiledRows, type Entry } from './compile-columns';
import { compilePredicate, matchSource, type Match } from './compile-predicate';
import { pattern } from './compile-layers';
import type { Dialect } from './dialect';
import {
  cypher,
  join,
  name,
  operandParameter,
  parameter,
  variable,
  type Fragment,
  type Parameter,
  type Subquery,
  type Variable,
  type RowLayout,
} from './fragment';
import { andPublished } from './notes';

/**
 * Edges by key: what the client reads of the steps of a page. They are found by the index of each relation,
 * or from their start nodes. Steps have few distinct sources, so these are read once, into a separate column;
 * the rows only contain their ids.
 */
export const compileEdges = (root: EdgesByKey, result: Variable, dialect: Dialect): readonly Subquery[] => {
  const edges = (dialect.edgeIndex ? edgesByIndex : edgesFromStart)(root, result, dialect);
  const { column, columns } = root;
  return [
    { result, ...edges },
    ...compileSources({ column, columns, rows: [result], layout: edges.layout }, dialect),
  ];
};

/** Rows of edges: lists of them in one layout, and what their columns are read into. */
type EdgeRows = Pick<EdgesByKey, 'columns' | 'column'> &
  Readonly<{ rows: readonly Variable[]; layout: RowLayout | undefined }>;

/** The sources that rows of edges refer to, each column's in one of its own. */
export const compileSources = (edges: EdgeRows, dialect: Dialect): readonly Subquery[] =>
  edges.columns.flatMap(column =>
    column.kind === 'sources' ? [compileSourcesOf(column, edges, dialect)] : [],
  );

/** Each edge is looked up among those of its start node. */
const edgesFromStart = (root: EdgesByKey, result: Variable, dialect: Dialect): CompiledRows => {
  const [edge, wanted] = [variable('step'), variable('wanted')];
  const match = cypher`
      UNWIND ${operandParameter('edges', root.edges)} AS ${wanted}
      MATCH (:${name(ENTITY)} {id: ${wanted}.from})-[${edge}]->()
      WHERE ${edge}.key = ${wanted}.key ${andWhere(root, edge)}`;
  return collectEdges(root.columns, edge, match, result, dialect);
};

/** The keys of each relation by its index; the lists are concatenated. */
const edgesByIndex = (root: EdgesByKey, result: Variable, dialect: Dialect): CompiledRows => {
  const keys = operandParameter('keys', root.keys);
  const each = root.relations.map(relation => {
    const [edge, steps] = [variable('step'), variable('steps')];
    const match = cypher`
      MATCH ()-[${edge}:${name(relation.name)}]->()
      WHERE ${edge}.key IN ${keys}.${name(relation.name)} ${andWhere(root, edge)} ${andPublished(edge, dialect)}`;
    return { steps, ...collectEdges(root.columns, edge, match, steps, dialect) };
  });
  const [subqueries, lists] = [each.map(({ subquery }) => subquery), each.map(({ steps }) => steps)];
  return {
    layout: each[0]?.layout,
    subquery: cypher`
    CALL () {
      ${join(subqueries, '\n')}
      RETURN ${join(lists, ' + ')} AS ${result}
    }`,
  };
};

const andWhere = ({ where }: EdgesByKey, edge: Variable): Fragment | undefined =>
  isAll(where) ? undefined : cypher`AND (${compilePredicate(where, { node: variable('unused'), edge })})`;

/** One row for each matched edge: its own columns, and the ids of its sources. */
export const collectEdges = (
  columns: readonly Column[],
  edge: Variable,
  match: Fragment,
  result: Variable,
  dialect: Dialect,
  given: readonly Variable[] = [],
): CompiledRows => {
  const own = compileColumns(
    columns.filter(column => column.kind !== 'sources'),
    { node: variable('unused'), edge },
    dialect,
  );
  const named = columns.flatMap(column =>
    column.kind === 'sources' ? [{ column: column.column, value: cypher`${edge}.sources` }] : [],
  );
  const { row, layout } = compileRow(
    { node: own.node, entries: [keyOf(edge), ...own.entries, ...named] },
    dialect,
  );
  return {
    layout,
    subquery: cypher`
    CALL (${join(given, ', ')}) {
      ${match}
      RETURN collect(${row}) AS ${result}
    }`,
  };
};

const keyOf = (edge: Variable): Entry => ({ column: 'key', value: cypher`${edge}.key` });

/** The sources in a column of the rows, each once, with its id as `k`. */
const compileSourcesOf = (
  column: Column & { kind: 'sources' },
  { column: of, rows, layout: edges }: EdgeRows,
  dialect: Dialect,
): Subquery => {
  const source: Match = { node: variable('source'), edge: undefined };
  const [result, edge, id, ids] = [
    variable(sourcesColumn(of, column)),
    variable('row'),
    variable('sourceId'),
    variable('sourceIds'),
  ];
  const inner = compileColumns(column.columns, source, dialect);
  const { row, layout } = compileRow(inner, dialect, [cypher`${source.node}.id`]);
  return {
    result,
    layout,
    subquery: cypher`
      CALL (${join(rows, ', ')}) {
        UNWIND ${join(rows, ' + ')} AS ${edge}
        UNWIND ${valueIn(edge, column.column, edges)} AS ${id}
        WITH collect(DISTINCT ${id}) AS ${ids}
        UNWIND ${ids} AS ${id}
        ${matchSource(source, id, column.where)}
        ${inner.subqueries}
        RETURN collect(${row}) AS ${result}
      }`,
  };
};

/** A column of a row that is already collected. */
const valueIn = (row: Variable, column: string, layout: RowLayout | undefined): Fragment =>
  layout
    ? cypher`${row}[${parameter(
        'place',
        layout.findIndex(entry => entry.column === column),
      )}]`
    : cypher`${row}.${name(column)}`;

/**
 * All edges between nodes given by id, followed from their start nodes. Capped like a layer, and counted, so
 * that a cut-off is detected.
 */
export const compileAmong = (root: EdgesAmong, result: Variable, dialect: Dialect): readonly Subquery[] => {
  const edge = variable('between');
  const match: Match = { node: variable('far'), edge };
  const [ids, cap, total] = [
    operandParameter('among', root.ids),
    parameter('cap', root.cap + 1),
    variable(`${root.column}Total`),
  ];
  const from = cypher`
    UNWIND ${ids} AS id
    MATCH (:${name(ENTITY)} {id: id})${pattern({ relations: root.relations, direction: 'FORWARD' }, edge)}(${match.node})
    WITH ${edge}, ${match.node} LIMIT ${cap}`;
  return [
    { result, ...edgesWithin(root, { from, match, edge, ids, result }, dialect) },
    {
      result: total,
      single: true,
      subquery: cypher`
      CALL () {
        ${from}
        RETURN count(*) AS ${total}
      }`,
    },
  ];
};

type Within = Readonly<{ from: Fragment; match: Match; edge: Variable; ids: Parameter; result: Variable }>;

/** Those of the edges followed that lead to one of the nodes. */
const edgesWithin = (
  { columns, where }: EdgesAmong,
  { from, match, edge, ids, result }: Within,
  dialect: Dialect,
): CompiledRows => {
  const compiled = compileColumns(columns, match, dialect);
  const entries = [keyOf(edge), ...compiled.entries];
  const { row, layout } = compileRow({ node: match.node, entries }, dialect);
  const condition = isAll(where) ? undefined : cypher`AND ${compilePredicate(where, match)}`;
  return {
    layout,
    subquery: cypher`
      CALL () {
        ${from}
        WITH ${edge}, ${match.node}
        WHERE ${match.node}.id IN ${ids} ${condition}
        ${compiled.subqueries}
        RETURN collect(${row}) AS ${result}
      }`,
  };
};
