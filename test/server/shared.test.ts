import { Shared } from '../../src/engine/store/together';

/** A read that is answered when the test says so. */
const held = () => {
  const answers: ((value: number) => void)[] = [];
  const shared = new Shared(() => new Promise<number>(resolve => answers.push(resolve)));
  return { shared, answers };
};
const aTurn = (): Promise<void> => jest.advanceTimersByTimeAsync(5);
const settled = async <T>(promise: Promise<T>) => (await Promise.allSettled([promise]))[0];

describe('a read for all who want it', () => {
  // Time is the test's own: on a busy machine, the patience with what is underway would run out in between.
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test('is the next one for who comes after it was sent, and one for all of them', async () => {
    const { shared, answers } = held();
    const first = [shared.read(), shared.read()];
    await aTurn();
    const later = [shared.read(), shared.read(), shared.read()];
    await aTurn();
    expect(answers).toHaveLength(1);
    answers[0]?.(1);
    expect(await Promise.all(first)).toEqual([1, 1]);
    await aTurn();
    expect(answers).toHaveLength(2);
    answers[1]?.(2);
    expect(await Promise.all(later)).toEqual([2, 2, 2]);
  });

  test('is not waited for when it is not answered', async () => {
    const { shared, answers } = held();
    void shared.read();
    await aTurn();
    const later = shared.read();
    await jest.advanceTimersByTimeAsync(80);
    expect(answers).toHaveLength(2);
    answers[1]?.(2);
    expect(await later).toBe(2);
  });

  test('is the last one for who takes an older one, until it is too old or forgotten', async () => {
    const { shared, answers } = held();
    const answered = async (stale: number, value: number) => {
      const reading = shared.read(stale);
      await aTurn();
      answers.splice(0).forEach(answer => answer(value));
      return reading;
    };
    expect(await answered(100, 1)).toBe(1);
    expect([await answered(100, 2), await answered(0, 3), await answered(100, 4)]).toEqual([1, 3, 3]);
    await jest.advanceTimersByTimeAsync(100);
    expect([await answered(100, 5), await answered(100, 6)]).toEqual([5, 5]);
    shared.forget();
    expect(await answered(100, 7)).toBe(7);
  });

  test('is not kept for later when it was sent before it was forgotten', async () => {
    const { shared, answers } = held();
    const before = shared.read(100);
    await aTurn();
    shared.forget();
    answers[0]?.(1);
    expect(await before).toBe(1);
    const after = shared.read(100);
    await aTurn();
    answers[1]?.(2);
    expect(await after).toBe(2);
  });

  test('fails for who asked for it, and for no one later', async () => {
    let asked = 0;
    const shared = new Shared(async () => {
      asked += 1;
      if (asked === 1) throw new Error('lost');
      return Promise.resolve(asked);
    });
    const [lost] = await Promise.all([settled(shared.read()), aTurn()]);
    expect(lost).toMatchObject({ status: 'rejected', reason: new Error('lost') });
    const [read] = await Promise.all([shared.read(), aTurn()]);
    expect(read).toBe(2);
  });
});
