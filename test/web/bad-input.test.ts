import { insidesShown } from '../hostile/seeded-app';
import { serving } from '../server/serving';
import { get, textOf } from './pages';

const { server } = serving();
const KNYTTER = '/sporsmal/knytter?fra=municipality:1151&til=eu';

/** What is asked wrongly, the status, and what the page says to do. */
const CASES: readonly (readonly [string, string, number, RegExp])[] = [
  [
    'an unknown id',
    '/sporsmal/knytter?fra=municipality:9999&til=eu',
    404,
    /Ingenting er registrert med identifikatoren «municipality:9999»\. Se etter skrivefeil/,
  ],
  [
    'an unknown thing',
    '/id/resource:finnes-ikke',
    404,
    /Ingenting er registrert med identifikatoren «resource:finnes-ikke»/,
  ],
  [
    'a thing that has ended',
    '/id/framework:ekomloven',
    404,
    /Ekomloven \(2003\) finnes her, men er ikke gyldig i dag\. Gyldig fra 25\. juli 2003 til 1\. januar 2025\.\s?Gå til 31\. desember 2024/,
  ],
  [
    'a thing before it began',
    '/id/framework:nis2?dato=2010-01-01',
    404,
    /NIS2-direktivet finnes her, men var ikke gyldig 1\. januar 2010\. Gyldig fra 16\. januar 2023\./,
  ],
  [
    'a thing that is decided without a day',
    '/id/framework:forvaltningsloven-2025',
    404,
    /Den nye forvaltningsloven finnes her.*Vedtatt, men fra en dag som ikke er fastsatt/,
  ],
  [
    'a question about a day before its end began',
    '/sporsmal/knytter?fra=municipality:1151&til=framework:eidas&dato=2015-01-01',
    404,
    /eIDAS-forordningen finnes her, men var ikke gyldig 1\. januar 2015\. Gyldig fra 15\. juni 2018\./,
  ],
  [
    'a question about the day of a gap, after its thing ended',
    '/sporsmal/fases-ut?hva=resource:altinn-ii&dag=2028-01-01&lang=en',
    404,
    /Altinn II is here, but is not valid on 1 January 2028\. Valid from 1 January 2003 until 19 June 2026\./,
  ],
  [
    'a change between two days after the thing ended',
    '/sporsmal/endret?hva=framework:ekomloven&fraDag=2025-06-01&tilDag=2026-01-01&lang=nn',
    404,
    /Ekomlova \(2003\) finnes her, men var ikkje gyldig 1\. juni 2025\. Gyldig frå/,
  ],
  [
    'a what-if with what has ended',
    `${KNYTTER}&med=municipality:1151~USES~resource:altinn-ii`,
    404,
    /Altinn II finnes her, men er ikke gyldig i dag/,
  ],
  ['a day that is none of a thing', '/id/framework:nis2?dato=i-morgen', 400, /er ikke en dag i kalenderen/],
  ['no thing', '/id/', 404, /Ingenting er registrert med identifikatoren/],
  [
    'a gap with a thing of another kind',
    '/sporsmal/mangler?sektor=municipality:0301',
    400,
    /Oslo er en kommune, men her spørres det etter et mål, en sektor, et domene eller en livshendelse\./,
  ],
  [
    'a gap of several kinds with a thing of another',
    '/sporsmal/krav?hvem=framework:eidas&lang=nn',
    400,
    /eIDAS-forordninga er eit rammevilkår, men her blir det spurt etter ein aktør eller ei aktørgruppe\./,
  ],
  [
    'a gap with a thing of another kind, in English',
    '/sporsmal/ligner?kommune=framework:eidas&lang=en',
    400,
    /eIDAS is a framework, but the question takes a municipality\./,
  ],
  [
    'a what-if with an unknown relation',
    `${KNYTTER}&med=municipality:1151~BRUKER~resource:elma`,
    400,
    /forsto ikke denne delen av adressen: «med=municipality:1151~BRUKER~resource:elma»/,
  ],
  ['a what-if with no day', `${KNYTTER}&avvikles=resource:elma`, 400, /«avvikles=resource:elma»/],
  ['an unknown certainty', `${KNYTTER}&sikkerhet=x&lang=nn`, 400, /denne delen av adressa: «sikkerhet=x»/],
  ['an unknown choice of dates', `${KNYTTER}&udatert=ja&lang=en`, 400, /part of the address: “udatert=ja”/],
  [
    'more what-ifs than are read',
    `${KNYTTER}${Array.from({ length: 13 }, (_, i) => `&uten=resource:x${i}`).join('')}`,
    400,
    /«uten=resource:x12»/,
  ],
  ...[
    '/kart/norge?foo=1',
    '/kart/okosystem?foo=1',
    '/sok?q=elma&foo=1',
    '/?foo=1',
    '/om?foo=1',
    '/min-kommune?foo=1',
  ].map((address): [string, string, number, RegExp] => [
    `a part that is none, at ${address}`,
    address,
    400,
    /denne delen av adressen: «foo=1»/,
  ]),
  ...['/kart/norge?format=csv', '/?format=svg'].map((address): [string, string, number, RegExp] => [
    `a file of what has none, at ${address}`,
    address,
    400,
    /denne delen av adressen: «format=/,
  ]),
  ['where a reader comes from', '/?utm_source=nyhetsbrev&fbclid=x', 200, /Spørsmål du kan stille/],
  ['an unknown relation of a thing', '/id/resource:elma?relasjon=TULL', 400, /«relasjon=TULL»/],
  [
    'an address to compare with a slip',
    `/sammenlign?a=${encodeURIComponent(`${KNYTTER}&sikkerhet=x`)}&b=${encodeURIComponent(KNYTTER)}`,
    400,
    /«sikkerhet=x»/,
  ],
  [
    'an empty gap',
    '/sporsmal/knytter?fra=&til=eu',
    200,
    /Feltet «Hvem eller hva knyttes\?» er tomt\. Fyll det ut/,
  ],
  ['no gap filled', '/sporsmal/fases-ut', 200, /Feltet «Hva fases ut eller oppheves\?» er tomt/],
  [
    'words that nothing is called',
    '/sporsmal/knytter?fra=qqqqxxzz&til=eu',
    404,
    /Vi fant ikke noe som heter «qqqqxxzz»\. Søket gjelder det som er gyldig i dag\./,
  ],
  [
    'words that several are called',
    '/sporsmal/knytter?fra=her%C3%B8y&til=eu',
    200,
    /«herøy» kan bety flere ting\. Velg ett/,
  ],
  [
    'an impossible day',
    `${KNYTTER}&dato=2026-02-30`,
    400,
    /«2026-02-30» er ikke en dag i kalenderen\. Skriv dagen slik: 1\.1\.2028/,
  ],
  [
    'an impossible day in a gap',
    '/sporsmal/fases-ut?hva=resource:elma&dag=31.2.2026',
    400,
    /er ikke en dag i kalenderen/,
  ],
  [
    'days in the wrong order',
    '/sporsmal/endret?hva=framework:eidas&fraDag=2026-01-01&tilDag=2023-01-01',
    400,
    /Den første dagen må komme før/,
  ],
  [
    'an impossible day of a what-if',
    `${KNYTTER}&avvikles=resource:elma~i-morgen`,
    400,
    /er ikke en dag i kalenderen/,
  ],
  ['a what-if without its day', `${KNYTTER}&avvikles.hva=ELMA`, 200, /Feltet «Dag» er tomt/],
  [
    'what-ifs that contradict each other',
    `${KNYTTER}&uten=resource:elma&med=municipality:1151~USES~resource:elma`,
    400,
    /passer ikke sammen|finnes ikke/,
  ],
  [
    'a what-if with an unknown id',
    `${KNYTTER}&uten=resource:finnes-ikke`,
    404,
    /Ingenting er registrert med identifikatoren/,
  ],
  ['a page that is not of this list', `${KNYTTER}&side=tull`, 400, /Begynn på første side/],
  ['a search for nothing', '/sok?q=', 200, /Skriv minst ett ord/],
  ['a search without hits', '/sok?q=qqqqxxzz', 200, /Ingen treff på «qqqqxxzz».*Prøv et kortere ord/],
  ['all of something that is not there', '/min/municipality:9999', 404, /municipality:9999/],
  [
    'addresses that are no answers',
    '/sammenlign?a=https%3A%2F%2Fexample.org%2F&b=tull',
    400,
    /fører ikke til et svar her/,
  ],
  ['a page that is not there', '/sporsmal/finnes-ikke', 404, /Vi har ingen slik side/],
];

test.each(CASES)('%s is told, with what to do next: %s', async (_, url, status, said) => {
  const { statusCode, headers, body } = await get(server().app, url);
  expect([statusCode, headers['content-type']]).toEqual([status, 'text/html; charset=utf-8']);
  const text = textOf(body);
  expect(text).toMatch(said);
  expect(insidesShown(text)).toEqual([]);
  expect(body).toMatch(/<main[^>]*>[^]*<a [^]*<\/main>|<main[^>]*>[^]*<form[^]*<\/main>/);
});

test.each([
  ['/id/framework:ekomloven', '/id/framework:ekomloven?dato=2024-12-31'],
  ['/id/framework:nis2?dato=2010-01-01&lang=nn', '/id/framework:nis2?dato=2023-01-16&lang=nn'],
  [
    '/sporsmal/fases-ut?hva=resource:altinn-ii&dag=2028-01-01',
    '/sporsmal/fases-ut?hva=resource:altinn-ii&dag=2026-06-18',
  ],
  [
    '/sporsmal/knytter?fra=municipality:1151&til=framework:eidas&dato=2015-01-01',
    '/sporsmal/knytter?fra=municipality:1151&til=framework:eidas&dato=2018-06-15',
  ],
  [
    '/sporsmal/endret?hva=framework:ekomloven&fraDag=2025-06-01&tilDag=2026-01-01',
    '/id/framework:ekomloven?dato=2024-12-31',
  ],
])('%s, which is of another day, leads to that day', async (url, then) => {
  const { body } = await get(server().app, url);
  expect(body).toContain(`href="${then.replaceAll('&', '&amp;')}"`);
  expect(textOf(body)).not.toMatch(/skrivefeil/);
  expect((await get(server().app, then)).statusCode).toBe(200);
});

test.each([
  ['markup', '<script>alert(1)</script>'],
  ['an attribute', '"><img src=x onerror=alert(1)>'],
  ['a statement', "'; DROP TABLE--"],
  ['controls and half a character', '\u202Eevil\u0000\uD800'],
  ['a template', '{{constructor}}'],
  ['much', 'a'.repeat(5000)],
])('%s is text wherever it is put', async (_, text) => {
  const value = encodeURIComponent(text.toWellFormed());
  for (const url of [
    `/sok?q=${value}`,
    `/sporsmal/knytter?fra=${value}&til=eu`,
    `${KNYTTER}&dato=${value}`,
    `${KNYTTER}&uten=${value}`,
    `${KNYTTER}&valgt=${value}`,
    `/sammenlign?a=${value}&b=${value}`,
    `/min-kommune?kommune=${value}`,
    `/id/${value}`,
    `/?lang=${value}`,
  ]) {
    const { statusCode, body, headers } = await get(server().app, url);
    expect([url, statusCode < 500 || statusCode === 503]).toEqual([url, true]);
    expect(body).not.toMatch(/<script>alert|<img src=x/);
    expect(String(headers['location'] ?? '/')).toMatch(/^\/(?!\/)/);
  }
});

test('a redirect never leads to another server', async () => {
  const { headers } = await get(server().app, '//evil.example/sporsmal/knytter?fra=bergen&til=eu');
  expect(headers['location'] ?? '').not.toMatch(/evil/);
});
