import { gzipSync } from 'node:zlib';
import { ask, bodyOf } from '../hostile/seeded-app';
import { serving } from '../server/serving';
import { LANGUAGES, PAGES, QUESTIONS, get, textOf, titleOf, withParameter } from './pages';

const { server, serve } = serving();

describe.each(LANGUAGES)('in %s', lang => {
  test.each(PAGES)('%s is a page', async url => {
    const { statusCode, headers, body } = await get(server().app, withParameter(url, 'lang', lang));
    expect([statusCode, headers['content-type'], headers['content-language']]).toEqual([
      200,
      'text/html; charset=utf-8',
      lang,
    ]);
    expect(body).toContain(`<html lang="${lang}"`);
    expect(body.match(/<h1[ >]/g)).toHaveLength(1);
    expect(textOf(body)).not.toMatch(/undefined|\[object|NaN|\{\w+\}/);
  });

  test.each(QUESTIONS)('%s says the question and the answer in its title', async url => {
    const { body } = await get(server().app, withParameter(url, 'lang', lang));
    expect(titleOf(body)).toMatch(/^.+\? .+\. – Samgraf$/);
    const [, shared = ''] = /<meta property="og:title" content="([^"]*)"/.exec(body) ?? [];
    expect(titleOf(body)).toBe(`${textOf(shared)} – Samgraf`);
  });
});

test('a page that is shared has a picture, which is there', async () => {
  const { body } = await get(server().app, '/');
  const [, address = ''] = /<meta property="og:image" content="([^"]*)"/.exec(body) ?? [];
  const { pathname, origin } = new URL(address);
  expect(body).toContain(`"${address}"`);
  const { statusCode, headers, rawPayload } = await server().app.inject(pathname);
  expect([origin.slice(0, 7), statusCode, headers['content-type']]).toEqual(['http://', 200, 'image/png']);
  expect([rawPayload.readUInt32BE(16), rawPayload.readUInt32BE(20)]).toEqual([1200, 630]);
});

test('the languages say different things', async () => {
  const bodies = await Promise.all(LANGUAGES.map(lang => get(server().app, `/?lang=${lang}`)));
  const headings = bodies.map(({ body }) => /<h1>(.*?)<\/h1>/.exec(body)?.[1]);
  expect(new Set(headings).size).toBe(LANGUAGES.length);
});

test.each([
  [undefined, 'nb'],
  ['nn-NO,nn;q=0.9,nb;q=0.8', 'nn'],
  ['en;q=0.5, no;q=0.9', 'nb'],
  ['fr', 'nb'],
  ['constructor;q=x', 'nb'],
])('Accept-Language %s is answered in %s', async (header, lang) => {
  const { headers } = await get(server().app, '/', header === undefined ? {} : { 'accept-language': header });
  expect([headers['content-language'], headers['vary']]).toEqual([
    lang,
    expect.stringContaining('accept-language'),
  ]);
});

describe.each(PAGES)('%s', url => {
  test('loads nothing from elsewhere and runs nothing inline', async () => {
    const { headers, body } = await get(server().app, url);
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(body).not.toMatch(/<style|\sstyle="|\son\w+="|javascript:/i);
    for (const [, source = ''] of body.matchAll(/<(?:script|img|iframe)[^>]*\ssrc="([^"]+)"/g))
      expect(source).toMatch(/^\/(web\/[0-9a-f]{12}|bilde)\//);
    // What is only named, such as where oEmbed is asked, is not loaded.
    for (const [, link = ''] of body.matchAll(/<link(?! rel="alternate")[^>]*\shref="([^"]+)"/g))
      expect(link).toMatch(/^(\/web\/[0-9a-f]{12}\/|data:,)/);
  });
});

test('what a browser loads at first is at most 60 kB, and is kept for good', async () => {
  const { body } = await get(server().app, '/');
  const urls = [...body.matchAll(/"(\/web\/[^"]+)"/g)].map(([, url = '']) => url);
  expect(urls).toHaveLength(2);
  let size = gzipSync(body).length;
  for (const url of urls) {
    const { statusCode, headers, rawPayload } = await get(server().app, url, { 'accept-encoding': 'gzip' });
    expect([statusCode, headers['content-encoding']]).toEqual([200, 'gzip']);
    expect(headers['cache-control']).toContain('immutable');
    size += rawPayload.length;
  }
  expect(size).toBeLessThanOrEqual(60_000);
  expect((await get(server().app, '/web/000000000000/client.js')).statusCode).toBe(404);
});

test('without JavaScript the sentences are those of the API', async () => {
  const asked = bodyOf(
    await ask(server().app, {
      query: `{ connections(from: {id: "municipality:1151"}, via: {sharedResource: {}}, to: {framework: {jurisdiction: {eq: EU}}},
        maxHops: 4) { nodes { via { name } paths(first: 3) { explanation } } } }`,
    }),
  );
  const { nodes } = asked.data?.['connections'] as {
    nodes: readonly Readonly<{ via: { name: string }; paths: readonly { explanation: string }[] }>[];
  };
  const text = textOf((await get(server().app, QUESTIONS[0])).body);
  const sentences = nodes.flatMap(({ paths }) => paths.map(({ explanation }) => explanation));
  expect(sentences.length).toBeGreaterThan(5);
  for (const sentence of sentences) expect(text).toContain(sentence.replace(/\s+/g, ' '));
});

test.each([
  ['/id/framework:ekomloven?dato=2010-01-01', /Siden viser det som var gyldig 1\. januar 2010\./],
  ['/id/resource:altinn-ii?dato=2020-01-01&lang=nn', /Sida viser det som var gyldig 1\. januar 2020\./],
  ['/min/municipality:4601?dato=2020-01-01&lang=en', /shows what was valid on 1 January 2020\./],
  [
    '/sporsmal/knytter?fra=municipality:1151&til=framework:ekomloven&dato=2010-01-01',
    /Svaret gjelder 1\. januar 2010\./,
  ],
  [
    '/sporsmal/endret?hva=framework:ekomloven&fraDag=2020-01-01&tilDag=2026-01-01',
    /Ingen kom til rundt ekomloven \(2003\), én falt bort/,
  ],
  [
    '/sporsmal/knytter?fra=municipality:1151&til=framework:eidas&uten=resource:altinn-ii',
    /Har ingen virkning denne dagen: Antatt borte: Altinn II\./,
  ],
])('%s is of the day that it names', async (url, said) => {
  const { statusCode, body } = await get(server().app, url);
  expect([statusCode, textOf(body)]).toEqual([200, expect.stringMatching(said)]);
});

const WITHIN = {
  nb: /Hele svaret innen fire relasjoner vises\./,
  nn: /Heile svaret innan fire relasjonar er vist\./,
  en: /The whole answer within four relations is shown\./,
};
const BOUNDED = [
  [
    '/sporsmal/knytter?fra=municipality:1151&til=framework:eidas',
    {
      nb: /\S+ delte ressurser knytter Utsira til eIDAS-forordningen\./,
      nn: /\S+ delte ressursar knyter Utsira til eIDAS-forordninga\./,
      en: /\S+ shared resources connect Utsira to eIDAS\./,
    },
    WITHIN,
  ],
  [
    '/sporsmal/krav?hvem=municipality:4601',
    {
      nb: /\S+ EU-rettsakter og \d+ plikter gjelder for Bergen\./,
      nn: /\S+ EU-rettsakter og \d+ plikter gjeld for Bergen\./,
      en: /\S+ EU acts and \d+ obligations reach Bergen\./,
    },
    { nb: /innen fire relasjoner/, nn: /innan fire relasjonar/, en: /within four relations/ },
  ],
  [
    '/sporsmal/hvorfor-ikke?fra=municipality:1151&til=framework:dga',
    {
      nb: /Vi finner ingenting som knytter Utsira til dataforvaltningsforordningen\./,
      nn: /Vi finn ingenting som knyter Utsira til dataforvaltningsforordninga\./,
      en: /We find nothing that connects Utsira to the Data Governance Act\./,
    },
    {
      nb: /Alt innen fire relasjoner er undersøkt\./,
      nn: /Alt innan fire relasjonar er undersøkt\./,
      en: /Everything within four relations was searched\./,
    },
  ],
  [
    '/sporsmal/ligner?kommune=municipality:5612',
    {
      nb: /Kautokeino mangler, så langt kildene viser, to ressurser som minst 30 % av de likeste kommunene bruker: Fiks/,
      nn: /Kautokeino manglar, så langt kjeldene viser, to ressursar som minst 30 % av dei likaste kommunane brukar: Fiks/,
      en: /Kautokeino is not on record with two resources that at least 30% of the municipalities most like it use/,
    },
    { nb: /Hele svaret vises/, nn: /Heile svaret er vist/, en: /The whole answer is shown/ },
  ],
  [
    '/sporsmal/avhengig?hva=resource:id-porten',
    {
      nb: /357 kommuner og .+ andre mister noe uten ID-porten\./,
      nn: /357 kommunar og .+ andre mistar noko utan ID-porten\./,
      en: /357 municipalities and .+ others lose something without ID-porten \(login gateway\)\./,
    },
    WITHIN,
  ],
  [
    '/sporsmal/fases-ut?hva=framework:eidas&dag=2028-01-01',
    {
      nb: /Ti plikter og ti andre mister rettslig grunnlag hvis eIDAS-forordningen oppheves\./,
      nn: /Ti plikter og ti andre mistar rettsleg grunnlag viss eIDAS-forordninga blir oppheva\./,
      en: /Ten obligations and ten others lose legal basis if eIDAS is repealed\./,
    },
    WITHIN,
  ],
] as const;

describe.each(BOUNDED)('%s', (url, said, within) => {
  test.each(LANGUAGES)('says how far it goes, on the page and in the text, in %s', async lang => {
    const own = withParameter(url, 'lang', lang);
    const { body: html } = await get(server().app, own);
    expect(textOf(/<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? '')).toMatch(said[lang]);
    const { body } = await get(server().app, withParameter(own, 'format', 'txt'));
    for (const text of [textOf(html), body.replace(/\s+/g, ' ')]) {
      expect(text).toMatch(said[lang]);
      expect(text).toMatch(within[lang]);
    }
  });
});

test('sentences of changes have the letters and the articles of those of the API', async () => {
  const asked = '/sporsmal/endret?hva=framework:eidas&fraDag=2018-06-14&tilDag=2026-01-01&format=txt';
  const { body: nb } = await get(server().app, `${asked}&lang=nb`);
  expect(nb).not.toMatch(/\b(EIDAS|ESign|EID|EForv)/);
  expect(nb).toMatch(/^- eForvaltningsforskriften viser til eIDAS-forordningen\./m);
  expect(nb).toMatch(/^- «eIDAS-forordningen: kapittel III» følger av/m);
  const { body: en } = await get(server().app, `${asked}&lang=en`);
  expect(en).toMatch(/^- The eGovernment Regulation refers to eIDAS\./m);
  expect(en).toMatch(/^- “eIDAS: Chapter III” follows from eIDAS\./m);
});

test.each([
  [
    '/sporsmal/fases-ut?hva=resource:eformidling&dag=2028-01-01',
    /if eFormidling \(message exchange\) is phased out on 1 January 2028\?/,
  ],
  ['/min/municipality:4601', /\S+ provisions in \S+ acts bind Bergen/],
])('English is that of an editor: %s', async (url, said) => {
  expect(textOf((await get(server().app, withParameter(url, 'lang', 'en'))).body)).toMatch(said);
});

test.each([
  '/sporsmal/ligner?kommune=municipality:5612',
  '/min/municipality:4601',
  '/kart/norge?ressurs=resource:altinn-3-plattform',
])('the Nynorsk of %s has one form of «brukar»', async url => {
  const text = textOf((await get(server().app, withParameter(url, 'lang', 'nn'))).body);
  expect(text).toMatch(/\bbrukar\b/);
  expect(text).not.toMatch(/\bbruker\b/);
});

test.each([
  ['nb', /Bygger på allmennkunnskap og må bekreftes[^]*Gyldig fra/],
  ['nn', /Byggjer på allmennkunnskap og må stadfestast[^]*Gyldig frå/],
  ['en', /Rests on general knowledge and must be verified[^]*Valid from/],
] as const)('what rests on general knowledge is named by words, in %s', async (lang, said) => {
  const { body } = await get(server().app, `/id/framework:nis2?lang=${lang}`);
  const text = textOf(body.replace(/<script[^]*?<\/script>/g, ''));
  expect(text).toMatch(said);
  expect(text).not.toMatch(/validFrom,|, validFrom/);
});

const leadOf = async (address: string): Promise<string> => {
  const { body } = await get(server().app, address);
  return textOf(/<p class="sg-lead">[^]*?<\/p>/.exec(body)?.[0] ?? '');
};

test.each([
  [
    '/id/resource:id-porten',
    /^ID-porten er en løsning som tilbys av Digitaliseringsdirektoratet, bør brukes av 347 kommuner .+ og er regulert av digitaliseringsrundskrivet og selvdeklarasjonsforskriften\.$/,
  ],
  [
    '/id/resource:id-porten?lang=nn',
    /^ID-porten er ei løysing som er eit tilbod frå .+, bør brukast av 347 kommunar /,
  ],
  [
    '/id/municipality:4601?lang=en',
    /^Bergen is a municipality with 291,940 inhabitants, and must use \S+ solutions, /,
  ],
  [
    '/id/framework:gdpr',
    /^Personvernforordningen er en rammebetingelse \(rettsakt\) som inneholder \d+ plikter\.$/,
  ],
  ['/id/ecosystem:national?lang=en', /is a national ecosystem that shares \d+ solutions/],
  ['/id/sector:municipal', /^Kommunal sektor er en sektor som omfatter 357 kommuner, 15 fylkeskommuner og /],
  [
    '/id/life-event:fa-barn',
    /^«Få barn» er en livshendelse som omfatter \d+ offentlige tjenester(?: \(\S+ til er usikre\))?\.$/,
  ],
  // Only what has to be confirmed is on record of it.
  ['/id/country:BE', /^Belgia er et land\.$/],
] as const)('the page of a thing begins with what it is: %s', async (address, said) => {
  expect(await leadOf(address)).toMatch(said);
});

test.each([
  ['municipality:4601', /Bergen har ingen kjent erstatning for \d+ ting\. Mest henger på/],
  // A sector loses nothing itself: those in it are asked about.
  [
    'sector:municipal',
    /Hva er de som hører til kommunal sektor, helt avhengige av\?[^]*Uten Digitaliseringsdirektoratet mister \d{3} i kommunal sektor/,
  ],
  ['capability:autentisering', /For «Autentisering» er ingenting kjent som uerstattelig\./],
])('what %s cannot do without is told', async (id, said) => {
  expect(textOf((await get(server().app, `/sporsmal/hviler-pa?hva=${id}`)).body)).toMatch(said);
});

test.each([
  ['capability:autentisering', 'fases-ut'],
  ['ecosystem:national', 'endret'],
  ['life-event:fa-barn', 'mangler'],
  ['obligation:a-opplysningsloven-p6', 'endret'],
])('the page of %s offers questions with their gaps filled', async (id, view) => {
  const { body } = await get(server().app, `/id/${id}`);
  for (const name of [view, 'hviler-pa'])
    expect(body).toMatch(new RegExp(`href="/sporsmal/${name}\\?(?:hva|sektor)=${id}`));
});

test('what a thing is, is said before its facts', async () => {
  const { body } = await get(server().app, '/id/resource:id-porten');
  const places = [
    'class="sg-lead"',
    'id="bilde"',
    'class="sg-points"',
    'id="videre"',
    'id="relasjoner"',
    'id="fakta"',
  ].map(part => body.indexOf(part));
  expect(places.every(at => at > 0)).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test('a page is revalidated, and belongs to the reader who sent a key', async () => {
  const first = await get(server().app, QUESTIONS[0]);
  const again = await get(server().app, QUESTIONS[0], { 'if-none-match': String(first.headers['etag']) });
  expect([again.statusCode, again.body]).toEqual([304, '']);
  const known = await get(server().app, QUESTIONS[0], { authorization: 'Bearer nonsense' });
  expect([known.statusCode, known.headers['cache-control']]).toEqual([401, 'no-store']);
});

test.each([
  QUESTIONS[0],
  '/id/resource:id-porten',
  '/min/municipality:1151',
  '/sok?q=porten',
  '/kart/kapabiliteter',
])('what %s asked can be opened as it was sent, where there is a playground', async address => {
  const { body } = await get(server().app, address);
  const [, fragment = ''] = /href="\/playground\?lang=nb#([^"]+)"/.exec(body) ?? [];
  const given = new URLSearchParams(fragment.replaceAll('&amp;', '&'));
  const asked = bodyOf(
    await ask(server().app, {
      query: given.get('query'),
      variables: JSON.parse(given.get('variables') ?? '') as unknown,
    }),
  );
  expect(asked.errors).toBeUndefined();
  const without = await serve({ playground: false });
  expect((await get(without, address)).body).not.toContain('/playground');
});
