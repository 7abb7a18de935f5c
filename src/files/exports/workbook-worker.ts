import { parentPort } from 'node:worker_threads';
import { invariant } from '../../engine/errors';
import type { CellOut } from './csv';
import { makeWorkbook, type WorkbookColumn } from './make-workbook';
import type { WorkbookGiven } from './workbook';

invariant(parentPort, 'a thread has a parent');
const port = parentPort;

let columns: readonly WorkbookColumn[] = [];
const rows: (readonly CellOut[])[] = [];

/** What goes wrong ends the thread, which whoever waits for it is told. */
const finish = async (): Promise<void> => {
  port.postMessage(await makeWorkbook(columns, rows));
};

port.on('message', (given: WorkbookGiven) => {
  if ('columns' in given) columns = given.columns;
  else if ('rows' in given) rows.push(...given.rows);
  else void finish();
});
