import { onNationalGraph } from '../support/national-graph';

/** How two actors of the national graph stand to the same: each difference says which kind it is. */

const data = onNationalGraph('2026-11-28');

type Standing = Readonly<{ standing: string; all: readonly string[]; condition: string | null }>;
type Pairs = Readonly<{
  standings: Readonly<{
    told: string;
    totalCount: number;
    pairs: readonly Readonly<{ pair: string; count: number }>[];
    nodes: readonly (Standing &
      Readonly<{
        pair: string;
        explanation: string;
        resource: Readonly<{ id: string }>;
        beside: Standing;
      }>)[];
  }>;
}>;

const between = async (of: string, beside: string, lang = 'nb'): Promise<Pairs['standings']> =>
  (
    (await data(`{
      standings(of: {id: "${of}"}, beside: {id: "${beside}"}, first: 200) {
        told(lang: ${lang}) totalCount pairs { pair count }
        nodes {
          pair explanation(lang: ${lang}) standing all condition(lang: ${lang}) resource { id }
          beside { standing all condition(lang: ${lang}) }
        }
      }
    }`)) as Pairs
  ).standings;

test('of two municipalities, none lacks by law what the other must', async () => {
  const { nodes, pairs, totalCount } = await between('municipality:4601', 'municipality:0301');
  expect(new Set(nodes.map(({ resource }) => resource.id)).size).toBe(totalCount);
  for (const { pair, count } of pairs) expect(nodes.filter(node => node.pair === pair)).toHaveLength(count);
  for (const { pair, all, beside } of nodes) {
    expect(all.includes('MUST')).toBe(beside.all.includes('MUST'));
    const looked = [all, beside.all].map(of => !of.includes('NEVER_LOOKED'));
    // A choice is told only where it was looked for at both.
    if (pair === 'CHOSEN') expect(looked).toEqual([true, true]);
    if (pair === 'NOT_LOOKED_UP') expect(looked).toContain(false);
  }
});

test('what binds a county and no municipality is by rule', async () => {
  const { nodes } = await between('county:46', 'municipality:4601');
  const apart = nodes.filter(({ all, beside }) => all.includes('MUST') !== beside.all.includes('MUST'));
  expect(apart.length).toBeGreaterThan(0);
  for (const { pair } of apart) expect(pair).toBe('BY_RULE');
});

test.each([
  ['nb', /Bergen og Oslo er like i \d+ av \d+ delte ressurser/, /på ett vilkår: kommuner som har/, /mangler/],
  [
    'nn',
    /Bergen og Oslo er like i \d+ av \d+ delte ressursar/,
    /på eitt vilkår: kommunar som har/,
    /manglar/,
  ],
  [
    'en',
    /Bergen and Oslo are alike in \d+ of \d+ shared/,
    /on a condition: municipalities that run/,
    /lacks/,
  ],
])(
  'it is told with its conditions, and nobody is said to lack anything, in %s',
  async (lang, lead, on, lacks) => {
    const { told, nodes } = await between('municipality:4601', 'municipality:0301', lang);
    expect(told).toMatch(lead);
    const all = nodes.map(({ explanation }) => explanation).join(' ');
    expect(all).toMatch(on);
    expect(`${told} ${all}`).not.toMatch(lacks);
  },
);

test('the sentence of the whole names whom it is about, whatever else is selected', async () => {
  const { standings } = (await data(
    '{ standings(of: {id: "municipality:4601"}) { told nodes { resource { id } } } }',
  )) as Pairs;
  expect(standings.told).toMatch(/^Bergen skal bruke/);
});

test('what the law allows is a may, and no use', async () => {
  const { standings } = (await data(
    '{ standings(of: {id: "organisation:bufdir"}, with: {ids: ["resource:folkeregisteret"]}) { nodes { resource { id } all } } }',
  )) as Pairs;
  expect(standings.nodes[0]?.all).toContain('MAY');
});

test.each([
  ['nb', 'Dette gjelder bare: der virksomheten produserer'],
  ['nn', 'Dette gjeld berre: der verksemda produserer'],
  ['en', 'This holds only: where the body makes'],
])('a way says on what conditions it holds, in no more than 200 characters, in %s', async (lang, on) => {
  const { paths } = (await data(`{
    paths(from: {id: "municipality:4601"}, to: {framework: {jurisdiction: {eq: EU}}}, maxHops: 4, first: 200) {
      nodes { explanation(lang: ${lang}) }
    }
  }`)) as Readonly<{ paths: Readonly<{ nodes: readonly Readonly<{ explanation: string }>[] }> }>;
  const said = paths.nodes.map(({ explanation }) => explanation);
  expect(said.some(text => text.includes(on))).toBe(true);
  for (const text of said) {
    const [, condition = ''] = /(?:gjelder bare|gjeld berre|holds only): (.*?)\. /.exec(text) ?? [];
    expect(condition.length).toBeLessThanOrEqual(203);
  }
});
