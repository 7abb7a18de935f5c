import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { LONGEST_LINE, badBackup } from './format';

const LINE_FEED = 10;
/**
 * How many times longer than the file its lines may be: those of the national graph and of a generated one are some 20 times. Less
 * than `ALWAYS` is never too long.
 */
const MOST_TIMES = 200;
const ALWAYS = 64 * 1024 * 1024;

/**
 * The lines of a compressed file, as many at a time as come at once, each with its line feed. Neither a long line nor a file of little that
 * unpacks to very much takes more memory. @throws BAD_BACKUP
 */
export async function* linesOf(path: string): AsyncGenerator<readonly Buffer[]> {
  const most = Math.max(ALWAYS, (await sizeOf(path)) * MOST_TIMES);
  let [all, rest]: [number, Buffer[]] = [0, []];
  let waiting = 0;
  for await (const chunk of unpacked(path)) {
    all += chunk.length;
    if (all > most) throw badBackup(path, `unpacks to more than ${MOST_TIMES} times its size`);
    const lines: Buffer[] = [];
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      const line = chunk.subarray(start, end + 1);
      lines.push(rest.length > 0 ? Buffer.concat([...rest, line]) : line);
      [rest, waiting, start] = [[], 0, end + 1];
    }
    waiting += chunk.length - start;
    if (waiting > LONGEST_LINE)
      throw badBackup(path, `has a line that is longer than ${LONGEST_LINE / 1024 / 1024} MB`);
    if (start < chunk.length) rest.push(chunk.subarray(start));
    if (lines.length > 0) yield lines;
  }
  if (rest.length > 0) throw badBackup(path, 'ends within a line');
}

/** A line as text, without its line feed. */
export const textOf = (path: string, line: Buffer): string => {
  if (!isUtf8(line)) throw badBackup(path, 'has a line that is no UTF-8');
  return line.toString('utf8', 0, line.length - 1);
};

const sizeOf = async (path: string): Promise<number> => {
  try {
    const found = await stat(path);
    if (found.isFile()) return found.size;
  } catch (error) {
    throw badBackup(path, `cannot be read (${String((error as NodeJS.ErrnoException).code)})`, error);
  }
  throw badBackup(path, 'is no file');
};

async function* unpacked(path: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  const chunks = pipeline(createReadStream(path), gunzip, () => undefined);
  try {
    for await (const chunk of chunks) yield chunk as Buffer;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code.startsWith('Z_')) throw badBackup(path, 'is cut or damaged, or is no compressed file', error);
    if (error instanceof Error && 'errno' in error && 'syscall' in error)
      throw badBackup(path, `cannot be read (${code})`, error);
    throw error;
  }
}
