import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
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

type SeedRecord = Readonly<{
  type?: string;
  id?: string;
  standing?: string;
  relation?: string;
  from?: string;
  to?: string;
  certainty: string;
  sources: readonly string[];
  quote?: string;
  quoteSource?: string;
  rationale?: object;
  draftOf?: string;
}>;
const SEED = join(__dirname, '../../seed');
const RECORDS = readdirSync(SEED)
  .filter(name => name.endsWith('.jsonl'))
  .flatMap(name => readFileSync(join(SEED, name), 'utf8').trimEnd().split('\n'))
  .map(line => JSON.parse(line) as SeedRecord);
const STANDING = new Map(RECORDS.map(({ id = '', standing }) => [id, standing]));
const nameOf = ({ id, relation, from, to }: SeedRecord): string => id ?? `${from} ${relation} ${to}`;
const CLAIMS = ['CONFORMS_TO', 'DEPENDS_ON', 'REALISES', 'PROVIDES', 'GOVERNED_BY', 'SHARED_IN'];

test('a fact that claims a meaning quotes a source of its own that stands before all drafts', () => {
  const facts = RECORDS.filter(
    ({ relation = '', certainty }) => CLAIMS.includes(relation) && certainty === 'FACT',
  );
  expect(facts.length).toBeGreaterThan(190);
  const wrong = facts.filter(
    ({ quote, quoteSource = '', sources: [first = ''] }) =>
      !quote || quoteSource !== first || STANDING.get(first) === 'DRAFT',
  );
  expect(wrong.map(nameOf)).toEqual([]);
});

test('a claim of a meaning without words says why it is no fact, or whose draft says it', () => {
  const unsaid = RECORDS.filter(
    ({ relation = '', quote, rationale, draftOf }) =>
      CLAIMS.includes(relation) && !quote && !rationale && !draftOf,
  );
  expect(unsaid.map(nameOf)).toEqual([]);
});

test('drafts stand last among sources, and what rests on them alone is uncertain', () => {
  const isDraft = (source: string): boolean => STANDING.get(source) === 'DRAFT';
  const resting = RECORDS.filter(({ sources }) => sources.some(isDraft));
  expect(resting.length).toBeGreaterThan(500);
  expect(
    resting.filter(({ sources }) =>
      sources.some((one, i) => isDraft(one) && !sources.slice(i).every(isDraft)),
    ),
  ).toEqual([]);
  expect(resting.filter(of => of.sources.every(isDraft) && of.certainty !== 'UNCERTAIN').map(nameOf)).toEqual(
    [],
  );
});

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
