import { parentPort, workerData } from 'node:worker_threads';
import { SamgrafError, invariant } from '../errors';
import type { Given, Told } from './parse-apart';
import { parseFile } from './parse-file';

invariant(parentPort, 'a thread has a parent');
const port = parentPort;
const tell = (told: Told): void => {
  port.postMessage(told);
};

const { file, how } = workerData as Given;
parseFile(Buffer.from(file.buffer), how).then(
  parsed => {
    tell({ parsed });
  },
  (error: unknown) => {
    if (!(error instanceof SamgrafError)) throw error;
    const { code, message, hint } = error;
    tell({ refused: { code, message, hint } });
  },
);
