import { SamgrafError } from '../errors';
import type { Kind } from '../model/model';
import { columnsOf, type Column, type Mapping } from './columns';
import type { Cell, Sheet } from './sheet';
import type { Model } from '../model/model';

/** A row of a table, and what its file says that it is. */
export type Row = Readonly<{
  row: number;
  cells: readonly Cell[];
  /** What the file calls it, and what others know it by; null where the file has only cells. */
  thing: string | null;
  /** Its id, where the file says it otherwise than in a cell. */
  id?: string | undefined;
  /** What registers call it: an IRI, a scheme and a value. */
  externalId?: string | undefined;
}>;

/** Rows that are of one kind. Of a kind that is not made, a row is found in the graph, and its cells are left. */
export type Table = Readonly<{
  kind: Kind;
  columns: readonly Column[];
  rows: readonly Row[];
  isMade: boolean;
}>;

/** Makes a table of a sheet whose rows are of one kind. */
export const tableOf = (sheet: Sheet, kind: Kind, model: Model, mapping?: Mapping): Table => {
  const columns = columnsOf(sheet.header, kind, model, mapping);
  checkNamed(columns, sheet.header, kind);
  const rows = sheet.rows.map(cells => ({ row: cells[0]?.row ?? 0, thing: null, cells }));
  return { kind, columns, rows, isMade: true };
};

/** Rows that nothing names cannot be told apart, nor found again. */
const checkNamed = (columns: readonly Column[], header: readonly string[], { noun }: Kind): void => {
  const names = ['id', 'name', 'externalIds'];
  if (
    columns.some(
      ({ target }) => target?.kind === 'field' && (names.includes(target.field.name) || target.field.key),
    )
  )
    return;
  const [first = ''] = header;
  throw new SamgrafError(
    'BAD_INPUT',
    `No column is the name or the id of an ${noun.one.en}: ${header.slice(0, 10).join(', ').slice(0, 300)}.`,
    `Call it navn or name, or say which it is: mapping={${JSON.stringify(first.slice(0, 60))}:"name"}.`,
  );
};
