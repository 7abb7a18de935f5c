import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/doors/server/server';
import { makeKey } from '../../src/engine/access/keys';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';
import { get, LANGUAGES, textOf } from './pages';

const steward = makeKey({ name: 'kari', role: 'STEWARD', actor: undefined }, new Date());
const reader = makeKey({ name: 'ola', role: 'READER', actor: undefined }, new Date());
const PAGE = '/sporsmal/knytter?fra=municipality:1151&til=eu&uten=resource:id-porten';
let seeded: SeededApp;
let app: FastifyInstance;
beforeAll(async () => {
  seeded = await openSeededApp({}, [steward.key, reader.key]);
  app = await buildServer(seeded.samgraf, {
    logLevel: 'silent',
    keys: seeded.keys ?? '',
    follows: { inside: [], address: undefined, mail: undefined },
    reports: { key: undefined },
  });
});
afterAll(async () => {
  await app.close();
  await seeded.close();
});

const sendForm = (url: string, form: Readonly<Record<string, string>>) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  });
const keep = async (page: string, navn = 'Uten ID-porten'): Promise<string> => {
  const { statusCode, headers } = await sendForm('/scenario', {
    side: page,
    navn,
    lang: 'nb',
    key: reader.text,
  });
  expect([statusCode, headers.location]).toEqual([
    303,
    expect.stringMatching(/^\/scenario\/[0-9a-f]{18}\?lang=nb$/),
  ]);
  return String(headers.location).slice(0, -'?lang=nb'.length);
};
const page = async (url: string, headers?: Readonly<Record<string, string>>) => {
  const { statusCode, body } = await get(app, url, headers);
  return { status: statusCode, html: body, text: textOf(body) };
};

test('a what-if leads to where it is kept, and what supposes nothing is not kept', async () => {
  const { html } = await page(`${PAGE}&lang=nb`);
  const [, href = ''] = /href="(\/scenario\?side=[^"]+)"[^>]*>Ta vare på som scenario</.exec(html) ?? [];
  const form = await page(href.replaceAll('&amp;', '&'));
  expect(form.html).toMatch(/<form[^>]*method="post" action="\/scenario"/);
  for (const side of [
    '/sporsmal/knytter?fra=municipality:1151&til=eu',
    '/om',
    'https://elsewhere.example/x?uten=resource:id-porten',
  ])
    expect((await sendForm('/scenario', { side, navn: 'x', key: reader.text })).statusCode).toBe(400);
  expect((await sendForm('/scenario', { side: PAGE, navn: ' \u200b', key: reader.text })).statusCode).toBe(
    400,
  );
  expect((await sendForm('/scenario', { side: PAGE, navn: 'x', key: '' })).statusCode).toBe(401);
});

test.each(LANGUAGES)(
  'it is shown before and after in one drawing in %s, and says whose it is',
  async lang => {
    const id = await keep(PAGE);
    const { status, text, html } = await page(`${id}?lang=${lang}`);
    const words = {
      nb: ['laget', 'Faller bort', 'Står igjen'],
      nn: ['laga', 'Fell bort', 'Står att'],
      en: ['made on', 'Goes away', 'Stays'],
    };
    expect(status).toBe(200);
    expect(text).toContain('Uten ID-porten');
    expect(text).toContain('ola');
    for (const word of words[lang]) expect(text).toContain(word);
    // What is gone is struck out, and the picture is no taller than a screen.
    expect(html).toMatch(/<a class="sg-node sg-lost"[^>]*data-n="resource:id-porten"/);
    const heights = [
      ...html.matchAll(/<svg class="sg-drawn sg-drawn-(?:wide|desktop)"[^>]*height="(\d+)"/g),
    ].map(([, height]) => Number(height));
    expect(heights).toHaveLength(2);
    for (const height of heights) expect(height).toBeLessThan(900);
  },
);

test('two are compared, and it is followed by its own address', async () => {
  const [one, other] = [
    await keep(PAGE),
    await keep(PAGE.replace('id-porten', 'altinn-3-plattform'), 'Uten Altinn'),
  ];
  const { statusCode, headers } = await get(app, `${one}?mot=${encodeURIComponent(other)}&lang=nb`);
  expect(statusCode).toBe(302);
  expect(textOf((await get(app, String(headers.location))).body)).toMatch(/Sammenlign/);
  const feed = await get(app, `/feed.atom?${new URLSearchParams({ page: one, lang: 'nb' })}`);
  expect(feed.statusCode).toBe(200);
  expect(feed.body).toContain('Uten ID-porten: ');
});

test('whom it hits has an address each, and what one answers stands with the scenario', async () => {
  const id = await keep(PAGE);
  const hit = await page(`${id}/rammer?lang=nb`);
  expect(hit.text).toMatch(/Scenarioet rammer 357 kommuner, 83 offentlige virksomheter/);
  const asks = [...hit.html.matchAll(/href="(\/stemmer\?om=[^"]+)"/g)].map(([, href]) =>
    String(href).replaceAll('&amp;', '&'),
  );
  expect(asks.length).toBeGreaterThan(300);
  const at = asks.find(href => href.includes('4601')) ?? '';
  const form = await page(`${at}&lang=nb`.replace('&lang=nb&lang=nb', '&lang=nb'));
  expect(form.text).toContain('Du blir spurt på grunn av scenarioet «Uten ID-porten»');
  const [, name = ''] = /name="(svar:[^"]+)" value="ja"/.exec(form.html) ?? [];
  const sent = await sendForm(at, { [name]: 'ja', key: reader.text });
  expect(sent.statusCode).toBe(200);
  const { body } = await app.inject({
    url: '/scenarios',
    headers: { authorization: `Bearer ${reader.text}` },
  });
  const kept = (JSON.parse(body) as { scenarios: readonly { address: string; answers: readonly string[] }[] })
    .scenarios;
  expect(kept.find(({ address }) => address.endsWith(id))?.answers).toEqual([
    expect.stringMatching(/^proposal:\d+$/),
  ]);
  expect((await page(`${id}?lang=nb`)).text).toContain('Det har kommet ett svar');
});

// The last, since it changes the graph.
test('one that names what a reader does not see is not there', async () => {
  const id = await keep(PAGE, 'Hemmelig');
  const { body } = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { authorization: `Bearer ${steward.text}` },
    payload: {
      query: `mutation { apply(changes: [{patch: {solution: {id: "resource:id-porten", access: RESTRICTED, restrictedTo: ["organisation:digdir"]}}}],
        source: "source:nifo-2023-norway", certainty: FACT, reason: "a test") { applied } }`,
    },
  });
  expect(body).toContain('"applied":true');
  for (const url of [id, `${id}/rammer`]) {
    const { status, html } = await page(url);
    expect([status, html.includes('Hemmelig')]).toEqual([404, false]);
  }
  expect((await page(id, { authorization: `Bearer ${steward.text}` })).status).toBe(200);
  expect(
    (await get(app, `/stemmer?om=municipality:4601&scenario=${id.split('/').at(-1)}`)).body,
  ).not.toContain('Hemmelig');
});
