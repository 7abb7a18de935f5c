import { close, fdatasync, fsync, open, readdir } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { SamgrafError } from '../errors';

/** `flushed`: an acknowledged write outlasts a power failure; `relaxed`: when the engine and the system flush it. */
export type Durability = 'flushed' | 'relaxed';

/**
 * Flushes the engine's write-ahead log to the disk. The engine has handed a commit to the system when it returns, and
 * flushes only some of them. One flush is under way at a time, and is of all commits before it: those that wait
 * meanwhile share the next.
 */
export class LogFlush {
  private readonly folder: string;
  private underway: Promise<void> | undefined;
  private next: Promise<void> | undefined;
  /** The file that is written to, kept open. */
  private current: Readonly<{ name: string; descriptor: number }> | undefined;

  constructor(private readonly path: string) {
    this.folder = `${path}.wal`;
  }

  /** The names of the file and of the folder of its log are in a folder too. */
  async begin(): Promise<void> {
    const folder = await openFile(dirname(this.path), 'r');
    try {
      await flush(folder);
    } finally {
      await closeFile(folder);
    }
  }

  /** Resolves when all that was committed before is on the disk. @throws STORE_NOT_WRITABLE */
  flushed(): Promise<void> {
    this.next ??= this.afterThatUnderway();
    return this.next;
  }

  async close(): Promise<void> {
    await this.underway?.catch(() => undefined);
    if (this.current) await closeFile(this.current.descriptor);
    this.current = undefined;
  }

  private async afterThatUnderway(): Promise<void> {
    await this.underway?.catch(() => undefined);
    this.next = undefined;
    this.underway = this.flush();
    return this.underway;
  }

  private async flush(): Promise<void> {
    try {
      await this.openNewest();
      if (this.current) await flushData(this.current.descriptor);
    } catch (error) {
      throw new SamgrafError(
        'STORE_NOT_WRITABLE',
        'The change was made, and the disk did not confirm that it has it.',
        'Read whether it is there, or send it again with the same idempotencyKey. Whoever runs the server looks at its disk.',
        { cause: error },
      );
    }
  }

  /** The engine flushes a file of the log before it begins another, and the folder that has its name. */
  private async openNewest(): Promise<void> {
    const newest = (await names(this.folder))
      .filter(name => /^wal_\d+\.log$/.test(name))
      .sort()
      .at(-1);
    if (newest === undefined || newest === this.current?.name) return;
    const before = this.current;
    this.current = { name: newest, descriptor: await openFile(join(this.folder, newest), 'r') };
    if (before) await closeFile(before.descriptor);
  }
}

const openFile = promisify(open) as (path: string, flags: string) => Promise<number>;
const closeFile = promisify(close);
const flush = promisify(fsync);
const flushData = promisify(fdatasync);
const names = promisify(readdir) as (folder: string) => Promise<string[]>;
