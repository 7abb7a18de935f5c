import type { FastifyInstance } from 'fastify';
import { makeKey } from '../../src/engine/access/keys';
import { buildServer, type ServerOptions } from '../../src/doors/server/server';
import { insidesShown, openSeededApp, type SeededApp } from '../hostile/seeded-app';
import { get, LANGUAGES, textOf } from './pages';

const BERGEN = 'municipality:4601';
const PAGE = `/min/${BERGEN}?lang=nb`;
const FORM = `/stemmer?om=${BERGEN}&lang=nb`;

const made = (name: string, role: 'READER' | 'STEWARD') =>
  makeKey({ name, role, actor: undefined }, new Date());
const [reader, steward, shared] = [
  made('reader', 'READER'),
  made('steward', 'STEWARD'),
  made('form', 'READER'),
];
let seeded: SeededApp;
const built: FastifyInstance[] = [];
const serve = async (reports: ServerOptions['reports']): Promise<FastifyInstance> => {
  const app = await buildServer(seeded.samgraf, {
    logLevel: 'silent',
    keys: seeded.keys ?? '',
    ...(reports ? { reports } : {}),
  });
  built.push(app);
  return app;
};
let app: FastifyInstance;
beforeAll(async () => {
  seeded = await openSeededApp({}, [reader.key, steward.key, shared.key]);
  app = await serve({ key: undefined });
});
afterAll(async () => {
  for (const one of built) await one.close();
  await seeded.close();
});

type Fields = Readonly<Record<string, string>>;
const send = async (fields: Fields, url = FORM, headers: Fields = {}, to = app) => {
  const response = await to.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
  expect(insidesShown(response.body)).toEqual([]);
  return { status: response.statusCode, html: response.body, text: textOf(response.body) };
};

type Proposal = Readonly<{
  id: string;
  by: string;
  reason: string;
  status: string;
  changes: readonly Readonly<{
    path: string;
    action: string;
    of: string;
    from: string | null;
    to: string | null;
    fields: Fields | null;
  }>[];
}>;
const asSteward = async (query: string, variables: object = {}): Promise<unknown> => {
  const { body } = await seeded.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { authorization: `Bearer ${steward.text}` },
    payload: { query, variables },
  });
  const { data, errors } = JSON.parse(body) as { data: unknown; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
};
const proposals = async (): Promise<readonly Proposal[]> => {
  const data = (await asSteward(
    '{ proposals(first: 100) { nodes { id by reason status changes { path action of from to fields } } } }',
  )) as { proposals: { nodes: readonly Proposal[] } };
  return data.proposals.nodes;
};
const accept = (proposal: string, without: readonly string[] = []): Promise<unknown> =>
  asSteward(
    `mutation A($proposal: ID!, $without: [String!]) {
      acceptProposal(proposal: $proposal, without: $without, reason: "They know") {
        proposal { status amended } report { refused results { path status faults { message } } } } }`,
    { proposal, without },
  );
const standingOf = async (resource: string): Promise<Readonly<Record<string, unknown>>> => {
  const data = (await asSteward(
    `query S($of: ID!, $with: ID!) { standings(of: {id: $of}, with: {id: $with}) { nodes {
      standing all lookedOn through(first: 5) { certainty ... on UsesStep { basis derivedBy verdict verdictEvidence } sources { id standing } } } } }`,
    { of: BERGEN, with: resource },
  )) as { standings: { nodes: readonly Readonly<Record<string, unknown>>[] } };
  return data.standings.nodes[0] ?? {};
};

/** The rows of the page: what is asked, by the name that its answer has. */
const rowsOf = (html: string): readonly string[] => [
  ...new Set([...html.matchAll(/type="radio" name="((?:svar|grad):[^"]+)"/g)].map(([, name = '']) => name)),
];

test('each row is a group of three choices and a field, and the form works without a script', async () => {
  const { statusCode, body, headers } = await get(app, PAGE);
  expect(statusCode).toBe(200);
  expect(headers['referrer-policy']).toBe('same-origin');
  const rows = rowsOf(body);
  expect(rows.length).toBeGreaterThanOrEqual(16);
  expect(body).toMatch(/<form[^>]*method="post" action="\/stemmer\?om=municipality:4601/);
  for (const row of rows) {
    const choices = [...body.matchAll(/type="radio" name="([^"]+)" value="([^"]+)"/g)]
      .filter(([, name]) => name === row)
      .map(([, , value]) => value);
    expect(choices).toEqual(['ja', 'nei', 'vet-ikke']);
    expect(body).toContain(`name="${row.replace('svar:', 'bevis:')}"`);
  }
});

test('without the setting nothing is asked, and nothing is taken', async () => {
  const closed = await serve(undefined);
  expect(rowsOf((await get(closed, PAGE)).body)).toEqual([]);
  expect((await get(closed, FORM)).statusCode).toBe(404);
  expect((await closed.inject({ method: 'POST', url: FORM, payload: {} })).statusCode).toBe(405);
});

const YES = `svar:${BERGEN}~USES~resource:maskinporten`;
const NO = `svar:${BERGEN}~USES~resource:fiks-plattformen`;
const UNKNOWN = `svar:${BERGEN}~USES~resource:elma`;
const NEVER = `svar:${BERGEN}~USES~resource:helseplattformen`;

test('a yes, a no and a word of proof are one proposal; sent twice they are one; accepted they are facts and looks', async () => {
  const rows = rowsOf((await get(app, PAGE)).body);
  expect(rows).toEqual(expect.arrayContaining([YES, NO, UNKNOWN, NEVER]));
  const answers = {
    [YES]: 'ja',
    [YES.replace('svar:', 'bevis:')]: 'https://example.org/bergen/maskinporten',
    [NO]: 'nei',
    [NEVER]: 'nei',
    [UNKNOWN]: 'vet-ikke',
    key: reader.text,
  };
  const before = (await proposals()).length;
  const sent = await send(answers);
  expect([sent.status, sent.text]).toEqual([
    200,
    expect.stringMatching(/Takk: ja til én, nei til to.*nummer \d+/),
  ]);
  const again = await send(answers);
  expect(again.text).toContain(/nummer \d+/.exec(sent.text)?.[0]);
  const all = await proposals();
  expect(all).toHaveLength(before + 1);
  const proposal = all.at(-1);
  expect(proposal).toMatchObject({
    by: 'reader',
    reason: expect.stringContaining('bergen/maskinporten') as string,
  });
  expect(JSON.stringify(proposal)).not.toContain('resource:elma');

  expect(JSON.stringify(await accept(proposal?.id ?? ''))).toContain('"refused":0');
  expect(await standingOf('resource:maskinporten')).toMatchObject({
    standing: 'DOES',
    through: expect.arrayContaining([
      expect.objectContaining({
        certainty: 'FACT',
        verdict: 'CONFIRMED',
        sources: expect.arrayContaining([expect.objectContaining({ standing: 'STATED' })]) as unknown,
      }),
    ]) as unknown,
  });
  // What was looked for and not found is told from what nobody looked up, and from what is expected.
  expect(await standingOf('resource:helseplattformen')).toMatchObject({ standing: 'NOT_FOUND' });
  expect(await standingOf('resource:fiks-plattformen')).toMatchObject({
    all: expect.arrayContaining(['NOT_FOUND']) as unknown,
    through: expect.arrayContaining([expect.objectContaining({ verdict: 'CONTRADICTED' })]) as unknown,
  });
  expect((await standingOf('resource:vigo'))['standing']).toBe('NEVER_LOOKED');

  const left = rowsOf((await get(app, PAGE)).body);
  for (const row of [YES, NO, NEVER]) expect(left).not.toContain(row);
  expect(left).toContain(UNKNOWN);
  const known = await send(answers);
  expect(known.text).toContain('allerede ført slik');
  expect(await proposals()).toHaveLength(before + 1);
});

test('a steward may make some of what is proposed', async () => {
  const names = ['resource:kostra', 'resource:id-porten'];
  await send({
    ...Object.fromEntries(names.map(id => [`svar:${BERGEN}~USES~${id}`, 'ja'])),
    key: reader.text,
  });
  const proposal = (await proposals()).at(-1);
  const path = proposal?.changes.find(({ to }) => to === 'resource:kostra')?.path ?? '';
  expect(JSON.stringify(await accept(proposal?.id ?? '', [path]))).toContain('"amended":true');
  expect((await standingOf('resource:id-porten'))['all']).toContain('DOES');
  expect((await standingOf('resource:kostra'))['all']).not.toContain('DOES');
});

test('a supplier answers for its product, and a field rates its capabilities, by the same form', async () => {
  const supplier = await get(app, '/min/organisation:acos?lang=nb');
  const row = rowsOf(supplier.body).find(name => name.includes('~RUNS~product:acos-websak')) ?? '';
  expect(row).not.toBe('');
  await send({ [row]: 'ja', key: reader.text }, '/stemmer?om=organisation:acos&lang=nb');
  expect((await proposals()).at(-1)?.changes.map(({ action, of }) => `${action} ${of}`)).toEqual([
    'UPSERT Source',
    'CONNECT RUNS',
  ]);
  const sector = await get(app, '/min/sector:municipal?lang=nb');
  const levels = rowsOf(sector.body);
  expect(levels).toHaveLength(63);
  const sent = await send(
    { ...Object.fromEntries(levels.map((name, i) => [name, String(1 + (i % 5))])), key: reader.text },
    '/stemmer?om=sector:municipal&lang=nb',
  );
  expect(sent.text).toContain('63 vurdert');
  expect(JSON.stringify(await accept((await proposals()).at(-1)?.id ?? ''))).toContain('"refused":0');
  expect(textOf((await get(app, '/min/sector:municipal?lang=nb')).body)).toMatch(/Nå 3\./);
});

test.each(LANGUAGES)('what is missing is said, in %s, and what was answered stays', async lang => {
  const url = FORM.replace('lang=nb', `lang=${lang}`);
  const nothing = await send({ [UNKNOWN]: 'vet-ikke', key: reader.text }, url);
  expect(nothing.status).toBe(400);
  expect(nothing.html).toMatch(new RegExp(`lang="${lang}"[^]*role="alert"`));
  const keyless = await send({ [UNKNOWN]: 'ja' }, url);
  expect(keyless.status).toBe(400);
  expect(keyless.html).toMatch(new RegExp(`name="${UNKNOWN}" value="ja" checked`));
});

test.each<[string, Fields, string, Fields]>([
  ['a relation that is not asked', { [`svar:${BERGEN}~PART_OF~county:46`]: 'ja' }, FORM, {}],
  ['a relation that is none', { [`svar:${BERGEN}~__proto__~resource:elma`]: 'ja' }, FORM, {}],
  ['an answer that is none', { [UNKNOWN]: '<script>alert(1)</script>' }, FORM, {}],
  ['a level that is none', { 'grad:capability:x': '9' }, FORM, {}],
  ['something that is not there', { [`svar:${BERGEN}~USES~resource:nothing`]: 'ja' }, FORM, {}],
  ['a key that is none', { [UNKNOWN]: 'ja', key: 'samgraf_x' }, FORM, {}],
  ['another site', { [UNKNOWN]: 'ja' }, FORM, { origin: 'https://evil.example' }],
])('%s makes no proposal, and is told as a page', async (_, fields, url, headers) => {
  const before = (await proposals()).length;
  const { status, html } = await send({ key: reader.text, ...fields }, url, headers);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(html).toMatch(/^<!doctype html>/);
  expect(html).not.toMatch(/<script>/);
  expect(await proposals()).toHaveLength(before);
});

test('without a key those answer whom the operator lets, as often as one address may', async () => {
  const open = await serve({ key: shared.text });
  const { text } = await send({ [UNKNOWN]: 'ja' }, FORM, {}, open);
  expect(text).toMatch(/nummer \d+/);
  expect((await proposals()).at(-1)?.by).toBe('form');
});
