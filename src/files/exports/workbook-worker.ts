import { parentPort } from 'node:worker_threads';
import { invariant } from '../../engine/errors';
import type { CellOut } from './csv';
import { makeWorkbook, type WorkbookColumn } from './make-workbook';
import type { WorkbookGiven } from './workbook';

invariant(parentPort, 'a thread has a parent');
const port = parentPort;

const sheets: {
  name: string | undefined;
  columns: readonly WorkbookColumn[];
  rows: (readonly CellOut[])[];
}[] = [];

/** What goes wrong ends the thread, which whoever waits for it is told. */
const finish = async (): Promise<void> => {
  port.postMessage(await makeWorkbook(sheets));
};

port.on('message', (given: WorkbookGiven) => {
  if ('columns' in given) sheets.push({ ...given, rows: [] });
  else if ('rows' in given) sheets.at(-1)?.rows.push(...given.rows);
  else void finish();
});
