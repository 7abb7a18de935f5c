import fastify, { type FastifyInstance } from 'fastify';
import { parse } from 'graphql';
import { gunzipSync } from 'node:zlib';
import { inPack, readPack } from '../../src/pack/pack';
import { readProjectModel } from '../../src/doors/server/samgraf';
import { playground, preferredLanguage, readExamples } from '../../src/doors/server/playground';

const model = readProjectModel();
let app: FastifyInstance;

beforeAll(async () => {
  app = fastify();
  await app.register(playground, { pack: readPack(), model });
});
afterAll(() => app.close());

const page = async (language = 'en') =>
  app.inject({ url: '/playground', headers: { 'accept-language': language } });
const references = (html: string): string[] =>
  [...html.matchAll(/(?:src|href)="(?!data:)([^"]+)"/g)].map(match => match[1] ?? '');
const embedded = (html: string): unknown =>
  JSON.parse(/<script type="application\/json"[^>]*>(.*)<\/script>/.exec(html)?.[1] ?? '');

describe('playground', () => {
  test('is a page', async () => {
    const response = await page();
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.body).toMatch(/<title>.+<\/title>/);
    expect(response.body).toMatch(/<noscript>.+<\/noscript>/);
  });

  test('serves everything it needs itself, for good', async () => {
    const urls = references((await page()).body);
    expect(urls).toHaveLength(10);
    for (const url of urls) {
      expect(url).toMatch(/^\/playground\/[0-9a-f]{12}\//);
      const asset = await app.inject(url);
      expect([url, asset.statusCode]).toEqual([url, 200]);
      expect(asset.headers['content-type']).toBe(
        url.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
      );
      expect(asset.headers['cache-control']).toMatch(/immutable/);
      if (url.endsWith('.css')) expect(asset.body).not.toMatch(/url\(["']?(?!["']?data:|#)|@import/);
      const zipped = await app.inject({ url, headers: { 'accept-encoding': 'br, gzip' } });
      expect(zipped.headers['content-encoding']).toBe('gzip');
      expect(gunzipSync(zipped.rawPayload).equals(asset.rawPayload)).toBe(true);
    }
  });

  test('lets the browser load nothing from elsewhere and run nothing inline', async () => {
    const policy = String((await page()).headers['content-security-policy']);
    expect(policy).toMatch(/default-src 'none'/);
    expect(policy).toMatch(/script-src 'self';/);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  test('never repeats a nonce, and tells the page the one in its policy', async () => {
    const [one, two] = [await page(), await page()];
    const nonce = (response: typeof one): string | undefined =>
      /'nonce-([^']+)'/.exec(String(response.headers['content-security-policy']))?.[1];
    expect(nonce(one)).not.toBe(nonce(two));
    expect(embedded(one.body)).toMatchObject({ nonce: nonce(one) });
  });

  test('has one tab per file, the signature question first', async () => {
    const examples = await readExamples(inPack(readPack(), 'playground'));
    const shown = {
      endpoint: '/graphql',
      examples: examples.map(({ titles, view }) => ({ title: titles['en'], view })),
    };
    expect(embedded((await page()).body)).toMatchObject(shown);
    expect(examples[0]).toEqual({
      titles: { en: 'Oslo → EU', nb: 'Oslo → EU', nn: 'Oslo → EU' },
      view: 'read',
      query: expect.stringContaining('municipality:0301'),
    });
    for (const { titles, query } of examples) {
      expect(Object.values(titles)).not.toContain('');
      expect(() => parse(query)).not.toThrow();
    }
    for (const language of ['nb', 'nn', 'en'] as const)
      expect(new Set(examples.map(({ titles }) => model.messages.in(language).of(titles))).size).toBe(
        examples.length,
      );
  });

  test.each(['nb', 'nn', 'en'] as const)('says each example in one language: %s', async language => {
    const { examples } = embedded((await page(language)).body) as Readonly<{
      examples: readonly Readonly<{ query: string }>[];
    }>;
    for (const { query } of examples) {
      expect(() => parse(query)).not.toThrow();
      const asked = [...query.matchAll(/lang: (\w+)/g)].map(([, lang]) => lang);
      expect([query, asked.filter(lang => lang !== language)]).toEqual([query, []]);
      expect(query.match(/^# (?!rows)/gm)).toHaveLength(1);
    }
  });

  test('gives what draws pictures for good, and words in every language', async () => {
    const { pictures, points } = embedded((await page()).body) as Readonly<{
      pictures: Readonly<{ script: string; words: string }>;
      points: Readonly<{ most: number }>;
    }>;
    expect(points.most).toBe(100);
    for (const url of Object.values(pictures)) {
      const asset = await app.inject(url);
      expect([url, asset.statusCode]).toEqual([url, 200]);
      expect(asset.headers['cache-control']).toMatch(/immutable/);
    }
    const { texts, fields } = (await app.inject(pictures.words)).json<{
      texts: Readonly<Record<string, string>>;
      fields: Readonly<Record<string, Readonly<Record<string, string>>>>;
    }>();
    for (const language of ['nb', 'nn', 'en']) expect(texts[language]).toContain('picture-legend =');
    expect(fields['population']).toMatchObject({ nb: 'Innbyggere' });
    // The script, zipped: it is loaded by the first picture.
    const script = await app.inject({ url: pictures.script, headers: { 'accept-encoding': 'gzip' } });
    expect(script.rawPayload.length).toBeLessThan(45_000);
  });

  test.each([
    ['nn-NO,nn;q=0.9,nb;q=0.8', 'nn'],
    ['de, nb;q=0.2, en;q=0.1', 'nb'],
    ['no', 'nb'],
    ['en;q=0.5, nb;q=0.9', 'nb'],
    ['nb;q=0, en;q=0.1', 'en'],
    ['fr', 'en'],
    ['constructor, ;;q=x', 'en'],
    [undefined, 'en'],
  ])('speaks %s as %s', (header, language) => {
    expect(preferredLanguage(header, model.messages)).toBe(language);
  });

  test('speaks the language that the address names, before that of the browser', async () => {
    const titlesOf = async (url: string): Promise<readonly string[]> =>
      (
        embedded((await app.inject({ url, headers: { 'accept-language': 'en' } })).body) as Readonly<{
          examples: readonly Readonly<{ title: string }>[];
        }>
      ).examples.map(({ title }) => title);
    expect(await titlesOf('/playground?lang=nn')).toContain('Styrk ein kapabilitet');
    expect(await titlesOf('/playground?lang=nb')).toContain('Styrk en kapabilitet');
    expect(await titlesOf('/playground?lang=xx&lang=nb')).toContain('Strengthen a capability');
  });

  test('names its language', async () => {
    const response = await page('nb');
    expect(response.body).toMatch(/<html lang="nb">/);
    expect(response.headers).toMatchObject({ 'content-language': 'nb', vary: 'accept-language' });
  });
});
