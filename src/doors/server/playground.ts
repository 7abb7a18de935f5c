import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ENGINE_LANGUAGE, type MessageId, type Messages, type Speaker } from '../../engine/messages/speaker';
import type { Model } from '../../engine/model/model';
import { inPack, type Pack } from '../../pack/pack';
import { firstQuestion } from './first-question';
import { playgroundWords } from './playground-words';
import { POINTS } from './quotas';
import { PROJECT } from '../../engine/project';

/**
 * An example query, and what its tab says: its first comment line in English, `# tab nb: …` in another language. `# view: whole` says
 * that it asks for what the schema for readers has not.
 */
export type Example = Readonly<{
  titles: Readonly<Record<string, string>>;
  view: 'read' | 'whole';
  query: string;
}>;

type Asset = Readonly<{ url: string; type: string; body: Buffer }>;

/** What the page itself is made of; works from both src/ and dist/. */
const folder = path.join(PROJECT, 'playground');
const endpoint = '/graphql';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};

/**
 * GraphiQL 3, the last version with a self-contained bundle and no workers, so it works without internet
 * access and under a strict policy.
 */
const files = [
  inPackage('graphiql', 'graphiql.min.css'),
  ...built('playground.css'),
  path.join(folder, 'page.css'),
  inPackage('react', 'umd/react.production.min.js'),
  inPackage('react-dom', 'umd/react-dom.production.min.js'),
  inPackage('graphiql', 'graphiql.min.js'),
  path.join(folder, 'result.js'),
  path.join(folder, 'picture.js'),
  path.join(folder, 'tools.js'),
  path.join(folder, 'page.js'),
];

/**
 * Nothing from other origins, no inline scripts. The nonce is for the one style that GraphiQL adds, when a
 * dialog stops the page from scrolling; its fonts are `data:`.
 */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' data:",
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** What the script of the page says, by the names that it knows it by. */
const TEXTS = {
  title: 'playground-title',
  examples: 'playground-examples',
  given: 'playground-given',
  leave: 'playground-leave',
  query: 'playground-query',
  answer: 'playground-answer',
  more: 'playground-more',
  field: 'playground-field',
  views: 'playground-views',
  json: 'playground-json',
  table: 'playground-table',
  csv: 'playground-csv',
  chart: 'playground-chart',
  picture: 'playground-picture',
  noPicture: 'playground-no-picture',
  noPictureOf: 'playground-no-picture-of',
  pictureOf: 'playground-picture-of',
  fromPicture: 'playground-from-picture',
  home: 'playground-home',
  back: 'playground-back',
  whole: 'playground-whole',
  tooDear: 'playground-too-dear',
  find: 'playground-find',
  found: 'playground-found',
  notFound: 'playground-not-found',
  share: 'playground-share',
  copied: 'playground-copied',
  inAddress: 'playground-in-address',
  runFirst: 'playground-run-first',
  loading: 'playground-loading',
  noTable: 'playground-no-table',
  noRows: 'playground-no-rows',
  cut: 'playground-cut',
  download: 'playground-download',
  barsOf: 'playground-bars-of',
  barsBy: 'playground-bars-by',
  rowCount: 'playground-row-count',
  failed: 'playground-failed',
  noscript: 'playground-noscript',
} as const satisfies Readonly<Record<string, MessageId>>;

/** The texts in a language; the script puts figures where their names stand in braces. */
const textsIn = ({ say }: Speaker): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(Object.entries(TEXTS).map(([name, id]) => [name, say(id)])),
  rows: say('playground-rows', { n: '{n}' }),
  shown: say('playground-shown', { n: '{n}', of: '{of}' }),
  cost: say('playground-cost', { n: '{n}', of: '{of}' }),
});

/** GraphiQL at `/playground`, with one tab per file of the pack's `playground/`, served entirely by this server. */
export async function playground(
  app: FastifyInstance,
  { pack, model, hasExplorer = true }: Readonly<{ pack: Pack; model: Model; hasExplorer?: boolean }>,
): Promise<void> {
  const assets = await Promise.all(files.map(readAsset));
  const own = await readExamples(inPack(pack, 'playground'));
  const examples = own.length > 0 ? own : [onlyExample(pack, model)];
  const [script] = await Promise.all(built('playground.js').map(readAsset));
  for (const asset of script ? [...assets, script] : assets) serveAsset(app, asset);
  const pictures = script && picturing(app, script, { pack, model });
  app.get<{ Querystring: { lang?: unknown } }>('/playground', (request, reply) => {
    const { messages } = model;
    const speaker = messages.in(
      messages.spoken(request.query.lang) ?? preferredLanguage(request.headers['accept-language'], messages),
    );
    const nonce = randomBytes(16).toString('base64');
    return reply
      .type('text/html; charset=utf-8')
      .headers({
        'cache-control': 'no-store',
        'content-language': speaker.language,
        'content-security-policy': policy(nonce),
        'referrer-policy': 'no-referrer',
        vary: 'accept-language',
        'x-content-type-options': 'nosniff',
      })
      .send(
        page(speaker, assets, {
          endpoint,
          examples: inLanguage(examples, speaker),
          hasExplorer,
          language: speaker.language,
          nonce,
          pictures: pictures?.() ?? {},
          points: POINTS,
          texts: textsIn(speaker),
        }),
      );
  });
}

/** The examples in the order of their file names, which start with a number. */
export async function readExamples(folder: string | undefined): Promise<readonly Example[]> {
  if (folder === undefined) return [];
  const names = (await readdir(folder)).filter(name => name.endsWith('.graphql')).sort();
  return Promise.all(
    names.map(async name => {
      const query = await readFile(path.join(folder, name), 'utf8');
      const en = /^#(.+)$/m.exec(query)?.[1]?.trim() ?? path.parse(name).name;
      const others = [...query.matchAll(/^# tab ([\w-]+):(.+)$/gm)].map(
        ([, language = '', title = '']) => [language, title.trim()] as const,
      );
      return {
        titles: { ...Object.fromEntries(others), en },
        view: /^# view: whole$/m.test(query) ? 'whole' : 'read',
        query: query.replace(/^# (?:tab .*|view: .*)\n/gm, ''),
      };
    }),
  );
}

/** Of a pack that has no examples: the question that a start prints. */
const onlyExample = (pack: Pack, model: Model): Example => {
  const query = `# ${firstQuestion(pack, model)}\n`;
  return { titles: { en: pack.name('en') }, view: 'read', query };
};

/** Each in the language of the page alone: its question, and the names and sentences that it asks for. */
const inLanguage = (
  examples: readonly Example[],
  speaker: Speaker,
): readonly Readonly<{ title: string; view: Example['view']; query: string }>[] =>
  examples.map(({ titles, view, query }) => ({
    title: speaker.of(titles) ?? '',
    view,
    query: saidIn(query, speaker),
  }));

/** An example that says its question in languages (`# nb: …`) says it in one, and asks for texts in that. */
const saidIn = (query: string, speaker: Speaker): string => {
  const questions = [...query.matchAll(/^# ([a-z]{2}): (.+)$/gm)].map(
    ([, language = '', question = '']) => [language, question] as const,
  );
  if (questions.length === 0) return query;
  const operation = query.replace(/^#.*\n/gm, '').replace(/\blang: \w+/g, `lang: ${speaker.language}`);
  const rows = /^# rows: .*\n/m.exec(query)?.[0] ?? '';
  return `# ${speaker.of(Object.fromEntries(questions)) ?? ''}\n${rows}${operation}`;
};

/** The best supported language for `Accept-Language` (RFC 9110, 12.5.4); English, or the first, where none is. */
export function preferredLanguage(header: string | undefined, messages: Messages): string {
  const wishes = (header ?? '').split(',').map(part => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters
      .map(parameter => /^\s*q=([\d.]+)/.exec(parameter)?.[1])
      .find(value => value !== undefined);
    const primary = tag.split('-')[0] ?? '';
    return { language: messages.spoken(primary), quality: Number(quality ?? 1) };
  });
  const wish = wishes
    .filter(({ language, quality }) => language !== undefined && quality > 0)
    .sort((a, b) => b.quality - a.quality)[0];
  return wish?.language ?? messages.spoken(ENGINE_LANGUAGE) ?? messages.in(undefined).language;
}

function page(
  { say, language }: Speaker,
  assets: readonly Asset[],
  data: Readonly<Record<string, unknown>>,
): string {
  const link = ({ url }: Asset): string =>
    url.endsWith('.css') ? `<link rel="stylesheet" href="${url}">` : `<script src="${url}" defer></script>`;
  // Escaped so that no example can end the script element.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say('playground-title')}</title>
<link rel="icon" href="data:,">
${assets.map(link).join('\n')}
</head>
<body>
<div id="playground"><noscript><p class="message">${say('playground-noscript')} <code>${endpoint}</code>.</p></noscript></div>
<script type="application/json" id="page-data">${json}</script>
</body>
</html>
`;
}

/** Serves the words that pictures of answers are drawn by: made when the page is first asked for, and not at each start. */
function picturing(
  app: FastifyInstance,
  { url: script }: Asset,
  { pack, model }: Readonly<{ pack: Pack; model: Model }>,
): () => Readonly<{ script: string; words: string }> {
  const make = (): Readonly<{ url: string; send: AssetHandler }> => {
    const asset = hashedAsset('words.json', Buffer.from(JSON.stringify(playgroundWords(pack, model))));
    return { url: asset.url, send: sending(asset) };
  };
  let made: ReturnType<typeof make> | undefined;
  const words = (): ReturnType<typeof make> => (made ??= make());
  app.get('/playground/:hash/words.json', async (request, reply) =>
    request.url === words().url ? words().send(request, reply) : reply.callNotFound(),
  );
  return () => ({ script, words: words().url });
}

/** A file that the build makes of `web/playground`, if it is there. */
function built(name: string): readonly string[] {
  const file = path.join(PROJECT, 'dist', 'web', name);
  return existsSync(file) ? [file] : [];
}

/**
 * The URL contains the content's hash, so a browser may cache the asset forever and still sees every change.
 */
async function readAsset(file: string): Promise<Asset> {
  return hashedAsset(path.basename(file), await readFile(file));
}

function hashedAsset(name: string, body: Buffer): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  const type = types[path.extname(name)] ?? 'application/octet-stream';
  return { url: `/playground/${hash}/${name}`, type, body };
}

type AssetHandler = (request: FastifyRequest, reply: FastifyReply) => Promise<Buffer>;

function serveAsset(app: FastifyInstance, asset: Asset): void {
  app.get(asset.url, sending(asset));
}

/** Sends an asset; compressed at most once, at the first request: 1.5 MB become 0.5. */
function sending({ type, body }: Asset): AssetHandler {
  let compressed: Promise<Buffer> | undefined;
  return async (request, reply) => {
    reply.type(type).headers({
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
    });
    if (!/\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '')) return body;
    reply.header('content-encoding', 'gzip');
    return (compressed ??= promisify(gzip)(body));
  };
}

/** Through package.json: these packages do not export the bundles themselves. */
function inPackage(name: string, file: string): string {
  return path.join(path.dirname(require.resolve(`${name}/package.json`)), file);
}
