import type { FastifyInstance } from 'fastify';
import { makeKey } from '../../src/engine/access/keys';
import { buildServer, type ServerOptions } from '../../src/doors/server/server';
import { insidesShown, openSeededApp, type SeededApp } from '../hostile/seeded-app';
import { get, LANGUAGES, textOf } from './pages';

const CLAIM = 'municipality:1151~USES~resource:fiks-digisos';
const FORM = `/meld?ledd=${CLAIM}&fra=/sporsmal/hviler-pa%3Fhva=municipality:1151&lang=nb`;

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
    contact: 'https://example.org/contact',
    ...(reports ? { reports } : {}),
  });
  built.push(app);
  return app;
};
let keyed: FastifyInstance;
let open: FastifyInstance;
beforeAll(async () => {
  seeded = await openSeededApp({}, [reader.key, steward.key, shared.key]);
  keyed = await serve({ key: undefined });
  open = await serve({ key: shared.text });
});
afterAll(async () => {
  for (const app of built) await app.close();
  await seeded.close();
});

type Fields = Readonly<Record<string, string>>;
const send = async (app: FastifyInstance, fields: Fields, headers: Fields = {}, url = FORM) => {
  const response = await app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
  expect(insidesShown(response.body)).toEqual([]);
  return { status: response.statusCode, html: response.body, text: textOf(response.body) };
};

const proposals = async () => {
  const { body } = await seeded.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { authorization: `Bearer ${steward.text}` },
    payload: {
      query: '{ proposals { nodes { id by reason source changes { action of id from to fields } } } }',
    },
  });
  return (JSON.parse(body) as { data: { proposals: { nodes: Record<string, unknown>[] } } }).data.proposals
    .nodes;
};

const WRONG = { ledd: CLAIM, slag: 'feil', kommentar: 'Utsira sluttet i 2020.', key: reader.text };
const SOURCE = {
  ledd: CLAIM,
  slag: 'kilde',
  kilde: 'https://example.org/utsira',
  sitat: 'Utsira kommune bruker Fiks Digisos',
};

test('each sentence leads to the form, which shows what is recorded and has no script', async () => {
  const { body } = await get(keyed, '/sporsmal/knytter?fra=municipality:1151&til=eu&lang=nb');
  const [first = ''] = /href="\/meld\?[^"]*/.exec(body) ?? [];
  const { statusCode, body: form } = await get(keyed, first.slice('href="'.length).replaceAll('&amp;', '&'));
  expect(statusCode).toBe(200);
  expect(form).toMatch(/<form[^>]*method="post"/);
  expect(textOf(form)).toMatch(/Utsira bruker Fiks Digisos/);
  expect(form).toMatch(/type="radio" name="ledd" value="municipality:1151~USES~resource:fiks-digisos"/);
  expect(form).toContain('href="/sporsmal/knytter?');
});

test('without the setting sentences lead to the contact, and nothing is taken', async () => {
  const app = await serve(undefined);
  const { body } = await get(app, '/sporsmal/knytter?fra=municipality:1151&til=eu&lang=nb');
  expect(body).not.toContain('/meld?');
  expect(body).toContain('href="https://example.org/contact"');
  expect((await get(app, FORM)).statusCode).toBe(404);
  expect((await app.inject({ method: 'POST', url: FORM, payload: WRONG })).statusCode).toBe(405);
});

test('what is wrong is proposed to go, and the page says the number and what happens next', async () => {
  const { status, html, text } = await send(keyed, {
    ...WRONG,
    fra: '/sporsmal/hviler-pa?hva=municipality:1151',
  });
  expect([status, text]).toEqual([200, expect.stringMatching(/Forslaget ditt har nummer \d+\./)]);
  expect(text).toContain('godtar eller avviser det');
  expect(html).not.toContain(reader.text);
  expect((await proposals()).at(-1)).toMatchObject({
    by: 'reader',
    reason: 'Utsira sluttet i 2020. (/sporsmal/hviler-pa?hva=municipality:1151)',
    changes: [{ action: 'DISCONNECT', of: 'USES', from: 'municipality:1151', to: 'resource:fiks-digisos' }],
  });
});

test('a source is proposed beside those that are there, by those without a key too where the server has one', async () => {
  const { status } = await send(open, SOURCE);
  expect(status).toBe(200);
  const last = (await proposals()).at(-1) as { by: string; source: string; changes: { fields: Fields }[] };
  expect(last).toMatchObject({
    by: 'form',
    changes: [{ action: 'UPSERT', of: 'Source' }, { action: 'CONNECT' }],
  });
  const sources = last.changes[1]?.fields['sources'] as unknown as readonly string[];
  expect(sources.length).toBeGreaterThan(1);
  expect(sources.at(-1)).toBe(last.source);
});

test('of a thing, or of something else, nothing is changed but by whoever decides', async () => {
  await send(
    open,
    { om: 'municipality:1151', slag: 'annet', kommentar: 'Folketallet er gammelt.' },
    {},
    '/meld?om=municipality:1151',
  );
  expect((await proposals()).at(-1)).toMatchObject({
    reason: 'Folketallet er gammelt.',
    changes: [{ action: 'PATCH', of: 'Municipality', fields: { id: 'municipality:1151' } }],
  });
});

test.each(LANGUAGES)(
  'what is missing is said at its field, in %s, and what was filled in stays',
  async lang => {
    const url = FORM.replace('lang=nb', `lang=${lang}`);
    const { status, html } = await send(keyed, { ledd: CLAIM, slag: 'kilde', kommentar: 'Se her' }, {}, url);
    expect(status).toBe(400);
    expect(html).toContain(`lang="${lang}"`);
    for (const field of ['source', 'quote', 'key']) {
      expect(html).toMatch(new RegExp(`<a[^>]*href="#meld-${field}"`));
      expect(html).toMatch(new RegExp(`id="meld-${field}"[^>]*aria-invalid="true"`));
    }
    expect(html).toContain('>Se her</textarea>');
  },
);

test.each<[string, Fields, Fields, number]>([
  ['a key that is none', { ...WRONG, key: 'samgraf_x' }, {}, 400],
  ['a key with a line break', { ...WRONG, key: 'a\r\nX: y' }, {}, 400],
  ['another site', WRONG, { origin: 'https://evil.example' }, 403],
  ['a page that hides where it is', WRONG, { origin: 'null' }, 403],
  ['another site, by what the browser says', WRONG, { 'sec-fetch-site': 'cross-site' }, 403],
  ['100 kB', { ...WRONG, kommentar: 'x'.repeat(100_000) }, {}, 413],
  ['a comment that is too long', { ...WRONG, kommentar: 'x'.repeat(801) }, {}, 400],
  ['HTML', { ...WRONG, slag: '<script>alert(1)</script>' }, {}, 400],
  ['an address of a script', { ...SOURCE, key: reader.text, kilde: 'javascript:alert(1)' }, {}, 400],
  ['a relation that is not recorded', { ...WRONG, ledd: 'municipality:1151~USES~resource:nothing' }, {}, 400],
  ['a relation that is none', { ...WRONG, ledd: 'municipality:1151~__proto__~resource:id-porten' }, {}, 400],
  ['a day that is none', { ...WRONG, dato: '2020-13-45' }, {}, 400],
])('%s makes no proposal, and is told as a page', async (_, fields, headers, expected) => {
  const before = (await proposals()).length;
  const { status, html } = await send(open, fields, headers);
  expect(status).toBe(expected);
  expect(html).toMatch(/^<!doctype html>/);
  expect(html).not.toMatch(/<script>|href="javascript:/);
  expect(await proposals()).toHaveLength(before);
});

test('what is filled in is text, also in what is shown again and in the way back', async () => {
  const kommentar = '</textarea><script>alert(1)</script>';
  const { html } = await send(keyed, { ...WRONG, kommentar, key: '' });
  expect(html).toContain('&lt;/textarea>&lt;script>');
  for (const back of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)'])
    expect((await get(keyed, `/meld?ledd=${CLAIM}&fra=${encodeURIComponent(back)}`)).body).not.toMatch(
      /href="(?!\/meld\?)[^"]*(evil|javascript)/,
    );
});

test('its own pages may send it, and what is no browser', async () => {
  const own = { host: 'samgraf.example', origin: 'https://samgraf.example', 'sec-fetch-site': 'same-origin' };
  expect((await send(open, WRONG, own)).status).toBe(200);
  expect((await send(open, WRONG)).status).toBe(200);
  // Browsers tell the origin of a form only where the page lets them.
  expect((await get(open, FORM)).headers['referrer-policy']).toBe('same-origin');
});

test('the key that readers share is one that is refused: the page says that nothing is taken', async () => {
  const app = await serve({ key: 'samgraf_gone' });
  const { status, text } = await send(app, { ...WRONG, key: '' });
  expect([status, text]).toEqual([
    400,
    expect.stringContaining('tar ikke imot forslag uten nøkkel akkurat nå'),
  ]);
});

test('one address has a share of a day, and a steward clears what it sent in one request', async () => {
  const app = await serve({ key: shared.text });
  const idsOf = async (status: string): Promise<readonly string[]> => {
    const { body } = await seeded.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${steward.text}` },
      payload: { query: `{ proposals(status: ${status}, first: 100) { nodes { id } } }` },
    });
    const { data } = JSON.parse(body) as { data: { proposals: { nodes: { id: string }[] } } };
    return data.proposals.nodes.map(({ id }) => id);
  };
  const there = await idsOf('OPEN');
  const report = (i: number) => send(app, { ...SOURCE, kilde: `https://example.org/share-${i}` });
  for (let i = 0; i < 20; i += 1) expect((await report(i)).text).not.toMatch(/from your address/);
  expect((await report(20)).text).toMatch(/20 reports have come from your address/);
  const own = await send(app, { ...SOURCE, kilde: 'https://example.org/own', key: reader.text });
  expect(own.text).not.toMatch(/from your address/);
  const sent = (await idsOf('OPEN')).filter(id => !there.includes(id));
  expect(sent).toHaveLength(21);
  const reject = async (also: readonly string[]) => {
    const { body } = await seeded.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${steward.text}` },
      payload: {
        query:
          'mutation R($id: ID!, $also: [ID!]) { rejectProposal(proposal: $id, also: $also, reason: "misuse") { proposal { id status } } }',
        variables: { id: sent[0], also },
      },
    });
    return body;
  };
  // All or none.
  expect(await reject([...sent.slice(1), 'proposal:999999'])).toMatch(/NOT_FOUND/);
  expect(await reject(sent.slice(1))).toContain('"status":"REJECTED"');
  expect(await idsOf('REJECTED')).toEqual(expect.arrayContaining([...sent]));
});
