import { ask, bodyOf, openSeededApp, type SeededApp } from '../hostile/seeded-app';

/** What people type, and what they look for: it is among the first three. Codes, joined and split words, misspellings, synonyms, Sámi and Kven names. */
const QUERIES: readonly (readonly [text: string, wanted: string])[] = [
  ['idporten', 'resource:id-porten'],
  ['id-porten', 'resource:id-porten'],
  ['ID porten', 'resource:id-porten'],
  ['altin', 'resource:altinn-3-plattform'],
  ['folkregister', 'resource:folkeregisteret'],
  ['folkeregisteret', 'resource:folkeregisteret'],
  ['Folkeregister', 'resource:folkeregisteret'],
  ['bronnoysund', 'organisation:brreg'],
  ['broennoeysundregistrene', 'organisation:brreg'],
  ['32014R0910', 'framework:eidas'],
  ['eidas', 'framework:eidas'],
  ['0301', 'municipality:0301'],
  ['5612', 'municipality:5612'],
  ['oslo', 'municipality:0301'],
  ['991825827', 'organisation:digdir'],
  ['991 825 827', 'organisation:digdir'],
  ['digdir', 'organisation:digdir'],
  ['pålogging', 'resource:id-porten'],
  ['innlogging', 'resource:id-porten'],
  ['autentisering', 'capability:autentisering'],
  ['digital postkasse', 'resource:digital-postkasse'],
  ['digitalpostkasse', 'resource:digital-postkasse'],
  ['matrikkel', 'resource:matrikkelen'],
  ['kartverket', 'organisation:kartverket'],
  ['efaktura', 'framework:einvoicing'],
  ['elma', 'resource:elma'],
  ['maskinporten', 'resource:maskinporten'],
  ['maskin porten', 'resource:maskinporten'],
  ['maskinportn', 'resource:maskinporten'],
  ['e-formidling', 'resource:eformidling'],
  ['eformidling', 'resource:eformidling'],
  ['gdpr', 'framework:gdpr'],
  ['personvern', 'framework:gdpr'],
  ['forvaltningsloven', 'framework:forvaltningsloven'],
  ['arkivlova', 'framework:arkivlova-2025'],
  ['nav', 'organisation:nav'],
  ['skatteetaten', 'organisation:skatteetaten'],
  ['få barn', 'life-event:fa-barn'],
  ['fa barn', 'life-event:fa-barn'],
  ['ks', 'organisation:ks'],
  ['Guovdageaidnu', 'municipality:5612'],
  ['kautokeino', 'municipality:5612'],
  ['Porsáŋgu', 'municipality:5622'],
  ['interoperabilitet', 'framework:eif'],
  ['single digital gateway', 'framework:sdg'],
  ['åpne data', 'capability:apne-data'],
  ['kontaktregister', 'resource:kontakt-og-reservasjonsregisteret'],
  ['krr', 'resource:kontakt-og-reservasjonsregisteret'],
  ['universell utforming', 'framework:forskrift-uu-ikt'],
  ['samtykke', 'capability:samtykke'],
  ['eu lommebok', 'resource:european-digital-identity-wallet'],
  ['tromsø', 'municipality:5501'],
  ['tromso', 'municipality:5501'],
];

/** A name and the noun of a kind, in any of its forms, is the thing of that kind, and not what speaks of it. */
const NAMED: readonly (readonly [text: string, wanted: string])[] = [
  ['Bergen kommune', 'municipality:4601'],
  ['kommunen Bergen', 'municipality:4601'],
  ['Bergen municipality', 'municipality:4601'],
  ['Troms fylke', 'county:55'],
  ['Troms fylkeskommune', 'county:55'],
  ['Vestland fylkeskommune', 'county:46'],
  ['Oslo kommune', 'municipality:0301'],
  ['Oslo fylke', 'county:03'],
  ['Sandnes kommune', 'municipality:1108'],
  ['Kristiansand kommune', 'municipality:4204'],
  ['Lillestrøm kommune', 'municipality:3205'],
];

let server: SeededApp;
beforeAll(async () => {
  server = await openSeededApp();
}, 120_000);
afterAll(() => server.close());

const found = async (text: string, first = 3): Promise<readonly string[]> => {
  const query = 'query($text: String!, $first: Int!) { search(text: $text, first: $first) { nodes { id } } }';
  const { data } = bodyOf(await ask(server.app, { query, variables: { text, first } }));
  return (data as { search: { nodes: { id: string }[] } }).search.nodes.map(({ id }) => id);
};

describe('a search for what people type', () => {
  test.each(QUERIES)('%s finds %s among the first three', async (text, wanted) => {
    expect(await found(text)).toContain(wanted);
  });

  test.each(QUERIES)('%s says where it is found in each hit', async text => {
    const query =
      'query($text: String!) { search(text: $text, first: 5) { edges { node { id } highlights { field } } } }';
    const { data } = bodyOf(await ask(server.app, { query, variables: { text } }));
    const { edges } = (data as { search: { edges: { node: object; highlights: unknown[] }[] } }).search;
    expect(edges.filter(({ highlights }) => highlights.length === 0)).toEqual([]);
  });

  test.each(NAMED)('%s finds %s first, which says where', async (text, wanted) => {
    expect(await found(text, 1)).toEqual([wanted]);
    const query =
      'query($text: String!) { search(text: $text, first: 1) { edges { highlights { field } } } }';
    const { data } = bodyOf(await ask(server.app, { query, variables: { text } }));
    const { edges } = (data as { search: { edges: { highlights: object[] }[] } }).search;
    expect(edges[0]?.highlights).toContainEqual({ field: 'name' });
  });

  test('what has ended is found where any day is asked for, and not among what holds', async () => {
    const query =
      'query($text: String!, $anyDay: Boolean) { search(text: $text, first: 3, anyDay: $anyDay) { totalCount nodes { id validTo } } }';
    for (const text of ['Altinn II', 'Altinn 2']) {
      const [now, ever] = await Promise.all(
        [false, true].map(async anyDay => {
          const { data } = bodyOf(await ask(server.app, { query, variables: { text, anyDay } }));
          return (data as { search: { totalCount: number; nodes: { id: string; validTo: string }[] } })
            .search;
        }),
      );
      expect(ever?.nodes[0]).toEqual({ id: 'resource:altinn-ii', validTo: '2026-06-19' });
      expect(now?.nodes.map(({ id }) => id)).not.toContain('resource:altinn-ii');
    }
  });

  test('a noun alone is a word as others are', async () => {
    const query = '{ search(text: "kommune", first: 1, kinds: [Municipality]) { totalCount } }';
    const { data } = bodyOf(await ask(server.app, { query }));
    expect((data as { search: { totalCount: number } }).search.totalCount).toBeLessThan(357);
  });

  test('an address that identifies is found as a whole and by its numbers, not by the words of all', async () => {
    const uri = 'https://data.geonorge.no/administrativeEnheter/kommune/id/';
    const { data } = bodyOf(
      await ask(server.app, { query: '{ municipality(number: "0301") { geonorgeUri } }' }),
    );
    const { geonorgeUri } = (data as { municipality: { geonorgeUri: string } }).municipality;
    expect(geonorgeUri).toContain(uri);
    expect(await found(geonorgeUri)).toEqual(['municipality:0301']);
    expect(await found(geonorgeUri.slice(uri.length))).toContain('municipality:0301');
    for (const text of ['data', 'id', 'geonorge', 'https'])
      expect((await found(text, 100)).filter(id => id.startsWith('municipality:'))).toEqual([]);
    expect((await found('2016/679')).includes('framework:gdpr')).toBe(true);
  });

  test('things come before the sources that speak of them', async () => {
    const ids = await found('digdir', 100);
    expect(ids.findIndex(id => id.startsWith('source:'))).toBeGreaterThan(ids.indexOf('organisation:digdir'));
  });
});

describe('a filter by name', () => {
  test.each([
    ['contains: "OSLO"', 'municipality:0301'],
    ['startsWith: "guovda"', 'municipality:5612'],
    ['equalsIgnoringCase: "porsáŋgu"', 'municipality:5622'],
    ['contains: "porsanki"', 'municipality:5622'],
  ])('%s finds %s', async (filter, id) => {
    const query = `{ municipalities(where: {name: {${filter}}}) { nodes { id } } }`;
    const { data } = bodyOf(await ask(server.app, { query }));
    expect((data as { municipalities: { nodes: unknown[] } }).municipalities.nodes).toContainEqual({ id });
  });
});
