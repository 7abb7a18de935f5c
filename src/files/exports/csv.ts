import { stringify } from 'csv-stringify/sync';

/** A value in a cell of a table. */
export type CellOut = string | number | boolean | null;

/**
 * Writes rows as CSV by RFC 4180, the first with a byte order mark, by which spreadsheets know that it is UTF-8. A text that a
 * spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection).
 */
export const csvOf = (
  rows: readonly (readonly CellOut[])[],
  { isFirst, columns }: Readonly<{ isFirst: boolean; columns: number }>,
): string =>
  stringify(
    rows.map(row => [...row]),
    {
      bom: isFirst,
      record_delimiter: 'windows',
      // Any line's end divides rows for who reads it; the library quotes only the one that it writes itself.
      quoted_match: /[\r\n]/,
      // A row of one column that is empty would be an empty line, which readers leave out.
      quoted_empty: columns === 1,
      escape_formulas: true,
      cast: { boolean: String },
    },
  );
