import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { Model } from '../model/model';
import { inPack, type Pack } from '../pack/pack';
import { firstQuestion } from './first-question';

/** An example query, and what its tab says: its first comment line in English, `# tab nb: …` in another language. */
export type Example = Readonly<{ titles: Readonly<Record<Language, string>>; query: string }>;

type Asset = Readonly<{ url: string; type: string; body: Buffer }>;

/** What the page itself is made of; works from both src/ and dist/. */
const folder = path.join(__dirname, '..', '..', 'playground');
const endpoint = '/graphql';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/**
 * GraphiQL 3, the last version with a self-contained bundle and no workers, so it works without internet
 * access and under a strict policy.
 */
const files = [
  inPackage('graphiql', 'graphiql.min.css'),
  path.join(folder, 'page.css'),
  inPackage('react', 'umd/react.production.min.js'),
  inPackage('react-dom', 'umd/react-dom.production.min.js'),
  inPackage('graphiql', 'graphiql.min.js'),
  path.join(folder, 'result.js'),
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

const texts = {
  nb: {
    title: 'Samgraf – prøv API-et',
    examples: 'Eksempler',
    given: 'Fra adressen',
    leave: 'Esc og så Tab: ut av tekstfeltet',
    query: 'GraphQL-operasjonen',
    answer: 'Svaret som JSON',
    more: 'Variabler og hoder',
    field: 'Tekstfelt',
    views: 'Vis svaret som',
    json: 'JSON',
    table: 'Tabell',
    csv: 'CSV',
    chart: 'Søyler',
    share: 'Kopier adressen',
    copied: 'Adressen er kopiert. Den åpner operasjonen med variablene.',
    inAddress: 'Adressen står i adressefeltet.',
    runFirst: 'Kjør operasjonen, så vises svaret her.',
    loading: 'Henter …',
    noTable: 'Svaret kunne ikke vises som tabell.',
    noRows: 'Svaret har ingen rader.',
    rows: 'Rader: {n}.',
    cut: 'Det er flere enn disse.',
    shown: 'De første {n} av {of}. Alle er med i CSV-filen.',
    download: 'Last ned CSV-filen',
    barsOf: 'Vis',
    barsBy: 'etter',
    rowCount: 'antall rader',
    failed: 'Siden kunne ikke lastes. Last den inn på nytt.',
    noscript: 'Denne siden trenger JavaScript. API-et svarer også uten: send GraphQL med POST til',
  },
  nn: {
    title: 'Samgraf – prøv API-et',
    examples: 'Døme',
    given: 'Frå adressa',
    leave: 'Esc og så Tab: ut av tekstfeltet',
    query: 'GraphQL-operasjonen',
    answer: 'Svaret som JSON',
    more: 'Variablar og hovud',
    field: 'Tekstfelt',
    views: 'Vis svaret som',
    json: 'JSON',
    table: 'Tabell',
    csv: 'CSV',
    chart: 'Søyler',
    share: 'Kopier adressa',
    copied: 'Adressa er kopiert. Ho opnar operasjonen med variablane.',
    inAddress: 'Adressa står i adressefeltet.',
    runFirst: 'Køyr operasjonen, så viser vi svaret her.',
    loading: 'Hentar …',
    noTable: 'Svaret kunne ikkje visast som tabell.',
    noRows: 'Svaret har ingen rader.',
    rows: 'Rader: {n}.',
    cut: 'Det er fleire enn desse.',
    shown: 'Dei første {n} av {of}. Alle er med i CSV-fila.',
    download: 'Last ned CSV-fila',
    barsOf: 'Vis',
    barsBy: 'etter',
    rowCount: 'talet på rader',
    failed: 'Sida kunne ikkje lastast. Last ho inn på nytt.',
    noscript: 'Denne sida treng JavaScript. API-et svarer òg utan: send GraphQL med POST til',
  },
  en: {
    title: 'Samgraf – try the API',
    examples: 'Examples',
    given: 'From the address',
    leave: 'Esc, then Tab: leave the text field',
    query: 'The GraphQL operation',
    answer: 'The answer as JSON',
    more: 'Variables and headers',
    field: 'Text field',
    views: 'Show the answer as',
    json: 'JSON',
    table: 'Table',
    csv: 'CSV',
    chart: 'Bars',
    share: 'Copy the address',
    copied: 'The address is copied. It opens the operation with its variables.',
    inAddress: 'The address is in the address bar.',
    runFirst: 'Run the operation, and the answer is shown here.',
    loading: 'Loading …',
    noTable: 'The answer could not be shown as a table.',
    noRows: 'The answer has no rows.',
    rows: 'Rows: {n}.',
    cut: 'There are more than these.',
    shown: 'The first {n} of {of}. All are in the CSV file.',
    download: 'Download the CSV file',
    barsOf: 'Show',
    barsBy: 'by',
    rowCount: 'number of rows',
    failed: 'The page could not be loaded. Load it again.',
    noscript: 'This page needs JavaScript. The API answers without it too: send GraphQL by POST to',
  },
} as const;

type Language = keyof typeof texts;

/** GraphiQL at `/playground`, with one tab per file of the pack's `playground/`, served entirely by this server. */
export async function playground(
  app: FastifyInstance,
  { pack, model }: Readonly<{ pack: Pack; model: Model }>,
): Promise<void> {
  const assets = await Promise.all(files.map(readAsset));
  const own = await readExamples(inPack(pack, 'playground'));
  const examples = own.length > 0 ? own : [onlyExample(pack, model)];
  for (const asset of assets) serveAsset(app, asset);
  app.get<{ Querystring: { lang?: unknown } }>('/playground', (request, reply) => {
    const asked = request.query.lang;
    const language = isLanguage(asked) ? asked : preferredLanguage(request.headers['accept-language']);
    const nonce = randomBytes(16).toString('base64');
    return reply
      .type('text/html; charset=utf-8')
      .headers({
        'cache-control': 'no-store',
        'content-language': language,
        'content-security-policy': policy(nonce),
        'referrer-policy': 'no-referrer',
        vary: 'accept-language',
        'x-content-type-options': 'nosniff',
      })
      .send(
        page(language, assets, {
          endpoint,
          examples: inLanguage(examples, language),
          nonce,
          texts: texts[language],
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
      const titled = (language: Language): string =>
        new RegExp(`^# tab ${language}:(.+)$`, 'm').exec(query)?.[1]?.trim() ?? en;
      return {
        titles: { nb: titled('nb'), nn: titled('nn'), en },
        query: query.replace(/^# tab .*\n/gm, ''),
      };
    }),
  );
}

/** Of a pack that has no examples: the question that a start prints. */
const onlyExample = (pack: Pack, model: Model): Example => {
  const query = `# ${firstQuestion(pack, model)}\n`;
  const title = pack.name('en');
  return { titles: { nb: title, nn: title, en: title }, query };
};

const inLanguage = (
  examples: readonly Example[],
  language: Language,
): readonly Readonly<{ title: string; query: string }>[] =>
  examples.map(({ titles, query }) => ({ title: titles[language], query }));

const isLanguage = (asked: unknown): asked is Language =>
  typeof asked === 'string' && Object.hasOwn(texts, asked);

/**
 * The best supported language for `Accept-Language` (RFC 9110, 12.5.4); `no` is read as nb, unknown languages
 * as en.
 */
export function preferredLanguage(header = ''): Language {
  const wishes = header.split(',').map(part => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters
      .map(parameter => /^\s*q=([\d.]+)/.exec(parameter)?.[1])
      .find(value => value !== undefined);
    const primary = tag.split('-')[0] ?? '';
    return { language: primary === 'no' ? 'nb' : primary, quality: Number(quality ?? 1) };
  });
  const wish = wishes
    .filter(({ language, quality }) => Object.hasOwn(texts, language) && quality > 0)
    .sort((a, b) => b.quality - a.quality)[0];
  return (wish?.language as Language | undefined) ?? 'en';
}

function page(language: Language, assets: readonly Asset[], data: Readonly<Record<string, unknown>>): string {
  const text = texts[language];
  const link = ({ url }: Asset): string =>
    url.endsWith('.css') ? `<link rel="stylesheet" href="${url}">` : `<script src="${url}" defer></script>`;
  // Escaped so that no example can end the script element.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text.title}</title>
<link rel="icon" href="data:,">
${assets.map(link).join('\n')}
</head>
<body>
<div id="playground"><noscript><p class="message">${text.noscript} <code>${endpoint}</code>.</p></noscript></div>
<script type="application/json" id="page-data">${json}</script>
</body>
</html>
`;
}

/**
 * The URL contains the content's hash, so a browser may cache the asset forever and still sees every change.
 */
async function readAsset(file: string): Promise<Asset> {
  const body = await readFile(file);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  const { base, ext } = path.parse(file);
  return { url: `/playground/${hash}/${base}`, type: types[ext] ?? 'application/octet-stream', body };
}

/** Compressed at most once, at the first request: 1.5 MB become 0.5. */
function serveAsset(app: FastifyInstance, { url, type, body }: Asset): void {
  let compressed: Promise<Buffer> | undefined;
  app.get(url, async (request, reply) => {
    reply.type(type).headers({
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
    });
    if (!/\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '')) return body;
    reply.header('content-encoding', 'gzip');
    return (compressed ??= promisify(gzip)(body));
  });
}

/** Through package.json: these packages do not export the bundles themselves. */
function inPackage(name: string, file: string): string {
  return path.join(path.dirname(require.resolve(`${name}/package.json`)), file);
}
