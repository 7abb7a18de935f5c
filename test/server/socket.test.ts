import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectTcp, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import { makeKey, type Key } from '../../src/engine/access/keys';
import { Streams } from '../../src/engine/live/streams';
import { KeyFile } from '../../src/doors/server/access/key-file';
import { loadOperations } from '../../src/doors/server/load-operations';
import type { Samgraf } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { badTokens } from '../access/bad-credentials';
import { AUDIENCE, SCOPES, TestIssuer } from '../access/issuer';
import { readConfig } from '../../src/config';
import { tokenSettings } from '../../src/doors/server/access/token-settings';
import { apply, begin } from '../changes/changing';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';

type Result = Readonly<{
  data?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | null;
  errors?: readonly Readonly<{ extensions?: Readonly<Record<string, unknown>> }>[];
  extensions?: Readonly<Record<string, unknown>>;
}>;

const rename = (samgraf: Samgraf, name: string) =>
  apply(samgraf, [{ patch: { solution: { id: 'resource:b', name: { nb: name } } } }]);
const CHANGES = 'subscription { changes { sequence operation id } }';
const soon = (ms = 600): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

describe.each(STORE_NAMES)('streams by WebSocket on %s', name => {
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-socket-'));
  const keys = join(folder, 'keys.json');
  const { key, text } = makeKey({ name: 'dashboard', role: 'READER' }, new Date());
  const saveKeys = (all: readonly Key[]): void => {
    new KeyFile(keys).change(() => ({ keys: all, done: undefined }));
  };
  const clients: Client[] = [];
  let stores: Stores;
  let samgraf: Samgraf;
  let app: FastifyInstance;
  let url: string;
  let [issuer, other]: TestIssuer[] = [];
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await begin(samgraf);
    saveKeys([key]);
    const listed = join(folder, 'operations.json');
    writeFileSync(listed, JSON.stringify({ listed: '{ municipality(number: "0301") { name } }' }));
    [issuer, other] = [await TestIssuer.start(), await TestIssuer.start()];
    const tokens = tokenSettings(
      readConfig({
        SAMGRAF_ISSUERS: [issuer, other].map(one => one?.name).join(','),
        SAMGRAF_AUDIENCE: AUDIENCE,
        SAMGRAF_SCOPES: SCOPES,
      }),
    );
    app = await buildServer(samgraf, {
      logLevel: 'silent',
      keys,
      operations: await loadOperations([listed], samgraf.schema),
      corsOrigins: ['https://page.example'],
      ...(tokens ? { tokens } : {}),
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
    url = `ws://127.0.0.1:${(app.server.address() as AddressInfo).port}/graphql/stream`;
  }, OPEN_TIMEOUT_MS);
  afterAll(async () => {
    for (const client of clients) await client.dispose();
    await app.close();
    await issuer?.close();
    await other?.close();
    await stores.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const connect = (connectionParams?: Record<string, unknown>): Client => {
    const client = createClient({
      url,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      ...(connectionParams ? { connectionParams } : {}),
    });
    clients.push(client);
    return client;
  };
  const results = (query: string, client = connect()): AsyncIterableIterator<Result> =>
    client.iterate({ query }) as AsyncIterableIterator<Result>;
  /** How a connection ends: the code and the reason. */
  const ending = (options: WebSocket.ClientOptions, say?: (socket: WebSocket) => void): Promise<string> =>
    new Promise(resolve => {
      const socket = new WebSocket(url, 'graphql-transport-ws', options);
      socket.on('open', () => say?.(socket));
      socket.on('close', (code, reason) => {
        resolve(`${code} ${String(reason)}`);
      });
      socket.on('error', error => {
        resolve(error.message);
      });
    });
  const init =
    (payload?: object) =>
    (socket: WebSocket): void => {
      socket.send(JSON.stringify({ type: 'connection_init', ...(payload ? { payload } : {}) }));
    };

  test('what is recorded is told, several streams of one connection, each to its end', async () => {
    const client = connect();
    const [changes, watched] = [
      results(CHANGES, client),
      results('{ solution(id: "resource:b") { name } }', client),
    ];
    const first = changes.next();
    expect((await watched.next()).value).toMatchObject({ data: { solution: { name: 'B' } } });
    await soon();
    const { sequence } = await rename(samgraf, 'Ny');
    expect((await first).value).toEqual({
      data: { changes: { sequence, operation: 'CHANGED', id: 'resource:b' } },
    });
    expect((await watched.next()).value).toMatchObject({
      data: { solution: { name: 'Ny' } },
      extensions: { sequence },
    });
    await watched.return?.();
    await changes.return?.();
  });

  test.each([
    ['an invalid document', '{ nothing }', 'BAD_INPUT'],
    ['a mutation', 'mutation { undo(batch: "b", reason: "r") { applied } }', 'BAD_INPUT'],
    ['nothing', ' ', 'BAD_INPUT'],
    ['a subscription of nothing', 'subscription { changes @include(if: false) { sequence } }', 'BAD_INPUT'],
    ['an unknown id', '{ paths(from: {id: "nobody:1"}, to: {framework: {}}) { totalCount } }', 'NOT_FOUND'],
  ])('%s is told as an error with its code', async (_what, query, code) => {
    const stream = results(query);
    const told = await stream.next().then(
      ({ value }: IteratorResult<Result>) => value.errors,
      (error: unknown) => error as Result['errors'],
    );
    expect(told?.[0]?.extensions?.['code']).toBe(code);
    expect(told?.[0]?.extensions?.['hint']).toBeTruthy();
  });

  test('a credential is sent with the upgrade or with connection_init, and a revoked one ends its streams', async () => {
    const stream = results(CHANGES, connect({ Authorization: `Bearer ${text}` }));
    const next = stream.next();
    await soon();
    await rename(samgraf, 'Før');
    expect((await next).value).toMatchObject({ data: { changes: { id: 'resource:b' } } });
    saveKeys([{ ...key, revoked: new Date().toISOString() }]);
    await soon(1_500);
    await rename(samgraf, 'Etter');
    expect((await stream.next()).value).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect(await stream.next()).toMatchObject({ done: true });
    expect(await ending({ headers: { authorization: `Bearer ${text}` } }, init())).toMatch(
      /^4403 UNAUTHENTICATED/,
    );
    saveKeys([key]);
  });

  test('no bad credential is accepted', async () => {
    if (!issuer || !other) throw new Error('They are started before all');
    const bad = [
      '',
      'Bearer',
      'Basic abc',
      `Bearer ${text}x`,
      `Bearer ${text} `,
      ...Object.values(await badTokens(issuer, other)).map(token => `Bearer ${token}`),
    ];
    expect(bad.length).toBeGreaterThan(30);
    for (const authorization of bad)
      expect(await ending({}, init({ authorization }))).toMatch(/^4403 (UNAUTHENTICATED|FORBIDDEN)/);
  });

  test('pages of other origins do not connect, unless they are listed', async () => {
    expect(await ending({ headers: { origin: 'https://evil.example' } })).toContain('403');
    const listed = { headers: { origin: 'https://page.example' } };
    expect(
      await ending(listed, socket => {
        socket.close(1000);
      }),
    ).toBe('1000 ');
  });

  test.each([
    ['no JSON', 'no json', /^4400 /],
    ['an unknown message', '{"type": "x"}', /^4400 /],
    [
      'a stream before the connection is there',
      '{"id":"1","type":"subscribe","payload":{"query":"{ __typename }"}}',
      /^4401 /,
    ],
    [
      'a first message of 20 kB',
      JSON.stringify({ type: 'connection_init', payload: { text: 'x'.repeat(20_000) } }),
      /^1009 TOO_LARGE/,
    ],
    ['two megabytes', JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(2_000_000) } }), /^1009 /],
  ])('%s ends the connection with a code', async (_what, message, expected) => {
    expect(
      await ending({}, socket => {
        socket.send(message);
      }),
    ).toMatch(expected);
  });

  test('a later message of many values ends the connection before it is parsed, and one of few does not', async () => {
    const sending = (message: object) => (socket: WebSocket) => {
      socket.send('{"type":"connection_init"}');
      socket.once('message', () => {
        socket.send(JSON.stringify(message));
        socket.send('no json');
      });
    };
    const pinging = (values: readonly unknown[]) => ({ type: 'ping', payload: { values } });
    const lists = Array.from({ length: 100_000 }, () => []);
    expect(await ending({}, sending(pinging(lists)))).toMatch(/^4400 TOO_COMPLEX/);
    expect(await ending({}, sending(pinging(['x'.repeat(500_000)])))).toMatch(/^4400 (?!TOO)/);
  });

  test.each([
    { documentId: 'listed' },
    { query: null, id: 'listed' },
    { query: '', extensions: { persistedQuery: { version: 1, sha256Hash: 'listed' } } },
  ])('a listed operation is asked for by its id: %j', async payload => {
    const asking = (asked: object) => (socket: WebSocket) => {
      socket.send('{"type":"connection_init"}');
      socket.once('message', () => {
        socket.once('message', data => {
          socket.close(1000, String(data as Buffer).slice(0, 120));
        });
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: asked }));
      });
    };
    expect(await ending({}, asking(payload))).toMatch(/^1000 .*"type":"next".*"name":"Oslo"/);
    expect(await ending({}, asking({ documentId: 'other' }))).toMatch(/^1000 .*"type":"error".*No listed/);
  });

  test('streams that share an id end with their connection, each of them', async () => {
    const begun = jest.spyOn(Streams.prototype, 'begin');
    let tcp: Socket | undefined;
    const createConnection = ((to: AddressInfo) => (tcp = connectTcp(to.port, '127.0.0.1'))) as never;
    const subscribe = JSON.stringify({ id: '1', type: 'subscribe', payload: { query: CHANGES } });
    await ending({ createConnection }, socket => {
      init()(socket);
      socket.once('message', () => {
        // In one packet, so that the first stream is not open yet when its id is free again.
        tcp?.cork();
        for (const message of [subscribe, '{"id":"1","type":"complete"}', subscribe]) socket.send(message);
        tcp?.uncork();
        setTimeout(() => {
          socket.close(1000);
        }, 300);
      });
    });
    const ends = begun.mock.results.map(({ value }) => (value as ReturnType<Streams['begin']>).ended);
    const told = ends.map(end => Promise.race([end.then(() => 'ended'), soon()]));
    expect(await Promise.all(told)).toEqual(['ended', 'ended']);
    begun.mockRestore();
  });

  test('GET without an upgrade is told how to open a stream', async () => {
    const { statusCode, body } = await app.inject({ method: 'GET', url: '/graphql/stream' });
    expect([statusCode, JSON.parse(body)]).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'BAD_INPUT' } }] },
    ]);
  });

  test('a hundred connections are told, and closing the server ends them', async () => {
    const streams = Array.from({ length: 100 }, () => results(CHANGES));
    const firsts = streams.map(stream => stream.next());
    let areTold = false;
    const told = Promise.all(firsts).finally(() => {
      areTold = true;
    });
    // Nothing says when the last of them listens: on a slow machine that takes seconds.
    for (let i = 0; !areTold; i += 1) {
      await soon(1_000);
      await rename(samgraf, `For alle ${i}`);
    }
    for (const { value } of await told)
      expect(value).toMatchObject({ data: { changes: { id: 'resource:b' } } });
    const ends = streams.map(async stream => {
      for (let next = await stream.next(); next.done !== true;) next = await stream.next();
      return 'ended';
    });
    const closed = app.close();
    const ended = await Promise.all(ends.map(end => end.catch(() => 'ended')));
    expect(new Set(ended)).toEqual(new Set(['ended']));
    await closed;
  }, 120_000);
});
