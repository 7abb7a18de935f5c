import { openSeededApp, type SeededApp } from '../hostile/seeded-app';
import { get, textOf } from './pages';

let server: SeededApp;
beforeAll(async () => {
  server = await openSeededApp();
}, 120_000);
afterAll(() => server.close());

const asked = (text: string, lang = 'nb') =>
  get(server.app, `/sok?lang=${lang}&q=${encodeURIComponent(text)}`);

/** What people write into the search field, and the page that answers it: without the language, which is carried along. */
const SENTENCES = [
  ['nb', 'Hvilke lover gjelder for Bergen?', '/sporsmal/krav?hvem=municipality:4601'],
  ['nb', 'hvilke plikter har Utsira kommune', '/sporsmal/krav?hvem=municipality:1151'],
  ['nb', 'hvilke krav stilles til kommunene', '/sporsmal/krav?hvem=organisation:kommuner'],
  ['nb', 'Hva skjer når Altinn 2 forsvinner?', '/sporsmal/fases-ut?hva=resource:altinn-ii&dato=2026-06-18'],
  ['nb', 'hva skjer hvis idporten er nede', '/sporsmal/fases-ut?hva=resource:id-porten'],
  ['nb', 'hvem gjelder GDPR for?', '/sporsmal/gjelder-for?hva=framework:gdpr'],
  ['nb', 'Hvem er mest avhengig av Folkeregisteret', '/sporsmal/avhengig?hva=resource:folkeregisteret'],
  ['nb', 'hva er Bergen avhengig av', '/sporsmal/hviler-pa?hva=municipality:4601'],
  ['nb', 'hva bruker kommuner som ligner på Utsira', '/sporsmal/ligner?kommune=municipality:1151'],
  ['nb', 'hvilke delte ressurser knytter Utsira til EU', '/sporsmal/knytter?fra=municipality:1151&til=eu'],
  [
    'nb',
    'hvorfor er ikke Utsira knyttet til Data Governance Act',
    '/sporsmal/hvorfor-ikke?fra=municipality:1151&til=framework:dga',
  ],
  ['nb', 'sammenlign Bergen og Utsira', '/sammenlign?a=municipality:4601&b=municipality:1151'],
  ['nb', 'hva er ID-porten?', '/id/resource:id-porten'],
  ['nb', 'hvem bruker Digisos', '/sok?q=Digisos'],
  ['nb', 'bergn komune', '/id/municipality:4601'],
  ['nb', 'Utsira komune', '/id/municipality:1151'],
  ['nb', 'DPIA', '/id/obligation:gdpr-art35-1'],
  ['nn', 'Kva lover gjeld for Bergen?', '/sporsmal/krav?hvem=municipality:4601'],
  ['nn', 'kven er mest avhengig av Folkeregisteret', '/sporsmal/avhengig?hva=resource:folkeregisteret'],
  ['en', 'Which laws apply to Bergen?', '/sporsmal/krav?hvem=municipality:4601'],
  ['en', 'what happens if ID-porten goes down', '/sporsmal/fases-ut?hva=resource:id-porten'],
  ['en', 'Who depends most on Maskinporten?', '/sporsmal/avhengig?hva=resource:maskinporten'],
] as const;

test.each(SENTENCES)('in %s: “%s” is read as the question that it is', async (lang, text, address) => {
  const { statusCode, headers } = await asked(text, lang);
  const { pathname, searchParams } = new URL(String(headers.location), 'http://localhost');
  searchParams.delete('lang');
  const query = decodeURIComponent(searchParams.toString());
  expect([statusCode, query === '' ? pathname : `${pathname}?${query}`]).toEqual([302, address]);
  expect((await get(server.app, String(headers.location))).statusCode).toBeLessThan(400);
});

test('what is misspelt is found before what only speaks of it', async () => {
  const { body } = await asked('idprten');
  expect(/href="(\/id\/[^"?]+)/.exec(body)?.[1]).toBe('/id/resource:id-porten');
});

test('a question about what is not there is told as it is read, and what it names is said to be missing', async () => {
  const { statusCode, body } = await asked('hvem er mest avhengig av Foobarix?');
  expect(statusCode).toBe(200);
  expect(textOf(body)).toContain(
    'Vi leser det som «Hvem er mest avhengig av …?», men finner ikke «Foobarix».',
  );
});

test('words that are found are hits, with the question that they may be above them', async () => {
  const { statusCode, body } = await asked('lov om offentlige anskaffelser');
  expect(statusCode).toBe(200);
  expect(textOf(body)).toMatch(/Mente du å spørre: .*anskaffelsesloven/);
});

test('what is called so is what is meant, whatever its words ask elsewhere', async () => {
  const { body } = await asked('Få barn');
  expect(body).not.toContain('Mente du å spørre');
});

test('a text of nothing but small words, of the longest, or of signs is no question, and no fault', async () => {
  for (const text of [
    'hva er det',
    'hva '.repeat(60),
    '?'.repeat(200),
    'hvem bruker <script>',
    'a'.repeat(2_000),
  ])
    expect([text.slice(0, 20), (await asked(text)).statusCode < 500]).toEqual([text.slice(0, 20), true]);
});
