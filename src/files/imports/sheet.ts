import { Readable } from 'node:stream';
import { SamgrafError, messageOf } from '../../engine/errors';
import { MOST_CHANGES } from '../../engine/plan/change';
import { HEAD, headerIn, headingsOf, type Knows } from './header-row';
import { beginningOf, textIn } from './text';
import { isZip } from './unzip';
import type { Merged, SheetRow, WorkbookSheet } from './workbook';

/** A value of a cell, as the file has it. */
export type CellValue = string | number | boolean | Date;

/** A cell that is not empty, by its row as the file counts them, from 1, and its column. */
export type SheetCell = Readonly<{
  row: number;
  column: number;
  value: CellValue;
  /** The row of the first of the cells that it is merged with; it has their value. */
  merged?: number;
  /** What the relation leads to that it is a fact of, and which of those that do; undefined: all of its column's. */
  about?: Readonly<{ value: string; record: string }> | undefined;
}>;

/** A table of a file: a header, and the cells below it that are not empty, row by row. */
export type Sheet = Readonly<{
  /** As a workbook calls it; undefined of a file that is one table. */
  name?: string | undefined;
  header: readonly string[];
  /** The row that the header stands in, as the file counts them. */
  headerRow: number;
  rows: readonly (readonly SheetCell[])[];
}>;

/** Columns beyond which a file is taken to be none of ours. */
const MOST_COLUMNS = 500;
/** Characters of the name of a column. */
const MOST_NAME = 1_000;

/** How the tables of a file are read: so many rows at most, with headers among what is known. */
export type ReadingSheets = Readonly<{ mostRows?: number | undefined; knows?: Knows | undefined }>;

/** Reads the tables of a file by what it begins with: of a workbook, which is a zip file, each sheet; anything else is text, and one. */
export const readSheets = async (
  file: Buffer,
  { mostRows = MOST_CHANGES, knows = () => false }: ReadingSheets = {},
): Promise<readonly Sheet[]> => {
  if (file.length === 0) throw notATable('It is empty.');
  const sheets = isZip(file)
    ? await workbookIn(file, mostRows, knows)
    : [await textTable(file, mostRows, knows)];
  const tables = sheets.flatMap(sheet => sheet ?? []);
  if (tables.length === 0) throw notATable('There is no row with the names of the columns.');
  return tables;
};

const notATable = (why: string, cause?: unknown, hint: string = FORMS): SamgrafError =>
  new SamgrafError('BAD_INPUT', `The file is not a table that can be read: ${why}`, hint, { cause });
const FORMS =
  'Send CSV (UTF-8 or Windows-1252, with ; , or tab between columns) or a workbook (.xlsx), with the names of the columns in the first row.';

/** The value of cells that are merged, in one of them. */
class Shared {
  /** @param top the row of the first of them, from 1 */
  constructor(
    readonly value: CellValue,
    readonly top: number,
  ) {}
}
type Value = CellValue | Shared;

/** What is in the cells of a row that are not empty, by their columns, from 0. */
type Values = ReadonlyMap<number, Value>;

/** A sheet that comes row by row: the first of them tell which is its header. */
class SheetMaking {
  private readonly rows: (readonly SheetCell[])[] = [];
  private header: readonly string[] | undefined;
  private headerRow = 0;
  private first: number | undefined;
  private head: SheetRow[] | undefined = [];

  constructor(
    private readonly most: number,
    private readonly knows: Knows,
  ) {}

  add(row: number, values: ReadonlyMap<number, CellValue>): void {
    this.first ??= row;
    if (row - this.first > this.most)
      throw notATable(
        `It has more than ${this.most} rows, and as many at most are read.`,
        undefined,
        IN_PARTS,
      );
    if (values.size === 0) return;
    if (!this.head) this.addCells(row, values);
    else if (this.head.push({ row, cells: values }) === HEAD) this.begin();
  }

  /** Names the columns by a row, and takes what stands below it. */
  beginAt(header: SheetRow, above: readonly SheetRow[]): void {
    this.head = undefined;
    this.header = headingsOf(header, above).map(checkedHeading);
    this.headerRow = header.row;
  }

  sheetOf(name?: string): Sheet | undefined {
    this.begin();
    const { header, headerRow, rows } = this;
    return header?.some(Boolean) ? { name, header, headerRow, rows } : undefined;
  }

  private begin(): void {
    const { head } = this;
    const header = head && headerIn(head, [], this.knows);
    if (!header) return;
    this.beginAt(
      header,
      head.filter(({ row }) => row < header.row),
    );
    for (const { row, cells } of head) if (row > header.row) this.addCells(row, cells);
  }

  addCells(row: number, values: Values): void {
    const cells: SheetCell[] = [];
    for (const [column, value] of values) {
      const is = valueOf(value);
      const plain = typeof is === 'string' ? is.normalize('NFC').trim() : is;
      cells.push(
        value instanceof Shared
          ? { row, column, value: plain, merged: value.top }
          : { row, column, value: plain },
      );
    }
    this.rows.push(cells);
  }
}

const checkedHeading = (name: string, column: number): string => {
  if (name.length <= MOST_NAME) return name;
  throw notATable(`The name of its column ${column + 1} has ${name.length} characters.`);
};

const IN_PARTS = 'Send it in parts, or import it by the command: samgraf import takes more.';

const valueOf = (value: Value): CellValue => (value instanceof Shared ? value.value : value);

const DELIMITERS = [';', ',', '\t'] as const;

/** The character that the header has most of. */
const delimiterOf = (text: string): string => {
  const [header = ''] = text.split(/\r?\n/, 1);
  const counted = DELIMITERS.map(sign => ({ sign, count: header.split(sign).length }));
  const { sign, count } = counted.reduce((most, one) => (one.count > most.count ? one : most));
  if (count > MOST_COLUMNS) throw tooWide(count);
  return sign;
};

const tooWide = (columns: number): SamgrafError =>
  notATable(`It has ${columns} columns, and ${MOST_COLUMNS} at most are read.`);

/** A text that a spreadsheet would run as a formula has an apostrophe before it in CSV that is made with care (OWASP). */
const plain = (value: string): string => (/^'[=+\-@\t\r]/.test(value) ? value.slice(1) : value);

function* checkedText(file: Buffer): Generator<string> {
  for (const part of textIn(file)) {
    if (part.includes('\u0000')) throw notATable('It is not text.');
    yield part;
  }
}

const textTable = async (file: Buffer, mostRows: number, knows: Knows): Promise<Sheet | undefined> => {
  const sheet = new SheetMaking(mostRows, knows);
  const { parse } = await import('csv-parse');
  const parser = parse({
    delimiter: delimiterOf(beginningOf(file)),
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: 1_000_000,
    cast: plain,
  });
  const text = Readable.from(checkedText(file));
  text.on('error', error => parser.destroy(error));
  try {
    let row = 0;
    for await (const cells of text.pipe(parser) as AsyncIterable<readonly string[]>)
      sheet.add((row += 1), filled(cells));
    return sheet.sheetOf();
  } catch (error) {
    if (error instanceof SamgrafError) throw error;
    throw notATable(messageOf(error), error);
  }
};

const filled = (cells: readonly string[]): ReadonlyMap<number, string> => {
  if (cells.length > MOST_COLUMNS) throw tooWide(cells.length);
  return new Map([...cells.entries()].filter(([, value]) => value.trim() !== ''));
};

/** The sheets of a workbook, where a cell that is merged with others counts for each of them. */
const workbookIn = async (
  file: Buffer,
  rows: number,
  knows: Knows,
): Promise<readonly (Sheet | undefined)[]> => {
  const { readWorkbook } = await import('./workbook.js');
  const refuse = (why: string, cause?: unknown): SamgrafError => notATable(why, cause);
  const sheets = await readWorkbook(file, { rows, columns: MOST_COLUMNS, refuse });
  return sheets.map(sheet => tableIn(sheet, rows, knows));
};

const tableIn = ({ name, rows, merged }: WorkbookSheet, most: number, knows: Knows): Sheet | undefined => {
  const header = headerIn(rows, merged, knows);
  if (!header) return undefined;
  const making = new SheetMaking(most, knows);
  making.beginAt(
    header,
    rows.filter(({ row }) => row < header.row),
  );
  for (const { row, cells } of withMerged(rows, merged, header.row))
    if (cells.size > 0) making.addCells(row, cells);
  return making.sheetOf(name);
};

/**
 * Gives each row that has something of its own what it shares with others. A row that has not is a part of the one above, what is above
 * the header is a title, and what is merged with the header is a heading.
 */
const withMerged = (
  rows: readonly SheetRow[],
  merged: readonly Merged[],
  header: number,
): readonly Readonly<{ row: number; cells: Values }>[] => {
  const table = rows.filter(({ row }) => row > header);
  const said = new Map(table.map(({ row, cells }) => [row, cells]));
  const filled = new Map(table.map(({ row, cells }) => [row, new Map<number, Value>(cells)]));
  const wide = rows.filter(({ row }) => row >= header);
  const width = wide.reduce((most, { cells }) => Math.max(most, ...cells.keys()), -1) + 1;
  const places = table.map(({ row }) => row);
  let room = rows.length * width;
  for (const { top, left, bottom, right } of merged) {
    const value = said.get(top)?.get(left);
    if (top <= header || value === undefined) continue;
    const last = Math.min(right, width - 1);
    for (let i = firstFrom(places, top); (places[i] ?? Infinity) <= bottom; i += 1) {
      room -= last - left + 1;
      if (room < 0) throw notATable('Cells that are merged overlap.');
      const cells = filled.get(places[i] ?? 0);
      for (let column = left; column <= last; column += 1) cells?.set(column, new Shared(value, top));
    }
  }
  return table.map(({ row }) => ({ row, cells: inOrder(filled.get(row) ?? new Map<number, Value>()) }));
};

/** The place of the first number that is not less, in order as they are. */
const firstFrom = (numbers: readonly number[], least: number): number => {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? least) < least) low = middle + 1;
    else high = middle;
  }
  return low;
};

const inOrder = (cells: ReadonlyMap<number, Value>): Values =>
  new Map([...cells].sort(([one], [other]) => one - other));
