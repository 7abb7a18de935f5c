import type { Samgraf } from '../../src/doors/server/samgraf';
import { dataOf } from '../support/golden';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { SOURCE, faultsOf, load, municipality, removeFolders, solution, uses } from './loading';

const replace = { replace: true } as const;

afterAll(removeFolders);

describe.each(STORE_NAMES)('loading over what is there, on %s', name => {
  let stores: Stores | undefined;
  let samgraf: Samgraf;
  const data = (query: string): Promise<unknown> => dataOf(samgraf, query);
  beforeEach(async () => {
    stores = stores ? await stores.emptied() : await Stores.openOne(name);
    samgraf = stores.on(name);
    await load(
      samgraf,
      {
        'a.jsonl': [
          SOURCE,
          municipality('0001'),
          municipality('0002'),
          solution('x'),
          solution('y'),
          uses('0001', 'x'),
          uses('0002', 'x'),
        ],
      },
      { source: 'first' },
    );
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  test('relations to nodes that only the store has are taken', async () => {
    expect(await load(samgraf, { 'a.jsonl': [uses('0002', 'y')] })).toMatchObject({ nodes: 0, edges: 1 });
    expect(await data('{ municipality(number: "0002") { uses { nodes { id } } } }')).toEqual({
      municipality: { uses: { nodes: [{ id: 'resource:x' }, { id: 'resource:y' }] } },
    });
  });

  test('what a load takes away and another brings back goes on in its versions', async () => {
    const now = [SOURCE, municipality('0001'), solution('x'), solution('y'), uses('0001', 'x')];
    await load(samgraf, { 'a.jsonl': now }, { source: 'first', ...replace });
    await load(
      samgraf,
      { 'a.jsonl': [...now, municipality('0002'), uses('0002', 'x')] },
      { source: 'first' },
    );
    expect(
      await data(
        '{ municipalities { nodes { id version } } municipality(number: "0002") { uses { edges { version } } } }',
      ),
    ).toEqual({
      municipalities: {
        nodes: [
          { id: 'municipality:0001', version: 1 },
          { id: 'municipality:0002', version: 2 },
        ],
      },
      municipality: { uses: { edges: [{ version: 2 }] } },
    });
  });

  test('what a source says no more is taken away, and nothing of another source', async () => {
    await load(samgraf, { 'a.jsonl': [municipality('0003'), uses('0003', 'y')] }, { source: 'second' });
    const now = [SOURCE, municipality('0001'), solution('x'), solution('y'), uses('0001', 'y')];
    expect(await load(samgraf, { 'a.jsonl': now }, { source: 'first', ...replace })).toEqual({
      nodes: 4,
      edges: 1,
      written: 1,
      skipped: false,
      removed: 3,
    });
    expect(await data('{ municipalities { nodes { id uses { nodes { id } } } } }')).toEqual({
      municipalities: {
        nodes: [
          { id: 'municipality:0001', uses: { nodes: [{ id: 'resource:y' }] } },
          { id: 'municipality:0003', uses: { nodes: [{ id: 'resource:y' }] } },
        ],
      },
    });
  });

  test('what another source still needs is not taken away', async () => {
    await load(samgraf, { 'a.jsonl': [municipality('0003'), uses('0003', 'y')] }, { source: 'second' });
    const without = [SOURCE, municipality('0001'), municipality('0002'), solution('x'), uses('0001', 'x')];
    expect(await faultsOf(samgraf, { 'a.jsonl': without }, { source: 'first', ...replace })).toMatch(
      /says resource:y no more, but USES municipality:0003 resource:y, which this source did not load, joins it/,
    );
    const alone = municipality('0009', { sources: ['source:s2'] });
    expect(
      await faultsOf(
        samgraf,
        { 'a.jsonl': [{ ...SOURCE, id: 'source:s2' }, alone] },
        { source: 'first', ...replace },
      ),
    ).toMatch(/says source:s no more, but municipality:0003, which this source did not load, cites it/);
  });

  test('a period that was wrong is put right, and not told twice', async () => {
    await load(
      samgraf,
      { 'a.jsonl': [uses('0001', 'y', { validFrom: '2020-01-01' })] },
      { source: 'second' },
    );
    await load(
      samgraf,
      { 'a.jsonl': [uses('0001', 'y', { validFrom: '2021-01-01' })] },
      { source: 'second', ...replace },
    );
    expect(
      await data('{ resource: sharedResource(id: "resource:y") { usedBy { edges { validFrom } } } }'),
    ).toEqual({ resource: { usedBy: { edges: [{ validFrom: '2021-01-01' }] } } });
  });

  test('a record whose kind changes is of that kind alone', async () => {
    const now = [
      SOURCE,
      municipality('0001'),
      municipality('0002'),
      solution('x'),
      { ...solution('y'), type: 'DataService' },
      uses('0001', 'x'),
      uses('0002', 'x'),
    ];
    expect(await faultsOf(samgraf, { 'a.jsonl': now }, { source: 'first' })).toMatch(
      /resource:y is a Solution in the store/,
    );
    await load(samgraf, { 'a.jsonl': now }, { source: 'first', ...replace });
    expect(
      await data(
        '{ solutions { nodes { id } } dataServices { nodes { id } } sharedResources { totalCount } }',
      ),
    ).toEqual({
      solutions: { nodes: [{ id: 'resource:x' }] },
      dataServices: { nodes: [{ id: 'resource:y' }] },
      sharedResources: { totalCount: 2 },
    });
  });

  test('two nodes swap what is unique to each', async () => {
    const named = (number: string, officialName: string, id: string): object => ({
      ...municipality(number),
      id: `municipality:${id}`,
      officialName,
    });
    await load(samgraf, {
      'a.jsonl': [named('0002', 'now 0002', '0001'), named('0001', 'now 0001', '0002')],
    });
    expect(
      await data(
        '{ a: municipality(number: "0001") { id officialName } b: municipality(number: "0002") { id officialName } }',
      ),
    ).toEqual({
      a: { id: 'municipality:0002', officialName: 'now 0001' },
      b: { id: 'municipality:0001', officialName: 'now 0002' },
    });
  });

  test('the same files are loaded once, others and forced ones again', async () => {
    const files = { 'a.jsonl': [municipality('0003')] };
    expect(await load(samgraf, files, { source: 'second' })).toMatchObject({ skipped: false });
    expect(await load(samgraf, files, { source: 'second' })).toMatchObject({ skipped: true });
    expect(await load(samgraf, files, { source: 'second', force: true })).toMatchObject({ skipped: false });
    expect(await load(samgraf, files, { source: 'second', ...replace })).toMatchObject({ skipped: false });
    expect(await load(samgraf, files, { source: 'second' })).toMatchObject({ skipped: true });
    expect(await load(samgraf, files, { source: 'third' })).toMatchObject({ skipped: false });
  });

  test('−0 is 0, and moments are kept to the second', async () => {
    const sized = [
      ['0003', '-0'],
      ['0004', '0.0'],
      ['0005', '0.5'],
    ].map(([number = '', size = '']) =>
      JSON.stringify(municipality(number, { areaKm2: 7, recordedAt: '2026-01-01T00:00:00.900Z' })).replace(
        '"areaKm2":7',
        `"areaKm2":${size}`,
      ),
    );
    await load(samgraf, { 'a.jsonl': sized });
    const ids = ['municipality:0003', 'municipality:0004'].map(id => ({ id }));
    expect(
      await data(`query { eq: municipalities(where: {areaKm2: {eq: -0}}) { nodes { id } } gte: municipalities(where: {areaKm2: {gte: 0}}) { nodes { id } } gt: municipalities(where: {areaKm2: {gt: -0.0}}) { nodes { id areaKm2 } }
      late: municipalities(where: {recordedAt: {gt: "2026-01-01T00:00:00Z"}}) { totalCount } at: municipalities(where: {recordedAt: {eq: "2026-01-01T00:00:00.0Z"}, areaKm2: {isNull: false}}) { totalCount }
      between: municipalities(where: {recordedAt: {eq: "2026-01-01T00:00:00.5Z"}}) { totalCount } among: municipalities(where: {recordedAt: {in: ["2026-01-01T00:00:00.5Z", "2026-01-01T00:00:00Z"]}, areaKm2: {isNull: false}}) { totalCount }
      before: municipalities(where: {recordedAt: {lt: "2026-01-01T00:00:00.5Z"}, areaKm2: {isNull: false}}) { totalCount } after: municipalities(where: {recordedAt: {gte: "2026-01-01T00:00:00.5Z"}, areaKm2: {isNull: false}}) { totalCount } }`),
    ).toEqual({
      eq: { nodes: ids },
      gte: { nodes: [...ids, { id: 'municipality:0005' }] },
      gt: { nodes: [{ id: 'municipality:0005', areaKm2: 0.5 }] },
      late: { totalCount: 0 },
      at: { totalCount: 3 },
      between: { totalCount: 0 },
      among: { totalCount: 3 },
      before: { totalCount: 3 },
      after: { totalCount: 0 },
    });
  });
});
