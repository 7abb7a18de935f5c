import type { PlanCache } from '../../src/engine/answer/plans';
import { openSamgraf, readProjectModel } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { openSeededStore } from '../support/seeded-store';
import { ask, bodyOf, insidesShown, openSeededApp, type SeededApp } from '../hostile/seeded-app';

const OSLO = '{ municipality(number: "0301") { id } }';

let server: SeededApp;
beforeAll(async () => {
  server = await openSeededApp();
});
afterAll(() => server.close());

const codeOf = (response: Parameters<typeof bodyOf>[0]): unknown =>
  bodyOf(response).errors?.[0]?.extensions?.code;

test.each(['/graphql', '/graphql/stream'])('%s takes no body in a coding of its own', async url => {
  const sent = (coding: string) =>
    server.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json', 'content-encoding': coding },
      payload: JSON.stringify({ query: OSLO }),
    });
  for (const coding of ['gzip', 'xyz']) {
    const refused = await sent(coding);
    expect([refused.statusCode, codeOf(refused)]).toEqual([415, 'BAD_INPUT']);
    expect(refused.body).toContain('Content-Encoding');
  }
  expect((await sent('identity')).statusCode).not.toBe(415);
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
      { ...samgraf, plans: {} as PlanCache },
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
        'Something went wrong on the server.',
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
    const store = await openSeededStore();
    const samgraf = await openSamgraf(readProjectModel(), store);
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
