import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { Samgraf } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { bearer, keyFile, madeKey, removeKeys } from '../access/viewers';
import { begin } from '../changes/changing';
import { Stores } from '../support/stores';

let stores: Stores;
let samgraf: Samgraf;
let app: FastifyInstance;
const keys = keyFile();
const log: string[] = [];
const OF: Record<string, Readonly<Record<string, string>>> = { anonymous: {} };

beforeAll(async () => {
  stores = await Stores.openOne('embedded');
  samgraf = stores.on('embedded');
  await begin(samgraf);
  OF['reader'] = bearer(madeKey(keys, '--name', 'reader', '--role', 'reader').text);
  OF['editor'] = bearer(
    madeKey(keys, '--name', 'editor', '--role', 'editor', '--actor', 'organisation:x').text,
  );
  app = await buildServer(samgraf, {
    logLevel: 'info',
    keys,
    keepAnswers: true,
    logTo: { write: line => void log.push(line) },
  });
}, 60_000);
afterAll(async () => {
  await app.close();
  await stores.close();
  removeKeys();
});

const post = (who: string, body: object, headers = {}): Promise<LightMyRequestResponse> =>
  app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...OF[who], ...headers },
    payload: JSON.stringify(body),
  });
const patch = (homepage: string): string =>
  `mutation { patchSolution(input: {id: "resource:a", homepage: "${homepage}"}, source: "source:test") { change { status } node { homepage } } }`;
const codeOf = ({ body }: LightMyRequestResponse): unknown =>
  (JSON.parse(body) as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code;
const homepage = async (): Promise<unknown> =>
  (await post('anonymous', { query: '{ solution(id: "resource:a") { homepage } }' })).json();

test('of several faults the first is told, and all of them beside it', async () => {
  const query =
    'mutation { patchSolution(input: {id: "resource:a", homepage: "none", name: {nb: ""}}, source: "source:test") { change { status } } }';
  expect((await post('editor', { query })).json()).toMatchObject({
    errors: [
      {
        message: expect.stringMatching(/ \(and 1 more\)$/),
        extensions: {
          hint: expect.stringContaining('`extensions.faults` tells the others'),
          faults: [
            expect.objectContaining({ code: 'BAD_RECORD', path: 'patchSolution.input', field: 'name.nb' }),
            expect.objectContaining({ code: 'BAD_RECORD', path: 'patchSolution.input', field: 'homepage' }),
          ],
        },
      },
    ],
  });
});

test.each([
  ['anonymous', 401, 'UNAUTHENTICATED'],
  ['reader', 403, 'FORBIDDEN'],
])('by %s: %i %s, and nothing is changed', async (who, status, code) => {
  const before = await samgraf.store.sequence();
  const refused = await post(who, { query: patch('https://none.no') });
  expect([refused.statusCode, codeOf(refused)]).toEqual([status, code]);
  expect(refused.headers['cache-control']).toBe('no-store');
  if (status === 401) expect(refused.headers['www-authenticate']).toMatch(/^Bearer realm=/);
  expect(await samgraf.store.sequence()).toBe(before);
});

test('an editor changes what its actor has; the answer is never kept, and has no validator', async () => {
  for (const [to, status] of [
    ['https://a.no', 'CHANGED'],
    ['https://a.no', 'UNCHANGED'],
    ['https://b.no', 'CHANGED'],
    ['https://a.no', 'CHANGED'],
  ] as const) {
    const answer = await post('editor', { query: patch(to) }, { 'if-none-match': '*' });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      data: { patchSolution: { change: { status }, node: { homepage: to } } },
    });
    expect(answer.headers['etag']).toBeUndefined();
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(await homepage()).toEqual({ data: { solution: { homepage: to } } });
  }
});

test('by GET it is refused, whoever asks', async () => {
  const before = await samgraf.store.sequence();
  for (const who of ['anonymous', 'editor']) {
    const url = `/graphql?query=${encodeURIComponent(patch('https://get.no'))}`;
    const refused = await app.inject({ url, headers: { ...OF[who], 'if-none-match': '*' } });
    expect([refused.statusCode, codeOf(refused)]).toEqual([400, 'BAD_INPUT']);
    expect(refused.headers['etag']).toBeUndefined();
  }
  expect(await samgraf.store.sequence()).toBe(before);
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
  'as %s, which a browser sends without asking, it is refused',
  async type => {
    const refused = await post('editor', { query: patch('https://form.no') }, { 'content-type': type });
    expect(refused.statusCode).toBe(415);
  },
);

test('of two in one document, the one that is named is made', async () => {
  const query = `mutation One { patchSolution(input: {id: "resource:a", homepage: "https://one.no"}, source: "source:test") { change { status } } }
    mutation Two { patchSolution(input: {id: "resource:a", homepage: "https://two.no"}, source: "source:test") { change { status } } }`;
  expect((await post('editor', { query, operationName: 'Two' })).statusCode).toBe(200);
  expect(await homepage()).toEqual({ data: { solution: { homepage: 'https://two.no' } } });
  expect(codeOf(await post('editor', { query }))).toBe('NO_OPERATION');
  expect(await homepage()).toEqual({ data: { solution: { homepage: 'https://two.no' } } });
});

test('of several fields, all are made or none', async () => {
  const before = await samgraf.store.sequence();
  const query = `mutation {
    patchSolution(input: {id: "resource:a", homepage: "https://all.no"}, source: "source:test") { change { status } }
    patchMunicipality(input: {id: "municipality:0301", homepage: "https://oslo.no"}, source: "source:test") { change { status } } }`;
  const refused = await post('editor', { query });
  expect([refused.statusCode, codeOf(refused)]).toEqual([403, 'FORBIDDEN']);
  expect(await samgraf.store.sequence()).toBe(before);
});

test('its cost is said on request', async () => {
  const answer = await post('editor', { query: patch('https://cost.no'), extensions: { cost: true } });
  expect(answer.json()).toMatchObject({ extensions: { cost: { estimated: expect.anything() } } });
});

test('a refused mutation is logged without a value of it', async () => {
  log.length = 0;
  const query = `mutation M($url: String) { patchSolution(input: {id: "resource:b", homepage: $url}, source: "source:test", reason: "kryptonitt") { change { status } } }`;
  expect((await post('editor', { query, variables: { url: 'https://hemmelig.no' } })).statusCode).toBe(403);
  expect((await post('editor', { query, variables: { url: { hemmelig: 1 } } })).statusCode).toBe(400);
  expect(log.join('')).not.toMatch(/hemmelig|kryptonitt/);
});
