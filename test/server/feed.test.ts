import { Feed } from '../../src/live/feed';
import { readProjectModel } from '../../src/server/samgraf';
import { EmbeddedStore } from '../../src/store/embedded';

const failed = (error: unknown): void => {
  throw error;
};

test('streams that are woken together ask the store once, and again the next time', async () => {
  const store = await EmbeddedStore.open();
  await store.prepare(readProjectModel());
  const feed = new Feed(store, failed);
  const before = store.statements;
  const all = await Promise.all(Array.from({ length: 20 }, () => feed.sequence()));
  expect(new Set(all)).toEqual(new Set([0]));
  expect(store.statements - before).toBe(1);
  await feed.sequence();
  expect(store.statements - before).toBe(2);
  await store.close();
});

test('what is asked for while it is made is made once; a failure is told to all, and not kept', async () => {
  const store = await EmbeddedStore.open();
  const feed = new Feed(store, failed);
  let made = 0;
  const make = async (): Promise<number> => {
    made += 1;
    await new Promise(setImmediate);
    if (made === 1) throw new Error('the first fails');
    return made;
  };
  const first = await Promise.allSettled([feed.once('a', make), feed.once('a', make)]);
  expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await Promise.all([feed.once('a', make), feed.once('a', make), feed.once('b', make)])).toEqual([
    3, 3, 3,
  ]);
  expect(made).toBe(3);
  await store.close();
});
