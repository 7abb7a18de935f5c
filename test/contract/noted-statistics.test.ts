import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openSamgraf, readProjectModel, refresh, type Samgraf } from '../../src/doors/server/samgraf';
import { type Statistics, disclosed } from '../../src/engine/plan/statistics';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { Neo4jStore } from '../../src/engine/store/neo4j';
import { fromNote, toNote } from '../../src/engine/store/noted-statistics';
import { required } from '../../src/engine/errors';
import { dataOf } from '../support/golden';
import { OPEN_TIMEOUT_MS, Stores, describeOnNeo4j } from '../support/stores';
import { writeRecords } from '../support/write-records';

const fact = { certainty: 'FACT', sources: ['source:a'] };
const source = { type: 'Source', id: 'source:a', name: { nb: 'a' }, title: 'a', ...fact, sources: [] };
const municipality = (number: string, own: object = {}): object => ({
  type: 'Municipality',
  id: `municipality:${number}`,
  number,
  name: { nb: number },
  ...fact,
  ...own,
});
const county = { type: 'County', id: 'county:46', number: '46', name: { nb: 'Fylke' }, ...fact };
const partOf = { relation: 'PART_OF', from: 'municipality:0001', to: 'county:46', ...fact };

let stores: Stores;
let samgraf: Samgraf;
const opened: Samgraf[] = [];

const write = async (...records: readonly object[]): Promise<void> => writeRecords(samgraf, records);
/** Another server on the same Neo4j. */
const another = async (): Promise<Samgraf> => {
  const url = required(process.env.SAMGRAF_TEST_NEO4J, 'a Neo4j');
  const server = await openSamgraf(
    samgraf.model,
    new Neo4jStore({ url, timeout: 60_000 }),
    undefined,
    samgraf,
  );
  opened.push(server);
  return server;
};

describeOnNeo4j('statistics that were noted', () => {
  beforeEach(async () => {
    stores = await Stores.openOne('neo4j');
    samgraf = stores.on('neo4j');
    await write(
      source,
      municipality('0001'),
      municipality('0002', { validFrom: '2024-01-01' }),
      county,
      partOf,
    );
    await refresh(samgraf);
  }, OPEN_TIMEOUT_MS);
  afterEach(async () => {
    for (const { store } of opened.splice(0)) await store.close();
    await stores.close();
  });

  test('are those of the graph, and everything counts as dated until they are read again', async () => {
    const server = await another();
    const { isNoted, dated, closed, ...noted } = server.plans.current.statistics;
    const { dated: really, closed: none, ...read } = await samgraf.store.statistics();
    expect(isNoted).toBe(true);
    // Until they are read again anything may be closed, so that figures are rounded up.
    expect({ ...noted, dated, closed }).toEqual(disclosed({ ...read, dated, closed }));
    expect(really).toEqual(new Set(['Municipality']));
    expect([...dated]).toEqual(expect.arrayContaining(['Municipality', 'County', 'PART_OF']));
    expect([...closed]).toEqual([...dated]);
    await refresh(server);
    expect(server.plans.current.statistics).toEqual({ ...read, dated: really, closed: none });
  });

  test('are not used once something was written, be there as much as before', async () => {
    await write(source, municipality('0001', { validFrom: '2020-01-01' }));
    const { isNoted, earliest } = (await another()).plans.current.statistics;
    expect({ isNoted, earliest }).toEqual({ isNoted: undefined, earliest: '2020-01-01' });
  });

  test('are not used when something else took a node away', async () => {
    await required(stores.neo4j, 'Neo4j').run('MATCH (n:County) DETACH DELETE n');
    const { isNoted, nodes } = (await another()).plans.current.statistics;
    expect({ isNoted, counties: nodes.get('County') }).toEqual({ isNoted: undefined, counties: undefined });
  });

  test('hide no date that something else has set', async () => {
    await required(stores.neo4j, 'Neo4j').run("MATCH (n:County) SET n.validTo = '2020-01-01'");
    const server = await another();
    expect(server.plans.current.statistics.isNoted).toBe(true);
    expect(await dataOf(server, '{ counties(asOf: "2025-01-01") { totalCount } }')).toEqual({
      counties: { totalCount: 0 },
    });
  });
});

test('a note is of one state of a graph', () => {
  const statistics: Statistics = {
    nodes: new Map([['Municipality', 2]]),
    edges: new Map([
      [
        'USES',
        { count: 3, froms: 2, tos: 1, maxOut: 2, maxIn: 3, between: new Map([['A B', 3]]), sorts: new Map() },
      ],
    ]),
    sources: new Map([['USES', 4]]),
    dated: new Set(),
    closed: new Set(),
    earliest: '2020-01-01',
  };
  const model = readProjectModel();
  const note = toNote('now', statistics);
  expect(fromNote(note, 'later', model, true)).toBeUndefined();
  const { dated, closed, ...read } = required(fromNote(note, 'now', model, true), 'statistics');
  const { dated: none, closed: public_, ...given } = statistics;
  expect(read).toEqual({ ...given, isNoted: true });
  expect(closed).toEqual(dated);
  expect(public_.size).toBe(0);
  expect(dated.size).toBeGreaterThan(none.size);
  expect(fromNote(note, 'now', model, false)).toEqual(statistics);
});

describe('statistics of a file', () => {
  let path: string;
  /** A server on the file, as often as one is started there, and how many statements starting takes. */
  const started = async (work: (server: Samgraf) => Promise<void> = () => Promise.resolve()) => {
    const store = await EmbeddedStore.open(path);
    const server = await openSamgraf(readProjectModel(), store);
    const { statements } = store;
    const { statistics } = server.plans.current;
    await work(server);
    await store.close();
    return { statements, statistics };
  };
  beforeEach(() => {
    path = join(mkdtempSync(join(tmpdir(), 'samgraf-noted-')), 'a.grafeo');
  });
  afterEach(() => {
    rmSync(dirname(path), { recursive: true });
  });

  test('are noted when it is closed, and read again only where something was written since', async () => {
    const records = [source, municipality('0001', { validTo: '2024-01-01' }), county, partOf];
    await started(async server => {
      await writeRecords(server, records);
      await refresh(server);
    });
    const second = await started(async server => {
      expect(disclosed(await server.store.statistics())).toEqual(server.plans.current.statistics);
      await writeRecords(server, [source, municipality('0002')]);
    });
    expect(second.statistics.dated).toEqual(new Set(['Municipality']));
    expect(second.statistics.isNoted).toBeUndefined();
    const third = await started();
    expect(third.statistics.nodes.get('Municipality')).toBe(2);
    expect(second.statements).toBeLessThan(third.statements);
  });
});
