import { onNationalGraph } from '../support/national-graph';

/** What only a draft says is told as its word, in three languages, and is no fact. */

const data = onNationalGraph('2026-11-28');

test.each([
  ['nb', 'ifølge et utkast fra NA-kunnskap, og må bekreftes.'],
  ['nn', 'ifølgje eit utkast frå NA-kunnskap, og må stadfestast.'],
  ['en', 'according to a draft from NA-kunnskap and must be verified.'],
])('the word of a draft is told as such in %s', async (lang, words) => {
  const { paths } = (await data(`{
    paths(from: { id: "resource:einnsyn" }, to: { capability: {} }, relations: [REALISES], maxHops: 1, first: 1) {
      nodes { certainty explanation(lang: ${lang}) }
    }
  }`)) as { paths: { nodes: { certainty: string; explanation: string }[] } };
  expect(paths.nodes).toMatchObject([{ certainty: 'UNCERTAIN' }]);
  expect(paths.nodes[0]?.explanation).toContain(words);
});

test('every source says what it is', async () => {
  expect(await data('{ sources(where: { standing: { isNull: true } }) { totalCount } }')).toEqual({
    sources: { totalCount: 0 },
  });
});

test('no address of development or tests is evidence, and no file of tests a register', async () => {
  const { dependsOn, sources } = (await data(`{
    dependsOn: sharedResources(first: 1000) { nodes { dependsOn(first: 50) { edges { quote } } } }
    sources(first: 1000, where: { standing: { eq: REGISTER } }) { nodes { title url } }
  }`)) as {
    dependsOn: { nodes: { dependsOn: { edges: { quote: string | null }[] } }[] };
    sources: { nodes: { title: string; url: string | null }[] };
  };
  const quotes = dependsOn.nodes.flatMap(node => node.dependsOn.edges.map(({ quote }) => quote ?? ''));
  expect(quotes.filter(Boolean).length).toBeGreaterThan(100);
  expect(quotes.filter(quote => /localhost|\/\/test\./.test(quote))).toEqual([]);
  expect(sources.nodes.filter(({ title, url }) => /src\/test\/|fixtures/.test(`${title} ${url}`))).toEqual(
    [],
  );
});

test.each(['provides', 'realises', 'conformsTo', 'dependsOn', 'interoperatesWith'])(
  'no relation that claims a meaning is a fact without words: %s',
  async relation => {
    const from = relation === 'provides' ? 'actors' : 'sharedResources';
    expect(
      await data(
        `{ ${from}(where: { ${relation}: { some: { certainty: { eq: FACT }, quote: { isNull: true } } } }) { nodes { id } } }`,
      ),
    ).toEqual({ [from]: { nodes: [] } });
  },
);

test('what the owner says in words is no longer told as the word of a draft', async () => {
  const { sharedResource } = (await data(`{
    sharedResource(id: "resource:id-porten") {
      realises(where: { node: { id: { eq: "capability:autentisering" } } }) { edges { certainty quote sources { standing } } }
    }
  }`)) as { sharedResource: { realises: { edges: { certainty: string; sources: object[] }[] } } };
  expect(sharedResource.realises.edges).toEqual([
    expect.objectContaining({
      certainty: 'FACT',
      quote: 'ID-porten tilbyr funksjonalitet for autentisering av sluttbrukere.',
    }),
  ]);
  expect(sharedResource.realises.edges[0]?.sources[0]).toEqual({ standing: 'PUBLISHED' });
});

test.each([
  ['helseid', 'id-porten'],
  ['opptakslosninger', 'nasjonal-vitnemalsdatabase-nvb'],
  ['ehf', 'elma'],
  ['felles-studentsystem-fs', 'folkeregisteret'],
  ['vitnemalsportalen', 'id-porten'],
  ['id-porten', 'kontakt-og-reservasjonsregisteret'],
  ['elma', 'enhetsregisteret'],
  ['hpr', 'folkeregisteret'],
  ['sysvak', 'folkeregisteret'],
])('%s rests on %s, by words', async (from, to) => {
  const { sharedResource } = (await data(`{
    sharedResource(id: "resource:${from}") {
      dependsOn(where: { node: { id: { eq: "resource:${to}" } } }) { edges { certainty quote } }
    }
  }`)) as { sharedResource: { dependsOn: { edges: { certainty: string; quote: string }[] } } };
  expect(sharedResource.dependsOn.edges).toEqual([
    { certainty: expect.stringMatching(/FACT|DEDUCTION/), quote: expect.any(String) },
  ]);
});

test('the network does not follow the format, nor rest on one country’s register', async () => {
  expect(
    await data(`{
      sharedResource(id: "resource:peppol-edelivery") {
        conformsTo(where: { node: { id: { eq: "resource:ehf" } } }) { totalCount }
        dependsOn(where: { node: { id: { eq: "resource:elma" } } }) { totalCount }
      }
    }`),
  ).toEqual({ sharedResource: { conformsTo: { totalCount: 0 }, dependsOn: { totalCount: 0 } } });
});
