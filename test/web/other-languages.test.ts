import { serving } from '../server/serving';
import { get, withParameter } from './pages';

const { server } = serving();

const PAGES = [
  '/',
  '/om',
  '/kart',
  '/kart/norge',
  '/kart/kapabiliteter',
  '/min/municipality:1151',
  '/min/municipality:4601',
  '/sporsmal/knytter?fra=municipality:1151&til=eu',
  '/sporsmal/fases-ut?hva=resource:id-porten',
  '/sporsmal/mangler?sektor=sector:municipal',
  '/sporsmal/ligner?kommune=municipality:5612',
  '/sporsmal/krav?hvem=municipality:4601',
  '/sporsmal/avhengig?hva=resource:id-porten',
  '/sporsmal/hvorfor-ikke?fra=municipality:1151&til=framework:dga',
  '/id/resource:id-porten',
  '/id/resource:folkeregisteret',
  '/id/framework:eidas',
  '/id/municipality:0301',
  '/id/organisation:digdir',
  '/id/life-event:fa-barn',
  '/id/capability:autentisering',
  '/sok?q=eidas',
];

const VOID = /^(?:br|img|input|meta|link|hr|wbr|source)$/;
/** What is quoted, what names a source, and what is no text. */
const APART = /^(?:script|style|blockquote)$/;

type Open = Readonly<{ tag: string; lang: string | undefined; apart: boolean }>;
type Words = Readonly<{ all: number; english: number }>;

/** The words of a page, and those of them that are marked as English: without quotes and titles of sources. */
const wordsOf = (html: string): Words => {
  const open: Open[] = [{ tag: '', lang: undefined, apart: false }];
  let [all, english] = [0, 0];
  for (const [, end, tag = '', attributes = '', closed, text = ''] of html.matchAll(
    /<(\/)?([a-z][a-z0-9-]*)((?:[^>"]|"[^"]*")*?)(\/)?>|([^<]+)/gi,
  )) {
    const at = open[open.length - 1] as Open;
    if (text) {
      const count = (text.replace(/&[^;]+;/g, ' ').match(/\p{L}+/gu) ?? []).length;
      if (!at.apart) all += count;
      if (!at.apart && at.lang === 'en') english += count;
    } else if (end) {
      const since = open.findLastIndex(one => one.tag === tag);
      if (since > 0) open.length = since;
    } else if (!closed && !VOID.test(tag))
      open.push({
        tag,
        lang: /\slang="([^"]+)"/.exec(attributes)?.[1] ?? at.lang,
        apart: at.apart || APART.test(tag) || /class="[^"]*sg-source/.test(attributes),
      });
  }
  return { all, english };
};

test('words of a language are counted by what they stand in', () => {
  expect(
    wordsOf(
      '<html lang="nb"><p>To ord <span lang="en">one <b>two</b></span> tre</p><blockquote lang="en">no</blockquote>',
    ),
  ).toEqual({ all: 5, english: 2 });
});

test.each(['nb', 'nn'])('at most two in a hundred words of pages in %s are English', async lang => {
  const sum = { all: 0, english: 0 };
  for (const url of PAGES) {
    const { statusCode, body } = await get(server().app, withParameter(url, 'lang', lang));
    expect([url, statusCode]).toEqual([url, 200]);
    const { all, english } = wordsOf(body);
    // The name of a language in the menu is one; of the facts of one thing some reasons are about that thing alone.
    expect({ url, english: english <= 1 + all * 0.04 }).toEqual({ url, english: true });
    sum.all += all;
    sum.english += english;
  }
  expect(sum.all).toBeGreaterThan(20_000);
  expect(sum.english / sum.all).toBeLessThan(0.02);
});
