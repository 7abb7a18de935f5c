import { createHash } from 'node:crypto';
import { linesOf, textOf } from './read-file';
import {
  PARTS,
  badBackup,
  isObject,
  isProperties,
  parsed,
  partOfLine,
  readHeader,
  type BackupCounts,
  type BackupEnd,
  type Header,
  type BackupLine,
  type BackupPart,
} from './format';

/** Lines of one part that stand together, and each as it is in the file. */
export type Lines = Readonly<{ part: BackupPart; lines: readonly BackupLine[]; texts: readonly string[] }>;

const END = Buffer.from('{"end":');

/**
 * Goes through a backup from its first line to its last, and checks all that it says itself: the order, what each line is,
 * that relations have both their ends, that the log has no gap, how much there is of each, and the hash of all. What is
 * read of it is to be believed only when it has come to its end.
 */
export class BackupFile {
  private readonly hash = createHash('sha256');
  private readonly counts = new Map<BackupPart, number>(PARTS.map(part => [part, 0]));
  private readonly ids = new Set<string>();
  private reached = 0;
  private sequence = 0;
  private line = 0;
  private end: BackupEnd | undefined;
  private found: Header | undefined;

  constructor(private readonly path: string) {}

  /** The parts of a file, and at the end what its last line says. */
  async *parts(): AsyncGenerator<Lines, BackupEnd> {
    for await (const lines of linesOf(this.path)) {
      let together: { part: BackupPart; lines: BackupLine[]; texts: string[] } | undefined;
      for (const bytes of lines) {
        const text = this.next(bytes);
        const part = text === undefined ? undefined : partOfLine(text);
        if (text === undefined) continue;
        if (!part) throw this.bad('is not of any part');
        if (together && together.part !== part) {
          yield together;
          together = undefined;
        }
        together ??= { part, lines: [], texts: [] };
        together.lines.push(this.checked(part, text));
        together.texts.push(text);
      }
      if (together) yield together;
    }
    if (!this.end) throw badBackup(this.path, 'is cut: its last line is missing');
    return this.end;
  }

  /** As the first line says; known when the first part is there. */
  get header(): Header {
    if (!this.found) throw badBackup(this.path, 'is empty');
    return this.found;
  }

  /** The text of a line of a part; the first and the last line are read here. */
  private next(bytes: Buffer): string | undefined {
    if (this.end) throw badBackup(this.path, 'goes on after its last line');
    const isEnd = bytes.subarray(0, END.length).equals(END);
    const text = textOf(this.path, bytes);
    if (isEnd) {
      this.end = this.ended(text);
      return undefined;
    }
    this.hash.update(bytes);
    this.line += 1;
    if (this.found) return text;
    this.found = readHeader(this.path, text);
    return undefined;
  }

  private checked(part: BackupPart, text: string): BackupLine {
    const at = PARTS.indexOf(part);
    if (at < this.reached) throw this.bad(`of ${part} stands after those of ${PARTS[this.reached]}`);
    this.reached = at;
    this.counts.set(part, (this.counts.get(part) ?? 0) + 1);
    const line = parsed(text);
    if (!line) throw this.bad('is no JSON');
    if (part === 'nodes') this.checkNode(line);
    else if (part === 'relations') this.checkRelation(line);
    else this.checkBeside(part, line);
    return line as BackupLine;
  }

  private checkNode({ node, properties, ...more }: Readonly<Record<string, unknown>>): void {
    const { header } = this;
    const isKnown = typeof node === 'string' && Object.hasOwn(header.kinds, node);
    if (!isKnown || !isProperties(properties) || Object.keys(more).length > 0 || properties['type'] !== node)
      throw this.bad('is no record of a kind that the first line names');
    const { id } = properties;
    if (typeof id !== 'string' || this.ids.has(id))
      throw this.bad('has no id, or one that stands there before');
    this.ids.add(id);
  }

  private checkRelation({
    relation,
    from,
    to,
    properties,
    ...more
  }: Readonly<Record<string, unknown>>): void {
    if (typeof relation !== 'string' || !isProperties(properties) || Object.keys(more).length > 0)
      throw this.bad('is no relation');
    const missing = [from, to].find(id => typeof id !== 'string' || !this.ids.has(id));
    if (missing !== undefined)
      throw this.bad(`is a relation of ${String(missing)}, which is not in the file`);
    if (typeof properties['key'] !== 'string') throw this.bad('is a relation without a key');
  }

  private checkBeside(part: BackupPart, line: Readonly<Record<string, unknown>>): void {
    const [properties, ...more] = Object.values(line);
    if (!isProperties(properties) || more.length > 0) throw this.bad(`says nothing that is kept of ${part}`);
    if (part !== 'changes') return;
    const { sequence } = properties;
    if (sequence !== this.sequence + 1)
      throw this.bad(`does not follow entry ${this.sequence} of the change log`);
    this.sequence = sequence;
  }

  private ended(text: string): BackupEnd {
    const end = parsed(text)?.['end'];
    if (!isObject(end) || !isObject(end['counts']) || typeof end['sha256'] !== 'string')
      throw badBackup(this.path, 'has a last line that does not say what is in it');
    const counts = end['counts'];
    const wrong = PARTS.find(part => counts[part] !== this.counts.get(part));
    if (wrong)
      throw badBackup(
        this.path,
        `has ${this.counts.get(wrong)} ${wrong}, and says that they are ${JSON.stringify(counts[wrong])}`,
      );
    if (end['sequence'] !== this.sequence)
      throw badBackup(this.path, `lacks entries of the change log after ${this.sequence}`);
    if (end['sha256'] !== this.hash.digest('hex'))
      throw badBackup(this.path, 'is another than was written: its hash is not that of what it holds');
    return end as unknown as BackupEnd;
  }

  private bad(why: string): Error {
    return badBackup(this.path, `is no whole backup: line ${this.line} ${why}`);
  }
}

/** What a whole backup holds, as far as the file alone tells. */
export type Verified = Readonly<{ header: Header; counts: BackupCounts; sequence: number; sha256: string }>;

/** Reads all of a backup, each part by `see`. @throws BAD_BACKUP */
export const verifyFile = async (
  path: string,
  see: (part: Lines, header: Header) => Promise<void> | void = () => undefined,
): Promise<Verified> => {
  const file = new BackupFile(path);
  const parts = file.parts();
  for (;;) {
    const { done, value } = await parts.next();
    if (done) return { header: file.header, ...value };
    await see(value, file.header);
  }
};
