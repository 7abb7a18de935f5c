import { patient } from '../../src/cli/patient';
import { SamgrafError, type ErrorCode } from '../../src/engine/errors';

const failing = (code: ErrorCode): never => {
  throw new SamgrafError(code, 'It failed.');
};

test('a page that is too slow is halved, as are those after it', async () => {
  const asked: number[] = [];
  const query = patient((_text, variables) => {
    const { first } = variables as { first: number };
    asked.push(first);
    if (first > 12) failing('TIMEOUT');
    return Promise.resolve({ first });
  }, 0);
  expect(await query('', { first: 50 })).toEqual({ first: 12 });
  expect(await query('', { first: 50 })).toEqual({ first: 12 });
  expect(asked).toEqual([50, 25, 12, 12]);
});

test('things that are asked about are asked about in parts, and told together in their order', async () => {
  const ids = Array.from({ length: 10 }, (_, i) => `id:${i}`);
  const query = patient((_text, variables) => {
    const { ids: some } = variables as { ids: readonly string[] };
    return some.length > 3
      ? Promise.resolve(failing('TIMEOUT'))
      : Promise.resolve({ of: { nodes: some.map(id => ({ id })) } });
  }, 0);
  expect(await query('', { ids })).toEqual({ of: { nodes: ids.map(id => ({ id })) } });
});

test('what passes is asked again, what does not pass is told, and not for ever', async () => {
  let times = 0;
  const query = patient(() => {
    times += 1;
    return times < 4 ? Promise.resolve(failing('OVERLOADED')) : Promise.resolve({ times });
  }, 0);
  expect(await query('', {})).toEqual({ times: 4 });
  times = 0;
  const wrong = patient(() => {
    times += 1;
    return Promise.resolve(failing('BAD_INPUT'));
  }, 0);
  await expect(wrong('', { first: 50 })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  expect(times).toBe(1);
  const away = patient(() => {
    times += 1;
    return Promise.resolve(failing('TIMEOUT'));
  }, 0);
  await expect(away('', { first: 1 })).rejects.toMatchObject({ code: 'TIMEOUT' });
  expect(times).toBeLessThan(10);
});
