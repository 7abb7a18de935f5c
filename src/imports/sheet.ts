import { isUtf8 } from 'node:buffer';
import { posix } from 'node:path';
import { SaxesParser } from 'saxes';
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

/** The first sheet of a workbook, where a cell that is merged with others counts for each of them. */
const workbookRows = async (file: Buffer): Promise<readonly Raw[]> => {
  await unzipped(file, () => false);
  try {
    const { readSheet: read } = await import('read-excel-file/node');
    return withMerged((await read(file)) as readonly Raw[], await mergedIn(file));
  } catch (error) {
    if (error instanceof SamgrafError) throw error;
    throw notATable(messageOf(error), error);
  }
};

/** Cells that are merged, from the first to the last of them, by row and column from 0. */
type Merged = Readonly<{ top: number; left: number; bottom: number; right: number }>;

/** The cells that are merged in the first sheet, which the library that reads the others does not tell of. */
const mergedIn = async (file: Buffer): Promise<readonly Merged[]> => {
  const [sheet] = tagsIn(await unzipEntry(file, 'xl/workbook.xml'), 'sheet');
  const parts = tagsIn(await unzipEntry(file, 'xl/_rels/workbook.xml.rels'), 'Relationship');
  const target = parts.find(part => part.get('Id') === sheet?.get('id'))?.get('Target');
  if (target === undefined) return [];
  const xml = await unzipEntry(file, posix.resolve('/xl', target).slice(1));
  // Most sheets have none, and are not read once more.
  if (!xml?.includes('mergeCell')) return [];
  return tagsIn(xml, 'mergeCell').flatMap(tag => {
    const [, left, top, right, bottom] =
      /^([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)$/.exec(tag.get('ref') ?? '') ?? [];
    if (!left || !right) return [];
    return [
      { top: Number(top) - 1, left: columnAt(left), bottom: Number(bottom) - 1, right: columnAt(right) },
    ];
  });
};

/** The column that a spreadsheet calls by letters, from 0: A is 0, AA is 26. */
const columnAt = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const localOf = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The attributes of each tag of a name in XML, which programs give the prefixes that they like. */
const tagsIn = (xml: Buffer | undefined, name: string): readonly ReadonlyMap<string, string>[] => {
  const found: ReadonlyMap<string, string>[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', tag => {
    if (localOf(tag.name) !== name) return;
    found.push(new Map(Object.entries(tag.attributes).map(([key, value]) => [localOf(key), value])));
  });
  if (xml) parser.write(decoded(xml)).close();
  return found;
};

/** The row of the header: below a title, which is one cell over several columns. */
const headerIn = (rows: readonly Raw[], merged: readonly Merged[]): number => {
  const first = rows.findIndex(row => row.some(isFull));
  const isTitle =
    rows[first]?.filter(isFull).length === 1 &&
    merged.some(({ top, left, right }) => top === first && right > left && isFull(rows[first]?.[left]));
  return isTitle ? rows.findIndex((row, i) => i > first && row.some(isFull)) : first;
};

/**
 * Gives each row that has something of its own what it shares with others. A row that has not is a part of the one above, what is above
 * the header is a title, and what is merged with the header is a heading.
 */
const withMerged = (rows: readonly Raw[], merged: readonly Merged[]): readonly Raw[] => {
  const header = headerIn(rows, merged);
  const filled = rows.map((row, i) => (i < header ? [] : [...row]));
  let room = rows.length * (rows[0]?.length ?? 0);
  for (const { top, left, bottom, right } of merged) {
    if (top <= header) continue;
    const below = rows.slice(top, bottom + 1);
    const across = (rows[top] ?? []).slice(left, right + 1);
    room -= below.length * across.length;
    if (room < 0) throw notATable('Cells that are merged overlap.');
    for (const [i, row] of below.entries())
      if (i === 0 || row.some(isFull))
        for (const j of across.keys()) {
          const cells = filled[top + i];
          if (cells) cells[left + j] = rows[top]?.[left];
        }
  }
  return filled;
};
