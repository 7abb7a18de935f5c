import { Shared } from '../../src/store/together';

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
