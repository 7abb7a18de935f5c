import { applyChanges } from '../../src/engine/changes/apply';
import type { Change } from '../../src/engine/plan/change';
import { required } from '../../src/engine/errors';
import type { Samgraf } from '../../src/doors/server/samgraf';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { PLAIN, begin } from './changing';

const DAY = 86_400_000;
/** Of which the clock of the tests is moved, and nothing else. */
const at = (day: number): void => {
  jest.useFakeTimers({ now: Date.UTC(2026, 0, 1) + day * DAY, doNotFake: [...OTHER_TIMERS] });
};
const OTHER_TIMERS = [
  ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
  ...(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
];

describe.each(STORE_NAMES)('a request that is sent again, on %s', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await begin(samgraf);
  }, OPEN_TIMEOUT_MS);
  afterEach(() => {
    jest.useRealTimers();
  });
  afterAll(() => stores?.close());

  const ask = async (idempotencyKey: string, homepage: string): Promise<string> => {
    const patch: Change = {
      kind: 'patch',
      of: required(samgraf.model.kinds.get('Solution'), 'Solution'),
      given: { id: 'resource:a', homepage },
      at: 'changes[0]',
      source: 'source:test',
      certainty: undefined,
      expectedVersion: undefined,
    };
    const { replayed, results } = await applyChanges(samgraf.model, samgraf.store, [patch], {
      ...PLAIN,
      idempotencyKey,
    });
    return replayed ? 'replayed' : String(results[0]?.status);
  };
  const noted = async (idempotencyKey: string): Promise<boolean> => {
    const { createHash } = await import('node:crypto');
    const hash = createHash('sha256').update(JSON.stringify([PLAIN.viewer.name, idempotencyKey]));
    return (await samgraf.store.note(`request ${hash.digest('hex')}`)) !== undefined;
  };

  test('within 30 days is known; later it is a new one, and is known for as long again', async () => {
    at(0);
    expect(await ask('k', 'https://a.no')).toBe('CHANGED');
    at(29.9);
    expect(await ask('other', 'https://b.no')).toBe('CHANGED');
    expect(await ask('k', 'https://a.no')).toBe('replayed');
    await expect(ask('k', 'https://c.no')).rejects.toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
    at(30.1);
    expect(await ask('k', 'https://a.no')).toBe('CHANGED');
    at(60);
    expect(await ask('k', 'https://a.no')).toBe('replayed');
  });

  test('is known though the clock jumps ahead by weeks while the server runs, and perhaps back', async () => {
    const now = (Date.now() - Date.UTC(2026, 0, 1)) / DAY;
    at(now);
    expect(await ask('jumped', 'https://d.no')).toBe('CHANGED');
    at(now + 40);
    expect(await ask('jumped', 'https://d.no')).toBe('replayed');
    expect(await ask('ahead', 'https://e.no')).toBe('CHANGED');
    at(now);
    expect(await ask('jumped', 'https://d.no')).toBe('replayed');
    expect(await ask('ahead', 'https://e.no')).toBe('replayed');
  });

  test('is forgotten when others come, some of them at a time, and nothing else is', async () => {
    at(100);
    await samgraf.store.setNote('of the server', 'kept');
    const many = Array.from({ length: 30 }, (_, i) => `many ${i}`);
    for (const key of many) await ask(key, `https://${key.replace(' ', '')}.no`);
    const left = async (): Promise<number> =>
      (await Promise.all(many.map(noted))).filter(isNoted => isNoted).length;
    at(120);
    await ask('in between', 'https://x.no');
    expect(await left()).toBe(30);
    at(131);
    await ask('one', 'https://y.no');
    expect(await left()).toBe(10);
    await ask('two', 'https://z.no');
    expect(await left()).toBe(0);
    expect([await noted('in between'), await noted('one'), await noted('k')]).toEqual([true, true, false]);
    expect(await samgraf.store.note('of the server')).toBe('kept');
    expect(await samgraf.store.sequence()).toBeGreaterThan(30);
  });
});
