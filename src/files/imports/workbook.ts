import { posix } from 'node:path';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { SamgrafError, messageOf } from '../../engine/errors';
import type { CellValue } from './sheet';
import { Zip } from './unzip';

/** A row of a sheet as it is counted, from 1, and what is in its cells by their columns, from 0; there is nothing for empty ones. */
export type SheetRow = Readonly<{ row: number; cells: ReadonlyMap<number, CellValue> }>;
/** Cells that are merged, from the first to the last of them, by row from 1 and column from 0. */
export type Merged = Readonly<{ top: number; left: number; bottom: number; right: number }>;

/** A sheet of a workbook: its rows that are not empty, and which cells are merged. */
export type WorkbookSheet = Readonly<{ name: string; rows: readonly SheetRow[]; merged: readonly Merged[] }>;

/** What of a workbook is read at most, and what is thrown where there is more. */
export type WorkbookBounds = Readonly<{
  /** Rows below the first that has something in it, of all sheets. */
  rows: number;
  columns: number;
  refuse: (why: string, cause?: unknown) => SamgrafError;
}>;

/** Sheets beyond which a workbook is taken to be none of ours. */
const MOST_SHEETS = 100;
/** Characters of a cell, and merged cells, beyond which a sheet is taken to be none of ours. */
const MOST_MERGED = 100_000;
const MOST_TEXT = 1_000_000;

/**
 * Reads the sheets of a workbook (ECMA-376, part 1, 18) that are shown, as they are unpacked. A cell that stands far out takes no more than
 * one that does not, and is refused where it stands beyond what is read.
 */
export const readWorkbook = async (
  file: Buffer,
  bounds: WorkbookBounds,
): Promise<readonly WorkbookSheet[]> => {
  const zip = await Zip.open(file);
  try {
    const { sheets, is1904 } = await sheetsIn(zip);
    if (sheets.length === 0) throw bounds.refuse('It has no sheet.');
    if (sheets.length > MOST_SHEETS)
      throw bounds.refuse(`It has ${sheets.length} sheets, and ${MOST_SHEETS} at most are read.`);
    const texts = await sharedTexts(zip);
    const values = { texts, isDate: await dateStyles(zip), is1904 };
    const read: WorkbookSheet[] = [];
    let left = bounds.rows;
    for (const { name, path } of sheets) {
      const reading = new SheetReading(values, { ...bounds, rows: Math.max(0, left) });
      await readXml(zip.read(path), reading);
      left -= reading.rows.length;
      read.push({ name, rows: reading.rows, merged: reading.merged });
    }
    return read;
  } catch (error) {
    throw error instanceof SamgrafError ? error : bounds.refuse(messageOf(error), error);
  }
};

/** What hears what stands in an XML file. */
interface Hears {
  open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/** Programs give names the prefixes that they like. */
const localOf = (name: string): string => name.slice(name.indexOf(':') + 1);

const readXml = async (pieces: AsyncIterable<Buffer>, hears: Hears): Promise<void> => {
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw new Error('It declares a document type.');
  });
  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    hears.open(localOf(name), attributes);
  });
  parser.on('closetag', ({ name }) => hears.close?.(localOf(name)));
  const text = (part: string): void => hears.text?.(part);
  parser.on('text', text);
  parser.on('cdata', text);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(piece[0] === 0xff ? 'utf-16le' : piece[0] === 0xfe ? 'utf-16be' : 'utf-8');
    parser.write(decoder.decode(piece, { stream: true }));
  }
  // A part that is not there has no root either.
  if (decoder) parser.close();
};

type Found = Readonly<{ sheets: readonly Readonly<{ name: string; path: string }>[]; is1904: boolean }>;

/** The sheets that are not hidden, in order, and where they are in the file. */
const sheetsIn = async (zip: Zip): Promise<Found> => {
  const named: Readonly<{ name: string; id: string | undefined }>[] = [];
  const paths = new Map<string, string>();
  let is1904 = false;
  await readXml(zip.read('xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 ||= /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet' || /^(?:veryH|h)idden$/.test(attributes['state'] ?? '')) return;
      const [, id] =
        Object.entries(attributes).find(([key]) => key.includes(':') && localOf(key) === 'id') ?? [];
      named.push({ name: attributes['name'] ?? '', id });
    },
  });
  await readXml(zip.read('xl/_rels/workbook.xml.rels'), {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id !== undefined && Target !== undefined)
        paths.set(Id, posix.resolve('/xl', Target).slice(1));
    },
  });
  const sheets = named.flatMap(({ name, id = '' }) => {
    const path = paths.get(id);
    return path === undefined ? [] : [{ name, path }];
  });
  return { sheets, is1904 };
};

/** The texts that cells refer to, without how they are said (`rPh`). */
const sharedTexts = async (zip: Zip): Promise<readonly string[]> => {
  const texts: string[] = [];
  const texting = new Texting();
  await readXml(zip.read('xl/sharedStrings.xml'), {
    open: name => {
      if (name === 'si') texting.begin();
      texting.open(name);
    },
    text: part => {
      texting.add(part);
    },
    close: name => {
      texting.close(name);
      if (name === 'si') texts.push(texting.text);
    },
  });
  return texts;
};

/** The text of what may have parts (`r`) with a text (`t`) each. */
class Texting {
  private parts = '';
  private isText = false;
  private isSaid = false;

  begin(): void {
    [this.parts, this.isText, this.isSaid] = ['', false, false];
  }

  open(name: string): void {
    if (name === 'rPh') this.isSaid = true;
    if (name === 't') this.isText = !this.isSaid;
  }

  add(part: string): void {
    if (this.isText) this.parts += part;
  }

  close(name: string): void {
    if (name === 't') this.isText = false;
    if (name === 'rPh') this.isSaid = false;
  }

  /** What XML cannot hold is written by its number: `_x000D_`. */
  get text(): string {
    if (!this.parts.includes('_x')) return this.parts;
    return this.parts.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  }
}

/** Formats of days and times that are not written out in a workbook (18.8.30). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Tells which styles of cells show a number as a day or a time. */
const dateStyles = async (zip: Zip): Promise<(style: number) => boolean> => {
  const dates = new Set<string>();
  const styles: boolean[] = [];
  let isOfCells = false;
  await readXml(zip.read('xl/styles.xml'), {
    open: (name, { numFmtId = '', formatCode = '' }) => {
      if (name === 'numFmt' && isDateFormat(formatCode)) dates.add(numFmtId);
      if (name === 'cellXfs') isOfCells = true;
      if (name === 'xf' && isOfCells) styles.push(dates.has(numFmtId) || isBuiltInDate(Number(numFmtId)));
    },
    close: name => {
      if (name === 'cellXfs') isOfCells = false;
    },
  });
  return style => styles[style] ?? false;
};

/** Tells whether a format has a part of a day or a time, besides what is shown as it stands. */
const isDateFormat = (format: string): boolean => {
  for (let at = 0; at < format.length; at += 1) {
    const sign = format[at] ?? '';
    if (sign === '\\' || sign === '_' || sign === '*') at += 1;
    else if (sign === '"') at = endOf(format, at, '"');
    else if (sign === '[') {
      const end = endOf(format, at, ']');
      if (/^[hms]+$/i.test(format.slice(at + 1, end))) return true;
      at = end;
    } else if (/[ymdhs]/i.test(sign)) return true;
  }
  return false;
};

const endOf = (format: string, at: number, sign: string): number => {
  const end = format.indexOf(sign, at + 1);
  return end < 0 ? format.length : end;
};

const DAY_MS = 86_400_000;
/** 1970 in days from the 30th of December 1899, from which all but Excel count what is before March 1900 as well; and from 1904. */
const FROM_1900 = 25_569;
const FROM_1904 = 24_107;

const dayOf = (serial: number, is1904: boolean): Date => {
  return new Date(Math.round((serial - (is1904 ? FROM_1904 : FROM_1900)) * DAY_MS));
};

type Values = Readonly<{ texts: readonly string[]; isDate: (style: number) => boolean; is1904: boolean }>;
type Open = { column: number; type: string; style: number; value: string };

/** A sheet as its file is read. */
class SheetReading implements Hears {
  readonly rows: SheetRow[] = [];
  readonly merged: Merged[] = [];
  private cells = new Map<number, CellValue>();
  private row = 0;
  private column = -1;
  private first: number | undefined;
  private cell: Open | undefined;
  private isValue = false;
  private readonly texting = new Texting();

  constructor(
    private readonly values: Values,
    private readonly bounds: WorkbookBounds,
  ) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') this.beginRow(attributes);
    else if (name === 'c') this.beginCell(attributes);
    else if (name === 'v') this.isValue = true;
    else if (name === 'mergeCell') this.merge(attributes['ref'] ?? '');
    else this.texting.open(name);
  }

  text(part: string): void {
    if (this.isValue && this.cell) this.cell.value += part;
    else this.texting.add(part);
  }

  close(name: string): void {
    if (name === 'v') this.isValue = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row') this.endRow();
    else this.texting.close(name);
  }

  /** A row that does not say which it is follows the one before. */
  private beginRow({ r }: Readonly<Record<string, string>>): void {
    const row = r === undefined ? this.row + 1 : Number(r);
    if (!Number.isSafeInteger(row) || row <= this.row) throw this.bounds.refuse('Its rows are not in order.');
    [this.row, this.column, this.cells] = [row, -1, new Map()];
  }

  private beginCell({ r, t = 'n', s = '' }: Readonly<Record<string, string>>): void {
    const column = r === undefined ? this.column + 1 : columnAt(/^[A-Z]{1,7}/.exec(r)?.[0] ?? '');
    if (column <= this.column) throw this.bounds.refuse('The cells of a row are not in order.');
    this.column = column;
    this.cell = { column, type: t, style: Number(s), value: '' };
    this.texting.begin();
  }

  private endCell(): void {
    const { cell, bounds } = this;
    this.cell = undefined;
    const value = cell && this.valueOf(cell);
    if (!cell || value === undefined || (typeof value === 'string' && value.trim() === '')) return;
    if (cell.column >= bounds.columns)
      throw bounds.refuse(`It has ${cell.column + 1} columns, and ${bounds.columns} at most are read.`);
    if (typeof value === 'string' && value.length > MOST_TEXT)
      throw bounds.refuse(`A cell has ${value.length} characters, and ${MOST_TEXT} at most are read.`);
    this.cells.set(cell.column, value);
  }

  private valueOf({ type, style, value }: Open): CellValue | undefined {
    if (type === 'inlineStr') return this.texting.text;
    if (value === '') return undefined;
    if (type === 's') return this.shared(Number(value));
    if (type === 'b') return value.trim() === '1' || value.trim() === 'true';
    if (type === 'd') return dated(new Date(value)) ?? value;
    if (type !== 'n') return value;
    const number = Number(value);
    if (!Number.isFinite(number)) return value;
    return (this.values.isDate(style) ? dated(dayOf(number, this.values.is1904)) : undefined) ?? number;
  }

  private shared(index: number): string {
    const text = this.values.texts[index];
    if (text === undefined) throw this.bounds.refuse('A cell refers to a text that is not there.');
    return text;
  }

  private endRow(): void {
    const { row, cells, bounds } = this;
    if (cells.size === 0) return;
    this.first ??= row;
    if (row - this.first > bounds.rows)
      throw bounds.refuse(`It has more than ${bounds.rows} rows, and as many at most are read.`);
    this.rows.push({ row, cells });
  }

  private merge(ref: string): void {
    const [, left, top, right, bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref) ?? [];
    if (!left || !right) return;
    if (this.merged.length >= MOST_MERGED) throw this.bounds.refuse('It has too many cells that are merged.');
    const [first, last] = [columnAt(left), columnAt(right)];
    this.merged.push({ top: Number(top), left: first, bottom: Number(bottom), right: last });
  }
}

const dated = (date: Date): Date | undefined => (Number.isNaN(date.getTime()) ? undefined : date);

/** The column that a spreadsheet calls by letters, from 0: A is 0, AA is 26. */
const columnAt = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
