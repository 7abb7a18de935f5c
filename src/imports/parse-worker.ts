import { parentPort, workerData } from 'node:worker_threads';
import { SamgrafError, invariant } from '../errors';
import type { Told } from './parse-apart';
import { parseFile } from './parse-file';

invariant(parentPort, 'a thread has a parent');
const port = parentPort;
const tell = (told: Told): void => {
  port.postMessage(told);
};

parseFile(Buffer.from(workerData as Uint8Array)).then(
  parsed => {
    tell({ parsed });
  },
  (error: unknown) => {
    if (!(error instanceof SamgrafError)) throw error;
    const { code, message, hint } = error;
    tell({ refused: { code, message, hint } });
  },
);
