import { randomUUID } from 'node:crypto';
import cors, { type FastifyCorsOptions } from '@fastify/cors';
import fastify, { LogController, type FastifyBaseLogger, type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import pino, { type DestinationStream, type Logger } from 'pino';
import { Answers } from '../answer/response-cache';
import type { Disclosure } from '../answer/document-cache';
import { SamgrafError } from '../errors';
import { graphql } from './graphql';
import { health } from './health';
import { notFound, onClientError, sendError } from './http-errors';
import { playground } from './playground';
import type { Samgraf } from './samgraf';
import { Stopping } from './stopping';

/** Largest request body, in bytes. */
export const BODY_LIMIT = 1024 * 1024;

export type ServerOptions = Readonly<{
  logLevel: string;
  /** Standard output when absent. */
  logTo?: DestinationStream;
  /** Whether small answers are kept until the next write, where the store knows of every one. */
  keepAnswers?: boolean;
  /** What is told about the schema; all of it when absent. */
  disclosure?: Disclosure;
  /** Whether queries may be sent by GET, and whether there is a playground; both when absent. */
  get?: boolean;
  playground?: boolean;
  /** Origins whose pages may ask, `*` for all; none when absent. */
  corsOrigins?: readonly string[];
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  trustProxy?: string;
}>;

/** The server as an app: nothing listens until `listen`, so that tests inject. */
export const buildServer = async (samgraf: Samgraf, options: ServerOptions): Promise<FastifyInstance> => {
  const log = pino({ level: options.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] }, options.logTo ?? pino.destination(1));
  const onError = errorHandler(log);
  const app: FastifyInstance = fastify({
    // Fastify watches each response for its log, a tenth of what a request costs: only when each is to be logged.
    ...(log.isLevelEnabled('debug') ? { loggerInstance: log as FastifyBaseLogger } : {}),
    bodyLimit: BODY_LIMIT,
    genReqId: ({ headers }) => requestId(headers['x-request-id']),
    trustProxy: options.trustProxy ?? false,
    // Keys of JSON are only ever looked up by names of ours, so that `__proto__` is refused as the unknown key that it is.
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    return503OnClosing: false,
    clientErrorHandler: onClientError,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 10_000,
    forceCloseConnections: 'idle',
    logController: new LogController({ disableRequestLogging: !log.isLevelEnabled('debug') }),
    frameworkErrors: (error, request, reply) => { onError(error, request, reply); },
    ajv: { customOptions: { coerceTypes: false } },
  });
  app.setErrorHandler(onError);
  const withPlayground = options.playground ?? true;
  app.setNotFoundHandler(notFound(app, withPlayground ? 'GraphQL is at /graphql, the playground at /playground.' : 'GraphQL is at /graphql.'));
  const stopping = new Stopping();
  stopping.watch(app);
  if (options.corsOrigins) await app.register(cors, corsOf(options.corsOrigins));
  health(app, samgraf.store, log);
  graphql(app, samgraf, { log, answers: new Answers(options.keepAnswers ?? false), stopping, get: options.get ?? true, ...(options.disclosure ? { disclosure: options.disclosure } : {}) });
  if (withPlayground) await app.register(playground);
  if (withPlayground) app.get('/', (_request, reply) => reply.redirect('/playground'));
  return app;
};

/** A proxy's id is kept, so that its log and ours are of one request; what is not plain is not repeated in headers and logs. */
const requestId = (given: string | string[] | undefined): string => (typeof given === 'string' && /^[A-Za-z0-9._-]{1,64}$/.test(given) ? given : randomUUID());

/** Pages of other origins may ask, and are never sent anybody's cookies. */
const corsOf = (origins: readonly string[]): FastifyCorsOptions => ({
  origin: origins.includes('*') ? '*' : [...origins], credentials: false, strictPreflight: false, maxAge: 600,
  methods: ['GET', 'HEAD', 'POST'], allowedHeaders: ['accept', 'content-type', 'if-none-match', 'x-request-id'],
  exposedHeaders: ['etag', 'retry-after', 'server-timing', 'x-request-id'],
});

/** What goes wrong before GraphQL: in the same form as its errors. */
const errorHandler = (log: Logger) => (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  if (error instanceof SamgrafError) return sendError(reply, request, error);
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return sendError(reply, request, { status: 413, code: 'TOO_LARGE', message: `The body is larger than ${BODY_LIMIT} bytes.`, hint: 'Send less at once.' });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return sendError(reply, request, { status: 415, code: 'BAD_INPUT', message: 'This content type is not taken.', hint: 'Send application/json.' });
    default:
      if (error.statusCode !== undefined && error.statusCode < 500) {
        return sendError(reply, request, {
          status: error.statusCode, code: 'BAD_INPUT', message: 'The request cannot be read: it is no JSON, or not HTTP as it should be.', hint: 'POST JSON: {"query": "{ … }", "variables": {…}}.',
        });
      }
      log.error({ err: error, reqId: request.id }, 'a request failed');
      return sendError(reply, request, { status: 500, code: 'INTERNAL', message: 'Something went wrong on our side.', hint: `Tell us the request id: ${request.id}.` });
  }
};
