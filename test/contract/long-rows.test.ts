import { openSeededApp, ask, bodyOf, type SeededApp } from '../hostile/seeded-app';

/** More rows than are converted in one go: the embedded store returns them in parts, and puts them together again. */
let server: SeededApp;
beforeAll(async () => {
  server = await openSeededApp();
}, 60_000);
afterAll(() => server.close());

const dataOf = async (query: string, variables: Readonly<Record<string, unknown>> = {}) => {
  const { data, errors } = bodyOf(await ask(server.app, { query, variables }));
  expect(errors).toBeUndefined();
  return data as Readonly<Record<string, Page>>;
};
type Page = Readonly<{
  totalCount: number;
  nodes: readonly unknown[];
  pageInfo: Readonly<{ endCursor: string; hasNextPage: boolean }>;
}>;

const byPages = async (field: string, args: string, selected: string, first: number): Promise<unknown[]> => {
  const all: unknown[] = [];
  for (let after: string | null = null; ;) {
    const page: Page | undefined = (
      await dataOf(
        `query($after: String) { ${field}(${args}first: ${first}, after: $after) { nodes { ${selected} } pageInfo { endCursor hasNextPage } } }`,
        { after },
      )
    )[field];
    all.push(...(page?.nodes ?? []));
    if (!page?.pageInfo.hasNextPage || all.length >= 1_000) return all.slice(0, 1_000);
    after = page.pageInfo.endCursor;
  }
};

test.each([
  ['a list', 'entities', '', 'id name', 100],
  ['a list of lists', 'municipalities', '', 'id uses(first: 50) { totalCount nodes { id } }', 17],
  ['a search', 'search', 'text: "e", ', 'id', 90],
])('%s is the same in one page and in many', async (_, field, args, selected, first) => {
  const whole = (await dataOf(`{ ${field}(${args}first: 1000) { totalCount nodes { ${selected} } } }`))[
    field
  ];
  expect(whole?.nodes.length).toBe(Math.min(1_000, whole?.totalCount ?? 0));
  expect(whole?.nodes).toEqual(await byPages(field, args, selected, first));
});

test('a long search beside many lists is not too deep for the engine: they go in several statements', async () => {
  const words = Array.from({ length: 20 }, (_, i) => String.fromCharCode(97 + i)).join(' ');
  const found = Array.from(
    { length: 49 },
    (_, i) => `n${i}: counties(first: 1) { totalCount nodes { number } }`,
  );
  const all = await dataOf(
    `{ long: search(text: "${words}") { totalCount nodes { id } } ${found.join(' ')} }`,
  );
  expect(all['long']).toEqual({ totalCount: 0, nodes: [] });
  expect(Object.values(all).slice(1)).toEqual(
    found.map(() => ({ totalCount: 15, nodes: [{ number: '42' }] })),
  );
});

test('single values are returned once beside lists of any length, and beside none', async () => {
  const all = await dataOf(
    '{ long: entities(first: 1000) { totalCount nodes { id } } short: sectors(first: 1000) { totalCount nodes { id } } none: sectors(where: {name: {eq: "none"}}, first: 1000) { totalCount nodes { id } } one: municipality(number: "0301") { id } }',
  );
  expect(all['long']?.nodes).toHaveLength(1_000);
  expect(all['short']?.nodes).toHaveLength(all['short']?.totalCount ?? 0);
  expect(all['none']).toEqual({ totalCount: 0, nodes: [] });
  expect(all['one']).toEqual({ id: 'municipality:0301' });
});

test('ids are answered in their order, each as often as it is given', async () => {
  const { nodes } = (await dataOf('{ entities(first: 700) { nodes { id } } }'))['entities'] as Page;
  const ids = [...nodes, ...nodes].slice(0, 1_000).map(node => (node as { id: string }).id);
  const found = await dataOf('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
  expect((found['nodes'] as unknown as readonly { id: string }[]).map(({ id }) => id)).toEqual(ids);
});

test('what a question finds is the same in one page and in many', async () => {
  const args = 'of: {municipality: {}}, maxHops: 2, direction: ANY, ';
  const whole = (await dataOf(`{ reach(${args}first: 1000) { totalCount nodes { node { id } distance } } }`))[
    'reach'
  ];
  expect(whole?.nodes.length).toBeGreaterThan(150);
  expect(whole?.nodes).toEqual(await byPages('reach', args, 'node { id } distance', 40));
});
