import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { SamgrafError, isErrorCode } from '../errors';
import { parseFile, type Parsed } from './parse-file';
import type { Profile } from './shapes';

/** Bytes from which a file is read in a thread of its own: the others are answered meanwhile. */
const LARGE = 256 * 1024;
/** Memory that reading a file may take, in MiB, besides the file. */
const MOST_MEMORY = 256;
const TIMEOUT_MS = 60_000;

/** As it was built, wherever this runs from. */
const FILE = path.join(__dirname, '..', '..', 'dist', 'imports', 'parse-worker.js');

/** What the thread is given: the file, and whether it is checked. */
export type Given = Readonly<{ file: Uint8Array; shapes: Profile | undefined }>;

/** What the thread says. */
export type Told = Readonly<
  { parsed: Parsed } | { refused: Readonly<{ code: string; message: string; hint: string | undefined }> }
>;

/**
 * Reads a file, in a thread of its own if it is large, or is checked by shapes.
 *
 * @throws TOO_LARGE if it takes more memory or time than a file may
 */
export const parse = async (file: Buffer, shapes?: Profile): Promise<Parsed> => {
  if (file.length < LARGE && shapes === undefined) return parseFile(file);
  const mine = before.then(() => parseApart({ file, shapes }));
  before = mine.catch(() => undefined);
  return mine;
};

/** One large file at a time, so that the memory of one is what they take. */
let before: Promise<unknown> = Promise.resolve();

const parseApart = async (given: Given): Promise<Parsed> => {
  const resourceLimits = { maxOldGenerationSizeMb: MOST_MEMORY };
  const worker = new Worker(FILE, { workerData: given, resourceLimits });
  try {
    const [told] = (await once(worker, 'message', { signal: AbortSignal.timeout(TIMEOUT_MS) })) as [Told];
    if ('parsed' in told) return told.parsed;
    const { code, message, hint } = told.refused;
    throw new SamgrafError(isErrorCode(code) ? code : 'INTERNAL', message, hint);
  } catch (error) {
    if (error instanceof SamgrafError || !hasTooMuch(error)) throw error;
    throw new SamgrafError('TOO_LARGE', 'Reading the file takes more than a file may.', 'Send it in parts.', {
      cause: error,
    });
  } finally {
    await worker.terminate();
  }
};

const hasTooMuch = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'AbortError' || ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'));
