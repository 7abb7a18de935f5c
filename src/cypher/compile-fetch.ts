import { ENTITY } from '../model/model';
import { isAll, sourcesColumn, type Column, type EdgesAmong, type EdgesByKey } from '../plan/plan';
import { compileColumns, matchSource, rowMap } from './compile-columns';
import { compilePredicate, type Match } from './compile-predicate';
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
  type Subquery,
  type Variable,
} from './fragment';
import { andPublished } from './staged';

/**
 * Edges by key: what the client reads of the steps of a page. They are found by the index of each relation,
 * or from their start nodes. Steps have few distinct sources, so these are read once, into a separate column;
 * the rows only contain their ids.
 */
export const compileEdges = (root: EdgesByKey, result: Variable, dialect: Dialect): readonly Subquery[] => [
  { result, subquery: (dialect.edgeIndex ? edgesByIndex : edgesFromStart)(root, result, dialect) },
  ...compileSources(root, [result], dialect),
];

/** The sources that rows of edges refer to, each column's in one of its own. */
export const compileSources = (
  { columns, column: of }: Pick<EdgesByKey, 'columns' | 'column'>,
  rows: readonly Variable[],
  dialect: Dialect,
): readonly Subquery[] =>
  columns.flatMap(column => (column.kind === 'sources' ? [compileSourcesOf(column, of, rows, dialect)] : []));

/** Each edge is looked up among those of its start node. */
const edgesFromStart = (root: EdgesByKey, result: Variable, dialect: Dialect): Fragment => {
  const [edge, wanted] = [variable('step'), variable('wanted')];
  const match = cypher`
      UNWIND ${operandParameter('edges', root.edges)} AS ${wanted}
      MATCH (:${name(ENTITY)} {id: ${wanted}.from})-[${edge}]->()
      WHERE ${edge}.key = ${wanted}.key`;
  return collectEdges(root.columns, edge, match, result, dialect);
};

/** The keys of each relation by its index; the lists are concatenated. */
const edgesByIndex = (root: EdgesByKey, result: Variable, dialect: Dialect): Fragment => {
  const keys = operandParameter('keys', root.keys);
  const each = root.relations.map(relation => {
    const [edge, steps] = [variable('step'), variable('steps')];
    const match = cypher`
      MATCH ()-[${edge}:${name(relation.name)}]->()
      WHERE ${edge}.key IN ${keys}.${name(relation.name)} ${andPublished(edge, dialect)}`;
    return { steps, subquery: collectEdges(root.columns, edge, match, steps, dialect) };
  });
  const [subqueries, lists] = [each.map(({ subquery }) => subquery), each.map(({ steps }) => steps)];
  return cypher`
    CALL () {
      ${join(subqueries, '\n')}
      RETURN ${join(lists, ' + ')} AS ${result}
    }`;
};

/** One row for each matched edge: its own columns, and the ids of its sources. */
export const collectEdges = (
  columns: readonly Column[],
  edge: Variable,
  match: Fragment,
  result: Variable,
  dialect: Dialect,
  given: readonly Variable[] = [],
): Fragment => {
  const own = compileColumns(
    columns.filter(column => column.kind !== 'sources'),
    { node: variable('unused'), edge },
    dialect,
  );
  const named = columns.flatMap(column =>
    column.kind === 'sources' ? [cypher`${name(column.column)}: ${edge}.sources`] : [],
  );
  return cypher`
    CALL (${join(given, ', ')}) {
      ${match}
      RETURN collect(${rowMap({ ...own, entries: [cypher`key: ${edge}.key`, ...own.entries, ...named] })}) AS ${result}
    }`;
};

/** The sources in a column of the rows, each once, with its id as `k`. */
const compileSourcesOf = (
  column: Column & { kind: 'sources' },
  of: string,
  rows: readonly Variable[],
  dialect: Dialect,
): Subquery => {
  const source: Match = { node: variable('source'), edge: undefined };
  const [result, row, id, ids] = [
    variable(sourcesColumn(of, column)),
    variable('row'),
    variable('sourceId'),
    variable('sourceIds'),
  ];
  const inner = compileColumns(column.columns, source, dialect);
  return {
    result,
    subquery: cypher`
      CALL (${join(rows, ', ')}) {
        UNWIND ${join(rows, ' + ')} AS ${row}
        UNWIND ${row}.${name(column.column)} AS ${id}
        WITH collect(DISTINCT ${id}) AS ${ids}
        UNWIND ${ids} AS ${id}
        ${matchSource(source, id, column.where)}
        ${inner.subqueries}
        RETURN collect(${rowMap(inner, [cypher`${source.node}.id`])}) AS ${result}
      }`,
  };
};

/**
 * All edges between nodes given by id, followed from their start nodes. Capped like a layer, and counted, so
 * that a cut-off is detected.
 */
export const compileAmong = (root: EdgesAmong, result: Variable, dialect: Dialect): readonly Subquery[] => {
  const match: Match = { node: variable('far'), edge: variable('between') };
  const [ids, cap, total] = [
    operandParameter('among', root.ids),
    parameter('cap', root.cap + 1),
    variable(`${root.column}Total`),
  ];
  const columns = compileColumns(root.columns, match, dialect);
  const condition = isAll(root.where) ? undefined : cypher`AND ${compilePredicate(root.where, match)}`;
  const from = cypher`
    UNWIND ${ids} AS id
    MATCH (:${name(ENTITY)} {id: id})${pattern({ relations: root.relations, direction: 'FORWARD' }, match.edge as Variable)}(${match.node})
    WITH ${match.edge}, ${match.node} LIMIT ${cap}`;
  return [
    {
      result,
      subquery: cypher`
      CALL () {
        ${from}
        WITH ${match.edge}, ${match.node}
        WHERE ${match.node}.id IN ${ids} ${condition}
        ${columns.subqueries}
        RETURN collect(${rowMap({ ...columns, entries: [cypher`key: ${match.edge}.key`, ...columns.entries] })}) AS ${result}
      }`,
    },
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
