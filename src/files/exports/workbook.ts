import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { turn } from '../../engine/model/in-turns';
import { parts } from '../../engine/model/objects';
import type { CellOut } from './csv';
import { makeWorkbook, type WorkbookColumn, type WorkbookSheet } from './make-workbook';
import { PROJECT } from '../../engine/project';

export { MOST_OF_A_CELL, type WorkbookColumn, type WorkbookSheet } from './make-workbook';

/** Rows that a workbook holds at most: it is put together in memory, some 1 kB a row. */
export const MOST_OF_A_WORKBOOK = 100_000;

/** Cells from which a workbook is made in a thread of its own: each takes 13 µs, in one piece. */
const LARGE = 3_000;
const ROWS_AT_ONCE = 500;

/** As it was built, wherever this runs from. */
const FILE = path.join(PROJECT, 'dist', 'files', 'exports', 'workbook-worker.js');

/** What the thread is given: what begins a sheet, its rows part by part, and that these were all. */
export type WorkbookGiven = Readonly<
  | { name: string | undefined; columns: readonly WorkbookColumn[] }
  | { rows: readonly (readonly CellOut[])[] }
  | { isAll: true }
>;

/** Makes a workbook of one sheet. */
export const workbookOf = (
  columns: readonly WorkbookColumn[],
  rows: readonly (readonly CellOut[])[],
): Promise<Buffer> => workbookOfSheets([{ columns, rows }]);

/** Makes a workbook, of many cells in a thread of its own, one after the other. */
export const workbookOfSheets = async (sheets: readonly WorkbookSheet[]): Promise<Buffer> => {
  const cells = sheets.reduce((sum, { columns, rows }) => sum + columns.length * rows.length, 0);
  if (cells < LARGE) return makeWorkbook(sheets);
  const mine = before.then(() => madeApart(sheets));
  before = mine.catch(() => undefined);
  return mine;
};

/** One at a time, so that the memory of one is what they take. */
let before: Promise<unknown> = Promise.resolve();

const madeApart = async (sheets: readonly WorkbookSheet[]): Promise<Buffer> => {
  const worker = new Worker(FILE);
  try {
    const give = (given: WorkbookGiven): void => {
      worker.postMessage(given);
    };
    for (const { name, columns, rows } of sheets) {
      give({ name, columns: columns.map(({ header, type }) => ({ header, type })) });
      for (const some of parts(rows, ROWS_AT_ONCE)) {
        give({ rows: some });
        await turn();
      }
    }
    give({ isAll: true });
    const [made] = (await once(worker, 'message')) as [Uint8Array];
    return Buffer.from(made.buffer, made.byteOffset, made.byteLength);
  } finally {
    await worker.terminate();
  }
};
