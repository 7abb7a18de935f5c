import neo4j, { type Driver, type ProfiledPlan } from 'neo4j-driver';
import { join } from 'node:path';
import type { Statement } from '../../src/engine/cypher/fragment';
import { required } from '../../src/engine/errors';
import type { Model } from '../../src/engine/model/model';
import type { SchemaOptions } from '../../src/engine/schema/build-schema';
import {
  PROJECT,
  openSamgraf,
  readProjectModel,
  refresh,
  type Samgraf,
} from '../../src/doors/server/samgraf';
import { loadFolder } from '../../src/doors/server/seed';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { Neo4jStore } from '../../src/engine/store/neo4j';
import { isReplanned } from '../../src/engine/store/neo4j-errors';
import { bindAll } from '../../src/engine/store/cypher-store';
import type { Bound, Store } from '../../src/engine/store/store';
import { holdsSeed, noteSeed } from './kept-seed';
import { LOCK_WAIT_MS, lockNeo4j } from './neo4j-lock';
import { openSeededStore } from './seeded-store';
import { unhurried } from './unhurried';

export const SEED = join(PROJECT, 'seed');
/** For the beforeAll of a file that opens stores. */
export const OPEN_TIMEOUT_MS = LOCK_WAIT_MS + 120_000;

const url = process.env.SAMGRAF_TEST_NEO4J;
/** The stores that this run is on; known before any is open, so that tests can be named after them. */
export const STORE_NAMES: readonly Store['name'][] = url ? ['embedded', 'neo4j'] : ['embedded'];

/** Tests of what only Neo4j has, where there is one. */
export const describeOnNeo4j = (what: string, tests: () => void): void => {
  if (STORE_NAMES.includes('neo4j')) describe(what, tests);
  else test(`${what}: there is no Neo4j to try them on`, () => undefined);
};

/** Of the Neo4j that has the national graph: the one that all workers read, or else the one of this worker. */
const seededUrl = url && (process.env.SAMGRAF_TEST_NEO4J_SEEDED ?? url);

/** Every store of this run, empty at first, held until closed. */
export class Stores {
  private constructor(
    private readonly opened: readonly Samgraf[],
    readonly neo4j: RawNeo4j | undefined,
  ) {}

  static async open(model: Model = readProjectModel(), options: SchemaOptions = {}): Promise<Stores> {
    const store = await EmbeddedStore.open();
    const raw = url ? await RawNeo4j.open(url) : undefined;
    await raw?.wipe();
    return Stores.with(store, raw, model, options);
  }

  /** For a model that may call other things as the one before does, whose keys would be unique here too. */
  static async openApart(model: Model): Promise<Stores> {
    const raw = url ? await RawNeo4j.open(url) : undefined;
    await raw?.wipe();
    await raw?.forgetKeys();
    return Stores.with(await EmbeddedStore.open(), raw, model, {});
  }

  private static async with(
    store: EmbeddedStore,
    raw: RawNeo4j | undefined,
    model: Model,
    options: SchemaOptions,
  ): Promise<Stores> {
    const embedded = await openSamgraf(model, store, unhurried(), options);
    if (!raw) return new Stores([embedded], undefined);
    const neo4j = new Neo4jStore({ url: raw.address, timeout: 60_000 });
    const { schema } = embedded;
    return new Stores([embedded, await openSamgraf(model, neo4j, unhurried(), { schema })], raw);
  }

  /** One of them alone, empty: for tests that each need one. */
  static async openOne(name: Store['name'], model: Model = readProjectModel()): Promise<Stores> {
    if (name === 'embedded' || !url)
      return new Stores([await openSamgraf(model, await EmbeddedStore.open(), unhurried())], undefined);
    const raw = await RawNeo4j.open(url);
    try {
      await raw.wipe();
      return new Stores(
        [await openSamgraf(model, new Neo4jStore({ url, timeout: 60_000 }), unhurried())],
        raw,
      );
    } catch (error) {
      await raw.close();
      throw error;
    }
  }

  /**
   * One that was opened alone, emptied for the next test: Neo4j keeps its indexes and a model its schema, which take longer
   * than what most tests do.
   */
  async emptied(): Promise<Stores> {
    const one = required(this.opened[0], 'one is open');
    if (this.neo4j) {
      await this.neo4j.wipe();
      await refresh(one);
      return this;
    }
    await one.store.close();
    const { model, schema } = one;
    return new Stores(
      [await openSamgraf(model, await EmbeddedStore.open(), unhurried(), { schema })],
      undefined,
    );
  }

  /**
   * With the national graph, to be read: it stays in Neo4j for the next test file, and where several workers read the same
   * one, whoever comes first loads it and the others wait for that.
   */
  static async openSeeded(options: SchemaOptions = {}): Promise<Stores> {
    const store = await openSeededStore();
    const raw = seededUrl ? await RawNeo4j.open(seededUrl) : undefined;
    const isThere = raw !== undefined && (await holdsSeed(raw));
    if (!isThere) await raw?.wipe();
    const stores = await Stores.with(store, raw, readProjectModel(), options);
    if (!raw) return stores;
    // A server takes everything for dated and closed until it has asked the graph.
    if (isThere) await refresh(stores.on('neo4j'));
    else {
      await loadFolder(stores.on('neo4j'), SEED, () => undefined, { force: true });
      await noteSeed(raw);
    }
    if (seededUrl !== url) raw.share();
    return stores;
  }

  get all(): readonly Samgraf[] {
    return this.opened;
  }

  on(name: Store['name']): Samgraf {
    const found = this.opened.find(samgraf => samgraf.store.name === name);
    if (!found) throw new Error(`${name} is not open`);
    return found;
  }

  async close(): Promise<void> {
    for (const samgraf of this.opened) await samgraf.store.close();
    await this.neo4j?.close();
  }
}

/** The database itself, past our store: to empty it and to ask what it makes of a statement. */
export class RawNeo4j {
  private constructor(
    readonly address: string,
    private readonly driver: Driver,
    private release: (() => void) | undefined,
  ) {}

  static async open(address: string): Promise<RawNeo4j> {
    return new RawNeo4j(
      address,
      neo4j.driver(address, undefined, { disableLosslessIntegers: true }),
      await lockNeo4j(address),
    );
  }

  /** Rows of a statement, as plain objects. */
  async run(text: string, parameters: Bound = {}): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const session = this.driver.session();
    try {
      return (await session.run(text, parameters)).records.map(record => record.toObject());
    } catch (error) {
      // While the indexes of a first load come into use.
      if (!isReplanned(error)) throw error;
      return await this.run(text, parameters);
    } finally {
      await session.close();
    }
  }

  /** Does something while a transaction holds what a statement has locked, which it does not keep. */
  async holding<T>(statement: Statement, work: () => Promise<T>): Promise<T> {
    const session = this.driver.session();
    const transaction = await session.beginTransaction();
    try {
      await transaction.run(statement.text, bindAll(statement, {}));
      return await work();
    } finally {
      await transaction.rollback();
      await session.close();
    }
  }

  /** Which database it is and its last transaction, which no reading makes; Neo4j Community has no column for it. */
  async bookmark(): Promise<string> {
    const session = this.driver.session();
    try {
      await session.run('RETURN 1');
      return session.lastBookmarks().join(' ');
    } finally {
      await session.close();
    }
  }

  /** Drops what says that values are unique; it is made anew by whoever opens the store. */
  async forgetKeys(): Promise<void> {
    for (const { name } of await this.run('SHOW CONSTRAINTS YIELD name'))
      await this.run(`DROP CONSTRAINT \`${String(name)}\` IF EXISTS`);
  }

  async wipe(): Promise<void> {
    await this.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS');
  }

  /** Db hits of a statement, as PROFILE counts them. */
  async hits(text: string, parameters: Bound): Promise<number> {
    const session = this.driver.session();
    try {
      const { summary } = await session.run(`PROFILE ${text}`, withIntegers(parameters));
      return summary.profile === false ? NaN : hitsIn(summary.profile);
    } finally {
      await session.close();
    }
  }

  /** Lets others read it as well. */
  share(): void {
    this.release?.();
    this.release = undefined;
  }

  async close(): Promise<void> {
    await this.driver.close();
    this.share();
  }
}

/** As the store sends them: LIMIT takes no other numbers. */
const withIntegers = (parameters: Bound): Bound =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      Number.isSafeInteger(value) ? neo4j.int(value as number) : value,
    ]),
  );

const hitsIn = (plan: ProfiledPlan): number =>
  plan.children.reduce((sum, child) => sum + hitsIn(child), plan.dbHits);
