import { spawn } from 'node:child_process';
import type * as FileSystem from 'node:fs';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { required } from '../../src/engine/errors';
import type { Change } from '../../src/engine/plan/change';
import type { Properties } from '../../src/engine/plan/write';
import { PROJECT, openSamgraf, readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { Neo4jStore } from '../../src/engine/store/neo4j';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { applied, begin, logOf } from './changing';
import { program } from '../support/run-folder';

/** How long each file was when it was last flushed, which is done all the same. */
const mockFlushed = new Map<string, number>();
let mockFlushes = 0;
/** How much longer a flush takes than on this disk: milliseconds. */
let mockSlow = 0;
jest.mock('node:fs', (): typeof FileSystem => {
  const real = jest.requireActual<typeof FileSystem>('node:fs');
  const fdatasync = (file: number, done: FileSystem.NoParamCallback): void => {
    const { size } = real.fstatSync(file);
    const path = real.readlinkSync(`/proc/self/fd/${file}`);
    real.fdatasync(file, error => {
      mockFlushes += 1;
      if (!error) mockFlushed.set(path, size);
      setTimeout(done, mockSlow, error);
    });
  };
  return { ...real, fdatasync: fdatasync as typeof FileSystem.fdatasync };
});

/** On each store; 20 by `npm run test:differential`. */
const KILLS = Number(process.env.SAMGRAF_KILLS ?? 2);
const NODES = 5;
const WRITERS = 8;
const EACH = 10;
const model = readProjectModel();
const url = process.env.SAMGRAF_TEST_NEO4J;
const folder = mkdtempSync(join(tmpdir(), 'samgraf-durable-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The last sequence that a writing process was told, killed so many milliseconds after it began. */
const killed = (store: string, after: number): Promise<number> => {
  const child = spawn(process.execPath, [program('writing-child')], {
    cwd: PROJECT,
    env: { ...process.env, SAMGRAF_STORE: store },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const hasBegun = output.includes('begun');
    output += chunk.toString();
    if (!hasBegun && output.includes('begun')) setTimeout(() => child.kill('SIGKILL'), after);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      expect(output).not.toContain('refused');
      const told = output.split('\n').filter(line => /^\d+$/.test(line));
      resolve(Number(told[told.length - 1] ?? 0));
    });
  });
};

/** Everything acknowledged is there, each batch is whole, and the log has no gap. */
const check = async (samgraf: Samgraf, acknowledged: number): Promise<void> => {
  const { store } = samgraf;
  const sequence = await store.sequence();
  expect(sequence).toBeGreaterThanOrEqual(acknowledged);
  const entries = await logOf(samgraf);
  expect(entries.map(entry => entry.sequence)).toEqual(Array.from({ length: sequence }, (_, i) => i + 1));
  const ids = Array.from({ length: NODES }, (_, i) => `resource:n${i}`);
  const rows = await store.look({ kind: 'records', ids });
  const names = rows.map(row => (row['properties'] as Properties)['name']);
  expect(names.length === 0 || names.length === NODES).toBe(true);
  expect(new Set(names).size).toBeLessThanOrEqual(1);
  const last = entries[entries.length - 1];
  if (last) expect((last.after?.['name'] as Readonly<Record<string, string>>)['nb']).toBe(names[0]);
};

/** Spread over the first 0.7 s of writing. */
const delayOf = (kill: number): number => 30 + Math.round((kill / Math.max(KILLS - 1, 1)) * 700);

test(
  'on embedded nothing acknowledged is lost and nothing is half done, whenever the process is killed',
  async () => {
    const file = join(folder, 'store.grafeo');
    const open = async (): Promise<Samgraf> => openSamgraf(model, await EmbeddedStore.open(file));
    const first = await open();
    await begin(first);
    await first.store.close();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const acknowledged = await killed(file, delayOf(kill));
      const samgraf = await open();
      await check(samgraf, acknowledged);
      await samgraf.store.close();
    }
  },
  OPEN_TIMEOUT_MS + KILLS * 20_000,
);

/** What may be on the disk of a file of a log: what was flushed, and of the rest nothing, a part, or room without content. */
const LEFT: readonly ((whole: Buffer, flushed: number) => Buffer)[] = [
  (whole, flushed) => whole.subarray(0, flushed),
  (whole, flushed) => whole.subarray(0, flushed + Math.ceil((whole.length - flushed) / 2)),
  (whole, flushed) => Buffer.concat([whole.subarray(0, flushed), Buffer.alloc(whole.length - flushed)]),
];

/** The store as a power failure at this moment may leave it. */
const cutOff = (file: string, left: (typeof LEFT)[number], to: string): void => {
  cpSync(file, to);
  mkdirSync(`${to}.wal`);
  for (const name of readdirSync(`${file}.wal`)) {
    const path = join(`${file}.wal`, name);
    writeFileSync(join(`${to}.wal`, name), left(readFileSync(path), mockFlushed.get(path) ?? 0));
  }
};

test(
  'on embedded nothing acknowledged is lost when the power fails, and those that write at once share a flush',
  async () => {
    const file = join(folder, 'cut.grafeo');
    const store = await EmbeddedStore.open(file);
    const samgraf = await openSamgraf(model, store);
    await begin(samgraf);
    await store.setNote('begun', 'flushed');
    const cuts: (readonly [string, number])[] = [];
    let [acknowledged, batches] = [0, 0];
    mockSlow = 5;
    const write = async (writer: number): Promise<void> => {
      for (let i = 0; i < EACH; i += 1) {
        const { applied: done, sequence } = await applied(samgraf, upserts(`${writer}.${i}`));
        expect(done).toBe(true);
        acknowledged = Math.max(acknowledged, Number(sequence));
        batches += 1;
        if (batches % 8 > 0) continue;
        const cut = join(folder, `cut-${cuts.length}.grafeo`);
        cutOff(file, required(LEFT[cuts.length % LEFT.length], 'a way'), cut);
        cuts.push([cut, acknowledged]);
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, i) => write(i)));
    mockFlushes = 0;
    await Promise.all(Array.from({ length: 40 }, (_, i) => store.setNote('shared', String(i))));
    expect(mockFlushes).toBeLessThan(20);
    mockSlow = 0;
    await store.close();
    expect(cuts).toHaveLength((WRITERS * EACH) / 8);
    for (const [cut, told] of cuts) {
      const after = await openSamgraf(model, await EmbeddedStore.open(cut));
      await check(after, told);
      await after.store.close();
    }
  },
  OPEN_TIMEOUT_MS,
);

/** The same nodes, each of which names the batch. */
const upserts = (batch: string): readonly Change[] =>
  Array.from({ length: NODES }, (_, i) => ({
    kind: 'upsert',
    of: required(model.kinds.get('Solution'), 'Solution'),
    at: `changes[${i}]`,
    given: { id: `resource:n${i}`, name: { nb: `Batch ${batch}` } },
    source: 'source:test',
    certainty: 'FACT',
    expectedVersion: undefined,
  }));

const onNeo4j = (address: string): void => {
  test(
    'on Neo4j nothing acknowledged is lost and nothing is half done, whenever the process is killed',
    async () => {
      const stores = await Stores.openOne('neo4j', model);
      const samgraf = stores.on('neo4j');
      await begin(samgraf);
      for (let kill = 0; kill < KILLS; kill += 1) {
        const acknowledged = await killed(address, delayOf(kill));
        // What was being committed when it was killed may still land: a write of our own waits for its turn.
        await samgraf.store.setNote('settled', String(kill));
        await check(samgraf, acknowledged);
      }
      await stores.close();
    },
    OPEN_TIMEOUT_MS + KILLS * 20_000,
  );
};
if (url) onNeo4j(url);

describe.each(STORE_NAMES)('on %s', name => {
  test(
    `${WRITERS} writers on the same node lose nothing, and one of them wins each version`,
    async () => {
      const stores = await Stores.openOne(name, model);
      const samgraf = stores.on(name);
      await begin(samgraf);
      const others = name === 'neo4j' && url ? [new Neo4jStore({ url, timeout: 60_000 })] : [];
      for (const store of others) await store.prepare(model);
      const servers = [samgraf, ...others.map(store => ({ ...samgraf, store }))];
      const write = async (writer: number): Promise<number> => {
        let conflicts = 0;
        for (let i = 0; i < EACH;) {
          const server = required(servers[writer % servers.length], 'a server');
          const [row] = await server.store.look({ kind: 'records', ids: ['municipality:0301'] });
          const { version, population = 0 } = row?.['properties'] as Readonly<Record<string, number>>;
          const report = await applied(server, [patch(population + 1, Number(version))]);
          if (report.applied) i += 1;
          else conflicts += 1;
        }
        return conflicts;
      };
      const conflicts = await Promise.all(Array.from({ length: WRITERS }, (_, i) => write(i)));
      const [row] = await samgraf.store.look({ kind: 'records', ids: ['municipality:0301'] });
      expect((row?.['properties'] as Properties)['population']).toBe(WRITERS * EACH);
      expect(conflicts.reduce((sum, of) => sum + of, 0)).toBeGreaterThan(0);
      expect((await logOf(samgraf)).map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: WRITERS * EACH }, (_, i) => i + 1),
      );
      for (const store of others) await store.close();
      await stores.close();
    },
    OPEN_TIMEOUT_MS,
  );
});

const patch = (population: number, expectedVersion: number): Change => ({
  kind: 'patch',
  of: required(model.kinds.get('Municipality'), 'Municipality'),
  at: 'changes[0]',
  given: { id: 'municipality:0301', population },
  source: 'source:test',
  certainty: undefined,
  expectedVersion,
});
