import { Shared } from '../../src/store/together';

/** A read that is answered when the test says so. */
const held = () => {
  const answers: ((value: number) => void)[] = [];
  const shared = new Shared(() => new Promise<number>(resolve => answers.push(resolve)));
  return { shared, answers };
};
const aTurn = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 5));

describe('a read for all who want it', () => {
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
    await new Promise(resolve => setTimeout(resolve, 80));
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
    await expect(shared.read()).rejects.toThrow('lost');
    expect(await shared.read()).toBe(2);
  });
});
