import type { Samgraf } from '../../src/doors/server/samgraf';
import { FACT, SOURCE, load, municipality, removeFolders } from '../exchange/loading';
import { dataOf } from '../support/golden';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';

const source = (id: string, more: object = {}): object => ({ ...SOURCE, id: `source:${id}`, ...more });
const cites = (...ids: readonly string[]): object => ({ ...FACT, sources: ids.map(id => `source:${id}`) });
const RECORDS = [
  source('law'),
  source('list', { validFrom: '2020-01-01', validTo: '2022-01-01' }),
  source('closed', { access: 'NON_PUBLIC' }),
  municipality('0001', cites('law')),
  municipality('0002', cites('law', 'list')),
  municipality('0003', cites('list', 'closed')),
  { type: 'Solution', id: 'resource:r', name: { en: 'r' }, ...cites('law') },
  { relation: 'USES', from: 'municipality:0001', to: 'resource:r', ...cites('list') },
  { relation: 'USES', from: 'municipality:0002', to: 'resource:r', ...cites('law') },
];

afterAll(removeFolders);

describe.each(STORE_NAMES)('what rests on a source, on %s', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await load(samgraf, { 'a.jsonl': [SOURCE, ...RECORDS] });
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  const found = async (where: string, args = '', of = 'entities'): Promise<readonly string[]> => {
    const answer = await dataOf(samgraf, `{ found: ${of}(where: {${where}}${args}) { nodes { id } } }`);
    return (answer as { found: { nodes: { id: string }[] } }).found.nodes.map(({ id }) => id).sort();
  };
  const [first, second, third] = ['0001', '0002', '0003'].map(number => `municipality:${number}`);

  test('nodes are found by what they cite, and what does not cite it', async () => {
    expect(await found('sources: {has: "source:law"}')).toEqual([first, second, 'resource:r']);
    expect(await found('NOT: {sources: {has: "source:law"}}', '', 'municipalities')).toEqual([third]);
    expect(await found('sources: {has: "source:nothing"}')).toEqual([]);
    expect(await found('sources: {has: null}', '', 'municipalities')).toEqual([first, second, third]);
  });

  test('relations too, in lists and in filters', async () => {
    expect(
      await found('uses: {some: {sources: {has: "source:list"}}}', ', asOf: "2021-01-01"', 'municipalities'),
    ).toEqual([first]);
    expect(
      await dataOf(
        samgraf,
        '{ sharedResource(id: "resource:r") { usedBy(where: {sources: {has: "source:law"}}) { nodes { id } } } }',
      ),
    ).toEqual({ sharedResource: { usedBy: { nodes: [{ id: second }] } } });
  });

  test('a source counts on the days on which it is valid', async () => {
    expect(await found('sources: {has: "source:list"}', ', asOf: "2021-01-01"')).toEqual([second, third]);
    expect(await found('sources: {has: "source:list"}', ', asOf: "2023-01-01"')).toEqual([]);
  });

  test('what is hidden is not told by what cites it', async () => {
    expect(await found('sources: {has: "source:closed"}')).toEqual([]);
    expect(await found('NOT: {sources: {has: "source:closed"}}', '', 'municipalities')).toEqual([
      first,
      second,
      third,
    ]);
  });
});
