import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { buildServer } from '../../src/doors/server/server';
import { openSamgraf, readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { required } from '../../src/engine/errors';
import { Neo4jStore } from '../../src/engine/store/neo4j';
import { applied, begin } from '../changes/changing';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';

const url = process.env.SAMGRAF_TEST_NEO4J ?? '';
const model = readProjectModel();
const QUERY = '/graphql?query=%7Bsolution(id%3A%22resource%3Aa%22)%7Bname%20usedBy%7BtotalCount%7D%7D%7D';

describe.each(STORE_NAMES)('a GET that is asked again, on %s', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  let other: Samgraf;
  const apps: FastifyInstance[] = [];
  const serve = async (of: Samgraf, options: object = {}): Promise<FastifyInstance> => {
    const app = await buildServer(of, { logLevel: 'silent', keepAnswers: true, ...options });
    apps.push(app);
    return app;
  };
  beforeAll(async () => {
    stores = await Stores.openOne(name, model);
    samgraf = stores.on(name);
    await begin(samgraf);
    other =
      name === 'neo4j'
        ? await openSamgraf(model, new Neo4jStore({ url, timeout: 60_000 }), undefined, {
            schema: samgraf.schema,
          })
        : samgraf;
  }, OPEN_TIMEOUT_MS);
  afterAll(async () => {
    for (const app of apps) await app.close();
    if (other !== samgraf) await other.store.close();
    await stores.close();
  });

  const rename = async (kind: string, id: string, nb: string): Promise<number> => {
    const change = { kind: 'patch', of: required(model.kinds.get(kind), kind), at: 'changes[0]' } as const;
    const about = { source: 'source:test', certainty: undefined, expectedVersion: undefined };
    const report = await applied(other, [{ ...change, given: { id, name: { nb } }, ...about }]);
    expect(report.applied).toBe(true);
    return report.sequence;
  };
  const tagOf = ({ headers }: LightMyRequestResponse): string => String(headers['etag']);

  test('is 304 without a plan, and without a statement but the one that tells what others wrote', async () => {
    const app = await serve(samgraf);
    let last = await app.inject(QUERY);
    for (let time = 0; time < 2; time += 1) last = await app.inject(QUERY);
    const tag = tagOf(last);
    const { hits, misses } = { ...samgraf.plans.lookups };
    const before = samgraf.store.statements;
    const again = await app.inject({ url: QUERY, headers: { 'if-none-match': tag } });
    expect([again.statusCode, again.body, tagOf(again), again.headers['cache-control']]).toEqual([
      ...[304, '', tag, 'no-cache'],
    ]);
    expect(again.headers['server-timing']).toBeUndefined();
    expect(samgraf.plans.lookups).toEqual({ hits, misses });
    expect(samgraf.store.statements - before).toBe(name === 'neo4j' ? 1 : 0);
  });

  test('outlasts what is written of another kind, and is another when its own is', async () => {
    const app = await serve(samgraf);
    for (let time = 0; time < 3; time += 1) await app.inject(QUERY);
    const tag = tagOf(await app.inject(QUERY));
    await rename('Municipality', 'municipality:4601', 'By');
    const { misses } = { ...samgraf.plans.lookups };
    expect((await app.inject({ url: QUERY, headers: { 'if-none-match': tag } })).statusCode).toBe(304);
    expect(samgraf.plans.lookups.misses).toBe(misses);
    await rename('Solution', 'resource:a', 'Ny');
    const after = await app.inject({ url: QUERY, headers: { 'if-none-match': tag } });
    expect([after.statusCode, after.body]).toEqual([200, expect.stringContaining('"Ny"')]);
  });

  test('says how long caches may keep what is public, and of what it was read; never beyond midnight', async () => {
    const app = await serve(samgraf, { sharing: { fresh: 60, stale: 100_000 } });
    for (let time = 0; time < 3; time += 1) {
      const { headers } = await app.inject(QUERY);
      const [, fresh = '', stale = ''] =
        /^public, max-age=0, s-maxage=(\d+), stale-while-revalidate=(\d+)$/.exec(
          String(headers['cache-control']),
        ) ?? [];
      expect(Number(fresh) + Number(stale)).toBeLessThanOrEqual(86_400);
      const names = String(headers['surrogate-key']).split(' ');
      expect(names).toEqual(expect.arrayContaining(['graph', 'Solution', 'Source', 'USES', 'Municipality']));
      expect(names).not.toContain('Capability');
    }
    const asked = await app.inject('/graphql?query=%7Bproposals%7BtotalCount%7D%7D');
    const refused = await app.inject('/graphql?query=%7Bnonsense%7D');
    for (const { headers } of [asked, refused])
      expect([headers['cache-control'], headers['surrogate-key']]).toEqual([
        expect.stringMatching(/no-cache|no-store/),
        undefined,
      ]);
  });

  test('with the sequence of a change has that change, whatever may be kept for how long', async () => {
    const app = await serve(samgraf, { staleMs: 1_000 });
    for (let time = 0; time < 3; time += 1) await app.inject(QUERY);
    const sequence = await rename('Solution', 'resource:a', 'Eget');
    const headers = { 'samgraf-after': String(sequence) };
    const mine = await app.inject({ url: QUERY, headers });
    expect([mine.statusCode, mine.body]).toEqual([200, expect.stringContaining('"Eget"')]);
    const ahead = app.inject({ url: QUERY, headers: { 'samgraf-after': String(sequence + 1) } });
    if (name === 'neo4j') {
      await new Promise(resolve => setTimeout(resolve, 300));
      await rename('Solution', 'resource:a', 'Senere');
      expect((await ahead).body).toContain('"Senere"');
    } else expect((await ahead).statusCode).toBe(504);
    const wrong = await app.inject({ url: QUERY, headers: { 'samgraf-after': '-1' } });
    expect([wrong.statusCode, wrong.body]).toEqual([400, expect.stringContaining('BAD_INPUT')]);
  });
});
