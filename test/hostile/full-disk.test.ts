import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keysCommand } from '../../src/cli/keys';
import { PROJECT, readProjectModel } from '../../src/doors/server/samgraf';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { program } from '../support/run-folder';

/** A small disk needs the right to mount one; where it is not there, this says so and tries nothing. */
const folder = mkdtempSync(join(tmpdir(), 'samgraf-full-'));
const mounted = (): boolean => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    process.stderr.write('A full disk: skipped: no file system may be mounted here.\n');
    return false;
  }
};
const hasDisk = mounted();
afterAll(() => {
  if (hasDisk) execFileSync('umount', ['-l', folder]);
  rmSync(folder, { recursive: true, force: true });
});

/** All that is left. */
const fill = (): void => {
  const file = join(folder, 'fill');
  expect(() => {
    writeFileSync(file, Buffer.alloc(4 * 1024 * 1024));
  }).toThrow(/ENOSPC/);
};
const LARGE = 'x'.repeat(20_000);
const refused = { code: 'STORE_NOT_WRITABLE', status: 503 };

test('on a full disk reading goes on, writing is refused, and again when there is room', async () => {
  if (!hasDisk) return;
  const path = join(folder, 'graph.grafeo');
  const store = await EmbeddedStore.open(path);
  await store.prepare(readProjectModel());
  await store.setNote('before', 'kept');
  fill();
  for (let i = 0; i < 3; i += 1) await expect(store.setNote('full', LARGE)).rejects.toMatchObject(refused);
  expect([await store.note('before'), await store.note('full')]).toEqual(['kept', undefined]);
  rmSync(join(folder, 'fill'));
  await store.setNote('after', 'kept');
  await store.close();
  fill();
  const again = await EmbeddedStore.open(path);
  await again.prepare(readProjectModel());
  expect([await again.note('before'), await again.note('after')]).toEqual(['kept', 'kept']);
  expect(again.unwritable).toMatchObject(refused);
  await expect(again.setNote('full', LARGE)).rejects.toMatchObject(refused);
  await again.close();
});

test('on a disk that is read-only reading goes on, also with a log that nobody has merged, and writing is refused', async () => {
  if (!hasDisk) return;
  rmSync(join(folder, 'fill'), { force: true });
  const [path, cut] = [join(folder, 'read.grafeo'), join(folder, 'cut.grafeo')];
  const store = await EmbeddedStore.open(path);
  await store.prepare(readProjectModel());
  await store.setNote('before', 'kept');
  // As a process that was killed leaves them.
  cpSync(path, cut);
  cpSync(`${path}.wal`, `${cut}.wal`, { recursive: true });
  await store.close();
  // Seen from elsewhere: there it is read-only, whatever is open here.
  const elsewhere = mkdtempSync(join(tmpdir(), 'samgraf-read-only-'));
  execFileSync('mount', ['--bind', folder, elsewhere]);
  execFileSync('mount', ['-o', 'remount,bind,ro', elsewhere]);
  try {
    for (const name of ['read.grafeo', 'cut.grafeo']) {
      const again = await EmbeddedStore.open(join(elsewhere, name));
      await again.prepare(readProjectModel());
      expect(await again.note('before')).toBe('kept');
      expect(again.unwritable).toMatchObject({
        ...refused,
        message: expect.stringContaining('read-only') as string,
      });
      await expect(again.setNote('after', 'x')).rejects.toMatchObject(refused);
      await again.close();
    }
  } finally {
    execFileSync('umount', ['-l', elsewhere]);
    rmSync(elsewhere, { recursive: true, force: true });
  }
});

test('a server on a full disk answers, says so, refuses a change with what to do, and stops clean', async () => {
  if (!hasDisk) return;
  rmSync(join(folder, 'fill'), { force: true });
  const path = join(folder, 'served.grafeo');
  const store = await EmbeddedStore.open(path);
  await store.prepare(readProjectModel());
  await store.close();
  const keys = join(mkdtempSync(join(tmpdir(), 'samgraf-keys-')), 'keys.json');
  const made = keysCommand(['make', '--name', 'Test', '--role', 'steward'], keys);
  const key = /samgraf_\S+/.exec(made)?.[0] ?? '';
  fill();
  const server = spawn(process.execPath, [program('main')], {
    cwd: PROJECT,
    env: { ...process.env, PORT: '0', SAMGRAF_STORE: path, SAMGRAF_SEED: 'never', SAMGRAF_KEYS: keys },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /"address":"([^"]+)"/.exec(said)?.[1];
      if (found) resolve(`${found}/graphql`);
    };
    server.stdout.on('data', hear);
    server.stderr.on('data', hear);
    server.on('close', () => {
      reject(new Error(said));
    });
  });
  const ask = async (query: string): Promise<unknown> =>
    (
      await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ query }),
      })
    ).json();
  expect(await ask('{ municipalities { totalCount } }')).toEqual({
    data: { municipalities: { totalCount: 0 } },
  });
  const change =
    'mutation { upsertSource(input: {id: "source:x", title: "X", name: {nb: "X"}, certainty: FACT}) { change { status } } }';
  const answered = await ask(change);
  expect(answered).toMatchObject({
    errors: [
      {
        extensions: {
          code: 'STORE_NOT_WRITABLE',
          hint: expect.stringContaining('Reading goes on') as string,
        },
      },
    ],
  });
  const ended = new Promise(resolve => server.on('close', resolve));
  server.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(said).toContain('The store cannot be written, and is only read');
  expect(said).not.toMatch(/^\s+at /m);
}, 60_000);
