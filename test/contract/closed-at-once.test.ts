import { openSamgraf, type Samgraf } from '../../src/doors/server/samgraf';
import { Neo4jStore } from '../../src/engine/store/neo4j';
import { FACT, SOURCE, municipality } from '../exchange/loading';
import { dataOf } from '../support/golden';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { writeRecords } from '../support/write-records';

const solution = { type: 'Solution', id: 'resource:r', name: { en: 'r' }, ...FACT };
const uses = { relation: 'USES', from: 'municipality:0001', to: 'resource:r', ...FACT };
const closed = { access: 'NON_PUBLIC' };

/** Another server, which does not hear of the write; where there can be none, our own, which has not read again yet. */
const another = async (samgraf: Samgraf): Promise<Samgraf> => {
  const url = process.env.SAMGRAF_TEST_NEO4J;
  return samgraf.store.name === 'neo4j' && url
    ? openSamgraf(samgraf.model, new Neo4jStore({ url, timeout: 60_000 }), undefined, samgraf)
    : samgraf;
};

describe.each(STORE_NAMES)('on %s, in plans made while everything was public', name => {
  let stores: Stores;
  let [writer, server]: Samgraf[] = [];
  const write = async (...records: readonly object[]): Promise<void> => {
    const samgraf = writer as Samgraf;
    await writeRecords(samgraf, records);
  };
  const ask = (query: string) => dataOf(server as Samgraf, query);
  beforeEach(async () => {
    stores = await Stores.openOne(name);
    writer = stores.on(name);
    await write(SOURCE, municipality('0001'), solution, uses);
    server = await another(writer);
  }, OPEN_TIMEOUT_MS);
  afterEach(async () => {
    if (server !== writer) await server?.store.close();
    await stores.close();
  });

  test('the first node of a kind that is not public is hidden at once', async () => {
    const query = '{ municipalities { totalCount nodes { id } } municipality(number: "0001") { id } }';
    const open = await ask(query);
    await write(SOURCE, municipality('0002', closed));
    expect(await ask(query)).toEqual(open);
  });

  test('a node that is no longer public is hidden at once, from what is related to it as well', async () => {
    const query =
      '{ municipality(number: "0001") { uses { totalCount nodes { id } } } solutionGroupings(by: [certainty]) { nodes { count } } }';
    expect(await ask(query)).toEqual({
      municipality: { uses: { totalCount: 1, nodes: [{ id: 'resource:r' }] } },
      solutionGroupings: { nodes: [{ count: 1 }] },
    });
    await write(SOURCE, { ...solution, ...closed });
    expect(await ask(query)).toEqual({
      municipality: { uses: { totalCount: 0, nodes: [] } },
      solutionGroupings: { nodes: [] },
    });
  });

  test('an edge that is no longer public is hidden at once, from paths as well', async () => {
    const query = `{ municipality(number: "0001") { uses { totalCount } }
      paths(from: {id: "municipality:0001"}, to: {id: "resource:r"}) { outcome nodes { length } whyNot { hiddenBy { by explanation(lang: en) } } } }`;
    expect(await ask(query)).toEqual({
      municipality: { uses: { totalCount: 1 } },
      paths: { outcome: 'FOUND', nodes: [{ length: 1 }], whyNot: null },
    });
    await write(SOURCE, municipality('0001'), solution, { ...uses, ...closed });
    expect(await ask(query)).toEqual({
      municipality: { uses: { totalCount: 0 } },
      paths: {
        outcome: 'ABSENT_IN_GRAPH',
        nodes: [],
        whyNot: {
          hiddenBy: [
            {
              by: 'PERMISSION',
              explanation: 'There are facts that you may not see; whether they give a path is not told.',
            },
          ],
        },
      },
    });
  });
});
