import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@modelcontextprotocol/client';
import { countTokens as o200k } from 'gpt-tokenizer/encoding/o200k_base';
import { callTool, MCP, serveGraph, type Served } from './connected';

/**
 * Fifty questions as people ask them, each through the calls that a careful agent makes, who has read the descriptions of the
 * tools and nothing else. What is right is asked of the API in another way, and has to be said. Calls and tokens of each stand in
 * a table that `SAMGRAF_UPDATE=1` writes.
 */
type Call = readonly [string, Readonly<Record<string, unknown>>];
type Asked = Readonly<{
  question: string;
  calls: readonly Call[];
  /** A query of the API, and what an answer must say by it. */
  right: string;
  says: (data: never) => readonly string[];
  /** Most calls and tokens; none stated: three calls, 5,000 tokens. */
  most?: readonly [number, number];
}>;

type Named = Readonly<{ name: string }>;
type Nodes<T = Named> = Readonly<{ totalCount: number; nodes: readonly T[] }>;
const names = ({ q }: { q: Nodes }): readonly string[] => q.nodes.map(({ name }) => name);
const count = ({ q }: { q: Readonly<{ totalCount: number }> }): readonly string[] => [String(q.totalCount)];
const inside =
  (field: string) =>
  (data: Readonly<{ q: Readonly<Record<string, Nodes>> }>): readonly string[] =>
    (data.q[field]?.nodes ?? []).map(({ name }) => name);
const one =
  (...fields: readonly string[]) =>
  (data: Readonly<{ q: Readonly<Record<string, unknown>> }>): readonly string[] =>
    fields.map(field => String(data.q[field]));

const list = (kind: string, where: object, more: object = {}): Call => [
  'list_things',
  { kind, where, ...more },
];
const about = (id: string, ...relations: string[]): Call => ['describe_thing', { ids: [id], relations }];
const ID_PORTEN = '{some: {node: {id: {eq: "resource:id-porten"}}}}';
const DIGISOS = '{some: {node: {id: {eq: "resource:fiks-digisos"}}}}';
const counties = ({
  q,
}: {
  q: Readonly<{ nodes: readonly Readonly<{ count: number; keys: readonly Named[] }>[] }>;
}): readonly string[] => q.nodes.map(({ count: of, keys }) => `${keys[0]?.name ?? 'Ingen'} (${of})`);

const QUESTIONS: readonly Asked[] = [
  {
    question: 'Hvilke delte ressurser knytter Utsira til EUs rammeverk?',
    calls: [['explain_connections', { from: 'Utsira', to: 'EU', via: 'SharedResource' }]],
    right:
      '{ q: connections(from: {id: "municipality:1151"}, via: {sharedResource: {}}, to: {framework: {jurisdiction: {eq: EU}}}, first: 100) { totalCount nodes { via { id } } } }',
    says: ({ q }: { q: Nodes<{ via: { id: string } }> }) => [
      String(q.totalCount),
      ...q.nodes.map(({ via }) => via.id),
    ],
    most: [2, 4_000],
  },
  {
    question: 'Hvem tilbyr Altinn 3?',
    calls: [about('Altinn 3', 'PROVIDES')],
    right: '{ q: sharedResource(id: "resource:altinn-3-plattform") { providedBy { nodes { name } } } }',
    says: inside('providedBy'),
    most: [1, 800],
  },
  {
    question: 'Hvem tilbyr ID-porten?',
    calls: [about('ID-porten', 'PROVIDES')],
    right: '{ q: sharedResource(id: "resource:id-porten") { providedBy { nodes { name } } } }',
    says: inside('providedBy'),
    most: [1, 800],
  },
  {
    question: 'Hvem tilbyr Fiks Digisos?',
    calls: [about('Fiks Digisos', 'providedBy')],
    right: '{ q: sharedResource(id: "resource:fiks-digisos") { providedBy { nodes { name } } } }',
    says: inside('providedBy'),
    most: [1, 800],
  },
  {
    question: 'Hvilke kommuner bruker Fiks Digisos?',
    calls: [list('Municipality', { uses: 'Fiks Digisos' }, { groupBy: 'partOf' })],
    right: `{ q: municipalities(where: {uses: ${DIGISOS}}, first: 1000) { totalCount nodes { name } } }`,
    says: data => [...count(data), ...names(data)],
    most: [1, 2_500],
  },
  {
    question: 'Hvor mange kommuner i hvert fylke bruker Fiks Digisos?',
    calls: [list('Municipality', { uses: 'Fiks Digisos' }, { groupBy: 'partOf' })],
    right: `{ q: municipalityGroupings(by: [partOf], where: {uses: ${DIGISOS}}) { nodes { count keys { name } } } }`,
    says: counties,
    most: [1, 2_500],
  },
  {
    question: 'Hvilke kommuner bruker ID-porten?',
    calls: [list('Municipality', { uses: 'ID-porten' }, { groupBy: 'partOf' })],
    right: `{ q: municipalities(where: {uses: ${ID_PORTEN}}, first: 1000) { totalCount nodes { name } } }`,
    says: data => [...count(data), ...names(data)],
    most: [1, 2_500],
  },
  {
    question: 'Hvilke kommuner i Rogaland bruker ID-porten?',
    calls: [list('Municipality', { partOf: 'Rogaland', uses: 'ID-porten' })],
    right: `{ q: municipalities(where: {uses: ${ID_PORTEN}, partOf: {some: {node: {id: {eq: "county:11"}}}}}, first: 100) { totalCount nodes { name } } }`,
    says: data => [...count(data), ...names(data)],
    most: [1, 2_500],
  },
  {
    question: 'Hvilke kommuner i Rogaland bruker ikke Fiks Digisos?',
    calls: [list('kommune', { partOf: 'Rogaland', uses: { not: 'Fiks Digisos' } })],
    right: `{ q: municipalities(where: {NOT: {uses: ${DIGISOS}}, partOf: {some: {node: {id: {eq: "county:11"}}}}}, first: 100) { totalCount nodes { name } } }`,
    says: data => [...count(data), ...names(data)],
  },
  {
    question: 'Hvilke er de fem mest brukte delte ressursene?',
    calls: [list('SharedResource', {}, { orderBy: 'usedByCount desc', budget: 1_500 })],
    right: '{ q: sharedResources(orderBy: [{usedByCount: DESC}], first: 5) { nodes { name } } }',
    says: names,
  },
  {
    question: 'Hvor mange delte ressurser har hver tilbyder?',
    calls: [list('SharedResource', {}, { groupBy: 'providedBy' })],
    right: '{ q: sharedResourceGroupings(by: [providedBy], first: 5) { nodes { count keys { name } } } }',
    says: counties,
  },
  {
    question: 'Hvilke delte ressurser har ingen tilbyder?',
    calls: [list('SharedResource', { providedBy: null })],
    right: '{ q: sharedResources(where: {providedBy: {none: {}}}, first: 50) { totalCount } }',
    says: count,
  },
  {
    question: 'Hvilke kommuner har flere enn 100 000 innbyggere?',
    calls: [list('Municipality', { population: { gt: 100_000 } }, { orderBy: 'population desc' })],
    right: '{ q: municipalities(where: {population: {gt: 100000}}) { totalCount nodes { name } } }',
    says: data => [...count(data), ...names(data)],
  },
  {
    question: 'Hvor mange kommuner har hver målform?',
    calls: [list('Municipality', {}, { groupBy: 'writtenForm', budget: 4_000 })],
    right: '{ q: municipalityGroupings(by: [writtenForm]) { nodes { count keys { name } } } }',
    says: counties,
  },
  {
    question: 'Hvilke rettsakter er fra EU?',
    calls: [list('Framework', { jurisdiction: 'EU' })],
    right: '{ q: frameworks(where: {jurisdiction: {eq: EU}}, first: 40) { totalCount nodes { name } } }',
    says: data => [...count(data), ...names(data)],
  },
  {
    question: 'Hvilke sektorer finnes?',
    calls: [list('Sector', {})],
    right: '{ q: sectors { totalCount nodes { name } } }',
    says: data => [...count(data), ...names(data)],
  },
  {
    question: 'Hvilke livshendelser finnes?',
    calls: [list('livshendelse', {})],
    right: '{ q: lifeEvents(first: 50) { totalCount nodes { name } } }',
    says: data => [...count(data), ...names(data)],
  },
  {
    question: 'Hvor mange aktører har hver sektor?',
    calls: [list('Actor', {}, { groupBy: 'sectors', budget: 4_000 })],
    right: '{ q: actorGroupings(by: [sectors]) { nodes { count keys { name } } } }',
    says: counties,
  },
  {
    question: 'Hva er ID-porten avhengig av?',
    calls: [about('ID-porten', 'dependsOn')],
    right: '{ q: sharedResource(id: "resource:id-porten") { dependsOn(first: 50) { nodes { name } } } }',
    says: inside('dependsOn'),
  },
  {
    question: 'Hva trenger ID-porten for å virke?',
    calls: [about('ID-porten', 'dependants')],
    right: '{ q: sharedResource(id: "resource:id-porten") { dependants(first: 50) { nodes { name } } } }',
    says: inside('dependants'),
  },
  {
    question: 'Hvilke ressurser tilbyr Digdir?',
    calls: [about('Digdir', 'provides')],
    right: '{ q: actor(id: "organisation:digdir") { provides(first: 100) { nodes { name } } } }',
    says: inside('provides'),
  },
  {
    question: 'Hva realiserer kapabiliteten Autentisering?',
    calls: [about('capability:autentisering', 'realisedBy')],
    right: '{ q: capability(id: "capability:autentisering") { realisedBy(first: 50) { nodes { name } } } }',
    says: inside('realisedBy'),
  },
  {
    question: 'Hvilket fylke ligger Utsira i?',
    calls: [about('Utsira kommune', 'partOf')],
    right: '{ q: municipality(id: "municipality:1151") { partOf { nodes { name } } } }',
    says: inside('partOf'),
    most: [1, 800],
  },
  {
    question: 'Hvor mange innbyggere har Bergen kommune?',
    calls: [['describe_thing', { ids: ['Bergen kommune'], budget: 3_000 }]],
    right: '{ q: municipality(id: "municipality:4601") { population } }',
    says: one('population'),
  },
  {
    question: 'Hva er organisasjonsnummeret til Oslo kommune?',
    calls: [['describe_thing', { ids: ['Oslo kommune'], budget: 3_000 }]],
    right: '{ q: municipality(id: "municipality:0301") { organisationNumber } }',
    says: one('organisationNumber'),
  },
  {
    question: 'Hvilken kommune har nummer 5612?',
    calls: [['find_things', { text: '5612' }]],
    right: '{ q: municipality(number: "5612") { id } }',
    says: one('id'),
    most: [1, 800],
  },
  {
    question: 'What is eIDAS?',
    calls: [['describe_thing', { ids: ['eIDAS'], lang: 'en', budget: 3_000 }]],
    right: '{ q: framework(id: "framework:eidas") { name(lang: en) celex } }',
    says: one('name', 'celex'),
  },
  {
    question: 'Hvor mange ting taper noe hvis ID-porten faller bort?',
    calls: [['assess_impact', { ids: ['ID-porten'], budget: 2_000 }]],
    right: '{ q: impact(of: {id: "resource:id-porten"}, change: RETIRE) { totalCount } }',
    says: count,
  },
  {
    question: 'Hva mister dekning hvis ID-porten faller bort?',
    calls: [['assess_impact', { ids: ['ID-porten'], consequences: ['COVERAGE'] }]],
    right:
      '{ q: impact(of: {id: "resource:id-porten"}, change: RETIRE, consequences: [COVERAGE], first: 100) { nodes { node { id } } } }',
    says: ({ q }: { q: Nodes<{ node: { id: string } }> }) => q.nodes.map(({ node }) => node.id),
    most: [2, 7_000],
  },
  {
    question: 'Hva kan ta over for ID-porten?',
    calls: [['assess_impact', { ids: ['ID-porten'], budget: 2_000 }]],
    right:
      '{ q: impact(of: {id: "resource:id-porten"}, change: RETIRE) { substitutes(first: 3) { node { name } } } }',
    says: ({ q }: { q: { substitutes: readonly { node: Named }[] } }) =>
      q.substitutes.map(({ node }) => node.name),
  },
  {
    question: 'Hva følger hvis eIDAS oppheves?',
    calls: [['assess_impact', { ids: ['eIDAS'], budget: 3_000 }]],
    right: '{ q: impact(of: {id: "framework:eidas"}, change: RETIRE) { totalCount } }',
    says: count,
  },
  {
    question: 'Hva klarer Utsira seg ikke uten?',
    calls: [['find_dependencies', { of: 'Utsira', among: 'SharedResource' }]],
    right:
      '{ q: dependencies(of: {id: "municipality:1151"}, where: {sharedResource: {}}, first: 100) { totalCount nodes { node { id } } } }',
    says: ({ q }: { q: Nodes<{ node: { id: string } }> }) => [
      String(q.totalCount),
      ...q.nodes.map(({ node }) => node.id),
    ],
  },
  {
    question: 'Hvilke delte ressurser er enkeltpunkter for svikt for kommunene?',
    calls: [['find_dependencies', { of: 'Municipality', among: 'SharedResource', budget: 3_000 }]],
    right:
      '{ q: dependencies(of: {municipality: {}}, where: {sharedResource: {}}, first: 5) { totalCount nodes { node { id } } } }',
    says: ({ q }: { q: Nodes<{ node: { id: string } }> }) => [
      String(q.totalCount),
      ...q.nodes.map(({ node }) => node.id),
    ],
  },
  {
    question: 'Hvorfor er ikke Utsira knyttet til dataforvaltningsforordningen?',
    calls: [['explain_absence', { from: 'Utsira', to: 'framework:dga', via: 'SharedResource' }]],
    right:
      '{ q: connections(from: {id: "municipality:1151"}, via: {sharedResource: {}}, to: {id: "framework:dga"}) { whyNot { explanation } } }',
    says: ({ q }: { q: { whyNot: { explanation: string } } }) => [q.whyNot.explanation.slice(0, 60)],
  },
  {
    question: 'Hva mangler i kommunal sektor?',
    calls: [['find_gaps', { in: 'sector:municipal', budget: 2_000 }]],
    right: '{ q: gaps(in: {id: "sector:municipal"}) { totalCount } }',
    says: count,
  },
  {
    question: 'Hvilke kapabiliteter er hull i Få barn?',
    calls: [['find_gaps', { in: 'Få barn', lacks: ['NO_RESOURCE'] }]],
    right:
      '{ q: gaps(in: {id: "life-event:fa-barn"}, where: {kinds: [NO_RESOURCE]}, first: 100) { totalCount nodes { capability { id } } } }',
    says: ({ q }: { q: Nodes<{ capability: { id: string } }> }) => [
      String(q.totalCount),
      ...q.nodes.map(({ capability }) => capability.id),
    ],
  },
  {
    question: 'Hvilke kapabiliteter har bare én tilbyder?',
    calls: [['find_gaps', { lacks: ['ONE_PROVIDER'] }]],
    right:
      '{ q: gaps(where: {kinds: [ONE_PROVIDER]}, first: 100) { totalCount nodes { capability { id } } } }',
    says: ({ q }: { q: Nodes<{ capability: { id: string } }> }) => [
      String(q.totalCount),
      ...q.nodes.map(({ capability }) => capability.id),
    ],
  },
  {
    question: 'Hvor mange kapabiliteter på nivå 1 er dekket i sektorene?',
    calls: [['coverage_of_capabilities', { by: 'SECTOR', level: 1 }]],
    right:
      '{ q: coverage(columns: SECTOR, level: 1, first: 100) { totalCount nodes { capability { name } } } }',
    says: ({ q }: { q: Nodes<{ capability: Named }> }) => q.nodes.map(({ capability }) => capability.name),
  },
  {
    question: 'Hvilke kommuner ligner på Utsira?',
    calls: [['compare_with_peers', { id: 'Utsira' }]],
    right: '{ q: comparable(of: {id: "municipality:1151"}, first: 3) { nodes { node { id } } } }',
    says: ({ q }: { q: Nodes<{ node: { id: string } }> }) => q.nodes.map(({ node }) => node.id),
  },
  {
    question: 'Hva bruker lignende kommuner som ikke er registrert i Kautokeino?',
    calls: [['compare_with_peers', { id: 'Kautokeino' }]],
    right: '{ q: adoption(of: {id: "municipality:5612"}) { totalCount nodes { resource { id } } } }',
    says: ({ q }: { q: Nodes<{ resource: { id: string } }> }) => [
      String(q.totalCount),
      ...q.nodes.map(({ resource }) => resource.id),
    ],
  },
  {
    question: 'Hva har endret seg rundt eIDAS siden 2015?',
    calls: [['what_changed', { id: 'eIDAS', since: '2015' }]],
    right:
      '{ q: difference(of: {id: "framework:eidas"}, since: "2015-01-01", until: "2030-01-01") { cameCount } }',
    says: ({ q }: { q: { cameCount: number } }) => [String(q.cameCount)],
  },
  {
    question: 'Når kom eIDAS 2.0?',
    calls: [['what_changed', { id: 'eIDAS 2.0', budget: 3_000 }]],
    right: '{ q: framework(id: "framework:eidas2") { validFrom } }',
    says: one('validFrom'),
  },
  {
    question: 'Hva er nytt mellom Bergen og eIDAS siden 2015?',
    calls: [['what_changed', { from: 'Bergen', to: 'eIDAS', since: '2015', budget: 3_000 }]],
    right:
      '{ q: difference(paths: {from: {id: "municipality:4601"}, to: {id: "framework:eidas"}}, since: "2015-01-01", until: "2030-01-01") { cameCount } }',
    says: ({ q }: { q: { cameCount: number } }) => [String(q.cameCount)],
  },
  {
    question: 'Hvilke plikter har eIDAS?',
    calls: [about('eIDAS', 'obligations')],
    right: '{ q: framework(id: "framework:eidas") { obligations(first: 100) { nodes { name } } } }',
    says: inside('obligations'),
  },
  {
    question: 'Hva vet grafen om samisk?',
    calls: [['find_things', { text: 'samisk', limit: 5 }]],
    right: '{ q: search(text: "Sametinget", first: 1) { nodes { id name } } }',
    says: names,
  },
  {
    question: 'Hva handler meldingsutveksling om?',
    calls: [['find_things', { text: 'meldingsutveksling', limit: 3 }]],
    right: '{ q: search(text: "meldingsutveksling", first: 1) { nodes { name } } }',
    says: names,
  },
  {
    question: 'Hva skjer med Utsira uten ELMA?',
    calls: [['compare_with_peers', { id: 'Utsira', without: ['ELMA'] }]],
    right: '{ q: comparable(of: {id: "municipality:1151"}, first: 1) { nodes { node { id } } } }',
    says: ({ q }: { q: Nodes<{ node: { id: string } }> }) => q.nodes.map(({ node }) => node.id),
  },
  {
    question: 'Hvilke tjenester støtter ID-porten?',
    calls: [about('ID-porten', 'supports')],
    right: '{ q: sharedResource(id: "resource:id-porten") { supports(first: 100) { nodes { name } } } }',
    says: inside('supports'),
  },
  {
    question: 'Hvem bestemmer over Altinn 3, og hvem bruker den?',
    calls: [['describe_thing', { ids: ['Altinn 3'] }]],
    right: '{ q: sharedResource(id: "resource:altinn-3-plattform") { providedBy { nodes { name } } } }',
    says: inside('providedBy'),
  },
  {
    question: 'Hvor mange plikter gjelder, etter rammeverk?',
    calls: [list('Obligation', {}, { groupBy: 'followsFrom', budget: 6_000 })],
    right: '{ q: obligationGroupings(by: [followsFrom], first: 5) { nodes { count keys { name } } } }',
    says: counties,
  },
];

let served: Served;
let client: Client;
beforeAll(async () => {
  served = await serveGraph({ mcp: { ...MCP, graphql: true } });
  client = await served.client();
});
afterAll(() => served.close());

const tokensOf = (text: string): number => o200k(text);
type Measured = Readonly<{ question: string; calls: number; text: number; structure: number }>;
const measured: Measured[] = [];

test.each(QUESTIONS.map(asked => [asked.question, asked] as const))('%s', async (question, asked) => {
  const { data, errors } = await served.api(asked.right);
  expect(errors).toBeUndefined();
  const wanted = asked.says(data as never);
  expect(wanted.filter(of => of !== 'null' && of !== 'undefined').length).toBeGreaterThan(0);
  let [calls, text, structure, said] = [0, 0, 0, ''];
  for (const [tool, args] of asked.calls) {
    for (let after: string | null = ''; after !== null;) {
      const told = await callTool(client, tool, { ...args, ...(after === '' ? {} : { after }) });
      expect([told.isError, told.isError ? told.text : '']).toEqual([false, '']);
      calls += 1;
      text += tokensOf(told.text);
      structure += tokensOf(JSON.stringify(told.structured));
      said += `${told.text}\n`;
      const isAnswered = wanted.every(of => said.includes(of));
      after = isAnswered ? null : told.structured.next;
    }
  }
  measured.push({ question, calls, text, structure });
  expect(wanted.filter(of => !said.includes(of))).toEqual([]);
  const [mostCalls, mostTokens] = asked.most ?? [3, 5_000];
  expect({ calls: calls <= mostCalls, tokens: text <= mostTokens, text }).toEqual({
    calls: true,
    tokens: true,
    text,
  });
});

const PAGE = join(__dirname, '../../docs/agents-questions.md');
const nearest = (n: number): number => Math.ceil(n / 50) * 50;

/** Tells where two pages differ by more than a figure that is rounded may: by 50 tokens of a question, 500 of all. */
function differences(written: string, measured: string): readonly string[] {
  const cells = (page: string): readonly (readonly string[])[] =>
    page.split('\n').map(line => line.split(' | '));
  const near = (row: readonly string[], one: string | undefined, other: string | undefined): boolean =>
    one === other ||
    Math.abs(Number.parseInt(one ?? '', 10) - Number.parseInt(other ?? '', 10)) <=
      (row[0] === '| all' ? 500 : 50);
  const ours = cells(measured);
  const theirs = cells(written);
  return ours
    .filter(
      (row, line) =>
        row.length !== theirs[line]?.length || !row.every((cell, at) => near(row, cell, theirs[line]?.[at])),
    )
    .map(row => row.join(' | '));
}

test('there are fifty questions, and the table is true (SAMGRAF_UPDATE=1 writes it)', () => {
  expect(QUESTIONS.length).toBeGreaterThanOrEqual(50);
  const rows = measured.map(
    ({ question, calls, text, structure }) =>
      `| ${question} | ${calls} | ${nearest(text)} | ${nearest(structure)} |`,
  );
  const sum = (of: keyof Omit<Measured, 'question'>): number =>
    measured.reduce((all, one) => all + one[of], 0);
  const page = `# Fifty questions of an agent

Each was asked by the calls of one who has read the descriptions of the tools, with names and not ids, until all of what the API
has in answer to it was said. Tokens are of the text, which a model reads, and of the structure, which programs get instead; by
the vocabulary o200k, rounded up to 50; cl100k, which is older, takes about a fifth more of Norwegian. \`SAMGRAF_UPDATE=1 npx jest test/agents/fifty\` writes this page.

| question | calls | tokens of the text | of the structure |
|---|---|---|---|
${rows.join('\n')}
| all | ${sum('calls')} | ${nearest(sum('text'))} | ${nearest(sum('structure'))} |
`;
  if (process.env['SAMGRAF_UPDATE'] === '1') writeFileSync(PAGE, page);
  const written = readFileSync(PAGE, 'utf8');
  expect(written.split('\n')).toHaveLength(page.split('\n').length);
  expect(differences(written, page)).toEqual([]);
});
