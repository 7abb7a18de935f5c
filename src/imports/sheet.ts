import { posix } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SaxesParser } from 'saxes';
import { SamgrafError, messageOf } from '../errors';
import { MOST_CHANGES } from '../plan/change';
import { beginningOf, textIn } from './text';

/** A value of a cell, as the file has it. */
export type CellValue = string | number | boolean | Date;

/** A cell that is not empty, by its row as the file counts them, from 1, and its column. */
export type Cell = Readonly<{
  row: number;
  column: number;
  value: CellValue;
  /** The row of the first of the cells that it is merged with; it has their value. */
  merged?: number;
  /** What the relation leads to that it is a fact of, and which of those that do; undefined: all of its column's. */
  about?: Readonly<{ value: string; record: string }> | undefined;
}>;

/** A table of a file: a header, and the cells below it that are not empty, row by row. */
export type Sheet = Readonly<{ header: readonly string[]; rows: readonly (readonly Cell[])[] }>;

/** Takes rows of a sheet as they are read, so that whoever reads them holds none but the last. */
export type GiveRows = (rows: readonly (readonly Cell[])[]) => void;
const GIVEN_AT_ONCE = 200;

/** Columns beyond which a file is taken to be none of ours. */
const MOST_COLUMNS = 500;
/** Bytes that a workbook may unpack to. */
const MOST_UNPACKED = 100_000_000;

/** Reads a table from a file by what it begins with: a workbook is a zip file, anything else is text. */
export const readSheet = async (
  file: Buffer,
  mostRows: number = MOST_CHANGES,
  give?: GiveRows,
): Promise<Sheet> => {
  if (file.length === 0) throw notATable('It is empty.');
  const making = new SheetMaking(mostRows, give);
  if (isZip(file)) for (const row of await workbookRows(file)) making.add(row);
  else await readText(file, making);
  return making.sheet;
};

export const isZip = (file: Buffer): boolean =>
  file.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'));

const notATable = (why: string, cause?: unknown, hint: string = FORMS): SamgrafError =>
  new SamgrafError('BAD_INPUT', `The file is not a table that can be read: ${why}`, hint, { cause });
const FORMS =
  'Send CSV (UTF-8 or Windows-1252, with ; , or tab between columns) or a workbook (.xlsx), with the names of the columns in the first row.';

type Raw = readonly (CellValue | Shared | null | undefined)[];

/** The value of cells that are merged, in one of them. */
class Shared {
  /** @param top the row of the first of them, from 0 */
  constructor(
    readonly value: CellValue,
    readonly top: number,
  ) {}
}

/** A sheet that comes row by row, of which the first that is not empty is the header. */
class SheetMaking {
  private rows: (readonly Cell[])[] = [];
  private header: readonly string[] | undefined;
  private row = 0;
  private first = 0;

  constructor(
    private readonly most: number,
    private readonly give: GiveRows | undefined,
  ) {}

  add(values: Raw): void {
    this.row += 1;
    if (this.header) this.addCells(values);
    else if (values.some(isFull)) this.begin(values);
  }

  get sheet(): Sheet {
    if (!this.header?.some(Boolean)) throw notATable('There is no row with the names of the columns.');
    return { header: this.header, rows: this.rows };
  }

  private begin(values: Raw): void {
    this.header = values.map(value => (isFull(value) ? String(valueOf(value)).trim() : ''));
    this.first = this.row;
    if (this.header.length > MOST_COLUMNS)
      throw notATable(`It has ${this.header.length} columns, and ${MOST_COLUMNS} at most are read.`);
  }

  private addCells(values: Raw): void {
    const { row } = this;
    if (row - this.first > this.most)
      throw notATable(
        `It has more than ${this.most} rows, and as many at most are read.`,
        undefined,
        IN_PARTS,
      );
    const cells: Cell[] = [];
    for (const [column, value] of values.entries()) {
      if (!isFull(value)) continue;
      const is = valueOf(value);
      const plain = typeof is === 'string' ? is.normalize('NFC').trim() : is;
      cells.push(
        value instanceof Shared
          ? { row, column, value: plain, merged: value.top + 1 }
          : { row, column, value: plain },
      );
    }
    if (cells.length > 0) this.rows.push(cells);
    if (!this.give || this.rows.length < GIVEN_AT_ONCE) return;
    this.give(this.rows);
    this.rows = [];
  }
}

const IN_PARTS = 'Send it in parts, or import it by the command: samgraf import takes more.';

const valueOf = (value: CellValue | Shared): CellValue => (value instanceof Shared ? value.value : value);

const isFull = (value: Raw[number]): value is CellValue | Shared =>
  value instanceof Shared ||
  (value !== null && value !== undefined && !(typeof value === 'string' && value.trim() === ''));

const DELIMITERS = [';', ',', '\t'] as const;

/** The character that the header has most of. */
const delimiterOf = (text: string): string => {
  const [header = ''] = text.split(/\r?\n/, 1);
  const counted = DELIMITERS.map(sign => ({ sign, count: header.split(sign).length }));
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).sign;
};

/** A text that a spreadsheet would run as a formula has an apostrophe before it in CSV that is made with care (OWASP). */
const plain = (value: string): string => (/^'[=+\-@\t\r]/.test(value) ? value.slice(1) : value);

function* checkedText(file: Buffer): Generator<string> {
  for (const part of textIn(file)) {
    if (part.includes('\u0000')) throw notATable('It is not text.');
    yield part;
  }
}

const readText = async (file: Buffer, sheet: SheetMaking): Promise<void> => {
  const { parse } = await import('csv-parse');
  const parser = parse({
    delimiter: delimiterOf(beginningOf(file)),
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: 1_000_000,
    cast: plain,
  });
  try {
    await pipeline(Readable.from(checkedText(file)), parser, async (rows: AsyncIterable<Raw>) => {
      for await (const row of rows) sheet.add(row);
    });
  } catch (error) {
    if (error instanceof SamgrafError) throw error;
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
  if (xml) for (const part of textIn(xml)) parser.write(part);
  parser.close();
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
          const value = rows[top]?.[left];
          if (cells) cells[left + j] = isFull(value) ? new Shared(valueOf(value), top) : value;
        }
  }
  return filled;
};
