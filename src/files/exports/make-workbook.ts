import { isDate, isDateTime } from '../../engine/model/scalars';
import type { CellOut } from './csv';

/** A column of a workbook: what stands above it, and whether its texts are days or moments, which a spreadsheet has types for. */
export type WorkbookColumn = Readonly<{ header: string; type?: 'Date' | 'DateTime' | undefined }>;

/** Characters that a cell of a spreadsheet holds at most. */
export const MOST_OF_A_CELL = 32_767;

/** A sheet of a workbook; the only one needs no name. */
export type WorkbookSheet = Readonly<{
  name?: string | undefined;
  columns: readonly WorkbookColumn[];
  rows: readonly (readonly CellOut[])[];
}>;

/** Makes a workbook: numbers, days and what is true or not have their types, and what looks like a formula is text. */
export const makeWorkbook = async (sheets: readonly WorkbookSheet[]): Promise<Buffer> => {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const names = sheetNames(sheets.map(({ name }) => name));
  const made = sheets.map(({ columns, rows }, i) => {
    const header = columns.map(({ header: value }) => ({
      type: String,
      value,
      fontWeight: 'bold' as const,
    }));
    const cells = rows.map(row => row.map((value, at) => cellOf(value, columns[at]?.type)));
    const sheet = names[i];
    return { data: [header, ...cells], stickyRowsCount: 1, ...(sheet === undefined ? {} : { sheet }) };
  });
  return writeExcelFile(made).toBuffer();
};

/** Characters that the name of a sheet has at most, and those that it has none of (ECMA-376, 18.2.19, and Excel). */
const MOST_OF_A_NAME = 31;
const NOT_IN_A_NAME = /[[\]:*?/\\\p{Cc}]|^'|'$/gu;

/** Names that a spreadsheet takes, no two alike. */
const sheetNames = (names: readonly (string | undefined)[]): readonly (string | undefined)[] => {
  const taken = new Set<string>();
  return names.map((name, i) => {
    if (name === undefined) return undefined;
    const plain = name.replace(NOT_IN_A_NAME, ' ').trim();
    const end = ` ${i + 1}`;
    const short = [...plain].slice(0, MOST_OF_A_NAME).join('').trim();
    const own = short !== '' && !taken.has(short.toLowerCase());
    const given = own ? short : `${[...plain].slice(0, MOST_OF_A_NAME - end.length).join('')}${end}`.trim();
    taken.add(given.toLowerCase());
    return given;
  });
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
