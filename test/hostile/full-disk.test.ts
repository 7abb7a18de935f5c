import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProjectModel } from '../../src/server/samgraf';
import { EmbeddedStore } from '../../src/store/embedded';

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
const refused = { code: 'STORE_NOT_WRITABLE', status: 500 };

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
