import { createHash } from 'node:crypto';
import { mkdtemp, open, rm, unlink, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LRUCache } from 'lru-cache';
import { SamgrafError } from '../../engine/errors';
import { OneEach } from './one-each';

/** A file that was made, its size in bytes and its validator. */
type Made = Readonly<{ path: string; size: number; tag: string }>;
/** A file that is open: it can be read whatever becomes of its name. */
export type OpenFile = Readonly<{ handle: FileHandle; size: number; tag: string }>;

/** What is to be made: for whom, by which name it is known again, undefined if it is not, and its parts. */
export type Making = Readonly<{
  client: string;
  /** The same question to the same state of the graph, as it is before and after. */
  key: () => Promise<string>;
  parts: () => AsyncIterable<string | Uint8Array>;
}>;

/** How long one waits for its turn: milliseconds. */
export const PATIENCE_MS = 50_000;
export const tooManyFiles = (): SamgrafError =>
  new SamgrafError(
    'OVERLOADED',
    'Too many files that were asked for are waiting to be made.',
    'Ask again in a moment, for one after the other.',
  );

/** Files that are kept, and their bytes. */
const KEPT = { max: 64, maxSize: 400_000_000 };
/**
 * Files that take long to make: written to a folder of their own, and sent from there, so that nobody holds what others do not
 * read. One is kept until it is known by another name, and clients take turns in having them made.
 */
export class MadeFiles {
  private folder: Promise<string> | undefined;
  private count = 0;
  private readonly room = new OneEach(tooManyFiles, PATIENCE_MS);
  private readonly underway = new Map<string, Promise<Made>>();
  private readonly kept = new LRUCache<string, Made>({
    ...KEPT,
    sizeCalculation: ({ size }) => Math.max(1, size),
    dispose: made => void remove(made),
  });

  /** Opens the file that is asked for, once it is made. */
  async open(making: Making): Promise<OpenFile> {
    const key = await making.key();
    const before = this.kept.get(key);
    const opened = before && (await opening(before));
    if (opened) return opened;
    const made = await (this.underway.get(key) ?? this.begin(key, making));
    // Another that came meanwhile may have had it removed already.
    return (await opening(made)) ?? this.open(making);
  }

  async close(): Promise<void> {
    const { folder } = this;
    this.folder = undefined;
    if (folder) await rm(await folder, { recursive: true, force: true });
  }

  private begin(key: string, making: Making): Promise<Made> {
    const made = this.room
      .run(making.client, () => this.make(making))
      .then(async file => {
        // What the graph said in the middle of it is no state of the graph, and is sent once.
        const after = await making.key();
        if (after === key) this.kept.set(key, file);
        else setTimeout(() => void remove(file), LINGERS_MS).unref();
        return file;
      })
      .finally(() => this.underway.delete(key));
    this.underway.set(key, made);
    return made;
  }

  private async make({ parts }: Making): Promise<Made> {
    this.folder ??= mkdtemp(path.join(tmpdir(), 'samgraf-files-'));
    const file = path.join(await this.folder, String((this.count += 1)));
    const handle = await open(file, 'w', 0o600);
    const hash = createHash('sha256');
    let size = 0;
    try {
      for await (const part of parts()) {
        const bytes = typeof part === 'string' ? Buffer.from(part) : part;
        if (bytes.length === 0) continue;
        hash.update(bytes);
        size += bytes.length;
        await handle.write(bytes);
      }
    } catch (error) {
      await remove({ path: file });
      throw error;
    } finally {
      await handle.close();
    }
    return { path: file, size, tag: `"${hash.digest('base64url').slice(0, 22)}"` };
  }
}

/** How long a file that is not kept can still be opened by those who waited for it. */
const LINGERS_MS = 10_000;

const opening = async ({ path: file, size, tag }: Made): Promise<OpenFile | undefined> => {
  try {
    return { handle: await open(file, 'r'), size, tag };
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
};

const remove = async ({ path: file }: Pick<Made, 'path'>): Promise<void> => {
  try {
    await unlink(file);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
};

const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
