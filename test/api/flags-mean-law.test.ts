import { ANONYMOUS, type Viewer } from '../../src/engine/access/viewer';
import { openSamgraf, readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { editorOf, send, STEWARD } from '../changes/changing';
import { freezeToday } from '../support/golden';
import { openSeededStore } from '../support/seeded-store';
import { unhurried } from '../support/unhurried';

const BERGEN = editorOf('municipality:4601');
const [CASES, STORES] = ['system:4601-sak', 'system:4601-lager'];
const WRITE = `mutation Write($changes: [ChangeInput!]!, $dryRun: Boolean) {
  apply(changes: $changes, source: "source:bergen", certainty: FACT, reason: "a test", dryRun: $dryRun) {
    applied results { id status faults { code message } }
  }
}`;

let samgraf: Samgraf;
const data = (query: string, viewer: Viewer = BERGEN): Promise<Readonly<Record<string, never>>> =>
  send(samgraf, query, {}, viewer);
const write = async (changes: readonly object[], dryRun = false): Promise<readonly unknown[]> => {
  const { apply } = (await send(samgraf, WRITE, { changes, dryRun }, STEWARD)) as Record<
    string,
    { results: readonly { status: string; faults: readonly { code: string; message: string }[] }[] }
  >;
  return (apply?.results ?? []).flatMap(({ status, faults }) => [status, ...faults.map(({ code }) => code)]);
};
const system = (id: string, more: object): object => ({
  upsert: { informationSystem: { id, sources: ['source:bergen'], ...more } },
});

beforeAll(async () => {
  freezeToday('2026-12-02');
  samgraf = await openSamgraf(readProjectModel(), await openSeededStore(), unhurried());
  const closed = { restrictedTo: ['municipality:4601'] };
  await write([
    {
      upsert: {
        source: {
          id: 'source:bergen',
          name: { nb: 'Systemer' },
          title: 'Systemer',
          certainty: 'FACT',
          sources: [],
        },
      },
    },
    system(CASES, {
      name: { nb: 'Acos Websak' },
      personalData: true,
      criticality: 'CRITICAL',
      universalDesign: true,
      ...closed,
    }),
    system(STORES, { name: { nb: 'Lager' }, personalData: false, criticality: 'MINOR', ...closed }),
    ...[CASES, STORES].map(to => ({
      connect: { manages: { from: 'municipality:4601', to, sources: ['source:bergen'] } },
    })),
  ]);
});
afterAll(async () => {
  await samgraf?.store.close();
  jest.useRealTimers();
});

type Edge = Readonly<Record<string, unknown>> & Readonly<{ node: { id: string } }>;
const governing = async (id: string, viewer: Viewer = BERGEN, more = ''): Promise<readonly Edge[]> => {
  const { informationSystem } = (await data(
    `{ informationSystem(id: "${id}"${more}) { governedBy(first: 50) { edges {
      derivedBy role article bindingness certainty onlyIf(lang: nb) quote quotePlace rationale(lang: nb) access restrictedTo grounds node { id }
    } } } }`,
    viewer,
  )) as Record<string, { governedBy: { edges: readonly Edge[] } } | null>;
  return informationSystem?.governedBy.edges ?? [];
};
const idsOf = (edges: readonly Edge[]): readonly string[] => edges.map(({ node }) => node.id).sort();
const ways = async (from: string, to: string, more = '', viewer: Viewer = BERGEN): Promise<string[]> => {
  const { paths } = (await data(
    `{ paths(from: {id: "${from}"}, to: {id: "${to}"}, relations: [MANAGES, GOVERNED_BY, TRANSPOSES], maxHops: 3, first: 20${more}) { nodes { explanation(lang: nb) } } }`,
    viewer,
  )) as unknown as Record<string, { nodes: readonly { explanation: string }[] }>;
  return (paths?.nodes ?? []).map(({ explanation }) => explanation);
};
const PERSONAL = ['framework:gdpr', 'framework:personopplysningsloven'];

test('a case system is reached by the laws that its flags mean, and one without flags by none', async () => {
  expect(idsOf(await governing(CASES))).toEqual([
    'framework:digitalsikkerhetsloven',
    'framework:forskrift-uu-ikt',
    ...PERSONAL.slice(0, 1),
    'framework:likestillings-og-diskrimineringsloven',
    'framework:nis2',
    ...PERSONAL.slice(1),
  ]);
  expect(await governing(STORES)).toEqual([]);
});

test('each is a deduction with the words of the law, its ground in words, and as closed as the system', async () => {
  const edges = await governing(CASES);
  for (const edge of edges)
    expect(edge).toMatchObject({
      certainty: 'DEDUCTION',
      quote: expect.stringMatching(/\w/) as unknown,
      quotePlace: expect.stringMatching(/^(§|art\.) \d/) as unknown,
      rationale: expect.stringMatching(/^Eieren oppgir/) as unknown,
      access: 'NON_PUBLIC',
      restrictedTo: ['municipality:4601'],
    });
  expect(edges.find(({ node }) => node.id === 'framework:gdpr')).toMatchObject({
    derivedBy: 'PERSONAL_DATA',
    role: 'REGULATED',
    article: '2',
    onlyIf: null,
    grounds: [CASES, 'APPLIES_TO framework:gdpr domain:personal-data 2018-07-20'],
  });
});

test('what binds its owner and not the system, or is no national law, is told with its condition', async () => {
  const conditional = (await governing(CASES)).filter(({ onlyIf }) => onlyIf !== null);
  expect(conditional.map(({ node, role }) => `${node.id} ${String(role)}`).sort()).toEqual([
    'framework:digitalsikkerhetsloven CONDITIONAL',
    'framework:nis2 CONDITIONAL',
  ]);
  expect(await ways(CASES, 'framework:nis2')).toEqual([
    'Acos Websak kan være regulert av NIS2-direktivet. Dette gjelder bare: der direktivet er gjort til norsk rett, og eieren da er en vesentlig eller viktig enhet; på lokalt nivå bare der staten bestemmer det (artikkel 2 nr. 5). Dette er en slutning.',
  ]);
});

test('what a system holds is reached as well, where it is said to be about persons', async () => {
  const of = (id: string, more: object): object => ({
    upsert: { informationObject: { id, name: { nb: id }, sources: ['source:bergen'], ...more } },
  });
  expect(
    await write([
      of('information:pasient', { personalData: true, restrictedTo: ['municipality:4601'] }),
      of('information:vare', { personalData: false, restrictedTo: ['municipality:4601'] }),
      ...['information:pasient', 'information:vare'].map(to => ({
        connect: { processes: { from: STORES, to, sources: ['source:bergen'] } },
      })),
    ]),
  ).toEqual(['CREATED', 'CREATED', 'CREATED', 'CREATED']);
  const { informationSystem } = (await data(
    `{ informationSystem(id: "${STORES}") { processes { nodes { ... on InformationObject { id governedBy { edges { derivedBy access node { id } } } } } } } }`,
  )) as unknown as Record<
    string,
    { processes: { nodes: readonly { id: string; governedBy: { edges: readonly Edge[] } }[] } }
  >;
  const reached = (informationSystem?.processes.nodes ?? []).map(({ id, governedBy }) => [
    id,
    ...governedBy.edges.map(
      ({ node, derivedBy, access }) => `${String(derivedBy)} ${node.id} ${String(access)}`,
    ),
  ]);
  expect(reached.map(one => [...one].sort()).sort()).toEqual([
    [
      'PERSONAL_INFORMATION framework:gdpr NON_PUBLIC',
      'PERSONAL_INFORMATION framework:personopplysningsloven NON_PUBLIC',
      'information:pasient',
    ],
    ['information:vare'],
  ]);
});

test('a directive reaches it by the national act that gives effect to it, and no other way', async () => {
  const [first = ''] = await ways(CASES, 'framework:wad');
  expect(first).toMatch(/^Acos Websak er regulert av .*, som gjennomfører webdirektivet \(WAD\)\./);
  expect(await ways(CASES, 'framework:wad')).toHaveLength(2);
  expect(idsOf(await governing(CASES))).not.toContain('framework:wad');
  const [nis1 = ''] = await ways(CASES, 'framework:nis1');
  expect(nis1).toMatch(/kan være regulert av digitalsikkerhetsloven, som gjennomfører NIS-direktivet/);
});

test('the municipality is connected to the frameworks of the EU by its own system', async () => {
  const { connections } = (await data(
    `{ connections(from: {id: "municipality:4601"}, to: {framework: {id: {eq: "framework:gdpr"}}}, via: {id: "${CASES}"}, first: 5) { totalCount nodes { via { id } } } }`,
  )) as unknown as Record<string, { totalCount: number; nodes: readonly { via: { id: string } }[] }>;
  expect(connections?.nodes.map(({ via }) => via.id)).toEqual([CASES]);
});

test('nobody else sees any of it, nor how many there are', async () => {
  for (const viewer of [ANONYMOUS, editorOf('municipality:0301')]) {
    await expect(governing(CASES, viewer)).rejects.toThrow(/NOT_FOUND/);
    const { framework } = (await data(
      '{ framework(id: "framework:gdpr") { governs { totalCount } } }',
      viewer,
    )) as Record<string, { governs: { totalCount: number } }>;
    expect(framework?.governs.totalCount).toBe(1);
    const applied =
      ', assuming: {with: [{relation: APPLIES_TO, from: "framework:eidas", to: "domain:personal-data"}]}';
    await expect(ways(CASES, 'framework:eidas', applied, viewer)).rejects.toThrow(
      /NOT_FOUND|system:4601-sak/,
    );
  }
});

test('on a day before a law it is not reached by it', async () => {
  const ids = idsOf(await governing(CASES, BERGEN, ', asOf: "2020-01-01"'));
  expect(ids).toContain('framework:gdpr');
  expect(ids).not.toContain('framework:digitalsikkerhetsloven');
});

test('a what-if goes by the same rule', async () => {
  const without =
    ', assuming: {without: [{edge: {relation: APPLIES_TO, from: "framework:gdpr", to: "domain:personal-data"}}]}';
  expect(await ways(CASES, 'framework:gdpr')).toHaveLength(2);
  expect(
    (await ways(CASES, 'framework:gdpr', without)).filter(said => said.includes('av personvernforordningen')),
  ).toEqual([]);
  const applied =
    ', assuming: {with: [{relation: APPLIES_TO, from: "framework:eidas", to: "domain:personal-data"}]}';
  expect(await ways(CASES, 'framework:eidas')).toEqual([]);
  expect(await ways(CASES, 'framework:eidas', applied)).toEqual([
    'Acos Websak er regulert av eIDAS-forordningen. Dette er usikkert og må bekreftes.',
  ]);
  expect(await ways(STORES, 'framework:eidas', applied)).toEqual([]);
  expect(
    await ways(
      CASES,
      'framework:gdpr',
      ', assuming: {retire: [{id: "domain:personal-data", on: "2026-12-01"}]}',
    ),
  ).toEqual([]);
});

test('why-not and impact tell of it', async () => {
  const { paths, impact } = (await data(`{
    paths(from: {id: "${STORES}"}, to: {id: "framework:gdpr"}, relations: [GOVERNED_BY]) { totalCount whyNot { explanation(lang: nb) } }
    impact(of: {id: "framework:gdpr"}, first: 100) { nodes { node { id } explanation(lang: nb) } }
  }`)) as unknown as {
    paths: { totalCount: number; whyNot: { explanation: string } | null };
    impact: { nodes: readonly { node: { id: string }; explanation: string }[] };
  };
  expect(paths.totalCount).toBe(0);
  expect(paths.whyNot?.explanation).toMatch(/ingen vei registrert fra Lager til personvernforordningen/);
  expect(impact.nodes.find(({ node }) => node.id === CASES)?.explanation).toMatch(
    /^Acos Websak mister én av flere rettslige rammer når personvernforordningen oppheves\./,
  );
});

test('nobody writes it, a dry run changes nothing, and it goes with its flag, which the log tells', async () => {
  expect(
    await write([{ disconnect: { relation: 'GOVERNED_BY', from: CASES, to: 'framework:gdpr' } }]),
  ).toEqual(['REFUSED', 'DERIVED']);
  const off = [system(CASES, { personalData: false })];
  expect(await write(off, true)).toEqual(['CHANGED']);
  expect(idsOf(await governing(CASES))).toEqual(expect.arrayContaining(PERSONAL));
  expect(await write(off)).toEqual(['CHANGED']);
  const left = idsOf(await governing(CASES));
  expect(left.filter(id => PERSONAL.includes(id))).toEqual([]);
  expect(left).toContain('framework:forskrift-uu-ikt');
  const entries = await samgraf.store.entries({ after: 0, limit: 1000 });
  const told = entries
    .map(entry => JSON.stringify(entry))
    .filter(text => text.includes('derived:PERSONAL_DATA'));
  expect(told.length).toBeGreaterThanOrEqual(4);
});
