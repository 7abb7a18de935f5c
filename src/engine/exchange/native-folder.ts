import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { SamgrafError } from '../errors';
import { toNfc } from '../model/scalars';
import { isDateTime } from '../model/scalars';

/** What a folder declares about all its records: `seed.json`. */
const manifestSchema = z.strictObject({
  title: z.string().min(1).max(1_000).optional(),
  recordedAt: z
    .string()
    .refine(isDateTime, { error: 'is not a point in time: write it as 2026-11-25T12:00:00Z' }),
  /** The owner of the records; the folder's name if absent. */
  source: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,99}$/u, { error: 'is 1 to 100 letters, digits, blanks or . _ -' })
    .optional(),
});
type Manifest = Readonly<{ recordedAt: string; source: string }>;
const MANIFEST = 'seed.json';

export type NativeFile = Readonly<{
  name: string;
  path: string;
  /** Size in bytes and modification time, to detect changes. */ state: string;
}>;

/** A folder in the native format: its manifest, and its .jsonl files by name. */
export type NativeFolder = Readonly<{ path: string; manifest: Manifest; files: readonly NativeFile[] }>;

export const openNativeFolder = (path: string): NativeFolder => {
  const names = filesOf(path)
    .filter(name => name.endsWith('.jsonl'))
    .sort();
  if (names.length === 0) {
    throw new SamgrafError(
      'BAD_RECORD',
      `${path} has no records: there is no .jsonl file in it.`,
      'Name the folder that contains the .jsonl files, such as seed. Files in its subfolders are not read.',
    );
  }
  return {
    path,
    manifest: readManifest(path),
    files: names.map(name => ({ name, path: join(path, name), state: stateOf(join(path, name)) })),
  };
};

const filesOf = (path: string): readonly string[] => {
  try {
    return readdirSync(path);
  } catch (error) {
    const why =
      (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? 'does not exist'
        : (error as NodeJS.ErrnoException).code === 'ENOTDIR'
          ? 'is not a folder'
          : `cannot be read (${(error as Error).message})`;
    throw new SamgrafError(
      'BAD_RECORD',
      `${path} ${why}.`,
      'Name the folder that contains the .jsonl files and seed.json.',
      { cause: error },
    );
  }
};

/** The state of a file, to detect changes since a load began to read it. */
export const stateOf = (path: string): string => {
  const { size, mtimeMs } = statSync(path);
  return `${size} ${mtimeMs}`;
};

const HOW =
  'It says when the records were recorded: {"title": "…", "recordedAt": "2026-11-25T12:00:00Z"}; and may say whose they are, {"source": "…"}.';

const readManifest = (folder: string): Manifest => {
  const path = join(folder, MANIFEST);
  let text: string;
  try {
    text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    throw new SamgrafError('BAD_RECORD', `${path} is missing or cannot be read.`, HOW, { cause: error });
  }
  const result = manifestSchema.safeParse(toNfc(parseManifest(path, text)));
  if (result.success)
    return {
      recordedAt: result.data.recordedAt,
      source: result.data.source ?? basename(folder).normalize('NFC'),
    };
  const faults = result.error.issues.map(
    ({ path: at, message }) =>
      `  ${MANIFEST}:${lineOf(text, String(at[0] ?? ''))}  ${at.join('.') || 'manifest'}: ${message}`,
  );
  throw new SamgrafError(
    'BAD_RECORD',
    `The manifest has ${faults.length} fault(s), nothing was written:\n${faults.join('\n')}`,
    HOW,
  );
};

const parseManifest = (path: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SamgrafError(
      'BAD_RECORD',
      `${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`,
      HOW,
      { cause: error },
    );
  }
};

/** The line of a key, or the first line. */
const lineOf = (text: string, key: string): number =>
  Math.max(text.split('\n').findIndex(line => key !== '' && line.includes(`"${key}"`)) + 1, 1);

/** Increment it when the stored form of a record changes, so that the same files are loaded again. */
const FORMAT = 2;

/** Hash of the folder, which tells whether the same files were loaded before. */
export const digestOf = async ({ files, manifest }: NativeFolder): Promise<string> => {
  const hash = createHash('sha256').update(`${FORMAT}\0${manifest.recordedAt}\0${manifest.source}\0`);
  for (const file of files) {
    hash.update(`${file.name}\0`);
    for await (const chunk of createReadStream(file.path)) hash.update(chunk as Buffer);
    hash.update('\0');
  }
  return hash.digest('hex');
};

/** A line of a file as text, or why it is invalid. */
export type NativeLine =
  Readonly<{ at: string; text: string; fault?: undefined }> | Readonly<{ at: string; fault: string }>;

const LINE_FEED = 10;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
/** A record with some hundred texts of maximum length. */
const MAX_LINE = 8_000_000;

/** The non-empty lines of a file, thousands at a time; memory does not grow with the file. */
export async function* readLines({ name, path }: NativeFile): AsyncGenerator<readonly NativeLine[]> {
  let rest: Buffer = Buffer.alloc(0);
  let number = 0;
  const take = (bytes: Buffer): NativeLine[] => {
    number += 1;
    return lineOfBytes(
      number === 1 && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? bytes.subarray(3) : bytes,
      `${name}:${number}`,
    );
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 17 })) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer);
    const lines: NativeLine[] = [];
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      lines.push(...take(bytes.subarray(start, end)));
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (rest.length > MAX_LINE) {
      yield [
        ...lines,
        { at: `${name}:${number + 1}`, fault: `is longer than ${MAX_LINE / 1e6} MB: a record is a line` },
      ];
      return;
    }
    yield lines;
  }
  if (rest.length > 0) yield take(rest);
}

const lineOfBytes = (bytes: Buffer, at: string): NativeLine[] => {
  if (!isUtf8(bytes)) return [{ at, fault: whatElse(bytes) }];
  const text = bytes.toString('utf8');
  return text.trim() === '' ? [] : [{ at, text }];
};

const whatElse = (bytes: Buffer): string =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
    ? 'is UTF-16: save the file as UTF-8'
    : 'is not UTF-8 (Latin-1, perhaps): save the file as UTF-8';
