import { spawn, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { required } from '../../src/engine/errors';
import { readPack } from '../../src/pack/pack';
import { openSeeded, prepare } from '../../src/doors/server/prepared';
import { openSamgraf, readProjectModel } from '../../src/doors/server/samgraf';
import { program } from '../support/run-folder';

const PROJECT = join(__dirname, '..', '..');
const ROOT = join(__dirname, '..', '..');
/** When a first load is killed, in milliseconds after the start; `npm run test:differential` tries more of them. */
const MOMENTS = Number(process.env.SAMGRAF_KILLS ?? 1) > 1 ? [300, 700, 1_100] : [700];

type Started = Readonly<{ process: ChildProcess; output: Promise<string>; url: Promise<string> }>;

const running: ChildProcess[] = [];

/** The server as a user starts it, from source. */
const start = (environment: Record<string, string>): Started => {
  const child = spawn(process.execPath, [program('main')], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'info', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let text = '';
  const read = (chunk: Buffer): void => {
    text += chunk.toString();
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const output = new Promise<string>(resolve => {
    child.on('close', () => {
      resolve(text);
    });
  });
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /GraphQL:\s+(\S+)/.exec(text)?.[1];
      if (found) resolve(found);
    });
    child.on('close', () => {
      reject(new Error(`ended: ${text}`));
    });
  });
  url.catch(() => undefined);
  return { process: child, output, url };
};

const count = async (url: string): Promise<unknown> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: '{ sources { totalCount } municipality(number: "0301") { uses { totalCount } } }',
    }),
  });
  return ((await response.json()) as { data: unknown }).data;
};
/** As many sources as the records of the seed have; of uses, which follow by rule too, those that were counted by hand. */
const SOURCES = readdirSync(join(PROJECT, 'seed'))
  .filter(name => name.endsWith('.jsonl'))
  .flatMap(name => readFileSync(join(PROJECT, 'seed', name), 'utf8').split('\n'))
  .filter(line => line.startsWith('{"type":"Source"')).length;
const WHOLE = { sources: { totalCount: SOURCES }, municipality: { uses: { totalCount: 27 } } };

/** The engine's threads, also those begun later, give way to the one that answers. */
const expectLoopBeforeEngine = (pid: number): void => {
  const tasks = readdirSync(`/proc/${pid}/task`);
  const engine = tasks.filter(task =>
    readFileSync(`/proc/${pid}/task/${task}/comm`, 'utf8').startsWith('tokio'),
  );
  expect([...new Set(engine.map(task => getPriority(Number(task)) - getPriority(pid)))]).toEqual([10]);
};

describe('starting and stopping', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-start-'));
  const file = join(folder, 'a.grafeo');
  afterAll(() => {
    for (const child of running) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('loads the national graph into an empty store, and keeps it; SIGTERM ends it in order', async () => {
    const first = start({ SAMGRAF_STORE: file });
    expect(await count(await first.url)).toEqual(WHOLE);
    first.process.kill('SIGTERM');
    expect(await first.output).toMatch(/Wrote (\d{5}) of \1\./);
    const second = start({ SAMGRAF_STORE: file });
    expect(await count(await second.url)).toEqual(WHOLE);
    second.process.kill('SIGTERM');
    expect(await second.output).not.toContain('Wrote');
  });

  it('refuses a store that another process holds, and leaves it alone', async () => {
    const holder = start({ SAMGRAF_STORE: file });
    const url = await holder.url;
    if (process.platform === 'linux') expectLoopBeforeEngine(required(holder.process.pid, 'it runs'));
    const output = await start({ SAMGRAF_STORE: file }).output;
    expect(output).toMatch(/^STORE_IN_USE .*\nHint: /m);
    expect(await count(url)).toEqual(WHOLE);
    holder.process.kill('SIGTERM');
    await holder.output;
  });

  it('says that a damaged store is damaged, without a stack', async () => {
    const damaged = join(folder, 'damaged.grafeo');
    copyFileSync(file, damaged);
    const handle = openSync(damaged, 'r+');
    for (const at of [2_048, 4_096, 8_192, 12_288])
      writeSync(handle, Buffer.alloc(4_096, 0xa5), 0, 4_096, at);
    closeSync(handle);
    const output = await start({ SAMGRAF_STORE: damaged }).output;
    expect(output).toMatch(/^STORE_DAMAGED .*\nHint: /m);
    expect(output).not.toMatch(/\n\s+at /);
  });

  it('says that Neo4j is down, without a stack', async () => {
    const output = await start({ SAMGRAF_STORE: 'neo4j://127.0.0.1:9' }).output;
    expect(output).toMatch(/^STORE_UNAVAILABLE .*\nHint: /m);
    expect(output).not.toMatch(/\n\s+at /);
  });

  it('takes a first load up again that was killed in the middle', async () => {
    for (const after of MOMENTS) {
      const killed = join(folder, `killed-${after}.grafeo`);
      const first = start({ SAMGRAF_STORE: killed });
      await new Promise(resolve => {
        setTimeout(resolve, after);
      });
      first.process.kill('SIGKILL');
      await first.output;
      const second = start({ SAMGRAF_STORE: killed });
      expect(await count(await second.url)).toEqual(WHOLE);
      second.process.kill('SIGKILL');
      await second.output;
    }
  }, 120_000);
});

describe('a store that the build has prepared', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-prepared-'));
  const made = join(folder, 'made');
  const told = join(made, 'national.json');
  /** How many municipalities there are in a store that is opened at a path, and whether all is noted. */
  const opened = async (name: string, seed: 'auto' | 'never' = 'auto') => {
    const path = join(folder, name);
    const store = await openSeeded(
      { SAMGRAF_STORE: path, SAMGRAF_SEED: seed },
      () => undefined,
      readPack(),
      made,
    );
    const { plans } = await openSamgraf(readProjectModel(), store);
    const seeded = await store.note('seed');
    await store.close();
    return {
      municipalities: plans.current.statistics.nodes.get('Municipality'),
      seeded: seeded !== undefined,
    };
  };
  const NATIONAL = { municipalities: 357, seeded: true };
  const EMPTY = { municipalities: undefined, seeded: false };

  beforeAll(() => prepare(made), 60_000);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('is what a new file begins as, whole, and leaves nothing beside it', async () => {
    expect(await opened('a.grafeo')).toEqual(NATIONAL);
    expect(readdirSync(folder).filter(name => name.startsWith('a.'))).toEqual(['a.grafeo']);
  });

  test('is not put where nothing is asked for, or where there is something', async () => {
    expect(await opened('b.grafeo', 'never')).toEqual(EMPTY);
    expect(await opened('b.grafeo')).toEqual(EMPTY);
  });

  test('is not used if it is of another seed or SDL, or not what the build wrote', async () => {
    const right = readFileSync(told, 'utf8');
    const { of, sha256 } = JSON.parse(right) as Readonly<{ of: string; sha256: string }>;
    for (const [name, wrong] of Object.entries({ of: { of: sha256, sha256 }, file: { of, sha256: of } })) {
      writeFileSync(told, JSON.stringify(wrong));
      expect(await opened(`${name}.grafeo`)).toEqual(EMPTY);
    }
    writeFileSync(told, right);
  });
});
