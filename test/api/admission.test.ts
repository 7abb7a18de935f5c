import { Admission } from '../../src/engine/answer/admission';
import { Turns, before } from '../../src/engine/answer/turns';
import type { Cost } from '../../src/engine/plan/cost';

const costing = (price: number): Cost => ({ rows: 0, edges: 0, visits: 0, steps: price, parts: 0 });
const DEAR = costing(200_000);
const codeOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => 'answered',
    (error: unknown) => (error as { code?: string }).code,
  );
const soon = (ms: number): number => performance.now() + ms;
const turn = (): Promise<void> => new Promise(setImmediate);

/** A statement that ends when it is told to. */
const statement = (): Readonly<{ ended: Promise<void>; end: () => void }> => {
  let end = (): void => undefined;
  const ended = new Promise<void>(resolve => {
    end = resolve;
  });
  return { ended, end };
};

test('a statement that goes on after its deadline keeps its room, so that no other runs beside it', async () => {
  const admission = new Admission(new Turns());
  const { ended, end } = statement();
  const deadline = soon(20);
  const first = codeOf(admission.run(DEAR, deadline, running => before(deadline, ended, running)));
  let begun = false;
  const second = admission.run(DEAR, soon(60_000), () => {
    begun = true;
    return Promise.resolve();
  });
  expect(await first).toBe('TIMEOUT');
  await turn();
  expect([begun, admission.queued]).toEqual([false, 1]);
  end();
  await second;
  expect([begun, admission.queued]).toEqual([true, 0]);
});

test('a statement that fails after its deadline gives its room back', async () => {
  const admission = new Admission(new Turns());
  let fail = (): void => undefined;
  const failing = new Promise<void>((_resolve, reject) => {
    fail = () => {
      reject(new Error('lost'));
    };
  });
  const deadline = soon(1);
  const first = codeOf(admission.run(DEAR, deadline, running => before(deadline, failing, running)));
  expect(await first).toBe('TIMEOUT');
  fail();
  expect(await admission.run(DEAR, soon(60_000), () => Promise.resolve('answered'))).toBe('answered');
});

test('what may take longer than there is time left is not begun', async () => {
  const admission = new Admission(new Turns());
  const { ended, end } = statement();
  const first = admission.run(DEAR, soon(60_000), running => before(soon(60_000), ended, running));
  let begun = false;
  const begins = (): Promise<void> => {
    begun = true;
    return Promise.resolve();
  };
  // It may take 200 ms, and there are 150.
  expect(await codeOf(admission.run(DEAR, soon(150), begins))).toBe('TIMEOUT');
  expect([begun, admission.queued]).toEqual([false, 0]);
  end();
  await first;
  // Where there is room, it is tried.
  await admission.run(DEAR, soon(150), begins);
  expect(begun).toBe(true);
});

test('light operations wait for one another where they are many, the smallest first', async () => {
  const admission = new Admission(new Turns());
  const page = costing(13_000);
  const held = Array.from({ length: 40 }, () => {
    const one = statement();
    const asked = admission.run(page, soon(60_000), running => before(soon(60_000), one.ended, running));
    return { ...one, asked };
  });
  await turn();
  expect(admission.queued).toBe(40 - Math.floor(300_000 / 13_000));
  expect(await admission.run(costing(10), soon(1_000), () => Promise.resolve('looked up'))).toBe('looked up');
  for (const { end } of held) end();
  await Promise.all(held.map(({ asked }) => asked));
  expect(admission.queued).toBe(0);
});

test('cheap operations do not wait for expensive ones', async () => {
  const admission = new Admission(new Turns());
  const { ended, end } = statement();
  const first = admission.run(DEAR, soon(60_000), running => before(soon(60_000), ended, running));
  expect(await admission.run(costing(1), soon(1_000), () => Promise.resolve('answered'))).toBe('answered');
  end();
  await first;
});
