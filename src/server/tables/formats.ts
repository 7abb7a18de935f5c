import { cellsOf, headersOf, type Table } from './table';

/**
 * Writes a part of a table as text, the first with its header. By RFC 4180, with a byte order mark, by which spreadsheets know
 * that it is UTF-8; a text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection).
 */
export const textFor = async (
  format: 'csv' | 'ndjson',
  table: Table,
  items: readonly unknown[],
  isFirst: boolean,
): Promise<string> => {
  if (format === 'ndjson') return items.map(item => `${JSON.stringify(item)}\n`).join('');
  const { stringify } = await import('csv-stringify/sync');
  return stringify(
    items.map(item => [...cellsOf(item, table)]),
    {
      bom: isFirst,
      header: isFirst,
      columns: [...headersOf(table)],
      record_delimiter: 'windows',
      escape_formulas: true,
      cast: { boolean: String },
    },
  );
};

/** Characters that a cell of a spreadsheet holds at most. */
const MOST_OF_A_CELL = 32_767;

const fitted = (text: string): string =>
  text.length > MOST_OF_A_CELL ? `${text.slice(0, MOST_OF_A_CELL - 1)}…` : text;

/** Writes a table as a workbook of one sheet; numbers are numbers there, and what looks like a formula is text. */
export const workbookFor = async (table: Table, items: readonly unknown[]): Promise<Buffer> => {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const header = headersOf(table).map(value => ({ type: String, value, fontWeight: 'bold' as const }));
  const rows = items.map(item =>
    cellsOf(item, table).map(value => {
      if (value === null) return null;
      if (typeof value === 'number') return { type: Number, value };
      if (typeof value === 'boolean') return { type: Boolean, value };
      return { type: String, value: fitted(value) };
    }),
  );
  return writeExcelFile([header, ...rows], { stickyRowsCount: 1 }).toBuffer();
};
