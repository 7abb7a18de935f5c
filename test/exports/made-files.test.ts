import { MadeFiles } from '../../src/doors/server/made-files';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';

const made = (text: string, client: string, log: string[] = []) => ({
  client,
  key: () => Promise.resolve(text),
  parts: async function* parts() {
    log.push(`begin ${text}`);
    await new Promise(resolve => setTimeout(resolve, 20));
    yield text;
    log.push(`end ${text}`);
  },
});

test('a client has one made at a time, and another does not wait for its others', async () => {
  const files = new MadeFiles();
  const log: string[] = [];
  const opened = await Promise.all(
    [made('a1', 'a', log), made('a2', 'a', log), made('a3', 'a', log), made('b1', 'b', log)].map(one =>
      files.open(one),
    ),
  );
  for (const { handle } of opened) await handle.close();
  await files.close();
  expect(log.slice(0, 2)).toEqual(['begin a1', 'begin b1']);
  expect(log.indexOf('begin a2')).toBeGreaterThan(log.indexOf('end a1'));
  expect(log.indexOf('begin a3')).toBeGreaterThan(log.indexOf('end a2'));
});

test('more than wait are refused, to that client alone', async () => {
  const files = new MadeFiles();
  const all = await Promise.allSettled(Array.from({ length: 30 }, (_, i) => files.open(made(`${i}`, 'a'))));
  const other = await files.open(made('b', 'b'));
  await other.handle.close();
  const refused = all.flatMap(one => (one.status === 'rejected' ? [String(one.reason)] : []));
  for (const one of all) if (one.status === 'fulfilled') await one.value.handle.close();
  await files.close();
  expect(refused).toHaveLength(4);
  expect(refused[0]).toMatch(/waiting to be made/);
});

describe('an export', () => {
  let seeded: SeededApp;
  beforeAll(async () => {
    seeded = await openSeededApp();
  });
  afterAll(() => seeded.close());

  test('is made once for a state of the graph, with its length and a validator', async () => {
    const get = (headers: Record<string, string> = {}) =>
      seeded.app.inject({ url: '/export?format=ttl&kind=County', headers });
    const first = await get();
    const { etag } = first.headers;
    expect(Number(first.headers['content-length'])).toBe(first.rawPayload.length);
    const again = await get();
    expect([again.headers['etag'], again.body === first.body]).toEqual([etag, true]);
    const known = await get({ 'if-none-match': String(etag) });
    expect([known.statusCode, known.body]).toEqual([304, '']);
    const head = await seeded.app.inject({ method: 'HEAD', url: '/export?format=ttl&kind=County' });
    expect([head.statusCode, head.headers['etag'], head.body]).toEqual([200, etag, '']);
  });
});
