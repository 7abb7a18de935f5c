import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { Agent, request } from 'node:http';
import { buildServer, type ServerOptions } from '../../src/server/server';
import { bodyOf, openSeededApp, type SeededApp } from '../hostile/seeded-app';

/** What a dashboard, a proxy and a browser need of HTTP, on the national graph. */
const LONG = '{ municipalities(first: 100) { nodes { id name } } }';
const SHORT = '{ __typename }';
const DASHBOARD = 'https://dashboard.example';

let server: SeededApp;
beforeAll(async () => {
  server = await openSeededApp();
});
afterAll(() => server.close());

const built: FastifyInstance[] = [];
const serve = async (options: Partial<ServerOptions>): Promise<FastifyInstance> => {
  const app = await buildServer(server.samgraf, { logLevel: 'silent', ...options });
  built.push(app);
  return app;
};
afterAll(async () => {
  for (const app of built) await app.close();
});

const get = (query: string, headers: Record<string, string> = {}, app = server.app) =>
  app.inject({ method: 'GET', url: `/graphql?query=${encodeURIComponent(query)}`, headers });
const post = (query: string, headers: Record<string, string> = {}, app = server.app) =>
  app.inject({ method: 'POST', url: '/graphql', headers, payload: { query } });
const header = (response: LightMyRequestResponse, name: string): string =>
  String(response.headers[name] ?? '');

describe('compression', () => {
  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
    ['gzip;q=0.5, br;q=0.9', brotliDecompressSync],
    ['deflate, gzip', gunzipSync],
  ] as const)('of a long answer: %s', async (accepted, open) => {
    const plain = (await post(LONG)).body;
    const packed = await post(LONG, { 'accept-encoding': accepted });
    expect(open(packed.rawPayload).toString()).toBe(plain);
    expect(packed.rawPayload.length).toBeLessThan(plain.length / 2);
    expect(header(packed, 'vary')).toContain('accept-encoding');
  });

  test.each([
    [LONG, 'identity'],
    [LONG, ''],
    [LONG, 'br;q=0'],
    [SHORT, 'br, gzip'],
  ])('not of %s for %j', async (query, accepted) => {
    const response = await post(query, { 'accept-encoding': accepted });
    expect(response.headers['content-encoding']).toBeUndefined();
    expect(header(response, 'vary')).toContain('accept-encoding');
  });
});

describe('a validator', () => {
  test('of what was got before spares its body', async () => {
    const first = await get(LONG);
    const tag = header(first, 'etag');
    expect([first.statusCode, header(first, 'cache-control')]).toEqual([200, 'no-cache']);
    expect(tag).toMatch(/^"[\w-]{22}"$/);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await get(LONG, { 'if-none-match': known });
      expect([again.statusCode, again.body, header(again, 'etag')]).toEqual([304, '', tag]);
    }
    const other = await get(LONG, { 'if-none-match': '"other"' });
    expect([other.statusCode, other.body]).toEqual([200, first.body]);
  });

  test('is another for another answer and another encoding', async () => {
    const tags = [
      header(await get(LONG), 'etag'),
      header(await get(LONG, { 'accept-encoding': 'br' }), 'etag'),
      header(await get(LONG, { 'accept-encoding': 'gzip' }), 'etag'),
      header(await get(SHORT), 'etag'),
    ];
    expect(new Set(tags).size).toBe(4);
    expect((await get(LONG, { 'accept-encoding': 'br', 'if-none-match': tags[0] ?? '' })).statusCode).toBe(
      200,
    );
  });

  test('is not of a POST or of an error, which are not kept', async () => {
    for (const response of [
      await post(LONG),
      await get('{ nonsense }', { accept: 'application/graphql-response+json' }),
      await server.app.inject('/nothing'),
    ]) {
      expect([response.headers['etag'], header(response, 'cache-control')]).toEqual([undefined, 'no-store']);
    }
  });
});

describe('methods', () => {
  test('HEAD tells what GET would', async () => {
    const whole = await get(LONG);
    const head = await server.app.inject({
      method: 'HEAD',
      url: `/graphql?query=${encodeURIComponent(LONG)}`,
    });
    expect([head.statusCode, head.body, header(head, 'etag'), header(head, 'content-length')]).toEqual([
      200,
      '',
      header(whole, 'etag'),
      String(whole.rawPayload.length),
    ]);
    expect((await server.app.inject({ method: 'HEAD', url: '/health/live' })).statusCode).toBe(200);
  });

  test.each([
    ['DELETE', '/graphql', 'GET, HEAD, POST'],
    ['PUT', '/graphql', 'GET, HEAD, POST'],
    ['POST', '/health/live', 'GET, HEAD'],
    ['PATCH', '/playground', 'GET, HEAD'],
  ] as const)('%s %s is told what to send instead', async (method, url, allow) => {
    const response = await server.app.inject({ method, url });
    expect([
      response.statusCode,
      response.headers['allow'],
      bodyOf(response).errors?.[0]?.extensions?.code,
    ]).toEqual([405, allow, 'METHOD_NOT_ALLOWED']);
  });
});

describe('every answer', () => {
  test.each([
    ['GET', '/nothing'],
    ['POST', '/graphql'],
    ['DELETE', '/graphql'],
    ['GET', '/graphql'],
    ['GET', '/health/live'],
    ['GET', '/health/ready'],
    ['GET', '/playground'],
  ] as const)('is no other type than it says: %s %s', async (method, url) => {
    expect((await server.app.inject({ method, url })).headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('pages of other origins', () => {
  const preflight = (app: FastifyInstance, origin: string) =>
    app.inject({
      method: 'OPTIONS',
      url: '/graphql',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });

  test('may ask when they are named', async () => {
    const app = await serve({ corsOrigins: [DASHBOARD] });
    const asked = await preflight(app, DASHBOARD);
    expect([
      asked.statusCode,
      asked.headers['access-control-allow-origin'],
      header(asked, 'access-control-allow-methods'),
    ]).toEqual([204, DASHBOARD, 'GET, HEAD, POST']);
    expect(header(asked, 'access-control-allow-headers')).toContain('content-type');
    for (const response of [
      await post(SHORT, { origin: DASHBOARD }, app),
      await get(SHORT, { origin: DASHBOARD }, app),
      await post('{ nonsense }', { origin: DASHBOARD }, app),
    ]) {
      expect(response.headers['access-control-allow-origin']).toBe(DASHBOARD);
      expect(response.headers['access-control-allow-credentials']).toBeUndefined();
      expect(header(response, 'vary').toLowerCase()).toMatch(/origin.*accept-encoding/);
    }
  });

  test('may not when others are', async () => {
    const app = await serve({ corsOrigins: [DASHBOARD] });
    for (const origin of ['https://elsewhere.example', `${DASHBOARD}.evil.example`, 'null']) {
      expect((await preflight(app, origin)).headers['access-control-allow-origin']).toBeUndefined();
      expect((await post(SHORT, { origin }, app)).headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  test('all may ask by *, without credentials', async () => {
    const app = await serve({ corsOrigins: ['*'] });
    const response = await post(SHORT, { origin: 'https://elsewhere.example' }, app);
    expect([
      response.headers['access-control-allow-origin'],
      response.headers['access-control-allow-credentials'],
    ]).toEqual(['*', undefined]);
  });
});

describe('a proxy', () => {
  test.each([
    [undefined, '127.0.0.1'],
    ['loopback', '203.0.113.9'],
    ['10.0.0.0/8', '127.0.0.1'],
  ] as const)('that is trusted as %s makes the address %s', async (trustProxy, ip) => {
    const app = await buildServer(server.samgraf, {
      logLevel: 'silent',
      ...(trustProxy ? { trustProxy } : {}),
    });
    let seen: string | undefined;
    app.addHook('onRequest', (asked, _reply, next) => {
      seen = asked.ip;
      next();
    });
    await app.inject({ method: 'GET', url: '/health/live', headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(seen).toBe(ip);
    await app.close();
  });
});

describe('on the wire', () => {
  /** What the server says to these bytes, until it closes the connection. */
  const raw = (port: number, bytes: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(bytes);
      });
      let text = '';
      socket.on('data', chunk => {
        text += chunk.toString();
      });
      socket.on('close', () => {
        resolve(text);
      });
      socket.on('error', reject);
    });
  const portOf = async (app: FastifyInstance): Promise<number> =>
    Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);

  test.each([
    ['headers of 20 kB', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'TOO_LARGE'],
    ['no HTTP', 'NONSENSE\r\n\r\n', 400, 'BAD_INPUT'],
    [
      'a body of no length',
      'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n',
      400,
      'BAD_INPUT',
    ],
  ])('%s are refused in the one form', async (_, bytes, status, code) => {
    const port = await portOf(await serve({}));
    const [head = '', body = ''] = (await raw(port, bytes)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head.toLowerCase()).toContain('connection: close');
    expect(JSON.parse(body)).toMatchObject({
      errors: [
        { message: expect.stringMatching(/\w/), extensions: { code, hint: expect.stringMatching(/\w/) } },
      ],
    });
  });

  const ask = (
    port: number,
    agent: Agent,
    query: string,
  ): Promise<{ status: number | undefined; last: string | undefined; body: string }> =>
    new Promise((resolve, reject) => {
      const payload = JSON.stringify({ query });
      const asked = request(
        {
          port,
          agent,
          path: '/graphql',
          method: 'POST',
          headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) },
        },
        response => {
          let body = '';
          response
            .on('data', chunk => {
              body += String(chunk);
            })
            .on('end', () => {
              resolve({ status: response.statusCode, last: response.headers.connection, body });
            });
        },
      );
      asked.on('error', reject).end(payload);
    });

  test('20 heavy requests that were sent before it is stopped are all answered, on connections that were idle', async () => {
    const app = await serve({});
    const port = await portOf(app);
    const agent = new Agent({ keepAlive: true, maxSockets: 20 });
    await Promise.all(Array.from({ length: 20 }, () => ask(port, agent, SHORT)));
    // Sent but not read when the server is told to stop: both happen in this turn of the loop.
    const asked = Array.from({ length: 20 }, (_, i) =>
      ask(
        port,
        agent,
        `{ municipalities(first: ${200 + i}) { nodes { name uses(first: 20) { nodes { name } } } } }`,
      ),
    );
    await new Promise(resolve => {
      setImmediate(resolve);
    });
    const closed = app.close();
    const answers = await Promise.all(asked);
    expect(answers.map(({ status, last }) => [status, last])).toEqual(answers.map(() => [200, 'close']));
    await closed;
    agent.destroy();
  });

  /** A connection on which a request is begun before the server is stopped, and ended after. */
  const acrossTheStop = async (first: string, rest: string): Promise<string> => {
    const app = await serve({});
    const socket = connect(await portOf(app), '127.0.0.1');
    let text = '';
    socket.on('data', chunk => {
      text += chunk.toString();
    });
    const ended = new Promise(resolve => {
      socket.on('close', resolve);
    });
    socket.write(first);
    await new Promise(resolve => {
      setTimeout(resolve, 50);
    });
    const closed = app.close();
    await new Promise(resolve => {
      setTimeout(resolve, 200);
    });
    socket.write(rest);
    await ended;
    await closed;
    return text;
  };
  const PAYLOAD = JSON.stringify({ query: SHORT });
  const HEAD = `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${PAYLOAD.length}\r\n\r\n`;

  test('a request that is under way when it is stopped is answered, the last on its connection', async () => {
    const text = await acrossTheStop(HEAD, PAYLOAD);
    expect(text).toMatch(/^HTTP\/1.1 200 /);
    expect(text.toLowerCase()).toContain('connection: close');
  });

  test('one that comes after is told to ask again', async () => {
    const text = await acrossTheStop(HEAD.slice(0, 30), HEAD.slice(30) + PAYLOAD);
    expect(text).toMatch(/^HTTP\/1.1 503 /);
    expect(text.toLowerCase()).toMatch(/retry-after: 5\r\n/);
    expect(text).toContain('"code":"STOPPING"');
  });
});
