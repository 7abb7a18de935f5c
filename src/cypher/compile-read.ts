import { UnreachableCase } from '../errors';
import { ENTITY } from '../model/model';
import type { NodesByKey } from '../plan/entities';
import {
  isAll,
  type Column,
  type FetchRoot,
  type ListRoot,
  type Lookup,
  type NodesById,
  type Plan,
  type ReadRoot,
} from '../plan/plan';
import { inBatches, countMarks, returned, type Returned } from './in-parts';
import { compileColumns, compileRow, type CompiledRows } from './compile-columns';
import { compileRows, compileTotal } from './compile-listing';
import { compilePredicate, unlessAll, whereAll, type Match } from './compile-predicate';
import { compileAmong, compileEdges } from './compile-fetch';
import { compileGroups } from './compile-groups';
import { compileSearch } from './compile-search';
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
  type Statement,
  type Subquery,
  type Variable,
} from './fragment';

/**
 * One statement for all root fields of an operation, with a subquery for each, and one row with a column for
 * each. Several statements if the store limits their size; none if the plan reads nothing from the store.
 */
export const compileRead = (plan: Plan, dialect: Dialect): readonly Statement[] => {
  const compiled = plan.roots
    .map(root => ({ root, subqueries: compileRoot(root, dialect) }))
    .filter(({ subqueries }) => subqueries.length > 0);
  return inBatches(compiled, ({ subqueries }) => levelsOf(subqueries), dialect.mostLevels).map(batch => {
    const columns = batch.flatMap(({ root, subqueries }) => subqueries.map(of => columnOf(root, of)));
    const items = batch.reduce((sum, { root }) => sum + longest(root) * weightOf(root), 0);
    const { clause, form } = returned([...columns, ...countMarks(dialect)], items, dialect);
    const text = cypher`
      ${join(
        batch.flatMap(({ subqueries }) => subqueries.map(of => of.subquery)),
        '\n',
      )}
      ${clause}`;
    return render(text, form);
  });
};

type Read = ReadRoot | FetchRoot;

/** A lookup finds one node, so its list is not worth parting. */
const columnOf = (root: Read, { result, single, layout }: Subquery): Returned => ({
  as: result,
  kind: single || root.kind === 'lookup' ? 'single' : 'list',
  of: [result],
  weight: weightOf(root),
  layout,
});

/** How much an item with lists of its own is assumed to hold, compared with one without. */
const NESTED = 25;
const weightOf = (root: Read): number => {
  if (root.kind === 'groups') return 1;
  const isNested = columnsOf(root).some(
    column => column.kind === 'sources' || (column.kind === 'related' && column.listing.listed),
  );
  return isNested ? NESTED : 1;
};

const columnsOf = (root: Exclude<Read, { kind: 'groups' }>): readonly Column[] => {
  if (root.kind === 'entities') return root.groups.flatMap(({ columns }) => columns);
  return root.kind === 'list' ? root.listing.columns : root.columns;
};

/** The most rows of a root. */
const longest = (root: Read): number => {
  switch (root.kind) {
    case 'lookup':
      return 1;
    case 'list':
      return root.listing.listed ? root.listing.page.size : 1;
    case 'search':
      return root.page.size;
    case 'groups':
      return root.size;
    case 'byIds':
      return root.ids.kind === 'literal' ? (root.ids.value as readonly unknown[]).length : Infinity;
    case 'entities':
    case 'byKeys':
    case 'among':
      return Infinity;
    default:
      throw new UnreachableCase(root);
  }
};

const compileRoot = (root: Read, dialect: Dialect): readonly Subquery[] => {
  const result = variable(root.column);
  switch (root.kind) {
    case 'lookup':
      return [{ result, ...compileLookup(root, result, dialect) }];
    case 'byIds':
      return [{ result, ...compileByIds(root, result, dialect) }];
    case 'entities':
      return root.groups.map(group => {
        const rows = variable(group.column);
        return { result: rows, ...compileByKey(group, rows, dialect) };
      });
    case 'byKeys':
      return compileEdges(root, result, dialect);
    case 'list':
      return compileList(root, result, dialect);
    case 'groups':
      return [{ result, subquery: compileGroups(root, result, dialect) }];
    case 'search':
      return compileSearch(root, result, dialect);
    case 'among':
      return compileAmong(root, result, dialect);
    default:
      throw new UnreachableCase(root);
  }
};

/** The rows of a list and its total count, if selected. */
const compileList = (
  { listing, column }: ListRoot,
  result: Variable,
  dialect: Dialect,
): readonly Subquery[] => {
  const total = variable(`${column}Total`);
  const whole = { from: undefined, guard: undefined };
  return [
    ...(listing.listed ? [{ result, ...compileRows(listing, result, whole, dialect) }] : []),
    ...(listing.counted
      ? [{ result: total, subquery: compileTotal(listing, total, dialect), single: true } as const]
      : []),
  ];
};

/**
 * One node by a key, using the label that has its index. The key is in WHERE, before the other conditions:
 * with an inline key the embedded engine tests WHERE first, on every node of the label.
 */
const compileLookup = (root: Lookup, result: Variable, dialect: Dialect): CompiledRows => {
  const match: Match = { node: variable(root.of.singular), edge: undefined };
  const indexed = indexedLabel(
    root.of,
    root.property,
    root.of.fields.get(root.property)?.declaredBy ?? root.of.name,
  );
  const columns = compileColumns(root.columns, match, dialect);
  const by = byKey(match.node, indexed, root.property, root.where, dialect);
  const conditions = [
    cypher`${match.node}.${name(root.property)} = ${operandParameter(root.property, root.value)}`,
    indexed === root.of.name ? undefined : cypher`${match.node}:${labelOf(root.of)}`,
    by.condition,
    isAll(root.where) ? undefined : cypher`(${compilePredicate(root.where, match)})`,
  ];
  const { row, layout } = compileRow(columns, dialect);
  return {
    subquery: cypher`
    CALL () {
      MATCH (${match.node}:${name(indexed)})
      ${by.using}
      ${whereAll(conditions)}
      ${columns.subqueries}
      RETURN collect(${row}) AS ${result}
    }`,
    layout,
  };
};

const compileByIds = (root: NodesById, result: Variable, dialect: Dialect): CompiledRows => {
  const match: Match = { node: variable('node'), edge: undefined };
  const id = variable('id');
  const by = byKey(match.node, ENTITY, 'id', root.where, dialect);
  const columns = compileColumns(root.columns, match, dialect);
  const { row, layout } = compileRow(columns, dialect);
  return {
    subquery: cypher`
    CALL () {
      UNWIND ${operandParameter('ids', root.ids)} AS ${id}
      MATCH (${match.node}:${name(ENTITY)} {id: ${id}})
      ${by.using}
      ${whereAll([by.condition, unlessAll(root.where, match)])}
      ${columns.subqueries}
      RETURN collect(${row}) AS ${result}
    }`,
    layout,
  };
};

/** Nodes by the values of a key, using the label that has its index. */
const compileByKey = (group: NodesByKey, result: Variable, dialect: Dialect): CompiledRows => {
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
