import type { ImportReport, Left } from './report';
import { readSheets, type ReadingSheets, type Sheet } from './sheet';
import { textOf } from './values';

/** The words of the file of what was not understood: reasons by their codes, with `{of}` for what they are about, and its last heading. */
export type RestWords = Readonly<{ why: Readonly<Record<string, string>>; heading: string }>;

/**
 * Makes a workbook of the rows of a table of which something was not understood, as they are in the file, with a column that says why, to be
 * mended and sent again.
 */
export const restOf = async (
  file: Buffer,
  report: Pick<ImportReport, 'notUnderstood' | 'refused' | 'rowsLeft'>,
  words: RestWords,
  reading: ReadingSheets,
): Promise<Buffer> => {
  const left = [...report.refused, ...report.rowsLeft, ...report.notUnderstood].filter(
    ({ code }) => code !== 'TOTAL' && code !== 'ROW_NOT_TAKEN',
  );
  const sheets = await readSheets(file, reading);
  const names = new Set(sheets.map(({ name }) => name));
  const tables = sheets.map((sheet, i) => {
    const own = left.filter(({ column }) => sheetOf(column, names) === (i === 0 ? undefined : sheet.name));
    return { name: sheet.name ?? '1', data: rowsOf(sheet, own, words) };
  });
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const filled = tables.filter(({ data }, i) => i === 0 || data.length > 1);
  return writeExcelFile(
    filled.map(({ name, data }) => ({ data, sheet: name.slice(0, 31), stickyRowsCount: 1 })),
  ).toBuffer();
};

/** The sheet that a column is told to be of; none of the first. */
const sheetOf = (column: string | null, names: ReadonlySet<string | undefined>): string | undefined => {
  const end = column?.indexOf('!') ?? -1;
  const name = end < 0 ? undefined : column?.slice(0, end);
  return names.has(name) ? name : undefined;
};

type Cell = Readonly<{
  value: string | number | boolean | Date;
  fontWeight?: 'bold';
  format?: string;
}> | null;

const rowsOf = ({ header, rows }: Sheet, left: readonly Left[], { why, heading }: RestWords): Cell[][] => {
  const reasons = new Map<number, Set<string>>();
  for (const one of left)
    reasons.set(one.row, (reasons.get(one.row) ?? new Set<string>()).add(reasonOf(one, why)));
  const first: Cell[] = [...header, heading].map(value => ({ value, fontWeight: 'bold' as const }));
  const table = rows.flatMap((cells): Cell[][] => {
    const said = reasons.get(cells[0]?.row ?? 0);
    if (!said) return [];
    const row: Cell[] = header.map(() => null);
    for (const { column, value } of cells)
      row[column] = value instanceof Date ? { value, format: 'yyyy-mm-dd' } : { value };
    return [[...row, { value: [...said].join('\n') }]];
  });
  return [first, ...table];
};

const reasonOf = ({ column, value, code, of, message, hint }: Left, why: RestWords['why']): string => {
  const said = why[code]?.replaceAll('{of}', of ?? '') ?? `${message}. ${hint}`;
  return `${[column, value && textOf(value)].filter(Boolean).join(', ')}: ${said}`;
};
