import { fc } from '../support/drawn';
import { dataOf } from '../support/golden';
import { Stores, OPEN_TIMEOUT_MS } from '../support/stores';
import { writeRecords } from '../support/write-records';
import { refresh, type Samgraf } from '../../src/doors/server/samgraf';
import type { Orders } from '../../src/engine/store/orders';

/**
 * The embedded store keeps nodes in the orders that lists are asked in. Whatever is written between the pages, they are
 * those of a list that is read whole and sorted: the same with a text that is in all names, for which no order is kept.
 */
const ORDERS = [
  ['municipalities', '[{name: ASC}]'],
  ['municipalities', '[{population: DESC}, {name: ASC}]'],
  ['municipalities', '[{writtenForm: ASC}, {name: DESC}]'],
  ['actors', '[{name: DESC}]'],
  ['entities', '[{id: ASC}]'],
] as const;
const IDS = Array.from({ length: 90 }, (_, i) => String(i + 1000));
const fact = { certainty: 'FACT', sources: ['source:test'] };

const SOURCE = {
  type: 'Source',
  id: 'source:test',
  name: { nb: 'Prøve' },
  title: 'Prøve',
  ...fact,
  sources: [],
};
const write = (records: readonly object[]): Promise<void> => writeRecords(samgraf, [SOURCE, ...records]);

let stores: Stores;
let samgraf: Samgraf;
beforeAll(async () => {
  stores = await Stores.openOne('embedded');
  samgraf = stores.on('embedded');
  await write([]);
}, OPEN_TIMEOUT_MS);
afterAll(() => stores?.close());

const names = fc.constantFrom('Ås', 'Ål', 'Bø', 'Aa', 'z', 'Våler', 'Herøy');
const change = fc.record({
  number: fc.constantFrom(...IDS),
  name: names,
  population: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
  writtenForm: fc.option(fc.constantFrom('BOKMAAL', 'NYNORSK', 'NEUTRAL'), { nil: undefined }),
  validTo: fc.option(fc.constantFrom('2020-01-01', '2999-01-01'), { nil: undefined }),
  gone: fc.boolean(),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

const apply = async (changes: readonly Change[]): Promise<void> => {
  const gone = changes.filter(one => one.gone).map(({ number }) => `municipality:${number}`);
  await samgraf.store.transact(graph => graph.remove({ kind: 'nodes', ids: gone }));
  const there = changes.filter(one => !one.gone);
  await write(
    there.map(({ number, name, population, writtenForm, validTo }) => ({
      type: 'Municipality',
      id: `municipality:${number}`,
      number,
      name: { nb: name },
      ...(population === undefined ? {} : { population }),
      ...(writtenForm === undefined ? {} : { writtenForm }),
      ...(validTo === undefined ? {} : { validTo }),
      ...fact,
    })),
  );
  await refresh(samgraf);
};

type Page = Readonly<{
  nodes: readonly Readonly<{ id: string }>[];
  pageInfo: Readonly<
    Record<'hasNextPage' | 'hasPreviousPage', boolean> & Record<'startCursor' | 'endCursor', string>
  >;
}>;
const read = async (list: string, args: string): Promise<Page> =>
  (
    await dataOf(
      samgraf,
      `{ ${list}(${args}) { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
    )
  )[list] as Page;

const walk = async (list: string, orderBy: string, backward: boolean): Promise<readonly string[]> => {
  let ids: readonly string[] = [];
  for (let at = ''; ;) {
    const { nodes, pageInfo } = await read(
      list,
      `orderBy: ${orderBy}, ${backward ? 'last' : 'first'}: 7${at}`,
    );
    const page = nodes.map(({ id }) => id);
    ids = backward ? [...page, ...ids] : [...ids, ...page];
    if (!(backward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return ids;
    at = backward ? `, before: "${pageInfo.startCursor}"` : `, after: "${pageInfo.endCursor}"`;
  }
};

const whole = async (list: string, orderBy: string): Promise<readonly string[]> =>
  (await read(list, `orderBy: ${orderBy}, first: 1000, where: {name: {contains: ""}}`)).nodes.map(
    ({ id }) => id,
  );

test('pages along a kept order are those of the whole list, whatever is written between', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(change, { minLength: 1, maxLength: 60, selector: ({ number }) => number }),
      fc.boolean(),
      async (changes, backward) => {
        await apply(changes);
        for (const [list, orderBy] of ORDERS)
          expect(await walk(list, orderBy, backward)).toEqual(await whole(list, orderBy));
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);

test('a page that is read while something is written is one before or after it', async () => {
  const [list, orderBy] = ORDERS[0];
  const first = async (): Promise<readonly string[]> =>
    (await read(list, `orderBy: ${orderBy}, first: 7`)).nodes.map(({ id }) => id);
  for (let i = 0; i < 20; i += 1) {
    const before = (await whole(list, orderBy)).slice(0, 7);
    const [, ...pages] = await Promise.all([
      write([
        {
          type: 'Municipality',
          id: `municipality:${2000 + i}`,
          number: String(2000 + i),
          name: { nb: 'A' },
          ...fact,
        },
      ]),
      ...Array.from({ length: 4 }, first),
    ]);
    const after = (await whole(list, orderBy)).slice(0, 7);
    for (const page of pages) expect([before, after]).toContainEqual(page);
  }
}, 60_000);

test('a page whose rows were found before something was written is read anew', async () => {
  const [list, orderBy] = ORDERS[0];
  const { orders } = samgraf.store as unknown as { orders: Orders };
  const page = orders.page.bind(orders);
  const found = jest.spyOn(orders, 'page').mockImplementationOnce(async (...asked) => {
    const numbers = await page(...asked);
    await write([
      { type: 'Municipality', id: 'municipality:1999', number: '1999', name: { nb: '0 er først' }, ...fact },
    ]);
    return numbers;
  });
  const { nodes } = await read(list, `orderBy: ${orderBy}, first: 7`);
  expect(found).toHaveBeenCalledTimes(1);
  found.mockRestore();
  expect(nodes[0]).toEqual({ id: 'municipality:1999' });
  expect(nodes.map(({ id }) => id)).toEqual((await whole(list, orderBy)).slice(0, 7));
});

test('more than an order is told of, and an order that has grown, are read anew', async () => {
  const many = Array.from({ length: 1_200 }, (_, i) => ({
    type: 'Municipality',
    id: `municipality:${4000 + i}`,
    number: String(4000 + i),
    name: { nb: 'Midt' },
    ...fact,
  }));
  await walk('municipalities', '[{name: ASC}]', false);
  await write(many.slice(0, 400));
  await refresh(samgraf);
  expect((await walk('municipalities', '[{name: ASC}]', false)).length).toBe(
    (await whole('municipalities', '[{name: ASC}]')).length,
  );
  await write(many.slice(400, 500));
  await write(many.slice(500));
  await refresh(samgraf);
  const pages = await walk('municipalities', '[{name: ASC}]', true);
  expect(new Set(pages).size).toBe(pages.length);
  expect(pages.slice(0, 1000)).toEqual(await whole('municipalities', '[{name: ASC}]'));
}, 60_000);
