import { onNationalGraph } from '../support/national-graph';

/** Where things belong: a country for what is national, an ecosystem for what is shared. */

const data = onNationalGraph('2026-11-28');
type Page<T> = { totalCount: number; nodes: T[] };

test('every national, sectoral and municipal resource has a country', async () => {
  expect(
    await data(
      '{ sharedResources(where: { level: { in: [NATIONAL, SECTOR, MUNICIPAL] }, locatedIn: { none: {} } }) { nodes { id } } }',
    ),
  ).toEqual({ sharedResources: { nodes: [] } });
});

test('only what lies in another country is shared in another country’s ecosystem', async () => {
  const { ecosystems } = (await data(`{
    ecosystems(where: { kind: { eq: FOREIGN_NATIONAL } }) {
      nodes { resourcesShared(first: 200) { nodes { id locatedIn { nodes { code } } } } }
    }
  }`)) as {
    ecosystems: Page<{ resourcesShared: Page<{ id: string; locatedIn: Page<{ code: string }> }> }>;
  };
  const shared = ecosystems.nodes.flatMap(({ resourcesShared }) => resourcesShared.nodes);
  expect(shared.length).toBeGreaterThan(40);
  const ours = shared.filter(
    ({ locatedIn: { nodes } }) => nodes.length === 0 || nodes.some(({ code }) => code === 'NO'),
  );
  expect(ours).toEqual([]);
});

test('Norway is among the countries that take part in eIDAS', async () => {
  const { framework } = (await data(
    '{ framework(id: "framework:eidas") { countriesTakingPart { nodes { code } } } }',
  )) as { framework: { countriesTakingPart: Page<{ code: string }> } };
  expect(framework.countriesTakingPart.nodes).toEqual(expect.arrayContaining([{ code: 'NO' }]));
});

test('a life event is served from two countries', async () => {
  const { lifeEvent } = (await data(`{
    lifeEvent(id: "life-event:sdg-business") {
      services { nodes { ... on PublicService { competentAuthorities { nodes { locatedIn { nodes { code } } } } } } }
    }
  }`)) as {
    lifeEvent: {
      services: Page<{ competentAuthorities: Page<{ locatedIn: Page<{ code: string }> }> }>;
    };
  };
  const codes = lifeEvent.services.nodes.flatMap(({ competentAuthorities }) =>
    competentAuthorities.nodes.flatMap(({ locatedIn }) => locatedIn.nodes.map(({ code }) => code)),
  );
  expect(new Set(codes)).toEqual(new Set(['NO', 'SE']));
});
