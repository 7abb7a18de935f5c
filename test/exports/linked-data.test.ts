import type { FastifyInstance } from 'fastify';
import { Parser, type Quad } from 'n3';
import { makeKey } from '../../src/engine/access/keys';
import type { ImportReport } from '../../src/files/imports/report';
import { insidesShown, openSeededApp, type SeededApp } from '../hostile/seeded-app';

const admin = makeKey({ name: 'admin', role: 'ADMIN' }, new Date());
let seeded: SeededApp;
let app: FastifyInstance;
beforeAll(async () => {
  seeded = await openSeededApp({}, [admin.key]);
  app = seeded.app;
});
afterAll(() => seeded.close());

const get = async (url: string, accept = '*/*') => {
  const response = await app.inject({ url, headers: { accept, host: 'samgraf.example' } });
  expect(insidesShown(response.body)).toEqual([]);
  return response;
};
const quadsOf = (text: string): readonly Quad[] => new Parser().parse(text);
const told = (quads: readonly Quad[], subject: string, predicate: string): readonly string[] =>
  quads
    .filter(one => one.subject.value === subject && one.predicate.value === predicate)
    .map(one => one.object.value);

const ID_PORTEN = 'http://samgraf.example/id/resource:id-porten';
const OWN = 'http://samgraf.example/vocabulary#';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

describe('a thing', () => {
  test('has an IRI, which is its page, or leads to what programs read', async () => {
    expect((await get('/id/resource:id-porten', 'text/html')).headers['content-type']).toMatch(/^text\/html/);
    const led = await get('/id/resource:id-porten', 'text/turtle');
    expect([led.statusCode, led.headers['location']]).toEqual([303, '/data/resource:id-porten.ttl']);
    const { headers } = await get('/id/resource:id-porten', 'application/ld+json, text/html;q=0.5');
    expect(headers['location']).toBe('/data/resource:id-porten.jsonld');
  });

  test('is told by published terms and our own, each relation with its certainty and sources', async () => {
    const response = await get('/data/resource:id-porten.ttl');
    expect(response.headers['content-type']).toBe('text/turtle; charset=utf-8');
    const quads = quadsOf(response.body);
    expect(told(quads, ID_PORTEN, TYPE)).toEqual([
      'http://www.opengroup.org/xsd/archimate/3.0/ApplicationComponent',
      `${OWN}Solution`,
    ]);
    expect(told(quads, ID_PORTEN, 'http://purl.org/dc/terms/title')).toContain('ID-porten');
    expect(told(quads, ID_PORTEN, 'http://purl.org/dc/terms/publisher')).toContain(
      'http://samgraf.example/id/organisation:digdir',
    );
    const related = quads.filter(
      ({ subject, predicate, object }) =>
        subject.value === ID_PORTEN && predicate.value.startsWith(OWN) && object.value.includes('/id/'),
    );
    const statements = quads
      .filter(({ object }) => object.value.endsWith('#Statement'))
      .map(({ subject }) => subject.value);
    expect(statements).toHaveLength(related.length);
    expect(related.length).toBeGreaterThan(5);
    for (const statement of statements) {
      expect(told(quads, statement, `${OWN}certainty`)[0]).toMatch(/#Certainty\.(FACT|DEDUCTION|UNCERTAIN)$/);
      expect(told(quads, statement, 'http://purl.org/dc/terms/source').length).toBeGreaterThan(0);
    }
  });

  test('is the same in each syntax', async () => {
    const [ttl, nt] = await Promise.all(
      ['ttl', 'nt'].map(
        async ending => quadsOf((await get(`/data/service:arbeidsavtale.${ending}`)).body).length,
      ),
    );
    expect(ttl).toBe(nt);
    const { '@id': id, ...rest } = (await get('/data/municipality:4601.jsonld')).json<
      Readonly<{ '@id'?: string; '@graph'?: readonly Readonly<{ '@id': string }>[] }>
    >();
    expect(id ?? rest['@graph']?.map(one => one['@id'])).toContain(
      'http://samgraf.example/id/municipality:4601',
    );
  });

  test.each([
    ['/data/resource:finnes-ikke.ttl', 404],
    ['/data/resource:id-porten', 404],
    ['/data/resource:id-porten.xml', 404],
  ])('%s is not there', async (url, status) => {
    expect((await get(url)).statusCode).toBe(status);
  });
});

test('the vocabulary tells what our own terms mean, in three languages', async () => {
  const quads = quadsOf((await get('/vocabulary')).body);
  const labels = told(quads, `${OWN}Municipality`, 'http://www.w3.org/2000/01/rdf-schema#label');
  expect(labels).toEqual(['kommune', 'kommune', 'municipality']);
  expect(told(quads, `${OWN}Certainty.FACT`, 'http://www.w3.org/2004/02/skos/core#prefLabel')).toContain(
    'faktum',
  );
  expect(told(quads, `${OWN}USES`, TYPE)).toHaveLength(1);
});

test.each([
  'resource:id-porten',
  'resource:folkeregisteret',
  'municipality:4601',
  'county:46',
  'organisation:digdir',
  'framework:eidas',
  'capability:apne-data',
  'ecosystem:state-sector',
])('%s changes nothing where it comes from', async id => {
  const { body } = await get(`/data/${id}.ttl`);
  const sent = await app.inject({
    method: 'POST',
    url: '/import?source=source:round-trip',
    headers: { 'content-type': 'text/turtle', authorization: `Bearer ${admin.text}` },
    payload: body,
  });
  const report = sent.json<ImportReport>();
  expect([report.refused, report.notUnderstood]).toEqual([[], []]);
  // The file is a source of its own.
  expect({ ...report.changes, unchanged: 0 }).toEqual({ created: 1, changed: 0, unchanged: 0, refused: 0 });
  expect(report.changes.unchanged).toBeGreaterThan(0);
});
