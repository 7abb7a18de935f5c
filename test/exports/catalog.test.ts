import { Parser, Writer, type Quad } from 'n3';
import { makeKey } from '../../src/engine/access/keys';
import type { ImportReport } from '../../src/files/imports/report';
import type { Profile } from '../../src/files/imports/shapes';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';

const steward = makeKey({ name: 'steward', role: 'STEWARD' }, new Date());
let seeded: SeededApp;
beforeAll(async () => {
  seeded = await openSeededApp({}, [steward.key]);
});
afterAll(() => seeded.close());

const get = (url: string, accept: string) =>
  seeded.app.inject({ url, headers: { accept, host: 'samgraf.example' } });
const catalog = async (): Promise<readonly Quad[]> =>
  new Parser().parse((await get('/catalog', 'text/turtle')).body);

/** As a file that is checked before it is imported: in a process of its own, since the validator is an ES module. */
const violations = async (quads: readonly Quad[], profile: Profile): Promise<readonly string[]> => {
  const response = await seeded.app.inject({
    method: 'POST',
    url: `/import?source=source:checked&dryRun=true&shapes=${profile}`,
    headers: { 'content-type': 'text/turtle', authorization: `Bearer ${steward.text}` },
    payload: new Writer({ format: 'N-Triples' }).quadsToString([...quads]),
  });
  expect([200, 422]).toContain(response.statusCode);
  return response
    .json<ImportReport>()
    .refused.filter(({ code }) => code === 'BREAKS_SHAPE')
    .map(({ thing, column }) => `${column ?? ''} of ${thing ?? ''}`);
};

describe('the catalogue', () => {
  test.each(['dcat-ap-no', 'cpsv-ap-no', 'dcat-ap', 'cpsv-ap'] as const)(
    'has no violation of %s, which finds one',
    async profile => {
      const quads = await catalog();
      expect(await violations(quads, profile)).toEqual([]);
      const untitled = quads.filter(({ predicate }) => !predicate.value.endsWith('/title'));
      expect((await violations(untitled, profile)).length).toBeGreaterThan(0);
    },
  );

  test('has what there is of data, services and events, and says how much is left out for want of what is required', async () => {
    const quads = await catalog();
    const counts = (end: string): number =>
      quads.filter(({ predicate }) => predicate.value.endsWith(end)).length;
    expect(counts('dcat#dataset')).toBeGreaterThan(30);
    expect(counts('containsService')).toBeGreaterThan(80);
    expect(counts('containsEvent')).toBe(14);
    const left = quads
      .filter(({ predicate }) => predicate.value.endsWith('#leftOut'))
      .map(({ object }) => object.value);
    expect(left.length).toBeGreaterThan(0);
    for (const one of left) expect(one).toMatch(/^\d+ [a-z]+:[A-Za-z]+ without [a-z]+:[A-Za-z]+$/);
  });
});

test('what is accepted is sent, or refused with 406', async () => {
  expect((await get('/catalog', 'application/ld+json')).headers['content-type']).toMatch(
    /^application\/ld\+json/,
  );
  for (const url of ['/catalog', '/vocabulary', '/id/resource:id-porten']) {
    const { statusCode, body } = await get(url, 'image/png');
    expect(statusCode).toBe(406);
    expect(body).toContain('text/turtle');
  }
  expect((await get('/id/resource:id-porten', '*/*')).statusCode).toBe(200);
});

describe('an export', () => {
  test.each([
    ['/export', 'BAD_INPUT', 'format'],
    ['/export?format=doc', 'BAD_INPUT', 'format'],
    ['/export?format=csv', 'BAD_INPUT', 'one kind'],
    ['/export?format=ttl&kind=Ukjent', 'BAD_INPUT', 'Ukjent'],
    ['/export?format=ttl&kind=County&where=%7B', 'BAD_INPUT', 'filter'],
    ['/export?format=ttl&kind=County&where=%7B%22no%22%3A1%7D', 'BAD_INPUT', 'no'],
    ['/export?format=ttl&colour=red', 'BAD_INPUT', 'colour'],
  ])('%s is refused', async (url, code, message) => {
    const { statusCode, body } = await get(url, '*/*');
    expect(statusCode).toBe(400);
    expect(body).toContain(code);
    expect(body).toContain(message);
  });

  test('is of the things that a filter matches, with the right name and type', async () => {
    const where = encodeURIComponent('{"number":{"eq":"46"}}');
    const { headers, body } = await get(`/export?format=archimate&kind=County&where=${where}`, '*/*');
    expect(headers['content-type']).toBe('application/xml; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename="county.xml"');
    // What its relations lead to comes along.
    expect(body.match(/<value>County<\/value>/g)).toHaveLength(1);
    expect(body).toContain('<element identifier="id-resource_3a_fint-arkiv"');
    expect(body).toContain('<name xml:lang="nb">Vestland</name>');
  });

  test('tells what it leaves out', async () => {
    const { body } = await get('/export?format=archimate&kind=Source&report=true', '*/*');
    const report = JSON.parse(body) as Readonly<{
      things: number;
      leftOut: readonly Readonly<{ what: string }>[];
    }>;
    expect(report.things).toBe(0);
    expect(report.leftOut[0]?.what).toBe('Source');
  });

  test('a dump says of each record where it is from, in a graph of its own', async () => {
    const { body } = await get('/export?format=nq&kind=County', '*/*');
    const quads = new Parser({ format: 'N-Quads' }).parse(body);
    const graph = 'http://samgraf.example/data/provenance';
    const from = quads.filter(
      one => one.graph.value === graph && one.predicate.value.endsWith('wasDerivedFrom'),
    );
    const subjects = new Set(from.map(({ subject }) => subject.value));
    expect(subjects).toContain('http://samgraf.example/id/county:46');
    const statements = quads
      .filter(({ object }) => object.value.endsWith('#Statement'))
      .map(({ subject }) => subject.value);
    expect(statements.length).toBeGreaterThan(15);
    for (const one of statements) expect(subjects).toContain(one);
  });
});
