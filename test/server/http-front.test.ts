import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { buildServer } from '../../src/doors/server/server';
import { bodyOf } from '../hostile/seeded-app';
import { serving } from './serving';

/** What a dashboard, a proxy and a browser need of HTTP, on the national graph. */
const LONG = '{ municipalities(first: 100) { nodes { id name } } }';
const SHORT = '{ __typename }';
const DASHBOARD = 'https://dashboard.example';

const { serve, server } = serving();

const get = (query: string, headers: Record<string, string> = {}, app = server().app) =>
  app.inject({ method: 'GET', url: `/graphql?query=${encodeURIComponent(query)}`, headers });
const post = (query: string, headers: Record<string, string> = {}, app = server().app) =>
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
    // What is short and may not be stored is the same for whatever is accepted.
    expect(header(response, 'vary').includes('accept-encoding')).toBe(query === LONG);
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
      expect(again.headers['content-length']).toBeUndefined();
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
      await server().app.inject('/nothing'),
    ]) {
      expect([response.headers['etag'], header(response, 'cache-control')]).toEqual([undefined, 'no-store']);
    }
  });
});

describe('methods', () => {
  test('HEAD tells what GET would', async () => {
    const whole = await get(LONG);
    const head = await server().app.inject({
      method: 'HEAD',
      url: `/graphql?query=${encodeURIComponent(LONG)}`,
    });
    expect([head.statusCode, head.body, header(head, 'etag'), header(head, 'content-length')]).toEqual([
      200,
      '',
      header(whole, 'etag'),
      String(whole.rawPayload.length),
    ]);
    expect((await server().app.inject({ method: 'HEAD', url: '/health/live' })).statusCode).toBe(200);
  });

  test.each([
    ['DELETE', '/graphql', 'GET, HEAD, POST'],
    ['PUT', '/graphql', 'GET, HEAD, POST'],
    ['POST', '/health/live', 'GET, HEAD'],
    ['PATCH', '/playground', 'GET, HEAD'],
  ] as const)('%s %s is told what to send instead', async (method, url, allow) => {
    const response = await server().app.inject({ method, url });
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
    expect((await server().app.inject({ method, url })).headers['x-content-type-options']).toBe('nosniff');
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
    ]).toEqual([200, DASHBOARD, 'GET, HEAD, POST']);
    for (const name of ['content-type', 'traceparent', 'tracestate'])
      expect(header(asked, 'access-control-allow-headers')).toContain(name);
    for (const response of [
      await post(LONG, { origin: DASHBOARD }, app),
      await get(SHORT, { origin: DASHBOARD }, app),
      await post('{ nonsense }', { origin: DASHBOARD }, app),
    ]) {
      expect(response.headers['access-control-allow-origin']).toBe(DASHBOARD);
      expect(response.headers['access-control-allow-credentials']).toBeUndefined();
      expect(header(response, 'vary').toLowerCase()).toMatch(
        response.statusCode === 200 ? /origin.*accept-encoding/ : /origin/,
      );
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
    const app = await buildServer(server().samgraf, {
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
