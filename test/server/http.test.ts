import { buildServer } from '../../src/doors/server/server';
import { createHash } from 'node:crypto';
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

  test("a url that cannot be decoded is the client's fault", async () => {
    const response = await server.app.inject('/%zz');
    expect([response.statusCode, codeOf(response)]).toEqual([400, 'BAD_INPUT']);
    expect(insidesShown(response.body)).toEqual([]);
  });

  test('the root is the explorer', async () => {
    const response = await server.app.inject('/');
    expect([response.statusCode, response.headers['content-type']]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
  });

  test('without an explorer the root leads to the playground', async () => {
    const app = await buildServer(server.samgraf, { logLevel: 'silent', explorer: false });
    const response = await app.inject('/');
    expect([response.statusCode, response.headers['location']]).toEqual([302, '/playground']);
    expect((await app.inject('/sok')).statusCode).toBe(404);
    await app.close();
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
    ['*/*', 400],
    ['application/graphql-response+json', 400],
    ['application/graphql-response+json, application/json;q=0.9', 400],
  ])('an error without data has, for %s, status %i', async (accept, status) => {
    const query = '{ connections(from: {id: "framework:eidas"}, to: {id: "framework:eidas"}) { outcome } }';
    const response = await post(server.app, JSON.stringify({ query }), { accept });
    expect([response.statusCode, codeOf(response)]).toEqual([status, 'BAD_INPUT']);
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
      expect.arrayContaining(['plan', 'find', 'compute', 'run', 'shape', 'print']),
    );
    for (const entry of timing.split(',')) expect(entry.trim()).toMatch(/^[a-z]+;dur=\d+(\.\d+)?$/);
  });
});
