import { parse } from 'graphql';
import { buildSchema } from '../../src/engine/schema/build-schema';
import { PlanCache } from '../../src/engine/answer/plans';
import { SamgrafError } from '../../src/engine/errors';
import { estimate } from '../../src/engine/roots/slices';
import { BY_LEVEL } from '../../src/engine/plan/authorise';
import { costOfEdges } from '../../src/engine/plan/cost';
import { ALL, literal, type Column } from '../../src/engine/plan/plan';
import type { Statistics } from '../../src/engine/plan/statistics';
import { readProjectModel } from '../../src/doors/server/samgraf';

const model = readProjectModel();
const USES = {
  count: 3_000,
  froms: 300,
  tos: 40,
  maxOut: 20,
  maxIn: 350,
  between: new Map(),
  sorts: new Map(),
};
const statistics: Statistics = {
  nodes: new Map([['Municipality', 357]]),
  edges: new Map([['USES', USES]]),
  sources: new Map(),
  dated: new Set(),
  closed: new Set(),
};
const plans = new PlanCache({ schema: buildSchema(model), model, statistics });

const planned = (query: string, variables: Readonly<Record<string, unknown>> = {}) =>
  plans.plan(parse(query), undefined, variables).planned.plan;
const rows = (query: string, variables: Readonly<Record<string, unknown>> = {}): number =>
  estimate(planned(query, variables), statistics, variables).rows;

const ids = (n: number): string[] => Array.from({ length: n }, (_, i) => `municipality:${1000 + i}`);
const INSIDE =
  '{ id ... on Municipality { uses(first: 1000) { nodes { id usedBy(first: 1000) { nodes { id } } } } } }';
const ONE = 1 + USES.maxOut * (1 + USES.maxIn);

describe('nodes by ids cost as much as there are ids', () => {
  test.each([1, 2, 3])('%i in the document', n => {
    expect(
      rows(
        `{ nodes(ids: [${ids(n)
          .map(id => `"${id}"`)
          .join(', ')}]) ${INSIDE} }`,
      ),
    ).toBe(n * ONE);
  });
  test.each([1, 2, 3])('%i in a variable', n => {
    expect(rows(`query($ids: [ID!]!) { nodes(ids: $ids) ${INSIDE} }`, { ids: ids(n) })).toBe(n * ONE);
  });
  test('in variables within the list', () => {
    expect(
      rows(`query($a: ID!, $b: ID!) { nodes(ids: [$a, $b]) ${INSIDE} }`, {
        a: 'municipality:1',
        b: 'municipality:2',
      }),
    ).toBe(2 * ONE);
  });
  test('one that is no list', () => {
    expect(rows(`{ nodes(ids: "municipality:0301") ${INSIDE} }`)).toBe(ONE);
  });
  test('as many as are taken, where the list is bound later', () => {
    const plan = planned(`{ nodes(ids: "a") ${INSIDE} }`);
    const [root] = plan.roots;
    if (root?.kind !== 'byIds') throw new Error('nodes are read by ids');
    expect(
      estimate({ ...plan, roots: [{ ...root, ids: { kind: 'variable', name: 'ids' } }] }, statistics).rows,
    ).toBe(1_000 * ONE);
    expect(estimate({ ...plan, roots: [{ ...root, ids: literal([]) }] }, statistics).rows).toBe(0);
  });
  test('so that many with much inside are refused, and few are not, in whichever order they are asked', () => {
    const query = `query($ids: [ID!]!) { nodes(ids: $ids) ${INSIDE} }`;
    const document = parse(query);
    const ask = (n: number): unknown => plans.plan(document, undefined, { ids: ids(n) });
    expect(() => ask(3)).not.toThrow();
    expect(() => ask(4)).toThrow(SamgrafError);
    expect(() => ask(4)).toThrow(/about 28,084 rows; the limit is 25,000/);
    expect(() => ask(3)).not.toThrow();
  });
});

describe('of a relation of which there is none nothing is followed, and all figures are known', () => {
  const NONE = { count: 0, froms: 0, tos: 0, maxOut: 0, maxIn: 0, between: new Map(), sorts: new Map() };
  const schema = buildSchema(model);
  const young = (edges: Statistics['edges']): PlanCache =>
    new PlanCache({
      schema,
      model,
      statistics: {
        ...statistics,
        nodes: new Map(
          ['Framework', 'Solution', 'NationalCapability', 'Municipality'].map(kind => [kind, 1]),
        ),
        edges,
      },
    });
  const all = new Map([...model.relations.keys()].map(name => [name, NONE]));
  test.each([
    '{ solutions(where: {governedBy: {some: {node: {jurisdiction: {eq: EU}}}}}) { totalCount nodes { id } } }',
    '{ municipalities(where: {uses: {some: {node: {lifecycle: {eq: LIVE}}}}}) { totalCount } }',
    '{ deliveryAgreements(where: {agreedWith: {some: {node: {form: {eq: COMPANY}}}}}) { totalCount } }',
    '{ informationSystems(where: {processes: {some: {node: {name: {eq: "x"}}}}}, first: 5) { nodes { id } } }',
    '{ paths(from: {id: "municipality:0301"}, to: {obligation: {followsFrom: {some: {node: {jurisdiction: {eq: EU}}}}}}) { totalCount } }',
    '{ solutions(where: {NOT: {governedBy: {every: {node: {jurisdiction: {eq: EU}}}}}}) { totalCount } }',
  ])('%s', query => {
    for (const edges of [all, new Map()]) {
      const { cost } = young(edges).plan(parse(query), undefined, {}).planned;
      for (const figure of Object.values(cost)) expect(figure).toBeLessThanOrEqual(400_000);
    }
  });
});

test('a page costs no more than there are of its kind, or at the end of a relation', () => {
  expect(rows('{ municipalities(first: 1000) { nodes { id } } }')).toBe(357);
  expect(rows('{ municipality(number: "0301") { uses(first: 1000) { nodes { id } } } }')).toBe(
    1 + USES.maxOut,
  );
  expect(rows('{ municipalities { totalCount } }')).toBe(0);
});

describe('a page in the order of an index costs what it may pass over', () => {
  const MANY = 1_200_000;
  const tested = { begun: 400_000, lastBegun: '2024-01-01', ended: 50, closed: 0 };
  const visits = (query: string, more: Partial<Record<keyof Statistics, unknown>> = {}): number => {
    const of: Statistics = {
      ...statistics,
      nodes: new Map([['Municipality', MANY]]),
      tested: new Map([['Municipality', tested]]),
      dated: new Set(['Municipality']),
      ...more,
    } as Statistics;
    const cache = new PlanCache({ schema: buildSchema(model), model, statistics: of, access: BY_LEVEL });
    return estimate(cache.plan(parse(query), undefined, {}).planned.plan, of).visits;
  };
  const PAGE = '{ municipalities(first: 20) { nodes { id } } }';

  test('as today, those that have ended, whatever the size of the graph', () => {
    expect(visits(PAGE)).toBe(Math.ceil((21 + 50) * (1 + 1 / 8)));
  });
  test('on a day before the last has begun, those that begin as well', () => {
    expect(visits(PAGE.replace('first: 20', 'first: 20, asOf: "2020-01-01"'))).toBeGreaterThan(400_000);
  });
  test('those that are closed', () => {
    const closed = { tested: new Map([['Municipality', { ...tested, closed: 1_000 }]]) };
    expect(visits(PAGE, { ...closed, closed: new Set(['Municipality']) })).toBe(
      Math.ceil((21 + 50 + 1_000) * (1 + 2 / 8)),
    );
  });
  test('to count them, those that do not hold, where indexes know them; all where a store scans', () => {
    const COUNT = '{ municipalities { totalCount } }';
    expect(visits(COUNT)).toBe(50);
    expect(visits(COUNT.replace('municipalities', 'municipalities(asOf: "2020-01-01")'))).toBe(400_050);
    expect(() => visits(COUNT, { scanned: true })).toThrow(/may look at about 1,350,000 nodes/);
    expect(() =>
      visits(COUNT.replace('municipalities', 'municipalities(where: {population: {gt: 1}})')),
    ).toThrow(/may look at about/);
  });
  test('all, where no number is known, and where another filter decides', () => {
    expect(() => visits(PAGE, { tested: undefined })).toThrow(/may look at about 1,350,000 nodes/);
    expect(() =>
      visits('{ municipalities(first: 20, where: {population: {gt: 1}}) { nodes { id } } }'),
    ).toThrow(/may look at about/);
  });
});

describe('a search', () => {
  const of = (entities: number): Statistics => ({
    ...statistics,
    nodes: new Map([['Municipality', entities]]),
  });
  const visits = (text: string, where: Statistics): number =>
    estimate(planned(`{ search(text: "${text}") { totalCount } }`), where).visits;

  test('of a large store looks at what an index proposes', () => {
    expect(visits('skole barnehage', of(1_000_000))).toBe(visits('skole barnehage', of(20_000)));
  });
  test('without an index looks for each word, in all its forms, in every entity', () => {
    const scanned = (text: string, entities: number): number =>
      visits(text, { ...of(entities), scanned: true });
    expect(scanned('skole', 100_000)).toBe(10 * scanned('skole', 10_000));
    expect(scanned('skole barnehage', 10_000)).toBeGreaterThan(1.5 * scanned('skole', 10_000));
    expect(scanned('barnehagene', 10_000)).toBeGreaterThan(scanned('a', 10_000));
  });
  test('is refused with a hint to its words', () => {
    const large = new PlanCache({
      schema: buildSchema(model),
      model,
      statistics: { ...of(200_000), scanned: true },
    });
    const search = (text: string) =>
      large.plan(parse(`{ search(text: "${text}") { nodes { id } } }`), undefined, {});
    expect(() => search('as')).not.toThrow();
    expect(() => search('barnehager skoler kommuner')).toThrow(
      expect.objectContaining({ code: 'COST_LIMIT', hint: expect.stringMatching(/search for fewer words/) }),
    );
  });
});

describe('a filter two relations away', () => {
  const times = (n: number): Statistics => ({
    ...statistics,
    nodes: new Map([
      ['Municipality', 4_000 * n],
      ['County', 5],
      ['Solution', 4_000 * n],
      ['Framework', 210 * n],
    ]),
    edges: new Map([
      ['USES', { ...USES, count: 20_600 * n, maxOut: 10, maxIn: 1_375 * n }],
      ['GOVERNED_BY', { ...USES, count: 5_508 * n, maxOut: 4, maxIn: 1_031 * n }],
    ]),
  });
  const UNDER = '{uses: {some: {node: {governedBy: {some: {node: {jurisdiction: {eq: EU}}}}}}}}';
  const FROM = '{uses: {some: {node: {governedBy: {some: {node: {id: {eq: "framework:gdpr"}}}}}}}}';
  const visits = (field: string, of: Statistics): number => {
    const cache = new PlanCache({ schema: buildSchema(model), model, statistics: of });
    return estimate(cache.plan(parse(`{ ${field} { nodes { id } } }`), undefined, {}).planned.plan, of)
      .visits;
  };
  const listed = (where: string): string => `municipalities(where: ${where})`;

  test.each([undefined, true] as const)(
    'costs as many edges as there are of each, whether or not a store scans (%s)',
    scanned => {
      const of = { ...times(10), ...(scanned ? { scanned } : {}) };
      const edges = 206_000 + 55_080;
      expect(visits(listed(UNDER), of)).toBeGreaterThan(edges);
      expect(visits(listed(UNDER), of)).toBeLessThan(2 * edges);
      expect(visits(`${listed(UNDER).slice(0, -1)}, orderBy: [{population: DESC}])`, of)).toBeGreaterThan(
        edges,
      );
    },
  );
  test('is counted by its end, whatever order is followed to list them', () => {
    const count = (selected: string): number =>
      visits(`${listed(UNDER)} { ${selected} } _: municipalities(first: 1)`, times(10));
    expect(count('totalCount')).toBeLessThan(count('nodes { id }'));
    expect(count('totalCount nodes { id }')).toBeLessThan(1_000_000);
  });
  test('is refused where these are too many', () => {
    expect(() => visits(listed(UNDER), times(100))).toThrow(/may look at about [0-9,]+ nodes and edges/);
  });
  test('is followed from each node where there are few of these', () => {
    expect(visits(`counties(where: ${UNDER})`, times(1))).toBeLessThan(400);
  });
  test('costs no more than its end leads to, if that is found by a key', () => {
    const few = { ...times(10) };
    const edges = new Map(few.edges).set('GOVERNED_BY', { ...USES, count: 55_080, maxOut: 4, maxIn: 3 });
    edges.set('USES', { ...USES, count: 206_000, maxOut: 10, maxIn: 50 });
    expect(visits(listed(FROM), { ...few, edges })).toBeLessThan(1_000);
  });
});

test('what is found by a value that many may have costs as many as there are, of its own kind or a related one', () => {
  const of: Statistics = {
    ...statistics,
    nodes: new Map([
      ['Framework', 2_100],
      ['Solution', 500],
    ]),
    edges: new Map([['GOVERNED_BY', { ...USES, count: 10, maxOut: 2, maxIn: 3 }]]),
  };
  const cache = new PlanCache({ schema: buildSchema(model), model, statistics: of });
  const visits = (field: string): number =>
    estimate(cache.plan(parse(`{ ${field} { nodes { id } } }`), undefined, {}).planned.plan, of).visits;
  expect(visits('frameworks(where: {jurisdiction: {eq: EU}})')).toBeGreaterThan(2_100);
  expect(visits('frameworks(where: {jurisdiction: {eq: EU}})')).toBeLessThan(3_000);
  const related = 'solutions(where: {governedBy: {some: {node: {jurisdiction: {eq: EU}}}}})';
  expect(visits(related)).toBeGreaterThan(2_100);
  expect(visits(related)).toBeLessThan(3_000);
});

test('edges read each of their sources once, but what these are based on for each of them', () => {
  const cited: Statistics = {
    ...statistics,
    nodes: new Map([['Source', 5]]),
    sources: new Map([
      ['USES', 3],
      ['Source', 2],
    ]),
  };
  const within = (levels: number, on: 'edge' | 'node' = 'edge'): readonly Column[] =>
    levels === 0
      ? []
      : [{ kind: 'sources', column: 'sources', on, where: ALL, columns: within(levels - 1, 'node') }];
  expect([0, 1, 2, 3].map(levels => costOfEdges(within(levels), 2, cited).rows)).toEqual([
    2,
    2 + 5,
    2 + 5 + 10,
    2 + 5 + 10 + 20,
  ]);
});

describe('a layer has as many edges as the price of its question allows for', () => {
  const of: Statistics = {
    ...statistics,
    nodes: new Map([
      ['Municipality', 40_000],
      ['Solution', 300],
    ]),
    edges: new Map([
      [
        'USES',
        { ...USES, count: 60_000, maxIn: 34_000, between: new Map([['Municipality Solution', 60_000]]) },
      ],
    ]),
  };
  const cache = new PlanCache({ schema: buildSchema(model), model, statistics: of });
  const capsOf = (query: string): readonly (number | undefined)[] =>
    cache.plan(parse(query), undefined, {}).planned.traversals.map(({ layerCap }) => layerCap);
  const around = (id: string, maxHops: number): string =>
    `${id}: neighbourhood(of: {id: "resource:${id}"}, relations: [USES], direction: BACKWARD, maxHops: ${maxHops}) { totalCount }`;

  test('around a hub, all there are where it is asked for alone', () => {
    expect(capsOf(`{ ${around('a', 1)} }`)).toEqual([100_000]);
    expect(estimate(cache.plan(parse(`{ ${around('a', 1)} }`), undefined, {}).planned.plan, of).edges).toBe(
      34_000,
    );
  });
  test('fewer beside others, so that nothing is refused that was not', () => {
    expect(capsOf(`{ ${['a', 'b', 'c', 'd', 'e', 'f'].map(id => around(id, 1)).join(' ')} }`)).toEqual(
      Array.from({ length: 6 }, () => 20_000),
    );
    const many = Array.from({ length: 16 }, (_, i) => around(`r${i}`, 1)).join(' ');
    expect(capsOf(`{ ${many} }`)).toEqual(Array.from({ length: 16 }, () => undefined));
  });
  test('as few as before where they would be too much together', () => {
    const far = ['a', 'b', 'c', 'd'].map(id => around(id, 4).replace('BACKWARD', 'ANY')).join(' ');
    expect(capsOf(`{ ${far} ${around('e', 1)} }`).at(-1)).toBe(20_000);
    expect(capsOf(`{ ${far} ${around('e', 1)} ${around('f', 1)} }`)).toEqual(
      Array.from({ length: 6 }, () => undefined),
    );
  });
  test('no more where none can be met', () => {
    expect(
      capsOf(
        '{ neighbourhood(of: {id: "municipality:0301"}, relations: [USES], direction: FORWARD, maxHops: 1) { totalCount } }',
      ),
    ).toEqual([undefined]);
  });
});
