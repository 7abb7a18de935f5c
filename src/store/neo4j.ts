import neo4j, { Neo4jError, type Driver, type Record as Neo4jRecord } from 'neo4j-driver';
import { compileConstraints, compileNote, compileSetNote } from '../cypher/constraints';
import { compileWrite } from '../cypher/compile-write';
import type { Bounds } from '../plan/bounds';
import { NEO4J } from '../cypher/dialect';
import type { Statement } from '../cypher/fragment';
import { SamgrafError, known } from '../errors';
import type { Model } from '../model/model';
import type { Plan } from '../plan/plan';
import type { Traversal } from '../plan/traversal';
import type { WritePlan } from '../plan/plan-write';
import type { Statistics } from '../plan/statistics';
import { readStatistics } from './read-statistics';
import { Statements, bindAll } from './statements';
import type { Bound, Row, Store } from './store';

export type Neo4jOptions = Readonly<{ url: string; user?: string | undefined; password?: string | undefined; database?: string | undefined; /** Milliseconds. */ timeout?: number }>;

const RETRIES = 2;
const DEFAULT_TIMEOUT = 10_000;

/**
 * Neo4j over Bolt. A read is an auto-commit statement (one round trip; a managed transaction takes three) that is
 * retried here when the server was merely away; a write is a managed transaction. Bookmarks make a read see the
 * writes of this process, on a cluster too.
 */
export class Neo4jStore implements Store {
  readonly name = 'neo4j';
  statements = 0;
  private model: Model | undefined;
  private readonly driver: Driver;
  private readonly compiled = new Statements(NEO4J);
  private readonly timeout: number;
  private readonly session: Readonly<{ database?: string }>;
  private readonly bookmarks = neo4j.bookmarkManager();

  constructor(options: Neo4jOptions) {
    const auth = options.user ? neo4j.auth.basic(options.user, options.password ?? '') : undefined;
    this.driver = neo4j.driver(options.url, auth, {
      disableLosslessIntegers: true, connectionTimeout: 5_000, connectionAcquisitionTimeout: 5_000, maxTransactionRetryTime: 10_000,
    });
    this.timeout = options.timeout ?? DEFAULT_TIMEOUT;
    this.session = options.database ? { database: options.database } : {};
  }

  async prepare(model: Model): Promise<Statistics> {
    this.model = model;
    for (const text of compileConstraints(model, NEO4J)) await this.execute(text, {}, neo4j.session.WRITE);
    await this.execute('CALL db.awaitIndexes(300)', {}, neo4j.session.READ, 300_000);
    return this.statistics();
  }

  async read(plan: Plan, variables: Bound): Promise<Row> {
    const statement = this.compiled.read(plan);
    return statement ? known((await this.run(statement, variables))[0], 'a read gives one row') : {};
  }

  async find(traversals: readonly Traversal[], variables: Bound, bounds: Bounds): Promise<Row> {
    return known((await this.run(this.compiled.find(traversals, bounds), variables))[0], 'a find gives one row');
  }

  private async run(statement: Statement, variables: Bound = {}): Promise<readonly Row[]> {
    return this.execute(statement.text, withIntegers(bindAll(statement, variables)), neo4j.session.READ);
  }

  private async execute(text: string, parameters: Bound, mode: typeof neo4j.session.READ | typeof neo4j.session.WRITE, timeout = this.timeout): Promise<readonly Row[]> {
    for (let attempt = 0; ; attempt += 1) {
      this.statements += 1;
      const session = this.driver.session({ ...this.session, defaultAccessMode: mode, bookmarkManager: this.bookmarks });
      try {
        const result = await session.run(text, parameters, { timeout });
        return result.records.map(toRow);
      } catch (error) {
        if (attempt >= RETRIES || !isPassing(error)) throw storeError(error, this.timeout);
        await new Promise(resolve => { setTimeout(resolve, 100 * 2 ** attempt); });
      } finally {
        await session.close();
      }
    }
  }

  async write(plan: WritePlan): Promise<void> {
    const session = this.driver.session({ ...this.session, bookmarkManager: this.bookmarks });
    try {
      await session.executeWrite(async transaction => {
        for (const statement of compileWrite(plan, NEO4J)) {
          this.statements += 1;
          await transaction.run(statement.text, bindAll(statement, {}));
        }
      });
    } catch (error) {
      throw storeError(error, this.timeout);
    } finally {
      await session.close();
    }
  }

  async statistics(): Promise<Statistics> {
    return readStatistics(known(this.model, 'prepare comes first'), statement => this.run(statement));
  }

  async note(key: string): Promise<string | undefined> {
    return (await this.run(compileNote(key)))[0]?.['value'] as string | undefined;
  }

  async setNote(key: string, value: string): Promise<void> {
    const statement = compileSetNote(key, value);
    await this.execute(statement.text, bindAll(statement, {}), neo4j.session.WRITE);
  }

  async ping(): Promise<void> {
    await this.execute('RETURN 1', {}, neo4j.session.READ, 2_000);
  }

  async close(): Promise<void> {
    await this.driver.close();
  }
}

const toRow = (record: Neo4jRecord): Row => record.toObject();

/** JavaScript has one kind of number; a whole one is sent as an integer, which LIMIT demands and comparisons accept. */
const withIntegers = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number.isSafeInteger(value) ? neo4j.int(value as number) : value]));

/** Away for a moment: a leader election, a restart, a broken connection. Never a query that was too heavy. */
const isPassing = (error: unknown): boolean =>
  error instanceof Neo4jError && (error.code === neo4j.error.SERVICE_UNAVAILABLE || error.code === neo4j.error.SESSION_EXPIRED
    || (error.retriable && !/Memory|TransactionTimedOut/i.test(error.code)));

const storeError = (error: unknown, timeout: number): unknown => {
  if (!(error instanceof Neo4jError)) return error;
  if (/TransactionTimedOut|Terminated/.test(error.code)) {
    return new SamgrafError('TIMEOUT', `The database did not finish within ${timeout} ms.`, 'Ask for less at once: fewer levels, a smaller page, a narrower filter.', { cause: error });
  }
  if (/Security/.test(error.code)) {
    return new SamgrafError('STORE_UNAVAILABLE', 'The database refused our credentials.', 'Check SAMGRAF_NEO4J_USER and SAMGRAF_NEO4J_PASSWORD.', { cause: error });
  }
  if (error.code === neo4j.error.SERVICE_UNAVAILABLE || error.code === neo4j.error.SESSION_EXPIRED) {
    return new SamgrafError('STORE_UNAVAILABLE', 'The database does not answer.', 'Try again in a moment.', { cause: error });
  }
  return error;
};
