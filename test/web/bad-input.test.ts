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
    /ikke noe med identifikatoren «municipality:9999»\. Se etter skrivefeil/,
  ],
  [
    'an unknown thing',
    '/id/resource:finnes-ikke',
    404,
    /ikke noe med identifikatoren «resource:finnes-ikke»/,
  ],
  ['no thing', '/id/', 404, /ikke noe med identifikatoren/],
  ['an empty gap', '/sporsmal/knytter?fra=&til=eu', 200, /Feltet «Fra» er tomt\. Fyll det ut/],
  ['no gap filled', '/sporsmal/fases-ut', 200, /Feltet «Hva» er tomt/],
  [
    'words that nothing is called',
    '/sporsmal/knytter?fra=qqqqxxzz&til=eu',
    404,
    /Vi fant ikke noe som heter «qqqqxxzz»/,
  ],
  [
    'words that several are called',
    '/sporsmal/knytter?fra=her%C3%B8y&til=eu',
    200,
    /«herøy» kan være flere\. Velg én/,
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
    /ikke noe med identifikatoren/,
  ],
  ['a page that is not of this list', `${KNYTTER}&side=tull`, 400, /Begynn på første side/],
  ['a search for nothing', '/sok?q=', 200, /Skriv minst ett ord/],
  ['a search without hits', '/sok?q=qqqqxxzz', 200, /Ingen treff på «qqqqxxzz».*Prøv et kortere ord/],
  ['a municipality that is none', '/min-kommune/resource:elma', 200, /ikke en kommune/],
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
