import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Viewer } from '../../src/engine/access/viewer';
import { SamgrafError } from '../../src/engine/errors';
import { Neo4jStore } from '../../src/engine/store/neo4j';
import type { Store } from '../../src/engine/store/store';
import { keysCommand } from '../../src/cli/keys';
import { withStoredKeys } from '../../src/doors/server/access/stored-keys';
import { Quotas } from '../../src/doors/server/quotas';
import { openSamgraf, readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';

const url = process.env.SAMGRAF_TEST_NEO4J ?? '';
const model = readProjectModel();
const SILENT = { warn: () => undefined, info: () => undefined };
const QUERY = '{ municipalities { totalCount } }';
/** What the counts may lag behind: the second between two tellings, and the telling. */
const TOLD_MS = 1_600;

describe.each(STORE_NAMES)('quotas, on %s', name => {
  let stores: Stores;
  const apps: FastifyInstance[] = [];
  const others: Samgraf[] = [];
  beforeAll(async () => {
    stores = await Stores.openOne(name, model);
    const samgraf = stores.on(name);
    const { schema } = samgraf;
    while (name === 'neo4j' && others.length < 2)
      others.push(await openSamgraf(model, new Neo4jStore({ url, timeout: 60_000 }), undefined, { schema }));
    for (const one of [samgraf, ...others])
      apps.push(
        await buildServer(one, {
          logLevel: 'silent',
          keys: 'store',
          keepAnswers: true,
          quota: { day: 40 },
          metrics: 'on',
          mcp: { hosts: [], origins: [], graphql: true, propose: false },
        }),
      );
  }, OPEN_TIMEOUT_MS);
  afterAll(async () => {
    for (const app of apps) await app.close();
    for (const { store } of others) await store.close();
    await stores.close();
  });

  const keys = (...args: readonly string[]): Promise<string> =>
    withStoredKeys(stores.on(name).store, of => keysCommand(args, of));
  const made = async (...args: readonly string[]): Promise<readonly [text: string, id: string]> => {
    const [text = ''] = (await keys('make', '--role', 'reader', ...args)).split('\n');
    await pause(600);
    return [text, /^samgraf_(\w{12})_/.exec(text)?.[1] ?? ''];
  };
  const ask = (app: FastifyInstance, key: string, how: object = {}) =>
    app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${key}`, ...how },
      payload: { query: QUERY },
    });
  const given = async (key: string, times: number): Promise<number> => {
    let ok = 0;
    for (let i = 0; i < times; i += 1)
      for (const app of apps) ok += Number((await ask(app, key)).statusCode === 200);
    return ok;
  };

  test('are one of all servers, and what one second of the others can add', async () => {
    const [key] = await made('--name', 'shared', '--per-day', '30');
    // A few a server at a time, with a telling in between.
    let all = 0;
    for (let round = 0; round < 6; round += 1) {
      all += await given(key, Math.ceil(12 / apps.length));
      await pause(TOLD_MS);
    }
    expect(all).toBeGreaterThanOrEqual(30);
    // In the last round each of the others may give what it was asked.
    expect(all).toBeLessThanOrEqual(30 + (apps.length - 1) * Math.ceil(12 / apps.length));
    expect(await given(key, 1)).toBe(0);
    const refused = await ask(apps.at(-1) as FastifyInstance, key);
    expect(refused.statusCode).toBe(429);
    expect(refused.json()).toMatchObject({ errors: [{ extensions: { code: 'QUOTA_SPENT' } }] });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(86_400);
  }, 60_000);

  test('are of the whole key: its successors have what is left, and more when it is said', async () => {
    const [key, id] = await made('--name', 'rotated', '--per-day', '3');
    for (const status of [200, 200, 200, 429])
      expect((await ask(apps[0] as FastifyInstance, key)).statusCode).toBe(status);
    const next = (await keys('rotate', id)).split('\n')[0] ?? '';
    await pause(TOLD_MS);
    expect((await ask(apps[0] as FastifyInstance, next)).statusCode).toBe(429);
    expect(await keys('quota', /^samgraf_(\w{12})_/.exec(next)?.[1] ?? '', '--per-day', '5')).toMatch(
      /takes 5 points a day/,
    );
    await pause(600);
    for (const app of apps.slice(0, 1)) expect((await ask(app, next)).statusCode).toBe(200);
    expect(await keys('list')).toContain('5 points a day');
  });

  test('are spent by whatever is asked with, and by what is sent', async () => {
    const [app] = apps as [FastifyInstance];
    const [key] = await made('--name', 'protocols', '--per-day', '6');
    const headers = { authorization: `Bearer ${key}` };
    const byMcp = () =>
      app.inject({
        method: 'POST',
        url: '/mcp',
        headers: { ...headers, accept: 'application/json, text/event-stream', host: 'localhost' },
        payload: {
          ...{ jsonrpc: '2.0', id: 1, method: 'tools/call' },
          params: { name: 'ask_graphql', arguments: { document: QUERY } },
        },
      });
    const byGet = () => app.inject({ url: `/graphql?query=${encodeURIComponent(QUERY)}`, headers });
    const byTable = () =>
      app.inject({
        url: `/graphql?query=${encodeURIComponent('{ municipalities { nodes { id } } }')}`,
        headers: { ...headers, accept: 'text/csv' },
      });
    const byPage = () => app.inject({ url: '/sok?q=a', headers });
    const byPost = () => ask(app, key);
    for (const one of [byGet, byGet, byTable, byPost]) expect((await one()).statusCode).toBe(200);
    expect((await byMcp()).body).not.toContain('QUOTA_SPENT');
    await byPage();
    for (const one of [byGet, byTable, byPost, byPage]) expect((await one()).statusCode).toBe(429);
    expect((await byMcp()).body).toContain('QUOTA_SPENT');
    const stream = await app.inject({
      method: 'POST',
      url: '/graphql/stream',
      headers: { ...headers, accept: 'text/event-stream' },
      payload: { query: QUERY },
    });
    expect(stream.body).toContain('QUOTA_SPENT');
  });

  test('of who has no key are of an address, and in no store', async () => {
    const [app] = apps as [FastifyInstance];
    const asked = async () =>
      (await app.inject({ method: 'POST', url: '/graphql', payload: { query: QUERY } })).statusCode;
    for (let i = 0; i < 40; i += 1) expect(await asked()).toBe(200);
    expect(await asked()).toBe(429);
    await pause(TOLD_MS);
    const { body } = await app.inject({ url: '/metrics' });
    expect(body).toMatch(/samgraf_errors_total\{code="QUOTA_SPENT"\} [1-9]/);
    expect(body).toContain('samgraf_quotas_alone 0');
  });

  describe('of a server by itself', () => {
    const viewer: Pick<Viewer, 'known'> = { known: true };
    const DAY = 86_400_000;
    let now = 20_000 * DAY + 5_000;
    const open = (store: Pick<Store, 'noting'>) =>
      new Quotas(store, { minute: 10, day: 25 }, SILENT, () => now);
    const taken = (quotas: Quotas, client: string, times: number): number =>
      Array.from({ length: times }, () => quotas.take({ client, viewer })).filter(spent => !spent).length;

    test('begin anew with the minute and the day, and survive a restart', async () => {
      const { store } = stores.on(name);
      const first = open(store);
      expect(taken(first, 'key a', 20)).toBe(10);
      now += 60_000;
      expect(taken(first, 'key a', 20)).toBe(10);
      now += 60_000;
      await first.close();
      const second = open(store);
      expect(taken(second, 'key a', 1)).toBe(1);
      await pause(TOLD_MS);
      expect(taken(second, 'key a', 20)).toBe(4);
      expect(second.take({ client: 'key a', viewer })?.message).toMatch(/25 points of this day/);
      now += DAY;
      expect(taken(second, 'key a', 20)).toBe(10);
      now += 3 * DAY;
      expect(taken(second, 'key b', 1)).toBe(1);
      await second.close();
      // What nobody has come back to is not kept.
      const left = await store.noting(notes => notes.notes('quota '));
      expect([...left.values()].filter(text => text.includes(`[${now - (now % DAY)},1]`))).toHaveLength(1);
      expect([...left.values()].filter(text => text.includes(`[${20_000 * DAY},`))).toHaveLength(0);
    });

    test('go on without the store, and are told when it is back', async () => {
      const { store } = stores.on(name);
      let isAway = true;
      const noting: Store['noting'] = work =>
        isAway ? Promise.reject(new SamgrafError('STORE_UNAVAILABLE', 'away')) : store.noting(work);
      const [here, there] = [open({ noting }), open(store)];
      expect(taken(here, 'key c', 6)).toBe(6);
      await pause(300);
      expect(here.isAlone).toBe(true);
      expect(taken(here, 'key c', 1)).toBe(1);
      isAway = false;
      await pause(TOLD_MS);
      expect(here.isAlone).toBe(false);
      expect(taken(there, 'key c', 1)).toBe(1);
      await pause(TOLD_MS);
      expect(taken(there, 'key c', 20)).toBe(2);
      await here.close();
      await there.close();
    });
  });
});
