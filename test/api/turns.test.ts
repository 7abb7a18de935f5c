import { Turns } from '../../src/api/turns';

/** Takes so much of the processor, in one go. */
const work = (ms: number): void => {
  const end = performance.now() + ms;
  while (performance.now() < end) continue;
};

/** How often others got a turn of the event loop until all of the work was done. */
const othersDuring = async (all: Promise<unknown>): Promise<number> => {
  let [others, done] = [0, false];
  const count = (): void => {
    if (done) return;
    others += 1;
    setImmediate(count);
  };
  setImmediate(count);
  await all;
  done = true;
  return others;
};

/** Ten that arrive in one turn of the loop, one after the other, as requests do: each begins before the next arrives. */
const tenAtOnce = async (one: (i: number) => Promise<void>): Promise<void> => {
  const all: Promise<void>[] = [];
  for (let i = 0; i < 10; i += 1) {
    all.push(one(i));
    await undefined;
    await undefined;
  }
  await Promise.all(all);
};

test('dear work that comes at once is done in turns, in which others have theirs', async () => {
  const turns = new Turns();
  const order: number[] = [];
  const all = tenAtOnce(async i => {
    await turns.next();
    work(12);
    order.push(i);
  });
  expect(await othersDuring(all)).toBeGreaterThanOrEqual(8);
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('without turns others wait for all of it', async () => {
  const all = tenAtOnce(async () => {
    await undefined;
    work(12);
  });
  expect(await othersDuring(all)).toBeLessThanOrEqual(1);
});

test('who is alone does not wait, nor who comes when what waited is done', async () => {
  const turns = new Turns();
  expect(turns.next()).toBeUndefined();
  work(12);
  const waited = turns.next();
  expect(waited).toBeInstanceOf(Promise);
  await waited;
  await new Promise(resolve => { setImmediate(() => { setImmediate(resolve); }); });
  expect(turns.next()).toBeUndefined();
});
