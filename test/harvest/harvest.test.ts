import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Viewer } from '../../src/engine/access/viewer';
import { altinnOwners } from '../../registers/altinn-owners';
import { altinnResources } from '../../registers/altinn-resources';
import { enhetsregisteret } from '../../registers/enhetsregisteret';
import { get } from '../../src/files/harvest/get';
import { maskinporten } from '../../registers/maskinporten';
import { nasjonalArkitektur } from '../../registers/nasjonal-arkitektur';
import { harvest } from '../../src/files/harvest/harvest';
import { adapterNamed, adaptersIn } from '../../src/files/harvest/list';
import { TOOLS } from '../../src/files/harvest/tools';
import type { Query } from '../../src/files/imports/changes';
import { queryAs } from '../../src/doors/server/import-route';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';

test('registers are the modules in a folder of the pack, and a pack without them has none', async () => {
  const folder = join(__dirname, '..', '..');
  const names = (await adaptersIn(join(folder, 'registers'))).map(({ name }) => name);
  expect(names).toHaveLength(12);
  expect(names).toContain('enhetsregisteret');
  expect(await adaptersIn(join(folder, 'examples', 'hospital', 'registers'))).toEqual([]);
  expect(() => adapterNamed('enhetsregisteret', [])).toThrow('There is no register "enhetsregisteret"');
});

const OPERATOR: Viewer = { name: 'operator', role: 'ADMIN', actor: undefined, known: true };
const [OLDER, NEWER] = ['2026-01-08', '2026-06-24'];
const BRREG = '974760673';

let seeded: SeededApp;
let query: Query;
beforeAll(async () => {
  seeded = await openSeededApp();
  query = queryAs(seeded.app.askAs, { request: { id: 'harvest', ip: '' }, viewer: OPERATOR });
});
afterAll(() => seeded.close());

const run = (body: Buffer, day: string, dryRun = false) =>
  harvest(altinnOwners, { body, day }, { model: seeded.samgraf.model, query, dryRun });

type Uses = Readonly<{
  edges: readonly Readonly<{
    node: Readonly<{ id: string; organisationNumber: string | null }>;
    quote: string | null;
    lastSeen: string | null;
    sources: readonly Readonly<{ id: string }>[];
  }>[];
}>;
const uses = async (): Promise<Uses['edges']> => {
  const { resource } = (await query(
    '{ resource: sharedResource(id: "resource:altinn-3-plattform") { usedBy(first: 1000) { edges { node { id organisationNumber } quote lastSeen sources { id } } } } }',
    {},
  )) as Readonly<{ resource: Readonly<{ usedBy: Uses }> }>;
  return resource.usedBy.edges;
};

type Owner = Readonly<{ orgnr: string; environments: readonly string[] }>;
const IN_USE = ['tt02', 'production'];
/** An answer in the form of Altinn's list of service owners. */
const ownersSaid = (owners: readonly Owner[]): Buffer =>
  Buffer.from(JSON.stringify({ orgs: Object.fromEntries(owners.map((owner, i) => [`eier${i}`, owner])) }));
/** Those that the graph knows by what Altinn says, one that it doesn't, and such as show no use. */
const ownersThen = async (): Promise<readonly Owner[]> => [
  ...(await uses()).flatMap(({ node, quote }) =>
    quote?.includes('environments') && node.organisationNumber
      ? [{ orgnr: node.organisationNumber, environments: IN_USE }]
      : [],
  ),
  { orgnr: '999999999', environments: IN_USE },
  { orgnr: '991825827', environments: ['tt02'] },
  { orgnr: '', environments: IN_USE },
];

describe('the resources of Altinn', () => {
  // In the form of its registry.
  const RESOURCES = [
    ['digdir_a', 'Completed', null, '991825827'],
    ['skd_a', 'Completed', null, '974761076'],
    ['skd_b', 'Completed', 'GenericAccessResource', '974761076'],
    ['ttd_a', 'UnderDevelopment', 'GenericAccessResource', ''],
    ['digdir_b', null, null, '991825827'],
    ['digdir_c', 'Active', 'AltinnApp', '991825827'],
    ['dsb_a', 'UnderDevelopment', 'CorrespondenceService', '974760983'],
    ['nav_a', 'Active', null, '889640782'],
    ['skd_c', 'Active', 'MaskinportenSchema', '974761076'],
    ['skd_d', 'UnderDevelopment', 'Consent', '974761076'],
  ] as const;
  const list = (): Record<string, unknown>[] =>
    RESOURCES.map(([identifier, status, resourceType, organization]) => ({
      identifier,
      status,
      title: { nb: 'Tilgang' },
      ...(resourceType === null ? {} : { resourceType }),
      hasCompetentAuthority: { organization, orgcode: identifier.slice(0, 3) },
    }));
  const harvested = (resources: unknown, day: string) => {
    const { model } = seeded.samgraf;
    const body = Buffer.from(JSON.stringify(resources));
    return harvest(altinnResources, { body, day }, { model, query, dryRun: false });
  };
  const usersOf = async (id: string): Promise<readonly string[]> => {
    const { of } = (await query(
      `{ of: sharedResource(id: "${id}") { usedBy(first: 1000, where: {sources: {has: "source:harvest-altinn-resources"}}) { nodes { id } } } }`,
      {},
    )) as Readonly<{ of: Readonly<{ usedBy: Readonly<{ nodes: readonly Readonly<{ id: string }>[] }> }> }>;
    return of.usedBy.nodes.map(one => one.id).sort();
  };

  test('are told by whom they are of, once each, and what is being made not at all', async () => {
    const said = altinnResources.read?.(list(), TOOLS) ?? [];
    expect(said.map(({ from, to }) => `${from} ${to}`)).toEqual([
      '991825827 resource:altinn-autorisasjon',
      '974761076 resource:altinn-autorisasjon',
      '889640782 resource:altinn-autorisasjon',
      '974761076 resource:maskinporten',
    ]);
  });

  test('a second run changes nothing, and what is there no more ends where nobody else says it', async () => {
    const first = await harvested(list(), NEWER);
    expect([first.said, first.unknown]).toEqual([4, []]);
    expect(await usersOf('resource:maskinporten')).toEqual(['organisation:skatteetaten']);
    const again = await harvested(list(), NEWER);
    expect([again.created, again.changed, again.ended]).toEqual([0, 0, 0]);
    // NAV's settings say of the Tax Administration what this register does not say any more.
    const others = list().filter(({ resourceType }) => resourceType !== 'MaskinportenSchema');
    expect((await harvested(others, '2026-06-30')).ended).toBe(0);
    expect(await usersOf('resource:maskinporten')).toEqual([]);
    const without = others.filter(({ identifier }) => !String(identifier).startsWith('digdir'));
    expect((await harvested(without, '2026-07-01')).ended).toBe(1);
    expect(await usersOf('resource:altinn-autorisasjon')).not.toContain('organisation:digdir');
    const less = without.filter(({ identifier }) => !String(identifier).startsWith('nav'));
    const { sources } = (await query('{ sources(first: 1) { nodes { id } } }', {})) as Readonly<{
      sources: Readonly<{ nodes: readonly Readonly<{ id: string }>[] }>;
    }>;
    const nav = { from: 'organisation:nav', to: 'resource:altinn-autorisasjon' };
    const both = [altinnResources.source.id, sources.nodes[0]?.id];
    await query(
      'mutation($c: [ChangeInput!]!) { apply(changes: $c, reason: "another says so") { applied } }',
      {
        c: [{ connect: { uses: { ...nav, sources: both } } }],
      },
    );
    expect((await harvested(less, '2026-07-02')).ended).toBe(0);
    const { of } = (await query(
      '{ of: actor(id: "organisation:nav") { uses(first: 1000, where: {node: {id: {eq: "resource:altinn-autorisasjon"}}}) { edges { validTo sources { id } } } } }',
      {},
    )) as Readonly<{ of: Readonly<{ uses: Readonly<{ edges: readonly unknown[] }> }> }>;
    expect(of.uses.edges).toEqual([{ validTo: null, sources: [{ id: both[1] }] }]);
  });
});

describe('the Central Coordinating Register for Legal Entities', () => {
  // In the form of its API.
  const entity = (organisasjonsnummer: string, navn: string, more: object): object => ({
    organisasjonsnummer,
    navn,
    organisasjonsform: { kode: 'ORGL', beskrivelse: 'Organisasjonsledd' },
    konkurs: false,
    ...more,
  });
  const enhet = entity('991825827', 'DIGITALISERINGSDIREKTORATET', { overordnetEnhet: '932384469' });
  const slettet = entity('821227062', 'EN FYLKESKOMMUNE SOM ER BORTE', { slettedato: '2024-11-26' });
  const liste = {
    _embedded: { enheter: [enhet] },
    page: { size: 1, totalElements: 3, totalPages: 3, number: 0 },
  };
  const harvested = (answer: object, day: string) => {
    const { model } = seeded.samgraf;
    const body = Buffer.from(JSON.stringify(answer));
    return harvest(enhetsregisteret, { body, day }, { model, query, dryRun: false });
  };
  const above = async (): Promise<unknown> => {
    const { of } = (await query(
      '{ of: actor(id: "organisation:digdir") { partOf { edges { certainty validTo node { id } sources { id } } } } }',
      {},
    )) as Readonly<{ of: Readonly<{ partOf: Readonly<{ edges: unknown }> }> }>;
    return of.partOf.edges;
  };

  test('says what a body is under, by numbers; what is not known here by its number is told', async () => {
    const unknown = await harvested(enhet, '2026-01-08');
    expect([unknown.said, unknown.created - 1, unknown.unknown]).toEqual([1, 0, ['932384469']]);
    const { apply } = await query(
      'mutation { apply(changes: [{ patch: { publicOrganisation: { id: "organisation:dfd", organisationNumber: "932384469" } } }], source: "source:harvest-enhetsregisteret", reason: "its number") { applied results { faults { message } } } }',
      {},
    );
    expect(apply).toMatchObject({ applied: true });
    const first = await harvested(enhet, '2026-01-08');
    expect([first.created, first.unknown]).toEqual([1, []]);
    const source = { id: 'source:harvest-enhetsregisteret' };
    expect(await above()).toEqual([
      { certainty: 'FACT', validTo: null, node: { id: 'organisation:dfd' }, sources: [source] },
    ]);
    const again = await harvested(enhet, '2026-02-08');
    expect([again.created, again.changed, again.ended]).toEqual([0, 0, 0]);
  });

  test('of one body ends what that body was under, and nothing of others', async () => {
    const other = entity('974760673', 'BRØNNØYSUNDREGISTRENE', { overordnetEnhet: '932384469' });
    const list = {
      _embedded: { enheter: [enhet, other] },
      page: { size: 2, totalElements: 2, totalPages: 1, number: 0 },
    };
    expect((await harvested(list, '2026-02-09')).created).toBe(1);
    const moved = { ...other, overordnetEnhet: '974761076' };
    const { created, ended } = await harvested(moved, '2026-02-10');
    expect([created, ended]).toEqual([1, 1]);
    expect(await above()).toMatchObject([{ node: { id: 'organisation:dfd' }, validTo: null }]);
    expect((await harvested(list, '2026-02-11')).ended).toBe(1);
  });

  test('ends nothing by a list of which only a page is there, nor by one that says nothing', async () => {
    const before = await above();
    await expect(harvested(liste, '2026-03-08')).rejects.toMatchObject({
      code: 'HARVEST_FAILED',
      message: expect.stringMatching(/one page of several/),
    });
    await expect(harvested(slettet, '2026-03-08')).rejects.toMatchObject({ code: 'HARVEST_FAILED' });
    expect(await above()).toEqual(before);
  });
});

describe('the national architecture', () => {
  const file = readFileSync(join(__dirname, 'architecture.yaml'), 'utf8');
  const harvested = (text: string, day: string) => {
    const { model } = seeded.samgraf;
    return harvest(nasjonalArkitektur, { body: Buffer.from(text), day }, { model, query, dryRun: false });
  };
  const [EARLIER, LATER] = ['Anvendelse av veiledning', 'Bruk av veiledning'];
  const told = async (): Promise<unknown> =>
    query(
      `{ capability(id: "capability:anvendelse-av-veiledning") { name(lang: nb) alternativeNames
        influences(where: { sources: { has: "source:harvest-nasjonal-arkitektur" } }) { edges { kind validTo node { id } } } } }`,
      {},
    );
  const influences = { edges: [{ kind: 'REALISES', validTo: null, node: { id: 'goal:0' } }] };

  test('is known by ids of the model; how it is made is not in it, and what is not here is told', async () => {
    const first = await harvested(file, '2026-07-02');
    expect([first.said, first.renamed]).toEqual([4, []]);
    // With the source.
    expect(first.created).toBe(2);
    expect(first.unknown).toEqual(['id-00000000000000000000000000000001']);
    const again = await harvested(file, '2026-07-03');
    expect([again.created, again.changed, again.ended]).toEqual([0, 0, 0]);
    expect(await told()).toEqual({ capability: { name: EARLIER, alternativeNames: [], influences } });
  });

  test('what is called otherwise keeps its name as another one, with the day in the log of changes', async () => {
    const next = file.replace(`name: ${EARLIER}`, `name: ${LATER}`);
    const { renamed, changed, ended } = await harvested(next, '2026-09-02');
    const id = 'capability:anvendelse-av-veiledning';
    expect([renamed, changed, ended]).toEqual([[{ id, from: EARLIER, to: LATER }], 0, 0]);
    expect(await told()).toEqual({ capability: { name: LATER, alternativeNames: [EARLIER], influences } });
    const again = await harvested(next, '2026-09-03');
    expect([again.renamed, again.changed]).toEqual([[], 0]);
    const back = await harvested(file, '2026-09-04');
    expect(back.renamed).toEqual([{ id, from: LATER, to: EARLIER }]);
    expect(await told()).toEqual({ capability: { name: EARLIER, alternativeNames: [LATER], influences } });
    const { changes } = (await query(
      `{ changes(first: 50, id: "${id}") { nodes { reason } } }`,
      {},
    )) as Readonly<{ changes: Readonly<{ nodes: readonly Readonly<{ reason: string }>[] }> }>;
    expect(changes.nodes.map(({ reason }) => reason)).toContain(
      'Harvest: nasjonal-arkitektur, as of 2026-09-02',
    );
  });

  test('a relation that the model has no more ends, and a file of another form is not taken', async () => {
    const less = file.replace(/  id-0{31}3:[^]*?(?=  id-b3)/, '');
    expect((await harvested(less, '2026-10-01')).ended).toBe(1);
    await expect(harvested('model:\n  id: x\n', '2026-10-02')).rejects.toMatchObject({
      code: 'HARVEST_FAILED',
    });
    await expect(harvested('a: [', '2026-10-02')).rejects.toMatchObject({ code: 'HARVEST_FAILED' });
  });
});

describe('the scopes of Maskinporten', () => {
  // In the form of the example in the documentation of scopes.
  const scope = (name: string, owner: string, more: object = {}): object => ({
    name,
    prefix: name.split(':')[0],
    subscope: name.split(':')[1],
    description: 'Tilgang',
    visibility: 'PUBLIC',
    token_type: 'SELF_CONTAINED',
    accessible_for_all: false,
    allowed_integration_types: ['maskinporten'],
    owner_orgno: owner,
    active: true,
    ...more,
  });
  const SKATT = scope('skatteetaten:inntekt', '974761076');
  const harvested = (scopes: readonly object[], day: string) => {
    const { model } = seeded.samgraf;
    const body = Buffer.from(JSON.stringify(scopes));
    return harvest(maskinporten, { body, day }, { model, query, dryRun: false });
  };

  test('are told by their owners, once each; what is off, or for people who log in, is no use of it', () => {
    const said = maskinporten.read?.(
      [
        SKATT,
        scope('skatteetaten:annet', '974761076'),
        scope('altinn:serviceowner', '991825827', { active: false }),
        scope('krr:user', '889640782', { allowed_integration_types: ['api_klient'] }),
        scope('nav:alle', '889640782', { allowed_integration_types: [] }),
      ],
      TOOLS,
    );
    expect(said?.map(({ from, to }) => `${from} ${to}`)).toEqual([
      '974761076 resource:maskinporten',
      '889640782 resource:maskinporten',
    ]);
  });

  test('a second run changes nothing, and an owner that has none any more ends where nobody else says it', async () => {
    const nav = scope('nav:trygd', '889640782');
    const first = await harvested([SKATT, nav], '2026-11-01');
    expect([first.said, first.unknown]).toEqual([2, []]);
    const again = await harvested([SKATT, nav], '2026-11-01');
    expect([again.created, again.changed, again.ended]).toEqual([0, 0, 0]);
    const { ended, changed } = await harvested([SKATT], '2026-11-02');
    expect(ended + changed).toBeGreaterThanOrEqual(1);
    await expect(harvested([], '2026-11-03')).rejects.toMatchObject({ code: 'HARVEST_FAILED' });
  });
});

describe('the service owners of Altinn', () => {
  let then: readonly Owner[];
  beforeAll(async () => {
    then = await ownersThen();
  });

  test('what is there keeps what others say of it, and rests on the register besides; the same once more changes nothing', async () => {
    const before = await uses();
    const looked = await run(ownersSaid(then), OLDER, true);
    expect([looked.applied, looked.ended]).toEqual([false, 0]);
    expect(await uses()).toEqual(before);
    const first = await run(ownersSaid(then), OLDER);
    expect(first.said).toBe(then.length - 2);
    expect(first.said).toBeGreaterThan(20);
    expect(first.unknown).toEqual(['999999999']);
    // The source of its own is made too.
    expect(first.created - 1 + first.changed + first.unchanged + first.unknown.length).toBe(first.said);
    const brreg = (await uses()).find(({ node }) => node.id === 'organisation:brreg');
    expect(brreg?.sources.map(({ id }) => id)).toContain('source:harvest-altinn-owners');
    expect(brreg?.quote).toContain('environments');
    expect(brreg?.lastSeen).toBe('2026-06-24');
    const again = await run(ownersSaid(then), OLDER);
    expect([again.created, again.changed, again.ended]).toEqual([0, 0, 0]);
  });

  test('what is new begins, and what is said no more ends; nothing else does', async () => {
    const oslo = { orgnr: '958935420', environments: IN_USE };
    const now = [...then.filter(({ orgnr }) => orgnr !== oslo.orgnr), oslo];
    const before = await uses();
    const next = await run(ownersSaid(now), NEWER);
    expect(next.said).toBe(now.length - 2);
    expect(next.ended).toBe(0);
    expect(now.map(({ orgnr }) => orgnr)).toContain(BRREG);
    const others = now.filter(({ orgnr }) => orgnr !== BRREG);
    const fewer = await run(ownersSaid(others), '2026-11-01');
    expect(fewer.ended).toBe(1);
    const after = (await uses()).map(({ node }) => node.id);
    const gone = before.map(({ node }) => node.id).filter(id => !after.includes(id));
    expect(gone).toEqual(['organisation:brreg']);
    const { changed, ended } = await run(ownersSaid(others), '2026-11-01');
    expect([changed, ended]).toEqual([0, 0]);
  });

  test.each([
    ['nothing', '{"orgs":{}}'],
    ['another form', '{"orgs":[1]}'],
    ['a page', '<html>'],
  ])('%s is not taken for an answer', async (_what, text) => {
    const before = await uses();
    await expect(run(Buffer.from(text), NEWER)).rejects.toMatchObject({ code: 'HARVEST_FAILED' });
    expect(await uses()).toEqual(before);
  });
});

describe('a register', () => {
  let server: Server;
  let asked = 0;
  let answers: readonly (readonly [status: number, headers: Record<string, string>])[] = [];
  beforeAll(async () => {
    server = createServer((_request, response) => {
      const [status, headers] = answers[Math.min(asked, answers.length - 1)] ?? [500, {}];
      asked += 1;
      response.writeHead(status, headers).end('{}');
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());
  beforeEach(() => {
    asked = 0;
  });
  const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  test('that fails is asked again, and its day is when it was changed, if that is not to come', async () => {
    answers = [
      [503, {}],
      [200, { 'last-modified': 'Wed, 24 Jun 2026 10:00:00 GMT' }],
    ];
    expect((await get(address(), '2026-11-30', { pauses: [1, 1] })).day).toBe('2026-06-24');
    expect(asked).toBe(2);
    answers = [[200, { 'last-modified': 'Wed, 24 Jun 2099 10:00:00 GMT' }]];
    expect((await get(address(), '2026-11-30')).day).toBe('2026-11-30');
  });

  test('that refuses is not asked again; one that never answers is told', async () => {
    answers = [[404, {}]];
    await expect(get(address(), '2026-11-30', { pauses: [1, 1] })).rejects.toMatchObject({
      code: 'HARVEST_FAILED',
    });
    expect(asked).toBe(1);
    asked = 0;
    answers = [[502, {}]];
    await expect(get(address(), '2026-11-30', { pauses: [1, 1] })).rejects.toMatchObject({
      code: 'HARVEST_FAILED',
    });
    expect(asked).toBe(3);
    await expect(get('/nowhere/file.json', '2026-11-30')).rejects.toMatchObject({ code: 'HARVEST_FAILED' });
  });
});
