import { request } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { BODY_LIMIT, CHANGES_BODY_LIMIT } from '../../src/doors/server/in-flight';
import type { Samgraf } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { bearer, keyFile, madeKey, removeKeys } from '../access/viewers';
import { begin } from '../changes/changing';
import { Stores } from '../support/stores';

let stores: Stores;
let samgraf: Samgraf;
let app: FastifyInstance;
let port: number;
const keys = keyFile();
const OF: Record<string, Readonly<Record<string, string>>> = { anonymous: {} };

beforeAll(async () => {
  stores = await Stores.openOne('embedded');
  samgraf = stores.on('embedded');
  await begin(samgraf);
  OF['a reader'] = bearer(madeKey(keys, '--name', 'reader', '--role', 'reader').text);
  OF['an editor'] = bearer(
    madeKey(keys, '--name', 'editor', '--role', 'editor', '--actor', 'organisation:x').text,
  );
  OF['a steward'] = bearer(madeKey(keys, '--name', 'steward', '--role', 'steward').text);
  app = await buildServer(samgraf, {
    logLevel: 'silent',
    keys,
    mcp: { hosts: [], origins: [], graphql: false, propose: false },
  });
  port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
}, 60_000);
afterAll(async () => {
  await app.close();
  await stores.close();
  removeKeys();
});

type Answer = Readonly<{ status: number | undefined; body: Readonly<Record<string, unknown>> }>;

/** Sends a body over a socket: with its length, or in chunks that do not say how many more come. */
const send = (who: string, body: Buffer, isChunked: boolean, path = '/graphql'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const length = isChunked ? {} : { 'content-length': body.length };
    const headers = { 'content-type': 'application/json', ...OF[who], ...length };
    const sent = request({ port, path, method: 'POST', headers, agent: false }, response => {
      const parts: Buffer[] = [];
      response
        .on('data', (part: Buffer) => parts.push(part))
        .on('end', () => {
          const text = Buffer.concat(parts).toString();
          resolve({ status: response.statusCode, body: JSON.parse(text) as Answer['body'] });
          sent.destroy();
        });
    });
    sent.on('error', reject);
    if (isChunked)
      for (let at = 0; at < body.length; at += 65_536) sent.write(body.subarray(at, at + 65_536));
    sent.end(isChunked ? undefined : body);
  });

const coded = (code: string): object => ({
  errors: [{ extensions: { code, hint: expect.stringMatching(/\w/) } }],
});

/** A query and blanks, so many bytes together. */
const padded = (bytes: number, query = '{ municipalities { totalCount } }'): Buffer => {
  const text = JSON.stringify({ query });
  return Buffer.from(text + ' '.repeat(bytes - text.length));
};

const APPLY = `mutation Sync($changes: [ChangeInput!]!) {
  apply(changes: $changes, source: "source:test", certainty: FACT) { applied created refused results(status: [REFUSED]) { path faults { message } } } }`;
const upserts = (count: number, note: string, of = 's'): readonly object[] =>
  Array.from({ length: count }, (_, i) => ({
    upsert: {
      solution: { id: `resource:${of}${i}`, name: { nb: `Løsning ${i}` }, description: { nb: note } },
    },
  }));
/** By it an editor has the solution that it creates along with it. */
const provided = (i: number): object => ({
  connect: { provides: { from: 'organisation:x', to: `resource:e${i}`, role: 'OWNER' } },
});
const applying = (changes: readonly unknown[]): Buffer =>
  Buffer.from(JSON.stringify({ query: APPLY, variables: { changes } }));

describe.each([
  ['by its length', false],
  ['in chunks', true],
])('a body %s', (_, isChunked) => {
  test.each(['anonymous', 'a reader'])('of more than 1 MiB by %s is refused', async who => {
    expect(await send(who, padded(1_100_000), isChunked)).toMatchObject({
      status: 413,
      body: coded('TOO_LARGE'),
    });
    expect(await send(who, padded(BODY_LIMIT), isChunked)).toEqual({
      status: 200,
      body: { data: { municipalities: { totalCount: 2 } } },
    });
  });

  test.each(['/graphql/stream', '/mcp'])('of more than 1 MiB to %s is refused', async path => {
    for (const who of ['anonymous', 'a steward'])
      expect(await send(who, padded(9_000_000), isChunked, path)).toMatchObject({
        status: 413,
        body: coded('TOO_LARGE'),
      });
  });

  test.each(['an editor', 'a steward'])('of up to 32 MiB by %s is taken, and no more', async who => {
    expect(await send(who, padded(CHANGES_BODY_LIMIT), isChunked)).toMatchObject({ status: 200 });
    expect(await send(who, padded(33 * 1024 * 1024), isChunked)).toMatchObject({
      status: 413,
      body: coded('TOO_LARGE'),
    });
  });

  test('of few bytes and very many values is refused before it is parsed', async () => {
    const body = Buffer.from(
      `{"query": "{ __typename }", "variables": {"x": [[]${',[]'.repeat(1_000_000)}]}}`,
    );
    expect(await send('an editor', body, isChunked)).toMatchObject({
      status: 400,
      body: coded('TOO_COMPLEX'),
    });
  });

  test('what stands in a text is no value', async () => {
    const text = JSON.stringify({ query: '{ __typename }', variables: { x: `"\\${',[{'.repeat(500_000)}` } });
    const { body } = await send('an editor', Buffer.from(text), isChunked);
    expect(body).not.toMatchObject(coded('TOO_COMPLEX'));
  });
});

/** Of whoever may change the least; the other way through the rules of access takes as long, and is in the long run. */
const WRITERS: readonly (readonly [string, readonly object[]])[] = [
  ['an editor', upserts(5_000, 'x'.repeat(840), 'e').flatMap((upsert, i) => [upsert, provided(i)])],
  ...(process.env.SAMGRAF_CASES ? [['a steward', upserts(10_000, 'x'.repeat(420))] as const] : []),
];
test.each(WRITERS)(
  '5 MB of 10,000 changes by %s are applied',
  async (who, changes) => {
    const before = await samgraf.store.sequence();
    const body = applying(changes);
    expect(body.length).toBeGreaterThan(5_000_000);
    expect(await send(who, body, false)).toMatchObject({
      status: 200,
      body: { data: { apply: { applied: true, refused: 0, results: [] } } },
    });
    expect(await samgraf.store.sequence()).toBe(before + 10_000);
  },
  120_000,
);

test('10,001 changes are too many', async () => {
  expect(await send('a steward', applying(upserts(10_001, 'x')), false)).toMatchObject({
    status: 400,
    body: coded('TOO_COMPLEX'),
  });
});
