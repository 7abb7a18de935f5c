import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { SamgrafError, required } from '../errors';
import { LAYOUT, checkFits } from '../exchange/migrate';
import { layoutOf } from '../model/layout';
import type { Model } from '../model/model';
import { toSecond } from '../model/scalars';
import { BESIDE_KEYS } from '../plan/stored-part';
import type { Looking, Row, Store, Writing } from '../store/store';
import { changedSince, type Amended } from './changed-since';
import { copyRecords } from './copy-records';
import { PARTS, besideLine, headerOf, type BackupCounts, type NAMED, type BackupPart } from './format';
import { linesOf } from './read-file';
import { LineFile, nameFile } from './write-file';

/** Lines between two that tell how far it is. */
const STEP = 100_000;
const PAGE = 1_000;
/** What is read once and thrown away is packed as fast as can be. */
const FAST = 1;
const USUAL = 6;
/** How often the records are copied while others write; then they wait until it is done. */
const BESIDE_OTHERS = 3;

export type BackupOptions = Readonly<{
  /** Of Samgraf. */ version: string;
  /** Replaces a file that is there. */ replace?: boolean;
  tell?: (message: string) => void;
}>;
export type BackedUp = Readonly<{ counts: BackupCounts; sequence: number; sha256: string }>;

/** The graph while nobody writes. */
type Still = Looking &
  Pick<Writing, 'entries' | 'sequence' | 'noted'> &
  Readonly<{ note: (key: string) => Promise<string | undefined> }>;

/**
 * Writes all that a store holds to a file, of one moment: the records are copied while others write, and what was written meanwhile once
 * more when nobody does. A file takes its name when it is whole and on the disk.
 * @throws DATA_DOES_NOT_FIT
 */
export const backUp = async (
  model: Model,
  store: Store,
  path: string,
  options: BackupOptions,
): Promise<BackedUp> => {
  if (options.replace !== true && existsSync(path))
    throw new SamgrafError(
      'BAD_INPUT',
      `There is a file ${path}, which is not written over.`,
      'Name another one, or say --replace.',
    );
  await checkFits(model, store);
  await removeLeft(path);
  const backup = new Backup(model, store, path, options);
  try {
    return await backup.make();
  } finally {
    await backup.clear();
  }
};

class Backup {
  private readonly counts = new Map<BackupPart, number>(PARTS.map(part => [part, 0]));
  private readonly files: LineFile[] = [];
  private readonly at = toSecond(new Date().toISOString());
  private told = 0;

  constructor(
    private readonly model: Model,
    private readonly store: Store,
    private readonly path: string,
    private readonly options: BackupOptions,
  ) {}

  async make(): Promise<BackedUp> {
    const file = this.begin('part', USUAL);
    for (let attempt = 1; ; attempt += 1) {
      const records = this.begin(`records-${attempt}`, FAST);
      const isBeside = attempt <= BESIDE_OTHERS;
      const before = isBeside ? await this.moment(this.store) : undefined;
      if (isBeside) await this.copy(this.store, records);
      const copied = await this.whileStill(async graph => {
        if (!isBeside) await this.copy(graph, records);
        const amended = before ? await this.amended(graph, before) : NONE;
        if (amended) await this.beside(graph, file);
        return amended && { amended, sequence: await graph.sequence() };
      });
      await records.close();
      if (copied) return this.finish(file, records, copied);
      await records.remove();
    }
  }

  async clear(): Promise<void> {
    for (const file of this.files) await file.remove();
  }

  private begin(name: string, level: number): LineFile {
    const file = new LineFile(`${this.path}.${process.pid}.${name}`, level);
    this.files.push(file);
    return file;
  }

  /** A load may give records another owner, which is no change of what they say, and none in the log. */
  private async moment(graph: Pick<Still, 'sequence' | 'note'>): Promise<Moment> {
    return { sequence: await graph.sequence(), loaded: await graph.note(LOADED) };
  }

  private async amended(graph: Still, before: Moment): Promise<Amended | undefined> {
    const now = await this.moment(graph);
    if (now.loaded !== before.loaded) return undefined;
    return now.sequence === before.sequence ? NONE : changedSince(this.model, graph, before.sequence);
  }

  /** A store that nothing can be written to is as it is. */
  private whileStill<T>(work: (graph: Still) => Promise<T>): Promise<T> {
    const { store } = this;
    if (!store.unwritable) return store.transact(work);
    return work({
      look: lookup => store.look(lookup),
      entries: query => store.entries(query),
      sequence: () => store.sequence(),
      note: key => store.note(key),
      noted: (after, limit) => store.look({ kind: 'beside', of: 'notes', after, limit }),
    });
  }

  /** Each line after what it is found by. */
  private async copy(graph: Looking, records: LineFile): Promise<void> {
    this.told = 0;
    for await (const page of copyRecords(graph)) {
      await records.write(page.map(({ id, line }) => `${id}\t${line}`));
      this.tell('Copied', page.length);
    }
  }

  private tell(did: string, more: number): void {
    const before = this.told;
    this.told += more;
    if (Math.floor(before / STEP) !== Math.floor(this.told / STEP))
      this.options.tell?.(`${did} ${this.told.toLocaleString('en')} records.`);
  }

  private async beside(graph: Still, file: LineFile): Promise<void> {
    const header = headerOf(this.model, this.options.version, this.at);
    await file.write([JSON.stringify(header)]);
    await this.pages(file, 'marks', '', (after, limit) =>
      graph.look({ kind: 'beside', of: 'marks', after, limit }),
    );
    await this.pages(file, 'notes', '', (after, limit) => graph.noted(String(after), limit), notLayout);
    const layout = { id: LAYOUT, value: JSON.stringify(layoutOf(this.model)) };
    await this.add(file, 'notes', [besideLine('notes', { properties: layout })]);
    await this.pages(file, 'proposals', 0, (after, limit) =>
      graph.look({ kind: 'beside', of: 'proposals', after, limit }),
    );
  }

  private async pages(
    file: LineFile,
    of: keyof typeof NAMED,
    first: string | number,
    read: (after: string | number, limit: number) => Promise<readonly Row[]>,
    isMeant: (row: Row) => boolean = () => true,
  ): Promise<void> {
    for (let [after, size] = [first, PAGE]; size === PAGE;) {
      const rows = await read(after, PAGE);
      await this.add(
        file,
        of,
        rows.filter(isMeant).map(row => besideLine(of, row)),
      );
      size = rows.length;
      after = keyOf(rows.at(-1), of) ?? after;
    }
  }

  private async add(file: LineFile, of: BackupPart, lines: readonly string[]): Promise<void> {
    await file.write(lines);
    this.counts.set(of, (this.counts.get(of) ?? 0) + lines.length);
  }

  private async finish(
    file: LineFile,
    records: LineFile,
    { amended, sequence }: Readonly<{ amended: Amended; sequence: number }>,
  ): Promise<BackedUp> {
    this.told = 0;
    await this.settle(file, records, amended);
    await this.changes(file, sequence);
    const counts = Object.fromEntries(this.counts) as BackupCounts;
    const sha256 = file.sha256();
    await file.write([JSON.stringify({ end: { counts, sequence, sha256 } })]);
    await file.close();
    await nameFile(file.path, this.path);
    return { counts, sequence, sha256 };
  }

  /** Takes what was copied, and in place of what was written meanwhile what it is now: nodes before relations. */
  private async settle(file: LineFile, records: LineFile, amended: Amended): Promise<void> {
    const now = [...amended.values()].flatMap(copied => copied ?? []);
    let reached: 'nodes' | 'relations' = 'nodes';
    const amend = (part: 'nodes' | 'relations'): Promise<void> =>
      this.add(
        file,
        part,
        now.filter(copied => copied.part === part).map(({ line }) => line),
      );
    for await (const lines of linesOf(records.path)) {
      const kept = lines
        .map(line => splitLine(line.toString('utf8', 0, line.length - 1)))
        .filter(({ id }) => !amended.has(id));
      const isRelation = ({ line }: Readonly<{ line: string }>): boolean => line.startsWith(RELATION);
      const relations = kept.filter(isRelation).map(({ line }) => line);
      await this.add(
        file,
        'nodes',
        kept.filter(one => !isRelation(one)).map(({ line }) => line),
      );
      if (relations.length > 0 && reached === 'nodes') {
        await amend('nodes');
        reached = 'relations';
      }
      await this.add(file, 'relations', relations);
      this.tell('Wrote', lines.length);
    }
    if (reached === 'nodes') await amend('nodes');
    await amend('relations');
  }

  /** What is in the log stays as it is, so that nobody need wait while it is copied. */
  private async changes(file: LineFile, upTo: number): Promise<void> {
    for (let after = 0; after < upTo;) {
      const rows = await this.store.look({ kind: 'beside', of: 'changes', after, limit: PAGE });
      const upToThere = rows.filter(row => Number(keyOf(row, 'changes')) <= upTo);
      await this.add(
        file,
        'changes',
        upToThere.map(row => besideLine('changes', row)),
      );
      after = Number(required(keyOf(rows.at(-1), 'changes'), 'the log has all entries up to its last'));
    }
  }
}

/** Removes what backups to this file that were killed have left: theirs is the number in the name. */
const removeLeft = async (path: string): Promise<void> => {
  const [folder, begins] = [dirname(path), `${basename(path)}.`];
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const writer = name.startsWith(begins) ? PART.exec(name.slice(begins.length))?.[1] : undefined;
    if (writer !== undefined && !isRunning(Number(writer))) await rm(join(folder, name), { force: true });
  }
};
const PART = /^(\d{1,10})\.(?:part|records-\d)$/;

const isRunning = (id: number): boolean => {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The note of what was loaded last. */
const LOADED = 'seed';
type Moment = Readonly<{ sequence: number; loaded: string | undefined }>;
const NONE: Amended = new Map();
const RELATION = '{"relation":';

const keyOf = (row: Row | undefined, of: keyof typeof NAMED): string | number | undefined =>
  (row?.['properties'] as Readonly<Record<string, string | number>> | undefined)?.[BESIDE_KEYS[of]];

const notLayout = (row: Row): boolean => keyOf(row, 'notes') !== LAYOUT;

const splitLine = (text: string): Readonly<{ id: string; line: string }> => {
  const at = text.indexOf('\t');
  return { id: text.slice(0, at), line: text.slice(at + 1) };
};
