import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createClient } from 'graphql-sse';
import { makeKey } from '../../src/engine/access/keys';
import { SamgrafError } from '../../src/engine/errors';
import { Streams } from '../../src/engine/live/streams';
import { KeyFile } from '../../src/doors/server/access/key-file';
import type { Samgraf } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { apply, begin } from '../changes/changing';
import { OPEN_TIMEOUT_MS, Stores } from '../support/stores';
import { Reader, refused } from './reader';

/** How a stream is opened and refused, by the protocol of graphql-sse in distinct connections mode. */
const CHANGES = 'subscription { changes { sequence operation id } }';

/** Subscriptions of which nothing may be left. */
const LEAVING_OUT = [
  'subscription { changes @include(if: false) { sequence } }',
  'subscription { changes @skip(if: true) { sequence } }',
  'subscription($not: Boolean! = true) { changes @skip(if: $not) { sequence } }',
  'subscription($not: Boolean! = true) { ...F } fragment F on Subscription { ... @skip(if: $not) { changes { id } } }',
];

const folder = mkdtempSync(join(tmpdir(), 'samgraf-stream-'));
const { key, text } = makeKey({ name: 'dashboard', role: 'READER' }, new Date());
let stores: Stores;
let samgraf: Samgraf;
let app: FastifyInstance;
let address: string;
beforeAll(async () => {
  stores = await Stores.openOne('embedded');
  samgraf = stores.on('embedded');
  await begin(samgraf);
  const keys = join(folder, 'keys.json');
  new KeyFile(keys).change(() => ({ keys: [key], done: undefined }));
  app = await buildServer(samgraf, { logLevel: 'silent', keys });
  await app.listen({ port: 0, host: '127.0.0.1' });
  address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}, OPEN_TIMEOUT_MS);
afterAll(async () => {
  await app.close();
  await stores.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ['an invalid document', '{ nothing }', 'Cannot query field "nothing"'],
  ['no document', '', 'Syntax Error'],
  ['too long a document', `{ ${'x '.repeat(60_000)} }`, 'the limit is 100,000'],
  [
    'a mutation',
    'mutation { undo(batch: "b", reason: "r") { applied } }',
    'A mutation cannot be sent to /graphql/stream',
  ],
  ...LEAVING_OUT.map((query): [string, string, string] => [
    query,
    query,
    'not allowed on the only field of a subscription',
  ]),
])('%s is the only result of its stream', async (_what, query, message) => {
  const reader = await Reader.open(address, query);
  expect([reader.response.status, reader.response.headers.get('content-type')]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
  ]);
  const { event, data } = await reader.next();
  expect([event, data]).toEqual([
    'next',
    {
      errors: [
        expect.objectContaining({
          message: expect.stringContaining(message),
          extensions: { code: expect.stringMatching(/BAD_INPUT|TOO_COMPLEX/), hint: expect.any(String) },
        }),
      ],
    },
  ]);
  expect((await reader.next()).event).toBe('complete');
  expect((await reader.next()).event).toBe('closed');
});

test.each([99_999, -1])('to go on from %d, to which the log has not come, is an error', async since => {
  const reader = await Reader.open(address, CHANGES.replace('changes', `changes(since: ${since})`));
  expect(await reader.next()).toMatchObject({
    event: 'next',
    data: { errors: [{ path: ['changes'], extensions: { code: 'BAD_INPUT' } }] },
  });
  expect((await reader.next()).event).toBe('complete');
});

test('the client of graphql-sse is told what is wrong with a document', async () => {
  const client = createClient({ url: `${address}/graphql/stream`, retryAttempts: 0 });
  const told = client.iterate({ query: '{ nothing }' });
  expect((await told.next()).value).toMatchObject({ errors: [{ extensions: { code: 'BAD_INPUT' } }] });
  expect((await told.next()).done).toBe(true);
  client.dispose();
});

test('more streams than the server keeps open are told to try again by the status', async () => {
  const begin = jest.spyOn(Streams.prototype, 'begin').mockImplementation(() => {
    throw new SamgrafError(
      'OVERLOADED',
      'This server already has 1,000 streams open, the maximum.',
      'Later.',
    );
  });
  const { response, body } = await refused(address, CHANGES);
  begin.mockRestore();
  expect([response.status, response.headers.get('retry-after'), body.errors[0]?.extensions.code]).toEqual([
    503,
    '5',
    'OVERLOADED',
  ]);
});

const byGet = (fields: Record<string, string>, headers = {}): Promise<Response> =>
  fetch(`${address}/graphql/stream?${new URLSearchParams(fields).toString()}`, {
    headers: { accept: 'text/event-stream', ...headers },
  });

test('a GET opens one too, as the EventSource of a browser sends it', async () => {
  const query = 'query($id: ID!) { solution(id: $id) { id } }';
  const reader = new Reader(await byGet({ query, variables: '{"id": "resource:a"}' }));
  expect(reader.response.status).toBe(200);
  expect((await reader.next()).data.data).toEqual({ solution: { id: 'resource:a' } });
  reader.close();
  const wrong = new Reader(await byGet({ query: '{ nothing }' }));
  expect((await wrong.next()).data.errors[0]?.extensions.code).toBe('BAD_INPUT');
  expect((await wrong.next()).event).toBe('complete');
  const told = new Reader(await byGet({ query: CHANGES }, { authorization: `Bearer ${text}` }));
  await new Promise(resolve => setTimeout(resolve, 600));
  await apply(samgraf, [{ patch: { solution: { id: 'resource:b', name: { nb: 'Via GET' } } } }]);
  expect((await told.next()).data.data['changes']).toMatchObject({ id: 'resource:b' });
  told.close();
  expect((await byGet({ query: CHANGES }, { authorization: 'Bearer samgraf_x' })).status).toBe(401);
});

test.each([
  [{}, 'The request has no query.'],
  [{ query: '{ __typename }', variables: '{' }, 'variables is not an object.'],
  [{ query: '{ __typename }', variables: '[]' }, 'variables is not an object.'],
])('a GET of %j is no request', async (fields, message) => {
  const response = await byGet(fields as Record<string, string>);
  expect([response.status, await response.json()]).toMatchObject([400, { errors: [{ message }] }]);
});

test('where nothing is answered by GET, no stream is', async () => {
  const closed = await buildServer(samgraf, { logLevel: 'silent', get: false });
  const response = await closed.inject({
    method: 'GET',
    url: '/graphql/stream?query={__typename}',
    headers: { accept: 'text/event-stream' },
  });
  expect([response.statusCode, response.headers['allow'], response.json()]).toMatchObject([
    405,
    'POST',
    { errors: [{ extensions: { code: 'METHOD_NOT_ALLOWED' } }] },
  ]);
  await closed.close();
});

const rename = (name: string) =>
  apply(samgraf, [{ patch: { solution: { id: 'resource:b', name: { nb: name } } } }]);

/** The first events of a stream as they are sent, and the end of it. */
const firstEvents = async (count: number, query: string, headers = {}): Promise<string> => {
  const response = await byGet({ query }, headers);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let text = '';
  while (text.split('event: ').length <= count || !text.endsWith('\n\n')) {
    const part = await reader.read();
    if (part.done) break;
    text += Buffer.from(part.value).toString();
  }
  await reader.cancel();
  return text;
};

test('each event has the sequence as its id, from which an EventSource goes on', async () => {
  const since = await samgraf.store.sequence();
  for (const name of ['Ein', 'To', 'Tre']) await rename(name);
  const all = CHANGES.replace('changes', `changes(since: ${since})`);
  const ids = [
    ...(await firstEvents(3, all)).matchAll(/^id: (\d+)\ndata: \{"data":\{"changes":\{"sequence":(\d+)/gm),
  ];
  expect(ids.map(([, id, sequence]) => [Number(id), Number(sequence)])).toEqual(
    [1, 2, 3].map(i => [since + i, since + i]),
  );
  const again = await firstEvents(1, all, { 'last-event-id': String(since + 2) });
  expect(again).toContain(`event: next\nid: ${since + 3}\ndata: `);
  expect(again).not.toContain(`id: ${since + 1}\n`);
  expect(await firstEvents(1, '{ solution(id: "resource:b") { name } }')).toContain(
    `\nid: ${since + 3}\ndata: `,
  );
});

test.each(['x', '-1', '1.5', '9'.repeat(20)])(
  'a Last-Event-ID %s that is no sequence is refused',
  async id => {
    const response = await byGet({ query: CHANGES }, { 'last-event-id': id });
    expect(response.status).toBe(400);
  },
);

test('to go on from an event to which the log has not come is an error', async () => {
  expect(await firstEvents(1, CHANGES, { 'last-event-id': '99999' })).toContain('"code":"BAD_INPUT"');
});

test.each([
  ['a subscription', CHANGES],
  ['a query', '{ solution(id: "resource:b") { name } }'],
])('what the server itself writes wakes %s at once', async (_what, query) => {
  const reader = await Reader.open(address, query);
  if (!query.startsWith('sub')) await reader.next();
  const waits: number[] = [];
  for (let i = 0; i < 9; i += 1) {
    await new Promise(resolve => setTimeout(resolve, 500));
    await rename(`${query.length} ${i}`);
    const written = performance.now();
    waits.push((await reader.next()).at - written);
  }
  reader.close();
  console.info(`${query.slice(0, 12)}… told after ${waits.map(ms => ms.toFixed(1)).join(', ')} ms`);
  // The median, since a busy machine makes any one late. By asking every 400 ms it would be 200, and on an idle machine it is 5.
  expect(waits.sort((a, b) => a - b)[4]).toBeLessThan(100);
});
