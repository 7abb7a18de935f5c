import { Turns } from '../../src/engine/answer/turns';
import { atOnce } from '../../src/engine/graph/sliced';

const FOREVER = Number.POSITIVE_INFINITY;

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
    for (let j = 0; j < 5; j += 1) await undefined;
  }
  await Promise.all(all);
};

test('short work that comes at once is done in turns, in which others have theirs', async () => {
  const turns = new Turns();
  const order: number[] = [];
  // In its turn, or when it has had its turn: what goes on then counts as well.
  const all = tenAtOnce(async i => {
    await turns.run(
      atOnce(() => {
        if (i % 2 === 0) work(12);
      }),
      FOREVER,
    );
    if (i % 2 === 1) work(12);
    order.push(i);
  });
  expect(await othersDuring(all)).toBeGreaterThanOrEqual(7);
  expect([...order].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('without turns others wait for all of it', async () => {
  const all = tenAtOnce(async () => {
    await undefined;
    work(12);
  });
  expect(await othersDuring(all)).toBeLessThanOrEqual(1);
});

test('a turn is spent by what was done in it, and the next is not', async () => {
  const turns = new Turns();
  expect(turns.spent).toBe(false);
  work(12);
  expect(turns.spent).toBe(true);
  await new Promise(resolve => {
    setImmediate(resolve);
  });
  expect(turns.spent).toBe(false);
});

/** Works for much longer than a turn; tells of each step. */
function* longWork(step: () => void): Generator<undefined, string> {
  for (let i = 0; i < 20; i += 1) {
    work(1);
    step();
    yield;
  }
  return 'done';
}

const hour = 3_600_000;

test('a long computation lets a cheap operation by, and goes on when it has ended', async () => {
  const turns = new Turns(hour);
  const [order, cheapEnds]: [string[], (() => void)[]] = [[], []];
  const long = turns.run(
    longWork(() => order.push('long')),
    FOREVER,
  );
  const cheap = turns.beside(async () => {
    await new Promise<void>(resolve => cheapEnds.push(resolve));
    order.push('cheap');
  });
  while (order.length < 1) await new Promise(resolve => setImmediate(resolve));
  for (let i = 0; i < 50; i += 1) await new Promise(resolve => setImmediate(resolve));
  expect(order.length).toBeLessThan(10);
  cheapEnds[0]?.();
  await cheap;
  await expect(long).resolves.toBe('done');
  expect(order.indexOf('cheap')).toBeLessThan(10);
  expect(order).toHaveLength(21);
});

test('while a long computation lets others by, a new one has its turn', async () => {
  const turns = new Turns(hour);
  const long = turns.run(
    longWork(() => undefined),
    FOREVER,
  );
  let end = (): void => undefined;
  const cheap = turns.beside(() => new Promise<void>(resolve => (end = resolve)));
  for (let i = 0; i < 50; i += 1) await new Promise(resolve => setImmediate(resolve));
  await expect(
    turns.run(
      atOnce(() => 'short'),
      FOREVER,
    ),
  ).resolves.toBe('short');
  end();
  await cheap;
  await expect(long).resolves.toBe('done');
});

test('a long computation is not starved by cheap operations that never end', async () => {
  const turns = new Turns();
  void turns.beside(() => new Promise(() => undefined));
  await expect(
    turns.run(
      longWork(() => undefined),
      FOREVER,
    ),
  ).resolves.toBe('done');
});
