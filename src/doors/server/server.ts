import type { ApolloServerPlugin } from '@apollo/server';
import cors, { type FastifyCorsOptions } from '@fastify/cors';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { DestinationStream, Logger } from 'pino';
import type { Quota } from '../../engine/access/viewer';
import { errorRenderer } from '../../engine/answer/client-errors';
import { DISCLOSED, DocumentCache, type Disclosure } from '../../engine/answer/documents';
import { renewing } from '../../engine/answer/renew';
import { ResponseCache } from '../../engine/answer/response-cache';
import { SamgrafError, type ErrorCode } from '../../engine/errors';
import { Feed } from '../../engine/live/feed';
import { formsFolder, hasForms, inPack, readPack, type Pack } from '../../pack/pack';
import { Credentials } from './access/credentials';
import { KeyFile } from './access/key-file';
import { IN_STORE } from '../../config';
import { StoredKeys } from './access/stored-keys';
import { Members } from './access/members';
import type { TokenSettings } from './access/token-settings';
import { rulesOf } from './apollo';
import { askAsOf, askOf, type Ask } from './ask';
import { borderRoute, ownBorder, type OwnBorder } from './border-route';
import { BODY_LIMIT } from './in-flight';
import { errorHandler } from './error-handler';
import { explorer, type Pages } from './explorer';
import { FrontDoor, requestId } from './front-door';
import { Views } from './views';
import { graphql } from './graphql-route';
import { health } from './health';
import { front } from './front';
import { notFound, onClientError, type SendError } from './http-errors';
import type { OperationList } from './load-operations';
import { StoredOperations } from './stored-operations';
import { mcp, type McpSettings } from './mcp';
import { createLog, warnOfStatistics } from './observe/log';
import type { OtherGraphs } from '../peers/peers';
import type { Metrics } from './observe/metrics';
import { Observer } from './observe/observer';
import { serveMetrics } from './observe/serve-metrics';
import type { Traces } from './observe/traces';
import { Opening, type Opens } from './opening';
import { type AskAs, Operations } from './parameters';
import { playground } from './playground';
import { AFTER } from './read-after';
import type { Samgraf } from './samgraf';
import { errorSender, type SendPage } from './send-error';
import { Quotas } from './quotas';
import type { SharedFor } from './sharing';
import { socket } from './socket';
import { Stopping } from './front';
import { ARCHIVE, openArchive } from '../../engine/exchange/check-quotes';
import { geography } from './geo';
import { FilesUnderway } from './files-underway';
import { serveFollows, type FollowSettings } from './follows';
import { ScenarioBook } from '../scenarios/scenario-book';
import { ScenarioMaker } from '../scenarios/scenario-maker';
import { serveScenarios } from './scenarios';
import { importForm, imports } from './import-route';
import { exportFiles } from './export-route';
import { linkedData } from './linked-data';
import { Assessments } from './assessments';
import { assessmentForm, assessmentRoutes } from './assessment-routes';
import { answersForm } from './answers-form';
import { reportForm } from './report-form';
import type { PageRequest } from './page-request';
import { Tables } from './tables/answer';
import { namedQuestions, type Catalogue } from './tables/routes';
import { stream } from './stream';
import { Warming } from './warm';

export type ServerOptions = Readonly<{
  /** What belongs to the model; that of the pack that this project is, if absent. */
  pack?: Pack;
  logLevel: string;
  /** Standard output if absent. */
  logTo?: DestinationStream;
  /** Used instead of creating a log. */
  log?: Logger;
  /** For how many milliseconds the first questions may be asked before others are, where planning them takes long; not at all if absent. */
  warmMs?: number;
  /** Milliseconds from which an operation is logged as slow; none if absent. */
  slowMs?: number;
  /** `on`: at /metrics; or a host and port of their own (`127.0.0.1:9464`); none if absent. */
  metrics?: string;
  traces?: Traces | undefined;
  /** Whether small answers are cached until the next write, if the store knows of every write. */
  keepAnswers?: boolean;
  /** For how many milliseconds those may lack what other servers wrote; none if absent. */
  staleMs?: number;
  /** How long caches on the way may give others what is public; not at all if absent. */
  sharing?: SharedFor;
  /** What is disclosed about the schema; all of it if absent. */
  disclosure?: Disclosure;
  /** Whether queries may be sent by GET, and whether there is a playground; both if absent. */
  get?: boolean;
  playground?: boolean;
  /** Whether there are pages for people; true if absent. */
  explorer?: boolean;
  /** Where their readers report what is wrong; nowhere if absent. */
  contact?: string;
  /** Who runs it, as their readers are told. */
  operator?: string;
  /** Whether they may report it by a form, which makes a proposal; and the key by which those do who have none. */
  reports?: Readonly<{ key: string | undefined }>;
  /**
   * Whether documents that Apollo Server has already accepted are answered without it; true if absent. A
   * plugin disables it.
   */
  lane?: boolean;
  /** Plugins of Apollo Server, which see every request. */
  plugins?: readonly ApolloServerPlugin[];
  /** Operations that clients may ask for by id; none if absent. */
  operations?: OperationList | undefined;
  /** Whether operations are listed in the store too. */
  storedOperations?: boolean;
  /** Whether only those are answered. */
  operationsOnly?: boolean;
  /** Origins whose pages may send requests, `*` for all; none if absent. */
  corsOrigins?: readonly string[];
  /** The file of API keys; no key is accepted if absent. */
  keys?: string;
  /** What every client may take whose key says nothing else; all that there is if absent. */
  quota?: Quota;
  /** Which tokens of other issuers are accepted; none if absent. */
  tokens?: TokenSettings;
  /** Origins whose pages may show an answer in a frame, `*` for all; none but our own if absent. */
  frames?: readonly string[];
  /** How answers are followed; they are not if absent. */
  follows?: FollowSettings;
  /** Other graphs that questions go on in, which are told by what this one is met; none if absent. */
  peers?: Pick<OtherGraphs, 'ownBorder' | 'known'>;
  /** From where agents may ask by the Model Context Protocol; they may not if absent. */
  mcp?: McpSettings;
  /** Names under which the server may be asked, besides those of this machine; any if absent. */
  hosts?: readonly string[] | undefined;
  /** Addresses of proxies whose X-Forwarded-For is trusted. */
  trustProxy?: string;
}>;

declare module 'fastify' {
  interface FastifyInstance {
    /** Asks the API by its front door, without a connection. */
    ask: Ask;
    /** The same as a viewer who is known already. */
    askAs: AskAs;
    /** Loads the code of pages; undefined where there are none. */
    loadPages: (() => Promise<unknown>) | undefined;
  }
}

/** The server as an app: nothing listens until `listen`, so tests can inject requests. */
export const buildServer = async (samgraf: Samgraf, options: ServerOptions): Promise<FastifyInstance> => {
  const log = options.log ?? createLog(options.logLevel, options.logTo);
  const later: { metrics?: Metrics | undefined; page?: SendPage | undefined } = {};
  const app = newApp(log, options, {
    refused: code => later.metrics?.refused(code),
    send: errorSender(log, () => later.page, samgraf.model.messages),
  });
  const asking = await askingOf(app, samgraf, options, log);
  const { credentials, files, quotas } = asking;
  const fronted = front(app, { ...options, pace: samgraf.pace, credentials, log });
  const stopping = watched(app);
  await allowOrigins(app, options);
  const warming = options.warmMs && samgraf.store.plansSlowly ? new Warming(samgraf, log) : undefined;
  health(app, samgraf.store, log, { isWarm: () => warming?.isDone ?? true, quotas });
  renew(app, samgraf, log);
  const metrics = (later.metrics = await metricsOf(app, options, samgraf, asking));
  const observer = new Observer(log, options.slowMs ?? Infinity, metrics, options.traces);
  const { get = true, lane = true, plugins = [], corsOrigins = [] } = options;
  const { disclosure = DISCLOSED, pack = readPack(), sharing } = options;
  const uses = { ...asking, observer, log, disclosure, lane, plugins, sharing };
  const door = await FrontDoor.open(samgraf, uses);
  const { ask, askAs } = asked(app, door, credentials);
  const tables = new Tables(askAs, () => samgraf.schema, samgraf.pace);
  graphql(app, { ...uses, ...samgraf, door, views: new Views(samgraf, uses, door), tables, stopping, get });
  serveBorder(app, ownBorder({ ...samgraf, askAs, pack }), options);
  const catalogue = serveFiles(app, samgraf, { ...asking, askAs, tables, pack });
  if (warming) warm(app, warming, catalogue, options.warmMs ?? 0, log);
  const live = { ...liveOf(samgraf, disclosure, log), ...fronted };
  await serveStreams(app, samgraf, { ...asking, ...live, observer, corsOrigins }, get);
  const pages = await servePages(app, options, {
    assessments: serveForms(app, { ...uses, askAs, pack, model: samgraf.model }),
    ...{ ask, askAs, credentials, files, model: samgraf.model, pack, samgraf, scenarios: asking.scenarios },
    questions: async () => [...(await catalogue()).values()],
  });
  later.page = pages?.refuse;
  app.decorate('loadPages', pages?.load);
  if (pages) serveKept(app, options, { ...asking, ...live, samgraf, pages });
  if (options.mcp) mcp(app, options.mcp, { ask, ...samgraf, pack, log, pages });
  return app;
};

/** What is kept of answers for who comes back to them. */
const serveKept = (
  app: FastifyInstance,
  { follows }: ServerOptions,
  uses: Parameters<typeof serveFollows>[2] & Readonly<{ scenarios: ScenarioMaker | undefined }>,
): void => {
  const { scenarios, ...asking } = uses;
  serveFollows(app, follows, asking);
  if (scenarios) serveScenarios(app, { ...asking, scenarios });
};

const scenariosOf = ({ store }: Samgraf): ScenarioMaker | undefined =>
  store.unwritable ? undefined : new ScenarioMaker(new ScenarioBook(store));

const metricsOf = (
  app: FastifyInstance,
  { metrics = 'off' }: ServerOptions,
  samgraf: Samgraf,
  { documents, answers, quotas }: Awaited<ReturnType<typeof askingOf>>,
): ReturnType<typeof serveMetrics> =>
  serveMetrics(
    app,
    metrics,
    { ...samgraf, quotas },
    { documents: documents.lookups, answers: answers.lookups },
  );

const allowOrigins = async (app: FastifyInstance, { corsOrigins }: ServerOptions): Promise<void> => {
  if (corsOrigins) await app.register(cors, corsOf(corsOrigins));
};

/** Forms of the pack that are filled in from the graph, where it has any. */
const serveForms = (
  app: FastifyInstance,
  uses: Omit<Parameters<typeof assessmentRoutes>[1], 'assessments'> & Readonly<{ pack: Pack }>,
): Assessments | undefined => {
  if (!hasForms(uses.pack)) return undefined;
  const assessments = new Assessments(formsFolder(uses.pack), uses.model);
  assessmentRoutes(app, { ...uses, assessments });
  return assessments;
};

/** Publishes the border, and tells it to what asks other graphs. */
const serveBorder = (app: FastifyInstance, own: OwnBorder, { peers }: ServerOptions): void => {
  if (peers) peers.ownBorder = async () => (await own()).border;
  borderRoute(app, own);
};

/** Begins to ask the first questions; the server answers meanwhile. */
const warm = (
  app: FastifyInstance,
  warming: Warming,
  catalogue: Catalogue,
  limit: number,
  log: Logger,
): void => {
  let isClosed = false;
  const run = async (): Promise<void> =>
    warming.run([...(await catalogue()).values()], limit, () => isClosed);
  void run().catch((error: unknown) => {
    warming.isDone = true;
    log.warn({ err: error }, 'The first questions could not be asked');
  });
  app.addHook('onClose', (_, done) => {
    isClosed = true;
    done();
  });
};

/** Lets the app ask the API by its front door. */
const asked = (
  app: FastifyInstance,
  door: FrontDoor,
  credentials: Credentials,
): Readonly<{ ask: Ask; askAs: AskAs }> => {
  const askAs = askAsOf(door);
  const ask = askOf(askAs, credentials);
  app.decorate('ask', ask);
  app.decorate('askAs', askAs);
  return { ask, askAs };
};

/** Statistics are read again after writes for as long as the server is open. */
const renew = (app: FastifyInstance, { plans }: Samgraf, log: Logger): void => {
  const end = renewing(plans, warnOfStatistics(log));
  app.addHook('onClose', (_, done) => {
    end();
    done();
  });
};

/** Answers as tables, maps, and files that come in. */
const serveFiles = (
  app: FastifyInstance,
  { schema, model, store }: Samgraf,
  uses: Readonly<{
    tables: Tables;
    operations: Operations;
    credentials: Credentials;
    askAs: AskAs;
    files: FilesUnderway;
    pack: Pack;
  }>,
): Catalogue => {
  geography(app, uses.pack);
  // Files that are being read end before the server waits for its answers.
  app.addHook('preClose', done => {
    uses.files.stop();
    done();
  });
  imports(app, { ...uses, model });
  linkedData(app, { ...uses, model });
  exportFiles(app, { ...uses, model, store });
  return namedQuestions(app, uses.tables, { ...uses, schema: () => schema });
};

const watched = (app: FastifyInstance): Stopping => {
  const stopping = new Stopping();
  stopping.watch(app);
  return stopping;
};

/** What requests and streams are asked with. */
const askingOf = async (app: FastifyInstance, samgraf: Samgraf, options: ServerOptions, log: Logger) => ({
  documents: new DocumentCache(),
  answers: new ResponseCache(options.keepAnswers ?? false, options.staleMs),
  operations: await operationsOf(app, samgraf, options, log),
  credentials: await credentialsOf(samgraf, options, log),
  files: new FilesUnderway(),
  quotas: quotasOf(app, samgraf, options, log),
  scenarios: scenariosOf(samgraf),
});

const operationsOf = async (
  app: FastifyInstance,
  { store, schema }: Samgraf,
  { operations: files, operationsOnly = false, storedOperations = false }: ServerOptions,
  log: Logger,
): Promise<Operations> => {
  if (!storedOperations) return new Operations(() => files, operationsOnly);
  const stored = new StoredOperations(store, () => schema, { files, log });
  app.addHook('onClose', () => {
    stored.stop();
  });
  await stored.start();
  return new Operations(() => stored.list, operationsOnly);
};

const quotasOf = (
  app: FastifyInstance,
  { store }: Samgraf,
  { quota = {} }: ServerOptions,
  log: Logger,
): Quotas => {
  const quotas = new Quotas(store, quota, log);
  app.addHook('onClose', () => quotas.close());
  return quotas;
};

/** As the policy of a page says it. */
const framedBy = (origins: readonly string[] = []): string =>
  origins.includes('*') ? '*' : ["'self'", ...origins].join(' ');

/** What a browser shows: the explorer, and the playground. */
const servePages = async (
  app: FastifyInstance,
  options: ServerOptions,
  uses: Readonly<{ ask: Ask; pack: Pack; samgraf: Samgraf; assessments: Assessments | undefined }> &
    Readonly<{ scenarios: ScenarioMaker | undefined }> &
    Pick<PageRequest, 'questions'> &
    Omit<Parameters<typeof importForm>[1], 'show'>,
): Promise<Pages | undefined> => {
  if (hasPlayground(options)) {
    const { pack, model } = uses;
    await app.register(playground, { pack, model, hasExplorer: hasExplorer(options) });
  }
  if (hasExplorer(options)) {
    const { reports, peers } = options;
    const pages = explorer(app, {
      outlines: inPack(uses.pack, 'geo', 'outlines.json'),
      ...uses,
      graphs: () => peers?.known() ?? [],
      passage: inPack(uses.pack, 'seed', ARCHIVE) === undefined ? undefined : openArchive(uses.pack.seed),
      hasPlayground: hasPlayground(options),
      contact: options.contact,
      operator: options.operator,
      reports: reports && (reports.key === undefined ? 'keys' : 'all'),
      framedBy: framedBy(options.frames),
      scenario: uses.scenarios && (id => uses.scenarios?.find(id) ?? Promise.resolve(undefined)),
      follows: options.follows && { mail: options.follows.mail !== undefined },
    });
    const { assessments } = uses;
    if (assessments) assessmentForm(app, { ...uses, assessments });
    importForm(app, { ...uses, show: pages.answered });
    if (reports) {
      reportForm(app, { ...uses, ...reports, show: pages.answered });
      answersForm(app, { ...uses, ...reports, show: pages.answered });
    }
    return pages;
  }
  if (hasPlayground(options)) app.get('/', (_request, reply) => reply.redirect('/playground'));
  return undefined;
};

type Streaming = Opens &
  Omit<Parameters<typeof socket>[1], 'opening' | 'samgraf' | 'onGet'> &
  Omit<Parameters<typeof stream>[1], 'opening'>;

/** Streams, by server-sent events and by WebSockets. */
const serveStreams = async (
  app: FastifyInstance,
  samgraf: Samgraf,
  uses: Streaming,
  get: boolean,
): Promise<void> => {
  const opening = new Opening(samgraf, uses);
  app.addHook('preClose', done => {
    opening.close();
    done();
  });
  const answer = stream(app, { ...uses, opening });
  await socket(app, { ...uses, samgraf, opening, onGet: get ? answer : undefined });
};

/** What streams need besides what requests do. */
const liveOf = ({ store, pace }: Samgraf, disclosure: Disclosure, log: Logger) => {
  const feed = new Feed(
    store,
    error => {
      log.warn({ err: error }, 'The change log cannot be asked; it is asked again.');
    },
    failures => {
      log.info({ failures }, 'The change log answers again.');
    },
  );
  pace.writers.listen(() => {
    feed.wake();
  });
  return { log, rules: rulesOf(disclosure), tell: errorRenderer(disclosure), feed };
};

/** Tokens need a library that takes time to load, so it is loaded only where they are accepted. */
const credentialsOf = async (
  { store, model }: Samgraf,
  { keys: path, tokens }: ServerOptions,
  log: Logger,
): Promise<Credentials> => {
  const file = path === undefined ? undefined : new KeyFile(path);
  const keys = path === IN_STORE ? new StoredKeys(store) : file;
  // What cannot be trusted is said at once, and not to the first who sends a key.
  await keys?.current();
  return new Credentials({
    keys,
    tokens: tokens && new (await import('./access/tokens.js')).Tokens(tokens),
    members: new Members(store, model),
    log,
  });
};

const hasExplorer = (options: ServerOptions): boolean => options.explorer ?? true;
const hasPlayground = (options: ServerOptions): boolean => options.playground ?? true;

/** The HTTP limits and timeouts, and the form of errors before any route is reached. */
const newApp = (
  log: Logger,
  options: ServerOptions,
  { refused, send }: Readonly<{ refused: (code: ErrorCode) => void; send: SendError }>,
): FastifyInstance => {
  const onError = errorHandler(log, refused, send);
  const app: FastifyInstance = fastify({
    // Fastify watches each response for its log, a tenth of the cost of a request: enabled only if every
    // request is logged.
    ...(log.isLevelEnabled('debug') ? { loggerInstance: log as FastifyBaseLogger } : {}),
    bodyLimit: BODY_LIMIT,
    genReqId: ({ headers }) => requestId(headers['x-request-id']),
    trustProxy: options.trustProxy ?? false,
    // JSON keys are only looked up by known names, so `__proto__` is rejected as an unknown key.
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    return503OnClosing: false,
    clientErrorHandler: onClientError,
    // Node would answer by a status alone; front.ts tells it in our form.
    http: { requireHostHeader: false },
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 10_000,
    forceCloseConnections: 'idle',
    logController: new LogController({ disableRequestLogging: !log.isLevelEnabled('debug') }),
    frameworkErrors: (error, request, reply) => {
      void onError(error, request, reply);
    },
    // Routes have no schemas: the compilers of them, which fastify would load first, are never asked.
    schemaController: { compilersFactory: { buildValidator: () => unasked, buildSerializer: () => unasked } },
  });
  app.setErrorHandler(onError);
  const places = `GraphQL is at /graphql${hasPlayground(options) ? ', the playground at /playground' : ''}.`;
  app.setNotFoundHandler(notFound(app, places, send));
  return app;
};

const unasked = (): never => {
  throw new SamgrafError(
    'INTERNAL',
    'A route has a schema.',
    'Check what it is sent by zod, as the others do.',
  );
};

/** Pages of other origins may send requests, but never with cookies. */
const corsOf = (origins: readonly string[]): FastifyCorsOptions => ({
  origin: origins.includes('*') ? '*' : [...origins],
  credentials: false,
  strictPreflight: false,
  // Of 204 no length may be told (RFC 9110, 8.6), and the plugin tells it, since there are browsers that wait for one.
  optionsSuccessStatus: 200,
  maxAge: 600,
  methods: ['GET', 'HEAD', 'POST'],
  allowedHeaders: [
    'accept',
    AFTER,
    'apollographql-client-name',
    'apollographql-client-version',
    'authorization',
    'content-type',
    'if-none-match',
    // What clients of the Model Context Protocol send, of both generations. We give out no session's id to expose.
    'last-event-id',
    'mcp-method',
    'mcp-name',
    'mcp-protocol-version',
    'mcp-session-id',
    // The trace of the client's that this server's is part of.
    'traceparent',
    'tracestate',
    'x-request-id',
  ],
  exposedHeaders: ['etag', 'retry-after', 'server-timing', 'www-authenticate', 'x-request-id'],
});
