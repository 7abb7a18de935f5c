import { setTimeout as sleep } from 'node:timers/promises';
import { Feed } from '../../src/engine/live/feed';
import { readProjectModel } from '../../src/doors/server/samgraf';
import { EmbeddedStore } from '../../src/engine/store/embedded';

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

test('whoever stops listening and listens again while the store is asked has it asked once in a while, not twice', async () => {
  let [asked, beside] = [0, 0];
  const underway = new Set<number>();
  const sequence = async (): Promise<number> => {
    const number = (asked += 1);
    // The one that was under way when it began anew may still be.
    beside += [...underway].filter(other => other > 1).length;
    underway.add(number);
    await sleep(600);
    underway.delete(number);
    return 0;
  };
  const store = await EmbeddedStore.open();
  await store.prepare(readProjectModel());
  const feed = new Feed(Object.assign(Object.create(store) as EmbeddedStore, { sequence }), failed);
  const stop = feed.listen(() => undefined);
  while (asked === 0) await sleep(10);
  stop();
  feed.listen(() => undefined);
  while (asked < 5) await sleep(10);
  feed.stop();
  await sleep(1_200);
  expect({ asked, beside }).toEqual({ asked: 5, beside: 0 });
  await store.close();
});

test('that the store cannot be asked is told once, and how often, once it answers again', async () => {
  const told: unknown[] = [];
  let asked = 0;
  const sequence = (): Promise<number> => {
    asked += 1;
    return [3, 4, 6].includes(asked) ? Promise.reject(new Error(`failure ${asked}`)) : Promise.resolve(0);
  };
  const store = await EmbeddedStore.open();
  await store.prepare(readProjectModel());
  const feed = new Feed(
    Object.assign(Object.create(store) as EmbeddedStore, { sequence }),
    error => told.push((error as Error).message),
    failures => told.push(failures),
  );
  feed.listen(() => undefined);
  while (asked < 8) await sleep(20);
  feed.stop();
  expect(told).toEqual(['failure 3', 2, 'failure 6', 1]);
  await store.close();
});

test('whoever waits for what follows an entry is woken when the log no longer comes to it', async () => {
  const store = await EmbeddedStore.open();
  await store.prepare(readProjectModel());
  let last = 8;
  const sequence = (): Promise<number> => Promise.resolve(last);
  const feed = new Feed(Object.assign(Object.create(store) as EmbeddedStore, { sequence }), failed);
  let isWoken = false;
  const woken = feed.grown(8, new Set(['Solution']), new AbortController().signal).then(() => {
    isWoken = true;
  });
  feed.wake();
  await sleep(50);
  expect(isWoken).toBe(false);
  last = 5;
  feed.wake();
  await woken;
  expect(await feed.sequence()).toBe(5);
  feed.stop();
  await store.close();
});
