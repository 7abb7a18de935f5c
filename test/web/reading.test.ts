import { relationMenu } from '../../web/words/relation-menu';
import { saying } from '../../web/words/say';
import { likenessText } from '../../web/words/texts';
import { validityText } from '../../web/words/validity';
import { serving } from '../server/serving';
import { get, LANGUAGES, textOf, withParameter } from './pages';

const { server } = serving();

const textAt = async (url: string, lang = 'nb'): Promise<string> =>
  textOf((await get(server().app, withParameter(url, 'lang', lang))).body);

const leadsTo = async (url: string): Promise<unknown> => (await get(server().app, url)).headers['location'];

test.each([
  ['/sok?q=Bergen+kommune', '/id/municipality:4601'],
  ['/sok?q=kommunen+Utsira', '/id/municipality:1151'],
  ['/sok?q=Troms+fylke', '/id/county:55'],
  ['/min-kommune?kommune=Utsira+kommune', '/min/municipality:1151'],
  ['/sporsmal/krav?hvem=Oslo+kommune', '/sporsmal/krav?hvem=municipality:0301'],
])('%s leads to what it means', async (url, to) => {
  expect(await leadsTo(url)).toBe(to);
});

test.each([
  '/sporsmal/krav?hvem=municipality:4601&tull=1',
  '/sporsmal/krav?hvem=municipality:4601&format=doc',
])('%s has a part that is not understood, and says so', async url => {
  const { statusCode, body } = await get(server().app, url);
  expect([statusCode, textOf(body)]).toEqual([400, expect.stringMatching(/Vi forsto ikke denne delen/)]);
});

test('machines are told what there is', async () => {
  const robots = await get(server().app, '/robots.txt', { host: 'samgraf.example' });
  expect(robots.body).toContain('Sitemap: http://samgraf.example/sitemap.xml');
  const map = await get(server().app, '/sitemap.xml', { host: 'samgraf.example' });
  expect(map.headers['content-type']).toMatch(/^application\/xml/);
  const urls = [...map.body.matchAll(/<loc>http:\/\/samgraf\.example([^<]+)<\/loc>/g)].map(
    ([, url = '']) => url,
  );
  expect(urls.length).toBeGreaterThan(12);
  for (const url of urls.slice(0, 8))
    expect((await get(server().app, url.replaceAll('&amp;', '&'))).statusCode).toBe(200);
});

test('a number is no other number: nothing else is found for it, and an earlier one finds who had it', async () => {
  expect(await textAt('/sok?q=9999')).toMatch(/Ingen treff på «9999»\./);
  expect(await leadsTo('/sok?q=4601')).toBe('/id/municipality:4601');
  expect(await leadsTo('/sok?q=5430')).toBe('/id/municipality:5612');
  const { statusCode, body } = await get(server().app, '/sporsmal/krav?hvem=4699&lang=nb');
  expect([statusCode, textOf(body)]).toEqual([404, expect.stringMatching(/ikke noe som heter «4699»/)]);
});

test('namesakes are told apart in hits, choices and suggestions', async () => {
  expect(await textAt('/sok?q=Våler')).toMatch(/Våler \(Østfold\).*Våler \(Innlandet\)/);
  expect(await textAt('/min-kommune?kommune=Herøy')).toMatch(/Herøy \(Møre og Romsdal\).*Herøy \(Nordland\)/);
  expect(await textAt('/sok?q=Herøy&del=forslag')).toMatch(/Herøy \(Møre og Romsdal\)Herøy \(Nordland\)/);
  expect(await textAt('/sok?q=Bergen')).not.toMatch(/Bergen \(/);
});

test.each(['EU', 'eu', 'Eu', 'EUS RAMMEVERK'])('all acts of the EU are meant by %s', async typed => {
  const asked = `/sporsmal/knytter?fra=municipality:1151&til=${encodeURIComponent(typed)}`;
  const { headers, statusCode } = await get(server().app, asked);
  expect(typed === 'eu' ? statusCode : headers['location']).toBe(
    typed === 'eu' ? 200 : '/sporsmal/knytter?fra=municipality:1151&til=eu',
  );
});

test.each([
  ['nb', /Utsira bruker Fiks Digisos Faktum\s*Kjent fra 8\. oktober 2019/],
  ['nn', /Utsira brukar Fiks Digisos Faktum\s*Kjend frå 8\. oktober 2019/],
  ['en', /Utsira uses Fiks Digisos Fact\s*Known from 8 October 2019/],
])('since when a relation is known is said where nothing better is, in %s', async (lang, said) => {
  expect(await textAt('/id/municipality:1151', lang)).toMatch(said);
});

test.each([
  [{ validFrom: '2019-01-01', knownFrom: '2015-01-01' }, 'Fra 1. januar 2019'],
  [{ knownFrom: '2015-01-01', seen: '2018-05-01' }, 'Kjent fra 1. januar 2015, sist sett 1. mai 2018'],
  [{ knownFrom: '2015-01-01', validTo: '2018-05-01' }, 'Kjent fra 1. januar 2015 til 1. mai 2018'],
  [{ seen: '2018-05-01' }, 'Sist sett 1. mai 2018'],
  [{ validTo: '2018-05-01', seen: '2017-01-01' }, 'Til 1. mai 2018'],
  [{}, 'Ingen kjent dato.'],
])('the days of %j are %s', (days, said) => {
  expect(validityText(days, { t: saying('nb'), lang: 'nb' }).replace(/\u00a0/g, ' ')).toBe(said);
});

test('only what is mandatory has a legal basis', async () => {
  const text = await textAt('/id/municipality:1151');
  expect(text).toMatch(/Rettslig grunnlag: kommuneloven:? § 16-1/);
  expect(text).toMatch(/[^g] ?Grunnlag: Digitaliseringsrundskrivet/);
  expect(text).not.toMatch(/Rettslig grunnlag: Digitaliseringsrundskrivet/);
});

test.each(LANGUAGES)('no two choices of a what-if read alike, in %s', lang => {
  const labels = relationMenu(lang).map(({ label }) => label);
  expect(new Set(labels).size).toBe(labels.length);
  expect(labels.some(label => /→/.test(label))).toBe(true);
});

test('what is not the same is never as like as 1', () => {
  expect([0.996, 0.9999, 1, 0.5].map(of => likenessText(of, 'nb'))).toEqual(['0,99', '0,99', '1,00', '0,50']);
});

test.each([
  ['nb', /Svaret går fra \S+ til \S+ veier\./, /Viser \d+ av \d+ veier/],
  ['nn', /Svaret går frå \S+ til \S+ vegar\./, /Viser \d+ av \d+ vegar/],
  ['en', /The answer goes from \S+ to \S+ paths\./, /Showing \d+ of \d+ paths/],
])('numbers have their units, in %s', async (lang, change, page) => {
  expect(await textAt('/sporsmal/krav?hvem=municipality:4601&uten=organisation:kommuner', lang)).toMatch(
    change,
  );
  expect(await textAt('/sporsmal/hvorfor-ikke?fra=municipality:0301&til=framework:eidas', lang)).toMatch(
    page,
  );
});

test('ways to close a gap that have one form stand together', async () => {
  const { body } = await get(
    server().app,
    '/sporsmal/hvorfor-ikke?fra=municipality:1151&til=framework:dora&lang=nb',
  );
  const forms = textOf(body).match(/En relasjon av formen «[^»]*»/g) ?? [];
  expect(forms.length).toBeGreaterThan(1);
  expect(new Set(forms).size).toBe(forms.length);
});

test.each([
  ['nb', /Plikter som blir oppfylt på færre måter, eller kanskje ikke lenger/],
  ['nn', /Plikter som blir oppfylte på færre måtar, eller kanskje ikkje lenger/],
  ['en', /Obligations that are met in fewer ways, or perhaps no longer/],
])('a heading is no stronger than the sentences below it, in %s', async (lang, heading) => {
  expect(await textAt('/sporsmal/fases-ut?hva=resource:id-porten', lang)).not.toMatch(
    /Plikter som ikke lenger blir oppfylt|Obligations that are no longer met/,
  );
  const text = await textAt('/sporsmal/fases-ut?hva=resource:eformidling&dag=2028-01-01', lang);
  expect(text).toMatch(heading);
});
