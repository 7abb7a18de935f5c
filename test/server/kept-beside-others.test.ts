import { GraphQLError, parse } from 'graphql';
import type { Viewer } from '../../src/engine/access/viewer';
import { ResponseCache, textOf, type Text } from '../../src/engine/answer/response-cache';
import { required } from '../../src/engine/errors';
import { readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { Neo4jStore } from '../../src/engine/store/neo4j';
import type { Store } from '../../src/engine/store/store';
import { STEWARD, applied, begin } from '../changes/changing';
import { responseOf } from '../support/responding';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';

const url = process.env.SAMGRAF_TEST_NEO4J ?? '';
const model = readProjectModel();
const QUESTION = parse(
  '{ reach(of: {id: "municipality:0301"}, kinds: [Solution], relations: [USES]) { nodes { node { id name } } } }',
);
const LIST = parse('{ solutions { nodes { id name } } }');
const LOOKUP = parse('{ solution(id: "resource:a") { name } }');

/** Statements of the first time, of the second, and of those after it. */
type Statements = readonly [number, number, number];
const SENT: Readonly<Record<Store['name'], Statements>> = {
  embedded: [1, 0, 0],
  // Before an answer that is kept, the database is asked what was written last.
  neo4j: [1, 2, 1],
};

const textIn = (answer: Text | GraphQLError): string =>
  answer instanceof GraphQLError ? String(answer) : textOf(answer);

describe.each(STORE_NAMES)('answers kept, on %s', name => {
  const statements = SENT[name];
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
    textIn(
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
        of: required(model.kinds.get('Solution'), 'Solution'),
        at: 'changes[0]',
        given: { id: 'resource:a', name: { nb } },
        source: 'source:test',
        certainty: undefined,
        expectedVersion: undefined,
      },
    ]);
    expect(report.applied).toBe(true);
  };

  test.each([QUESTION, LIST, LOOKUP])(
    'are those of what is asked again; then one statement tells whether anything was written',
    async document => {
      expect([await sent(document), await sent(document), await sent(document)]).toEqual(statements);
    },
  );

  test('are never older than what another server has written', async () => {
    for (const document of [QUESTION, LIST, LOOKUP]) {
      await rename('Før');
      for (let time = 0; time < 3; time += 1) expect(await text(document)).toContain('"Før"');
      await rename('Etter');
      for (let time = 0; time < 3; time += 1) expect(await text(document)).toContain('"Etter"');
    }
  });

  test('to those who ask at the same time are one statement', async () => {
    for (const document of [LOOKUP, LIST])
      for (const expected of statements) expect(await sent(document)).toBe(expected);
    const before = samgraf.store.statements;
    await Promise.all([LOOKUP, LIST, LOOKUP, LIST, LOOKUP].map(document => text(document)));
    expect(samgraf.store.statements - before).toBe(statements[2]);
  });

  test('are none that are too long, whose second asking is the only one that costs more', async () => {
    const long = parse(
      `{ solutions { nodes { ${Array.from({ length: 900 }, (_, i) => `${'n'.repeat(150)}${i}: name`).join(' ')} } } }`,
    );
    for (const expected of name === 'neo4j' ? [1, 2, 1, 1] : [1, 1, 1])
      expect(await sent(long)).toBe(expected);
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
    expect(await sent()).toBe(statements[2]);
  });

  test('may lack what another server wrote for as long as a setting says, and never what this one did', async () => {
    const STALE_MS = 1_000;
    answers = new ResponseCache(true, STALE_MS);
    await rename('Før', samgraf.store);
    const begun = performance.now();
    // The second hears that something was written, and asks of what.
    for (const expected of name === 'neo4j' ? [1, 3, 0, 0] : [1, 0, 0, 0])
      expect(await sent()).toBe(expected);
    await rename('Deres');
    if (name === 'neo4j') {
      const answer = await text();
      // On a busy machine the time may be up already.
      if (performance.now() - begun < STALE_MS) expect(answer).toContain('"Før"');
    }
    await new Promise(resolve => setTimeout(resolve, STALE_MS));
    for (let time = 0; time < 3; time += 1) expect(await text()).toContain('"Deres"');
    await rename('Vår', samgraf.store);
    expect(await text()).toContain('"Vår"');
  });

  test('are not those of another viewer', async () => {
    for (const sentNow of statements)
      expect([await sent(), await sent(QUESTION, STEWARD)]).toEqual([sentNow, sentNow]);
  });

  test('are none of single reads for a second after something was written, so that writes make them no dearer', async () => {
    for (const expected of statements) expect(await sent(LOOKUP)).toBe(expected);
    await rename('Nå');
    await text(LOOKUP);
    const { hits } = answers.lookups;
    for (let time = 0; time < 3; time += 1) expect(await sent(LOOKUP)).toBe(statements[2]);
    expect(answers.lookups.hits - hits).toBe(name === 'neo4j' ? 0 : 3);
    if (name === 'embedded') return;
    await new Promise(resolve => setTimeout(resolve, 1_100));
    for (let time = 0; time < 3; time += 1) expect(await text(LOOKUP)).toContain('"Nå"');
    expect(answers.lookups.hits - hits).toBe(3);
  });
});
