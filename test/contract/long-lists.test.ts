import { dataOf } from '../support/golden';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';

/** Lists longer than the longest page, of the national graph: most have a name, many the same, and most fields are missing in some. */
let stores: Stores;
beforeAll(async () => {
  stores = await Stores.openSeeded();
}, OPEN_TIMEOUT_MS);
afterAll(() => stores?.close());

type Page = Readonly<{
  totalCount: number;
  nodes: readonly Readonly<{ id: string }>[];
  pageInfo: Readonly<{
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string;
    endCursor: string;
  }>;
}>;
const SELECTION =
  '{ totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }';
const LONGEST = 1_000;
/** Each page has Neo4j put the whole list in order; `npm run test:differential` takes pages of 7, many times as many. */
const SHORT = Number(process.env.SAMGRAF_PAGE ?? 121);

describe.each(STORE_NAMES)('of the %s store', name => {
  const page = async (
    field: string,
    args: string,
    variables: Readonly<Record<string, unknown>> = {},
  ): Promise<Page> =>
    (
      await dataOf(
        stores.on(name),
        `query($first: Int, $after: String, $last: Int, $before: String) { list: ${field}(${args}first: $first, after: $after, last: $last, before: $before) ${SELECTION} }`,
        variables,
      )
    )['list'] as Page;

  const forward = async (field: string, args: string, first: number): Promise<readonly string[]> => {
    const ids: string[] = [];
    for (let after: string | null = null; ;) {
      const { nodes, pageInfo, totalCount } = await page(field, args, { first, after });
      ids.push(...nodes.map(node => node.id));
      expect(ids.length).toBeLessThanOrEqual(totalCount);
      if (!pageInfo.hasNextPage) return ids;
      expect(nodes).toHaveLength(first);
      after = pageInfo.endCursor;
    }
  };

  test('the longest page is whole, and the next one goes on where it ends', async () => {
    const first = await page('entities', '', { first: LONGEST });
    expect(first.totalCount).toBeGreaterThan(LONGEST);
    expect([first.nodes.length, first.pageInfo.hasNextPage, first.pageInfo.hasPreviousPage]).toEqual([
      LONGEST,
      true,
      false,
    ]);
    const second = await page('entities', '', { first: LONGEST, after: first.pageInfo.endCursor });
    expect([second.nodes.length, second.pageInfo.hasNextPage, second.pageInfo.hasPreviousPage]).toEqual([
      Math.min(first.totalCount - LONGEST, LONGEST),
      first.totalCount > 2 * LONGEST,
      true,
    ]);
    const ids = await forward('entities', '', LONGEST);
    expect([...first.nodes, ...second.nodes].map(node => node.id)).toEqual(ids.slice(0, 2 * LONGEST));
    expect(new Set(ids).size).toBe(first.totalCount);
    const last = await page('entities', '', { last: LONGEST });
    expect(last.nodes.map(node => node.id)).toEqual(ids.slice(-LONGEST));
    const before = await page('entities', '', { last: LONGEST, before: last.pageInfo.startCursor });
    expect(before.nodes.map(node => node.id)).toEqual(ids.slice(-2 * LONGEST, -LONGEST));
  });

  test.each([
    '',
    'orderBy: [{certainty: DESC}, {name: ASC}], ',
    'orderBy: [{validFrom: ASC}], ',
    'orderBy: [{id: DESC}], ',
  ])(
    `pages of ${SHORT} come to all of it, nothing twice and nothing missed, in the order of long pages (%s)`,
    async args => {
      const ids = await forward('entities', args, SHORT);
      expect(ids.length).toBeGreaterThanOrEqual(1_548);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(await forward('entities', args, LONGEST));
    },
    240_000,
  );

  test('nor of an interface, by a count that most have alike', async () => {
    const args = 'orderBy: [{usesCount: DESC}], ';
    const ids = await forward('actors', args, SHORT);
    expect(ids.length).toBeGreaterThan(400);
    expect([new Set(ids).size, ids]).toEqual([ids.length, await forward('actors', args, LONGEST)]);
  }, 240_000);
});

test('both stores have them in the same order', async () => {
  const [first, ...others] = await Promise.all(
    stores.all.map(samgraf => dataOf(samgraf, `{ entities(first: ${LONGEST}) { nodes { id } } }`)),
  );
  for (const other of others) expect(other).toEqual(first);
});
