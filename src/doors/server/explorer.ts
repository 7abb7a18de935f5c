import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { compileFunction } from 'node:vm';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SamgrafError } from '../../engine/errors';
import type { Messages } from '../../engine/messages/speaker';
import { today } from '../../engine/model/scalars';
import type { Ask, Asker } from './ask';
import { uncachedHeaders, type SentError } from './http-errors';
import { explorerModel, type ExplorerModel } from './explorer-model';
import { AnswerFiles, typeOfFile } from './answer-files';
import { throwing, type Assessments } from './assessments';
import { clientOf, type Credentials } from './access/credentials';
import type { Samgraf } from './samgraf';
import { linkedAddress } from './linked-data';
import { originOf } from './parameters';
import { represent } from './represent';
import type {
  Assets,
  FollowedAnswer,
  NotFollowed,
  PageAsk,
  PageForms,
  PageRequest,
  PageResponse,
} from './page-request';
import type { SendPage } from './send-error';
import { PROJECT } from '../../engine/project';

/** What the bundle of `web/` exports; see web/server.tsx. */
type Explorer = Readonly<{
  respond: (request: PageRequest) => Promise<PageResponse>;
  refuse: (request: PageRequest, told: SentError) => Promise<PageResponse>;
  followed: (request: PageRequest) => Promise<FollowedAnswer | NotFollowed>;
  followedAddress: (text: string) => string | undefined;
  scenarioAddress: (text: string) => string | undefined;
}>;

type Bundle = Readonly<{ explorer: Explorer; assets: Assets; fit: ExplorerModel['fit'] }>;

/** Works from both src/ and dist/. */
const FOLDER = path.join(PROJECT, 'dist', 'web');

const MADE = path.join(FOLDER, 'assets.json');

/** The addresses of pages as the build found them, those of the pack in place; of an explorer that is not built the first, which says so. */
const pathsOf = ({ addresses }: PageRequest['pack']): readonly string[] => {
  if (!existsSync(MADE)) return ['/'];
  const { paths } = JSON.parse(readFileSync(MADE, 'utf8')) as Readonly<{ paths: readonly string[] }>;
  return paths.map(path =>
    path.replace(/\{(compared|map|flows)\}/, (_, name: keyof typeof addresses) => addresses[name]),
  );
};

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
};

/** What a client says it reached is repeated in files only where it can be a host. */
const isHost = (text: string): boolean =>
  /^[A-Za-z0-9.-]+(:\d{1,5})?$|^\[[0-9a-f:]+\](:\d{1,5})?$/.test(text);

/**
 * Reads the bundle at the first request, or before (preload.ts), and gives it the words of the model that is running: one bundle
 * serves any model, and several in a process have one each.
 */
const loadExplorer = async ({
  samgraf: { model, schema },
  pack,
  outlines,
}: ExplorerUses): Promise<Bundle> => {
  const text = await readFile(MADE, 'utf8').catch((error: unknown) => {
    throw new SamgrafError('INTERNAL', 'The explorer is not built.', 'Run `npm run build`.', {
      cause: error,
    });
  });
  const { labels, fit } = explorerModel(model, schema, pack);
  const drawn = outlines === undefined ? undefined : await readFile(outlines, 'utf8');
  const explorer = await loadBundle(labels, model.messages, drawn);
  return { explorer, assets: JSON.parse(text) as Assets, fit };
};

/** Loads the bundle as it was built, with the words, the messages and the outlines that it is given. */
export const loadBundle = async (
  labels: ExplorerModel['labels'],
  messages: Messages,
  outlines?: string,
): Promise<Explorer> => {
  const file = path.join(FOLDER, 'server.cjs');
  const load = createRequire(file);
  const own: Readonly<Record<string, unknown>> = {
    'samgraf:labels': labels,
    'samgraf:messages': { messages },
    'samgraf:outlines': { outlines },
  };
  const given = (name: string): unknown => own[name] ?? load(name);
  const loaded = { exports: {} };
  compileFunction(await readFile(file, 'utf8'), ['require', 'module', 'exports'], { filename: file })(
    given,
    loaded,
    loaded.exports,
  );
  return loaded.exports as Explorer;
};

type ExplorerUses = Readonly<{
  ask: Ask;
  hasPlayground: boolean;
  samgraf: Pick<Samgraf, 'model' | 'schema'>;
  credentials: Pick<Credentials, 'viewerOf'>;
  /** Forms of the pack that are filled in; undefined if it has none. */
  assessments?: Assessments | undefined;
  /** The file of the pack with outlines of what is compared; undefined if it has none. */
  outlines?: string | undefined;
}> &
  Pick<
    PageRequest,
    | 'graphs'
    | 'questions'
    | 'passage'
    | 'contact'
    | 'operator'
    | 'reports'
    | 'pack'
    | 'follows'
    | 'scenario'
    | 'framedBy'
  >;

/** Who asks for a picture, and where readers reach this server. */
type Picturing = Asker & Readonly<{ origin: string }>;

/** What became of a form that was sent. */
export type Became = Pick<PageRequest, 'imported' | 'reported' | 'answered' | 'follow'>;

/** What sends pages that no address alone asks for: of errors, and of forms that were sent. */
export type Pages = Readonly<{
  /** Loads the code of pages before the first of them is asked for. */
  load: () => Promise<unknown>;
  refuse: SendPage;
  /** The picture at an address, for whoever asks; undefined if none is there. */
  picture: (path: string, asked: Picturing) => Promise<string | undefined>;
  answered: (request: FastifyRequest, reply: FastifyReply, became: Became) => Promise<FastifyReply>;
  /** The answer at an address, as those who follow it are told it, asked for by `ask`. */
  followed: (path: string, ask: PageAsk) => Promise<FollowedAnswer | NotFollowed>;
  /** The address that an answer is followed at, from whatever leads to its page; undefined if it cannot be followed. */
  followedAddress: (text: string) => Promise<string | undefined>;
  /** The address of a question that assumes something, as it is kept; undefined if it is none. */
  scenarioAddress: (text: string) => Promise<string | undefined>;
}>;

/** The explorer: pages for people, which ask the public API as the reader who asks for them. */
export const explorer = (app: FastifyInstance, uses: ExplorerUses): Pages => {
  let bundle: Promise<Bundle> | undefined;
  const loaded = (): Promise<Bundle> => (bundle ??= loadExplorer(uses).catch(retried));
  /** What could not be read may be built by the next request. */
  const retried = (error: unknown): never => {
    bundle = undefined;
    throw error;
  };
  const pageRequest = (request: FastifyRequest, made: Bundle): PageRequest => {
    const { authorization } = request.headers;
    const origin = isHost(request.host) ? originOf(request) : '';
    const asked = { authorization, ip: request.ip, id: request.id, origin };
    return {
      ...pageAt(request.url, asked, made, uses),
      acceptLanguage: request.headers['accept-language'],
    };
  };
  const files = new AnswerFiles(uses.samgraf.model);
  const sendPage: SendResponse = async (request, reply, page) => {
    if (!page.make) return representPage(request, reply, page);
    const client = clientOf(uses.credentials.viewerOf(request), request.ip);
    const body = await files.of(page.make, client);
    const headers = { ...page.headers, 'content-type': typeOfFile(page.make) };
    return representPage(request, reply, { ...page, headers, body });
  };
  for (const url of pathsOf(uses.pack))
    app.get(url, { config: { isPage: true }, onRequest: leadPrograms }, async (request, reply) => {
      const made = await loaded();
      return sendPage(request, reply, await made.explorer.respond(pageRequest(request, made)));
    });
  serveAssets(app, loaded);
  const sending = sendingPages(async (request, of) => {
    const made = await loaded();
    return of(made.explorer, pageRequest(request, made));
  });
  return {
    ...sending,
    load: loaded,
    ...apartFromRequests(loaded, uses),
  };
};

/** What is asked of pages without a request for one. */
const apartFromRequests = (
  loaded: () => Promise<Bundle>,
  uses: ExplorerUses,
): Pick<Pages, 'followed' | 'followedAddress' | 'scenarioAddress' | 'picture'> => ({
  followed: async (path, ask) => {
    const made = await loaded();
    return made.explorer.followed({ ...pageAt(path, { origin: '' }, made, uses), ask });
  },
  followedAddress: async text => (await loaded()).explorer.followedAddress(text),
  scenarioAddress: async text => (await loaded()).explorer.scenarioAddress(text),
  picture: async (path, asked) => {
    const made = await loaded();
    const { status, headers, body } = await made.explorer.respond(pageAt(path, asked, made, uses));
    return status === 200 && headers['content-type']?.startsWith('image/svg+xml') ? body : undefined;
  },
});

/** What a page is asked with; it gets nothing else of the server. */
const pageAt = (
  url: string,
  { origin, ...asker }: Picturing,
  { assets, fit }: Bundle,
  { ask, graphs, questions, passage, contact, operator, reports, pack, ...uses }: ExplorerUses,
): PageRequest => ({
  url,
  acceptLanguage: undefined,
  isKnown: asker.authorization !== undefined,
  ask: (query, variables) => ask(query, variables, asker),
  fit,
  pack,
  graphs,
  questions,
  passage,
  forms:
    uses.assessments &&
    formsOf(uses.assessments, uses.samgraf, (query, variables) => ask(query, variables, asker), asker),
  assets,
  hasPlayground: uses.hasPlayground,
  contact,
  operator,
  reports,
  follows: uses.follows,
  scenario: uses.scenario,
  framedBy: uses.framedBy,
  origin,
  today: today(),
});

/** The forms of the pack for one reader: what is refused is told as the API tells it. */
const formsOf = (
  assessments: Assessments,
  { model: { messages } }: ExplorerUses['samgraf'],
  ask: Parameters<typeof throwing>[0],
  { authorization, ip = '' }: Asker,
): PageForms => ({
  all: async lang => {
    const speaker = messages.in(lang);
    return (await assessments.forms()).map(({ name, title, about, chooses }) => ({
      ...{ name, chooses },
      title: speaker.of(title) ?? name,
      about: speaker.of(about) ?? '',
    }));
  },
  fill: async (name, subject, { lang: language, day }) => {
    const asked = { name, subject, language, day, client: authorization ?? ip, ask: throwing(ask) };
    return assessments.fill(asked).then(
      report => ({ report }),
      (error: unknown) => {
        if (!(error instanceof SamgrafError)) throw error;
        return { fault: { code: error.code, detail: error.message, hint: error.hint } };
      },
    );
  },
});

type Making = (made: Explorer, request: PageRequest) => Promise<PageResponse>;

const sendingPages = (
  page: (request: FastifyRequest, of: Making) => Promise<PageResponse>,
): Pick<Pages, 'refuse' | 'answered'> => {
  const send = async (request: FastifyRequest, reply: FastifyReply, of: Making): Promise<FastifyReply> =>
    reply.send(await representPage(request, reply, await page(request, of)));
  return {
    refuse: (request, reply, told) => send(request, reply, (made, asked) => made.refuse(asked, told)),
    answered: (request, reply, became) =>
      send(request, reply, (made, asked) => made.respond({ ...asked, ...became })),
  };
};

/** The IRI of a thing is also asked for by programs, which are led to what they read. */
const leadPrograms = async (
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> => {
  const to = linkedAddress(request);
  return to === undefined ? undefined : reply.redirect(to, 303);
};

type SendResponse = (
  request: FastifyRequest,
  reply: FastifyReply,
  page: PageResponse,
) => Promise<Awaited<ReturnType<typeof represent>>>;

const representPage = (
  request: FastifyRequest,
  reply: FastifyReply,
  { status, headers, body }: Omit<PageResponse, 'body' | 'make'> & Readonly<{ body: string | Buffer }>,
): ReturnType<typeof represent> => {
  void reply.code(status).headers({
    ...(status < 400 ? {} : { ...uncachedHeaders(status), 'x-request-id': request.id }),
    ...PAGE_HEADERS,
    // A picture to embed has a policy of its own.
    ...headers,
  });
  return represent(request, reply, body, request.headers.authorization !== undefined);
};

/** Compressed once each; an address with another hash is of another version, which is not here. */
const serveAssets = (app: FastifyInstance, loaded: () => Promise<Bundle>): void => {
  const fileOf = onceEach(async (name: string) => {
    const plain = await readFile(path.join(FOLDER, name));
    return { plain, zipped: await promisify(gzip)(plain, { level: 9 }) };
  });
  app.get('/web/:hash/:name', async (request, reply) => {
    const { assets } = await loaded();
    const known = Object.values(assets).find(url => url === request.url);
    if (known === undefined) return reply.callNotFound();
    const name = path.basename(known);
    const { plain, zipped } = await fileOf(name);
    void reply.type(TYPES[path.extname(name)] ?? 'application/octet-stream').headers({
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
    });
    if (!/\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '')) return plain;
    return reply.header('content-encoding', 'gzip').send(zipped);
  });
};

/** Makes what has a name once, and keeps it. What failed is told to all who wait for it, and made again for the next. */
export const onceEach = <T>(make: (name: string) => Promise<T>): ((name: string) => Promise<T>) => {
  const kept = new Map<string, Promise<T>>();
  return async name => {
    const making = kept.get(name) ?? make(name);
    kept.set(name, making);
    try {
      return await making;
    } catch (error) {
      if (kept.get(name) === making) kept.delete(name);
      throw error;
    }
  };
};

/**
 * Nothing from other origins, nothing inline. `blob:` is for a picture that the reader's own browser makes a PNG of,
 * `data:` for the icons of the style.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Of every page, whatever it says. */
export const PAGE_HEADERS = {
  'content-security-policy': POLICY,
  'referrer-policy': 'no-referrer',
  vary: 'accept-language',
} as const;
