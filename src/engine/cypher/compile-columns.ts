import { UnreachableCase, required } from '../errors';
import type { Column } from '../plan/plan';
import { compileRows } from './compile-listing';
import { countOfHub } from './compile-failing';
import {
  compileCount,
  compilePredicate,
  compileValue,
  matchSource,
  on,
  type Match,
} from './compile-predicate';
import type { Dialect } from './dialect';
import { cypher, join, name, variable, type Fragment, type Variable, type RowLayout } from './fragment';

/** A column of a row. `own`: a property of the node under its own name. `rows`: it holds rows itself. */
export type Entry = Readonly<{ column: string; value: Fragment; own?: true; rows?: RowLayout }>;

/** The columns of a row, and the subqueries that they need. */
type CompiledColumns = Readonly<{
  subqueries: Fragment;
  entries: readonly Entry[];
  node: Variable;
}>;
type Compiled = Omit<CompiledColumns, 'node'>;

/** A list of rows: a subquery that returns them, and their layout where they are returned as lists. */
export type CompiledRows = Readonly<{ subquery: Fragment; layout: RowLayout | undefined }>;

export const compileColumns = (
  columns: readonly Column[],
  match: Match,
  dialect: Dialect,
): CompiledColumns => {
  const compiled = columns.map(column => compileColumn(column, match, dialect));
  return {
    subqueries: join(
      compiled.map(c => c.subqueries),
      '\n',
    ),
    entries: compiled.flatMap(c => c.entries),
    node: match.node,
  };
};

/** A row as a statement returns it, and its layout if that is a list. */
export type CompiledRow = Readonly<{ row: Fragment; layout: RowLayout | undefined }>;

/** @param orderValues Become the column `k`, from which cursors are made. */
export const compileRow = (
  { node, entries }: Omit<CompiledColumns, 'subqueries'>,
  dialect: Dialect,
  orderValues: readonly Fragment[] = [],
): CompiledRow => {
  const keys = orderValues.length > 0 ? [{ column: 'k', value: cypher`[${join(orderValues, ', ')}]` }] : [];
  return (dialect.rowsAsLists ? asList : asMap)([...entries, ...keys], node);
};

const asList = (entries: readonly Entry[]): CompiledRow => ({
  row: cypher`[${join(
    entries.map(({ value }) => value),
    ', ',
  )}]`,
  layout: entries.map(({ column, rows }) => ({ column, ...(rows ? { rows } : {}) })),
});

/**
 * `node {.id, .name, links: links, k: [node.name_sort, node.id]}`: Neo4j reads all
 * properties of a projection at once.
 */
const asMap = (entries: readonly Entry[], node: Variable): CompiledRow => {
  const own = entries.filter(entry => entry.own).map(({ column }) => cypher`.${name(column)}`);
  const others = entries
    .filter(entry => !entry.own)
    .map(({ column, value }) => cypher`${name(column)}: ${value}`);
  return {
    row: cypher`${own.length > 0 ? cypher`${node} ` : undefined}{${join([...own, ...others], ', ')}}`,
    layout: undefined,
  };
};

const compileColumn = (column: Column, match: Match, dialect: Dialect): Compiled => {
  switch (column.kind) {
    case 'property':
      return { subqueries: cypher``, entries: [propertyEntry(column, match)] };
    case 'sources':
      return compileSources(column, match, dialect);
    case 'related':
      return compileRelated(column, match, dialect);
    default:
      throw new UnreachableCase(column);
  }
};

const propertyEntry = (
  { on: of, column, property, where }: Column & { kind: 'property' },
  match: Match,
): Entry => {
  const entry = { column, value: compileValue(of, property, where, match) };
  return of === 'node' && column === property && !where ? { ...entry, own: true } : entry;
};

/** A list selected only for some kinds is empty for the others. */
const compileRelated = (column: Column & { kind: 'related' }, match: Match, dialect: Dialect): Compiled => {
  const { listing } = column;
  const rows = variable(`${column.column}Rows`);
  const guard = column.kinds ? compilePredicate({ kind: 'isKind', kinds: column.kinds }, match) : undefined;
  const listed = listing.listed
    ? compileRows(listing, rows, { from: match.node, guard }, dialect)
    : undefined;
  const counted = listing.counted ? total(column, match, dialect) : undefined;
  return {
    subqueries: join([listed?.subquery, counted?.subquery], '\n'),
    entries: [
      ...(listed ? [rowsEntry(column.column, rows, listed.layout)] : []),
      ...(counted ? [{ column: `${column.column}Total`, value: counted.value }] : []),
    ],
  };
};

const rowsEntry = (column: string, rows: Variable, layout: RowLayout | undefined): Entry => ({
  column,
  value: cypher`${rows}`,
  ...(layout ? { rows: layout } : {}),
});

/** Without a filter, this is the degree that the store keeps; of a hub, less what does not hold on the day. */
const total = (
  column: Column & { kind: 'related' },
  match: Match,
  dialect: Dialect,
): Readonly<{ value: Fragment; subquery?: Fragment }> => {
  const { listing } = column;
  const end = required(
    listing.source.kind === 'end' ? listing.source.end : undefined,
    'a related list hangs on a relation',
  );
  const counted = compileCount(end, listing.where, match.node);
  const ofHub = countOfHub(listing, end, match, counted, dialect);
  return ofHub ? { value: cypher`${ofHub.result}`, subquery: ofHub.subquery } : { value: counted };
};

const compileSources = (column: Column & { kind: 'sources' }, match: Match, dialect: Dialect): Compiled => {
  const of = on(match, column.on);
  const source: Match = { node: variable('source'), edge: undefined };
  const [id, rows] = [variable('sourceId'), variable(`${column.column}Rows`)];
  const inner = compileColumns(column.columns, source, dialect);
  const { row, layout } = compileRow(inner, dialect);
  return {
    subqueries: cypher`
      CALL (${of}) {
        UNWIND ${of}.sources AS ${id}
        ${matchSource(source, id, column.where)}
        ${inner.subqueries}
        RETURN collect(${row}) AS ${rows}
      }`,
    entries: [rowsEntry(column.column, rows, layout)],
  };
};
