import { isDate, isDateTime } from '../../engine/model/scalars';
import type { CellOut } from './csv';

/** A column of a workbook: what stands above it, and whether its texts are days or moments, which a spreadsheet has types for. */
export type WorkbookColumn = Readonly<{ header: string; type?: 'Date' | 'DateTime' | undefined }>;

/** Characters that a cell of a spreadsheet holds at most. */
export const MOST_OF_A_CELL = 32_767;

/** Makes a workbook of one sheet: numbers, days and what is true or not have their types, and what looks like a formula is text. */
export const makeWorkbook = async (
  columns: readonly WorkbookColumn[],
  rows: readonly (readonly CellOut[])[],
): Promise<Buffer> => {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const header = columns.map(({ header: value }) => ({
    type: String,
    value,
    fontWeight: 'bold' as const,
  }));
  const cells = rows.map(row => row.map((value, i) => cellOf(value, columns[i]?.type)));
  return writeExcelFile([header, ...cells], { stickyRowsCount: 1 }).toBuffer();
};

const cellOf = (value: CellOut, type: WorkbookColumn['type']) => {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { type: Number, value };
  if (typeof value === 'boolean') return { type: Boolean, value };
  const isDay = type === 'Date' && isDate(value);
  // Spreadsheets count days from 1900, in which they have a 29th of February; what is before that stays text.
  if (value >= '1900-03-01' && (isDay || (type === 'DateTime' && isDateTime(value))))
    return { type: Date, value: new Date(value), format: isDay ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss' };
  return { type: String, value: fitted(value) };
};

const fitted = (text: string): string =>
  text.length > MOST_OF_A_CELL ? `${text.slice(0, MOST_OF_A_CELL - 1)}…` : text;
