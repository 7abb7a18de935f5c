import { isUtf8 } from 'node:buffer';
import { SamgrafError, messageOf } from '../errors';
import { MOST_CHANGES } from '../plan/change';

/** A value of a cell, as the file has it. */
export type CellValue = string | number | boolean | Date;

/** A cell that is not empty, by its row as the file counts them, from 1, and its column. */
export type Cell = Readonly<{
  row: number;
  column: number;
  value: CellValue;
  /** What the relation leads to that it is a fact of, and which of those that do; undefined: all of its column's. */
  about?: Readonly<{ value: string; record: string }> | undefined;
}>;

/** A table of a file: a header, and the cells below it that are not empty, row by row. */
export type Sheet = Readonly<{ header: readonly string[]; rows: readonly (readonly Cell[])[] }>;

/** Columns beyond which a file is taken to be none of ours. */
const MOST_COLUMNS = 500;
/** Each row makes a change, and so many are made at once. */
const MOST_ROWS = MOST_CHANGES;
/** Bytes that a workbook may unpack to. */
const MOST_UNPACKED = 100_000_000;

/** Reads a table from a file by what it begins with: a workbook is a zip file, anything else is text. */
export const readSheet = async (file: Buffer): Promise<Sheet> => {
  if (file.length === 0) throw notATable('It is empty.');
  return isZip(file) ? sheetOf(await workbookRows(file)) : sheetOf(await textRows(file));
};

export const isZip = (file: Buffer): boolean =>
  file.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'));

const notATable = (why: string, cause?: unknown): SamgrafError =>
  new SamgrafError(
    'BAD_INPUT',
    `The file is not a table that can be read: ${why}`,
    'Send CSV (UTF-8 or Windows-1252, with ; , or tab between columns) or a workbook (.xlsx), with the names of the columns in the first row.',
    { cause },
  );

type Raw = readonly (CellValue | null | undefined)[];

const sheetOf = (raw: readonly Raw[]): Sheet => {
  const first = raw.findIndex(row => row.some(isFull));
  const header = (raw[first] ?? []).map(value => String(value ?? '').trim());
  if (first < 0 || !header.some(Boolean)) throw notATable('There is no row with the names of the columns.');
  if (header.length > MOST_COLUMNS)
    throw notATable(`It has ${header.length} columns, and ${MOST_COLUMNS} at most are read.`);
  if (raw.length - first - 1 > MOST_ROWS)
    throw notATable(
      `It has more than ${MOST_ROWS} rows, and as many at most are made at once. Send it in parts.`,
    );
  const rows = raw.slice(first + 1).map((values, i) =>
    values.flatMap((value, column): readonly Cell[] => {
      const row = first + 2 + i;
      if (!isFull(value)) return [];
      return [{ row, column, value: typeof value === 'string' ? value.normalize('NFC').trim() : value }];
    }),
  );
  return { header, rows: rows.filter(cells => cells.length > 0) };
};

const isFull = (value: CellValue | null | undefined): value is CellValue =>
  value !== null && value !== undefined && !(typeof value === 'string' && value.trim() === '');

/** Text in UTF-8 or UTF-16 where it says or shows so, else in Windows-1252, which is what Excel saves CSV in. */
export const decoded = (file: Buffer): string => {
  if (file[0] === 0xff && file[1] === 0xfe) return new TextDecoder('utf-16le').decode(file);
  if (file[0] === 0xfe && file[1] === 0xff) return new TextDecoder('utf-16be').decode(file);
  return new TextDecoder(isUtf8(file) ? 'utf-8' : 'windows-1252').decode(file);
};

const DELIMITERS = [';', ',', '\t'] as const;

/** The character that the header has most of. */
const delimiterOf = (text: string): string => {
  const [header = ''] = text.split(/\r?\n/, 1);
  const counted = DELIMITERS.map(sign => ({ sign, count: header.split(sign).length }));
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).sign;
};

/** A text that a spreadsheet would run as a formula has an apostrophe before it in CSV that is made with care (OWASP). */
const plain = (value: string): string => (/^'[=+\-@\t\r]/.test(value) ? value.slice(1) : value);

const textRows = async (file: Buffer): Promise<readonly Raw[]> => {
  const text = decoded(file).replace(/^\ufeff/, '');
  if (text.includes('\u0000')) throw notATable('It is not text.');
  const { parse } = await import('csv-parse/sync');
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: 1_000_000,
      cast: plain,
      // What is beyond is not read: that there is more is known by the first of it.
      to: MOST_ROWS + 100,
    }) as readonly Raw[];
  } catch (error) {
    throw notATable(messageOf(error), error);
  }
};

/** Looks at what a zip file says that it unpacks to before it is unpacked, and unpacks what is wanted. */
const unzipped = async (
  file: Buffer,
  isWanted: (name: string) => boolean,
): Promise<Readonly<Record<string, Uint8Array>>> => {
  const { unzipSync } = await import('fflate');
  let size = 0;
  const filter = ({ originalSize }: Readonly<{ originalSize: number }>): boolean => {
    size += originalSize;
    return false;
  };
  try {
    unzipSync(file, { filter });
    if (size > MOST_UNPACKED)
      throw notATable(
        `It unpacks to ${Math.round(size / 1e6)} MB, and ${MOST_UNPACKED / 1e6} MB at most are read.`,
      );
    return unzipSync(file, { filter: ({ name }) => isWanted(name) });
  } catch (error) {
    if (error instanceof SamgrafError) throw error;
    throw notATable(messageOf(error), error);
  }
};

/** Returns a file in a zip file; undefined if it has none of the name. */
export const unzipEntry = async (file: Buffer, wanted: string): Promise<Buffer | undefined> => {
  const { [wanted]: entry } = await unzipped(file, name => name === wanted);
  return entry && Buffer.from(entry);
};

/** The first sheet of a workbook. */
const workbookRows = async (file: Buffer): Promise<readonly Raw[]> => {
  await unzipped(file, () => false);
  try {
    const { readSheet: read } = await import('read-excel-file/node');
    return (await read(file)) as readonly Raw[];
  } catch (error) {
    throw notATable(messageOf(error), error);
  }
};
