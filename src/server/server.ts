import { randomUUID } from 'node:crypto';
import fastify, { LogController, type FastifyBaseLogger, type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { DestinationStream, Logger } from 'pino';
import { Answers } from '../api/answers';
import { Documents } from '../api/documents';
import { SamgrafError } from '../errors';
import { graphql } from './graphql';
import { health } from './health';
import { createLog } from './observe/log';
import { serveMetrics } from './observe/serve-metrics';
import { Observer } from './observe/observer';
import type { Traces } from './observe/traces';
import { playground } from './playground';
import type { Samgraf } from './samgraf';

/** Largest request body, in bytes. */
export const BODY_LIMIT = 1024 * 1024;

export type ServerOptions = Readonly<{
  logLevel: string; /** Standard output when absent. */ logTo?: DestinationStream; /** In place of one of its own. */ log?: Logger;
  /** Milliseconds from which an operation is slow. */ slowMs?: number; traces?: Traces | undefined;
  /** At /metrics, or on a host and port of their own (`127.0.0.1:9464`). */ metrics?: string;
  /** Whether small answers are kept until the next write, where the store knows of every one. */ keepAnswers?: boolean;
}>;

/** The server as an app: nothing listens until `listen`, so that tests inject. */
export const buildServer = async (samgraf: Samgraf, options: ServerOptions): Promise<FastifyInstance> => {
  const log = options.log ?? createLog(options.logLevel, options.logTo);
  const onError = errorHandler(log);
  const app: FastifyInstance = fastify({
    // Fastify watches each response for its log, a tenth of what a request costs: only when each is to be logged.
    ...(log.isLevelEnabled('debug') ? { loggerInstance: log as FastifyBaseLogger } : {}),
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 10_000,
    forceCloseConnections: 'idle',
    logController: new LogController({ disableRequestLogging: !log.isLevelEnabled('debug') }),
    frameworkErrors: (error, request, reply) => { onError(error, request, reply); },
    ajv: { customOptions: { coerceTypes: false } },
  });
  app.setErrorHandler(onError);
  app.setNotFoundHandler((request, reply) => send(reply, request, 404, 'NOT_FOUND', `There is nothing at ${request.method} ${pathOf(request)}.`, 'GraphQL is at /graphql, the playground at /playground.'));
  app.get('/', (_request, reply) => reply.redirect('/playground'));
  health(app, samgraf.store, log);
  const [documents, answers] = [new Documents(samgraf.schema), new Answers(options.keepAnswers ?? false)];
  const metrics = await serveMetrics(app, options.metrics ?? 'off', samgraf, { documents: documents.lookups, answers: answers.lookups });
  graphql(app, samgraf, { documents, answers, observer: new Observer(log, options.slowMs ?? Infinity, metrics, options.traces) });
  await app.register(playground);
  return app;
};

const pathOf = (request: FastifyRequest): string => (request.url.split('?')[0] ?? '').slice(0, 100);

/** What goes wrong before GraphQL: in the same form as its errors. */
const errorHandler = (log: Logger) => (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  if (error instanceof SamgrafError) return send(reply, request, error.status, error.code, error.message, error.hint);
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return send(reply, request, 413, 'TOO_LARGE', `The body is larger than ${BODY_LIMIT} bytes.`, 'Send less at once.');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return send(reply, request, 415, 'BAD_INPUT', 'This content type is not taken.', 'Send application/json.');
    default:
      if (error.statusCode !== undefined && error.statusCode < 500) {
        return send(reply, request, error.statusCode, 'BAD_INPUT', 'The request can not be read: it is no JSON, or not HTTP as it should be.', 'POST JSON: {"query": "{ … }", "variables": {…}}.');
      }
      log.error({ err: error, reqId: request.id }, 'a request failed');
      return send(reply, request, 500, 'INTERNAL', 'Something went wrong on our side.', `Tell us the request id: ${request.id}.`);
  }
};

const send = (reply: FastifyReply, request: FastifyRequest, status: number, code: string, message: string, hint?: string): FastifyReply =>
  reply.code(status).header('x-request-id', request.id).type('application/json; charset=utf-8')
    .send({ errors: [{ message, extensions: { code, ...(hint ? { hint } : {}) } }] });
