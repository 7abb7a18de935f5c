import { readConfig } from '../../src/config';
import { serverOptions } from '../../src/doors/server/options';
import { openSamgraf, readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { unknownSettings } from '../../src/config';
import { EmbeddedStore } from '../../src/engine/store/embedded';

describe('settings', () => {
  let samgraf: Samgraf;
  beforeAll(async () => {
    samgraf = await openSamgraf(readProjectModel(), await EmbeddedStore.open());
  });
  afterAll(() => samgraf.store.close());

  test.each([
    ...['10.0.0.0/33', '10.0.0.0/0', '10.0.0.0/-1', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0.0/255.0.255.0'],
    ...['10.0.0.0/0.0.0.0', '::1/129', '::/0', '::1/255.0.0.0', 'loopback/8', '10.0.0/8'],
  ])('proxies at %s are refused by name, and not by what reads them', proxies => {
    expect(() => readConfig({ SAMGRAF_TRUST_PROXY: `127.0.0.1, ${proxies}` })).toThrow(
      /SAMGRAF_TRUST_PROXY: takes addresses/,
    );
  });

  test.each([
    '10.0.0.0/8',
    '10.0.0.0/32',
    '10.0.0.0/255.128.0.0',
    '::1/128',
    'fc00::/7',
    '::1',
    'uniquelocal',
  ])('proxies at %s are taken, and the server starts', async proxies => {
    const config = readConfig({ SAMGRAF_TRUST_PROXY: `loopback, ${proxies}` });
    const app = await buildServer(samgraf, { ...serverOptions(config), logLevel: 'silent' });
    await app.close();
  });

  test.each([
    [{}, ['127.0.0.1']],
    [{ SAMGRAF_MCP_HOSTS: 'graf.example' }, ['127.0.0.1', 'graf.example']],
    [{ HOST: '0.0.0.0' }, undefined],
    [{ SAMGRAF_TRUST_PROXY: 'loopback' }, undefined],
    [{ SAMGRAF_PROFILE: 'production' }, undefined],
  ])('with %j the server is asked by these names alone: %j', (environment, hosts) => {
    expect(serverOptions(readConfig(environment)).hosts).toEqual(hosts);
  });

  test.each([
    [{}, 'on'],
    [{ SAMGRAF_PROFILE: 'production' }, 'off'],
    [{ SAMGRAF_PROFILE: 'production', SAMGRAF_METRICS: '127.0.0.1:9464' }, '127.0.0.1:9464'],
  ])('with %j metrics are %s', (environment, metrics) => {
    expect(serverOptions(readConfig(environment)).metrics).toBe(metrics);
  });

  test.each([
    ['127.0.0.1:4000', 400],
    ['localhost', 400],
    ['[::1]:4000', 400],
    ['graf.example', 400],
    ['evil.example', 403],
    ['127.0.0.1.evil.example:4000', 403],
    ['evil.example:4000@localhost', 403],
  ])('asked as %s, /graphql answers with %i', async (host, status) => {
    const config = readConfig({ SAMGRAF_MCP_HOSTS: 'graf.example' });
    const app = await buildServer(samgraf, { ...serverOptions(config), logLevel: 'silent' });
    const asked = await app.inject({ method: 'GET', url: '/graphql', headers: { host } });
    expect(asked.statusCode).toBe(status);
    const health = await app.inject({ method: 'GET', url: '/health/live', headers: { host } });
    expect(health.statusCode).toBe(200);
    await app.close();
  });

  test('that are none are told with the nearest that is one, and those of tests and clients are not', () => {
    expect(
      unknownSettings({
        SAMGRAF_TIMOUT_MS: '5000',
        samgraf_store: 'a',
        SAMGRAF_COLOUR_OF_PAGES: 'red',
        SAMGRAF_STORE: 'b',
        SAMGRAF_TEST_NEO4J: 'c',
        SAMGRAF_REQUIRE_NEO4J: '1',
        SAMGRAF_UPDATE: '1',
        SAMGRAF_KEY: 'd',
        HOSTNAME: 'e',
      }),
    ).toEqual([
      'There is no setting SAMGRAF_TIMOUT_MS, so it is ignored. Did you mean SAMGRAF_TIMEOUT_MS?',
      'There is no setting samgraf_store, so it is ignored. Did you mean SAMGRAF_STORE?',
      'There is no setting SAMGRAF_COLOUR_OF_PAGES, so it is ignored.',
    ]);
  });
});
