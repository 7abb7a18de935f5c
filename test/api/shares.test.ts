import { Admission } from '../../src/engine/answer/admission';
import { Capacity } from '../../src/engine/answer/admission';
import { Turns, Counts, Shares } from '../../src/engine/answer/turns';
import { atOnce } from '../../src/engine/graph/sliced';
import { networkOf } from '../../src/doors/server/access/credentials';

const soon = (ms: number): number => performance.now() + ms;
const sleep = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));
const codeOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => 'answered',
    (error: unknown) => (error as { code?: string }).code,
  );

test('the next is of the client that has had least, and who comes is before the others', () => {
  const shares = new Shares<string>();
  for (const item of ['a1', 'a2', 'a3']) shares.add('a', item);
  shares.charge('a', 5);
  shares.add('b', 'b1');
  expect(shares.next()).toEqual(['b1']);
  shares.charge('b', 1);
  expect(shares.next()).toEqual(['a1', 'a2', 'a3']);
  for (const item of ['a1', 'a2', 'a3']) shares.remove('a', item);
  expect([shares.next(), shares.size, shares.active]).toEqual([['b1'], 1, 1]);
});

test('what is given back is given back once', () => {
  const counts = new Counts();
  const [one] = [counts.add('a'), counts.add('a')];
  one();
  one();
  expect([counts.of('a'), counts.of('b')]).toEqual([1, 0]);
});

test('a thousand computations of one client do not delay one of another', async () => {
  const turns = new Turns();
  const order: string[] = [];
  const run = (client: string): Promise<void> =>
    turns.run(
      atOnce(() => void order.push(client)),
      Infinity,
      client,
    );
  const all = Array.from({ length: 1_000 }, () => run('many'));
  await new Promise(resolve => setImmediate(resolve));
  const before = order.length;
  await run('one');
  expect(order.length - before).toBeLessThan(10);
  await Promise.all(all);
  expect(order).toHaveLength(1_001);
});

test('expensive operations of two clients are let in by turns', async () => {
  const room = new Capacity(1, 1_000);
  const order: string[] = [];
  const enter = async (client: string): Promise<void> => {
    await room.enter(1, soon(60_000), client);
    order.push(client);
    await sleep(1);
    room.leave(1, client);
  };
  const many = Array.from({ length: 40 }, () => enter('many'));
  const few = Array.from({ length: 5 }, () => enter('few'));
  await Promise.all(few);
  expect(order.length).toBeLessThan(14);
  await Promise.all(many);
});

test('one client has a share of the places in a queue', async () => {
  const room = new Capacity(1, 8);
  await room.enter(1, soon(60_000), 'many');
  const waiting = [1, 2].map(() => room.enter(1, soon(60_000), 'many'));
  expect(await codeOf(room.enter(1, soon(60_000), 'many'))).toBe('OVERLOADED');
  const other = room.enter(1, soon(60_000), 'other');
  for (const client of ['many', 'many', 'many', 'other']) {
    room.leave(1, client);
    await sleep(1);
  }
  await Promise.all([...waiting, other]);
});

test('who cannot be answered in time is told so at once, and not when the time is over', async () => {
  const admission = new Admission(new Turns());
  const cost = { rows: 0, edges: 0, visits: 0, steps: 225_000, parts: 0 };
  const begun = performance.now();
  const ask = (): Promise<unknown> => admission.run(cost, soon(2_000), () => sleep(120), 'many');
  // A fifth of a second of work tells how long it takes; 2 s are enough for sixteen at most.
  const said = await Promise.all(
    Array.from({ length: 60 }, async () => [await codeOf(ask()), performance.now() - begun]),
  );
  const refused = said.filter(([code]) => code === 'OVERLOADED').map(([, ms]) => Number(ms));
  expect(refused.length).toBeGreaterThan(40);
  expect(Math.max(...refused.slice(0, 35))).toBeLessThan(1_000);
  expect(said.filter(([code]) => code === 'answered').length).toBeGreaterThan(5);
});

test('whoever has little under way is not refused for what others hold up', async () => {
  const admission = new Admission(new Turns());
  const cost = { rows: 0, edges: 0, visits: 0, steps: 100_000, parts: 0 };
  const ask = (client: string, took: number): Promise<unknown> =>
    codeOf(admission.run(cost, soon(5_000), () => sleep(took), client));
  // It holds all there is for long, so that next to nothing is done in a millisecond.
  const many = Array.from({ length: 100 }, () => ask('many', 400));
  await sleep(500);
  for (let i = 0; i < 4; i += 1)
    expect(await Promise.all([1, 2, 3].map(() => ask('few', 1)))).toEqual([
      'answered',
      'answered',
      'answered',
    ]);
  expect(await Promise.all(many)).toContain('OVERLOADED');
});

test('whoever has nothing there is let into a full queue, and who has most leaves it', async () => {
  const room = new Capacity(1, 8);
  await room.enter(1, soon(60_000), 'a');
  const waiting = ['a', 'b', 'c', 'd'].flatMap(client =>
    [1, 2].map(() => codeOf(room.enter(1, soon(60_000), client))),
  );
  expect(room.queued).toBe(8);
  const late = codeOf(room.enter(1, soon(60_000), 'late'));
  expect(room.queued).toBe(8);
  let left = 'a';
  for (let i = 0; i < 9; i += 1) {
    room.leave(1, left);
    await sleep(1);
    left = '';
  }
  expect(await late).toBe('answered');
  expect((await Promise.all(waiting)).filter(code => code === 'OVERLOADED')).toHaveLength(1);
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::6', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s is of %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
