import { setTimeout as sleep } from 'node:timers/promises';
import { openSamgraf, readProjectModel } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import type { Store } from '../../src/engine/store/store';

/** A store that plans what it is asked for the first time, and takes so long for it. */
const slowly = async (ms: number): Promise<{ store: Store; asked: () => number }> => {
  const store = await EmbeddedStore.open();
  let asked = 0;
  const first = async <T>(work: () => Promise<T>): Promise<T> => {
    asked += 1;
    await sleep(ms);
    return work();
  };
  Object.defineProperty(store, 'plansSlowly', { value: true });
  const { find, read, readInParts } = store;
  Object.assign(store, {
    find: (...of: Parameters<typeof find>) => first(() => find.apply(store, of)),
    read: (...of: Parameters<typeof read>) => first(() => read.apply(store, of)),
    readInParts: (...of: Parameters<typeof readInParts>) => first(() => readInParts.apply(store, of)),
  });
  return { store, asked: () => asked };
};

const statusOf = async (app: Awaited<ReturnType<typeof buildServer>>): Promise<number> =>
  (await app.inject('/health/ready')).statusCode;

test('a server is ready when the first questions have been asked, and answers before', async () => {
  const { store, asked } = await slowly(1);
  const app = await buildServer(await openSamgraf(readProjectModel(), store), {
    logLevel: 'silent',
    warmMs: 60_000,
  });
  expect(await statusOf(app)).toBe(503);
  expect((await app.inject('/health/live')).statusCode).toBe(200);
  for (let i = 0; i < 600 && (await statusOf(app)) !== 200; i += 1) await sleep(50);
  expect(await statusOf(app)).toBe(200);
  expect(asked()).toBeGreaterThan(10);
  await app.close();
  await store.close();
});

test('and not later than it is allowed to be', async () => {
  const { store } = await slowly(60_000);
  const app = await buildServer(await openSamgraf(readProjectModel(), store), {
    logLevel: 'silent',
    warmMs: 6_000,
  });
  expect(await statusOf(app)).toBe(503);
  for (let i = 0; i < 200 && (await statusOf(app)) !== 200; i += 1) await sleep(100);
  expect(await statusOf(app)).toBe(200);
  await app.close();
  await store.close();
});

test('where nothing is planned, or nobody wants it, it is ready at once', async () => {
  const { store } = await slowly(1);
  const samgraf = await openSamgraf(readProjectModel(), store);
  const off = await buildServer(samgraf, { logLevel: 'silent' });
  expect(await statusOf(off)).toBe(200);
  await off.close();
  await store.close();
  const embedded = await openSamgraf(readProjectModel(), await EmbeddedStore.open());
  const app = await buildServer(embedded, { logLevel: 'silent', warmMs: 60_000 });
  expect(await statusOf(app)).toBe(200);
  await app.close();
  await embedded.store.close();
});
