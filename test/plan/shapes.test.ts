import { parse } from 'graphql';
import { PlanCache } from '../../src/engine/answer/plans';
import { compileFind } from '../../src/engine/cypher/compile-traversal';
import { NEO4J } from '../../src/engine/cypher/dialect';
import { bindAll } from '../../src/engine/store/cypher-store';
import { compileRead } from '../../src/engine/roots/slices';
import { BOUNDS } from '../../src/engine/plan/traversal';
import type { Bound } from '../../src/engine/plan/plan';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';

/** The signature question, of any municipality. */
const SIGNATURE = `query($n: ID!) {
  connections(from: {id: $n}, via: {sharedResource: {}}, to: {framework: {jurisdiction: {eq: EU}}}, first: 1) {
    totalCount
    nodes { via { name } paths(first: 1) { explanation(lang: en) } }
  }
}`;

let server: SeededApp;
beforeAll(async () => {
  server = await openSeededApp();
});
afterAll(() => server?.close());

type Told = Readonly<{ data?: unknown; errors?: readonly Readonly<{ extensions: { code: string } }>[] }>;
const ask = async (query: string, variables: Bound = {}): Promise<Told> => {
  const payload = { query, variables };
  const { body } = await server.app.inject({ method: 'POST', url: '/graphql', payload });
  return JSON.parse(body) as Told;
};

const idsOfAll = async (): Promise<readonly string[]> => {
  const { data } = await ask('{ municipalities(first: 400) { nodes { id } } }');
  return (data as { municipalities: { nodes: { id: string }[] } }).municipalities.nodes.map(({ id }) => id);
};

test('a question of all municipalities in turn has one plan and one statement, and is kept for each', async () => {
  const { store, plans } = server.samgraf;
  const all = await idsOfAll();
  expect(all.length).toBe(357);
  const asked = new Set<unknown>();
  const find = store.find.bind(store);
  store.find = (traversals, ...of) => {
    asked.add(traversals);
    return find(traversals, ...of);
  };
  const { misses } = plans.lookups;
  const first = [];
  for (const n of all) first.push(await ask(SIGNATURE, { n }));
  expect(first.filter(({ errors }) => errors)).toEqual([]);
  expect(new Set(first.map(told => JSON.stringify(told))).size).toBeGreaterThan(300);
  // What is compiled is kept by what is found by.
  expect([asked.size, plans.lookups.misses - misses]).toEqual([1, 1]);
  const { statements } = store;
  const second = [];
  for (const n of all) second.push(await ask(SIGNATURE, { n }));
  expect(second).toEqual(first);
  expect(store.statements - statements).toBe(0);
});

/** What a plan that is kept for some values reads for others, and what a plan of their own does. */
const alike = (query: string, kept: Bound, others: Bound): readonly [unknown, unknown, number] => {
  const { current } = server.samgraf.plans;
  const reads = (plans: PlanCache, document: ReturnType<typeof parse>, values: Bound): unknown => {
    const { planned, variables } = plans.plan(document, undefined, values);
    const bound = { ...variables, '@today': '2026-11-25', '@marks': 0, '@viewer': null };
    const statements = [
      ...(planned.traversals.length > 0 ? compileFind(planned.traversals, BOUNDS, NEO4J) : []),
      ...(planned.reads.roots.length > 0 ? compileRead(planned.reads, NEO4J) : []),
    ];
    return statements.map(of => [of.text, bindAll(of, bound)]);
  };
  const [old, own] = [new PlanCache(current), new PlanCache(current)];
  const document = parse(query);
  reads(old, document, kept);
  const before = old.lookups.misses;
  const given = reads(old, document, others);
  return [given, reads(own, parse(query), others), old.lookups.misses - before];
};

const cursorOf = async (query: string, variables: Bound = {}): Promise<string> => {
  const cursor = /"endCursor":"([^"]+)"/.exec(JSON.stringify(await ask(query, variables)))?.[1];
  if (cursor === undefined) throw new Error(`${query} has no cursor`);
  return cursor;
};

const NAMES = 'query($q: String) { municipalities(where: {name: {startsWith: $q}}) { nodes { id } } }';
const PAGES =
  'query($c: String, $min: Int) { municipalities(first: 5, after: $c, where: {population: {gt: $min}}) { pageInfo { endCursor } nodes { id } } }';
const WHOLE =
  'query($f: EntitySelector!, $w: FrameworkWhere) { reach(of: $f) { totalCount } frameworks(where: $w) { totalCount } }';
const WHAT_IF = `query($a: Assuming, $id: ID!) {
  paths(from: {id: $id}, to: {framework: {jurisdiction: {eq: EU}}}, via: {id: "resource:elma"}, assuming: $a) { totalCount outcome }
}`;
const WITHOUT = `query($gone: ID!, $from: ID!, $day: Date!) {
  connections(
    from: {municipality: {uses: {some: {node: {name: {contains: "a"}}}}}}
    to: {framework: {jurisdiction: {eq: EU}}}
    assuming: {without: [{id: $gone}, {edge: {relation: USES, from: $from, to: "resource:elma"}}], retire: [{id: "resource:maskinporten", on: $day}]}
  ) { totalCount }
}`;
const SEARCH = `query($t: String!) {
  search(text: $t) { totalCount edges { score highlights { field } node { id } } }
}`;
const [OSLO, BERGEN] = ['municipality:0301', 'municipality:4601'];

describe('one plan holds for all values of a shape', () => {
  test.each<[string, string, Bound, Bound]>([
    ['an id', SIGNATURE, { n: OSLO }, { n: BERGEN }],
    [
      'ids',
      'query($i: [ID!]) { reach(of: {ids: $i}) { totalCount } }',
      { i: [OSLO, BERGEN] },
      { i: ['municipality:1151', OSLO] },
    ],
    [
      'an id beside others',
      'query($a: ID!) { reach(of: {ids: [$a, "framework:gdpr"]}) { totalCount } }',
      { a: OSLO },
      { a: BERGEN },
    ],
    ['nodes', 'query($i: [ID!]!) { nodes(ids: $i) { id } }', { i: [OSLO] }, { i: [BERGEN, OSLO] }],
    ['a beginning', NAMES, { q: 'Os' }, { q: 'berg' }],
    ['a text', NAMES.replace('startsWith', 'contains'), { q: 'Os' }, { q: 'ÉÅ' }],
    ['a range of texts', NAMES.replace('startsWith', 'gt'), { q: 'Os' }, { q: 'å' }],
    [
      'a list of values',
      'query($n: [String!]) { municipalities(where: {number: {in: $n}}) { nodes { id } } }',
      { n: ['0301', '4601', '1'] },
      { n: ['1151', '2', '3', '4'] },
    ],
    [
      'a selector',
      WHOLE,
      { f: { id: OSLO }, w: { jurisdiction: { eq: 'EU' } } },
      { f: { id: BERGEN }, w: { jurisdiction: { eq: 'NO' } } },
    ],
    ['a word that is looked for', SEARCH, { t: 'oslo' }, { t: 'Skatteetaten' }],
    ['several words', SEARCH, { t: 'felles melding' }, { t: 'Statens tjenester' }],
    ['a thing by its kind', SEARCH, { t: 'Oslo kommune' }, { t: 'Bergen kommune' }],
    [
      'a what-if',
      WHAT_IF,
      {
        id: OSLO,
        a: {
          with: [
            { relation: 'USES', from: OSLO, to: 'resource:elma' },
            { relation: 'PART_OF', from: OSLO, to: 'county:46' },
          ],
        },
      },
      {
        id: BERGEN,
        a: {
          with: [
            { relation: 'USES', from: BERGEN, to: 'resource:id-porten', certainty: 'FACT' },
            { relation: 'PART_OF', from: BERGEN, to: 'county:46' },
          ],
        },
      },
    ],
    [
      'what is left out, and when',
      WITHOUT,
      { gone: 'resource:id-porten', from: OSLO, day: '2027-01-01' },
      { gone: 'resource:kostra', from: BERGEN, day: '2028-01-01' },
    ],
    [
      'days',
      'query($a: Date!, $b: Date!) { difference(of: {id: "municipality:0301"}, since: $a, until: $b) { cameCount } }',
      { a: '2015-01-01', b: '2020-01-01' },
      { a: '2018-01-01', b: '2026-01-01' },
    ],
  ])('%s', (_, query, kept, others) => {
    const [given, own, misses] = alike(query, kept, others);
    expect(misses).toBe(0);
    expect(given).toEqual(own);
  });

  test('a cursor', async () => {
    const first = await cursorOf(PAGES, { c: null, min: 10 });
    const second = await cursorOf(PAGES, { c: first, min: 10 });
    const [given, own, misses] = alike(PAGES, { c: first, min: 10 }, { c: second, min: 10 });
    expect(misses).toBe(0);
    expect(given).toEqual(own);
  });
});

describe('another shape has a plan of its own', () => {
  test.each<[string, string, Bound, Bound]>([
    ['an id of another kind', SIGNATURE, { n: OSLO }, { n: 'county:46' }],
    [
      'more ids',
      'query($i: [ID!]) { reach(of: {ids: $i}) { totalCount } }',
      { i: [OSLO] },
      { i: [BERGEN, OSLO] },
    ],
    ['no cursor', PAGES, { c: null, min: 1 }, { min: 1 }],
    ['no condition', NAMES, { q: 'Os' }, { q: null }],
    ['a letter that is sorted among others', NAMES, { q: 'Os' }, { q: 'ê' }],
    [
      'another field',
      WHOLE,
      { f: { id: OSLO }, w: { jurisdiction: { eq: 'EU' } } },
      { f: { id: OSLO }, w: { celex: { eq: 'x' } } },
    ],
    ['more words', SEARCH, { t: 'oslo' }, { t: 'oslo by' }],
    ['a noun of a kind', SEARCH, { t: 'Oslo by' }, { t: 'Oslo kommune' }],
    [
      'more that is assumed',
      WHAT_IF,
      { id: OSLO, a: { with: [{ relation: 'USES', from: OSLO, to: 'resource:elma' }] } },
      { id: OSLO, a: { without: [{ id: 'resource:elma' }] } },
    ],
    ['ids in place of one', WHOLE, { f: { id: OSLO }, w: {} }, { f: { ids: [OSLO, BERGEN] }, w: {} }],
    [
      'many values',
      'query($n: [String!]) { municipalities(where: {number: {in: $n}}) { nodes { id } } }',
      { n: ['0301'] },
      { n: Array.from({ length: 300 }, String) },
    ],
  ])('%s', (_, query, kept, others) => {
    const [given, own, misses] = alike(query, kept, others);
    expect(misses).toBe(1);
    expect(given).toEqual(own);
  });
});

describe('what is wrong is told, whatever was asked before', () => {
  const SUPPOSED = `query($a: ID!, $b: ID!) {
    reach(of: {id: "municipality:1151"}, assuming: {with: [{relation: USES, from: $a, to: $b}]}) { totalCount }
  }`;
  const TWO = 'query($a: ID!, $b: ID!) { paths(from: {id: $a}, to: {id: $b}) { totalCount } }';
  test.each<[string, string, Bound, Bound, string]>([
    ['a path to itself', TWO, { a: OSLO, b: BERGEN }, { a: OSLO, b: OSLO }, 'BAD_INPUT'],
    ['an id that is nobody', SIGNATURE, { n: OSLO }, { n: 'municipality:9999' }, 'NOT_FOUND'],
    [
      'no ids',
      'query($i: [ID!]!) { reach(of: {ids: $i}) { totalCount } }',
      { i: [OSLO] },
      { i: [] },
      'BAD_INPUT',
    ],
    [
      'days the wrong way round',
      'query($a: Date!) { difference(of: {id: "municipality:0301"}, since: $a, until: "2020-01-01") { cameCount } }',
      { a: '2015-01-01' },
      { a: '2025-01-01' },
      'BAD_INPUT',
    ],
    [
      'a what-if of a thing and itself',
      SUPPOSED,
      { a: OSLO, b: 'resource:id-porten' },
      { a: OSLO, b: OSLO },
      'BAD_INPUT',
    ],
    ['no word', SEARCH, { t: 'oslo' }, { t: '?' }, 'BAD_INPUT'],
    ['what is no cursor', PAGES, { c: null, min: 1 }, { c: 'x', min: 1 }, 'BAD_CURSOR'],
  ])('%s', async (_, query, right, wrong, code) => {
    for (const time of [1, 2]) {
      expect([time, (await ask(query, right)).errors]).toEqual([time, undefined]);
      expect((await ask(query, wrong)).errors?.[0]?.extensions.code).toBe(code);
    }
  });

  test('a cursor of a list with other arguments', async () => {
    const c = await cursorOf(PAGES, { c: null, min: 10 });
    expect((await ask(PAGES, { c, min: 10 })).errors).toBeUndefined();
    expect((await ask(PAGES, { c, min: 11 })).errors?.[0]?.extensions.code).toBe('BAD_CURSOR');
  });
});

test('plans are let go one at a time, those not asked for lately first', () => {
  const plans = new PlanCache(server.samgraf.plans.current);
  const document = parse('query($n: Int) { municipalities(first: $n) { nodes { id } } }');
  const others = Array.from({ length: 5 }, (_, i) => parse(`{ a${i}: municipalities { totalCount } }`));
  for (const of of others) plans.plan(of, undefined, {});
  for (let n = 1; n <= 1000; n += 1) {
    plans.plan(document, undefined, { n });
    for (const of of others.slice(0, 2)) expect(plans.recall(of, undefined, {})).toBeDefined();
  }
  expect(plans.recall(document, undefined, { n: 1000 })).toBeDefined();
  const many = parse(
    `query($n: Int) { ${Array.from({ length: 300 }, (_, i) => `m${i}: municipalities(first: $n) { totalCount }`).join(' ')} }`,
  );
  for (let n = 1; n <= 100; n += 1) plans.plan(many, undefined, { n });
  expect(plans.recall(many, undefined, { n: 100 })).toBeDefined();
  expect(plans.recall(many, undefined, { n: 1 })).toBeUndefined();
});

test('a variable that one request gives and the next leaves out is no fault, whatever plans are tied to it', async () => {
  const CASES: readonly (readonly [query: string, given: Bound])[] = [
    [
      'query($a: Assuming) { impact(of: {id: "resource:altinn-3-plattform"}, change: RETIRE, assuming: $a) { totalCount } }',
      { a: { without: [{ id: 'resource:id-porten' }] } },
    ],
    [
      'query($a: Assuming) { reach(of: {id: "municipality:0301"}, maxHops: 1, assuming: $a) { totalCount } }',
      { a: { retire: [{ id: 'resource:id-porten', on: '2030-01-01' }] } },
    ],
    [
      'query($f: Date, $t: Date) { municipalities(asOf: $f) { totalCount } counties(asOf: $t) { totalCount } }',
      { f: '2025-01-01', t: '2026-01-01' },
    ],
    [
      'query($t: String = "oslo", $k: [KindName!]) { search(text: $t, kinds: $k) { totalCount } }',
      { t: 'id-porten', k: ['Solution'] },
    ],
    [
      'query($w: MunicipalityWhere, $o: [MunicipalityOrder!], $n: Int, $c: String) { municipalities(where: $w, orderBy: $o, first: $n, after: $c) { totalCount } }',
      { w: { population: { gt: 1000 } }, o: [{ population: 'DESC' }], n: 2, c: null },
    ],
  ];
  for (const [query, given] of CASES) {
    const names = Object.keys(given);
    const some = [given, {}, ...names.map(name => ({ [name]: given[name] })), given, {}];
    for (const variables of some) {
      const { errors = [] } = await ask(query, variables);
      expect([variables, errors]).toEqual([variables, []]);
    }
  }
});
