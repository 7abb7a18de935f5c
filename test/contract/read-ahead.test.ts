import { parse } from 'graphql';
import { ANONYMOUS, type Viewer } from '../../src/engine/access/viewer';
import { answer } from '../support/answer';
import { Timing } from '../../src/engine/answer/request';
import { BOUNDS } from '../../src/engine/plan/traversal';
import { refresh, type Samgraf } from '../../src/doors/server/samgraf';
import { SOURCE, municipality, solution, uses } from '../exchange/loading';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { writeRecords } from '../support/write-records';

const CAP = BOUNDS.aheadCap;
const STEWARD: Viewer = { ...ANONYMOUS, name: 'a steward', role: 'STEWARD', known: true };
const nameOf = (of: string, i: number): string => `${of}-${String(i).padStart(4, '0')}`;

/** A municipality that uses so many; some more that it uses are not public. */
const star = (number: string, count: number, hidden = 0): readonly object[] => [
  municipality(number),
  ...Array.from({ length: count + hidden }, (_, i) => {
    const own = i < count ? {} : { access: 'NON_PUBLIC' };
    const id = nameOf(number, i);
    return [solution(id, own), uses(number, id, { ...own, sources: [`source:${i % 3}`] })];
  }).flat(),
];

const [FEW, FULL, MANY, PAIRS, MORE, HALF, HIDING] = [
  '0001',
  '0002',
  '0003',
  '0004',
  '0005',
  '0006',
  '0007',
] as const;
const records: readonly object[] = [
  SOURCE,
  ...[0, 1, 2].map(i => ({ ...SOURCE, id: `source:${i}`, title: `S ${i}` })),
  // A node each and the municipality itself.
  ...star(FEW, CAP - 2),
  ...star(FULL, CAP - 1),
  ...star(MANY, CAP),
  // A node and an edge each, and the municipality itself: an even cap is reached by an odd number.
  ...star(PAIRS, (CAP - 2) / 2),
  ...star(MORE, CAP / 2),
  ...star(HALF, CAP / 2 - 1),
  ...star(HIDING, 5, CAP),
];

describe.each(STORE_NAMES)('what find reads ahead, on %s', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await writeRecords(samgraf, records);
    await refresh(samgraf);
  }, OPEN_TIMEOUT_MS);
  afterAll(async () => {
    await stores?.close();
  });

  const ask = async (query: string, viewer: Viewer = ANONYMOUS) => {
    const before = samgraf.store.statements;
    const request = { document: parse(query), operationName: undefined, variables: {}, viewer };
    const { data, errors, cost } = await answer(request, { ...samgraf, timing: new Timing() });
    expect(errors).toEqual([]);
    const statements = samgraf.store.statements - before;
    const { estimated, actual } = cost();
    expect(actual.statements).toBe(statements);
    expect(actual.rows).toBeLessThanOrEqual(estimated.rows);
    return { data, statements, rows: actual.rows };
  };
  const reach = (number: string, select = 'id name(lang: en) certainty', first = 1000): string =>
    `{ reach(of: {ids: ["municipality:${number}"]}, maxHops: 1, first: ${first}) { totalCount nodes { node { ${select} } } } }`;
  const reached = (number: string, count: number): object[] =>
    Array.from({ length: count }, (_, i) => ({
      node: { id: `resource:${nameOf(number, i)}`, name: nameOf(number, i), certainty: 'FACT' },
    }));

  test.each([
    [FEW, CAP - 2, 1],
    [FULL, CAP - 1, 1],
    [MANY, CAP, 2],
  ])('what %s and the %i nodes it reaches are called takes %i statements', async (number, count, most) => {
    const { data, statements, rows } = await ask(reach(number));
    expect(data).toEqual({ reach: { totalCount: count, nodes: reached(number, count) } });
    expect([statements, rows]).toEqual([most, count]);
  });

  test.each([
    [PAIRS, (CAP - 2) / 2, 1],
    [MORE, CAP / 2, 2],
  ])(
    'nodes count together with the edges that are asked about: %s with %i of each',
    async (number, count, most) => {
      const { data, statements } = await ask(
        `{ reach(of: {ids: ["municipality:${number}"]}, maxHops: 1, first: 1000) { nodes { node { id name(lang: en) certainty } path { steps { certainty sources { title } } } } } }`,
      );
      expect(data).toEqual({
        reach: {
          nodes: reached(number, count).map((node, i) => ({
            ...node,
            path: { steps: [{ certainty: 'FACT', sources: [{ title: `S ${i % 3}` }] }] },
          })),
        },
      });
      expect(statements).toBe(most);
    },
  );

  test('rows are those that the answer shows, whatever else was read', async () => {
    expect(await ask(reach(FULL, 'id name(lang: en) certainty', 3))).toEqual({
      data: { reach: { totalCount: CAP - 1, nodes: reached(FULL, 3) } },
      statements: 1,
      rows: 3,
    });
  });

  test.each([
    ['a list of each node', reach(PAIRS, 'id ... on SharedResource { usedBy { totalCount } }')],
    ['the sources of each node', reach(PAIRS, 'id sources { title }')],
    [
      'relations among the nodes',
      `{ neighbourhood(of: {ids: ["municipality:${PAIRS}"]}, maxHops: 1) { nodes { node { name } } relations { certainty } } }`,
    ],
    ['another read beside', reach(PAIRS).replace(/}$/, ` municipality(number: "${FEW}") { name } }`)],
  ])('%s takes a second statement', async (_, query) => {
    expect((await ask(query)).statements).toBe(2);
  });

  test('questions share what is read ahead: of two, each has half', async () => {
    const both = (other: string): string =>
      `{ a: ${reach(HALF).slice(1, -1)} b: ${reach(other).slice(1, -1)} }`;
    const small = await ask(both(HALF));
    const one = { totalCount: CAP / 2 - 1, nodes: reached(HALF, CAP / 2 - 1) };
    expect(small).toEqual({ data: { a: one, b: one }, statements: 1, rows: CAP - 2 });
    const { data, statements } = await ask(both(MORE));
    expect(data).toEqual({ a: one, b: { totalCount: CAP / 2, nodes: reached(MORE, CAP / 2) } });
    expect(statements).toBe(2);
  });

  test('what is hidden is neither read nor counted', async () => {
    // There and back again: two layers, whose edges are the same.
    const query = `{ reach(of: {ids: ["municipality:${HIDING}"]}, direction: ANY, maxHops: 2, first: 1000) {
      nodes { node { id name(lang: en) certainty } path { steps { certainty sources { title } } } } } }`;
    const nodes = (count: number): object[] =>
      reached(HIDING, count).map((node, i) => ({
        ...node,
        path: { steps: [{ certainty: 'FACT', sources: [{ title: `S ${i % 3}` }] }] },
      }));
    // Five nodes, five edges and three sources.
    expect(await ask(query)).toEqual({ data: { reach: { nodes: nodes(5) } }, statements: 1, rows: 13 });
    const all = await ask(query, STEWARD);
    expect(all).toEqual({ data: { reach: { nodes: nodes(CAP + 5) } }, statements: 2, rows: 2 * CAP + 13 });
  });
});
