import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import { SamgrafError, messageOf } from '../errors';

/** Nobody but its owner reads it: what is closed is in it. */
const OWNERS_ALONE = 0o600;

/** Lines of text in a compressed file that is being written, with a hash of them. */
export class LineFile {
  private readonly hash = createHash('sha256');
  private readonly gzip: Gzip;
  private readonly done: Promise<void>;

  constructor(
    readonly path: string,
    level: number,
  ) {
    this.gzip = createGzip({ level });
    const file = createWriteStream(path, { flags: 'wx', mode: OWNERS_ALONE });
    this.done = pipeline(this.gzip, file);
    // Thrown by whoever writes or closes.
    this.done.catch(() => undefined);
  }

  async write(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return;
    const text = `${lines.join('\n')}\n`;
    this.hash.update(text);
    try {
      if (this.gzip.destroyed) await this.done;
      if (!this.gzip.write(text)) await Promise.race([once(this.gzip, 'drain'), this.done]);
    } catch (error) {
      throw unwritable(this.path, error);
    }
  }

  /** Of all that was written so far. */
  sha256(): string {
    return this.hash.copy().digest('hex');
  }

  /** Resolves when it is on the disk. */
  async close(): Promise<void> {
    try {
      this.gzip.end();
      await this.done;
      const file = await open(this.path, 'r+');
      await file.sync().finally(() => file.close());
    } catch (error) {
      throw unwritable(this.path, error);
    }
  }

  async remove(): Promise<void> {
    this.gzip.destroy();
    await this.done.catch(() => undefined);
    await rm(this.path, { force: true });
  }
}

/** Gives a whole file its name, for good. */
export const nameFile = async (from: string, to: string): Promise<void> => {
  try {
    await rename(from, to);
  } catch (error) {
    throw unwritable(to, error);
  }
};

const unwritable = (path: string, cause: unknown): SamgrafError =>
  new SamgrafError(
    'BAD_INPUT',
    `${path} cannot be written: ${messageOf(cause)}.`,
    'Name a file in a folder that is there and that you may write, on a disk with room.',
    { cause },
  );
