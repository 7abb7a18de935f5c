import { makeKey } from '../../src/engine/access/keys';
import { buildServer } from '../../src/doors/server/server';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';
import { get, LANGUAGES, textOf } from './pages';

const BERGEN = 'municipality:4601';
const PEERS = ['municipality:5001', 'municipality:1103', 'municipality:0301'];
const steward = makeKey({ name: 'steward', role: 'STEWARD', actor: undefined }, new Date());
let seeded: SeededApp;
beforeAll(async () => {
  seeded = await openSeededApp({}, [steward.key]);
});
afterAll(() => seeded.close());

const pageOf = async (
  id: string,
  lang: string,
): Promise<Readonly<{ html: string; text: string; h1: string }>> => {
  const { statusCode, body } = await get(seeded.app, `/min/${id}?lang=${lang}`);
  expect([id, statusCode]).toEqual([id, 200]);
  return { html: body, text: textOf(body), h1: textOf(/<h1>(.*?)<\/h1>/s.exec(body)?.[1] ?? '') };
};

const apply = async (changes: readonly object[]): Promise<void> => {
  const { body } = await seeded.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { authorization: `Bearer ${steward.text}` },
    payload: {
      query: `mutation A($changes: [ChangeInput!]!) {
        apply(changes: $changes, source: "source:nifo-2023-norway", certainty: FACT, reason: "a test") { refused applied } }`,
      variables: { changes },
    },
  });
  expect(JSON.parse(body)).toMatchObject({ data: { apply: { refused: 0, applied: true } } });
};

/** Of each: what its heading says, and what else stands on the page, in one language. */
test.each([
  [
    BERGEN,
    /^Neste for Bergen: finansieringsforskriften binder fra 31\. desember 2026$/,
    /Ingen har sett etter/,
  ],
  ['municipality:3428', /^Neste for Alvdal: finansieringsforskriften binder fra/, /Alvdal må bruke/],
  [
    'organisation:skatteetaten',
    /^\d+ bruker Folkeregisteret\. \S+ plikter binder Skatteetaten$/,
    /Skatteetaten må bruke/,
  ],
  ['organisation:acos', /^\d+ bruker Acos WebSak$/, /Acos tilbyr/],
  [
    'sector:municipal',
    /^\d+ aktører i kommunal sektor tilbyr \S+ delte ressurser$/,
    /Det medlemmene i kommunal sektor tilbyr/,
  ],
])('%s has a page by what it is', async (id, heading, said) => {
  const { h1, text } = await pageOf(id, 'nb');
  expect(h1).toMatch(heading);
  expect(h1.length).toBeLessThanOrEqual(90);
  expect(text).toMatch(said);
  expect(text).toMatch(/Nytt denne uken.*Det som kommer.*Grunnlaget/);
});

test.each(LANGUAGES)('each has it in %s, and in no other language', async lang => {
  const words = { nb: 'Det som kommer', nn: 'Det som kjem', en: 'What comes' };
  for (const id of [BERGEN, 'organisation:digdir', 'sector:state']) {
    const { text, html } = await pageOf(id, lang);
    expect(html).toContain(`<html lang="${lang}"`);
    for (const other of LANGUAGES) expect(text.includes(words[other])).toBe(other === lang);
  }
});

test('what is dated binds whom it is joined to; what is joined to nobody is told apart, once', async () => {
  const bergen = await pageOf(BERGEN, 'nb');
  expect(bergen.text).toMatch(/31\. desember 2026 ■ finansieringsforskriften, fem plikter Binder\./);
  expect(bergen.text.match(/ikke knyttet til noen aktør ennå/g)).toHaveLength(1);
  expect((await pageOf('organisation:skatteetaten', 'nb')).text).not.toContain('finansieringsforskriften');
});

test('the address that municipalities had leads on, and what has no such page leads to its own', async () => {
  const to = async (url: string) => (await get(seeded.app, url)).headers['location'];
  expect(await to(`/min-kommune/${BERGEN}`)).toBe(`/min/${BERGEN}`);
  expect(await to('/min/resource:id-porten')).toBe('/id/resource:id-porten');
});

test('it asks for all of it in one request', async () => {
  const { html } = await pageOf(BERGEN, 'nb');
  const [, fragment = ''] = /href="\/playground\?lang=nb#([^"]+)"/.exec(html) ?? [];
  expect(decodeURIComponent(fragment)).toMatch(/^query=query Mine/);
});

test('links: to follow it, to hand it on, and to report what is wrong', async () => {
  const app = await buildServer(seeded.samgraf, {
    logLevel: 'silent',
    follows: { inside: [], address: undefined, mail: undefined },
    contact: 'https://example.org/contact',
  });
  const { body: html } = await get(app, `/min/${BERGEN}?lang=nb`);
  await app.close();
  expect(html).toContain('href="https://example.org/contact"');
  expect(html).toMatch(/href="\/folg\?side=%2Fmin%2Fmunicipality%3A4601/);
  expect(html).toMatch(/href="mailto:\?subject=Bergen&amp;body=Neste/);
});

// The last, since it changes the graph.
test('what others begin to use is news for the heading where several do, and what is its own is told', async () => {
  const before = await pageOf(BERGEN, 'nb');
  const alike = PEERS.filter(id => before.html.includes(id));
  expect(alike).toHaveLength(3);
  await apply([
    ...alike.map(from => ({ connect: { uses: { from, to: 'resource:eformidling' } } })),
    { connect: { uses: { from: BERGEN, to: 'resource:vigo' } } },
  ]);
  const { h1, text } = await pageOf(BERGEN, 'nb');
  expect(h1).toBe('Tre av de 10 likeste kommunene har tatt i bruk eFormidling.');
  expect(text).toContain('Nytt: Bergen bruker VIGO.');
  expect((await pageOf(BERGEN, 'nn')).h1).toContain('har teke i bruk eFormidling');
  expect((await pageOf('organisation:skatteetaten', 'nb')).text).toContain('Ingenting nytt er ført');
});
