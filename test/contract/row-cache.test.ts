import { join } from 'node:path';
import type { StoredNode } from '../../src/plan/plan-write';
import { openSamgraf, readProjectModel, type Samgraf } from '../../src/server/samgraf';
import { loadFolder } from '../../src/server/seed';
import { EmbeddedStore } from '../../src/store/embedded';
import { RowCache, type Rows } from '../../src/store/row-cache';
import { Golden, ask, dataOf, freezeToday } from '../support/golden';
import { SEED } from '../support/stores';

/** A read that ends when it is told to, and how often it was begun. */
const reading = () => {
  let begun = 0;
  let end: (rows: Rows) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const run = (): Promise<Rows> => {
    begun += 1;
    return new Promise((resolve, reject) => { [end, fail] = [resolve, reject]; });
  };
  return { run, end: (rows: Rows) => { end(rows); }, fail: (error: Error) => { fail(error); }, begun: () => begun };
};

describe('rows kept', () => {
  test('are read once, and by those who ask at the same time together', async () => {
    const cache = new RowCache();
    const { run, end, begun } = reading();
    const both = [cache.rows('a', run), cache.rows('a', run)];
    end([{ x: [1] }]);
    expect(await Promise.all([...both, cache.rows('a', run)])).toEqual([[{ x: [1] }], [{ x: [1] }], [{ x: [1] }]]);
    expect(begun()).toBe(1);
  });

  test('are read again after a write', async () => {
    const cache = new RowCache();
    await cache.rows('a', () => Promise.resolve([{ x: 1 }]));
    cache.clear();
    expect(await cache.rows('a', () => Promise.resolve([{ x: 2 }]))).toEqual([{ x: 2 }]);
  });

  test('of a read that was begun before the end of a write are neither kept nor shared after it', async () => {
    const cache = new RowCache();
    const [before, after] = [reading(), reading()];
    const early = cache.rows('a', before.run);
    cache.clear();
    const late = cache.rows('a', after.run);
    before.end([{ x: 'old' }]);
    expect(await early).toEqual([{ x: 'old' }]);
    const meanwhile = cache.rows('a', after.run);
    after.end([{ x: 'new' }]);
    expect([await late, await meanwhile, await cache.rows('a', after.run)]).toEqual([[{ x: 'new' }], [{ x: 'new' }], [{ x: 'new' }]]);
    expect([before.begun(), after.begun()]).toEqual([1, 1]);
  });

  test('are not an error: those who asked together get it, who asks later has it read again', async () => {
    const cache = new RowCache();
    const { run, fail } = reading();
    const both = [cache.rows('a', run), cache.rows('a', run)];
    fail(new Error('gone'));
    for (const one of both) await expect(one).rejects.toThrow('gone');
    expect(await cache.rows('a', () => Promise.resolve([{ x: 1 }]))).toEqual([{ x: 1 }]);
  });

  test('are small, and can not be changed', async () => {
    const cache = new RowCache();
    const [small] = await cache.rows('small', () => Promise.resolve([{ x: { y: [1] } }]));
    expect(() => { (small?.['x'] as { y: number[] }).y.push(2); }).toThrow(TypeError);
    for (const large of [Array.from({ length: 2_000 }, (_, x) => ({ x })), [{ x: 'x'.repeat(20_000) }]]) {
      const read = jest.fn(() => Promise.resolve(large));
      expect([await cache.rows('large', read), await cache.rows('large', read)]).toEqual([large, large]);
      expect(read).toHaveBeenCalledTimes(2);
    }
  });
});

describe('the embedded store with rows kept', () => {
  let store: EmbeddedStore;
  let samgraf: Samgraf;
  beforeAll(async () => {
    freezeToday('2026-11-25');
    store = await EmbeddedStore.open(undefined, { cache: true });
    samgraf = await openSamgraf(readProjectModel(), store);
    await loadFolder(samgraf, SEED, () => undefined, true);
  });
  afterAll(async () => {
    await store.close();
    jest.useRealTimers();
  });

  test.each(Golden.all(join(__dirname, '..', 'golden')))('answers $name alike from the engine and from memory', async golden => {
    for (let time = 0; time < 2; time += 1) golden.expect('json', (await ask(samgraf, golden.query)).response, 'embedded');
  });

  test('counts what it really sends', async () => {
    const query = 'query($n: String) { municipality(number: $n) { population } }';
    const sent = async (n: string): Promise<number> => (await ask(samgraf, query, { n })).statements;
    expect([await sent('1103'), await sent('1103'), await sent('5001'), await sent('1103')]).toEqual([1, 0, 1, 0]);
    await store.setNote('test', 'x');
    expect([await sent('1103'), await sent('1103')]).toEqual([1, 0]);
  });

  test('tells numbers apart that JSON does not', async () => {
    const count = async (number: string): Promise<unknown> => (await dataOf(samgraf, `{ municipalities(where: {areaKm2: {gt: ${number}}}) { totalCount } }`))['municipalities'];
    expect([await count('1e999'), await count('-1e999')]).toEqual([{ totalCount: 0 }, { totalCount: 357 }]);
  });

  test('never answers with what was so before a write that has ended, while others read and write', async () => {
    const source = (version: number): StoredNode => ({
      kind: samgraf.model.kinds.get('Source') as StoredNode['kind'], id: 'source:test',
      properties: { id: 'source:test', type: 'Source', name: 'x', title: String(version), certainty: 'FACT' },
    });
    let [begun, ended] = [0, 0];
    await store.write({ kind: 'write', nodes: [source(0)], edges: [] });
    const write = async (): Promise<void> => {
      for (let version = 1; version <= 100; version += 1) {
        begun = version;
        await store.write({ kind: 'write', nodes: [source(version)], edges: [] });
        ended = version;
        for (let turns = version % 4; turns > 0; turns -= 1) await new Promise(resolve => { setImmediate(resolve); });
      }
    };
    const wrong: string[] = [];
    const read = async (): Promise<void> => {
      while (ended < 100) {
        const least = ended;
        const title = Number(((await dataOf(samgraf, '{ source(id: "source:test") { title } }'))['source'] as { title: string }).title);
        if (title < least || title > begun) wrong.push(`${title}, not ${least} to ${begun}`);
        await new Promise(resolve => { setImmediate(resolve); });
      }
    };
    await Promise.all([write(), read(), read(), read()]);
    expect(wrong).toEqual([]);
    expect(await dataOf(samgraf, '{ source(id: "source:test") { title } }')).toEqual({ source: { title: '100' } });
  });
});
