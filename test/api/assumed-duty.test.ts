import { onNationalGraph } from '../support/national-graph';

const ask = onNationalGraph('2026-12-01');

const P9 = 'obligation:forskrift-om-standarder-og-nasjonale-e-helselosninger-p9';
const P10 = 'obligation:forskrift-om-standarder-og-nasjonale-e-helselosninger-p10';

const directly = async (from: string, to: string, assuming: string): Promise<number> => {
  const { paths } = (await ask(
    `{ paths(from: {id: "${from}"}, to: {id: "${to}"}, maxHops: 1, relations: [USES], assuming: {${assuming}}) { totalCount } }`,
  )) as { paths: { totalCount: number } };
  return paths.totalCount;
};
const NOTHING = 'without: [{id: "resource:minkommune"}]';

describe('what follows from a duty, if something else were so', () => {
  test('it is there as long as one of its grounds is', async () => {
    const [oslo, network] = ['municipality:0301', 'resource:sbs-helsenett'];
    expect(await directly(oslo, network, NOTHING)).toBe(1);
    expect(await directly(oslo, network, `without: [{id: "${P9}"}]`)).toBe(0);
    expect(await directly(oslo, network, `retire: [{id: "${P9}", on: "2026-11-30"}]`)).toBe(0);
    expect(await directly(oslo, network, `retire: [{id: "${P9}", on: "2027-01-01"}]`)).toBe(1);
    const binding = `{relation: BOUND_BY, from: "organisation:kommuner", to: "${P9}"}`;
    expect(await directly(oslo, network, `without: [{edge: ${binding}}]`)).toBe(0);
    const fulfilling = `{relation: FULFILS, from: "${network}", to: "${P9}"}`;
    expect(await directly(oslo, network, `without: [{edge: ${fulfilling}}]`)).toBe(0);
    const membership = `{relation: IN_GROUP, from: "${oslo}", to: "organisation:kommuner"}`;
    expect(await directly(oslo, network, `without: [{edge: ${membership}}]`)).toBe(0);
    // The other sections of the cadastre's law bind all the same.
    expect(
      await directly(oslo, 'resource:matrikkelen', 'without: [{id: "obligation:matrikkellova-p5a"}]'),
    ).toBe(1);
  });

  test('it comes with a ground that is added', async () => {
    const hemit = 'organisation:hemit';
    expect(await directly(hemit, 'resource:sbs-helsenett', NOTHING)).toBe(0);
    const membership = `{relation: IN_GROUP, from: "${hemit}", to: "organisation:helseforetak"}`;
    expect(await directly(hemit, 'resource:sbs-helsenett', `with: [${membership}]`)).toBe(1);
    const required = '{relation: FULFILS, from: "resource:feide", to: "obligation:matrikkellova-p5a"}';
    expect(await directly('municipality:4601', 'resource:feide', NOTHING)).toBe(0);
    expect(await directly('municipality:4601', 'resource:feide', `with: [${required}]`)).toBe(1);
    const binding = `{relation: BOUND_BY, from: "${hemit}", to: "obligation:matrikkellova-p5a"}`;
    expect(await directly(hemit, 'resource:matrikkelen', `with: [${binding}]`)).toBe(1);
  });

  test('ways go on from what follows', async () => {
    const assuming =
      'with: [{relation: IN_GROUP, from: "organisation:hemit", to: "organisation:fylkeskommuner"}]';
    const { paths } = (await ask(
      `{ paths(from: {id: "organisation:hemit"}, to: {id: "framework:inspire"}, via: {id: "resource:norge-digitalt"}, maxHops: 3, assuming: {${assuming}}) { nodes { length } } }`,
    )) as { paths: { nodes: readonly { length: number }[] } };
    expect(paths.nodes.map(({ length }) => length)).toContain(2);
  });

  test('a condition goes with the words that say it, and the claim without it stays', async () => {
    const [oslo, record] = ['municipality:0301', 'resource:kjernejournal'];
    expect(await directly(oslo, record, `without: [{id: "${P10}-2"}]`)).toBe(1);
    expect(await directly(oslo, record, `without: [{id: "${P10}-2"}, {id: "${P10}"}]`)).toBe(0);
  });
});

test('whom a provision binds loses what it requires: all municipalities, and the health trusts', async () => {
  const { impact } = (await ask(
    '{ impact(of: {id: "resource:sbs-helsenett"}, change: RETIRE, first: 1000) { nodes { node { id } consequence } } }',
  )) as { impact: { nodes: readonly { node: { id: string } }[] } };
  const ids = impact.nodes.map(({ node }) => node.id);
  expect(ids.filter(id => id.startsWith('municipality:')).length).toBe(357);
  expect(ids).toContain('organisation:helseforetak');
});
