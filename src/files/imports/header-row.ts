import type { CellValue } from './sheet';
import type { Merged, SheetRow } from './workbook';

/** Tells whether a heading is one that a table of what is imported has. */
export type Knows = (heading: string) => boolean;

/** Rows of a sheet among which the one with the names of the columns is looked for, but for empty ones. */
export const HEAD = 30;

/**
 * Finds the row with the names of the columns, as a person does: the first that has most of the names that are known; where none is
 * known, the first that is as wide as half of the widest. A row that is one cell over several columns is a title.
 */
export const headerIn = (
  rows: readonly SheetRow[],
  merged: readonly Merged[],
  knows: Knows,
): SheetRow | undefined => {
  const head = rows.slice(0, HEAD).filter(row => !isTitle(row, merged));
  const known = head.map(row => ({ row, count: textsOf(row).filter(knows).length }));
  const most = Math.max(0, ...known.map(({ count }) => count));
  const widest = Math.max(0, ...head.map(({ cells }) => cells.size));
  if (most > 0) return known.find(({ count }) => count > most / 2)?.row;
  return head.find(({ cells }) => cells.size >= widest / 2) ?? rows[0];
};

const isTitle = ({ row, cells }: SheetRow, merged: readonly Merged[]): boolean =>
  cells.size === 1 && merged.some(({ top, left, right }) => top === row && right > left && cells.has(left));

const textsOf = ({ cells }: SheetRow): readonly string[] =>
  [...cells.values()].filter(value => typeof value === 'string');

/**
 * Names the columns: by what stands in the row; by what stands above, where it has nothing; and with the heading of its group before, where
 * two would be called the same.
 */
export const headingsOf = (header: SheetRow, above: readonly SheetRow[]): readonly string[] => {
  const groups = above.filter(({ cells }) => cells.size > 1);
  const over = (column: number): string =>
    textAt(
      groups.findLast(({ cells }) => cells.has(column)),
      column,
    );
  const width = Math.max(-1, ...header.cells.keys(), ...groups.flatMap(({ cells }) => [...cells.keys()])) + 1;
  const own = Array.from({ length: width }, (_, column) => textAt(header, column) || over(column));
  const times = new Map<string, number>();
  for (const name of own) times.set(name, (times.get(name) ?? 0) + 1);
  return own.map((name, column) =>
    name === '' || times.get(name) === 1 ? name : `${groupOf(groups.at(-1), column)} ${name}`.trim(),
  );
};

const textAt = (row: SheetRow | undefined, column: number): string => said(row?.cells.get(column));
const said = (value: CellValue | undefined): string => (value === undefined ? '' : String(value).trim());

/** The heading of the group that a column is in: the nearest at its left. */
const groupOf = (row: SheetRow | undefined, column: number): string => {
  const before = [...(row?.cells.keys() ?? [])].filter(at => at <= column);
  return before.length === 0 ? '' : textAt(row, Math.max(...before));
};
