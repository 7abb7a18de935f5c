import { planImport } from '../support/plan-import';
import { refresh } from '../../src/doors/server/samgraf';
import { dataOf } from '../support/golden';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { writeRecords } from '../support/write-records';

/**
 * Neo4j orders stored text by code point, and compares it with a parameter by UTF-16 code unit (see quirks.test.ts).
 * So ids that the two order differently are refused, and all others come once, whichever row a cursor stands at.
 */
const LOCAL_IDS = ['a', 'å', 'z', 'Æ', '10', '9'];
const REFUSED = ['～a', '\ufffd', '𝔸', '😀a'];

const fact = { certainty: 'FACT', sources: ['source:test'] };
const records = [
  { type: 'Source', id: 'source:test', name: { nb: 'Prøve' }, title: 'Prøve', ...fact, sources: [] },
  { type: 'Solution', id: 'resource:hub', name: { nb: 'Nav' }, ...fact },
  ...LOCAL_IDS.map(id => ({
    type: 'PrivateOrganisation',
    id: `organisation:${id}`,
    name: { nb: 'Like' },
    ...fact,
  })),
  ...LOCAL_IDS.map(id => ({ relation: 'USES', from: `organisation:${id}`, to: 'resource:hub', ...fact })),
];

let stores: Stores;
beforeAll(async () => {
  stores = await Stores.open();
  for (const samgraf of stores.all) {
    await writeRecords(samgraf, records);
    await refresh(samgraf);
  }
}, OPEN_TIMEOUT_MS);
afterAll(() => stores?.close());

type Page = Readonly<{
  nodes: readonly Readonly<{ id: string }>[];
  pageInfo: Readonly<{ hasNextPage: boolean; endCursor: string }>;
}>;
const PAGE = '{ nodes { id } pageInfo { hasNextPage endCursor } }';

/** One row at a time, so that every id is a cursor once. */
const walk = async (read: (page: string) => Promise<Page>): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (let after = ''; ids.length <= LOCAL_IDS.length;) {
    const { nodes, pageInfo } = await read(`first: 1${after}`);
    ids.push(...nodes.map(node => node.id));
    if (!pageInfo.hasNextPage) break;
    after = `, after: "${pageInfo.endCursor}"`;
  }
  return ids.sort();
};
const expected = LOCAL_IDS.map(id => `organisation:${id}`).sort();

test.each(REFUSED)('organisation:%s is no id', id => {
  const model = stores.on('embedded').model;
  const named = [
    records[0],
    { type: 'PrivateOrganisation', id: `organisation:${id}`, name: { nb: 'Like' }, ...fact },
  ];
  expect(() =>
    planImport(
      model,
      named.map((value, i) => ({ at: `records:${i}`, value })),
      { recordedAt: '2026-01-01T00:00:00Z' },
    ),
  ).toThrow(/is not an id/);
});

describe.each(STORE_NAMES)('every row comes once, on %s', name => {
  for (const orderBy of ['[{id: ASC}]', '[{name: ASC}]', '[{certainty: ASC}]', '[{usesCount: ASC}]']) {
    test(`ordered by ${orderBy}`, async () => {
      const read = async (page: string): Promise<Page> =>
        (await dataOf(stores.on(name), `{ actors(orderBy: ${orderBy}, ${page}) ${PAGE} }`))['actors'] as Page;
      expect(await walk(read)).toEqual(expected);
    });
  }

  test('of related nodes', async () => {
    const read = async (page: string): Promise<Page> =>
      (
        (await dataOf(stores.on(name), `{ solution(id: "resource:hub") { usedBy(${page}) ${PAGE} } }`))[
          'solution'
        ] as Readonly<{ usedBy: Page }>
      ).usedBy;
    expect(await walk(read)).toEqual(expected);
  });
});
