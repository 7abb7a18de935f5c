import { randomUUID } from 'node:crypto';
import { verifyFile } from '../../src/engine/backup/check-lines';
import { restore } from '../../src/engine/backup/restore';
import type { Samgraf } from '../../src/doors/server/samgraf';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import type { Store } from '../../src/engine/store/store';
import type { Properties } from '../../src/engine/plan/write';
import { apply } from '../changes/changing';
import { SOURCE, graphOf, load, municipality, removeFolders, solution, uses } from '../exchange/loading';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { backedUp, linesIn, removeFiles } from './backed-up';

const WRITTEN = ['0001', '0002', '0003', '0004', '0005'];

afterAll(() => {
  removeFolders();
  removeFiles();
});

/** Writes so often while a store is copied: before each page that a backup reads of it, as long as there is something to write. */
const writingBetween = (store: Store, writes: (() => Promise<unknown>)[]): Store => {
  const look: Store['look'] = async lookup => {
    if (lookup.kind === 'nodesOf' || lookup.kind === 'edgesOf') await writes.shift()?.();
    return store.look(lookup);
  };
  return Object.assign(Object.create(store) as Store, { look });
};

type Found = Readonly<{ node?: string; relation?: string; note?: Properties; properties: Properties }>;
const recordsIn = (path: string): readonly Found[] => linesIn(path).map(line => JSON.parse(line) as Found);

describe.each(STORE_NAMES)('a backup of %s while others write', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());
  beforeEach(async () => {
    stores = await stores.emptied();
    samgraf = stores.on(name);
    await load(samgraf, {
      'a.jsonl': [
        SOURCE,
        { ...SOURCE, id: 'source:test' },
        ...WRITTEN.map(number => municipality(number, { name: { nb: 'Batch 0' } })),
        solution('a'),
        solution('b'),
        ...WRITTEN.map(number => uses(number, 'a')),
      ],
    });
  }, OPEN_TIMEOUT_MS);

  /** A batch names itself in each municipality, gives one of them another relation, takes one away, and makes and removes a node. */
  const batch = (i: number) => (): Promise<unknown> =>
    applied([
      ...WRITTEN.map(number => ({
        upsert: { municipality: { id: `municipality:${number}`, name: { nb: `Batch ${i}` } } },
      })),
      { upsert: { solution: { id: `resource:n${i}`, name: { nb: `N ${i}` } } } },
      { connect: { uses: { from: 'municipality:0001', to: `resource:n${i}` } } },
      ...(i === 1 ? [] : [{ delete: { id: `resource:n${i - 1}`, cascade: true } }]),
    ]);
  const applied = async (changes: readonly object[]): Promise<void> => {
    const report = await apply(samgraf, changes);
    expect({
      applied: report.applied,
      results: report.results.filter(({ faults }) => faults.length > 0),
    }).toEqual({
      applied: true,
      results: [],
    });
  };

  test('is of one moment, whatever was written between two pages', async () => {
    const writes = [1, 2, 3, 4].map(batch);
    const { path, sequence } = await backedUp({
      model: samgraf.model,
      store: writingBetween(samgraf.store, writes),
    });
    expect(writes).toEqual([]);
    expect((await verifyFile(path)).sequence).toBe(sequence);
    const records = recordsIn(path);
    expect(
      records.filter(({ node }) => node === 'Municipality').map(({ properties }) => properties['name']),
    ).toEqual(WRITTEN.map(() => 'Batch 4'));
    const ids = records.flatMap(({ node, properties }) =>
      node === 'Solution' ? [String(properties['id'])] : [],
    );
    expect([...ids].sort()).toEqual(['resource:a', 'resource:b', 'resource:n4']);
    expect(records.filter(({ relation }) => relation === 'USES')).toHaveLength(WRITTEN.length + 1);
    // It is what the store holds now, to the byte.
    const now = await backedUp(samgraf);
    const sorted = (file: string): readonly string[] => [...linesIn(file).slice(1, -1)].sort();
    expect(sorted(path)).toEqual(sorted(now.path));
  });

  test('begins anew where a load was made meanwhile, which the log does not tell record by record', async () => {
    const { path } = await backedUp({
      model: samgraf.model,
      store: writingBetween(samgraf.store, [
        () => load(samgraf, { 'b.jsonl': [SOURCE, ...graphOf(40, 'ny').slice(1)] }, { source: 'other' }),
      ]),
    });
    const now = await backedUp(samgraf);
    expect([...linesIn(path).slice(1, -1)].sort()).toEqual([...linesIn(now.path).slice(1, -1)].sort());
  });

  test('ends though somebody loads all the time, who waits for the last copy', async () => {
    let loads = 0;
    const loading = (): Promise<unknown> => {
      loads += 1;
      return load(
        samgraf,
        { 'c.jsonl': [SOURCE, solution('c', { name: { nb: randomUUID() } })] },
        { source: 'busy' },
      );
    };
    const writes = Array.from({ length: 200 }, () => loading);
    const { path } = await backedUp({ model: samgraf.model, store: writingBetween(samgraf.store, writes) });
    const restored = await EmbeddedStore.open();
    await restore(samgraf.model, restored, path);
    await restored.close();
    expect(loads).toBeGreaterThan(2);
    expect((await backedUp(samgraf)).sequence).toBe((await verifyFile(path)).sequence);
  });

  test('a writer that never rests sees its batches whole in it', async () => {
    let [isDone, i] = [false, 0];
    const writing = (async () => {
      while (!isDone) await batch((i += 1))();
    })();
    const files: string[] = [];
    for (let n = 0; n < 3; n += 1) files.push((await backedUp(samgraf)).path);
    isDone = true;
    await writing;
    for (const path of files) {
      await verifyFile(path);
      const names = recordsIn(path).flatMap(({ node, properties }) =>
        node === 'Municipality' ? [properties['name']] : [],
      );
      expect({ names: names.length, different: new Set(names).size }).toEqual({
        names: WRITTEN.length,
        different: 1,
      });
    }
    expect(i).toBeGreaterThan(0);
  });
});
