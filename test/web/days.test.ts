import { numeral } from '../../web/words/count';
import { hadBegun } from '../../web/words/validity';
import { ask, bodyOf } from '../hostile/seeded-app';
import { serving } from '../server/serving';
import { get, LANGUAGES, textOf, withParameter } from './pages';

const { server } = serving();

const bodyAt = async (url: string): Promise<string> => {
  const { statusCode, body } = await get(server().app, url);
  expect([url, statusCode]).toEqual([url, 200]);
  return body;
};

/** Links of the main part, as a browser reads them. */
const linksOf = (body: string): readonly URL[] =>
  [...(/<main[^]*<\/main>/.exec(body)?.[0] ?? '').matchAll(/\shref="(\/[^"]*)"/g)].map(
    ([, href = '']) => new URL(href.replaceAll('&amp;', '&'), 'http://here'),
  );

describe('a question that names its own day', () => {
  const asked = '/sporsmal/fases-ut?hva=framework:eidas&dag=2028-01-01&dato=2012-01-01';

  test.each([
    ['nb', /Svaret gjelder 1\. januar 2028\./, /«dato=2012-01-01» i adressen er ikke brukt/],
    ['nn', /Svaret gjeld 1\. januar 2028\./, /«dato=2012-01-01» i adressa er ikkje brukt/],
    ['en', /as of 1 January 2028\./, /“dato=2012-01-01” in the address is not used/],
  ])('is of that day, and tells that another is not used, in %s', async (lang, day, unused) => {
    const text = textOf(await bodyAt(withParameter(asked, 'lang', lang)));
    expect(text).toMatch(day);
    expect(text).toMatch(unused);
    expect(text).not.toMatch(/(januar|January) 2012/);
  });

  test('has no field for another, and its links carry its own', async () => {
    const body = await bodyAt(asked);
    expect(body).not.toMatch(/<input(?![^>]*type="hidden")[^>]*name="dato"/);
    const days = linksOf(body).flatMap(({ pathname, searchParams }) =>
      pathname.startsWith('/id/') ? [searchParams.get('dato')] : [],
    );
    expect(new Set(days)).toEqual(new Set(['2028-01-01']));
    const ticks = linksOf(body).filter(({ searchParams }) => searchParams.get('dag') === '2018-06-15');
    expect(ticks).toHaveLength(1);
  });

  test('says nothing of a day that is not given', async () => {
    expect(textOf(await bodyAt(asked.replace('&dato=2012-01-01', '')))).not.toMatch(/er ikke brukt/);
  });

  test('is of the day of the conditions where its own is left out', async () => {
    const text = textOf(await bodyAt('/sporsmal/fases-ut?hva=framework:eidas&dato=2020-01-01'));
    expect(text).toMatch(/Svaret gjelder 1\. januar 2020\./);
    expect(text).not.toMatch(/er ikke brukt/);
  });
});

describe('what changed', () => {
  const asked = '/sporsmal/endret?hva=framework:eidas&fraDag=2017-01-01&tilDag=2026-01-01';

  test.each([
    ['nb', /EIDAS-forordningen var ikke gyldig 1\. januar 2017\./i],
    ['nn', /EIDAS-forordninga var ikkje gyldig 1\. januar 2017\./i],
    ['en', /EIDAS was not valid on 1 January 2017\./i],
  ])('says that what is asked about did not hold on the first day, in %s', async (lang, said) => {
    expect(textOf(await bodyAt(withParameter(asked, 'lang', lang)))).toMatch(said);
  });

  test('has days of its own', async () => {
    const text = textOf(await bodyAt(`${asked}&dato=2012-01-01`));
    expect(text).toMatch(/«dato=2012-01-01» i adressen er ikke brukt/);
  });

  test('a claim is as sure as the weakest of its steps', async () => {
    const claims = (await bodyAt(asked)).split('sg-legend')[0]?.split('<li class="sg-claim').slice(1) ?? [];
    expect(claims.length).toBeGreaterThan(5);
    const ORDER = ['uncertain', 'deduction', 'fact'];
    for (const claim of claims) {
      const [own = '', ...steps] = [...claim.matchAll(/sg-certainty-([a-z]+)/g)].map(([, of = '']) => of);
      expect(own).toBe(ORDER.find(of => steps.includes(of)) ?? '');
    }
  });

  test('what went leads to the first day, and what came to the last', async () => {
    const went = linksOf(
      await bodyAt('/sporsmal/endret?hva=framework:ekomloven&fraDag=2020-01-01&tilDag=2026-01-01'),
    );
    expect(went.map(({ pathname, search }) => pathname + search)).toContain(
      '/id/framework:ekomloven?dato=2020-01-01',
    );
    expect(linksOf(await bodyAt(asked)).map(({ pathname, search }) => pathname + search)).toContain(
      '/id/framework:eidas?dato=2026-01-01',
    );
  });
});

const DAY = '2021-01-01';
/** Links back to today, and questions with days of their own. */
const isWithout = (from: URL, to: URL): boolean =>
  from.pathname === to.pathname || to.pathname === '/sporsmal/endret';

test.each([
  '/sporsmal/krav?hvem=municipality:4601',
  '/sporsmal/knytter?fra=municipality:1151&til=eu',
  '/sporsmal/avhengig?hva=resource:id-porten',
  '/sporsmal/hvorfor-ikke?fra=municipality:1151&til=framework:gdpr',
  '/id/municipality:4601',
  '/id/resource:id-porten',
  '/min/municipality:4601',
  '/kart/norge?ressurs=resource:id-porten',
])('links from %s keep its day', async url => {
  const from = new URL(withParameter(url, 'dato', DAY), 'http://here');
  const links = linksOf(await bodyAt(from.pathname + from.search)).filter(
    to => /^\/(id|min|sporsmal)\//.test(to.pathname) && !isWithout(from, to),
  );
  expect(links.length).toBeGreaterThan(3);
  for (const { href, searchParams } of links) {
    const day = searchParams.get('dag') ?? searchParams.get('dato');
    expect([href, day]).toEqual([href, DAY]);
  }
});

test('links from a page without a day have none', async () => {
  for (const { href, searchParams } of linksOf(await bodyAt('/sporsmal/krav?hvem=municipality:4601')))
    if (!href.includes('dato=20')) expect(searchParams.has('dato')).toBe(false);
    else expect(href).toMatch(/\/sporsmal\/krav\?hvem=municipality:4601&dato=/);
});

test('links from a search keep its day, but for what was not valid on it', async () => {
  const links = linksOf(await bodyAt(`/sok?q=eidas&dato=${DAY}`)).filter(({ pathname }) =>
    pathname.startsWith('/id/'),
  );
  const apart = links.filter(({ searchParams }) => searchParams.get('dato') !== DAY);
  expect(links.length - apart.length).toBeGreaterThan(3);
  expect(apart.map(({ pathname }) => pathname)).toContain('/id/framework:eidas2');
  for (const { pathname, search } of apart)
    expect((await get(server().app, pathname + search)).statusCode).toBe(200);
});

test('a search is of its day, and so are its suggestions', async () => {
  const of = (day: string): string => `/sok?q=ekomloven&dato=${day}`;
  expect(textOf(await bodyAt(of('2010-01-01')))).toMatch(/gyldig 1\. januar 2010/);
  expect(await bodyAt(of('2010-01-01'))).toContain('/id/framework:ekomloven?dato=2010-01-01');
  // What had ended by then is found too, and leads to the last day on which it was valid.
  const later = await bodyAt(of('2026-01-01'));
  expect(later).toMatch(/href="\/id\/framework:ekomloven\?dato=2024-12-31"/);
  expect(textOf(later)).toMatch(/ekomloven \(2003\)\s*Gyldig [^.]*\.?[^.]*til 1\. januar 2025/);
  expect(await bodyAt(`${of('2026-01-01')}&del=forslag`)).not.toContain('data-id="framework:ekomloven"');
  const suggested = `${of('2010-01-01')}&del=forslag`;
  expect(await bodyAt(suggested)).toContain('data-id="framework:ekomloven"');
  expect((await get(server().app, of('1.1.2010'))).statusCode).toBe(400);
});

test('words that are typed on a page of a day lead to a page of that day', async () => {
  const { headers } = await get(server().app, `/min-kommune?kommune=Bergen&dato=${DAY}`);
  expect(headers['location']).toBe(`/min/municipality:4601?dato=${DAY}`);
});

describe('files of an answer', () => {
  const asked =
    '/sporsmal/knytter?fra=municipality:4601&til=framework:eidas&dato=2021-01-01&sikkerhet=slutning&uten=resource:altinn-ii';
  const file = async (url: string, format: string) => get(server().app, `${url}&format=${format}`);

  test('text says the day, the certainty and the assumptions', async () => {
    const { body, headers } = await file(asked, 'txt');
    expect(body.replace(/\u00a0/g, ' ')).toMatch(
      /\nSvaret gjelder 1\. januar 2021\.\nFakta og slutninger\.\nAntakelser: Uten Altinn II\.\n/,
    );
    expect(headers['content-disposition']).toMatch(
      /filename="samgraf-knytter-dato-2021-01-01-slutning-hva-om-hentet-\d{4}-\d{2}-\d{2}\.txt"/,
    );
  });

  test('every row of a table says the same', async () => {
    const { body, headers } = await file(asked, 'csv');
    expect(headers['content-disposition']).toContain('samgraf-knytter-dato-2021-01-01-slutning-hva-om-');
    const rows = body.trimEnd().split('\r\n');
    expect(rows[0]).toMatch(/,kilder,kjent fra,sist sett,svaret gjelder,forbehold$/);
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows.slice(1))
      expect(row).toMatch(/,2021-01-01,Fakta og slutninger\. Antakelser: Uten Altinn II\.$/);
  });

  test('a table that is cut says so, and one of two days has both', async () => {
    const cut = await file('/sporsmal/hvorfor-ikke?fra=municipality:4601&til=framework:eidas', 'csv');
    expect(cut.headers['content-disposition']).toContain('-utdrag-');
    expect(cut.body).toMatch(/Viser \d+ av \d+ veier innen fire relasjoner\./);
    const two = await file('/sporsmal/endret?hva=framework:eidas&fraDag=2023-01-01&tilDag=2026-01-01', 'csv');
    expect(two.body).toMatch(/,2023-01-01\/2026-01-01,\r\n/);
  });

  test.each(['/sporsmal/', '/bilde/'])('a picture has the day in its title, from %s', async folder => {
    const url = asked.replace(
      '/sporsmal/knytter',
      folder === '/bilde/' ? '/bilde/knytter.svg' : '/sporsmal/knytter',
    );
    const { body } = await file(url, 'svg');
    expect(body.replace(/\u00a0/g, ' ')).toMatch(
      /<title id="sg-title">Hvilke delte ressurser knytter Bergen til eIDAS-forordningen\? Svaret gjelder 1\. januar 2021\. Fakta og slutninger\./,
    );
  });

  test('of today, the names are as short as ever', async () => {
    const { headers } = await file('/sporsmal/knytter?fra=municipality:4601&til=framework:wad', 'txt');
    expect(headers['content-disposition']).toMatch(/filename="samgraf-knytter-\d{4}-\d{2}-\d{2}\.txt"/);
  });
});

describe('what a municipality must use on another day', () => {
  test.each([
    [{ validFrom: '2019-01-01' }, true],
    [{ validFrom: null, knownFrom: '2015-01-01' }, true],
    [{ validFrom: null, knownFrom: '2018-01-01' }, false],
    [{ validFrom: null, knownFrom: null }, false],
  ])('%j is known to have begun by 2016: %j', (days, expected) => {
    expect(hadBegun(days, '2016-01-01')).toBe(expected);
  });

  const SAID = {
    nb: (n: number) => `For ${numeral(n, 'nb')} av dem er det ikke kjent når det begynte å gjelde`,
    nn: (n: number) => `For ${numeral(n, 'nn')} av dei er det ikkje kjent når det tok til å gjelde`,
    en: (n: number) => `For ${numeral(n, 'en')} of them it is not known when the use began`,
  };

  test.each(LANGUAGES)('is told with how many of it are not known to have begun, in %s', async lang => {
    const asked = bodyOf(
      await ask(server().app, {
        query: `{ municipality(id: "municipality:0301", asOf: "1950-01-01") { uses(first: 100) { edges { obligation validFrom knownFrom } } } }`,
      }),
    );
    const { uses } = asked.data?.['municipality'] as Readonly<{
      uses: { edges: readonly Readonly<{ obligation?: string; validFrom?: string; knownFrom?: string }>[] };
    }>;
    const unknown = uses.edges
      .filter(({ obligation }) => obligation === 'MANDATORY' || obligation === 'RECOMMENDED')
      .filter(use => !hadBegun(use, '1950-01-01')).length;
    const then = textOf(await bodyAt(`/min/municipality:0301?dato=1950-01-01&lang=${lang}`));
    expect(then.includes(SAID[lang](unknown))).toBe(unknown > 0);
    const now = textOf(await bodyAt(`/min/municipality:0301?lang=${lang}`));
    expect(now).not.toContain(SAID[lang](0).replace(/^For \S+/, ''));
  });
});
