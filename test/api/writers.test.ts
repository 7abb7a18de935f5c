import { Writers } from '../../src/engine/answer/admission';

const AT_ONCE = 4;
const turn = (): Promise<void> => new Promise(setImmediate);

test('few changes are in the store at a time, the others begin as they came', async () => {
  const writers = new Writers();
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const made = Promise.all(
    Array.from({ length: AT_ONCE + 2 }, (_, i) =>
      writers.run(async () => {
        begun.push(i);
        await new Promise<void>(resolve => ends.push(resolve));
        return i;
      }),
    ),
  );
  await turn();
  expect([begun, writers.queued]).toEqual([[0, 1, 2, 3], 2]);
  ends[1]?.();
  await turn();
  expect([begun, writers.queued]).toEqual([[0, 1, 2, 3, 4], 1]);
  ends[0]?.();
  await turn();
  for (const end of ends) end();
  expect(await made).toEqual([0, 1, 2, 3, 4, 5]);
});

test('a change that has waited too long is refused, and nothing of it was begun', async () => {
  const writers = new Writers(20);
  let end = (): void => undefined;
  const ended = new Promise<void>(resolve => (end = resolve));
  const before = Promise.all(Array.from({ length: AT_ONCE }, () => writers.run(() => ended)));
  let isBegun = false;
  await expect(
    writers.run(() => {
      isBegun = true;
      return Promise.resolve();
    }),
  ).rejects.toMatchObject({
    code: 'TIMEOUT',
    message: expect.stringMatching(/nothing was written/) as unknown,
  });
  end();
  await before;
  expect([isBegun, writers.queued]).toEqual([false, 0]);
  // A change that fails leaves its room to others.
  await expect(writers.run(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  expect(await writers.run(() => Promise.resolve('made'))).toBe('made');
});

test('whoever sends a change to a store that is silent is told, and its place is free when the store has ended it', async () => {
  jest.useFakeTimers();
  try {
    const writers = new Writers();
    let end = (): void => undefined;
    const made = new Promise<void>(resolve => (end = resolve));
    const heard = jest.fn();
    writers.listen(heard);
    const told = writers.run(() => made);
    const refused = expect(told).rejects.toMatchObject({
      code: 'TIMEOUT',
      message: expect.stringMatching(/not known/) as unknown,
      hint: expect.stringMatching(/same idempotencyKey/) as unknown,
    });
    // A connection on which nothing comes lives for 60 s.
    await jest.advanceTimersByTimeAsync(55_000);
    await refused;
    expect(heard).not.toHaveBeenCalled();
    end();
    await jest.advanceTimersByTimeAsync(0);
    expect(heard).toHaveBeenCalledTimes(1);
  } finally {
    jest.useRealTimers();
  }
});
