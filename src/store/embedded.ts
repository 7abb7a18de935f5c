import type * as EngineModule from '@grafeo-db/js';
import type { GrafeoDB } from '@grafeo-db/js';
import { compileLookup } from '../cypher/compile-lookup';
import { compileConstraints, compileDatedNames, compileNote } from '../cypher/constraints';
import type { Bounds } from '../plan/bounds';
import { EMBEDDED } from '../cypher/dialect';
import type { Statement } from '../cypher/fragment';
import { SamgrafError, known } from '../errors';
import type { Model } from '../model/model';
import type { Bound, Plan } from '../plan/plan';
import type { Traversal } from '../plan/traversal';
import type { Lookup, WritePlan } from '../plan/write';
import type { Dated, Statistics } from '../plan/statistics';
import { checkStoreFile, openingError } from './check-file';
import { readStatistics } from './read-statistics';
import { Statements, bindAll, oneRow } from './statements';
import type { Row, Store, Writing } from './store';
import { WritingIn } from './writing-in';

const CHECKPOINT = { intervalMs: 60_000, walBytes: 16 * 1024 * 1024 };

/** The embedded store: one file on disk (or memory when no path is given), in this process. */
export class EmbeddedStore implements Store {
  readonly name = 'embedded';
  statements = 0;
  version = 0;
  private closed = false;
  private model: Model | undefined;
  private readonly compiled = new Statements(EMBEDDED);
  /** One writer at a time; each waits for the one before. */
  private writing: Promise<unknown> = Promise.resolve();

  private constructor(private readonly db: GrafeoDB) {}

  /** Opens or creates the file. A damaged one, or one in use, is an error that says so, and is left as it is. */
  static async open(path?: string): Promise<EmbeddedStore> {
    const { GrafeoDB: Engine } = await loadEngine();
    if (path) checkStoreFile(path);
    let db: GrafeoDB;
    try {
      db = path ? Engine.create(path) : Engine.create();
    } catch (error) {
      throw openingError(path ?? '', error);
    }
    if (path) db.setCheckpointTriggers(CHECKPOINT);
    return new EmbeddedStore(db);
  }

  async prepare(model: Model): Promise<Statistics> {
    this.model = model;
    for (const statement of compileConstraints(model, EMBEDDED)) await this.db.executeCypher(statement);
    return this.statistics();
  }

  async read(plan: Plan, variables: Bound): Promise<Row> {
    return oneRow(this.compiled.read(plan), statement => this.run(statement, variables));
  }

  async find(traversals: readonly Traversal[], variables: Bound, bounds: Bounds): Promise<Row> {
    return oneRow(this.compiled.find(traversals, bounds), statement => this.run(statement, variables));
  }

  private checkOpen(): void {
    if (this.closed)
      throw new SamgrafError(
        'STORE_UNAVAILABLE',
        'The store is closed.',
        'The server is stopping: try again in a moment.',
      );
  }

  private async run(statement: Statement, variables: Bound = {}): Promise<readonly Row[]> {
    this.checkOpen();
    this.statements += 1;
    try {
      return (await this.db.executeCypher(statement.text, bindAll(statement, variables))).toArray();
    } catch (error) {
      throw tooDeep(error) ?? error;
    }
  }

  async look(lookup: Lookup): Promise<readonly Row[]> {
    return this.run(compileLookup(lookup, EMBEDDED));
  }

  async write(plan: WritePlan): Promise<void> {
    await this.transact(graph => graph.write(plan));
  }

  /** One transaction of the engine; a commit is in the write-ahead log before this resolves. */
  async transact<T>(work: (graph: Writing) => Promise<T>): Promise<T> {
    const turn = this.writing.then(() => this.transactNow(work));
    this.writing = turn.catch(() => undefined);
    return turn;
  }

  private async transactNow<T>(work: (graph: Writing) => Promise<T>): Promise<T> {
    this.checkOpen();
    const transaction = this.db.beginTransaction();
    const run = async (statement: Statement): Promise<readonly Row[]> => {
      this.statements += 1;
      return (await transaction.executeCypher(statement.text, bindAll(statement, {}))).toArray();
    };
    try {
      const done = await work(new WritingIn(known(this.model, 'prepare comes first'), EMBEDDED, run));
      transaction.commit();
      return done;
    } finally {
      if (transaction.isActive) transaction.rollback();
      this.version += 1;
    }
  }

  async statistics(): Promise<Statistics> {
    return readStatistics(known(this.model, 'prepare comes first'), statement => this.run(statement));
  }

  /** Nobody else writes, so that no marks are counted. */
  async dated(): Promise<Dated> {
    const rows = await this.run(compileDatedNames());
    return { names: new Set(rows.map(row => String(row['name']))), marks: 0 };
  }

  async note(key: string): Promise<string | undefined> {
    return (await this.run(compileNote(key)))[0]?.['value'] as string | undefined;
  }

  async setNote(key: string, value: string): Promise<void> {
    await this.transact(graph => graph.setNote(key, value));
  }

  async ping(): Promise<void> {
    this.checkOpen();
    this.db.nodeCount();
    return Promise.resolve();
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.writing;
    this.db.close();
  }
}

type Engine = typeof EngineModule;

/** Loaded only when an embedded store is opened. A CommonJS module: its exports are under `default` when imported natively. */
const loadEngine = async (): Promise<Engine> => {
  const module = (await import('@grafeo-db/js')) as Engine & { readonly default?: Engine };
  return module.default ?? module;
};

/** The engine bounds how deep a statement nests, which it tells before it runs any of it. */
const tooDeep = (error: unknown): SamgrafError | undefined =>
  error instanceof Error && error.message.includes('plan depth limit')
    ? new SamgrafError(
        'TOO_COMPLEX',
        'The operation asks for more lists at once than the embedded store can read.',
        'Ask for fewer lists inside one another, or in requests of their own.',
        { cause: error },
      )
    : undefined;
