import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { createClient, type SubscribePayload } from 'graphql-ws';
import WebSocket from 'ws';
import { MOST_NAMES } from '../../src/doors/server/observe/metrics';
import { splitAddress } from '../../src/doors/server/observe/serve-metrics';
import { openSamgraf, readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { buildServer, type ServerOptions } from '../../src/doors/server/server';
import { openSeededStore } from '../support/seeded-store';
import type { Store } from '../../src/engine/store/store';
import { ask, post } from '../hostile/seeded-app';

/** As long as a name, and such as no file, message or word of ours holds. */
const SECRET = 'Ådne Hemmeligsen';
const NUMBER = 48_151_623;
const WORD = 'kryptonitt';

let samgraf: Samgraf;
beforeAll(async () => {
  samgraf = await openSamgraf(readProjectModel(), await openSeededStore());
});
afterAll(() => samgraf.store.close());

type Line = Readonly<Record<string, unknown>>;
type Served = Readonly<{ app: FastifyInstance; lines: () => readonly Line[]; text: () => string }>;
const open: FastifyInstance[] = [];
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

const serve = async (options: Partial<ServerOptions> = {}, on: Samgraf = samgraf): Promise<Served> => {
  const written: string[] = [];
  const app = await buildServer(on, {
    logLevel: 'info',
    logTo: {
      write: line => {
        written.push(line);
      },
    },
    ...options,
  });
  open.push(app);
  return { app, lines: () => written.map(line => JSON.parse(line) as Line), text: () => written.join('') };
};

/** A store that breaks, and quotes what it choked on, as engines do. */
const broken = (): Samgraf => {
  const fail = (): Promise<never> =>
    Promise.reject(new TypeError(`cannot read "${SECRET}" nor ${NUMBER} nor ${WORD.toUpperCase()}`));
  const store: Store = Object.assign(Object.create(samgraf.store) as Store, {
    readInParts: fail,
    find: fail,
  });
  return { ...samgraf, store };
};

/** The first result of a stream, and the errors of one that is not opened, as text. */
const firstOf = async (how: string, address: string, params: SubscribePayload): Promise<string> => {
  if (how !== 'WebSocket') {
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
    return (await fetch(address, { method: 'POST', headers, body: JSON.stringify(params) })).text();
  }
  const client = createClient({ url: address.replace('http', 'ws'), webSocketImpl: WebSocket });
  const first = await client.iterate(params).next();
  await client.dispose();
  return JSON.stringify(first.value);
};

const QUERY = `query Faulty($name: String!, $at: Int!) {
  municipalities(where: {AND: [{name: {eq: $name}}, {population: {gte: $at}}, {name: {contains: "${WORD}"}}]}, first: 3) { nodes { id } } }`;
const VARIABLES = { name: SECRET, at: NUMBER };

describe('the log', () => {
  test('of a fault holds what repeats it, and no value', async () => {
    const { app, lines, text } = await serve({}, broken());
    const response = await ask(app, { query: QUERY, variables: VARIABLES });
    expect(response.statusCode).toBe(500);
    const [line] = lines();
    expect(line).toMatchObject({
      level: 50,
      code: 'INTERNAL',
      reqId: response.headers['x-request-id'],
      operation: { name: 'Faulty', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      variables: { name: `string(${SECRET.length})`, at: 'integer' },
      err: { type: 'TypeError', stack: expect.stringContaining('at ') },
    });
    expect(line?.['plan']).toMatch(
      /^list\{.*Municipality.*compare\{on: node, property: name, operator: eq, value: \$name, .*property: population.*‹string\(10\)›/,
    );
    for (const value of [SECRET, String(NUMBER), WORD, WORD.toUpperCase(), SECRET.toLowerCase()])
      expect(text()).not.toContain(value);
  });

  test('of a question along relations names what is followed, and no id', async () => {
    const { app, lines, text } = await serve({}, broken());
    await ask(app, {
      query:
        '{ paths(from: {id: "municipality:0301"}, to: {framework: {name: {eq: "Ådne Hemmeligsen"}}}, relations: [USES, GOVERNED_BY]) { outcome } }',
    });
    expect(lines()[0]?.['plan']).toMatch(/^traversal\{.*question: paths.*USES, GOVERNED_BY/);
    for (const value of [SECRET, 'municipality:0301']) expect(text()).not.toContain(value);
  });

  test('of a refusal holds its code; of many in a second no more than ten lines', async () => {
    const { app, lines, text } = await serve();
    for (let i = 0; i < 25; i += 1)
      await ask(app, {
        query: `query Wrong { municipality(number: "${SECRET}") { nothing } }`,
        variables: { [SECRET]: SECRET },
      });
    const refused = lines().filter(line => line['code'] === 'BAD_INPUT');
    expect(refused.length).toBeGreaterThanOrEqual(10);
    expect(refused.length).toBeLessThan(25);
    expect(refused[0]).toMatchObject({
      level: 30,
      msg: 'a request was refused',
      operation: { sha256: expect.any(String) },
    });
    expect(text()).not.toContain(SECRET);
  });

  test.each(['server-sent events', 'WebSocket'])('of a stream by %s is as of a request', async how => {
    const { app, lines, text } = await serve({ metrics: 'on' }, broken());
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const told = await firstOf(how, `${address}/graphql/stream`, { query: QUERY, variables: VARIABLES });
    expect(told).toContain('INTERNAL');
    const [line] = lines();
    expect(line).toMatchObject({
      level: 50,
      msg: 'a request failed',
      code: 'INTERNAL',
      operation: { name: 'Faulty', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      variables: { name: `string(${SECRET.length})`, at: 'integer' },
      plan: expect.stringMatching(/^list\{.*Municipality/),
      err: { type: 'TypeError', stack: expect.stringContaining('at ') },
    });
    expect(told).toContain(String(line?.['reqId']));
    for (const value of [SECRET, String(NUMBER), WORD, WORD.toUpperCase(), SECRET.toLowerCase()])
      expect(text()).not.toContain(value);
    expect(valueOf(await metricsOf(app), 'samgraf_errors_total{code="INTERNAL"}')).toBe(1);
  });

  test('tells a slow operation with its stages, its cost and its plan; and no other', async () => {
    const slow = await serve({ slowMs: 0, metrics: 'on' });
    await ask(slow.app, {
      query: 'query Slow($n: String) { municipality(number: $n) { name } }',
      variables: { n: '0301' },
    });
    expect(slow.lines()[0]).toMatchObject({
      level: 40,
      msg: 'a slow operation',
      operation: { name: 'Slow' },
      stages: { plan: expect.any(Number), run: expect.any(Number) },
      cost: { actual: { rows: 1 } },
    });
    expect(slow.text()).not.toContain('0301');
    const { app, lines } = await serve({ slowMs: 600_000 });
    await ask(app, { query: '{ __typename }' });
    expect(lines()).toEqual([]);
  });

  const many = (count: number, of: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => of(i)).join(' ');
  const LONG = 'x'.repeat(2_000);
  test.each<[string, string, Readonly<Record<string, unknown>>]>([
    ['many fields', `{ ${many(60, i => `a${i}: municipalities(first: 1) { nodes { id name } }`)} }`, {}],
    ['a long name', `query ${LONG} { municipality(number: "0301") { name } }`, {}],
    ['long response keys', `{ ${LONG}: municipality(number: "0301") { ${LONG}: name } }`, {}],
    [
      'many variables',
      `query(${many(60, i => `$variable${i}: String`)}) { ${many(60, i => `a${i}: municipality(number: $variable${i}) { id }`)} }`,
      Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`variable${i}`, 'æøå'.repeat(20)])),
    ],
    [
      'many conditions',
      `{ municipalities(where: {OR: [${many(40, i => `{name: {contains: "\\"${i}"}}`)}]}) { nodes { id } } }`,
      {},
    ],
    ['a search', '{ search(text: "felles digital postkasse") { nodes { id } } }', {}],
    [
      'a question',
      '{ paths(from: {id: "municipality:0301"}, to: {framework: {jurisdiction: {eq: EU}}}, maxHops: 4) { totalCount whyNot { reason } } }',
      {},
    ],
    ['what is refused', `{ ${many(60, i => `a${i}: municipality(number: "x${i}") { id }`)} }`, {}],
  ])('tells a slow operation in 2 kB, whatever its document: %s', async (_, query, variables) => {
    const { app, text } = await serve({ slowMs: 0 });
    await ask(app, { query, variables });
    const lines = text().trimEnd().split('\n');
    expect(lines.filter(line => line.includes('a slow operation'))).toHaveLength(1);
    expect(Math.max(...lines.map(line => Buffer.byteLength(line)))).toBeLessThanOrEqual(2_048);
  });
});

const metricsOf = async (app: FastifyInstance): Promise<string> => (await app.inject('/metrics')).body;
const valueOf = (text: string, series: string): number =>
  Number(
    text
      .split('\n')
      .find(line => line.startsWith(`${series} `))
      ?.split(' ')
      .at(-1),
  );

describe('metrics', () => {
  test('count operations, errors, caches, costs and what the store does', async () => {
    const { app } = await serve({ metrics: 'on', keepAnswers: true });
    const { statements } = samgraf.store;
    for (let i = 0; i < 3; i += 1)
      await ask(app, { query: 'query Oslo { municipality(number: "0301") { id } }' });
    await ask(app, { query: 'query Absent { municipality(number: "9999") { id } }' });
    await ask(app, { query: '{ nothing }' });
    const response = await app.inject('/metrics');
    expect(response.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    const value = (series: string): number => valueOf(response.body, series);
    expect(value('samgraf_requests_total{operation="Oslo",outcome="ok"}')).toBe(3);
    expect(value('samgraf_requests_total{operation="invalid",outcome="refused"}')).toBe(1);
    expect([
      value('samgraf_errors_total{code="BAD_INPUT"}'),
      value('samgraf_errors_total{code="NOT_FOUND"}'),
    ]).toEqual([1, 1]);
    expect([
      value('samgraf_cache_hits_total{cache="answers"}'),
      value('samgraf_cache_misses_total{cache="answers"}'),
    ]).toEqual([2, 2]);
    expect([
      value('samgraf_cache_hits_total{cache="documents"}'),
      value('samgraf_cache_hits_total{cache="plans"}'),
    ]).toEqual([1, 1]);
    expect(value('samgraf_stage_seconds_count{stage="total",operation="Oslo"}')).toBe(3);
    expect(value('samgraf_stage_seconds_count{stage="run",operation="Oslo"}')).toBe(1);
    expect(value('samgraf_cost_actual_total{unit="rows"}')).toBeLessThanOrEqual(
      value('samgraf_cost_estimated_total{unit="rows"}'),
    );
    expect(value('samgraf_changes_waiting')).toBe(0);
    expect([value('samgraf_cost_actual_total{unit="rows"}'), value('samgraf_store_in_flight')]).toEqual([
      1, 0,
    ]);
    // Each of the two once, and lists of what may have been meant by the one that is absent.
    expect(value('samgraf_store_seconds_count{call="read"}')).toBe(samgraf.store.statements - statements);
    expect(response.body).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
    expect(response.body).toMatch(/^process_resident_memory_bytes /m);
  });

  test('count each time that the store is asked, a list and a question alike, and nothing where it is not', async () => {
    const { app } = await serve({ metrics: 'on' });
    const countsOf = async (query: string): Promise<readonly number[]> => {
      const counts = async (): Promise<readonly number[]> => {
        const text = await metricsOf(app);
        return ['read', 'find'].map(
          call => valueOf(text, `samgraf_store_seconds_count{call="${call}"}`) || 0,
        );
      };
      const before = await counts();
      expect((await ask(app, { query })).statusCode).toBe(200);
      return (await counts()).map((count, i) => count - (before[i] ?? 0));
    };
    const paths = (selected: string): string =>
      `{ paths(from: {id: "municipality:0301"}, to: {framework: {jurisdiction: {eq: EU}}}) { ${selected} } }`;
    expect(await countsOf('{ municipalities(first: 2) { nodes { id } } }')).toEqual([1, 0]);
    expect(await countsOf('{ municipality(number: "0301") { id } }')).toEqual([1, 0]);
    expect(await countsOf(paths('outcome'))).toEqual([0, 1]);
    expect(await countsOf('{ __typename }')).toEqual([0, 0]);
  });

  test('count what is refused before it is an operation', async () => {
    const { app } = await serve({ metrics: 'on' });
    await post(app, '{"query": ');
    await post(app, 'x'.repeat(2_000_000));
    await app.inject({ method: 'GET', url: '/graphql' });
    const text = await metricsOf(app);
    expect([
      valueOf(text, 'samgraf_errors_total{code="BAD_INPUT"}'),
      valueOf(text, 'samgraf_errors_total{code="TOO_LARGE"}'),
    ]).toEqual([2, 1]);
  });

  test('tell so many names apart as are bounded, however many clients make up', async () => {
    const { app } = await serve({ metrics: 'on' });
    for (let i = 0; i < MOST_NAMES + 20; i += 1) await ask(app, { query: `query Name${i} { __typename }` });
    const names = new Set(
      [...(await metricsOf(app)).matchAll(/samgraf_requests_total\{operation="([^"]*)"/g)].map(
        ([, name]) => name,
      ),
    );
    expect(names.size).toBe(MOST_NAMES + 1);
    expect(valueOf(await metricsOf(app), 'samgraf_requests_total{operation="other",outcome="ok"}')).toBe(20);
  });

  test('are not there when they are off, and elsewhere when they have an address of their own', async () => {
    expect((await (await serve()).app.inject('/metrics')).statusCode).toBe(404);
    const taken = createServer();
    await new Promise<void>(resolve => {
      taken.listen(0, '127.0.0.1', resolve);
    });
    const where = `127.0.0.1:${(taken.address() as AddressInfo).port}`;
    await expect(serve({ metrics: where })).rejects.toMatchObject({
      code: 'PORT_IN_USE',
      hint: 'Stop it, or set SAMGRAF_METRICS to an address with another port.',
    });
    await new Promise(resolve => {
      taken.close(resolve);
    });
    const { app } = await serve({ metrics: where });
    expect((await app.inject('/metrics')).statusCode).toBe(404);
    expect(await (await fetch(`http://${where}/metrics`)).text()).toMatch(/^samgraf_store_in_flight 0$/m);
    expect((await fetch(`http://${where}/graphql`)).status).toBe(404);
    await app.close();
    await expect(fetch(`http://${where}/metrics`)).rejects.toThrow();
  });

  test.each([
    ['127.0.0.1:9464', ['127.0.0.1', 9464]],
    ['[::1]:80', ['::1', 80]],
  ])('%s is a host and a port', (text, parts) => {
    expect(splitAddress(text)).toEqual(parts);
  });
});
