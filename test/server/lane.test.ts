import { join } from 'node:path';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { getIntrospectionQuery } from 'graphql';
import { serverAudits } from 'graphql-http';
import type { Samgraf } from '../../src/doors/server/samgraf';
import { buildServer, type ServerOptions } from '../../src/doors/server/server';
import type { Store } from '../../src/engine/store/store';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';
import { Golden } from '../support/golden';

/** What the fast lane answers is what Apollo Server answers: status, headers and body, byte for byte. */
let server: SeededApp;
let [lane, apollo, watched]: FastifyInstance[] = [];
let seen = 0;
const watching: ApolloServerPlugin = {
  requestDidStart: () => {
    seen += 1;
    return Promise.resolve();
  },
};
const asked = jest.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest');

const serve = (
  options: Partial<ServerOptions>,
  samgraf: Samgraf = server.samgraf,
): Promise<FastifyInstance> => buildServer(samgraf, { logLevel: 'silent', keepAnswers: true, ...options });
beforeAll(async () => {
  server = await openSeededApp();
  [lane, apollo, watched] = [
    await serve({}),
    await serve({ lane: false }),
    await serve({ plugins: [watching] }),
  ];
});
afterAll(async () => {
  for (const app of [lane, apollo, watched]) await app?.close();
  await server.close();
  asked.mockRestore();
});

type Headers = Readonly<Record<string, string>>;
const send = (
  app: FastifyInstance | undefined,
  payload: string,
  headers: Headers,
): Promise<LightMyRequestResponse> => {
  if (!app) throw new Error('The server is built before it is asked');
  return app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', 'x-request-id': 'same', ...headers },
    payload,
  });
};

/** Without what differs each time. */
const withoutTimes = <V>(headers: Readonly<Record<string, V>>): Readonly<Record<string, V | undefined>> => ({
  ...headers,
  date: undefined,
  'server-timing': undefined,
});
const told = ({ statusCode, headers, rawPayload }: LightMyRequestResponse) => ({
  status: statusCode,
  headers: withoutTimes(headers),
  body: rawPayload.toString('latin1'),
});

/** All answer alike, the lane the second time without Apollo Server; then each app answers once more. */
const areAlike = async (
  payload: string,
  headers: Headers = {},
  apps: readonly (FastifyInstance | undefined)[] = [lane, apollo, watched],
): Promise<void> => {
  const [first, ...others] = apps;
  const learnt = told(await send(first, payload, headers));
  const before = asked.mock.calls.length;
  const again = told(await send(first, payload, headers));
  expect(asked.mock.calls.length).toBe(before);
  expect(again).toEqual(learnt);
  for (const other of others)
    for (let time = 0; time < 2; time += 1) expect(told(await send(other, payload, headers))).toEqual(again);
  expect(asked.mock.calls.length).toBe(before + others.length * 2);
};

const body = (query: string, more: object = {}): string => JSON.stringify({ query, ...more });
const OSLO = 'query Oslo($n: String) { municipality(number: $n) { id name } }';
const WIDE = 'paths(from: {entity: {}}, to: {entity: {}}, direction: ANY, maxHops: 8) { totalCount }';
const DEAR = `{ ${Array.from({ length: 20 }, (_, i) => `q${i}: ${WIDE}`).join(' ')} }`;
const TWO = 'query A { __typename } query B { a: __typename }';

describe('the lane and Apollo Server, with a plugin and without, answer alike', () => {
  test.each(Golden.all(join(__dirname, '..', 'golden')))('$name', async ({ query }) => {
    await areAlike(body(query));
    await areAlike(body(query), { 'accept-encoding': 'br', accept: 'application/graphql-response+json' });
  });

  test.each([
    ['variables', body(OSLO, { variables: { n: '4601' } })],
    [
      'null for all that may be absent',
      body(OSLO, { variables: null, operationName: null, extensions: null }),
    ],
    ['the name of an operation', body(TWO, { operationName: 'B' })],
    ['an empty name', body('{ __typename }', { operationName: '' })],
    ['its cost', body(OSLO, { variables: { n: '0301' }, extensions: { cost: true } })],
    [
      'a key that is no name of ours',
      `{"query": ${JSON.stringify(OSLO)}, "variables": {"__proto__": {}, "n": "0301"}, "__proto__": 1}`,
    ],
    ['an alias that objects have', body('{ __proto__: __typename constructor: __typename }')],
    ['the schema', body(getIntrospectionQuery())],
    [
      'a part that is missing',
      body('{ a: municipality(number: "9999") { id } b: municipality(number: "0301") { id } }'),
    ],
  ])('%s', async (_, payload) => {
    await areAlike(payload);
  });

  test.each([
    ['no document', '{'],
    ['an unknown field', '{ nonsense }'],
    ['an unknown field like others', '{ municipalitie { id } }'],
    ['four faults', '{ a b c d }'],
    ['faults of 2 kB', `{ ${'x'.repeat(150)} municipality(number: "${'y'.repeat(2_000)}", z: 1) { id } }`],
    ['too deep', '{'.repeat(300)],
    ['too rich', `{ ${Array.from({ length: 200 }, (_, i) => `a${i}: __typename`).join(' ')} }`],
    ['a mutation', 'mutation { a }'],
    ['a long name', `{ ${'n'.repeat(300)} }`],
    ['too dear', DEAR],
    ['none named of two', TWO],
    ['a variable that is missing', 'query($id: ID!) { node(id: $id) { id } }'],
    [
      'what is not there',
      '{ paths(from: {id: "municipality:0302"}, to: {id: "framework:eidas"}) { outcome } }',
    ],
    ['a bad cursor', '{ municipalities(after: "x") { nodes { id } } }'],
    ['a bad date', '{ municipalities(asOf: "2026-02-30") { totalCount } }'],
  ])('a refusal: %s', async (_, query) => {
    for (const accept of [
      '*/*',
      'application/json',
      'application/graphql-response+json',
      'application/graphql-response+json, application/json;q=0.9',
      'application/json, multipart/mixed',
    ])
      await areAlike(body(query), { accept });
    // Also where the lane knows of the refusal, and leaves the request to Apollo Server.
    const unusual = { 'content-type': 'application/json; charset=UTF-8' };
    expect(told(await send(lane, body(query), unusual))).toEqual(told(await send(lane, body(query), {})));
  });

  test('arguments that are wrong, in a document that has been answered before', async () => {
    const LISTS =
      'query($a: String, $n: Int) { m: municipalities(after: $a, first: $n) { totalCount } c: counties(after: $a) { totalCount } }';
    for (const variables of [{ n: 1 }, { n: 5_000 }, { a: 'x' }, { n: 1 }])
      for (const accept of ['*/*', 'application/graphql-response+json'])
        await areAlike(body(LISTS, { variables }), { accept });
    const refused = await send(lane, body(LISTS, { variables: { n: 5_000 } }), {});
    expect(refused.json()).toMatchObject({
      errors: [{ path: ['m'], locations: [{ line: 1, column: 30 }] }],
    });
  });

  test('a fault of ours', async () => {
    const read = (): Promise<never> => Promise.reject(new TypeError('broken'));
    const broken = {
      ...server.samgraf,
      store: Object.assign(Object.create(server.samgraf.store) as Store, { read }),
    };
    const apps = [
      await serve({}, broken),
      await serve({ lane: false }, broken),
      await serve({ plugins: [watching] }, broken),
    ];
    await send(apps[0], body('{ __typename } # first'), {});
    await areAlike(body('{ municipality(number: "0301") { id } }'), {}, apps);
    for (const app of apps) await app.close();
  });

  test.each([
    ['no JSON object', '[]'],
    ['a batch', `[${body('{ __typename }')}]`, 'Send each operation in a request of its own'],
    ['no query', '{}'],
    ['an empty query', body('')],
    ['a query that is a number', '{"query": 1}'],
    ['variables that are a text', body(OSLO, { variables: '{}' })],
    ['an operation name that is a number', body(OSLO, { operationName: 1 })],
    ['extensions that are a list', body(OSLO, { extensions: [] })],
    [
      'a persisted query',
      body(OSLO, { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }),
      'Send the SHA-256 of the document',
    ],
  ])('what the lane leaves to Apollo Server: %s', async (_, payload, hint = '') => {
    await send(lane, body(OSLO), {});
    const before = asked.mock.calls.length;
    const [one, other] = [told(await send(lane, payload, {})), told(await send(apollo, payload, {}))];
    expect(one).toEqual(other);
    expect([one.status, asked.mock.calls.length]).toEqual([400, before + 2]);
    expect(one.body).toContain(hint);
  });

  test.each([
    [{ 'content-type': 'text/plain' }, 415],
    [{ 'content-type': 'application/json; charset=latin1' }, 415],
    [{ accept: 'text/html' }, 406],
  ])('and a request that is not as it should be: %j', async (headers, status) => {
    await send(lane, body(OSLO), {});
    const [one, other] = [
      told(await send(lane, body(OSLO), headers as Headers)),
      told(await send(apollo, body(OSLO), headers as Headers)),
    ];
    expect([one, one.status]).toEqual([other, status]);
  });

  test('a plugin sees every request', () => {
    expect(seen).toBeGreaterThan(200);
  });
});

test('the audits of graphql-http tell them apart by nothing', async () => {
  const [laneUrl, apolloUrl] = [await serve({}), await serve({ lane: false })];
  const urls = await Promise.all([laneUrl, apolloUrl].map(app => app.listen({ host: '127.0.0.1', port: 0 })));
  const read = async (url: string, rest: string, init: RequestInit | undefined) => {
    const response = await fetch(url + rest, {
      ...init,
      headers: { ...(init?.headers as Headers | undefined), 'x-request-id': 'same' },
    });
    return {
      status: response.status,
      headers: withoutTimes(Object.fromEntries(response.headers)),
      body: await response.text(),
    };
  };
  let compared = 0;
  const fetchFn = async (url: string, init?: RequestInit): Promise<Response> => {
    const rest = url.slice(urls[0]?.length);
    const [learnt, again, other] = [
      await read(urls[0] ?? '', rest, init),
      await read(urls[0] ?? '', rest, init),
      await read(urls[1] ?? '', rest, init),
    ];
    expect(again).toEqual(learnt);
    expect(other).toEqual(learnt);
    compared += 1;
    return new Response([204, 304].includes(learnt.status) ? null : learnt.body, {
      status: learnt.status,
      headers: { 'content-type': learnt.headers['content-type'] ?? '' },
    });
  };
  const results = [];
  for (const audit of serverAudits({ url: `${urls[0]}/graphql`, fetchFn }))
    results.push((await audit.fn()).status);
  expect(results).toEqual(results.map(() => 'ok'));
  expect(compared).toBeGreaterThanOrEqual(results.length);
  for (const app of [laneUrl, apolloUrl]) await app.close();
});
