import { call, questionOf } from '../../src/doors/agents/call';
import { TOOLS } from '../../src/doors/agents/tools/list';
import { required } from '../../src/engine/errors';
import { lookUpBy } from '../../src/files/imports/references';
import { serveGraph, type Served } from '../agents/connected';
import { get } from './pages';

let served: Served;
beforeAll(async () => {
  served = await serveGraph();
}, 120_000);
afterAll(() => served.close());

/** What people call things, and what that is. */
const CALLED = [
  ['Bergen kommune', 'municipality:4601'],
  ['bergen kommune', 'municipality:4601'],
  ['kommunen Bergen', 'municipality:4601'],
  ['Bergen', 'municipality:4601'],
  ['4601', 'municipality:4601'],
  ['Oslo kommune', 'municipality:0301'],
  ['Sandnes kommune', 'municipality:1108'],
  ['Lillestrøm kommune', 'municipality:3205'],
  ['Kristiansand kommune', 'municipality:4204'],
  ['Utsira kommune', 'municipality:1151'],
  ['Nore og Uvdal kommune', 'municipality:3338'],
  ['Troms fylke', 'county:55'],
  ['Troms fylkeskommune', 'county:55'],
  ['Vestland fylkeskommune', 'county:46'],
  ['Finnmark fylke', 'county:56'],
  ['Rogaland fylkeskommune', 'county:11'],
  ['ID-porten', 'resource:id-porten'],
  ['idporten', 'resource:id-porten'],
  ['id porten', 'resource:id-porten'],
  ['Maskinporten', 'resource:maskinporten'],
  ['Altinn 3', 'resource:altinn-3-plattform'],
  ['Folkeregisteret', 'resource:folkeregisteret'],
  ['Matrikkelen', 'resource:matrikkelen'],
  ['ELMA', 'resource:elma'],
  ['eFormidling', 'resource:eformidling'],
  ['Digdir', 'organisation:digdir'],
  ['Digitaliseringsdirektoratet', 'organisation:digdir'],
  ['Kartverket', 'organisation:kartverket'],
  ['Skatteetaten', 'organisation:skatteetaten'],
  ['GDPR', 'framework:gdpr'],
  ['eIDAS', 'framework:eidas'],
] as const;

type Found = Readonly<{
  search: Readonly<{
    edges: readonly Readonly<{ called: boolean; node: Readonly<{ __typename: string; id: string }> }>[];
  }>;
}>;

const byApi = async (text: string): Promise<Found['search']['edges'][number]> => {
  const { data, errors } = await served.api(
    'query($text: String!) { search(text: $text, first: 1) { edges { called node { __typename id } } } }',
    { text },
  );
  expect(errors).toBeUndefined();
  return required((data as Found).search.edges[0], text);
};

const byTool = async (text: string): Promise<string | undefined> => {
  const tool = required(
    TOOLS.find(({ name }) => name === 'describe_thing'),
    'describe_thing',
  );
  const { model } = served.samgraf;
  const told = await call(
    tool,
    { ids: [text] },
    { ask: questionOf(served.app.ask, {}, served.samgraf), model },
  );
  return told.isError
    ? told.text
    : told.structured.items.find(({ deduced }) => !deduced?.includes('søk'))?.id;
};

/** Where the page of a question leads to whoever writes a text in its gap. */
const onPage = async (text: string): Promise<string> => {
  const { statusCode, headers, body } = await get(
    served.app,
    `/sporsmal/endret?${new URLSearchParams({ hva: text, fraDag: '2020-01-01', tilDag: '2026-01-01' })}`,
  );
  return statusCode === 302
    ? (new URL(String(headers.location), 'http://x').searchParams.get('hva') ?? '')
    : `${statusCode} ${body.slice(0, 200)}`;
};

const byImport = async (text: string, kind: string): Promise<unknown> => {
  const lookUp = lookUpBy(served.samgraf.model, async (query, variables) => {
    const { data, errors } = await served.api(query, variables);
    expect(errors).toBeUndefined();
    return data as Readonly<Record<string, unknown>>;
  });
  const found = (await lookUp(kind, [text])).get(text);
  return found && 'id' in found ? found.id : found?.why.hint;
};

test.each(CALLED)('“%s” is %s at every door', async (text, id) => {
  const { called, node } = await byApi(text);
  expect({
    called,
    api: node.id,
    tool: await byTool(text),
    page: await onPage(text),
    file: await byImport(text, node.__typename),
  }).toEqual({ called: true, api: id, tool: id, page: id, file: id });
});

describe('what nothing is called', () => {
  test.each([
    ['{ municipality(id: "municipality:bergen") { name } }', /Did you mean municipality:4601 \(Bergen\)/],
    ['{ entity(id: "id-porten") { id } }', /Did you mean .*resource:id-porten/],
    ['{ reach(of: {id: "kommune:oslo"}) { totalCount } }', /Did you mean .*\(Oslo\)/],
  ])('%s is answered by what has nearly that name', async (query, hint) => {
    const { errors } = await served.api(query);
    expect(errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
    expect(String(errors?.[0]?.extensions?.['hint'])).toMatch(hint);
  });

  test('and in a file by names that are near', async () => {
    expect(await byImport('Bergn', 'Municipality')).toMatch(/Did you mean Bergen \(municipality:4601\)/);
  });
});
