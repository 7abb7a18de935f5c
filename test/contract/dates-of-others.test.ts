import { openSamgraf, type Samgraf } from '../../src/doors/server/samgraf';
import { seedIfNew } from '../../src/doors/server/seed';
import { Neo4jStore } from '../../src/engine/store/neo4j';
import { FACT, SOURCE, folderOf, load, removeFolders } from '../exchange/loading';
import { dataOf } from '../support/golden';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';

const municipality = (number: string, own: object = {}): object => ({
  type: 'Municipality',
  id: `municipality:${number}`,
  number,
  name: { nb: number },
  ...FACT,
  ...own,
});
const solution = { type: 'Solution', id: 'resource:r', name: { en: 'r' }, ...FACT };
const uses = (own: object = {}): object => ({
  relation: 'USES',
  from: 'municipality:0001',
  to: 'resource:r',
  ...FACT,
  ...own,
});

/** The store as another process has it open; of the embedded store there is none but our own. */
const another = async (samgraf: Samgraf): Promise<Samgraf> => {
  const url = process.env.SAMGRAF_TEST_NEO4J;
  return samgraf.store.name === 'neo4j' && url
    ? openSamgraf(samgraf.model, new Neo4jStore({ url, timeout: 60_000 }), undefined, samgraf)
    : samgraf;
};

afterAll(removeFolders);

describe.each(STORE_NAMES)('a server on %s, while another process loads', name => {
  let stores: Stores;
  let server: Samgraf;
  let loader: Samgraf;
  beforeEach(async () => {
    stores = await Stores.openOne(name);
    loader = stores.on(name);
    await load(loader, { 'a.jsonl': [SOURCE, municipality('0001'), solution] });
    server = await another(loader);
  }, OPEN_TIMEOUT_MS);
  afterEach(async () => {
    if (server !== loader) await server.store.close();
    await stores.close();
  });

  test('heeds the first dates of a kind at once, in documents that it has planned before', async () => {
    const query = '{ municipalities(asOf: "2025-01-01") { totalCount nodes { id } } }';
    expect(await dataOf(server, query)).toMatchObject({ municipalities: { totalCount: 1 } });
    await load(loader, {
      'a.jsonl': [
        municipality('0002', { validTo: '2020-01-01' }),
        municipality('0003', { validFrom: '2030-01-01' }),
      ],
    });
    expect(await dataOf(server, query)).toEqual({
      municipalities: { totalCount: 1, nodes: [{ id: 'municipality:0001' }] },
    });
  });

  test('heeds the first dates of a relation, in what it finds along relations', async () => {
    const query =
      '{ paths(from: {id: "municipality:0001"}, to: {id: "resource:r"}, asOf: "2025-01-01") { nodes { length } } }';
    expect(await dataOf(server, query)).toEqual({ paths: { nodes: [] } });
    await load(loader, { 'a.jsonl': [uses({ validFrom: '2030-01-01' })] });
    expect(await dataOf(server, query)).toEqual({ paths: { nodes: [] } });
    expect(await dataOf(server, query.replace('2025', '2031'))).toEqual({
      paths: { nodes: [{ length: 1 }] },
    });
  });
});

test.each(STORE_NAMES)(
  'servers that begin together on an empty %s seed it once, and leave one note',
  async name => {
    const stores = await Stores.openOne(name);
    try {
      const first = stores.on(name);
      const servers = [first, ...(await Promise.all([another(first), another(first)]))];
      const folder = folderOf({ 'a.jsonl': [SOURCE, municipality('0001')] });
      const seeded = await Promise.all(servers.map(server => seedIfNew(server, folder, () => undefined)));
      expect(seeded.filter(loaded => loaded?.skipped === false)).toHaveLength(1);
      const notes =
        name === 'neo4j' && stores.neo4j
          ? await stores.neo4j.run('MATCH (n:SamgrafState {id: "seed"}) RETURN n.value AS value')
          : [{ value: await first.store.note('seed') }];
      expect(notes).toEqual([{ value: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown }]);
      for (const server of servers) if (server !== first) await server.store.close();
    } finally {
      await stores.close();
    }
  },
  OPEN_TIMEOUT_MS,
);
