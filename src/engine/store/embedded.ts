import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import type * as EngineModule from '@grafeo-db/js';
import type { GrafeoDB, QueryResult } from '@grafeo-db/js';
import { EMBEDDED } from '../cypher/dialect';
import type { Statement } from '../cypher/fragment';
import { SamgrafError, invariant } from '../errors';
import type { Batch } from '../plan/change-log';
import { attempt, checkStoreFile, openingError, writingError } from './check-file';
import { CypherStore, type Purpose } from './cypher-store';
import { LogFlush, type Durability } from './flush';
import { oneByOne, type Aside, type Sending } from './pipeline';
import { bindAll } from './cypher-store';
import type { Notes, Row, RowInParts, Writing } from './store';

/** How long rows are converted in one turn of the event loop. */
const CONVERTED_MS = 1;

/** Statements that write, each of a batch of records, between two commits of a store that nobody sees yet. */
const COMMITTED_AT_ONCE = 10;

const CHECKPOINT = { intervalMs: 60_000, walBytes: 16 * 1024 * 1024 };

/** The embedded store: one file on disk (or memory if no path is given), in this process. */
export class EmbeddedStore extends CypherStore {
  readonly name = 'embedded';
  readonly longest = LONGEST_MS;
  version = 0;
  /** Why nothing could be written when the store was opened. */
  unwritable: SamgrafError | undefined;
  /** Until it is opened again. */
  private isReadOnly = false;
  /** Until it is put in its place, nobody sees what is committed, so a transaction may be several. */
  private isBeingMade = false;
  private closed = false;
  private closing: Promise<void> | undefined;
  private readonly gaps = new LoopYield();
  private flush: LogFlush | undefined;
  /** One writer at a time; each waits for the previous one. */
  private writing: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly db: GrafeoDB,
    private readonly path: string,
  ) {
    super(EMBEDDED);
  }

  /**
   * Opens or creates the file. If it is damaged or in use, a specific error is thrown and the file is not
   * changed. A file that is not there yet begins as a copy of `beginsAs`.
   */
  static async open(
    path?: string,
    durability: Durability = 'flushed',
    beginsAs?: BeginsAs,
  ): Promise<EmbeddedStore> {
    const engine = await loadEngine();
    const unwritable = path ? checkStoreFile(path) : undefined;
    if (path && unwritable) return EmbeddedStore.readingOnly(engine, path, unwritable);
    if (path && beginsAs)
      attempt(path, () => {
        begin(path, beginsAs);
      });
    try {
      const db = path ? engine.GrafeoDB.create(path) : engine.GrafeoDB.create();
      if (path) db.setCheckpointTriggers(CHECKPOINT);
      const store = new EmbeddedStore(db, path ?? '');
      if (path && durability === 'flushed') await store.flushCommits();
      return store;
    } catch (error) {
      const full = writingError(path ?? '', error);
      if (!path || !full || !existsSync(path)) throw openingError(path ?? '', error);
      return EmbeddedStore.readingOnly(engine, path, full);
    }
  }

  /**
   * Makes a store where there is none, whole or not at all: beside it until `work` is done, then in its place by a link,
   * which takes nobody's place. The engine keeps all that is not committed in memory (630,000 records: 2 GB), and here
   * commits as it goes. What a process that died has left is removed.
   */
  static async make<T>(path: string, work: (store: EmbeddedStore) => Promise<T>): Promise<T> {
    const made = `${path}.making`;
    if (existsSync(made)) await checkUnused(made);
    remove(made);
    const store = await EmbeddedStore.open(made, 'relaxed');
    store.isBeingMade = true;
    try {
      const done = await work(store).finally(() => store.close());
      putInPlace(made, path);
      return done;
    } finally {
      remove(made);
    }
  }

  /** Opens what is there, which can be read all the same. */
  private static readingOnly({ GrafeoDB: Db }: Engine, path: string, why: SamgrafError): EmbeddedStore {
    try {
      const store = new EmbeddedStore(Db.openReadOnly(path), path);
      store.isReadOnly = true;
      store.unwritable = why;
      return store;
    } catch (error) {
      throw openingError(path, error);
    }
  }

  private async flushCommits(): Promise<void> {
    this.flush = new LogFlush(this.path);
    await this.flush.begin();
  }

  private checkOpen(): void {
    if (this.closed)
      throw new SamgrafError(
        'STORE_UNAVAILABLE',
        'The store is closed.',
        'The server is stopping: try again in a moment.',
      );
  }

  protected async run(
    text: string,
    values: Record<string, unknown>,
    purpose?: Purpose,
  ): Promise<readonly Row[]> {
    return this.rowsOf(await this.resultOf(text, values, purpose));
  }

  /** What is not converted yet is in the engine's memory, where no garbage collection goes through it. */
  protected override async runInParts(text: string, values: Record<string, unknown>): Promise<RowInParts> {
    const result = await this.resultOf(text, values);
    invariant(result.length > 0, 'a read gives one row');
    return { first: result.get(0), more: result.length === 1 ? [] : restOf(result) };
  }

  private async resultOf(
    text: string,
    values: Record<string, unknown>,
    purpose?: Purpose,
  ): Promise<QueryResult> {
    this.checkOpen();
    if (purpose !== 'order') this.statements += 1;
    try {
      return await this.db.executeCypher(text, values);
    } catch (error) {
      throw tooDeep(error) ?? tooLong(error) ?? error;
    }
  }

  /** Conversion takes the event loop, so many rows are converted a few at a time. */
  private async rowsOf(result: QueryResult): Promise<readonly Row[]> {
    if (result.length <= 1) return result.toArray();
    const rows: Row[] = [];
    while (rows.length < result.length) {
      if (rows.length > 0) await this.gaps.next();
      const until = performance.now() + CONVERTED_MS;
      do rows.push(result.get(rows.length));
      while (rows.length < result.length && performance.now() < until);
    }
    return rows;
  }

  protected names(): Promise<ReadonlySet<string>> {
    return Promise.resolve(new Set());
  }

  /** Where nothing can be written, what was defined before is there, and reading goes on with it. */
  protected async define(text: string, values: Record<string, unknown> = {}): Promise<void> {
    if (this.isReadOnly) return;
    try {
      await this.db.executeCypher(text, values);
    } catch (error) {
      const unwritable = writingError(this.path, error);
      if (!unwritable) throw error;
      this.unwritable = unwritable;
    }
  }

  protected defined(): Promise<void> {
    return Promise.resolve();
  }

  /** One engine transaction; a commit is on the disk before this resolves, and the next is made meanwhile. */
  async transact<T>(work: (graph: Writing) => Promise<T>, batch?: Batch, limit = Infinity): Promise<T> {
    const until = performance.now() + limit;
    const turn = this.writing.then(() => this.transactNow(work, batch, until));
    this.writing = turn.catch(() => undefined);
    const done = await turn;
    await this.flush?.flushed();
    return done;
  }

  private async transactNow<T>(
    work: (graph: Writing) => Promise<T>,
    batch: Batch | undefined,
    until: number,
  ): Promise<T> {
    this.checkOpen();
    checkInTime(until);
    let transaction = this.begin();
    let sent = 0;
    const run = async (statement: Statement): Promise<readonly Row[]> => {
      checkInTime(until);
      this.statements += 1;
      sent += 1;
      if (this.isBeingMade && sent % COMMITTED_AT_ONCE === 0) {
        transaction.commit();
        transaction = this.begin();
      }
      return (await transaction.executeCypher(statement.text, bindAll(statement, {}))).toArray();
    };
    try {
      const graph = this.writingBy(oneByOne(run), batch);
      await graph.takeTurn();
      const done = await work(graph);
      await graph.finish();
      checkInTime(until);
      // Before the commit, so that no read can end between the two.
      if (graph.hasMarked) this.markings += 1;
      transaction.commit();
      this.version += 1;
      this.writes.note(graph.touched);
      this.orders.written(graph.written);
      return done;
    } catch (error) {
      throw await this.rolledBack(transaction, error);
    }
  }

  /** Waits for whoever writes, as they wait for it: the engine has one writer. */
  async noting<T>(work: (notes: Notes) => Promise<T>): Promise<T> {
    const noting = this.writing.then(() => this.noteNow(work));
    this.writing = noting.catch(() => undefined);
    const done = await noting;
    await this.flush?.flushed();
    return done;
  }

  private noteNow<T>(work: (notes: Notes) => Promise<T>): Promise<T> {
    return this.inOne(({ run }) => work(this.notesBy(run)));
  }

  /** The engine has one writer, so that others wait until all of it is done. */
  protected async alone<T>(work: (each: Aside) => Promise<T>): Promise<T> {
    const turn = this.writing.then(() => work(inner => this.inOne(inner)));
    this.writing = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.markings += 1;
      this.version += 1;
      this.writes.note(undefined);
      this.orders.written(undefined);
      await this.flush?.flushed();
    }
  }

  private async inOne<T>(work: (sending: Sending) => Promise<T>): Promise<T> {
    this.checkOpen();
    const transaction = this.begin();
    try {
      const done = await work(
        oneByOne(async statement => {
          this.statements += 1;
          return (await transaction.executeCypher(statement.text, bindAll(statement, {}))).toArray();
        }),
      );
      transaction.commit();
      return done;
    } catch (error) {
      throw await this.rolledBack(transaction, error);
    }
  }

  private begin(): ReturnType<GrafeoDB['beginTransaction']> {
    if (this.isReadOnly && this.unwritable) throw this.unwritable;
    try {
      return this.db.beginTransaction();
    } catch (error) {
      throw writingError(this.path, error) ?? error;
    }
  }

  /**
   * Why a transaction was not done; of a full disk, the engine says it of either step. By a statement, which the engine runs on
   * a thread of its own: of 9,000 changes its function of that name holds the event loop for 165 ms.
   */
  private async rolledBack(
    transaction: ReturnType<GrafeoDB['beginTransaction']>,
    error: unknown,
  ): Promise<unknown> {
    let first = writingError(this.path, error);
    try {
      if (transaction.isActive) await transaction.execute('ROLLBACK');
    } catch (second) {
      first ??= writingError(this.path, second);
    }
    return first ?? error;
  }

  override giveWay(): void {
    putEngineBehind();
  }

  async ping(): Promise<void> {
    this.checkOpen();
    this.db.nodeCount();
    return Promise.resolve();
  }

  close(): Promise<void> {
    return (this.closing ??= this.closeNow());
  }

  private async closeNow(): Promise<void> {
    await this.writing;
    if (!this.isReadOnly && this.path !== '') await this.noteRead();
    this.closed = true;
    await this.writing;
    await this.flush?.close();
    try {
      this.db.close();
    } catch (error) {
      // What was acknowledged is in the log beside the file, from which the next start takes it.
      if (!writingError(this.path, error)) throw error;
    }
  }
}

/** A file that another can begin as a copy of, and what it is known to hold, in hexadecimal. */
export type BeginsAs = Readonly<{ path: string; sha256: string }>;

/**
 * Puts a copy where there is no store yet, whole or not at all: under another name, on the disk, and then by a link, which
 * takes nobody's place. Does nothing where the file to copy is another than it should be, or links are unknown.
 */
const begin = (path: string, { path: from, sha256 }: BeginsAs): void => {
  if (existsSync(path) || existsSync(`${path}.wal`) || !existsSync(from)) return;
  const bytes = readFileSync(from);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) return;
  const made = `${path}.${process.pid}`;
  try {
    writeFileSync(made, bytes);
    // Another process may be first: what is there then is opened as without a copy.
    linkTo(path, made);
  } finally {
    rmSync(made, { force: true });
  }
};

/**
 * Gives a file that is on the disk another name, which takes nobody's place.
 *
 * @returns TAKEN if something has the name, NO_LINKS if the file system has none
 * @throws STORE_NOT_WRITABLE if the disk does not take it
 */
const linkTo = (path: string, made: string): 'LINKED' | 'TAKEN' | 'NO_LINKS' =>
  attempt(path, () => {
    const file = openSync(made, 'r+');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    try {
      linkSync(made, path);
      return 'LINKED';
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') return 'TAKEN';
      if (UNLINKED.has(code)) return 'NO_LINKS';
      throw error;
    }
  });

/** How systems say that a file system has no links. */
const UNLINKED: ReadonlySet<string> = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP']);

const remove = (path: string): void => {
  for (const part of [path, `${path}.wal`]) rmSync(part, { recursive: true, force: true });
};

/** @throws STORE_IN_USE if another process is making it; one that is damaged is nobody's. */
const checkUnused = async (made: string): Promise<void> => {
  try {
    await (await EmbeddedStore.open(made, 'relaxed')).close();
  } catch (error) {
    if (error instanceof SamgrafError && error.code === 'STORE_IN_USE') throw error;
  }
};

/** Where the file system has no links, a store that was made meanwhile would be replaced; elsewhere that is refused. */
const putInPlace = (made: string, path: string): void => {
  const linked = linkTo(path, made);
  if (linked === 'TAKEN')
    throw new SamgrafError(
      'STORE_IN_USE',
      `Another process has made the store ${path} meanwhile; nothing of this load was kept.`,
      'Load again, into what is there now.',
    );
  if (linked === 'NO_LINKS')
    attempt(path, () => {
      renameSync(made, path);
    });
};

function* restOf(result: QueryResult): Generator<Row> {
  for (let i = 1; i < result.length; i += 1) yield result.get(i);
}

type Engine = typeof EngineModule;

/**
 * Loaded only when an embedded store is opened. A CommonJS module: its exports are under `default` when
 * imported natively.
 */
const loadEngine = async (): Promise<Engine> => {
  const module = (await import('@grafeo-db/js')) as Engine & { readonly default?: Engine };
  return module.default ?? module;
};

/** The engine limits the nesting depth of a statement, and reports it before running any of it. */
const tooDeep = (error: unknown): SamgrafError | undefined =>
  error instanceof Error && error.message.includes('plan depth limit')
    ? new SamgrafError(
        'TOO_COMPLEX',
        'The operation asks for more lists at once than the embedded store can read.',
        'Ask for fewer lists inside one another, or in requests of their own.',
        { cause: error },
      )
    : undefined;

/** How long the engine lets a statement take; there is no way to tell it otherwise. */
const LONGEST_MS = 30_000;

const tooLong = (error: unknown): SamgrafError | undefined =>
  error instanceof Error && /Query exceeded .*timeout/.test(error.message)
    ? new SamgrafError(
        'TIMEOUT',
        `The embedded store did not finish within ${LONGEST_MS / 1000} s, which is as long as it lets a statement take.`,
        'Ask for less at once: fewer levels, a smaller page, a narrower filter; or try again in a moment.',
        { cause: error },
      )
    : undefined;

/** @throws TIMEOUT past a deadline of changes, which are then rolled back */
const checkInTime = (until: number): void => {
  if (performance.now() > until)
    throw new SamgrafError(
      'TIMEOUT',
      'The change was not finished within its time limit; nothing was written.',
      'Send it again, or in several requests; others may be writing.',
    );
};

/** What Linux calls the threads on which the engine runs statements. */
const ENGINE = 'tokio-rt-worker';
const TASKS = '/proc/self/task';
/** Of a processor that both want, the event loop gets nine times as much; one that it leaves is the engine's. */
const BEHIND = 10;
/** The lowest priority there is. */
const LOWEST = 19;

/**
 * Puts the engine's threads behind the event loop, which otherwise waits for its turn among them whenever more statements
 * run than there are processors. Those that the engine starts later take after the one that starts them.
 */
const putEngineBehind = (): void => {
  // Elsewhere a thread has no priority of its own.
  if (process.platform === 'linux') for (const task of readdirSync(TASKS)) putBehind(task);
};

/** @throws What the system says, unless the thread has ended since it was listed. */
const putBehind = (task: string): void => {
  try {
    if (readFileSync(`${TASKS}/${task}/comm`, 'utf8').trim() === ENGINE)
      setPriority(Number(task), Math.min(LOWEST, getPriority() + BEHIND));
  } catch (error) {
    const { code, info } = error as { code?: string; info?: { code?: string } };
    if (code !== 'ENOENT' && code !== 'ESRCH' && info?.code !== 'ESRCH') throw error;
  }
};

/**
 * LoopYield in the event loop for work that takes it: one at a time, each in a turn of its own, so that whatever has come
 * in is handled between any two.
 */
class LoopYield {
  private last: Promise<void> = Promise.resolve();

  /** Resolves in a later turn of the event loop than all gaps before it. */
  next(): Promise<void> {
    this.last = this.last.then(() => new Promise(resolve => setImmediate(resolve)));
    return this.last;
  }
}
