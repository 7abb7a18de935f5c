import type { Entry, ZipFile } from 'yauzl';
import { SamgrafError, messageOf } from '../../engine/errors';

/** Bytes that a zip file may unpack to, of what is read of it; and files that it may have in it. */
const MOST_UNPACKED = 100_000_000;
const MOST_ENTRIES = 10_000;
/** Bytes of what stands before a file in a zip file, at the least. */
const LOCAL_HEADER = 30;

export const isZip = (file: Buffer): boolean =>
  file.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'));

const notAZip = (why: string, cause?: unknown): SamgrafError =>
  new SamgrafError(
    'BAD_INPUT',
    `The file is not a workbook or a packed model that can be read: ${why.slice(0, 300)}`,
    'Save it again as .xlsx or .archimate, or send it as CSV.',
    { cause },
  );

/**
 * A zip file, whose files are unpacked piece by piece. What it says of their sizes counts for nothing: what comes is counted as it
 * comes. No two of its files are of one name or of the same bytes, by which a small one would be unpacked many times.
 */
export class Zip {
  private unpacked = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws BAD_INPUT */
  static async open(file: Buffer): Promise<Zip> {
    const { fromBufferPromise } = await import('yauzl');
    try {
      const zip = await fromBufferPromise(file, { lazyEntries: true });
      if (zip.entryCount > MOST_ENTRIES)
        throw notAZip(`It has ${zip.entryCount} files in it, and ${MOST_ENTRIES} at most are looked at.`);
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        if (entries.has(entry.fileName)) throw notAZip('It has two files of one name.');
        entries.set(entry.fileName, entry);
      }
      checkApart([...entries.values()]);
      return new Zip(zip, entries);
    } catch (error) {
      throw told(error);
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** Unpacks a file of it; nothing if it has none of the name. @throws BAD_INPUT when it unpacks to more than is read */
  async *read(name: string): AsyncGenerator<Buffer, void> {
    const entry = this.entries.get(name);
    if (!entry) return;
    try {
      for await (const piece of (await this.zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
        this.unpacked += piece.length;
        if (this.unpacked > MOST_UNPACKED)
          throw notAZip(`It unpacks to more than ${MOST_UNPACKED / 1e6} MB, and as many at most are read.`);
        yield piece;
      }
    } catch (error) {
      throw told(error);
    }
  }

  /** The whole of a file of it; undefined if it has none of the name. */
  async whole(name: string): Promise<Buffer | undefined> {
    if (!this.has(name)) return undefined;
    const pieces: Buffer[] = [];
    for await (const piece of this.read(name)) pieces.push(piece);
    return Buffer.concat(pieces);
  }
}

const told = (error: unknown): SamgrafError =>
  error instanceof SamgrafError ? error : notAZip(messageOf(error), error);

const checkApart = (entries: readonly Entry[]): void => {
  const inOrder = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let end = 0;
  for (const { relativeOffsetOfLocalHeader: start, compressedSize, fileNameLength } of inOrder) {
    if (start < end) throw notAZip('Files in it overlap.');
    end = start + LOCAL_HEADER + fileNameLength + compressedSize;
  }
};
