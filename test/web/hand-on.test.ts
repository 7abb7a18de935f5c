import { setTimeout as sleep } from 'node:timers/promises';
import { serving } from '../server/serving';
import { get, LANGUAGES, QUESTIONS, textOf, withParameter } from './pages';

const { serve, server } = serving();
jest.setTimeout(120_000);

const ASKED = '/sporsmal/krav?hvem=municipality:4601&lang=nb';
const HOST = { host: 'samgraf.example' };
const text = async (url: string): Promise<string> => (await get(server().app, url, HOST)).body;
const attribute = (html: string, pattern: RegExp): string =>
  (pattern.exec(html)?.[1] ?? '').replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&lt;', '<');

const oembed = (url: string, more = '') =>
  get(server().app, `/oembed?url=${encodeURIComponent(url)}${more}`, HOST);

test.each(QUESTIONS)('%s is shared with a picture of its answer', async url => {
  const html = await text(withParameter(url, 'lang', 'nb'));
  const image = attribute(html, /<meta property="og:image" content="([^"]*)"/);
  expect(image).toMatch(/^http:\/\/samgraf\.example\/sporsmal\/.*format=png$/);
  const heading = textOf(/<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? '');
  expect(textOf(attribute(html, /<meta property="og:image:alt" content="([^"]*)"/))).toBe(heading);
  expect(html).toContain('content="summary_large_image"');
  const { statusCode, headers } = await get(server().app, image.replace('http://samgraf.example', ''), HOST);
  expect([statusCode, headers['content-type']]).toEqual([200, 'image/png']);
  expect(headers['content-disposition']).toMatch(/^inline; filename="samgraf-.*\.png"$/);
});

test('a file is known again, and is not compressed twice', async () => {
  for (const format of ['png', 'pdf', 'pptx', 'xlsx']) {
    const url = withParameter(ASKED, 'format', format);
    const first = await get(server().app, url, { ...HOST, 'accept-encoding': 'br, gzip' });
    expect([first.statusCode, first.headers['content-encoding']]).toEqual([200, undefined]);
    const etag = String(first.headers.etag);
    const again = await get(server().app, url, { ...HOST, 'if-none-match': etag });
    expect([format, again.statusCode]).toEqual([format, 304]);
  }
});

test('the same answer gives the same sheet, byte by byte, by another server too', async () => {
  const other = await serve({});
  const url = withParameter(ASKED, 'format', 'pdf');
  const [one, two] = [await get(server().app, url, HOST), await get(other, url, HOST)];
  expect(one.rawPayload.equals(two.rawPayload)).toBe(true);
});

test('a form that there is none of is refused', async () => {
  const { statusCode } = await get(server().app, withParameter(ASKED, 'format', 'docx'));
  expect(statusCode).toBe(400);
});

test('a letter has at most five lines: the answer, why, how sure, of which day and from where, and whom to tell', async () => {
  const app = await serve({ contact: 'mailto:post@example.no' });
  for (const lang of LANGUAGES) {
    const { body } = await get(app, ASKED.replace('lang=nb', `lang=${lang}`), HOST);
    const lines = attribute(body, /<pre class="sg-code" id="e-post"[^>]*>([^]*?)<\/pre>/).split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe(textOf(/<h1>(.*?)<\/h1>/.exec(body)?.[1] ?? ''));
    expect(lines[3]).toContain('http://samgraf.example/sporsmal/krav?');
    expect(lines[4]).toContain('post@example.no');
    const href = new URL(attribute(body, /href="(mailto:\?[^"]*)"/));
    expect(href.searchParams.get('subject')).toBe(lines[0]);
    expect(href.searchParams.get('body')?.split('\r\n')).toEqual(lines);
  }
});

test('an answer is shown in a frame on no page but our own, or on those that the operator lets', async () => {
  const url = ASKED.replace('/sporsmal/', '/embed/');
  const policyOf = (reply: Awaited<ReturnType<typeof get>>): string =>
    String(reply.headers['content-security-policy']);
  const own = await get(server().app, url, HOST);
  expect([own.statusCode, policyOf(own)]).toEqual([200, expect.stringMatching(/; frame-ancestors 'self'$/)]);
  expect(own.body).not.toMatch(/<script|<form|style="/);
  const some = await serve({ frames: ['https://intranet.example'] });
  expect(policyOf(await get(some, url))).toMatch(/; frame-ancestors 'self' https:\/\/intranet\.example$/);
  expect(policyOf(await get(await serve({ frames: ['*'] }), url))).toMatch(/; frame-ancestors \*$/);
  // The page itself is in no frame, whatever is set.
  expect(policyOf(await get(some, ASKED))).toContain("frame-ancestors 'none'");
  expect((await get(server().app, '/embed/none?lang=nb')).statusCode).toBe(404);
  expect((await get(server().app, `${url}&tull=1`)).statusCode).toBe(400);
});

describe('oEmbed 1.0', () => {
  const page = `http://samgraf.example${ASKED}`;

  test('is found by the page, and says what the specification asks of a rich answer', async () => {
    const href = attribute(
      await text(ASKED),
      /<link rel="alternate" type="application\/json\+oembed" href="([^"]*)"/,
    );
    const { statusCode, headers, body } = await get(
      server().app,
      href.replace('http://samgraf.example', ''),
      HOST,
    );
    expect([statusCode, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    const said = JSON.parse(body) as Record<string, unknown>;
    expect(said).toMatchObject({
      version: '1.0',
      type: 'rich',
      width: 600,
      height: 520,
      provider_name: 'Samgraf',
    });
    expect(said['title']).toBe(textOf(/<h1>(.*?)<\/h1>/.exec(await text(ASKED))?.[1] ?? ''));
    const frame = attribute(String(said['html']), /src="([^"]*)"/);
    expect(frame).toMatch(/^http:\/\/samgraf\.example\/embed\/krav\?/);
    expect((await get(server().app, frame.replace('http://samgraf.example', ''))).statusCode).toBe(200);
    expect([said['thumbnail_width'], said['thumbnail_height']]).toEqual([1600, 900]);
  });

  test('keeps to the room that is asked for', async () => {
    const { body } = await oembed(page, '&maxwidth=320&maxheight=200');
    const { width, height, html, thumbnail_url: thumbnail } = JSON.parse(body) as Record<string, unknown>;
    expect([width, height, thumbnail]).toEqual([320, 200, undefined]);
    expect(html).toContain('width="320" height="200"');
  });

  test.each([
    ['https://other.example/sporsmal/krav?hvem=municipality:4601', 404],
    ['http://samgraf.example/om', 404],
    ['http://samgraf.example/sporsmal/krav?hvem=municipality:none', 404],
    ['javascript:alert(1)', 404],
    ['', 404],
  ])('of %s is %i', async (url, status) => {
    expect((await oembed(url)).statusCode).toBe(status);
  });

  test('as XML is not implemented', async () => {
    expect((await oembed(page, '&format=xml')).statusCode).toBe(501);
  });
});

test('beside a file that is made, others are answered', async () => {
  const day = '2026-10-01';
  const making = get(server().app, withParameter(withParameter(ASKED, 'dato', day), 'format', 'png'), HOST);
  let isMade = false;
  void making.then(() => (isMade = true));
  await sleep(50);
  const { statusCode } = await get(server().app, '/om');
  expect(statusCode).toBe(200);
  expect(isMade).toBe(false);
  expect((await making).statusCode).toBe(200);
});

test('no picture of an answer is drawn wider than the room that it is shown in, and none is hatched', async () => {
  const rooms = { wide: 1232, desktop: 960, tablet: 704, narrow: 358 };
  for (const url of [...QUESTIONS, '/kart/kapabiliteter', '/id/resource:id-porten']) {
    const html = await text(withParameter(url, 'lang', 'nb'));
    expect(html).not.toContain('<pattern');
    const shown = [
      ...html.matchAll(/<div class="sg-at ([^"]*)">[^]*?<svg class="sg-drawn [^>]*? width="(\d+)"/g),
    ];
    for (const [, names = '', width] of shown)
      for (const [name, room] of Object.entries(rooms))
        if (names.split(' ').includes(`sg-only-${name}`))
          expect([url, name, Number(width) <= room]).toEqual([url, name, true]);
    if (shown.length > 0)
      expect(new Set(shown.flatMap(([, names = '']) => names.split(' '))).size).toBe(
        Object.keys(rooms).length,
      );
  }
});
