import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFolder as writeFolder } from '../../src/engine/exchange/load-folder';
import { loadFolder } from '../../src/doors/server/seed';
import type { Samgraf } from '../../src/doors/server/samgraf';
import type { Stages } from '../../src/engine/exchange/write-folder';
import { Neo4jStore } from '../../src/engine/store/neo4j';
import { checksumOfNeo4j, type Checksum } from '../support/checksum';
import { dataOf } from '../support/golden';
import { runStagedLoad } from '../support/load-child';
import { OPEN_TIMEOUT_MS, SEED, Stores, type RawNeo4j } from '../support/stores';
import {
  SOURCE,
  folderOf,
  graphOf,
  load,
  municipality,
  planOf,
  removeFolders,
  solution,
  uses,
} from './loading';

const url = process.env.SAMGRAF_TEST_NEO4J;
const KILLS = Number(process.env.SAMGRAF_KILLS ?? 2) / 2;
const STAGED: Stages = { from: 1, bareFrom: Infinity, atOnce: 300 };
const BARE: Stages = { ...STAGED, bareFrom: 1 };
const AT_ONCE: Stages = { from: Infinity, bareFrom: Infinity, atOnce: 100 };
const TIMEOUT_MS = 600_000;

const root = mkdtempSync(join(tmpdir(), 'samgraf-staged-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
  removeFolders();
});

const folder = folderOf({ 'a.jsonl': graphOf(400, 'ny') });
const national = join(root, 'national');
const jsonl = (name: string): string => `${name}.jsonl`;
const quiet = (): void => undefined;

type All = Readonly<{ graph: Checksum; log: unknown; marks: unknown; staged: number }>;

/** The graph, and all that stands beside it but for times and what is drawn. */
const allOf = async (raw: RawNeo4j): Promise<All> => ({
  graph: await checksumOfNeo4j(raw),
  log: await raw.run(
    `MATCH (c:SamgrafChange) WHERE c.operation <> 'LOADED'
     RETURN c.operation AS operation, c.subject AS subject, c.before AS before, c.after AS after ORDER BY subject, operation`,
  ),
  marks: await raw.run('MATCH (m:SamgrafDated) RETURN m.name AS name ORDER BY name'),
  staged: await stagedIn(raw),
});

const loadedIn = (raw: RawNeo4j): Promise<unknown> =>
  raw.run("MATCH (c:SamgrafChange {operation: 'LOADED'}) RETURN c.after AS after ORDER BY c.sequence");

const stagedIn = async (raw: RawNeo4j): Promise<number> =>
  Number((await raw.run('MATCH (n:SamgrafStaged) RETURN count(n) AS count'))[0]?.['count']);

/** The names of the constraints and indexes that are in use. */
const indexesIn = async (raw: RawNeo4j): Promise<readonly unknown[]> =>
  (await raw.run("SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name ORDER BY name")).map(
    ({ name }) => name,
  );

/** Resolves when a load has staged something. */
const somethingStaged = async (raw: RawNeo4j): Promise<void> => {
  while ((await stagedIn(raw)) === 0) continue;
};

/** While the indexes of a first load come into use, Neo4j may refuse a statement: it is asked again. */
const persistently = async <T>(ask: () => Promise<T>): Promise<T> => {
  try {
    return await ask();
  } catch (error) {
    if (!String(error).includes('does not answer')) throw error;
    return persistently(ask);
  }
};

/** What a reader sees between two writes: of the graph, of its statistics and of the edges that are looked up by key. */
const seenBy = async (samgraf: Samgraf): Promise<string> => {
  const turn = await samgraf.store.turn();
  const { municipalities } = (await dataOf(samgraf, '{ municipalities { totalCount } }')) as {
    municipalities: { totalCount: number };
  };
  const { nodes, edges } = await samgraf.store.statistics();
  const counted = [...edges.values()].reduce((sum, { count }) => sum + count, 0);
  const [relation] = samgraf.model.relations.values();
  const paged = relation
    ? await samgraf.store.look({ kind: 'edges', relation, after: '', limit: 100_000 })
    : [];
  if ((await samgraf.store.turn()) !== turn) return seenBy(samgraf);
  return [municipalities.totalCount, nodes.size, counted, paged.length].join(' ');
};

/**
 * Of the national graph what Neo4j plans fewer statements for, one for each kind and relation: all that properties can be is
 * in these. All of it by `npm run test:differential`.
 */
const PART = process.env.SAMGRAF_KILLS
  ? readdirSync(SEED)
  : ['seed.json', ...['sources', 'counties', 'municipalities', 'frameworks', 'resources'].map(jsonl)].concat(
      ['amends', 'conforms-to', 'municipality-uses'].map(jsonl),
    );

const onNeo4j = (address: string): void => {
  let stores: Stores;
  let samgraf: Samgraf;
  let raw: RawNeo4j;
  beforeAll(async () => {
    mkdirSync(national);
    for (const name of PART) copyFileSync(join(SEED, name), join(national, name));
    stores = await Stores.openOne('neo4j');
    samgraf = stores.on('neo4j');
    if (!stores.neo4j) throw new Error('a Neo4j was asked for');
    raw = stores.neo4j;
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores.close());
  beforeEach(() => raw.wipe());

  /** What is compared stands in the database: no statistics are read, which take as long as writing it. */
  const loadSeed = (stages: Stages) =>
    writeFolder(samgraf.model, samgraf.store, national, quiet, { force: true, stages });

  test(
    'what is staged becomes what one transaction writes',
    async () => {
      await loadSeed(AT_ONCE);
      const [wanted, told] = [await allOf(raw), await loadedIn(raw)];
      await raw.wipe();
      await loadSeed(STAGED);
      expect(await allOf(raw)).toEqual(wanted);
      expect(await loadedIn(raw)).toEqual(told);
      expect(wanted.graph.nodes).toBeGreaterThan(1_000);
      expect(wanted.staged).toBe(0);
    },
    TIMEOUT_MS,
  );

  test(
    'who reads meanwhile sees nothing of it until all of it',
    async () => {
      const store = new Neo4jStore({ url: address, timeout: 60_000 });
      try {
        const reader = { ...samgraf, store };
        await store.prepare(samgraf.model);
        const nothing = await seenBy(reader);
        const seen = new Set<string>();
        let most = 0;
        let isDone = false;
        const loading = loadFolder(samgraf, folder, quiet, { stages: BARE }).finally(() => (isDone = true));
        while (!isDone) {
          seen.add(await persistently(() => seenBy(reader)));
          most = Math.max(most, await stagedIn(raw));
        }
        await loading;
        const all = await seenBy(reader);
        expect(nothing).toBe('0 0 0 0');
        expect([...seen, all].filter(state => state !== nothing && state !== all)).toEqual([]);
        expect(most).toBeGreaterThan(100);
      } finally {
        await store.close();
      }
    },
    TIMEOUT_MS,
  );

  test(
    'a first load is written without the indexes of the graph, which are there when it is done',
    async () => {
      await samgraf.store.prepare(samgraf.model);
      const before = await indexesIn(raw);
      const meanwhile = async (): Promise<number> => {
        await somethingStaged(raw);
        return (await indexesIn(raw)).length;
      };
      const [few] = await Promise.all([
        meanwhile(),
        writeFolder(samgraf.model, samgraf.store, folder, quiet, { stages: BARE }),
      ]);
      expect(few).toBeLessThan(before.length / 2);
      expect(await indexesIn(raw)).toEqual(before);
      await writeFolder(samgraf.model, samgraf.store, folder, quiet, { stages: BARE, force: true });
      expect(await indexesIn(raw)).toEqual(before);
    },
    TIMEOUT_MS,
  );

  test(
    'a staged load changes, adds to and removes what is there',
    async () => {
      const states: All[] = [];
      for (const stages of [AT_ONCE, STAGED]) {
        await raw.wipe();
        await load(samgraf, before, { stages: AT_ONCE });
        await load(samgraf, after, { stages, replace: true });
        states.push(await allOf(raw));
      }
      const [wanted, found] = states;
      expect(found?.graph).toEqual(wanted?.graph);
      expect(found?.marks).toEqual(wanted?.marks);
      expect(found?.staged).toBe(0);
      const others = (log: unknown): unknown[] =>
        (log as { operation: string; subject: string }[]).filter(
          ({ operation, subject }) => operation !== 'CREATED' || !/:0003|:new/.test(subject),
        );
      expect(others(found?.log)).toEqual(others(wanted?.log));
      expect(await loadedIn(raw)).toEqual([
        { after: JSON.stringify({ nodes: 5, edges: 1 }) },
        { after: JSON.stringify({ nodes: 2, edges: 1 }) },
      ]);
    },
    TIMEOUT_MS,
  );

  test(
    'two loads at once wait for one another',
    async () => {
      const folders = ['1', '2'].map(of => manyOf(of));
      await Promise.all(folders.map((files, i) => load(samgraf, files, { source: `s${i}`, stages: STAGED })));
      const { graph, staged } = await allOf(raw);
      expect([graph.nodes, graph.edges, staged]).toEqual([2 * 501, 0, 0]);
    },
    TIMEOUT_MS,
  );

  test(
    'a load whose turn another one has taken writes nothing',
    async () => {
      const staged = samgraf.store.transact(async graph => {
        const staging = await graph.stage?.(1);
        await staging?.write(planOf(manyOf('1')['a.jsonl']));
        await raw.run("MATCH (n:SamgrafState {id: 'staging'}) SET n.value = 'another'");
        await staging?.write(planOf(manyOf('2')['a.jsonl']));
      });
      await expect(staged).rejects.toMatchObject({
        code: 'STORE_UNAVAILABLE',
        message: expect.stringContaining('another load now holds') as string,
      });
      expect((await allOf(raw)).graph.nodes).toBe(0);
      expect(await stagedIn(raw)).toBe(501);
      await load(samgraf, manyOf('2'), { stages: AT_ONCE });
      expect(await allOf(raw)).toMatchObject({ graph: { nodes: 501 }, staged: 0 });
    },
    TIMEOUT_MS,
  );

  test(
    'a staged load that is killed leaves nothing to see, and the next one writes all',
    async () => {
      const { took, output } = await runStagedLoad(address, folder);
      expect(output).toMatch(/^Loaded 801 nodes/m);
      const whole = await checksumOfNeo4j(raw);
      let left = 0;
      for (let kill = 0; kill < KILLS; kill += 1) {
        await raw.wipe();
        // Once where there is something to leave behind, however fast the machine is.
        const moment = kill === 0 ? () => somethingStaged(raw) : Math.round(((kill + 0.5) / KILLS) * took);
        await runStagedLoad(address, folder, moment);
        await settled(raw);
        const found = await checksumOfNeo4j(raw);
        left += await stagedIn(raw);
        expect({ kill, found: found.nodes === 0 ? whole : found }).toEqual({ kill, found: whole });
        await runStagedLoad(address, folder);
        expect({ kill, found: await checksumOfNeo4j(raw) }).toEqual({ kill, found: whole });
        expect(await stagedIn(raw)).toBe(0);
      }
      expect(left).toBeGreaterThan(0);
    },
    TIMEOUT_MS,
  );
};

/** What the killed one had sent may still be on its way. */
const settled = async (raw: RawNeo4j): Promise<void> => {
  for (;;) {
    const others = await raw.run(
      "SHOW TRANSACTIONS YIELD currentQuery, status WHERE NOT currentQuery STARTS WITH 'SHOW TRANSACTIONS' RETURN status",
    );
    if (others.length === 0) return;
  }
};

const manyOf = (of: string): Readonly<{ 'a.jsonl': readonly object[] }> => ({
  'a.jsonl': [
    { ...SOURCE, id: `source:${of}` },
    ...Array.from({ length: 500 }, (_, i) =>
      municipality(`${of}${String(i).padStart(3, '0')}`, { sources: [`source:${of}`] }),
    ),
  ],
});

const before = {
  'a.jsonl': [
    SOURCE,
    municipality('0001'),
    municipality('0002'),
    solution('x'),
    solution('gone'),
    uses('0001', 'x'),
  ],
};
/** Changes what is there; adds relations between old and new, old and old, new and new; gives a number to another node. */
const after = {
  'a.jsonl': [
    SOURCE,
    municipality('0001', { name: { nb: 'Endret' } }),
    municipality('0002', { number: '0009', access: 'RESTRICTED' }),
    municipality('0003', { number: '0002', validFrom: '2020-01-01' }),
    solution('x'),
    solution('new'),
    uses('0001', 'x', { validTo: '2030-01-01' }),
    uses('0002', 'x'),
    uses('0003', 'new'),
    uses('0003', 'x'),
    uses('0001', 'new'),
  ],
};

if (url) describe('a staged load', () => onNeo4j(url));

test('the embedded store stages nothing', async () => {
  const stores = await Stores.openOne('embedded');
  try {
    const samgraf = stores.on('embedded');
    expect(await samgraf.store.transact(graph => Promise.resolve(graph.stage))).toBeUndefined();
    expect(await load(samgraf, after, { stages: STAGED })).toMatchObject({ nodes: 6, edges: 5 });
  } finally {
    await stores.close();
  }
});
