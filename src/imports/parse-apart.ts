import { on } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { SamgrafError, isErrorCode } from '../errors';
import { isYaml, parseFile, type Parsed, type Reading } from './parse-file';
import type { Sheet } from './sheet';
import { beginningOf } from './text';
import type { Thing } from './things';

/** Bytes from which a file is read in a thread of its own: the others are answered meanwhile. */
const LARGE = 256 * 1024;
/** YAML takes twenty times as long. */
const LARGE_YAML = 16 * 1024;
/** Memory that reading a file may take, in MiB, besides the file. */
const MOST_MEMORY = 256;
/** Of that, for what is soon let go, in MiB. */
const YOUNG = 8;
const TIMEOUT_MS = 60_000;

/** As it was built, wherever this runs from. */
const FILE = path.join(__dirname, '..', '..', 'dist', 'imports', 'parse-worker.js');

/** What the thread is given: the file, and how it is read. */
export type Given = Readonly<{ file: Uint8Array; how: Reading }>;

/** What the thread says: rows and things of the file part by part, and at last the rest of it, or why it cannot be read. */
export type Told = Readonly<
  { rows: Sheet['rows'] } | { things: readonly Thing[] } | { parsed: Parsed } | { refused: Refused }
>;
type Refused = Readonly<{ code: string; message: string; hint: string | undefined }>;

/**
 * Reads a file, in a thread of its own if it is large, or is checked by shapes. The thread is handed the file, which is empty here
 * afterwards: a copy would be held as long as it is read.
 *
 * @throws TOO_LARGE if it takes more memory or time than a file may
 */
export const parse = async (file: Buffer, how: Reading = {}): Promise<Parsed> => {
  const large = isYaml(beginningOf(file.subarray(0, 4000))) ? LARGE_YAML : LARGE;
  if (file.length < large && how.shapes === undefined) return parseFile(file, how);
  const mine = before.then(() => parseApart(file, how));
  before = mine.catch(() => undefined);
  return mine;
};

/** One large file at a time, so that the memory of one is what they take. */
let before: Promise<unknown> = Promise.resolve();

const parseApart = async (file: Buffer, how: Reading): Promise<Parsed> => {
  const resourceLimits = { maxOldGenerationSizeMb: MOST_MEMORY, maxYoungGenerationSizeMb: YOUNG };
  // A small file may lie in memory that others have parts of.
  const handed = new Uint8Array(
    file.length === file.buffer.byteLength ? file.buffer : Uint8Array.from(file).buffer,
  );
  const given: Given = { file: handed, how };
  const worker = new Worker(FILE, { resourceLimits });
  try {
    worker.postMessage(given, [handed.buffer as ArrayBuffer]);
    return await told(worker);
  } catch (error) {
    if (error instanceof SamgrafError || !hasTooMuch(error)) throw error;
    throw new SamgrafError('TOO_LARGE', 'Reading the file takes more than a file may.', 'Send it in parts.', {
      cause: error,
    });
  } finally {
    await worker.terminate();
  }
};

/** Joins what the thread tells part by part. */
const told = async (worker: Worker): Promise<Parsed> => {
  const rows: Sheet['rows'][number][] = [];
  const things: Thing[] = [];
  const messages = on(worker, 'message', { signal: AbortSignal.timeout(TIMEOUT_MS) });
  for await (const [told] of messages as AsyncIterable<[Told]>) {
    if ('rows' in told) rows.push(...told.rows);
    else if ('things' in told) {
      things.push(...told.things);
      worker.postMessage('taken');
    } else if ('parsed' in told) return withRest(told.parsed, rows, things);
    else throw refusalOf(told.refused);
  }
  throw new SamgrafError('INTERNAL', 'The thread that reads the file has ended.');
};

const withRest = (rest: Parsed, rows: Sheet['rows'][number][], things: readonly Thing[]): Parsed => {
  if ('things' in rest) return { ...rest, things };
  rows.push(...rest.sheet.rows);
  return { sheet: { header: rest.sheet.header, rows } };
};

const refusalOf = ({ code, message, hint }: Refused): SamgrafError =>
  new SamgrafError(isErrorCode(code) ? code : 'INTERNAL', message, hint);

const hasTooMuch = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'AbortError' || ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'));
