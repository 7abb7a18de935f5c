import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { checksumOfFile, checksumOfNeo4j, type Checksum } from '../support/checksum';
import { runLoad } from '../support/load-child';
import { OPEN_TIMEOUT_MS, RawNeo4j } from '../support/stores';
import { folderOf, graphOf, removeFolders } from './loading';

/** As often as a load is killed on each store, 20 times by `npm run test:differential`; half of them at least while it was at work. */
const KILLS = Number(process.env.SAMGRAF_KILLS ?? 2);
const AT_WORK = KILLS / 2;

const [OLD, NEW] = [600, 400];

const root = mkdtempSync(join(tmpdir(), 'samgraf-whole-'));
/** Two graphs of one source: the ids of the second are in the first, and what it says of them is not. */
const folders = [
  folderOf({ 'a.jsonl': graphOf(OLD, 'gammel') }),
  folderOf({ 'a.jsonl': graphOf(NEW, 'ny') }),
] as const;
const url = process.env.SAMGRAF_TEST_NEO4J;

afterAll(() => {
  removeFolders();
  rmSync(root, { recursive: true, force: true });
});

/** Drawn evenly and told, so that a failure can be repeated. */
const delayOf = (kill: number, longest: number): number => Math.round(((kill + 0.5) / KILLS) * longest);

const staysWhole = async (store: string, look: () => Promise<Checksum>): Promise<void> => {
  const load = (which: 0 | 1, killAfter?: number) => runLoad(store, [folders[which], '--replace'], killAfter);
  const graphs: Checksum[] = [];
  let longest = 0;
  for (const which of [0, 1, 0] as const) {
    const { output, took } = await load(which);
    expect(output).toMatch(/^Loaded/m);
    longest = took;
    graphs.push(await look());
  }
  const [old, next, again] = graphs;
  expect(again).toEqual(old);
  expect(next?.nodes).toBe(1 + 2 * NEW);
  let now: 0 | 1 = 0;
  let atWork = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const wanted: 0 | 1 = now === 0 ? 1 : 0;
    const { killed, took } = await load(wanted, delayOf(kill, longest));
    const found = await look();
    if (killed) atWork += 1;
    // Machines go slower and faster: what was over before it was killed says how long a load takes now.
    else longest = Math.min(longest, took);
    expect({ kill, found }).toEqual({ kill, found: found.hash === old?.hash ? old : next });
    // And once more, which is only nothing to do when all of it is there.
    const { output } = await load(wanted);
    expect(output).toMatch(found.hash === graphs[wanted]?.hash ? /nothing to do/ : /^Loaded/m);
    expect({ kill, found: await look() }).toEqual({ kill, found: graphs[wanted] });
    now = wanted;
  }
  expect(atWork).toBeGreaterThanOrEqual(AT_WORK);
};

test('the embedded store has all of a load or nothing of it, whenever it is killed', async () => {
  const file = join(root, 'store.grafeo');
  await staysWhole(file, () => checksumOfFile(file));
}, 900_000);

test('a store that was not there is made whole by the first load, or not made', async () => {
  const [made, filled, folder] = [
    join(root, 'made.grafeo'),
    join(root, 'filled.grafeo'),
    folderOf({ 'a.jsonl': graphOf(3_000, 'ny') }),
  ];
  const { took } = await runLoad(join(root, 'other.grafeo'), [folder]);
  const { killed } = await runLoad(made, [folder], took / 2);
  expect({ killed, isThere: existsSync(made) }).toEqual({ killed: true, isThere: false });
  expect((await runLoad(made, [folder])).output).toMatch(/^Loaded/m);
  // One that is there is filled by one transaction.
  await (await EmbeddedStore.open(filled)).close();
  expect((await runLoad(filled, [folder])).output).toMatch(/^Loaded/m);
  expect(await checksumOfFile(made)).toEqual(await checksumOfFile(filled));
  expect(readdirSync(root).filter(name => name.includes('making'))).toEqual([]);
}, 300_000);

test('a store is made by one of those who make it at the same time, and by none if the work fails', async () => {
  const path = join(root, 'twice.grafeo');
  const failed = EmbeddedStore.make(path, () => Promise.reject(new Error('the work failed')));
  await expect(failed).rejects.toThrow('the work failed');
  expect(existsSync(path)).toBe(false);
  const gone = EmbeddedStore.make(path, store => {
    const making = `${path}.making`;
    // As the work ends, nothing is there that the disk could be asked to confirm.
    const close = store.close.bind(store);
    store.close = async () => {
      await close();
      rmSync(making, { recursive: true, force: true });
    };
    return Promise.resolve();
  });
  await expect(gone).rejects.toMatchObject({
    code: 'STORE_NOT_WRITABLE',
    hint: expect.any(String) as string,
  });
  const late = EmbeddedStore.make(path, async () => {
    await expect(EmbeddedStore.make(path, () => Promise.resolve())).rejects.toMatchObject({
      code: 'STORE_IN_USE',
    });
    await (await EmbeddedStore.open(path)).close();
  });
  await expect(late).rejects.toMatchObject({
    code: 'STORE_IN_USE',
    message: expect.stringMatching(/meanwhile/) as string,
  });
  await (await EmbeddedStore.open(path)).close();
}, 60_000);

/**
 * Who was killed may have sent its COMMIT, which lands between two of the statements that look: so it is looked until
 * two looks are alike.
 */
const settled = async (look: () => Promise<Checksum>): Promise<Checksum> => {
  for (let before = await look(); ;) {
    const after = await look();
    if (after.hash === before.hash) return after;
    before = after;
  }
};

const onNeo4j = (address: string): void => {
  test(
    'Neo4j has all of a load or nothing of it, whenever it is killed',
    async () => {
      const raw = await RawNeo4j.open(address);
      try {
        await raw.wipe();
        await staysWhole(address, () => settled(() => checksumOfNeo4j(raw)));
      } finally {
        await raw.close();
      }
    },
    900_000 + OPEN_TIMEOUT_MS,
  );
};
if (url) onNeo4j(url);
