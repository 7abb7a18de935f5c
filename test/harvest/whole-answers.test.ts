import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Viewer } from '../../src/engine/access/viewer';
import type { Adapter } from '../../src/files/harvest/adapter';
import { einnsyn } from '../../registers/einnsyn';
import { get } from '../../src/files/harvest/get';
import { harvest } from '../../src/files/harvest/harvest';
import { nav } from '../../registers/nav';
import { peppolDirectory } from '../../registers/peppol-directory';
import { TOOLS } from '../../src/files/harvest/tools';
import type { Query } from '../../src/files/imports/changes';
import { queryAs } from '../../src/doors/server/import-route';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';

// Registers of which the answer comes in pages, is too large to hold, or is a folder. All answers are made here.

const OPERATOR: Viewer = { name: 'operator', role: 'ADMIN', actor: undefined, known: true };
const [OSLO, DIGDIR, BERGEN, NAV] = ['958935420', '991825827', '964338531', '889640782'];
const UNKNOWN = '999999999';

let seeded: SeededApp;
let query: Query;
let folder: string;
let server: Server;
/** What the server answers at a path; undefined: it breaks off. */
let answers: Readonly<Record<string, string | undefined>> = {};
beforeAll(async () => {
  seeded = await openSeededApp();
  query = queryAs(seeded.app.askAs, { request: { id: 'harvest', ip: '' }, viewer: OPERATOR });
  folder = mkdtempSync(join(tmpdir(), 'samgraf-harvest-'));
  server = createServer(({ url = '' }, response) => {
    const answer = answers[url];
    response.writeHead(url in answers ? 200 : 500, { 'last-modified': 'Tue, 03 Nov 2026 02:00:00 GMT' });
    if (url in answers && answer === undefined) response.write('{"items":[', () => response.destroy());
    else response.end(answer);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.close();
  rmSync(folder, { recursive: true });
  await seeded.close();
});

const at = (path: string): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

const run = async (adapter: Adapter, from: string, day: string) => {
  const got = await get(from, day, { comes: adapter.comes, pauses: [1] });
  const { model } = seeded.samgraf;
  return harvest(adapter, got, { model, query, dryRun: false });
};

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
};

/** What is said today of what a body uses. */
const told = async (number: string, to: string): Promise<unknown> => {
  const { actors } = (await query(
    `query Uses($number: String!, $to: ID!) { actors(where: { organisationNumber: { eq: $number } }) { nodes {
      uses(where: { node: { id: { eq: $to } } }) { edges { basis status certainty rationale lastSeen validTo sources { id } } } } } }`,
    { number, to },
  )) as Readonly<{
    actors: Readonly<{ nodes: readonly Readonly<{ uses: Readonly<{ edges: readonly unknown[] }> }>[] }>;
  }>;
  return actors.nodes[0]?.uses.edges[0];
};

describe('Peppol’s directory', () => {
  const PEPPOL = 'resource:peppol-edelivery';
  const card = (value: string): string =>
    `<businesscard><participant scheme="iso6523-actorid-upis" value="${value}"/><entity countrycode="NO"><name name="Et navn &amp; et til"/><id scheme="X" value="0192:${BERGEN}"/><geoinfo>Et sted</geoinfo></entity></businesscard>`;
  const exported = (...values: readonly string[]): string =>
    `<?xml version="1.0" encoding="UTF-8"?><root xmlns="urn:peppol:schema:pd:businesscard-generic:2025:03" version="3" creationdt="2026-11-03T02:00:00Z" codeListSupported="9.2">${values.map(card).join('')}</root>`;
  const participants = (count: number, ...values: readonly string[]): string =>
    `<?xml version="1.0"?><root xmlns="http://www.peppol.eu/schema/pd/participant-generic/201910/" version="1" count="${count}">${values.map(value => `<participantID scheme="iso6523-actorid-upis" value="${value}"/>`).join('')}</root>`;
  const found = (total: number, ...values: readonly string[]): string =>
    `<?xml version="1.0"?><resultlist version="1" total-result-count="${total}" used-result-count="${values.length}">${values.map(value => `<match><participantID scheme="iso6523-actorid-upis">${value}</participantID><entity><name>Et navn</name></entity></match>`).join('')}</resultlist>`;
  const harvested = (text: string, day: string) => run(peppolDirectory, file('peppol.xml', text), day);
  const ALL = [`0192:${OSLO}`, `0192:${DIGDIR}`, `0192:${UNKNOWN}`, '0007:5567321707', `9908:${BERGEN}`];

  test('says who takes part; what follows from a duty is recorded besides, and a second run changes nothing', async () => {
    const duty = await told(OSLO, PEPPOL);
    expect(duty).toMatchObject({ basis: ['DUTY'], certainty: 'DEDUCTION' });
    const first = await harvested(exported(...ALL), '2026-11-03');
    expect([first.said, first.unknown]).toEqual([3, [UNKNOWN]]);
    const source = { id: peppolDirectory.source.id };
    expect(await told(OSLO, PEPPOL)).toEqual({
      basis: ['RECORDED'],
      status: 'IN_USE',
      certainty: 'FACT',
      rationale: null,
      lastSeen: '2026-11-03',
      validTo: null,
      sources: expect.arrayContaining([source]),
    });
    expect(await told(DIGDIR, PEPPOL)).toMatchObject({
      basis: ['RECORDED'],
      certainty: 'FACT',
      sources: [source],
    });
    expect(await told(BERGEN, PEPPOL)).toMatchObject({ basis: ['DUTY'] });
    const again = await harvested(participants(ALL.length, ...ALL), '2026-11-03');
    expect([again.created, again.changed, again.ended]).toEqual([0, 0, 0]);
  });

  test.each([
    ['an export that breaks off', exported(...ALL).slice(0, -9)],
    ['participants of which some are missing', participants(9, `0192:${OSLO}`)],
    ['one page of what a search found', found(2, `0192:${OSLO}`)],
    ['a page for people', '<!DOCTYPE html><html><body>Ikke her</body></html>'],
    ['another format', '{"matches":[]}'],
    ['an export with nobody of Norway in it', exported('0007:5567321707')],
    ['an element without end', exported(...ALL).replace('Et navn', 'x'.repeat(3 * 1024 * 1024))],
  ])('%s changes nothing', async (_what, text) => {
    const before = [await told(OSLO, PEPPOL), await told(DIGDIR, PEPPOL)];
    await expect(harvested(text, '2026-11-04')).rejects.toMatchObject({ code: 'HARVEST_FAILED' });
    expect([await told(OSLO, PEPPOL), await told(DIGDIR, PEPPOL)]).toEqual(before);
  });

  test('what a search found says nothing of others', async () => {
    const { ended, changed } = await harvested(found(1, `0192:${OSLO}`), '2026-11-04');
    expect([ended, changed]).toEqual([0, 1]);
    expect(await told(DIGDIR, PEPPOL)).toMatchObject({ validTo: null });
  });

  test('who is listed no more is so no more, and the duty stays as it was', async () => {
    const { ended } = await harvested(exported(`0192:${BERGEN}`), '2026-11-05');
    expect(ended).toBe(2);
    expect(await told(DIGDIR, PEPPOL)).toBeUndefined();
    expect(await told(OSLO, PEPPOL)).toMatchObject({ basis: ['DUTY'], status: null, certainty: 'DEDUCTION' });
  });

  test('an answer larger than what is held is read as it comes', async () => {
    const others = card('0208:0000000001').repeat(200_000);
    answers = { '/export': exported(`0192:${BERGEN}`).replace('</root>', `${others}</root>`) };
    expect(answers['/export']?.length).toBeGreaterThan(40 * 1024 * 1024);
    const got = await get(at('/export'), '2026-11-30', { comes: peppolDirectory.comes });
    expect(got.day).toBe('2026-11-03');
    expect(got.body.toString()).toBe(`{"numbers":["${BERGEN}"],"isPart":false}`);
    await expect(get(at('/export'), '2026-11-30')).rejects.toThrow(/larger than 32 MiB/);
  });
});

describe('eInnsyn', () => {
  const unit = (id: string, orgnummer: string, more: object = {}): object => ({
    entity: 'Enhet',
    id: `enh_${id}`,
    slug: id,
    navn: 'En enhet',
    orgnummer,
    enhetstype: 'VIRKSOMHET',
    skjult: false,
    eFormidling: true,
    teknisk: false,
    ...more,
  });
  const page = (items: readonly object[], next?: string | null): string => JSON.stringify({ items, next });
  const TOP = unit('top', '000000000', { enhetstype: 'DUMMYENHET' });
  const OSLO_UNIT = unit('oslo', OSLO, { enhetstype: 'KOMMUNE', parent: 'enh_top' });
  const DIGDIR_UNIT = unit('digdir', DIGDIR, { parent: { id: 'enh_top' } });
  const harvested = (day: string) => run(einnsyn, at('/enhet?limit=100'), day);

  test('says which bodies are registered there, from all pages, and no more than that', async () => {
    // As its server gives it, and as its documentation does.
    answers = {
      '/enhet?limit=100': page([TOP, OSLO_UNIT], '/enhet?limit=100&startingAfter=enh_oslo'),
      '/enhet?limit=100&startingAfter=enh_oslo': page(
        [
          DIGDIR_UNIT,
          unit('utvalg', BERGEN, { enhetstype: 'UTVALG' }),
          unit('skjult', BERGEN, { skjult: true }),
          unit('under', BERGEN, { parent: 'enh_skjult' }),
          unit('teknisk', BERGEN, { teknisk: true }),
          unit('borte', BERGEN, { avsluttetDato: '2024-01-01' }),
        ],
        at('/enhet?limit=100&startingAfter=enh_borte'),
      ),
      '/enhet?limit=100&startingAfter=enh_borte': page([unit('ukjent', UNKNOWN)], null),
    };
    const first = await harvested('2026-11-03');
    expect([first.said, first.unknown]).toEqual([3, [UNKNOWN]]);
    expect(await told(DIGDIR, 'resource:einnsyn')).toEqual({
      basis: ['RECORDED'],
      status: 'GRANTED',
      certainty: 'DEDUCTION',
      rationale: 'Access is granted in production; that it is used was not seen',
      lastSeen: '2026-11-03',
      validTo: null,
      sources: [{ id: einnsyn.source.id }],
    });
    const again = await harvested('2026-11-03');
    expect([again.created, again.changed, again.ended]).toEqual([0, 0, 0]);
  });

  test.each([
    ['a page that fails', { '/enhet?limit=100': page([OSLO_UNIT], '/enhet?side=2') }],
    ['a page that breaks off', { '/enhet?limit=100': page([OSLO_UNIT], '/b'), '/b': undefined }],
    ['a page of another form', { '/enhet?limit=100': page([OSLO_UNIT], '/b'), '/b': '{"enheter":[]}' }],
    ['a unit that is only named', { '/enhet?limit=100': '{"items":["enh_oslo"]}' }],
    ['a page that leads back', { '/enhet?limit=100': page([OSLO_UNIT], '/enhet?limit=100') }],
    ['a page that leads elsewhere', { '/enhet?limit=100': page([OSLO_UNIT], 'http://localhost:1/enhet') }],
    ['a list with nothing in it', { '/enhet?limit=100': page([]) }],
  ])('%s changes nothing', async (_what, all) => {
    const before = [await told(OSLO, 'resource:einnsyn'), await told(DIGDIR, 'resource:einnsyn')];
    answers = all;
    await expect(harvested('2026-11-04')).rejects.toMatchObject({ code: 'HARVEST_FAILED' });
    const after = [await told(OSLO, 'resource:einnsyn'), await told(DIGDIR, 'resource:einnsyn')];
    expect(after).toEqual(before);
  });

  test('a copy on disk of one page of several is not taken, and one that is whole ends what it does not name', async () => {
    const some = file('enhet.json', page([OSLO_UNIT], '/enhet?side=2'));
    await expect(run(einnsyn, some, '2026-11-05')).rejects.toThrow(
      'The answer of einnsyn is not understood: next: It is one page of several, and the others are missing.',
    );
    expect((await run(einnsyn, file('enhet.json', page([OSLO_UNIT])), '2026-11-05')).ended).toBe(1);
    // That it must use it follows from a duty, whatever the register says.
    expect(await told(DIGDIR, 'resource:einnsyn')).toMatchObject({ basis: ['DUTY'] });
  });
});

describe('the configurations of NAV', () => {
  const app = (spec: string, more = ''): string =>
    `apiVersion: nais.io/v1alpha1\nkind: Application\nmetadata:\n  name: soknad\n  namespace: team\nspec:\n  image: {{image}}\n${spec}${more}`;
  const IDPORTEN = '  idporten:\n    enabled: true\n    sidecar:\n      enabled: true\n      level: Level4\n';
  const MASKINPORTEN =
    '  maskinporten:\n    enabled: true\n    scopes:\n      consumes:\n        - name: "a:b"\n';
  const clones = (files: Readonly<Record<string, string>>): string => {
    const root = mkdtempSync(join(folder, 'clones-'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return root;
  };
  const saidOf = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const got = await get(clones(files), '2026-11-03', { comes: nav.comes });
    return (nav.read?.(await nav.parse?.(got.body, TOOLS), TOOLS) ?? []).map(
      ({ from, to }) => `${from} ${to}`,
    );
  };

  test('say what they are set up for where it holds in production, whatever a template decides', async () => {
    const ingress = '  {{#if ingress}}\n  ingresses:\n    - {{ingress}}\n  {{/if}}\n';
    const both = `${app(IDPORTEN, ingress)}---\nkind: Topic\napiVersion: kafka.nais.io/v1\n---\n${app(MASKINPORTEN).replace('Application', 'Naisjob')}`;
    expect(await saidOf({ 'a/.nais/nais.yaml': both })).toEqual([
      `${NAV} nais idporten`,
      `${NAV} nais maskinporten`,
    ]);
    const none = {
      'a/.nais/dev-gcp.yaml': app(IDPORTEN),
      'b/src/test/resources/nais.yaml': app(IDPORTEN),
      'c/node_modules/x/nais.yaml': app(IDPORTEN),
      'd/nais.yaml': app(IDPORTEN, '  ingresses:\n    - https://a.intern.dev.nav.no\n'),
      'e/nais.yaml': app('  idporten:\n    enabled: {{#if login}}true{{else}}false{{/if}}\n'),
      'f/nais.yaml': app(`  {{#each x}}{{#if y}}{{/if}}\n${IDPORTEN}  {{/each}}\n`),
      'g/nais.yaml': app('  idporten:\n    enabled: {{idporten}}\n'),
      'h/nais.yaml': app('  idporten:\n    enabled: false\n'),
      'i/chart.yaml': app(IDPORTEN).replace('nais.io/v1alpha1', 'skiperator.kartverket.no/v1alpha1'),
      'j/nais.md': app(IDPORTEN),
    };
    expect(await saidOf(none)).toEqual([]);
  });

  test('add to what is there; a file that cannot be read is told, and what others have ends by none', async () => {
    const root = clones({ 'a/nais.yaml': app(IDPORTEN + MASKINPORTEN), 'b/nais.yaml': app('  a: [\n') });
    const first = await run(nav, root, '2026-11-25');
    expect([first.said, first.unknown, first.left]).toEqual([
      2,
      [],
      [expect.stringMatching(/^b\/nais\.yaml: /)],
    ]);
    expect(await told(NAV, 'resource:id-porten')).toMatchObject({
      basis: ['RECORDED'],
      status: 'IN_USE',
      certainty: 'FACT',
      lastSeen: '2026-11-25',
    });
    const again = await run(nav, root, '2026-11-25');
    expect([again.created, again.changed, again.ended]).toEqual([0, 0, 0]);
    const less = await run(nav, clones({ 'a/nais.yaml': app(IDPORTEN) }), '2026-11-25');
    expect([less.created, less.changed, less.ended]).toEqual([0, 0, 0]);
    expect(await told(NAV, 'resource:maskinporten')).toMatchObject({ validTo: null });
  });

  test('that are not on disk, or say nothing, change nothing', async () => {
    for (const from of [clones({ 'a/README.md': '' }), join(folder, 'nowhere'), nav.address])
      await expect(run(nav, from, '2026-11-26')).rejects.toMatchObject({ code: 'HARVEST_FAILED' });
  });
});
