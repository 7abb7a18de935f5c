import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { PlanCache } from '../../src/answer/plan-cache';
import { PROJECT, openSamgraf, readProjectModel } from '../../src/server/samgraf';
import { loadFolder } from '../../src/server/seed';
import { buildServer } from '../../src/server/server';
import { EmbeddedStore } from '../../src/store/embedded';
import { ask, bodyOf, insidesShown, openSeededApp, post, type SeededApp } from '../hostile/seeded-app';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const OSLO = '{ municipality(number: "0301") { id } }';
const ANSWER = { municipality: { id: 'municipality:0301' } };

let server: SeededApp;
beforeAll(async () => {
  server = await openSeededApp();
});
afterAll(() => server.close());

const get = (query: string, headers: Record<string, string> = {}) =>
  server.app.inject({ method: 'GET', url: `/graphql?${query}`, headers });
const codeOf = (response: Parameters<typeof bodyOf>[0]): unknown =>
  bodyOf(response).errors?.[0]?.extensions?.code;

describe('health', () => {
  test('live and ready', async () => {
    const live = await server.app.inject('/health/live');
    const ready = await server.app.inject('/health/ready');
    expect([live.statusCode, live.json()]).toEqual([200, { status: 'live' }]);
    expect([ready.statusCode, ready.json()]).toEqual([200, { status: 'ready', store: 'embedded' }]);
  });
});

describe('what is not there', () => {
  test.each([
    ['GET', '/nothing'],
    ['POST', '/graphql/x'],
    ['DELETE', '/graphql'],
    ['PUT', '/graphql'],
    ['GET', '/%2e%2e/package.json'],
    ['GET', '/playground/../package.json'],
    ['GET', `/${'x'.repeat(3000)}`],
  ])('%s %s is an error in our form', async (method, url) => {
    const response = await server.app.inject({ method: method as 'GET', url });
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(response.headers['x-request-id']).toMatch(UUID);
    const allowed = url === '/graphql' ? 'GET, HEAD, POST' : undefined;
    expect([response.statusCode, response.headers['allow']]).toEqual([allowed ? 405 : 404, allowed]);
    expect(bodyOf(response).errors?.[0]).toMatchObject({
      message: expect.any(String),
      extensions: {
        code: allowed ? 'METHOD_NOT_ALLOWED' : 'NOT_FOUND',
        hint: expect.stringContaining('/graphql'),
      },
    });
    expect(response.body.length).toBeLessThan(500);
  });

  test("a url that can not be decoded is the client's fault", async () => {
    const response = await server.app.inject('/%zz');
    expect([response.statusCode, codeOf(response)]).toEqual([400, 'BAD_INPUT']);
    expect(insidesShown(response.body)).toEqual([]);
  });

  test('the root leads to the playground', async () => {
    const response = await server.app.inject('/');
    expect([response.statusCode, response.headers['location']]).toEqual([302, '/playground']);
  });
});

describe('GraphQL over HTTP', () => {
  test('POST is answered', async () => {
    const response = await ask(server.app, { query: OSLO });
    expect([response.statusCode, response.json()]).toEqual([200, { data: ANSWER }]);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  // A foreign page can make a browser send this; it learns nothing from it, and nothing changes.
  test('GET is answered', async () => {
    const query = `query=${encodeURIComponent('query($n: String) { municipality(number: $n) { id } }')}&variables=${encodeURIComponent('{"n": "0301"}')}`;
    const response = await get(query, { origin: 'https://elsewhere.example' });
    expect([response.statusCode, response.json()]).toEqual([200, { data: ANSWER }]);
    expect(Object.keys(response.headers).filter(name => name.startsWith('access-control'))).toEqual([]);
  });

  test.each([
    '',
    'variables={}',
    'query=',
    `query=${encodeURIComponent(OSLO)}&variables=[`,
    `query=${encodeURIComponent(OSLO)}&variables=1`,
    `query=${encodeURIComponent(OSLO)}&extensions=x`,
  ])('GET ?%s is refused, with what to do', async query => {
    const response = await get(query);
    expect(response.statusCode).toBe(400);
    expect(bodyOf(response).errors?.[0]).toMatchObject({
      message: expect.stringMatching(/\w.*\.$/),
      extensions: { code: 'BAD_INPUT', hint: expect.stringMatching(/\w/) },
    });
    expect(insidesShown(response.body)).toEqual([]);
  });

  test.each(['mutation { __typename }', 'query A { __typename } mutation B { __typename }'])(
    'GET runs no mutation: %s',
    async query => {
      for (const name of ['', '&operationName=B']) {
        const response = await get(`query=${encodeURIComponent(query)}${name}`);
        expect([response.statusCode, bodyOf(response).data]).toEqual([400, undefined]);
      }
    },
  );

  test.each(['text/html', 'application/xml', 'application/json; charset=latin1'])(
    '%s is not what we answer in',
    async accept => {
      const response = await post(server.app, JSON.stringify({ query: OSLO }), { accept });
      expect([response.statusCode, response.headers['content-type'], codeOf(response)]).toEqual([
        406,
        'application/json; charset=utf-8',
        'BAD_INPUT',
      ]);
    },
  );

  test.each([
    ['application/json', 200],
    ['*/*', 404],
    ['application/graphql-response+json', 404],
    ['application/graphql-response+json, application/json;q=0.9', 404],
  ])('an error without data has, for %s, status %i', async (accept, status) => {
    const query = '{ connections(from: {id: "municipality:0302"}, to: {id: "framework:eidas"}) { outcome } }';
    const response = await post(server.app, JSON.stringify({ query }), { accept });
    expect([response.statusCode, codeOf(response)]).toEqual([status, 'NOT_FOUND']);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
  ])('content type %s is not taken', async type => {
    const response = await post(server.app, JSON.stringify({ query: OSLO }), { 'content-type': type });
    expect([400, 415]).toContain(response.statusCode);
    expect(bodyOf(response)).not.toHaveProperty('data');
    expect(bodyOf(response).errors?.[0]).toMatchObject({
      extensions: { code: 'BAD_INPUT', hint: expect.stringMatching(/application\/json/) },
    });
  });

  test('graphql-response+json is answered in kind', async () => {
    const response = await post(server.app, JSON.stringify({ query: OSLO }), {
      accept: 'application/graphql-response+json',
    });
    expect(response.headers['content-type']).toMatch(/^application\/graphql-response\+json/);
  });

  describe('a persisted query', () => {
    const extensions = (text: string) => ({
      persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(text).digest('hex') },
    });
    const byHash = (text: string) => ask(server.app, { query: undefined, extensions: extensions(text) });

    test('that nobody has sent is asked for, as clients of Apollo expect it, in our form', async () => {
      const response = await byHash('{ unheardOf }');
      expect([response.statusCode, bodyOf(response)]).toEqual([
        200,
        {
          errors: [
            {
              message: 'PersistedQueryNotFound',
              extensions: { code: 'PERSISTED_QUERY_NOT_FOUND', hint: expect.stringMatching(/\w/) },
            },
          ],
        },
      ]);
    });

    test('is known by its hash once it has been sent, by GET too', async () => {
      const text = `${OSLO} # persisted`;
      expect((await ask(server.app, { query: text, extensions: extensions(text) })).json()).toEqual({
        data: ANSWER,
      });
      expect((await byHash(text)).json()).toEqual({ data: ANSWER });
      const got = await get(`extensions=${encodeURIComponent(JSON.stringify(extensions(text)))}`);
      expect([got.statusCode, got.json()]).toEqual([200, { data: ANSWER }]);
    });

    test.each([
      ['of another text', OSLO, extensions('{ other }')],
      ['that is refused', '{ nonsense }', extensions('{ nonsense }')],
      ['of another version', OSLO, { persistedQuery: { version: 2, sha256Hash: 'x' } }],
    ])('%s is refused, and not remembered', async (_, query, asked) => {
      const response = await ask(server.app, { query, extensions: asked });
      expect([response.statusCode, codeOf(response), bodyOf(response).data]).toEqual([
        400,
        'BAD_INPUT',
        undefined,
      ]);
      expect(codeOf(await byHash('{ other }'))).toBe('PERSISTED_QUERY_NOT_FOUND');
      expect(codeOf(await byHash('{ nonsense }'))).toBe('PERSISTED_QUERY_NOT_FOUND');
    });
  });

  test('other sites are told nothing by CORS', async () => {
    const response = await post(server.app, JSON.stringify({ query: OSLO }), {
      origin: 'https://elsewhere.example',
    });
    expect(Object.keys(response.headers).filter(name => name.startsWith('access-control'))).toEqual([]);
    const asked = await server.app.inject({
      method: 'OPTIONS',
      url: '/graphql',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
    });
    expect(Object.keys(asked.headers).filter(name => name.startsWith('access-control'))).toEqual([]);
    expect(asked.statusCode).toBeLessThan(500);
  });
});

describe('headers', () => {
  test.each([OSLO, '{ nonsense }', '{ municipality(number: "9999") { id } }', '{'])(
    '%s has a request id of its own',
    async query => {
      const [one, two] = [await ask(server.app, { query }), await ask(server.app, { query })];
      expect(one.headers['x-request-id']).toMatch(UUID);
      expect(one.headers['x-request-id']).not.toBe(two.headers['x-request-id']);
    },
  );

  test.each(['a', 'A-1.b_c', 'x'.repeat(64)])('a well-formed request id is kept: %s', async id => {
    expect(
      (await post(server.app, JSON.stringify({ query: OSLO }), { 'x-request-id': id })).headers[
        'x-request-id'
      ],
    ).toBe(id);
    expect(
      (await server.app.inject({ method: 'GET', url: '/nothing', headers: { 'x-request-id': id } })).headers[
        'x-request-id'
      ],
    ).toBe(id);
  });

  test.each(['', 'x'.repeat(65), 'a b', 'a"b', '<script>', '{"level":60}', 'é'])(
    'any other is replaced: %j',
    async id => {
      const response = await post(server.app, JSON.stringify({ query: OSLO }), {
        'request-id': 'evil',
        'x-request-id': id,
      });
      expect(response.headers['x-request-id']).toMatch(UUID);
    },
  );

  test('Server-Timing names the stages', async () => {
    const query = '{ connections(from: {id: "municipality:0301"}, to: {id: "framework:eidas"}) { outcome } }';
    const timing = String((await ask(server.app, { query })).headers['server-timing']);
    expect(timing.split(',').map(entry => entry.trim().split(';')[0])).toEqual(
      expect.arrayContaining(['plan', 'find', 'run', 'shape']),
    );
    for (const entry of timing.split(',')) expect(entry.trim()).toMatch(/^[a-z]+;dur=\d+(\.\d+)?$/);
  });
});

describe('what an operation costs', () => {
  const costOf = async (query: string): Promise<unknown> => {
    const response = await post(server.app, JSON.stringify({ query, extensions: { cost: true } }));
    return (response.json() as { extensions?: { cost?: unknown } }).extensions?.cost;
  };

  test('is told when asked for: rows of a read', async () => {
    expect(await costOf(OSLO)).toEqual({
      estimated: { rows: 1, edges: 0, visits: 1, steps: 0, parts: 0 },
      actual: { rows: 1, edges: 0, steps: 0, statements: 1 },
    });
  });
  test('and edges of a question, never more than estimated', async () => {
    const cost = (await costOf(
      '{ paths(from: {id: "municipality:0301"}, to: {id: "framework:eidas"}) { totalCount nodes { steps { certainty } } } }',
    )) as Record<'estimated' | 'actual', { edges: number; statements?: number }>;
    expect(cost.actual.edges).toBeGreaterThan(10);
    expect(cost.actual.edges).toBeLessThanOrEqual(cost.estimated.edges);
    expect(cost.actual.statements).toBe(2);
  });
  test('and not otherwise', async () => {
    expect((await ask(server.app, { query: OSLO })).json()).toEqual({ data: ANSWER });
  });
  test('too many edges are refused before anything is read, with what to lower', async () => {
    const wide = Array.from(
      { length: 20 },
      (_, i) =>
        `q${i}: paths(from: {entity: {}}, to: {entity: {}}, direction: ANY, maxHops: 8) { totalCount }`,
    ).join(' ');
    expect(bodyOf(await ask(server.app, { query: `{ ${wide} }` })).errors?.[0]).toMatchObject({
      message: expect.stringMatching(/may visit about [\d,]+ edges; the limit is 200,000/),
      extensions: { code: 'COST_LIMIT', hint: expect.stringContaining('maxHops from 8 to 7') },
    });
  });
  test('so is an answer of more parts than can be', async () => {
    const paths =
      'paths(first: 1000) { from { id } to { id } steps { certainty from { id } to { id } sources { title } } }';
    const many = `{ connections(from: {municipality: {}}, to: {framework: {}}, first: 1000) { nodes { ${paths} } edges { node { ${paths} } } } }`;
    const refused = bodyOf(await ask(server.app, { query: many })).errors?.[0];
    expect(refused).toMatchObject({
      extensions: { code: 'COST_LIMIT', hint: expect.stringContaining('first') },
    });
  });
});

describe('introspection', () => {
  test('alone', async () => {
    const response = await ask(server.app, {
      query: '{ __schema { queryType { name } } __type(name: "Municipality") { name } __typename }',
    });
    expect(response.json()).toEqual({
      data: {
        __schema: { queryType: { name: 'Query' } },
        __type: { name: 'Municipality' },
        __typename: 'Query',
      },
    });
  });

  test('mixed with data, in the order asked for', async () => {
    const response = await ask(server.app, {
      query: `{ a: __type(name: "Source") { name } municipality(number: "0301") { id } __schema { queryType { name } } }`,
    });
    expect(response.body).toBe(
      '{"data":{"a":{"name":"Source"},"municipality":{"id":"municipality:0301"},"__schema":{"queryType":{"name":"Query"}}}}',
    );
  });

  test('under an alias that is a column of ours', async () => {
    const response = await ask(server.app, {
      query:
        '{ municipality(number: "0301") { id } r0: __type(name: "Source") { name } r1: __schema { queryType { name } } }',
    });
    expect(response.json()).toEqual({
      data: { ...ANSWER, r0: { name: 'Source' }, r1: { queryType: { name: 'Query' } } },
    });
  });

  test('beside another operation', async () => {
    const query =
      'query A($n: String!) { municipality(number: $n) { id } } query B($t: String!) { __type(name: $t) { name } }';
    expect((await ask(server.app, { query, operationName: 'A', variables: { n: '0301' } })).json()).toEqual({
      data: ANSWER,
    });
    expect((await ask(server.app, { query, operationName: 'B', variables: { t: 'Source' } })).json()).toEqual(
      { data: { __type: { name: 'Source' } } },
    );
  });

  test('in a fragment, and with variables of both', async () => {
    const query =
      'query($t: String!, $n: String) { ...F } fragment F on Query { __type(name: $t) { name } municipality(number: $n) { id } }';
    expect((await ask(server.app, { query, variables: { t: 'Source', n: '0301' } })).json()).toEqual({
      data: { __type: { name: 'Source' }, ...ANSWER },
    });
  });
});

describe('a fault of ours', () => {
  const QUERIES = [
    OSLO,
    '{ connections(from: {id: "municipality:0301"}, to: {id: "framework:eidas"}) { outcome } }',
    '{ search(text: "oslo") { totalCount } }',
  ];

  test('is masked, and the request id finds it in the log', async () => {
    const store = await EmbeddedStore.open();
    const samgraf = await openSamgraf(readProjectModel(), store);
    const logged: string[] = [];
    const app = await buildServer(
      { ...samgraf, plans: undefined as unknown as PlanCache },
      {
        logLevel: 'error',
        logTo: {
          write: line => {
            logged.push(line);
          },
        },
      },
    );
    for (const query of QUERIES) {
      const response = await ask(app, { query });
      const [error] = bodyOf(response).errors ?? [];
      expect([response.statusCode, error?.extensions?.code, error?.message]).toEqual([
        500,
        'INTERNAL',
        'Something went wrong on our side.',
      ]);
      expect(error?.extensions?.hint).toContain(String(response.headers['x-request-id']));
      expect(JSON.parse(logged.pop() ?? '')).toMatchObject({
        reqId: response.headers['x-request-id'],
        err: { type: 'TypeError', stack: expect.stringContaining('at ') },
      });
      expect(insidesShown(response.body)).toEqual([]);
    }
    await app.close();
    await store.close();
  });

  test('a store that is closed no longer answers, and is not ready', async () => {
    const own = await openSeededApp();
    await own.samgraf.store.close();
    for (const query of QUERIES) {
      const response = await ask(own.app, { query });
      expect([500, 503]).toContain(response.statusCode);
      expect(['INTERNAL', 'STORE_UNAVAILABLE']).toContain(codeOf(response));
      expect(insidesShown(response.body)).toEqual([]);
    }
    const ready = await own.app.inject('/health/ready');
    expect([ready.statusCode, ready.json(), ready.headers['retry-after']]).toMatchObject([
      503,
      { status: 'unavailable', store: 'embedded', errors: [{ extensions: { code: 'STORE_UNAVAILABLE' } }] },
      '5',
    ]);
    expect((await own.app.inject('/health/live')).statusCode).toBe(200);
    await own.app.close();
  });
});

describe('closing', () => {
  test('lets what is asked be answered, and takes no more', async () => {
    const store = await EmbeddedStore.open();
    const samgraf = await openSamgraf(readProjectModel(), store);
    await loadFolder(samgraf, join(PROJECT, 'seed'), () => undefined);
    const app = await buildServer(samgraf, { logLevel: 'silent' });
    const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
    const request = {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify({
        query: '{ municipalities(first: 300) { nodes { name uses(first: 20) { nodes { name } } } } }',
      }),
    };
    await fetch(url, request);
    const asked = fetch(url, request);
    await new Promise(resolve => {
      app.server.once('request', resolve);
    });
    await app.close();
    expect((await asked).status).toBe(200);
    await expect(fetch(url, request)).rejects.toThrow();
    await store.close();
  });

  test('twice is no fault', async () => {
    const own = await openSeededApp();
    await own.close();
    await expect(own.app.close()).resolves.toBeUndefined();
  });
});
