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

test('what is asked for while it is made is made once, and kept; a failure is told to all, and not kept', async () => {
  const store = await EmbeddedStore.open();
  const feed = new Feed(store, failed);
  let made = 0;
  const make = async (): Promise<string> => {
    made += 1;
    await new Promise(setImmediate);
    if (made === 1) throw new Error('the first fails');
    return String(made);
  };
  const ask = (sequence: number, question: string): Promise<unknown> => feed.answer(sequence, question, make);
  const first = await Promise.allSettled([ask(1, 'a'), ask(1, 'a')]);
  expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await Promise.all([ask(1, 'a'), ask(1, 'a'), ask(1, 'b')])).toEqual(['3', '3', '3']);
  expect(await ask(1, 'a')).toBe('3');
  expect(made).toBe(3);
  expect(await ask(2, 'a')).toBe('4');
  await store.close();
});
