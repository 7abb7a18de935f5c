import { ENTITY, SOURCE } from '../model/model';
import { UnreachableCase, known } from '../errors';
import { isAll, type Column, type Predicate } from '../plan/plan';
import { compileRows } from './compile-listing';
import { arrow, compilePredicate, compileValue, on, type Match } from './compile-predicate';
import type { Dialect } from './dialect';
import { cypher, join, name, variable, type Fragment, type Variable } from './fragment';

/** The columns of a row: their subqueries, and the map that contains them. */
export type CompiledColumns = Readonly<{
  subqueries: Fragment;
  entries: readonly Fragment[];
  /** Properties of the node under their own names. */ node: Variable;
  own: readonly Fragment[];
}>;
type Compiled = Omit<CompiledColumns, 'node'>;

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
    own: compiled.flatMap(c => c.own),
  };
};

/**
 * `municipality {.id, .name, uses: uses, k: [municipality.name_sort, municipality.id]}`: Neo4j reads all
 * properties of a projection at once.
 */
export const rowMap = (compiled: CompiledColumns, orderValues: readonly Fragment[] = []): Fragment => {
  const keys = orderValues.length > 0 ? [cypher`k: [${join(orderValues, ', ')}]`] : [];
  const { node, own } = compiled;
  return cypher`${own.length > 0 ? cypher`${node} ` : undefined}{${join([...own, ...compiled.entries, ...keys], ', ')}}`;
};

const compileColumn = (column: Column, match: Match, dialect: Dialect): Compiled => {
  switch (column.kind) {
    case 'property':
      return column.on === 'node' && column.column === column.property && !column.where
        ? { subqueries: cypher``, entries: [], own: [cypher`.${name(column.property)}`] }
        : {
            subqueries: cypher``,
            entries: [
              cypher`${name(column.column)}: ${compileValue(column.on, column.property, column.where, match)}`,
            ],
            own: [],
          };
    case 'sources':
      return compileSources(column, match, dialect);
    case 'related':
      return compileRelated(column, match, dialect);
    default:
      throw new UnreachableCase(column);
  }
};

/** A list selected only for some kinds is empty for the others. */
const compileRelated = (column: Column & { kind: 'related' }, match: Match, dialect: Dialect): Compiled => {
  const { listing } = column;
  const rows = variable(`${column.column}Rows`);
  const guard = column.kinds ? compilePredicate({ kind: 'isKind', kinds: column.kinds }, match) : undefined;
  return {
    subqueries: listing.listed ? compileRows(listing, rows, { from: match.node, guard }, dialect) : cypher``,
    entries: [
      ...(listing.listed ? [entry(column.column, rows)] : []),
      ...(listing.counted ? [cypher`${name(`${column.column}Total`)}: ${total(column, match)}`] : []),
    ],
    own: [],
  };
};

const entry = (column: string, rows: Variable): Fragment => cypher`${name(column)}: ${rows}`;

/** Without a filter, this is the degree that the store keeps. */
const total = (column: Column & { kind: 'related' }, match: Match): Fragment => {
  const { listing } = column;
  const end = known(
    listing.source.kind === 'end' ? listing.source.end : undefined,
    'a related list hangs on a relation',
  );
  if (isAll(listing.where)) return cypher`COUNT { (${match.node})${arrow(end)}() }`;
  const to: Match = { node: variable(`${end.name}Node`), edge: variable(end.name) };
  return cypher`COUNT { MATCH (${match.node})${arrow(end, to.edge)}(${to.node}) WHERE ${compilePredicate(listing.where, to)} }`;
};

/** A source by its id, which is unique over all kinds, if it passes the predicate. */
export const matchSource = (match: Match, id: Variable, counts: Predicate): Fragment => cypher`
  MATCH (${match.node}:${name(ENTITY)} {id: ${id}})
  WHERE ${join([cypher`${match.node}:${name(SOURCE)}`, isAll(counts) ? undefined : cypher`(${compilePredicate(counts, match)})`], ' AND ')}`;

const compileSources = (column: Column & { kind: 'sources' }, match: Match, dialect: Dialect): Compiled => {
  const of = on(match, column.on);
  const source: Match = { node: variable('source'), edge: undefined };
  const [id, rows] = [variable('sourceId'), variable(`${column.column}Rows`)];
  const inner = compileColumns(column.columns, source, dialect);
  return {
    subqueries: cypher`
      CALL (${of}) {
        UNWIND ${of}.sources AS ${id}
        ${matchSource(source, id, column.where)}
        ${inner.subqueries}
        RETURN collect(${rowMap(inner)}) AS ${rows}
      }`,
    entries: [entry(column.column, rows)],
    own: [],
  };
};
