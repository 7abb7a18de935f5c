import { ENTITY } from '../model/model';
import {
  isAll,
  type Column,
  type ListRoot,
  type Lookup,
  type NodesById,
  type NodesByKey,
  lengthOf,
} from '../plan/plan';
import { inBatches, countMarks, returned } from './in-parts';
import { compileColumns, compileRow, type CompiledRows } from './compile-columns';
import { compileRows, compileRowsAlong, compileTotal } from './compile-listing';
import { compilePredicate, unlessAll, whereAll, type Match } from './compile-predicate';
import { byKey, indexedLabel, labelOf } from './compile-start';
import type { Dialect } from './dialect';
import {
  cypher,
  join,
  levelsOf,
  name,
  operandParameter,
  render,
  variable,
  type Fragment,
  type Statement,
  type Subquery,
  type Variable,
} from './fragment';

/** What a root is compiled to: subqueries, the most rows that each may have, and the columns of a row. */
export type Compiled = Readonly<{
  subqueries: readonly Subquery[];
  most: number;
  columns: readonly Column[];
}>;

/**
 * One statement with all subqueries, whose one row has a column for each. Several statements if the store limits their
 * size; none if there is nothing to read.
 */
export const compileStatements = (roots: readonly Compiled[], dialect: Dialect): readonly Statement[] =>
  inBatches(
    roots.filter(({ subqueries }) => subqueries.length > 0),
    ({ subqueries }) => levelsOf(subqueries),
    dialect.mostLevels,
  ).map(batch => {
    const columns = batch.flatMap(root =>
      root.subqueries.map(({ result, single, layout }) => ({
        as: result,
        kind: single ? ('single' as const) : ('list' as const),
        of: [result],
        weight: weightOf(root),
        layout,
      })),
    );
    const items = batch.reduce((sum, root) => sum + root.most * weightOf(root), 0);
    const { clause, form } = returned([...columns, ...countMarks(dialect)], items, dialect);
    const all = batch.flatMap(({ subqueries }) => subqueries);
    const text = (of: readonly Fragment[]): Fragment => cypher`
      ${join(of, '\n')}
      ${clause}`;
    const statement = render(text(all.map(({ subquery }) => subquery)), form);
    const lists = all.flatMap(({ along }) => (along ? [along.list] : []));
    if (lists.length === 0) return statement;
    const found = text(all.map(({ subquery, along }) => along?.subquery ?? subquery));
    return { ...statement, along: { lists, statement: render(found, form) } };
  });

/** How much an item with lists of its own is assumed to hold, compared with one without. */
const NESTED = 25;
const weightOf = ({ columns }: Compiled): number => {
  const isNested = columns.some(
    column => column.kind === 'sources' || (column.kind === 'related' && column.listing.listed),
  );
  return isNested ? NESTED : 1;
};

/** The rows of a list and its total count, if selected. */
export const compileList = ({ listing, column }: ListRoot, dialect: Dialect): Compiled => {
  const [result, total] = [variable(column), variable(`${column}Total`)];
  const whole = { from: undefined, guard: undefined };
  const subqueries = [
    ...(listing.listed
      ? [
          {
            result,
            ...compileRows(listing, result, whole, dialect),
            along: compileRowsAlong(listing, column, result, dialect),
          },
        ]
      : []),
    ...(listing.counted
      ? [{ result: total, subquery: compileTotal(listing, total, dialect), single: true } as const]
      : []),
  ];
  return { subqueries, most: listing.listed ? listing.page.size : 1, columns: listing.columns };
};

/**
 * One node by a key, using the label that has its index. The key is in WHERE, before the other conditions:
 * with an inline key the embedded engine tests WHERE first, on every node of the label.
 */
export const compileLookup = (root: Lookup, dialect: Dialect): Compiled => {
  const result = variable(root.column);
  const match: Match = { node: variable(root.of.singular), edge: undefined };
  const indexed = indexedLabel(
    root.of,
    root.property,
    root.of.fields.get(root.property)?.declaredBy ?? root.of.name,
  );
  const columns = compileColumns(root.columns, match, dialect);
  const by = byKey(match.node, indexed, root.property, root.where, dialect);
  const conditions = [
    root.of.fields.get(root.property)?.list
      ? cypher`${operandParameter(root.property, root.value)} IN ${match.node}.${name(root.property)}`
      : cypher`${match.node}.${name(root.property)} = ${operandParameter(root.property, root.value)}`,
    indexed === root.of.name ? undefined : cypher`${match.node}:${labelOf(root.of)}`,
    by.condition,
    isAll(root.where) ? undefined : cypher`(${compilePredicate(root.where, match)})`,
  ];
  const { row, layout } = compileRow(columns, dialect);
  const subquery = cypher`
    CALL () {
      MATCH (${match.node}:${name(indexed)})
      ${by.using}
      ${whereAll(conditions)}
      ${columns.subqueries}
      RETURN collect(${row}) AS ${result}
    }`;
  // One node, whose list is not worth parting.
  return { subqueries: [{ result, subquery, layout, single: true }], most: 1, columns: root.columns };
};

export const compileByIds = (root: NodesById, dialect: Dialect): Compiled => {
  const result = variable(root.column);
  const match: Match = { node: variable('node'), edge: undefined };
  const id = variable('id');
  const by = byKey(match.node, ENTITY, 'id', root.where, dialect);
  const columns = compileColumns(root.columns, match, dialect);
  const { row, layout } = compileRow(columns, dialect);
  const subquery = cypher`
    CALL () {
      UNWIND ${operandParameter('ids', root.ids)} AS ${id}
      MATCH (${match.node}:${name(ENTITY)} {id: ${id}})
      ${by.using}
      ${whereAll([by.condition, unlessAll(root.where, match)])}
      ${columns.subqueries}
      RETURN collect(${row}) AS ${result}
    }`;
  const most = lengthOf(root.ids) ?? Infinity;
  return { subqueries: [{ result, subquery, layout }], most, columns: root.columns };
};

/** Nodes by the values of a key, using the label that has its index. */
export const compileByKey = (group: NodesByKey, result: Variable, dialect: Dialect): CompiledRows => {
  const match: Match = { node: variable(group.of.singular), edge: undefined };
  const value = variable(group.property);
  const by = byKey(match.node, group.of.name, group.property, group.where, dialect);
  const columns = compileColumns(group.columns, match, dialect);
  const { row, layout } = compileRow(columns, dialect);
  return {
    subquery: cypher`
    CALL () {
      UNWIND ${operandParameter(`${group.property}s`, group.values)} AS ${value}
      MATCH (${match.node}:${name(group.of.name)} {${name(group.property)}: ${value}})
      ${by.using}
      ${whereAll([by.condition, unlessAll(group.where, match)])}
      ${columns.subqueries}
      RETURN collect(${row}) AS ${result}
    }`,
    layout,
  };
};

/** Names that begin with two underscores are reserved by GraphQL, so no name of a Model conflicts. */
export const REQUESTS = '__requests';
const REQUEST = '__request';
/** The position of a request in a statement, and of its row. */
export const AT = '__at';

/** Where Cypher does not accept a variable. */
const FIXED = /\b(?:LIMIT|SKIP) \$(\w+)/g;

/**
 * Rewrites a statement that returns one row to serve many requests at once, with one row for each. The
 * parameters in `differing` are those of the request; the others are shared. Undefined if one of them is used
 * where Cypher does not accept a variable. A statement contains only text from our templates, so `CALL (` and
 * `$name` are what they look like.
 */
export const compileTogether = ({ text }: Statement, differing: ReadonlySet<string>): string | undefined => {
  if ([...text.matchAll(FIXED)].some(([, name]) => differing.has(name ?? ''))) return undefined;
  const body = text
    .replace(/\bCALL \((\)?)/g, (_, end: string) => `CALL (${REQUEST}${end || ', '}`)
    .replace(/\$(\w+)/g, (whole, name: string) => (differing.has(name) ? `${REQUEST}.${name}` : whole));
  return `UNWIND $${REQUESTS} AS ${REQUEST}\n${body}, ${REQUEST}.${AT} AS ${AT}`;
};
