import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import { SamgrafError, invariant } from '../errors';
import { parts } from '../model/objects';
import type { Given, Told } from './parse-apart';
import { parseFile, type Parsed } from './parse-file';

invariant(parentPort, 'a thread has a parent');
const port = parentPort;
const tell = (told: Told): void => {
  port.postMessage(told);
};

/** Things that are told at once: all of them in one message would be there twice more. */
const TOLD_AT_ONCE = 200;

/** The next things are told when those before have been taken. */
const tellAll = async (parsed: Parsed): Promise<void> => {
  if ('things' in parsed)
    for (const things of parts(parsed.things, TOLD_AT_ONCE)) {
      tell({ things });
      await once(port, 'message');
    }
  tell({ parsed: 'things' in parsed ? { ...parsed, things: [] } : parsed });
};

port.once('message', ({ file, how }: Given) => {
  parseFile(Buffer.from(file.buffer), how, rows => {
    tell({ rows });
  }).then(tellAll, (error: unknown) => {
    if (!(error instanceof SamgrafError)) throw error;
    const { code, message, hint } = error;
    tell({ refused: { code, message, hint } });
  });
});
