import { MARK } from './notes';
import type { Dialect } from './dialect';
import {
  cypher,
  join,
  parameter,
  variable,
  type Form,
  type Fragment,
  type Name,
  type Parts,
  type Variable,
  name,
  type Layouts,
  type RowLayout,
} from './fragment';

/**
 * Groups parts into batches whose levels fit into one statement; a part that exceeds the limit is a batch
 * of its own. There is one batch if the store has no limit.
 */
export const inBatches = <T>(
  parts: readonly T[],
  levelsOf: (part: T) => number,
  most: number,
): readonly (readonly T[])[] => {
  const batches: T[][] = [];
  let room = 0;
  for (const part of parts) {
    const needs = levelsOf(part);
    const last = batches[batches.length - 1];
    if (last && needs <= room) last.push(part);
    else batches.push([part]);
    room = (last && needs <= room ? room : most) - needs;
  }
  return batches;
};

/**
 * A column of a statement that returns one row: a list, a list of `lists`, or a single value. `each` is what is
 * returned of a list. An item with lists of its own weighs as much as `weight` others, a small one less than one.
 */
export type Returned = Readonly<{
  as: Variable | Name;
  kind: 'single' | 'list' | 'lists';
  of: readonly List[];
  each?: (list: List) => List;
  weight?: number;
  layout?: RowLayout | undefined;
}>;

type List = Variable | Fragment;

/** Items of all lists together in one part: about a millisecond of conversion. */
const IN_A_PART = 500;
/** However many lists there are, so that there are not too many parts. */
const LEAST = 10;

type Clause = Readonly<{ clause: Fragment; form: Form }>;

/**
 * The RETURN of a statement that returns one row. If the driver converts a row on the event loop, a long row is
 * returned in several, each with a part of every list, so that other requests are answered in between.
 * @param items The most that all lists together may hold, each by its weight.
 */
export const returned = (columns: readonly Returned[], items: number, dialect: Dialect): Clause => {
  const { clause, parts } =
    items > IN_A_PART && dialect.rowsInParts
      ? inParts(columns)
      : { clause: whole(columns), parts: undefined };
  const layouts = layoutsOf(columns);
  return { clause, form: { ...(parts ? { parts } : {}), ...(layouts.size > 0 ? { layouts } : {}) } };
};

const layoutsOf = (columns: readonly Returned[]): Layouts =>
  new Map(
    columns.flatMap(({ as, kind, layout }) =>
      layout ? [[nameOf(as), { kind: kind === 'lists' ? kind : 'list', layout }] as const] : [],
    ),
  );

const whole = (columns: readonly Returned[]): Fragment =>
  cypher`RETURN ${join(
    columns.map(column => valueOf(column, list => list)),
    ', ',
  )}`;

const valueOf = ({ as, kind, of, each = list => list }: Returned, part: (list: List) => List): Fragment => {
  const values = of.map(list => each(part(list)));
  if (kind === 'lists') return cypher`[${join(values, ', ')}] AS ${as}`;
  return values[0] === as ? cypher`${as}` : cypher`${values[0]} AS ${as}`;
};

const inParts = (columns: readonly Returned[]): Readonly<{ clause: Fragment; parts: Parts }> => {
  const [at, most, size] = [variable('at'), variable('most'), variable('items')];
  const lists = columns.filter(({ kind }) => kind !== 'single');
  const weight = lists.reduce((sum, { of, weight: one = 1 }) => sum + of.length * one, 0);
  const length = parameter('part', Math.max(LEAST, Math.floor(IN_A_PART / Math.max(1, weight))));
  const sizes = lists.flatMap(({ of }) => of.map(list => cypher`size(${list})`));
  return {
    parts: new Map(lists.map(({ as, kind }) => [nameOf(as), kind === 'lists' ? 'lists' : 'list'])),
    clause: cypher`
      UNWIND range(0, reduce(${most} = 0, ${size} IN [${join(sizes, ', ')}] | CASE WHEN ${size} > ${most} THEN ${size} ELSE ${most} END), ${length}) AS ${at}
      RETURN ${join(
        columns.map(column =>
          column.kind === 'single'
            ? cypher`CASE WHEN ${at} = 0 THEN ${column.of[0]} END AS ${column.as}`
            : valueOf(column, list => cypher`${list}[${at}..${at} + ${length}]`),
        ),
        ', ',
      )}`,
  };
};

const nameOf = (as: Variable | Name): string => ('hint' in as ? as.hint : as.name);

/** The column of every read with the number of marks. */
export const MARKS_COLUMN = 'dateMarks';

/**
 * The number of marks on kinds and relations that have dated or closed members, from the count that the store
 * keeps: one db hit. It is in RETURN, which is evaluated last: if the statement has seen any part of a write,
 * it has seen its mark.
 */
export const countMarks = (dialect: Dialect): readonly Returned[] =>
  dialect.othersWrite
    ? [{ as: name(MARKS_COLUMN), kind: 'single', of: [cypher`COUNT { (:${name(MARK)}) }`] }]
    : [];
