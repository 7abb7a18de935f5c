import { refresh, type Samgraf } from '../../src/doors/server/samgraf';
import { dataOf } from '../support/golden';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { writeRecords } from '../support/write-records';
import { FACT, SOURCE, framework, municipality, solution, uses } from '../exchange/loading';

const WORLD = [
  SOURCE,
  municipality('0001', { validFrom: '2010-01-01', validTo: '2020-06-01' }),
  ...['before', 'beyond', 'until', 'after', 'open', 'undated'].map(id => solution(id)),
  solution('short', { validTo: '2015-01-01' }),
  uses('0001', 'before', { validFrom: '2012-01-01', validTo: '2013-01-01' }),
  uses('0001', 'beyond', { validFrom: '2014-01-01', validTo: '2030-01-01' }),
  uses('0001', 'until', { validTo: '2018-01-01' }),
  uses('0001', 'after', { validFrom: '2021-01-01', validTo: '2022-01-01' }),
  uses('0001', 'open', { validFrom: '2020-06-01' }),
  uses('0001', 'short', { validFrom: '2011-01-01' }),
  uses('0001', 'undated'),
  // What complies with a law only by the login that it has.
  municipality('0002', { validFrom: '2010-01-01' }),
  ...['portal', 'login'].map(id => solution(id)),
  uses('0002', 'portal'),
  { relation: 'DEPENDS_ON', from: 'resource:portal', to: 'resource:login', kind: 'LOGIN', ...FACT },
  framework('f'),
  { relation: 'GOVERNED_BY', from: 'resource:login', to: 'framework:f', quote: 'skal', ...FACT },
];

describe.each(STORE_NAMES)('history, on %s', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await writeRecords(samgraf, WORLD);
    await refresh(samgraf);
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  test('a relation holds while both its ends do, as on any day', async () => {
    type Told = Readonly<{ date: string; change: string; other: Readonly<{ id: string }> | null }>;
    const { history } = (await dataOf(
      samgraf,
      '{ history(of: {id: "municipality:0001"}) { nodes { date change other { id } } undated } }',
    )) as Readonly<{ history: Readonly<{ nodes: readonly Told[]; undated: number }> }>;
    expect(history.undated).toBe(1);
    const events = history.nodes.map(
      ({ date, change, other }) => `${date} ${change} ${other?.id.replace('resource:', '') ?? 'itself'}`,
    );
    expect([...events].sort()).toEqual([
      '2010-01-01 CAME itself',
      '2010-01-01 CAME until',
      '2011-01-01 CAME short',
      '2012-01-01 CAME before',
      '2013-01-01 WENT before',
      '2014-01-01 CAME beyond',
      '2015-01-01 WENT short',
      '2018-01-01 WENT until',
      '2020-06-01 WENT beyond',
      '2020-06-01 WENT itself',
    ]);
    // What it tells of a relation is what differs between the day before and the day.
    const difference = async (from: string, to: string): Promise<unknown> =>
      dataOf(
        samgraf,
        `{ difference(since: "${from}", until: "${to}", of: {id: "municipality:0001"}) { came { node { id } } went { node { id } } } }`,
      );
    expect(await difference('2020-12-31', '2021-01-01')).toEqual({ difference: { came: [], went: [] } });
    expect(await difference('2014-12-31', '2015-01-01')).toEqual({
      difference: { came: [], went: [{ node: { id: 'resource:short' } }] },
    });
  });

  test('a difference rests on the same ways as an answer of one day, by what passes on what its far end complies with', async () => {
    const ways = 'from: {id: "municipality:0002"}, via: {sharedResource: {}}, to: {framework: {}}';
    for (const [question, count] of [
      ['connections', 2],
      ['paths', 1],
    ] as const) {
      const asked = await dataOf(
        samgraf,
        `{ ${question}(${ways}, asOf: "2015-01-01") { totalCount }
           difference(since: "2009-12-31", until: "2015-01-01", ${question}: {${ways}}) { cameCount undated } }`,
      );
      expect(asked).toEqual({
        [question]: { totalCount: count },
        difference: { cameCount: count, undated: 3 },
      });
    }
  });
});
