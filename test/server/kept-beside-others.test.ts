import { parse } from 'graphql';
import type { Viewer } from '../../src/access/viewer';
import { ResponseCache } from '../../src/answer/response-cache';
import { known } from '../../src/errors';
import { readProjectModel, type Samgraf } from '../../src/server/samgraf';
import { Neo4jStore } from '../../src/store/neo4j';
import type { Store } from '../../src/store/store';
import { STEWARD, applied, begin } from '../changes/changing';
import { responseOf } from '../support/responding';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';

const url = process.env.SAMGRAF_TEST_NEO4J ?? '';
const model = readProjectModel();
const QUESTION = parse(
  '{ reach(of: {id: "municipality:0301"}, kinds: [Solution], relations: [USES]) { nodes { node { id name } } } }',
);
const LIST = parse('{ solutions { nodes { id } } }');

/** Statements of the first time, of the second, and of those after it. */
type Statements = readonly [number, number, number];
const SENT: Readonly<Record<Store['name'], Readonly<{ question: Statements; list: Statements }>>> = {
  embedded: { question: [1, 0, 0], list: [1, 0, 0] },
  // Before and after an answer that is kept, the database is asked whether anything was written.
  neo4j: { question: [1, 3, 1], list: [1, 1, 1] },
};

describe.each(STORE_NAMES)('answers kept, on %s', name => {
  const { question, list } = SENT[name];
  let stores: Stores;
  let samgraf: Samgraf;
  let other: Store;
  let answers: ResponseCache;
  beforeAll(async () => {
    stores = await Stores.openOne(name, model);
    samgraf = stores.on(name);
    await begin(samgraf);
    other = name === 'neo4j' ? new Neo4jStore({ url, timeout: 60_000 }) : samgraf.store;
    await other.prepare(model);
  }, OPEN_TIMEOUT_MS);
  afterAll(async () => {
    if (other !== samgraf.store) await other.close();
    await stores.close();
  });
  beforeEach(() => {
    answers = new ResponseCache(true);
  });

  const text = async (document = QUESTION, viewer?: Viewer, store: Store = samgraf.store): Promise<string> =>
    String(
      await responseOf(
        { document, operationName: undefined, variables: {}, cost: false, ...(viewer ? { viewer } : {}) },
        { samgraf: { ...samgraf, store }, answers },
      ),
    );
  const sent = async (document = QUESTION, viewer?: Viewer): Promise<number> => {
    const before = samgraf.store.statements;
    await text(document, viewer);
    return samgraf.store.statements - before;
  };
  const rename = async (nb: string, store: Store = other): Promise<void> => {
    const report = await applied({ ...samgraf, store }, [
      {
        kind: 'patch',
        of: known(model.kinds.get('Solution'), 'Solution'),
        at: 'changes[0]',
        given: { id: 'resource:a', name: { nb } },
        source: 'source:test',
        certainty: undefined,
        expectedVersion: undefined,
      },
    ]);
    expect(report.applied).toBe(true);
  };

  test('are those of questions that are asked again; then one statement tells whether anything was written', async () => {
    expect([await sent(), await sent(), await sent()]).toEqual(question);
    expect([await sent(LIST), await sent(LIST), await sent(LIST)]).toEqual(list);
  });

  test('are never older than what another server has written', async () => {
    await rename('Før');
    for (let time = 0; time < 3; time += 1) expect(await text()).toContain('"Før"');
    await rename('Etter');
    expect(await text()).toContain('"Etter"');
  });

  test('are none that something was written beside', async () => {
    await text();
    await rename('En');
    const between = Object.create(samgraf.store, {
      find: {
        value: async (...asked: Parameters<Store['find']>) => {
          const row = await samgraf.store.find(...asked);
          await rename('To');
          return row;
        },
      },
    }) as Store;
    await text(QUESTION, undefined, between);
    expect(await text()).toContain('"To"');
    expect(await sent()).toBe(question[2]);
  });

  test('are not those of another viewer', async () => {
    for (const sentNow of question)
      expect([await sent(), await sent(QUESTION, STEWARD)]).toEqual([sentNow, sentNow]);
  });
});
