import type { Client } from '@modelcontextprotocol/client';
import { callTool, MCP, serveGraph, type Served, type Told } from './connected';

let served: Served;
let client: Client;
beforeAll(async () => {
  served = await serveGraph({ mcp: MCP });
  client = await served.client();
}, 120_000);
afterAll(() => served.close());

const ask = (name: string, args: object): Promise<Told> => callTool(client, name, { lang: 'nb', ...args });
const rowsOf = ({ structured }: Told): Told['structured']['items'] =>
  structured.items.filter(({ id }) => id !== undefined);
/** Of each row its certainty, and the ids of its sources. */
const proofsOf = (told: Told): readonly unknown[] => {
  const ids = new Map(told.structured.sources.map(({ n, id }) => [n, id]));
  return rowsOf(told).map(({ id, certainty, sources }) => [
    id,
    certainty,
    sources.map(n => ids.get(n)).sort(),
  ]);
};

describe('what meets several conditions', () => {
  test('is as certain as the weakest of them, whatever their order, with the sources of all', async () => {
    const [a, b] = [
      await ask('list_things', { kind: 'Municipality', where: { partOf: 'Buskerud', uses: 'Fiks Digisos' } }),
      await ask('list_things', { kind: 'Municipality', where: { uses: 'Fiks Digisos', partOf: 'Buskerud' } }),
    ];
    expect(proofsOf(a)).toEqual(proofsOf(b));
    const { data } = await served.api(
      `{ municipalities(first: 100, where: {uses: {some: {node: {id: {eq: "resource:fiks-digisos"}}}}, partOf: {some: {node: {name: {eq: "Buskerud"}}}}}) {
        nodes { id
          uses(first: 5, where: {node: {id: {eq: "resource:fiks-digisos"}}}) { edges { certainty } }
          partOf(first: 5) { edges { certainty } } } } }`,
    );
    type Edges = Readonly<{ edges: readonly Readonly<{ certainty: string }>[] }>;
    const { municipalities } = data as unknown as Readonly<{
      municipalities: Readonly<{ nodes: readonly Readonly<{ id: string; uses: Edges; partOf: Edges }>[] }>;
    }>;
    const weakest = ({ uses, partOf }: Readonly<{ uses: Edges; partOf: Edges }>): string =>
      ['UNCERTAIN', 'DEDUCTION', 'FACT'].find(one =>
        [uses, partOf].some(({ edges }) => edges.every(({ certainty }) => certainty === one)),
      ) ?? '';
    expect(municipalities.nodes.length).toBeGreaterThan(5);
    expect(new Map(rowsOf(a).map(({ id, certainty }) => [id, certainty]))).toEqual(
      new Map(municipalities.nodes.map(one => [one.id, weakest(one)])),
    );
    expect(a.text).not.toContain('For alle er det et faktum');
  }, 60_000);

  test('has no certainty where it is that something is not recorded', async () => {
    const told = await ask('list_things', {
      kind: 'Municipality',
      where: { partOf: 'Agder', uses: { not: 'Fiks Digisos' } },
    });
    const rows = rowsOf(told);
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ certainty, deduced }) => `${certainty ?? 'none'} ${deduced ?? ''}`))).toEqual(
      new Set(['none utledet: fravær']),
    );
    expect(told.text).toContain('Det er ikke registrert');
    expect(told.text).not.toContain('faktum');
  }, 60_000);
});

test('an act whose obligations are joined to nobody says whom these address, in words', async () => {
  const { data } = await served.api(
    `{ frameworks(where: {obligations: {some: {}}}, first: 200) { nodes { id obligations(first: 100) { totalCount nodes { addressee addressees(first: 1) { totalCount } } } } } }`,
  );
  type Duty = Readonly<{ addressee: string | null; addressees: Readonly<{ totalCount: number }> }>;
  const { frameworks } = data as unknown as Readonly<{
    frameworks: Readonly<{
      nodes: readonly Readonly<{
        id: string;
        obligations: Readonly<{ totalCount: number; nodes: readonly Duty[] }>;
      }>[];
    }>;
  }>;
  const act = frameworks.nodes.find(
    ({ obligations: { totalCount, nodes } }) =>
      totalCount > 3 && nodes.every(({ addressees, addressee }) => addressees.totalCount === 0 && addressee),
  );
  expect(act).toBeDefined();
  const said = [
    ['nb', 'ingen er koblet til grupper. De retter seg mot «'],
    ['nn', 'ingen er kopla til grupper. Dei rettar seg mot «'],
    ['en', 'none is joined to groups. They address “'],
  ] as const;
  for (const [lang, expected] of said) {
    const told = await callTool(client, 'who_is_bound', { by: act?.id ?? '', lang });
    expect(told.text).toContain(`${act?.obligations.totalCount} `);
    expect(told.text).toContain(expected);
  }
}, 60_000);

test('single points of failure are by default of what most is lost of, and the others are counted', async () => {
  const losses = ['FUNCTION', 'COVERAGE', 'DUTY', 'LEGAL_BASIS'] as const;
  for (const about of ['lifeevent:fa-barn', 'municipality:4601', 'resource:altinn-3']) {
    const { data, errors } = await served.api(
      `{ ${losses.map(loss => `${loss}: dependencies(of: {id: "${about}"}, consequence: ${loss}, first: 1) { totalCount }`).join(' ')} }`,
    );
    if (errors) continue;
    const counts = data as unknown as Readonly<Record<(typeof losses)[number], { totalCount: number }>>;
    const told = await ask('find_dependencies', { of: about });
    const most = Math.max(...losses.map(loss => counts[loss].totalCount));
    if (most > 0) expect(told.text).toContain(`: ${most}.`);
    const head = told.structured.items.filter(({ deduced, id }) => deduced === 'consequence' && !id);
    for (const loss of losses) {
      const { totalCount } = counts[loss];
      if (totalCount > 0 && totalCount < most) expect(JSON.stringify(head)).toContain(`${totalCount}`);
    }
  }
}, 60_000);
