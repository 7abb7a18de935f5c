import neo4j from 'neo4j-driver';
import { required, type SamgrafError } from '../../src/engine/errors';
import { ENTITY } from '../../src/engine/model/model';
import { cypher, name as cypherName, render } from '../../src/engine/cypher/fragment';
import { TURN, compileSetNote } from '../../src/engine/cypher/notes';
import type { Batch } from '../../src/engine/plan/change-log';
import type { Properties, WritePlan } from '../../src/engine/plan/write';
import { readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import type { Bookmarks } from '../../src/engine/store/read-sessions';
import { Neo4jStore } from '../../src/engine/store/neo4j';
import type { Store } from '../../src/engine/store/store';
import { MANIFEST, SOURCE, municipality, planOf } from '../exchange/loading';
import { begin, one, send } from './changing';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';

const url = process.env.SAMGRAF_TEST_NEO4J;
const TIMEOUT_MS = 300_000;
/** Enough that a commit is not applied at once; `npm run test:differential` writes three times as much. */
const [NODES, BATCHES] = process.env.SAMGRAF_CASES ? [3_000, 4] : [2_000, 2];
/** More than the driver has connections. */
const WRITERS = 120;
const model = readProjectModel();

const batch = (id: string): Batch => ({
  id,
  at: MANIFEST.recordedAt,
  by: 'a test',
  reason: undefined,
  source: undefined,
});

/** All of them again, with another name. */
const named = (name: string): WritePlan =>
  planOf([
    SOURCE,
    ...Array.from({ length: NODES }, (_, i) =>
      municipality(String(i).padStart(4, '0'), { name: { nb: name } }),
    ),
  ]);

/** A large commit is not applied at once: records come before others, and indexes after all of them. */
describe.each(STORE_NAMES)('what is being committed (%s)', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  /** Another server, which knows of writes only by what it reads. */
  let reader: Store;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    reader = name === 'neo4j' && url ? new Neo4jStore({ url, timeout: 60_000 }) : samgraf.store;
    await reader.prepare(model);
  }, OPEN_TIMEOUT_MS);
  afterAll(async () => {
    if (reader !== samgraf.store) await reader.close();
    await stores.close();
  });

  /** Does something again and again while the graph is written, and tells the turn of each write. */
  const whileWriting = async (work: () => Promise<void>): Promise<ReadonlyMap<string, number>> => {
    const turns = new Map<string, number>();
    const writing = (async () => {
      for (let i = 0; i < BATCHES; i += 1) {
        await samgraf.store.transact(graph => graph.write(named(String(i))), batch(`b${i}`));
        turns.set(await samgraf.store.turn(), i);
      }
    })();
    let isDone = false;
    void writing.catch(() => undefined).finally(() => (isDone = true));
    while (!isDone) await work();
    await writing;
    await work();
    return turns;
  };

  test(
    'has all its entries once its sequence is read',
    async () => {
      let seen = 0;
      await whileWriting(async () => {
        const upTo = await reader.sequence();
        const entries = await reader.entries({ after: seen, upTo, limit: 100_000 });
        expect([upTo, entries.length]).toEqual([upTo, upTo - seen]);
        seen = upTo;
      });
      expect(seen).toBeGreaterThan(NODES);
    },
    TIMEOUT_MS,
  );

  test(
    'is read as the turn says, or newer',
    async () => {
      const ids = [0, NODES / 2, NODES - 1].map(i => `municipality:${String(i).padStart(4, '0')}`);
      const samples: (readonly [turn: string, oldest: number])[] = [];
      const turns = await whileWriting(async () => {
        const turn = await reader.turn();
        const rows = await reader.look({ kind: 'records', ids });
        const written = rows.map(row => Number((row['properties'] as Properties)['name']));
        if ((await reader.turn()) === turn) samples.push([turn, Math.min(...written)]);
      });
      const older = samples.filter(([turn, oldest]) => oldest < (turns.get(turn) ?? 0));
      expect(older).toEqual([]);
      expect(new Set(samples.map(([turn]) => turn)).size).toBeGreaterThan(1);
    },
    TIMEOUT_MS,
  );

  test(
    'holds few connections, so that others read',
    async () => {
      await begin(samgraf);
      let end = (): void => undefined;
      const ended = new Promise<void>(resolve => (end = resolve));
      const load = samgraf.store.transact(async graph => {
        await graph.setNote('test', 'a load');
        await ended;
      });
      const upsert = (i: number): Promise<unknown> =>
        send(
          samgraf,
          `mutation { upsertSource(input: {id: "source:w${i}", name: {en: "W"}, title: "W", certainty: FACT}) { change { status } } }`,
        );
      const writing = Promise.all(Array.from({ length: WRITERS }, (_, i) => upsert(i)));
      const read = one(samgraf, '{ municipality(number: "0301") { name } }').finally(end);
      expect(await read).toEqual({ name: 'Oslo' });
      await load;
      expect(await writing).toHaveLength(WRITERS);
    },
    TIMEOUT_MS,
  );

  if (name !== 'neo4j') return;

  test('has its marks before anything of it is there', async () => {
    const database = required(stores.neo4j, 'it is on Neo4j');
    await database.wipe();
    let writing: Promise<void> | undefined;
    // The writer waits for this one to end, since no two have the same id.
    const same = render(cypher`CREATE (:${cypherName(ENTITY)} {id: 'source:s'})`);
    await database.holding(same, async () => {
      const dated = municipality('0301', { validFrom: '2020-01-01', access: 'RESTRICTED' });
      writing = samgraf.store.transact(graph => graph.write(planOf([SOURCE, dated])), batch('dated'));
      let marks = await reader.marks();
      while (marks.count === 0) marks = await reader.marks();
      expect([[...marks.dated], [...marks.closed]]).toEqual([['Municipality'], ['Municipality']]);
      expect(await reader.look({ kind: 'any' })).toEqual([]);
    });
    await writing;
    expect(await reader.look({ kind: 'any' })).toHaveLength(1);
  });

  test('is ended by a database after its limit, and nothing of it was written', async () => {
    const late = required(stores.neo4j, 'it is on Neo4j').holding(compileSetNote(TURN, 'taken'), () =>
      samgraf.store.transact(graph => graph.setNote('test', 'late'), batch('late'), 500),
    );
    await expect(late).rejects.toMatchObject({
      code: 'TIMEOUT',
      message: expect.stringMatching(/nothing was written/) as unknown,
    });
    expect(await reader.note('test')).not.toBe('late');
  });

  test('is not waited for in a database that was restored from before it', async () => {
    const store = new Neo4jStore({ url: required(url, 'it is on Neo4j'), timeout: 1_000 });
    const driver = neo4j.driver(required(url, 'it is on Neo4j'));
    const session = driver.session();
    await session.run('RETURN 1');
    const [last = ''] = session.lastBookmarks();
    await session.close();
    await driver.close();
    const { bookmarks } = store as unknown as Readonly<{ bookmarks: Bookmarks }>;
    for (const bookmark of [muchLater(last), 'of another database']) {
      bookmarks.add([], [bookmark]);
      const first = await store.note('test').catch((error: unknown) => (error as SamgrafError).code);
      expect([undefined, 'a load', 'TIMEOUT']).toContain(first);
      expect(await store.sequence()).toBeGreaterThan(0);
    }
    await store.close();
  });
});

/** Of the same database, of a transaction that has not been: its id comes after those 19 bytes, as an integer of Packstream. */
const muchLater = (bookmark: string): string => {
  const database = Buffer.from(bookmark.slice('FB:'.length), 'base64').subarray(0, 19);
  return `FB:${Buffer.concat([database, Buffer.from([0xca, 0x7f, 0xff, 0xff, 0xff, 0x90])]).toString('base64')}`;
};
