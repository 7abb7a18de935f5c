import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import neo4j, { type Driver, type Record as Neo4jRecord, type Session } from 'neo4j-driver';
import { REQUESTS } from '../cypher/compile-read';
import { INDEXES_IN_USE } from '../cypher/constraints';
import { NEO4J } from '../cypher/dialect';
import { ASIDE, TURN, UNTOLD, compileSetNote } from '../cypher/notes';
import type { Batch } from '../plan/change-log';
import type { Bound } from '../plan/plan';
import type { WritePlan } from '../plan/write';
import { Bookmarks, ReadSessions } from './read-sessions';
import { CypherStore, type Purpose } from './cypher-store';
import {
  CutCommit,
  Late,
  cutError,
  isCut,
  isMadeTwice,
  isPassing,
  isReplanned,
  isUnmet,
  silentError,
  storeError,
  writeError,
} from './neo4j-errors';
import { Pipeline, type Aside, type Sending } from './pipeline';
import { bindAll } from './cypher-store';
import type { Notes, Row, Writing } from './store';

type Neo4jOptions = Readonly<{
  url: string;
  user?: string | undefined;
  password?: string | undefined;
  database?: string | undefined;
  /** Milliseconds. */ timeout?: number;
}>;

type Transaction = Awaited<ReturnType<Session['beginTransaction']>>;

/** After any but a plain read, later ones wait for what was committed until it ended. */
type How = 'read' | 'read written' | 'write';

/**
 * Neo4j over Bolt. A read is an auto-commit statement (one round trip; a managed transaction takes three),
 * retried here if the server was only briefly unavailable; a write is a managed transaction. Bookmarks make a
 * read see the writes of this process, on a cluster too, and all of what it has been told was written. The time
 * limit is enforced here as well as in the database, since a network that drops all packets reports nothing.
 */
export class Neo4jStore extends CypherStore {
  readonly name = 'neo4j';
  readonly version = undefined;
  private driver: Driver;
  private reads: ReadSessions<Session>;
  private readonly timeout: number;
  private readonly session: Readonly<{ database?: string }>;
  private readonly bookmarks = new Bookmarks();
  private closed = false;

  constructor(private readonly options: Neo4jOptions) {
    super(NEO4J);
    this.timeout = options.timeout ?? DEFAULT_TIMEOUT;
    this.session = options.database ? { database: options.database } : {};
    this.driver = this.connect();
    this.reads = this.readingBy(this.driver);
  }

  private readingBy(driver: Driver): ReadSessions<Session> {
    const how = { ...this.session, defaultAccessMode: neo4j.session.READ };
    return new ReadSessions(bookmarks => driver.session({ ...how, bookmarks }), this.bookmarks);
  }

  private connect(): Driver {
    const { url, user, password } = this.options;
    return neo4j.driver(url, user ? neo4j.auth.basic(user, password ?? '') : undefined, {
      disableLosslessIntegers: true,
      // Nothing reads a statement's statuses, and receiving them is a fifth of what a small statement costs.
      notificationFilter: { minimumSeverityLevel: 'OFF' },
      maxTransactionRetryTime: 10_000,
      connectionTimeout: Math.min(CONNECT_TIMEOUT, this.timeout / 2),
      connectionAcquisitionTimeout: this.timeout + SILENCE,
    });
  }

  protected run(text: string, values: Record<string, unknown>, purpose: Purpose): Promise<readonly Row[]> {
    const timeout = purpose === 'whole graph' ? WHOLE_GRAPH : this.timeout * SHARE[purpose];
    const requests = values[REQUESTS];
    if (Array.isArray(requests)) for (const own of requests) withIntegers(own as Record<string, unknown>);
    const told = Math.max(timeout, this.timeout);
    const how = purpose === 'written' ? 'read written' : 'read';
    return this.execute(text, withIntegers(values), how, timeout, told);
  }

  protected async define(text: string, values?: Record<string, unknown>): Promise<void> {
    await this.execute(text, values ?? {}, 'write', Math.max(this.timeout, values ? NOTING : WHOLE_GRAPH));
  }

  protected override async defineAll(texts: readonly string[]): Promise<void> {
    const run = (): Promise<unknown> =>
      this.inSession(session =>
        session.executeWrite(transaction => Promise.all(texts.map(text => transaction.run(text)))),
      );
    await run().catch((error: unknown) => {
      // Another process made one of them meanwhile: by now each is there, or is made.
      if (isMadeTwice(error)) return run();
      throw error;
    });
  }

  protected async names(): Promise<ReadonlySet<string>> {
    const rows = await this.execute(INDEXES_IN_USE, {}, 'read');
    return new Set(rows.map(row => String(row['name'])));
  }

  protected async defined(): Promise<void> {
    await this.execute('CALL db.awaitIndexes(3600)', {}, 'read', MAKING_INDEXES);
  }

  /** Runs within the time limit, including retries. A failure that itself took long is not retried. */
  private async execute(
    text: string,
    parameters: Bound,
    how: How,
    timeout = this.timeout,
    told = timeout,
  ): Promise<readonly Row[]> {
    const start = performance.now();
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.within(
          timeout - (performance.now() - start),
          this.attempt(text, parameters, how, timeout),
        );
      } catch (error) {
        if (isUnmet(error)) this.bookmarks.forget();
        const retries = isReplanned(error) ? REPLANNED : RETRIES;
        if (attempt >= retries || !isPassing(error) || performance.now() - start >= timeout / 2)
          throw storeError(error, told);
        await pause(Math.min(LONGEST_PAUSE, Math.min(100, timeout / 10) * 2 ** attempt));
      }
    }
  }

  private async attempt(text: string, parameters: Bound, how: How, timeout: number): Promise<readonly Row[]> {
    this.statements += 1;
    const run = async (session: Session): Promise<readonly Row[]> => {
      const { records } = await withoutStack(() => session.run(text, parameters, { timeout }));
      return records.splice(0).map(toRow);
    };
    return how === 'write' ? this.inNewSession(run) : this.reads.run(run, how === 'read written');
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

  /**
   * If not even the end of the statement is reported, the connections are dead without an error: later reads
   * get new ones.
   */
  private hangUpIfSilent(driver: Driver, work: Promise<unknown>): void {
    const timer = setTimeout(() => {
      this.hangUp(driver);
    }, SILENCE).unref();
    const told = (): void => {
      clearTimeout(timer);
    };
    work.then(told, told);
  }

  /** Gives up a driver with its connections; whatever comes next has new ones. */
  private hangUp(driver: Driver): void {
    if (this.closed || this.driver !== driver) return;
    this.driver = this.connect();
    this.reads = this.readingBy(this.driver);
    this.turns.forget();
    void driver.close();
  }

  /**
   * A managed transaction: retried if the database was only briefly unavailable, since writing a plan twice
   * has the same result as writing it once.
   */
  override async write(plan: WritePlan): Promise<void> {
    await this.inSession(session =>
      session.executeWrite(transaction => this.writeIn(transaction, graph => graph.write(plan))),
    );
  }

  async transact<T>(work: (graph: Writing) => Promise<T>, batch?: Batch, limit = NO_LIMIT): Promise<T> {
    const trace = { hasEntries: false };
    const until = limit === NO_LIMIT ? Infinity : performance.now() + limit;
    try {
      return await this.inTransaction(transaction => this.writeIn(transaction, work, batch, trace), limit);
    } catch (error) {
      if (!(error instanceof CutCommit)) throw error;
      const isMade = batch && (await this.isMade(batch, until).catch(() => undefined));
      if (isMade === true) return error.done as T;
      throw cutError(isMade === false && trace.hasEntries ? false : undefined, error.cause);
    }
  }

  /**
   * Tells whether a batch is in the log. It takes the turn first, as every writer does: by then the database has ended
   * whatever it had of the transaction that was cut. @throws if it does not say so in time
   */
  private async isMade(batch: Batch, until: number, attempts = OUTCOME_ATTEMPTS): Promise<boolean> {
    const limit = Math.min(OUTCOME_LIMIT, until - performance.now());
    if (limit <= 0) throw new Late();
    try {
      return await this.inTransaction(
        transaction =>
          this.writeIn(
            transaction,
            async graph => (await graph.entries({ batch: batch.id, limit: 1 })).length > 0,
          ),
        Math.ceil(limit),
      );
    } catch (error) {
      if (attempts <= 1) throw error;
      await pause(OUTCOME_PAUSE);
      return this.isMade(batch, until, attempts - 1);
    }
  }

  /** Others who note wait for the note of that name; who writes the graph does not. */
  noting<T>(work: (notes: Notes) => Promise<T>): Promise<T> {
    return this.inTransaction(async transaction => {
      const sending = this.sendingBy(transaction);
      await sending.run(compileSetNote(ASIDE, ''));
      const done = await work(this.notesBy(statement => sending.run(statement)));
      await sending.settle();
      return done;
    });
  }

  /** The database ends it when its time is over; if not even that is reported, the connection is given up. */
  private async inTransaction<T>(
    work: (transaction: Transaction) => Promise<T>,
    limit = NO_LIMIT,
  ): Promise<T> {
    const trace: Trace<T> = { isLate: false };
    const made = this.inSession(session => commit(session, work, limit, trace));
    return limit === NO_LIMIT ? made : this.unlessSilent(limit, made, trace);
  }

  private async unlessSilent<T>(limit: number, made: Promise<T>, trace: Trace<T>): Promise<T> {
    const { driver } = this;
    let timer: NodeJS.Timeout | undefined;
    const silent = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        trace.isLate = true;
        this.hangUp(driver);
        reject(trace.committing ? new CutCommit(trace.committing.done, new Late()) : silentError());
      }, limit + SILENCE);
    });
    return Promise.race([made, silent]).finally(() => {
      clearTimeout(timer);
    });
  }

  /** In a transaction of its own, for whoever has another one open. */
  private async aside<T>(work: (sending: Sending) => Promise<T>): Promise<T> {
    return this.inTransaction(async transaction => {
      const statements = this.sendingBy(transaction);
      const done = await work(statements);
      await statements.settle();
      return done;
    });
  }

  /** Writers wait for the turn, which one transaction holds all the time; it changes with that. */
  protected alone<T>(work: (each: Aside) => Promise<T>): Promise<T> {
    return this.inTransaction(async transaction => {
      const sending = this.sendingBy(transaction);
      await sending.run(compileSetNote(TURN, randomUUID()));
      await sending.run(compileSetNote(UNTOLD, randomUUID()));
      return work(inner => this.aside(inner));
    });
  }

  private sendingBy(transaction: Pick<Transaction, 'run'>): Pipeline {
    return new Pipeline(async statement => {
      this.statements += 1;
      const rows: unknown[][] = [];
      const values = Object.entries(bindAll(statement, {})).map(([name, value]): [string, unknown] => {
        if (!Array.isArray(value)) return [name, value];
        rows.push([...(value as unknown[])]);
        return [name, rows[rows.length - 1]];
      });
      const own = withIntegers(Object.fromEntries(values));
      const { records } = await withoutStack(() => transaction.run(statement.text, own));
      // The driver keeps what it sent and received until the transaction ends: 200 MB and more for 252,000
      // records.
      for (const list of rows) list.length = 0;
      return records.splice(0).map(toRow);
    });
  }

  private async writeIn<T>(
    transaction: Pick<Transaction, 'run'>,
    work: (graph: Writing) => Promise<T>,
    batch?: Batch,
    trace?: { hasEntries: boolean },
  ): Promise<T> {
    const statements = this.sendingBy(transaction);
    const graph = this.writingBy(statements, batch, work => this.aside(work));
    await graph.takeTurn();
    const done = await work(graph);
    await graph.finish();
    await statements.settle();
    if (trace) trace.hasEntries = graph.hasEntries;
    return done;
  }

  private async inSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
    try {
      return await this.inNewSession(work);
    } catch (error) {
      if (isUnmet(error)) this.bookmarks.forget();
      throw writeError(error);
    }
  }

  private async inNewSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const bookmarks = this.bookmarks.list();
    const session = this.driver.session({ ...this.session, bookmarks: [...bookmarks] });
    try {
      const done = await work(session);
      this.bookmarks.add(bookmarks, session.lastBookmarks());
      return done;
    } finally {
      this.turns.forget();
      await session.close();
    }
  }

  async ping(limit = 2_000): Promise<void> {
    await this.execute('RETURN 1', {}, 'read', limit);
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.driver.close();
  }
}

/** How far a transaction is: `committing` from when its commit is sent, `isLate` when nobody waits for it any more. */
type Trace<T> = { isLate: boolean; committing?: Readonly<{ done: T }> };

/** One transaction in a session. What is late is not committed, since its sender has been told that it was not made. */
const commit = async <T>(
  session: Session,
  work: (transaction: Transaction) => Promise<T>,
  timeout: number,
  trace: Trace<T>,
): Promise<T> => {
  // Not awaited: the first statement goes out along with it.
  const transaction = session.beginTransaction({ timeout });
  try {
    const done = await work(transaction);
    if (trace.isLate) throw silentError();
    trace.committing = { done };
    await transaction.commit().catch((error: unknown) => {
      throw isCut(error) ? new CutCommit(done, error) : error;
    });
    return done;
  } finally {
    if (transaction.isOpen()) await transaction.rollback();
  }
};

const toRow = (record: Neo4jRecord): Row => record.toObject();

/**
 * JavaScript has only one number type. Whole numbers are sent as integers, which LIMIT requires and
 * comparisons accept.
 */
const withIntegers = (values: Record<string, unknown>): Record<string, unknown> => {
  for (const name in values)
    if (Number.isSafeInteger(values[name])) values[name] = neo4j.int(values[name] as number);
  return values;
};

/**
 * The time limit for statements that read or index the whole graph when a server starts: ten minutes; 5 million
 * relations take about twenty seconds.
 */
const WHOLE_GRAPH = 600_000;
/** The time limit for what a server notes for itself, which waits for another that is making indexes. */
const NOTING = 60_000;
/** Those of a million nodes take minutes. */
const MAKING_INDEXES = 3_600_000;

/**
 * Shares of a request's time limit: after a joint statement fails, each request still has time to run alone.
 */
const SHARE = { order: 1, request: 1, written: 1, together: 0.25, 'after all': 0.75 } as const;

/** As a load has it. */
const NO_LIMIT = 0;
/** To learn what became of a commit: milliseconds, and how often it is tried. */
const OUTCOME_LIMIT = 10_000;
const OUTCOME_PAUSE = 300;
const OUTCOME_ATTEMPTS = 3;
const RETRIES = 2;
/** While indexes are made, which takes seconds. */
const REPLANNED = 60;
const LONGEST_PAUSE = 800;
const DEFAULT_TIMEOUT = 10_000;
const CONNECT_TIMEOUT = 5_000;
/**
 * How long a connection may stay silent after the time limit: Neo4j checks every 2 s for statements to
 * terminate (db.transaction.monitor.check.interval).
 */
const SILENCE = 3_000;

/**
 * The driver keeps the stack of each statement for its errors, which our own replace: a fourteenth of a lookup's
 * time.
 */
const withoutStack = <T>(run: () => T): T => {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
};
