import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { LightMyRequestResponse } from 'fastify';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';

let server: SeededApp;
beforeAll(async () => {
  server = await openSeededApp();
});
afterAll(() => server?.close());

const DECODED: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
};
const ENCODINGS = Object.keys(DECODED);

/** Longer than what is kept as a text, and than what is sent as one. */
const LONG = '{ municipalities(first: 300) { nodes { id name number population areaKm2 } } }';
const SHORT = '{ municipalities(first: 40) { nodes { id name number } } }';

const sent = (how: string, headers: Readonly<Record<string, string>>): Promise<LightMyRequestResponse> => {
  const [method, url = ''] = how.split(' ');
  return server.app.inject(
    method === 'POST'
      ? {
          method,
          url: '/graphql',
          headers: { 'content-type': 'application/json', ...headers },
          payload: { query: decodeURIComponent(url) },
        }
      : { method: 'GET', url, headers },
  );
};

const WAYS: readonly (readonly [string, string, string | undefined])[] = [
  ['a long answer by POST', `POST ${encodeURIComponent(LONG)}`, undefined],
  ['a long answer by GET', `GET /graphql?query=${encodeURIComponent(LONG)}`, undefined],
  ['a kept answer by POST', `POST ${encodeURIComponent(SHORT)}`, undefined],
  ['a kept answer by GET', `GET /graphql?query=${encodeURIComponent(SHORT)}`, undefined],
  [
    'the schema, kept with its bytes',
    `POST ${encodeURIComponent('{ __schema { types { name } } }')}`,
    undefined,
  ],
  ['a table by Accept', `POST ${encodeURIComponent(LONG)}`, 'text/csv'],
  ['rows by Accept', `GET /graphql?query=${encodeURIComponent(LONG)}`, 'application/x-ndjson'],
  ['linked data', 'GET /data/municipality:0301.ttl', undefined],
  ['a file that is written while it is sent', 'GET /export?format=csv&kind=Municipality', undefined],
  ['an exchange file', 'GET /export?format=archimate&kind=Municipality', undefined],
];

/** Nodes without a name are numbered anew each time. */
const named = (text: string): string => text.replaceAll(/_:n3-\d+/g, '_:');

describe.each(WAYS)('%s', (_, how, accept) => {
  test.each(ENCODINGS)('comes in %s, asked for once and again', async encoding => {
    const headers = accept === undefined ? {} : { accept };
    const plain = await sent(how, { ...headers, 'accept-encoding': 'identity' });
    expect([plain.statusCode, plain.headers['content-encoding']]).toEqual([200, undefined]);
    for (const time of ['first', 'again']) {
      const zipped = await sent(how, { ...headers, 'accept-encoding': encoding });
      expect([time, zipped.headers['content-encoding']]).toEqual([time, encoding]);
      expect(zipped.headers['vary']).toContain('accept-encoding');
      expect(zipped.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
      expect(named(DECODED[encoding]?.(zipped.rawPayload).toString() ?? '')).toBe(named(plain.body));
    }
  });
});

test.each(ENCODINGS)('a workbook is as it is, since it is compressed already (%s)', async encoding => {
  for (const how of [
    'GET /export?format=xlsx&kind=Municipality',
    `GET /graphql?query=${encodeURIComponent(LONG)}`,
  ]) {
    const accept = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const { statusCode, headers, rawPayload } = await sent(how, { accept, 'accept-encoding': encoding });
    expect([statusCode, headers['content-encoding']]).toEqual([200, undefined]);
    expect(rawPayload.subarray(0, 2).toString()).toBe('PK');
  }
});

test('what is long is told apart by its encoding, so that a proxy does not mix them', async () => {
  const url = `GET /graphql?query=${encodeURIComponent(LONG)}`;
  const tags = await Promise.all(
    ['identity', ...ENCODINGS].map(async encoding => {
      const { headers } = await sent(url, { 'accept-encoding': encoding });
      const tag = String(headers['etag']);
      const again = await sent(url, { 'accept-encoding': encoding, 'if-none-match': tag });
      expect(again.statusCode).toBe(304);
      return tag;
    }),
  );
  expect(new Set(tags).size).toBe(3);
});
