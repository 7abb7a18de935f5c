import { SamgrafError } from '../../engine/errors';
import type { Kind } from '../../engine/model/model';
import type { TableColumn } from './columns';
import type { OtherStatements } from './other-statements';
import type { SheetCell, Sheet } from './sheet';
import { textOf } from './values';

/** A row of a table, and what its file says that it is. */
export type TableRow = Readonly<{
  row: number;
  cells: readonly SheetCell[];
  /** What the file calls it, and what others know it by; null where the file has only cells. */
  thing: string | null;
  /** Its id, where the file says it otherwise than in a cell. */
  id?: string | undefined;
  /** What registers call it: an IRI, a scheme and a value. */
  externalId?: string | undefined;
  /** What the model has no place for, kept as it is. */
  other?: OtherStatements | undefined;
}>;

/** Rows that are of one kind. Of a kind that is not made, a row is found in the graph, and its cells are left. */
export type Table = Readonly<{
  kind: Kind;
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  isMade: boolean;
}>;

/** Makes a table of a sheet whose rows are of one kind, as its columns are understood. */
export const tableOf = (sheet: Sheet, kind: Kind, columns: readonly TableColumn[]): Table => ({
  kind,
  columns,
  rows: rowsOf(sheet, columns),
  isMade: true,
});

/** Rows that share the name, in cells that are merged, say each a part of one thing, and are one row of the table. */
const rowsOf = ({ rows }: Sheet, columns: readonly TableColumn[]): readonly TableRow[] => {
  const parts: (readonly SheetCell[])[][] = [];
  for (const cells of rows) {
    const before = parts.at(-1);
    const [first] = before?.[0] ?? [];
    const naming = cells.filter(({ column }) => isNaming(columns[column]));
    const isPart = naming.every(
      ({ row, merged = row }) => first !== undefined && first.row <= merged && merged < row,
    );
    if (before && naming.length > 0 && isPart) before.push(cells);
    else parts.push([cells]);
  }
  return parts.map(of => {
    const cells = of.length === 1 ? of.flat() : of.flatMap(part => withOwnFacts(part, columns));
    return { row: cells[0]?.row ?? 0, thing: null, cells };
  });
};

/** What a part says of a relation, it says of its own. */
const withOwnFacts = (cells: readonly SheetCell[], columns: readonly TableColumn[]): readonly SheetCell[] =>
  cells.map(cell => {
    const target = columns[cell.column]?.target;
    if (target?.kind !== 'fact') return cell;
    const of = cells.find(({ column }) => {
      const other = columns[column]?.target;
      return other?.kind === 'end' && other.end === target.end;
    });
    const about = of ? { value: textOf(of.value), record: '' } : { value: '', record: String(cell.row) };
    return { ...cell, about };
  });

const NAMES = ['id', 'name', 'externalIds'];

/** Tells whether a row is told apart from others by what is in the column. */
export const isNaming = (column: TableColumn | undefined): boolean =>
  column?.target?.kind === 'field' &&
  (NAMES.includes(column.target.field.name) || column.target.field.key !== undefined);

/** Tells that nothing names the rows, which cannot be told apart then, nor found again. */
export const nameless = (header: readonly string[], { noun }: Kind): SamgrafError => {
  const [first = ''] = header;
  return new SamgrafError(
    'BAD_INPUT',
    `No column is the name or the id of an ${noun.one.en}: ${header.slice(0, 10).join(', ').slice(0, 300)}.`,
    `Call it navn or name, or say which it is: mapping={${JSON.stringify(first.slice(0, 60))}:"name"}.`,
  );
};
