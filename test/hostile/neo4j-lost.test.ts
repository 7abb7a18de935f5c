import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import neo4j from 'neo4j-driver';
import type { SamgrafError } from '../../src/engine/errors';
import { planImport } from '../support/plan-import';
import { openSamgraf, readProjectModel } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import type { Statistics } from '../../src/engine/plan/statistics';
import { Neo4jStore } from '../../src/engine/store/neo4j';
import { storeError } from '../../src/engine/store/neo4j-errors';
import { OPEN_TIMEOUT_MS, RawNeo4j } from '../support/stores';
import { TcpProxy } from '../support/tcp-proxy';
import { ask, bodyOf, insidesShown } from './seeded-app';

/** What SAMGRAF_TIMEOUT_MS is here, and how much longer an answer may take on a busy machine. */
const TIMEOUT = 2_000;
const SLACK = 4_000;
/** After that long without a word the store gives its connections up (SILENCE in store/neo4j.ts), counted from the time limit. */
const SILENCE = 3_000;

const fact = { certainty: 'FACT', sources: ['source:test'] };
const RECORDS = [
  { type: 'Source', id: 'source:test', name: { nb: 'Prøve' }, title: 'Prøve', ...fact, sources: [] },
  { type: 'Municipality', id: 'municipality:0301', number: '0301', name: { nb: 'Oslo' }, ...fact },
  { type: 'Solution', id: 'resource:post', name: { nb: 'Post' }, ...fact },
  { relation: 'USES', from: 'municipality:0301', to: 'resource:post', ...fact },
];
const READ = '{ municipality(number: "0301") { name uses { nodes { name } } } entities { totalCount } }';
const ANSWER = {
  municipality: { name: 'Oslo', uses: { nodes: [{ name: 'Post' }] } },
  entities: { totalCount: 3 },
};
const TRAVERSAL =
  '{ paths(from: {id: "municipality:0301"}, to: {id: "resource:post"}) { outcome nodes { explanation } } }';
/** Sources of nodes are not read ahead. */
const FETCHED = TRAVERSAL.replace('explanation', 'to { sources { title } }');

const SEARCH = '{ search(text: "oslo") { totalCount nodes { name } } }';

const url = process.env.SAMGRAF_TEST_NEO4J;

const SCHEMES = ['bolt', 'neo4j'] as const;
type Scheme = (typeof SCHEMES)[number];

/** A server whose database is at the other end of a wire of ours. */
class Wired {
  private constructor(
    readonly app: FastifyInstance,
    readonly wire: TcpProxy,
    private readonly store: Neo4jStore,
  ) {}

  static async open(scheme: Scheme, address: URL, statistics: Statistics): Promise<Wired> {
    const wire = await TcpProxy.open(address.hostname, Number(address.port));
    const store = new Neo4jStore({ url: `${scheme}://127.0.0.1:${wire.port}`, timeout: TIMEOUT });
    const model = readProjectModel();
    // Constraints and statistics take longer than a read may, and are there already.
    const samgraf = await openSamgraf(
      model,
      Object.assign(Object.create(store) as Neo4jStore, {
        model,
        prepare: () => Promise.resolve(statistics),
      }),
    );
    return new Wired(await buildServer(samgraf, { logLevel: 'silent' }), wire, store);
  }

  /** As it was when it was opened: the database has compiled what is read, which may take longer than a read may. */
  async ready(): Promise<void> {
    this.wire.slow(0);
    for (const query of [READ, TRAVERSAL, FETCHED, SEARCH])
      for (let i = 0; i < 20 && (await this.read(query)).code; i += 1) await wait(50);
    expect(await this.read()).toMatchObject(right);
  }

  async read(query = READ): Promise<
    Readonly<{
      took: number;
      status: number;
      code: string | undefined;
      hint: string | undefined;
      data: unknown;
      shown: readonly string[];
    }>
  > {
    const start = performance.now();
    const response = await ask(this.app, { query });
    const { data, errors } = bodyOf(response);
    const shown = [
      ...insidesShown(response.body),
      ...(/127\.0\.0\.1|localhost|bolt|neo4j|ECONN/i.exec(response.body) ?? []),
    ];
    return {
      took: performance.now() - start,
      status: response.statusCode,
      code: errors?.[0]?.extensions?.code,
      hint: errors?.[0]?.extensions?.hint,
      data,
      shown,
    };
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.store.close();
    await this.wire.close();
  }
}

const right = { status: 200, code: undefined, data: ANSWER };
const unavailable = {
  status: 503,
  code: 'STORE_UNAVAILABLE',
  hint: expect.stringMatching(/again/) as unknown,
  data: undefined,
  shown: [],
};
const late = {
  status: 504,
  code: 'TIMEOUT',
  hint: expect.stringMatching(/less/) as unknown,
  data: undefined,
  shown: [],
};

const lost = (address: URL): void => {
  let raw: RawNeo4j;
  let statistics: Statistics;
  beforeAll(async () => {
    raw = await RawNeo4j.open(address.href);
    await raw.wipe();
    const store = new Neo4jStore({ url: address.href, timeout: 60_000 });
    const model = readProjectModel();
    await store.prepare(model);
    await store.write(
      planImport(
        model,
        RECORDS.map((value, i) => ({ at: `records:${i}`, value })),
        { recordedAt: '2026-01-01T00:00:00Z' },
      ),
    );
    statistics = await store.statistics();
    await store.close();
  }, OPEN_TIMEOUT_MS);
  afterAll(() => raw?.close());

  describe(`by ${SCHEMES.join(':// and by ')}://`, () => {
    let all: readonly Wired[];
    beforeAll(async () => {
      all = await Promise.all(SCHEMES.map(scheme => Wired.open(scheme, address, statistics)));
    });
    afterAll(() => Promise.all(all.map(wired => wired.close())));
    // One after the other, so that none waits for what the other has compiled.
    beforeEach(async () => {
      for (const wired of all) await wired.ready();
    });

    /** Most of it is waiting, which is done for both at once. */
    const both = (name: string, body: (wired: Wired) => Promise<void>): void => {
      test(name, async () => {
        const ended = await Promise.allSettled(all.map(body));
        for (const [i, end] of ended.entries())
          if (end.status === 'rejected')
            throw new Error(`by ${SCHEMES[i] ?? ''}://: ${String(end.reason)}`, { cause: end.reason });
      });
    };

    both('a read or a small traversal is one round trip, others two, on slow wires too', async wired => {
      const turns = async (query: string): Promise<number> => {
        const before = wired.wire.turns;
        expect((await wired.read(query)).status).toBe(200);
        return wired.wire.turns - before;
      };
      wired.wire.slow(50);
      const taken: number[] = [];
      for (const query of [READ, TRAVERSAL, FETCHED, READ]) taken.push(await turns(query));
      expect(taken).toEqual([1, 1, 2, 1]);
    });

    both('a read on a wire that breaks is tried again, and nobody notices', async wired => {
      wired.wire.slow(100);
      const reading = wired.read();
      await wait(50);
      await wired.wire.cut({ refuse: false });
      wired.wire.slow(0);
      expect(await reading).toMatchObject(right);
    });

    both(
      'a read on a wire that is cut is an error soon, and the next is answered when the wire is back',
      async wired => {
        wired.wire.slow(100);
        const reading = wired.read();
        await wait(50);
        await wired.wire.cut({ refuse: true });
        const cut = await reading;
        expect(cut).toMatchObject(unavailable);
        expect(cut.took).toBeLessThan(TIMEOUT + SLACK);
        expect(await wired.read()).toMatchObject(unavailable);
        expect((await wired.app.inject('/health/ready')).statusCode).toBe(503);
        wired.wire.slow(0);
        await wired.wire.restore();
        expect(await wired.read()).toMatchObject(right);
        expect((await wired.app.inject('/health/ready')).statusCode).toBe(200);
      },
    );

    both(
      'through an outage of 3 s no read takes longer than its time limit, and none is answered wrong',
      async wired => {
        const reads: ReturnType<Wired['read']>[] = [];
        const keepReading = async (until: number): Promise<void> => {
          for (; performance.now() < until; await wait(50)) reads.push(wired.read());
        };
        const start = performance.now();
        await keepReading(start + 300);
        await wired.wire.cut({ refuse: true });
        await keepReading(start + 3_300);
        const during = reads.length;
        await wired.wire.restore();
        await keepReading(start + 4_300);
        const answers = await Promise.all(reads);
        for (const answer of answers)
          expect(answer).toMatchObject(answer.code === undefined ? right : unavailable);
        expect(answers.some(answer => answer.code)).toBe(true);
        for (const answer of answers.slice(during + 1)) expect(answer).toMatchObject(right);
        expect(Math.max(...answers.map(answer => answer.took))).toBeLessThan(TIMEOUT + SLACK);
      },
    );

    both('a wire that swallows all: late, not empty, not away; answered when it is back', async wired => {
      wired.wire.pause();
      // At once, since each takes all of its time.
      for (const swallowed of await Promise.all([TRAVERSAL, SEARCH].map(query => wired.read(query)))) {
        expect(swallowed).toMatchObject(late);
        expect(swallowed.took).toBeGreaterThanOrEqual(TIMEOUT - 10);
        expect(swallowed.took).toBeLessThan(TIMEOUT + SLACK);
      }
      wired.wire.resume();
      expect(await wired.read()).toMatchObject(right);
    });

    both('what was held up only for a while is answered', async wired => {
      wired.wire.pause();
      const reading = wired.read();
      await wait(TIMEOUT / 3);
      wired.wire.resume();
      expect(await reading).toMatchObject(right);
    });

    both('connections that died without a word are given up, all of them', async wired => {
      const several = async (): ReturnType<typeof Promise.all<ReturnType<Wired['read']>[]>> =>
        Promise.all(Array.from({ length: 8 }, () => wired.read()));
      for (const answer of await several()) expect(answer).toMatchObject(right);
      wired.wire.pause();
      expect(await wired.read()).toMatchObject(late);
      await wait(SILENCE + 200);
      wired.wire.resumeForNewOnly();
      for (const answer of await several()) expect(answer).toMatchObject(right);
    });
  });

  test('a database that ends a statement for its time is late, one that ends it for another reason is away', async () => {
    const slow = 'UNWIND range(1, 2000000000) AS x WITH x WHERE x % 7 = 8 RETURN count(x) AS value';
    const driver = neo4j.driver(address.href);
    const failing = async (timeout: number): Promise<SamgrafError> => {
      const session = driver.session();
      try {
        return await session.run(slow, {}, { timeout }).then(
          () => {
            throw new Error('it was quick');
          },
          (error: unknown) => storeError(error, timeout) as SamgrafError,
        );
      } finally {
        await session.close();
      }
    };
    expect(await failing(100)).toMatchObject({
      code: 'TIMEOUT',
      status: 504,
      message: expect.stringContaining('100 ms') as unknown,
    });
    const ended = failing(60_000);
    await wait(500);
    const [running] = await raw.run(
      "SHOW TRANSACTIONS YIELD transactionId, currentQuery WHERE currentQuery STARTS WITH 'UNWIND range(1, 2' RETURN transactionId AS id",
    );
    await raw.run('TERMINATE TRANSACTION $id', { id: running?.['id'] });
    expect(await ended).toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await driver.close();
  });
};

if (url === undefined)
  test('is only tried where there is a Neo4j', () => {
    expect(url).toBeUndefined();
  });
else
  describe('a Neo4j that is lost', () => {
    lost(new URL(url));
  });
