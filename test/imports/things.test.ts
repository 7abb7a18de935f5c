import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { FastifyInstance } from 'fastify';
import { makeKey } from '../../src/engine/access/keys';
import { parseFile } from '../../src/files/imports/parse-file';
import type { ImportReport } from '../../src/files/imports/report';
import { insidesShown, openSeededApp, type SeededApp } from '../hostile/seeded-app';

const file = (name: string): Buffer => readFileSync(join(__dirname, 'files', name));

const nve = makeKey({ name: 'nve', role: 'EDITOR', actor: 'organisation:nve' }, new Date());
let seeded: SeededApp;
let app: FastifyInstance;
beforeAll(async () => {
  seeded = await openSeededApp({}, [nve.key]);
  app = seeded.app;
});
afterAll(() => seeded.close());

type Refusal = Readonly<{
  errors?: readonly Readonly<{ message: string; extensions: Readonly<{ code: string; hint: string }> }>[];
}>;

const send = async (payload: Buffer | string, type: string, how = '') => {
  const response = await app.inject({
    method: 'POST',
    url: `/import?source=source:nve-file${how}`,
    headers: { 'content-type': type, authorization: `Bearer ${nve.text}` },
    payload,
  });
  expect(insidesShown(response.body)).toEqual([]);
  const report = response.json<ImportReport>();
  if (response.statusCode === 200) {
    const { read, taken, mapped, notUnderstood } = report.cells;
    expect(read).toBe(taken + mapped + notUnderstood);
    expect(report.notUnderstood).toHaveLength(notUnderstood);
  }
  return { status: response.statusCode, report, fault: response.json<Refusal>().errors?.[0] };
};

const ask = async (query: string): Promise<unknown> => {
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${nve.text}` },
    payload: JSON.stringify({ query }),
  });
  const { data, errors } = response.json<{ data: unknown; errors?: unknown }>();
  expect(errors).toBeUndefined();
  return data;
};

const statusesOf = ({ rows }: ImportReport): object =>
  Object.fromEntries(rows.map(({ id, status, relations }) => [id, [status, relations]]));

describe('an ArchiMate model', () => {
  test('becomes systems, their interfaces and information; what all share is referred to', async () => {
    const { report } = await send(file('landscape.archimate'), 'application/xml', '&dryRun=false');
    expect([report.applied, report.refused]).toEqual([true, []]);
    expect(statusesOf(report)).toEqual({
      'organisation:nve': ['REFERRED', { CREATED: 1 }],
      'system:nve-konsesjonssystemet': ['CREATED', { CREATED: 1 }],
      'system:nve-karttjenesten': ['CREATED', { CREATED: 2 }],
      'resource:id-porten': ['REFERRED', { CREATED: 1 }],
      'interface:nve-kart-api': ['CREATED', { CREATED: 2 }],
      'information:nve-konsesjonssak': ['CREATED', { CREATED: 1 }],
    });
    expect(report.notUnderstood.map(({ column, value }) => [column, value])).toEqual([
      ['dct:title', 'Behandle søknad om konsesjon'],
      ['dct:title', 'NVE'],
      ['Kostnadssted', '4711'],
      ['archimate:Serving', 'Behandle søknad om konsesjon'],
      ['archimate:Serving dct:title', 'saksbehandling'],
      ['dct:title', 'ID-porten'],
    ]);
    expect(
      await ask(`{ informationSystem(id: "system:nve-konsesjonssystemet") { name description criticality externalIds access
        calls { nodes { id } } processes { nodes { name } } managedBy { nodes { id } } } }`),
    ).toEqual({
      informationSystem: {
        name: 'Konsesjonssystemet',
        description: 'Saker om konsesjon for kraftverk og nett.',
        criticality: 'CRITICAL',
        externalIds: ['archimate 5e1f0020'],
        access: 'NON_PUBLIC',
        calls: { nodes: [{ id: 'resource:id-porten' }, { id: 'interface:nve-kart-api' }] },
        processes: { nodes: [{ name: 'Konsesjonssak' }] },
        managedBy: { nodes: [{ id: 'organisation:nve' }] },
      },
    });
  });

  test('is the same in the exchange format, packed, and once more', async () => {
    for (const [payload, type] of [
      [file('landscape.archimate'), 'application/xml'],
      [file('landscape.xml'), 'text/xml'],
      [Buffer.from(zipSync({ 'model.xml': file('landscape.archimate') })), 'application/octet-stream'],
    ] as const) {
      const { report } = await send(payload, type, '&dryRun=false');
      expect(report.refused).toEqual([]);
      expect(report.changes).toEqual({ created: 0, changed: 0, unchanged: 12, refused: 0 });
    }
  });

  test('is taken further by a mapping of its types and properties', async () => {
    const mapping = JSON.stringify({ Kostnadssted: 'hosting' });
    const { report } = await send(
      file('landscape.archimate'),
      'application/xml',
      `&mapping=${encodeURIComponent(mapping)}`,
    );
    expect(report.columns).toContainEqual({
      kind: 'InformationSystem',
      header: 'Kostnadssted',
      means: 'hosting',
      guess: null,
    });
    expect(report.changes.changed).toBe(1);
  });
});

describe('a catalogue as DCAT-AP-NO', () => {
  test('becomes datasets and data services of its publisher, found again by their addresses', async () => {
    const { report } = await send(file('catalog.ttl'), 'text/turtle', '&dryRun=false');
    expect([report.applied, report.refused]).toEqual([true, []]);
    expect(
      await ask(`{ dataset(id: "resource:nve-vannkraftverk-i-drift") { name(lang: nn) externalIds homepage license access
        providedBy { nodes { id } } } }`),
    ).toEqual({
      dataset: {
        name: 'Vasskraftverk i drift',
        externalIds: ['https://data.nve.no/datasets/vannkraft'],
        homepage: 'https://www.nve.no/vannkraft',
        license: 'http://publications.europa.eu/resource/authority/licence/NLOD_2_0',
        access: 'PUBLIC',
        providedBy: { nodes: [{ id: 'organisation:nve' }] },
      },
    });
    expect(
      await ask('{ dataService(id: "resource:nve-vannkraft-api") { dependsOn { nodes { id } } } }'),
    ).toEqual({ dataService: { dependsOn: { nodes: [{ id: 'resource:maskinporten' }] } } });
    const renamed = file('catalog.ttl').toString().replace('Vannkraftverk i drift', 'Vannkraftverk');
    const again = await send(renamed, 'text/turtle', '&dryRun=false');
    expect(again.report.changes).toMatchObject({ created: 0, changed: 1, refused: 0 });
    expect(statusesOf(again.report)).toMatchObject({
      'resource:nve-vannkraftverk-i-drift': ['CHANGED', { UNCHANGED: 1 }],
    });
  });
});

describe('a file that is checked by shapes', () => {
  test('is refused with what breaks them, by thing and property, and nothing is made', async () => {
    const broken = file('catalog.ttl')
      .toString()
      .replaceAll(/^.*dct:title.*$/gm, '')
      .replaceAll('data.nve.no/', 'data.nve.no/untitled/');
    const { status, report } = await send(broken, 'text/turtle', '&dryRun=false&shapes=dcat-ap-no');
    expect([status, report.applied]).toEqual([422, false]);
    expect(new Set(report.refused.map(({ code }) => code))).toEqual(new Set(['BREAKS_SHAPE']));
    const titles = report.refused.filter(({ column }) => column === 'http://purl.org/dc/terms/title');
    expect(titles.map(({ thing }) => thing)).toContain('https://data.nve.no/untitled/datasets/vannkraft');
    expect(titles[0]?.message).toMatch(/^breaks a shape of dcat-ap-no: ./);
  });

  test('goes in where it meets them; what is no profile, or no linked data, is said', async () => {
    const meets = await send(SHAPELY, 'text/turtle', '&dryRun=true&shapes=dcat-ap-no');
    expect([meets.status, meets.report.refused]).toEqual([200, []]);
    const unknown = await send(SHAPELY, 'text/turtle', '&dryRun=true&shapes=dcat');
    expect(unknown.fault?.extensions.hint).toMatch(/dcat-ap-no, cpsv-ap-no/);
    const model = await send(
      file('landscape.archimate'),
      'application/xml',
      '&dryRun=true&shapes=dcat-ap-no',
    );
    expect(model.fault?.message).toMatch(/not linked data/);
  });

  test('takes its values from the tables that the shapes presuppose, and from no others', async () => {
    const table = 'http://publications.europa.eu/resource/authority';
    const more = (access: string, frequency: string): string =>
      `${SHAPELY} <https://data.nve.no/datasets/snow> dct:accessRights <${table}/access-right/${access}>; dct:accrualPeriodicity <${table}/frequency/${frequency}>;
        dct:language <${table}/language/NOB>, <${table}/language/SMA>.`;
    const right = await send(more('RESTRICTED', 'ANNUAL'), 'text/turtle', '&dryRun=true&shapes=dcat-ap-no');
    expect([right.status, right.report.refused]).toEqual([200, []]);
    const wrong = await send(more('SECRET', 'WEEKLYISH'), 'text/turtle', '&dryRun=true&shapes=dcat-ap-no');
    expect(wrong.report.refused.map(({ column }) => column?.replace(/.*\//, '')).sort()).toEqual([
      'accessRights',
      'accrualPeriodicity',
    ]);
  });

  test('says who may have the data, which closes no record', async () => {
    const rights = `${SHAPELY} <https://data.nve.no/datasets/snow> dct:accessRights <http://publications.europa.eu/resource/authority/access-right/RESTRICTED>.`;
    const { status, report } = await send(rights, 'text/turtle', '&dryRun=false');
    expect([status, report.applied, report.refused]).toEqual([200, true, []]);
    expect(report.notUnderstood.filter(({ column }) => column === 'dct:accessRights')).toEqual([]);
    const [made] = report.rows.filter(({ kind }) => kind === 'Dataset');
    expect(await ask(`{ dataset(id: "${made?.id ?? ''}") { access restrictedTo otherStatements } }`)).toEqual(
      {
        dataset: {
          access: 'PUBLIC',
          restrictedTo: [],
          otherStatements: [expect.stringMatching(/<> <http:\/\/purl.org\/dc\/terms\/accessRights> /)],
        },
      },
    );
  });

  /** As little as a dataset may say. */
  const SHAPELY = `@prefix dcat: <http://www.w3.org/ns/dcat#>. @prefix dct: <http://purl.org/dc/terms/>. @prefix foaf: <http://xmlns.com/foaf/0.1/>.
    <https://data.nve.no/datasets/snow> a dcat:Dataset; dct:title "Snø"@nb; dct:description "Snødybde"@nb;
      dct:identifier "https://data.nve.no/datasets/snow"; dct:publisher <https://organization-catalog.fellesdatakatalog.digdir.no/organizations/970205039>;
      dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI>.
    <http://publications.europa.eu/resource/authority/data-theme/ENVI> a <http://www.w3.org/2004/02/skos/core#Concept>; <http://www.w3.org/2004/02/skos/core#prefLabel> "Environment"@en.
    <https://organization-catalog.fellesdatakatalog.digdir.no/organizations/970205039> a foaf:Agent; foaf:name "NVE"@nb; dct:identifier "970205039".`;
});

describe('services as CPSV-AP-NO', () => {
  const SERVICE = `{ publicService(id: "service:nve-konsesjon-for-vannkraftverk") {
    name(lang: en) categories expectedOutput competentAuthorities { nodes { id } } } }`;

  test('are read from JSON-LD', async () => {
    const { report } = await send(file('services.jsonld'), 'application/ld+json', '&dryRun=false');
    expect([report.applied, report.refused]).toEqual([true, []]);
    expect(await ask(SERVICE)).toEqual({
      publicService: {
        name: 'Licence for a hydropower plant',
        categories: ['konsesjon', 'vannkraft'],
        expectedOutput: 'Vedtak om konsesjon',
        competentAuthorities: { nodes: [{ id: 'organisation:nve' }] },
      },
    });
    expect(report.notUnderstood.map(({ column }) => column)).toEqual(['dct:title']);
  });

  test('are the same in RDF/XML', async () => {
    const { report } = await send(file('services.rdf'), 'application/rdf+xml', '&dryRun=false');
    expect(report.refused).toEqual([]);
    expect(report.changes).toMatchObject({ created: 0, changed: 0 });
  });

  test('are refused with a document type, though what it says is harmless', async () => {
    const text = file('services.rdf').toString();
    const typed = text.replace('?>', '?>\n<!DOCTYPE rdf:RDF [<!ENTITY dct "http://purl.org/dc/terms/">]>');
    const { status, fault } = await send(typed, 'application/rdf+xml');
    expect([status, fault?.message]).toEqual([400, expect.stringMatching(/document type/)]);
    expect(fault?.extensions.hint).toMatch(/Turtle/);
  });
});

const ENTITIES = `<?xml version="1.0"?><!DOCTYPE model [<!ENTITY a "aaaaaaaaaa">${'bcdefghij'
  .split('')
  .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i]};`.repeat(10)}">`)
  .join('')}]>`;

describe('a hostile file', () => {
  test.each([
    [
      'entities of entities in ArchiMate',
      `${ENTITIES}<model xmlns="http://www.opengroup.org/xsd/archimate/3.0/"><name>&j;</name></model>`,
      /entities are not read/,
    ],
    [
      'a file of the machine',
      '<?xml version="1.0"?><!DOCTYPE model [<!ENTITY x SYSTEM "file:///etc/passwd">]><model>&x;</model>',
      /entities are not read/,
    ],
    ['elements a million deep', `<model>${'<a>'.repeat(1_000_000)}`, /nested too deeply/],
    ['XML that does not end', '<model><elements>', /unclosed tag/],
    ['XML of another sort', '<html><body>x</body></html>', /its root is "html"/],
    [
      'Turtle that breaks off',
      '@prefix dct: <http://purl.org/dc/terms/> .\n<https://x.no/a> dct:title "x',
      /not linked data/,
    ],
    ['lists 100,000 deep', `@prefix a: <https://x.no/> .\na:b a:c ${'('.repeat(100_000)}`, /not linked data/],
    ['JSON 100,000 deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, /not linked data/],
    [
      'a context at another address',
      '{"@context": "https://example.com/context.jsonld", "@id": "https://x.no/a", "dct:title": "x"}',
      /nothing is fetched/,
    ],
    ['JSON that is none', '{"a": ', /not linked data/],
    ['nothing of a kind', '<https://x.no/a> <http://purl.org/dc/terms/title> "x" .', /Nothing in the file/],
  ])('%s is refused', async (_, payload, message) => {
    const { status, fault } = await send(payload, 'text/plain');
    expect([status, fault?.extensions.code]).toEqual([400, 'BAD_INPUT']);
    expect(fault?.message).toMatch(message);
    expect(fault?.extensions.hint).toEqual(expect.any(String));
  });

  test('entities of entities in RDF/XML stay text', async () => {
    const rdf = `${ENTITIES.replace('DOCTYPE model', 'DOCTYPE rdf:RDF')}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dct="http://purl.org/dc/terms/" xmlns:dcat="http://www.w3.org/ns/dcat#"><dcat:Dataset rdf:about="https://x.no/a"><dct:title>&j;</dct:title></dcat:Dataset></rdf:RDF>`;
    const { status, report } = await send(rdf, 'application/rdf+xml');
    expect(status).toBeLessThan(500);
    expect(JSON.stringify(report).length).toBeLessThan(10_000);
  });
});

test('a model in YAML says what the same model says in XML, and what it knows by its id is found by that', async () => {
  const yaml = readFileSync(join(__dirname, '..', 'harvest', 'architecture.yaml'));
  const { report } = await send(yaml, 'application/yaml', '&kind=Capability');
  const element = (id: string, name: string): string =>
    `<element xsi:type="archimate:Capability" name="${name}" id="${id}"/>`;
  const [known, renamed] = ['id-682d96a51e604ed2a00e1f4824023bab', 'id-dabf94e621f644ffa53ebb44dcc9ff79'];
  const xml = `<archimate:model xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:archimate="http://www.archimatetool.com/archimate" name="M" id="m"><folder name="Strategy" id="f" type="strategy">${element(known, 'Strategisk styring')}${element(renamed, 'Et nytt navn')}</folder><folder name="Relations" id="r" type="relations"><element xsi:type="archimate:AggregationRelationship" id="a" source="${known}" target="${renamed}"/></folder></archimate:model>`;
  const ids = ['capability:strategisk-styring', 'capability:arkitekturstyring'];
  const same = await send(xml, 'application/xml', '&kind=Capability');
  expect(same.report.rows.map(({ id }) => id)).toEqual(ids);
  expect(report.rows.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  expect(report.notUnderstood.map(({ column, value }) => [column, value])).toContainEqual([
    'Maturity_Current',
    '1-5',
  ]);
});

test('configurations of applications become systems that call what they are set up for; what a template names is told', async () => {
  const app = (name: string, spec: string): string =>
    `apiVersion: nais.io/v1alpha1\nkind: Application\nmetadata:\n  name: ${name}\nspec:\n  image: {{image}}\n${spec}`;
  const login = '  idporten:\n    enabled: true\n';
  const file = [
    app('soknad-til-nve', `${login}  maskinporten:\n    enabled: true\n`),
    'kind: Topic\napiVersion: kafka.nais.io/v1\n',
    app('bare-i-noen', `  {{#if login}}\n${login}  {{/if}}\n`),
    app('nve-{{app}}', login),
  ].join('---\n');
  const { report } = await send(file, 'application/yaml', '&dryRun=false');
  expect(report.refused).toEqual([]);
  expect(report.notUnderstood.map(({ row, column }) => `${row} ${column}`)).toEqual([
    '3 metadata.name',
    '3 dct:requires',
  ]);
  expect(
    await ask(
      '{ of: informationSystems(where: { name: { in: ["soknad-til-nve", "bare-i-noen"] } }) { nodes { name calls { nodes { id } } managedBy { nodes { id } } } } }',
    ),
  ).toEqual({
    of: {
      nodes: [
        { name: 'bare-i-noen', calls: [], managedBy: ['organisation:nve'] },
        {
          name: 'soknad-til-nve',
          calls: ['resource:id-porten', 'resource:maskinporten'],
          managedBy: ['organisation:nve'],
        },
      ].map(({ name, calls, managedBy }) => ({
        name,
        calls: { nodes: calls.map(id => ({ id })) },
        managedBy: { nodes: managedBy.map(id => ({ id })) },
      })),
    },
  });
  const again = await send(file, 'application/yaml', '&dryRun=false');
  expect([again.report.changes.created, again.report.changes.changed]).toEqual([0, 0]);
  const broken = await send(app('a', '  b: [\n'), 'application/yaml');
  expect([broken.status, broken.fault?.extensions.code]).toEqual([400, 'BAD_INPUT']);
});

test.each([
  [
    'aliases within aliases',
    `model:\n  id: x\na: &a [1,1,1,1,1,1,1,1,1,1]\n${[...'bcdefghij'].map((name, i) => `${name}: &${name} [${`*${'abcdefghi'[i]},`.repeat(10)}]\n`).join('')}`,
  ],
  ['depth', `model:\n  id: x\nelements: ${'['.repeat(20_000)}`],
  ['another form', 'model:\n  id: x\nelements: 7\n'],
  [
    'aliases within aliases, of an application',
    `apiVersion: nais.io/v1alpha1\nkind: Application\na: &a [1,1,1,1,1,1,1,1,1,1]\n${[...'bcdefghij'].map((name, i) => `${name}: &${name} [${`*${'abcdefghi'[i]},`.repeat(10)}]\n`).join('')}`,
  ],
  [
    'depth, of an application',
    `apiVersion: nais.io/v1alpha1\nkind: Application\nspec: ${'['.repeat(20_000)}`,
  ],
  ['many templates', `apiVersion: nais.io/v1alpha1\nkind: Application\n${'{{#if a}}'.repeat(100_000)}`],
])('YAML with %s is refused', async (_what, text) => {
  const begun = performance.now();
  const { status, fault } = await send(text, 'application/yaml');
  expect([status, fault?.extensions.code]).toEqual([400, 'BAD_INPUT']);
  expect(performance.now() - begun).toBeLessThan(30_000);
});

test('a large file is refused before anything is looked up if it makes too much', async () => {
  const element = (i: number): string =>
    `<element identifier="id-${i}" xsi:type="ApplicationComponent"><name>System ${i}</name></element>`;
  const spaces =
    'xmlns="http://www.opengroup.org/xsd/archimate/3.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
  const model = (count: number): Buffer =>
    Buffer.from(
      `<model ${spaces}><elements>${Array.from({ length: count }, (_, i) => element(i)).join('')}</elements></model>`,
    );
  const few = await parseFile(model(4_000));
  expect('things' in few && few.things.length).toBe(4_000);
  const response = await seeded.app.inject({
    method: 'POST',
    url: '/import?source=source:large&actor=organisation:nve',
    headers: { 'content-type': 'application/xml', authorization: `Bearer ${nve.text}` },
    payload: model(10_001),
  });
  expect(response.statusCode).toBe(400);
  expect(response.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_COMPLEX' } }] });
  await expect(parseFile(Buffer.from(`navn\n${'System;\n'.repeat(40_000)}`))).rejects.toMatchObject({
    code: 'BAD_INPUT',
  });
});
