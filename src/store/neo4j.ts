import neo4j, { type Driver, type Record as Neo4jRecord, type Session } from 'neo4j-driver';
import { compileLookup } from '../cypher/compile-lookup';
import { compileConstraints, compileDatedNames, compileNote } from '../cypher/constraints';
import type { Bounds } from '../plan/bounds';
import { DATE_MARKS } from '../cypher/date-marks';
import { NEO4J } from '../cypher/dialect';
import type { Statement } from '../cypher/fragment';
import { known } from '../errors';
import type { Model } from '../model/model';
import type { Bound, Plan } from '../plan/plan';
import type { Traversal } from '../plan/traversal';
import type { Lookup, WritePlan } from '../plan/write';
import { MARKS, OutOfDate, type Dated, type Statistics } from '../plan/statistics';
import { Late, isPassing, storeError, writeError } from './neo4j-errors';
import { readStatistics } from './read-statistics';
import { Statements, bindAll, oneRow } from './statements';
import type { Row, Store, Writing } from './store';
import { WritingIn } from './writing-in';

/** For what looks at the whole graph when a server starts: ten minutes; 5 million relations take some twenty seconds. */
const WHOLE_GRAPH = 600_000;

export type Neo4jOptions = Readonly<{
  url: string;
  user?: string | undefined;
  password?: string | undefined;
  database?: string | undefined;
  /** Milliseconds. */ timeout?: number;
}>;

/** A load takes as long as it takes. */
const NO_TIMEOUT = 0;
type Transaction = Awaited<ReturnType<Session['beginTransaction']>>;

const RETRIES = 2;
const DEFAULT_TIMEOUT = 10_000;
const CONNECT_TIMEOUT = 5_000;
/** How long a connection may stay silent after its time is up: Neo4j looks every 2 s for statements to end (db.transaction.monitor.check.interval). */
const SILENCE = 3_000;

type Mode = typeof neo4j.session.READ | typeof neo4j.session.WRITE;

/**
 * Neo4j over Bolt. A read is an auto-commit statement (one round trip; a managed transaction takes three) that is
 * retried here when the server was merely away; a write is a managed transaction. Bookmarks make a read see the
 * writes of this process, on a cluster too; kept here, since the driver's manager asks for them at each read (0.03 ms)
 * and a read has none to give. The time limit holds here as well as in the database, since a network that
 * swallows everything says nothing of it.
 */
export class Neo4jStore implements Store {
  readonly name = 'neo4j';
  readonly version = undefined;
  statements = 0;
  private model: Model | undefined;
  private driver: Driver;
  private readonly compiled = new Statements(NEO4J);
  private readonly timeout: number;
  private readonly session: Readonly<{ database?: string }>;
  private bookmarks: readonly string[] = [];
  private closed = false;

  constructor(private readonly options: Neo4jOptions) {
    this.timeout = options.timeout ?? DEFAULT_TIMEOUT;
    this.session = options.database ? { database: options.database } : {};
    this.driver = this.connect();
  }

  private connect(): Driver {
    const { url, user, password } = this.options;
    return neo4j.driver(url, user ? neo4j.auth.basic(user, password ?? '') : undefined, {
      disableLosslessIntegers: true,
      maxTransactionRetryTime: 10_000,
      connectionTimeout: Math.min(CONNECT_TIMEOUT, this.timeout / 2),
      connectionAcquisitionTimeout: this.timeout + SILENCE,
    });
  }

  async prepare(model: Model): Promise<Statistics> {
    this.model = model;
    for (const text of compileConstraints(model, NEO4J)) await this.execute(text, {}, neo4j.session.WRITE);
    await this.execute('CALL db.awaitIndexes(300)', {}, neo4j.session.READ, 300_000);
    return this.statistics();
  }

  async read(plan: Plan, variables: Bound): Promise<Row> {
    return upToDate(
      await oneRow(this.compiled.read(plan), statement => this.run(statement, variables)),
      variables,
    );
  }

  async find(traversals: readonly Traversal[], variables: Bound, bounds: Bounds): Promise<Row> {
    return upToDate(
      await oneRow(this.compiled.find(traversals, bounds), statement => this.run(statement, variables)),
      variables,
    );
  }

  private async run(statement: Statement, variables: Bound = {}): Promise<readonly Row[]> {
    return this.execute(statement.text, withIntegers(bindAll(statement, variables)), neo4j.session.READ);
  }

  /** Within the time limit, retries included; a failure that itself took long is not tried again. */
  private async execute(
    text: string,
    parameters: Bound,
    mode: Mode,
    timeout = this.timeout,
  ): Promise<readonly Row[]> {
    const start = performance.now();
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.within(
          timeout - (performance.now() - start),
          this.attempt(text, parameters, mode, timeout),
        );
      } catch (error) {
        if (attempt >= RETRIES || !isPassing(error) || performance.now() - start >= timeout / 2)
          throw storeError(error, timeout);
        await new Promise(resolve => {
          setTimeout(resolve, Math.min(100, timeout / 10) * 2 ** attempt);
        });
      }
    }
  }

  private async attempt(
    text: string,
    parameters: Bound,
    mode: Mode,
    timeout: number,
  ): Promise<readonly Row[]> {
    this.statements += 1;
    const { bookmarks } = this;
    const session = this.driver.session({
      ...this.session,
      defaultAccessMode: mode,
      bookmarks: [...bookmarks],
    });
    try {
      const { records } = await session.run(text, parameters, { timeout });
      if (mode === neo4j.session.WRITE) this.written(bookmarks, session.lastBookmarks());
      return records.map(toRow);
    } finally {
      await session.close();
    }
  }

  /** Later reads wait for this write, and for those that ended while it ran. */
  private written(before: readonly string[], after: readonly string[]): void {
    this.bookmarks = [...this.bookmarks.filter(bookmark => !before.includes(bookmark)), ...after];
  }

  private within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
    const { driver } = this;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => {
          this.hangUpIfSilent(driver, work);
          reject(new Late());
        },
        Math.max(milliseconds, 0),
      );
      work
        .finally(() => {
          clearTimeout(timer);
        })
        .then(resolve, reject);
    });
  }

  /** Where not even the end of the statement is told, connections are dead without saying so: later reads get new ones. */
  private hangUpIfSilent(driver: Driver, work: Promise<unknown>): void {
    const timer = setTimeout(() => {
      if (this.closed || this.driver !== driver) return;
      this.driver = this.connect();
      void driver.close();
    }, SILENCE).unref();
    const told = (): void => {
      clearTimeout(timer);
    };
    work.then(told, told);
  }

  async look(lookup: Lookup): Promise<readonly Row[]> {
    const statement = compileLookup(lookup, NEO4J);
    return this.execute(
      statement.text,
      withIntegers(bindAll(statement, {})),
      neo4j.session.READ,
      WHOLE_GRAPH,
    );
  }

  /** A managed transaction: tried again where the database was merely away, since a plan written twice is written once. */
  async write(plan: WritePlan): Promise<void> {
    await this.inSession(session =>
      session.executeWrite(transaction => this.writeIn(transaction, graph => graph.write(plan))),
    );
  }

  async transact<T>(work: (graph: Writing) => Promise<T>): Promise<T> {
    return this.inSession(async session => {
      const transaction = await session.beginTransaction({ timeout: NO_TIMEOUT });
      try {
        const done = await this.writeIn(transaction, work);
        await transaction.commit();
        return done;
      } finally {
        if (transaction.isOpen()) await transaction.rollback();
      }
    });
  }

  private async writeIn<T>(
    transaction: Pick<Transaction, 'run'>,
    work: (graph: Writing) => Promise<T>,
  ): Promise<T> {
    const graph = new WritingIn(known(this.model, 'prepare comes first'), NEO4J, async statement => {
      this.statements += 1;
      const rows: unknown[][] = [];
      const values = Object.entries(bindAll(statement, {})).map(([name, value]): [string, unknown] => {
        if (!Array.isArray(value)) return [name, value];
        rows.push([...(value as unknown[])]);
        return [name, rows[rows.length - 1]];
      });
      const { records } = await transaction.run(statement.text, withIntegers(Object.fromEntries(values)));
      // The driver keeps what it sent and what it got until the transaction ends: of 252,000 records, 200 MB and more.
      for (const list of rows) list.length = 0;
      return records.splice(0).map(toRow);
    });
    await graph.takeTurn();
    return work(graph);
  }

  private async inSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const { bookmarks } = this;
    const session = this.driver.session({ ...this.session, bookmarks: [...bookmarks] });
    try {
      const done = await work(session);
      this.written(bookmarks, session.lastBookmarks());
      return done;
    } catch (error) {
      throw writeError(error, this.timeout);
    } finally {
      await session.close();
    }
  }

  async statistics(): Promise<Statistics> {
    // Marks first: one that is set meanwhile is then missed, and seen by the next read.
    const { names, marks } = await this.dated();
    const read = await readStatistics(known(this.model, 'prepare comes first'), statement =>
      this.execute(statement.text, {}, neo4j.session.READ, WHOLE_GRAPH),
    );
    return { ...read, dated: new Set([...read.dated, ...names]), marks };
  }

  async dated(): Promise<Dated> {
    const rows = await this.run(compileDatedNames());
    return { names: new Set(rows.map(row => String(row['name']))), marks: rows.length };
  }

  async note(key: string): Promise<string | undefined> {
    return (await this.run(compileNote(key)))[0]?.['value'] as string | undefined;
  }

  async setNote(key: string, value: string): Promise<void> {
    await this.transact(graph => graph.setNote(key, value));
  }

  async ping(): Promise<void> {
    await this.execute('RETURN 1', {}, neo4j.session.READ, 2_000);
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.driver.close();
  }
}

/** A row that was read by a plan which knew of all the dates that there are. */
const upToDate = (row: Row, variables: Bound): Row => {
  const [marks, known] = [row[DATE_MARKS], variables[MARKS]];
  if (marks !== undefined && known !== undefined && marks !== known)
    throw new OutOfDate('The plan is older than the dates in the graph.');
  return row;
};

const toRow = (record: Neo4jRecord): Row => record.toObject();

/** JavaScript has one kind of number; a whole one is sent as an integer, which LIMIT demands and comparisons accept. */
const withIntegers = (values: Record<string, unknown>): Record<string, unknown> => {
  for (const name in values)
    if (Number.isSafeInteger(values[name])) values[name] = neo4j.int(values[name] as number);
  return values;
};
