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

test('actors of different kinds have names of their own, so that a list tells them apart', async () => {
  const { actors } = (await data('{ actors(first: 1000) { nodes { id __typename names { value } } } }')) as {
    actors: { nodes: { id: string; __typename: string; names: { value: string }[] }[] };
  };
  expect(actors.nodes.length).toBeGreaterThan(600);
  const kinds = new Map<string, Set<string>>();
  for (const { __typename, names } of actors.nodes)
    for (const { value } of names) kinds.set(value, new Set([...(kinds.get(value) ?? []), __typename]));
  // The Danish authority has the name of the Norwegian one, and says so by its country.
  expect([...kinds].flatMap(([name, all]) => (all.size > 1 ? [name] : []))).toEqual(['Datatilsynet']);
});
