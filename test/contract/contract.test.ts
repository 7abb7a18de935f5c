import { planImport } from '../support/plan-import';
import type { Statistics } from '../../src/engine/plan/statistics';
import type { WritePlan } from '../../src/engine/plan/write';
import { refresh, type Samgraf } from '../../src/doors/server/samgraf';
import { ask, dataOf } from '../support/golden';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';

const COUNTIES = 3;
const PARTS = 7;

const fact = { certainty: 'FACT', sources: ['source:test'] };
/** Counties with municipalities, some of the same name, so that pages must tell ties apart. */
const records = [
  { type: 'Source', id: 'source:test', name: { nb: 'Prøve' }, title: 'Prøve', ...fact, sources: [] },
  ...Array.from({ length: COUNTIES }, (_, c) => ({
    type: 'County',
    id: `county:1${c}`,
    number: `1${c}`,
    name: { nb: `Fylke ${c}` },
    ...fact,
  })),
  ...Array.from({ length: COUNTIES * PARTS }, (_, i) => ({
    type: 'Municipality',
    id: `municipality:${1000 + i}`,
    number: String(1000 + i),
    name: { nb: ['Ås', 'Bø', 'Os'][i % 3] },
    ...(i % 4 === 0 ? {} : { population: i % 5 }),
    ...fact,
  })),
  ...Array.from({ length: COUNTIES * PARTS }, (_, i) => ({
    relation: 'PART_OF',
    from: `municipality:${1000 + i}`,
    to: `county:1${i % COUNTIES}`,
    ...fact,
  })),
];
const all = records
  .filter(record => 'type' in record && record.type === 'Municipality')
  .map(record => ('id' in record ? record.id : ''))
  .sort();

let stores: Stores;
let plan: WritePlan;
beforeAll(async () => {
  stores = await Stores.open();
  for (const samgraf of stores.all) {
    plan = planImport(
      samgraf.model,
      records.map((value, i) => ({ at: `records:${i}`, value })),
      { recordedAt: '2026-01-01T00:00:00Z' },
    );
    await samgraf.store.write(plan);
    await refresh(samgraf);
  }
}, OPEN_TIMEOUT_MS);
afterAll(() => stores?.close());

type Page = Readonly<{
  edges: readonly Readonly<{ cursor: string; node: Readonly<{ id: string }> }>[];
  pageInfo: Readonly<{
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  }>;
}>;
const PAGE = 'edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

/** Every page of a list one way, as ids in the order of the list. */
const walk = async (
  read: (page: string) => Promise<Page>,
  backward: boolean,
  size: number,
): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (let cursor = ''; ;) {
    const page = await read(
      backward
        ? `last: ${size}${cursor && `, before: "${cursor}"`}`
        : `first: ${size}${cursor && `, after: "${cursor}"`}`,
    );
    const found = page.edges.map(edge => edge.node.id);
    ids[backward ? 'unshift' : 'push'](...found);
    expect(backward ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage).toBe(cursor !== '');
    if (!(backward ? page.pageInfo.hasPreviousPage : page.pageInfo.hasNextPage)) return ids;
    expect(found).toHaveLength(size);
    cursor = (backward ? page.pageInfo.startCursor : page.pageInfo.endCursor) ?? '';
  }
};

const ordered = (statistics: Statistics): unknown => ({
  nodes: [...statistics.nodes].sort(),
  edges: [...statistics.edges].sort(([a], [b]) => (a < b ? -1 : 1)),
  dated: [...statistics.dated].sort(),
});

describe.each(STORE_NAMES)('the %s store', name => {
  let samgraf: Samgraf;
  beforeAll(() => {
    samgraf = stores.on(name);
  });

  test('is prepared as often as one likes', async () => {
    // What was noted with the last write counts everything as dated until the graph itself has been asked.
    const counted = (all: Statistics): unknown => ordered({ ...all, dated: new Set() });
    const once = await samgraf.store.prepare(samgraf.model);
    expect(counted(await samgraf.store.prepare(samgraf.model))).toEqual(counted(once));
    expect(counted(await samgraf.store.statistics())).toEqual(counted(once));
  });

  test('knows how much there is', async () => {
    const { nodes, edges, dated } = await samgraf.store.statistics();
    expect([...nodes].sort()).toEqual([
      ['County', COUNTIES],
      ['Municipality', COUNTIES * PARTS],
      ['Source', 1],
    ]);
    expect(edges.get('PART_OF')).toEqual({
      count: COUNTIES * PARTS,
      froms: COUNTIES * PARTS,
      tos: COUNTIES,
      maxOut: 1,
      maxIn: PARTS,
      between: new Map([['Municipality County', COUNTIES * PARTS]]),
      sorts: new Map([['Municipality: County:', COUNTIES * PARTS]]),
    });
    expect(edges.get('USES')?.count).toBe(0);
    expect([...dated]).toEqual([]);
  });

  test('writes the same twice and has it once', async () => {
    const before = ordered(await samgraf.store.statistics());
    await samgraf.store.write(plan);
    expect(ordered(await samgraf.store.statistics())).toEqual(before);
  });

  test('reads what was just written, and forgets what a second write leaves out', async () => {
    const source = plan.nodes.find(node => node.id === 'source:test');
    if (!source) throw new Error('the source is in the plan');
    const query = '{ source(id: "source:test") { title url } }';
    const written = { ...source.properties, title: 'Ny', url: 'https://example.org' };
    await samgraf.store.write({ kind: 'write', nodes: [{ ...source, properties: written }], edges: [] });
    expect(await dataOf(samgraf, query)).toEqual({ source: { title: 'Ny', url: 'https://example.org' } });
    await samgraf.store.write({ kind: 'write', nodes: [source], edges: [] });
    expect(await dataOf(samgraf, query)).toEqual({ source: { title: 'Prøve', url: null } });
  });

  test('writes nothing of what fails', async () => {
    const [county] = plan.nodes.filter(node => node.kind.name === 'County');
    if (!county) throw new Error('a county is in the plan');
    const before = ordered(await samgraf.store.statistics());
    const fresh = {
      ...county,
      id: 'county:77',
      properties: { ...county.properties, id: 'county:77', number: '77' },
    };
    const clash = { ...county, id: 'county:78', properties: { ...county.properties, id: 'county:78' } };
    await expect(samgraf.store.write({ kind: 'write', nodes: [fresh, clash], edges: [] })).rejects.toThrow();
    expect(ordered(await samgraf.store.statistics())).toEqual(before);
    expect((await ask(samgraf, '{ county(number: "77") { id } }')).response).toMatch(/NOT_FOUND/);
  });

  test('takes the next write after one that failed, and many at once', async () => {
    await Promise.all(
      Array.from({ length: 5 }, () =>
        samgraf.store.write({ kind: 'write', nodes: plan.nodes.slice(0, 3), edges: [] }),
      ),
    );
    expect((await samgraf.store.statistics()).nodes.get('County')).toBe(COUNTIES);
  });

  test('keeps notes', async () => {
    expect(await samgraf.store.note('test')).toBeUndefined();
    await samgraf.store.setNote('test', 'one');
    await samgraf.store.setNote('test', 'two \'"`');
    expect(await samgraf.store.note('test')).toBe('two \'"`');
    expect((await samgraf.store.statistics()).nodes.has('SamgrafState')).toBe(false);
  });

  test('answers when asked whether it is there', async () => {
    await expect(samgraf.store.ping()).resolves.toBeUndefined();
  });

  test('answers in one statement, however deep', async () => {
    const { statements } = await ask(
      samgraf,
      '{ counties { totalCount nodes { name parts { totalCount nodes { partOf { nodes { parts(first: 1) { nodes { id sources { id } } } } } } } } } municipalities { totalCount } }',
    );
    expect(statements).toBe(1);
  });

  describe.each([
    '[{name: ASC}]',
    '[{population: ASC}]',
    '[{population: DESC}, {name: DESC}]',
    '[{id: DESC}]',
    '[{partOfCount: ASC}]',
  ])('pages by %s', orderBy => {
    test.each([1, 4, 100])('of %s come to the whole list, both ways alike', async size => {
      const read = async (page: string): Promise<Page> =>
        (await dataOf(samgraf, `{ municipalities(orderBy: ${orderBy}, ${page}) { ${PAGE} } }`))[
          'municipalities'
        ] as Page;
      const forward = await walk(read, false, size);
      expect([...forward].sort()).toEqual(all);
      expect(await walk(read, true, size)).toEqual(forward);
    });
  });

  test.each([
    '[{node: {name: ASC}}]',
    '[{node: {id: DESC}}]',
    '[{certainty: DESC}, {node: {name: DESC}}]',
    '[{validFrom: ASC}]',
    '[{node: {partOfCount: ASC}}]',
  ])('pages of related nodes by %s do too', async orderBy => {
    const read = async (page: string): Promise<Page> =>
      (
        (
          await dataOf(
            samgraf,
            `{ county(number: "11") { parts(orderBy: ${orderBy}, ${page}) { ${PAGE} } } }`,
          )
        )['county'] as Readonly<{ parts: Page }>
      ).parts;
    const forward = await walk(read, false, 2);
    expect([...forward].sort()).toEqual(all.filter((_, i) => i % COUNTIES === 1));
    expect(await walk(read, true, 3)).toEqual(forward);
  });

  test('refuses a cursor of another order', async () => {
    const { municipalities } = (await dataOf(
      samgraf,
      '{ municipalities(first: 1) { pageInfo { endCursor } } }',
    )) as { municipalities: { pageInfo: { endCursor: string } } };
    const query = `{ municipalities(orderBy: [{population: ASC}], first: 1, after: "${municipalities.pageInfo.endCursor}") { totalCount } }`;
    await expect(ask(samgraf, query)).rejects.toThrow(/cursor/i);
  });
});
