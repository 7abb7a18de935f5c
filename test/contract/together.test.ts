import { parse, type DocumentNode } from 'graphql';
import { ANONYMOUS, type Viewer, boundOf } from '../../src/engine/access/viewer';
import { answer } from '../support/answer';
import { Timing } from '../../src/engine/answer/request';
import { AT, REQUESTS, compileTogether } from '../../src/engine/cypher/compile-read';
import { compileRead } from '../../src/engine/roots/slices';
import { NEO4J } from '../../src/engine/cypher/dialect';
import { required } from '../../src/engine/errors';
import type { Bound } from '../../src/engine/plan/plan';
import { Metrics } from '../../src/doors/server/observe/metrics';
import { refresh, type Samgraf } from '../../src/doors/server/samgraf';
import { bindAll } from '../../src/engine/store/cypher-store';
import type { Store } from '../../src/engine/store/store';
import { MOST_TOGETHER, Together } from '../../src/engine/store/together';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores, describeOnNeo4j } from '../support/stores';
import { writeRecords } from '../support/write-records';

const COUNT = MOST_TOGETHER + 8;
const fact = { certainty: 'FACT', sources: ['source:a', 'source:b'] };
const numberOf = (i: number): string => String(1000 + i);
const records: readonly object[] = [
  ...['a', 'b'].map(name => ({
    type: 'Source',
    id: `source:${name}`,
    name: { nb: name },
    title: name,
    ...fact,
    sources: [],
  })),
  ...Array.from({ length: COUNT }, (_, i) => ({
    type: 'Municipality',
    id: `municipality:${numberOf(i)}`,
    number: numberOf(i),
    name: { nb: `Kommune ${i}` },
    population: i,
    access: i % 2 ? 'RESTRICTED' : 'PUBLIC',
    ...fact,
  })),
];

const QUERIES: readonly string[] = [
  'query ($n: String) { municipality(number: $n) { id name population } }',
  'query ($n: String) { municipality(number: $n) { name sources { title } } }',
  'query ($n: String) { municipality(number: $n, asOf: "2025-01-01") { name uses { totalCount } } }',
  'query ($n: String) { a: municipality(number: $n) { name } county(number: "10") { name } }',
];

const STEWARD: Viewer = { ...ANONYMOUS, name: 'a steward', role: 'STEWARD', known: true };

const responseTo = async (
  samgraf: Samgraf,
  document: DocumentNode,
  variables: Bound,
  viewer = STEWARD,
): Promise<string> => {
  const { data, errors } = await answer(
    { document, operationName: undefined, variables, viewer },
    { ...samgraf, timing: new Timing() },
  );
  return JSON.stringify({ errors, data });
};

test('reads that cannot be put together are each run alone', async () => {
  const purposes: string[] = [];
  const together = new Together((_text, { day }, purpose) => {
    purposes.push(purpose);
    return Promise.resolve([{ day }]);
  });
  const statement = { text: 'RETURN $day AS day', parameters: new Map() };
  // Nothing compares two lists of these.
  const days = [[1n], [2n]];
  const answers = await Promise.all(days.map(day => together.read(statement, { day })));
  expect(answers).toEqual(days.map(day => ({ day })));
  expect(purposes).toEqual(['after all', 'after all']);
});

let stores: Stores;
beforeAll(async () => {
  stores = await Stores.open();
  for (const samgraf of stores.all) {
    await writeRecords(samgraf, records);
    await refresh(samgraf);
  }
  // Planned by what is there now, and not by the counts of an index from before it was filled: a plan of an empty
  // database scans, and whether it is planned anew in time depends on what ran before.
  await stores.neo4j?.run('CALL db.prepareForReplanning()');
}, OPEN_TIMEOUT_MS);
afterAll(() => stores?.close());

describe.each(STORE_NAMES)('reads that come together, on %s', name => {
  test('are counted once each by the metrics', async () => {
    const { store, ...samgraf } = stores.on(name);
    const metrics = new Metrics({}, samgraf.pace, { isAlone: false });
    const watched = Object.create(store) as Store;
    metrics.watch(watched);
    const document = parse(required(QUERIES[0], 'a query'));
    const asked = ['1000', '1002', '1004'].map(n =>
      responseTo({ ...samgraf, store: watched }, document, { n }),
    );
    expect((await Promise.all(asked)).join('\n')).toMatch(/Kommune 0.*\n.*Kommune 2.*\n.*Kommune 4/);
    expect(await metrics.text()).toMatch(/^samgraf_store_seconds_count\{call="read"\} 3$/m);
  });

  test.each(QUERIES)('answer as they do alone: %s', async query => {
    const samgraf = stores.on(name);
    const document = parse(query);
    const numbers = Array.from({ length: COUNT }, (_, i) => numberOf(i));
    const alone: string[] = [];
    for (const n of numbers) alone.push(await responseTo(samgraf, document, { n }));
    expect(new Set(alone).size).toBeGreaterThan(1);
    const before = samgraf.store.statements;
    expect(await Promise.all(numbers.map(n => responseTo(samgraf, document, { n })))).toEqual(alone);
    const statements = samgraf.store.statements - before;
    // Of a county that is not there, each then looks for the nearest.
    if (!query.includes('county')) expect(statements).toBe(Math.ceil(COUNT / MOST_TOGETHER));
  });

  test('documents go together that differ in nothing but the values written into them', async () => {
    const samgraf = stores.on(name);
    const documents = Array.from({ length: COUNT }, (_, i) =>
      parse(`{ municipality(number: "${numberOf(i)}") { id name population } }`),
    );
    const alone: string[] = [];
    for (const document of documents) alone.push(await responseTo(samgraf, document, {}));
    expect(new Set(alone).size).toBe(COUNT);
    const before = samgraf.store.statements;
    expect(await Promise.all(documents.map(document => responseTo(samgraf, document, {})))).toEqual(alone);
    expect(samgraf.store.statements - before).toBe(Math.ceil(COUNT / MOST_TOGETHER));
  });

  test('rows are those that are read alone', async () => {
    const { store, plans } = stores.on(name);
    const { planned } = plans.plan(parse(QUERIES[0] ?? ''), undefined, { n: '1' });
    const ours = { '@marks': plans.current.statistics.marks, ...boundOf(STEWARD) };
    const read = (n: string): Promise<object> => store.read(planned.reads, { n, ...ours });
    const alone = [await read('1000'), await read('1001')];
    expect(await Promise.all(['1000', '1001'].map(read))).toEqual(alone);
  });

  test('a variable that is not bound fails alone', async () => {
    const { store, plans } = stores.on(name);
    const { planned } = plans.plan(parse(QUERIES[0] ?? ''), undefined, { n: '1' });
    const ours = { '@marks': plans.current.statistics.marks, ...boundOf(STEWARD) };
    const answers = await Promise.allSettled([
      store.read(planned.reads, { n: '1000', ...ours }),
      store.read(planned.reads, ours),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  test('viewers that come together each see what is theirs', async () => {
    const samgraf = stores.on(name);
    const document = parse(QUERIES[0] ?? '');
    const of = (viewer: Viewer): Promise<string> => responseTo(samgraf, document, { n: '1001' }, viewer);
    const [some, all, again] = await Promise.all([of(ANONYMOUS), of(STEWARD), of(ANONYMOUS)]);
    expect(all).toContain('municipality:1001');
    expect(some).not.toContain('municipality:1001');
    expect(again).toEqual(some);
  });
});

describeOnNeo4j('reads that go to Neo4j together', () => {
  test('when one fails, it fails alone', async () => {
    const raw = required(stores.neo4j, 'Neo4j is there');
    const purposes: string[] = [];
    const together = new Together((text, values, purpose) => {
      purposes.push(purpose);
      return raw.run(text, values);
    });
    const statement = {
      text: 'CALL () { RETURN toString(date($day)) AS day } RETURN day',
      parameters: new Map(),
    };
    const days = ['2026-01-01', 'no day', '2026-01-03'];
    const answers = await Promise.allSettled(days.map(day => together.read(statement, { day })));
    expect(answers.map(a => (a.status === 'fulfilled' ? a.value['day'] : String(a.reason)))).toEqual([
      '2026-01-01',
      expect.stringContaining('no day'),
      '2026-01-03',
    ]);
    expect(purposes).toEqual(['together', 'after all', 'after all', 'after all']);
    purposes.length = 0;
    const same = await Promise.all([1, 2].map(() => together.read(statement, { day: '2026-01-05' })));
    expect(same.map(row => row['day'])).toEqual(['2026-01-05', '2026-01-05']);
    expect(purposes).toEqual(['together']);
  });

  test.each(QUERIES)('as many hits as alone, once each: %s', async query => {
    const { plans } = stores.on('neo4j');
    const { planned } = plans.plan(parse(query), undefined, { n: '1' });
    const statement = required(compileRead(planned.reads, NEO4J)[0], 'a statement');
    const valuesOf = (n: string): Bound =>
      bindAll(statement, { n, '@today': '2026-01-01', ...boundOf(ANONYMOUS) });
    const hitsOf = (text: string, values: Bound): Promise<number> =>
      required(stores.neo4j, 'Neo4j is there').hits(text, values);
    const differing = Object.keys(valuesOf('1')).filter(p => valuesOf('1')[p] !== valuesOf('2')[p]);
    const text = required(compileTogether(statement, new Set(differing)), 'a text');
    for (const size of [2, 8, MOST_TOGETHER]) {
      let alone = 0;
      const requests: Bound[] = [];
      for (let i = 0; i < size; i += 1) {
        const values = valuesOf(numberOf(i));
        alone += await hitsOf(statement.text, values);
        requests.push({ ...values, [AT]: i });
      }
      const together = await hitsOf(text, { ...valuesOf('1'), [REQUESTS]: requests });
      expect(together).toBeLessThanOrEqual(alone);
      expect(together).toBeGreaterThan(0);
    }
  });
});

test('what differs where Cypher takes no variable is not put together', () => {
  const statement = {
    text: 'CALL () { MATCH (n) WHERE n.id = $id WITH n LIMIT $limit RETURN n } RETURN n',
    parameters: new Map(),
  };
  expect(compileTogether(statement, new Set(['id', 'limit']))).toBeUndefined();
  expect(compileTogether(statement, new Set(['id']))).toBe(
    'UNWIND $__requests AS __request\n' +
      'CALL (__request) { MATCH (n) WHERE n.id = __request.id WITH n LIMIT $limit RETURN n } RETURN n, __request.__at AS __at',
  );
});
