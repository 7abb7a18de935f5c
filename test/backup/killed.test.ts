import { execFile, spawn } from 'node:child_process';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { promisify } from 'node:util';
import { checkFits } from '../../src/engine/exchange/migrate';
import { PROJECT, openSamgraf, readProjectModel } from '../../src/doors/server/samgraf';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { openStore } from '../../src/engine/store/open-store';
import type { Store } from '../../src/engine/store/store';
import { graphOf, load, removeFolders } from '../exchange/loading';
import { fc } from '../support/drawn';
import { program } from '../support/run-folder';
import { OPEN_TIMEOUT_MS, RawNeo4j, STORE_NAMES } from '../support/stores';
import { backedUp, contentOf, newFile, removeFiles } from './backed-up';

/** In all, of backups and of restores on each store; 200 by `SAMGRAF_KILLS=200`. */
const KILLS = Number(process.env.SAMGRAF_KILLS ?? 20);
const EACH = Math.ceil(KILLS / (1 + STORE_NAMES.length));
const TIMEOUT_MS = 60_000 + KILLS * 60_000;
const url = process.env.SAMGRAF_TEST_NEO4J;
const model = readProjectModel();

let stored: string;
let file: string;
beforeAll(async () => {
  stored = newFile('stored.grafeo');
  const store = await EmbeddedStore.open(stored);
  await load(await openSamgraf(model, store), { 'a.jsonl': graphOf(1_500, 'ny') });
  file = (await backedUp({ model, store })).path;
  await store.close();
}, OPEN_TIMEOUT_MS);
afterAll(() => {
  removeFolders();
  removeFiles();
});

type Ran = Readonly<{ code: number | null; output: string }>;

const ran = (store: string, args: readonly string[]): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...args], {
      cwd: PROJECT,
      env: { ...process.env, SAMGRAF_STORE: store, SAMGRAF_TIMEOUT_MS: '60000' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', code => {
      resolve({ code, output });
    });
  });

/** A command as a process of its own. */
const run = (store: string, args: readonly string[]): Promise<Ran> =>
  ran(store, [program('samgraf'), ...args]);

/** The same, killed some milliseconds after a step of it. */
const killed = async (
  store: string,
  command: string,
  path: string,
  step: number,
  delay: number,
): Promise<boolean> =>
  !(await ran(store, [program('backup-child'), command, path, String(step), String(delay)])).output.includes(
    'done',
  );

/** Steps of a backup and of a restore of this store, and how long after them: each step in turn, at a moment that is drawn. */
const STEPS = { backup: 8, restore: 8 };
const momentsOf = (steps: number): readonly (readonly [step: number, delay: number])[] =>
  fc.sample(fc.integer({ min: 0, max: 15 }), EACH).map((delay, i) => [1 + (i % steps), delay]);

test(
  'a backup that is killed leaves the file of before, or a whole one, and the next one cleans up',
  async () => {
    const path = newFile();
    expect((await run(stored, ['backup', path])).output).toMatch(/^Backed up 3,001 nodes, 1,500 relations/);
    const before = statSync(path).mtimeMs;
    let atWork = 0;
    for (const [step, delay] of momentsOf(STEPS.backup)) {
      if (await killed(stored, 'backup', path, step, delay)) atWork += 1;
      expect(contentOf(path)).toEqual(contentOf(file));
    }
    expect(atWork).toBeGreaterThan(EACH / 2);
    expect((await run(stored, ['backup', path, '--replace'])).code).toBe(0);
    expect(statSync(path).mtimeMs).toBeGreaterThan(before);
    expect(readdirSync(dirname(path)).filter(name => name.startsWith(`${basename(path)}.`))).toEqual([]);
  },
  TIMEOUT_MS,
);

const started = async (store: Store): Promise<string> => {
  try {
    await checkFits(model, store);
    return (await store.look({ kind: 'any' })).length === 0 ? 'empty' : 'whole';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test.each(STORE_NAMES)(
  'a restore on %s that is killed is told at the next start, and made anew',
  async name => {
    const raw = name === 'neo4j' && url ? await RawNeo4j.open(url) : undefined;
    await raw?.wipe();
    const place = raw && url ? url : newFile('restored.grafeo');
    const opened = (): Promise<Store> =>
      openStore({ SAMGRAF_STORE: place, SAMGRAF_TIMEOUT_MS: 60_000, SAMGRAF_WAIT_MS: 60_000 });
    const found: string[] = [];
    try {
      for (const [step, delay] of momentsOf(STEPS.restore)) {
        await killed(place, 'restore', file, step, delay);
        const store = await opened();
        const state = await started(store);
        await store.close();
        found.push(state);
        if (state === 'whole') break;
      }
      expect(found.filter(state => state === 'RESTORE_UNFINISHED').length).toBeGreaterThan(0);
      // It is empty where the first thing that a restore writes was not written.
      expect(found.filter(state => !/^(?:empty|whole|RESTORE_UNFINISHED)$/.test(state))).toEqual([]);
      if (found.at(-1) !== 'whole') {
        if (found.at(-1) === 'RESTORE_UNFINISHED') await isRefused(place);
        expect(await run(place, ['restore', file])).toMatchObject({
          code: 0,
          output: expect.stringMatching(/^Restored 3,001 nodes/m),
        });
      }
      const store = await opened();
      await store.prepare(model);
      expect(contentOf((await backedUp({ model, store })).path)).toEqual(contentOf(file));
      await store.close();
    } finally {
      await raw?.close();
    }
  },
  TIMEOUT_MS,
);

/** By commands and by a server alike, with what to do about it. */
const isRefused = async (place: string): Promise<void> => {
  const { code, output } = await run(place, ['migrate', '--plan']);
  expect({ code, output }).toEqual({
    code: 1,
    output: expect.stringMatching(/^RESTORE_UNFINISHED {2}.*\nHint: .*restore the backup again/),
  });
};

test('a server does not start on a store that is not whole', async () => {
  const place = newFile('unfinished.grafeo');
  const store = await EmbeddedStore.open(place);
  await store.prepare(model);
  await expect(
    store.refill(async graph => {
      await graph.begin({ key: 'layout', value: 'restoring this' });
      throw new Error('killed');
    }),
  ).rejects.toThrow('killed');
  await store.close();
  const started = promisify(execFile)(process.execPath, [program('main')], {
    cwd: PROJECT,
    env: { ...process.env, SAMGRAF_STORE: place, PORT: '7401' },
  });
  await expect(started).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^RESTORE_UNFINISHED/),
  });
});

test(
  'what a command is given wrong is told with a hint, and by its exit code',
  async () => {
    const there = newFile();
    writeFileSync(there, 'something');
    const refused = async (args: readonly string[], store = stored): Promise<string> => {
      const { code, output } = await run(store, args);
      expect({ args, code, hints: /^Hint: /m.test(output) }).toEqual({ args, code: 1, hints: true });
      return output;
    };
    expect(await refused(['backup'])).toMatch(/^BAD_INPUT {2}backup needs a file/);
    expect(await refused(['backup', there])).toMatch(/^BAD_INPUT {2}There is a file/);
    expect(await refused(['backup', there, 'more'])).toMatch(/one argument too many/);
    expect(await refused(['restore', there, '--replace'])).toMatch(/^BAD_INPUT/);
    expect(await refused(['backup', newFile('no/such/folder')])).toMatch(/^BAD_INPUT {2}.*cannot be written/);
    expect(await refused(['backup', newFile()], newFile('none.grafeo'))).toMatch(
      /^BAD_CONFIG {2}There is no store/,
    );
    expect(await refused(['verify', there])).toMatch(/^BAD_BACKUP/);
    expect(await refused(['restore', file])).toMatch(/^STORE_NOT_EMPTY/);
    const same = await run(stored, ['verify', file, '--store']);
    expect(same).toMatchObject({ code: 0, output: expect.stringMatching(/The store holds the same\./) });
    const help = await run(stored, ['restore', '--help']);
    expect(help.output).toMatch(/restore FILE +Put a backup back/);
  },
  TIMEOUT_MS,
);
