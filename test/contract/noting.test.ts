import { ANONYMOUS } from '../../src/engine/access/viewer';
import type { Samgraf } from '../../src/doors/server/samgraf';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { begin, send } from '../changes/changing';

describe.each(STORE_NAMES)('notes aside on %s', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await begin(samgraf);
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores.close());

  test('are read, set and removed together, and are no turn of the graph', async () => {
    const { store } = samgraf;
    const before = [await store.turn(), await store.sequence()];
    await store.noting(async notes => {
      await notes.set('one b', '2');
      await notes.set('one a', '1');
      await notes.set('two', '3');
    });
    const read = await store.noting(async notes => {
      await notes.remove('two');
      return [[...(await notes.notes('one '))], await notes.note('two')] as const;
    });
    expect(read).toEqual([
      [
        ['one a', '1'],
        ['one b', '2'],
      ],
      undefined,
    ]);
    expect(await store.note('one a')).toBe('1');
    expect([await store.turn(), await store.sequence()]).toEqual(before);
    expect(await send(samgraf, '{ municipalities { totalCount } }', {}, ANONYMOUS)).toEqual({
      municipalities: { totalCount: 2 },
    });
  });

  test('that fail set nothing', async () => {
    const { store } = samgraf;
    const failing = store.noting(async notes => {
      await notes.set('three', '1');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await store.note('three')).toBeUndefined();
  });

  test('are counted one at a time, whoever counts', async () => {
    const { store } = samgraf;
    const count = () =>
      store.noting(async notes => notes.set('count', String(Number((await notes.note('count')) ?? 0) + 1)));
    await Promise.all(Array.from({ length: 10 }, count));
    expect(await store.note('count')).toBe('10');
  });
});
