import { ApolloServer, HeaderMap, type ApolloServerPlugin, type BaseContext, type GraphQLRequestListener } from '@apollo/server';
import type { GatewayExecutor, GatewayInterface } from '@apollo/server-gateway-interface';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answer, toGraphQLError, type Answering } from '../api/answer';
import { LIMITS, LimitsRule, checkNesting } from '../api/limits';
import { Stages } from '../api/stages';
import { ERRORS, SamgrafError, type ErrorCode } from '../errors';
import type { Samgraf } from './samgraf';

type Context = BaseContext & Readonly<{ stages: Stages; requestId: string; log: FastifyBaseLogger }>;

/** GraphQL over HTTP at /graphql: Apollo Server speaks the protocol, the executor answers from the plan. */
export const graphql = async (app: FastifyInstance, samgraf: Samgraf): Promise<void> => {
  const server = new ApolloServer<Context>({
    gateway: gatewayOf(samgraf),
    introspection: true,
    csrfPrevention: true,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules: [LimitsRule],
    formatError,
    plugins: [statusAndTimings],
    nodeEnv: 'production',
    stopOnTerminationSignals: false,
    logger: quietLogger(app.log),
  });
  await server.start();
  app.addHook('onClose', () => server.stop());
  app.route({ method: ['GET', 'POST', 'OPTIONS'], url: '/graphql', handler: (request, reply) => handle(server, request, reply) });
};

const handle = async (server: ApolloServer<Context>, request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
  const sent = request.body;
  checkNesting(typeof sent === 'object' && sent !== null && 'query' in sent ? sent.query : (request.query as Record<string, unknown>)['query']);
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  const { body, headers: out, status } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method.toUpperCase(), headers, search: new URL(request.url, 'http://localhost').search, body: request.body },
    context: () => Promise.resolve({ stages: new Stages(), requestId: request.id, log: request.log }),
  });
  for (const [name, value] of out) void reply.header(name, value);
  void reply.code(status ?? 200);
  if (body.kind === 'complete') return body.string;
  throw new Error('Invariant broken: nothing is answered in chunks');
};

/** Apollo's way to run operations by something else than resolvers. */
const gatewayOf = (samgraf: Samgraf): GatewayInterface => {
  let tell: ((schema: Parameters<Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0]>[0]) => void) | undefined;
  return {
    onSchemaLoadOrUpdate: callback => { tell = callback; return () => { tell = undefined; }; },
    load: () => {
      tell?.({ apiSchema: samgraf.schema, coreSupergraphSdl: '' });
      return Promise.resolve({ executor: executorOf(samgraf) });
    },
    stop: () => Promise.resolve(),
  };
};

const executorOf = (samgraf: Samgraf): GatewayExecutor => async requestContext => {
  const context = requestContext.context as unknown as Context;
  const { document, request } = requestContext;
  const answering: Answering = { ...samgraf, stages: context.stages };
  try {
    const { data, errors } = await answer({ document, operationName: request.operationName, variables: request.variables ?? {} }, answering);
    return { data, ...(errors.length > 0 ? { errors } : {}) };
  } catch (error) {
    return { errors: [toClient(error, context)] };
  }
};

/** What the client may know: our own errors as they are, anything else masked and logged. */
const toClient = (error: unknown, context: Context): GraphQLError => {
  if (error instanceof SamgrafError && ERRORS[error.code].status !== 500) {
    if (error.cause) context.log.warn({ err: error.cause, code: error.code }, error.message);
    return toGraphQLError(error);
  }
  if (error instanceof GraphQLError && !error.originalError) return error;
  context.log.error({ err: error }, 'a request failed');
  return new GraphQLError('Something went wrong on our side.', { extensions: { code: 'INTERNAL', hint: `Tell us the request id: ${context.requestId}.` } });
};

/** Apollo's own codes in the words of our table. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  GRAPHQL_PARSE_FAILED: 'BAD_INPUT', GRAPHQL_VALIDATION_FAILED: 'BAD_INPUT', BAD_USER_INPUT: 'BAD_INPUT', BAD_REQUEST: 'BAD_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'NO_OPERATION', PERSISTED_QUERY_NOT_FOUND: 'BAD_INPUT', PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_INPUT', INTERNAL_SERVER_ERROR: 'INTERNAL',
};

const HINTS: Partial<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: 'Check the document against the schema in the playground.',
  GRAPHQL_VALIDATION_FAILED: 'See the schema in the playground, or by introspection.',
  PERSISTED_QUERY_NOT_FOUND: 'Send the query itself.',
  PERSISTED_QUERY_NOT_SUPPORTED: 'Send the query itself.',
  OPERATION_RESOLUTION_FAILURE: 'Set operationName to one of the operations of the document.',
  BAD_REQUEST: 'POST JSON: {"query": "{ … }", "variables": {…}} with content-type application/json.',
};

const formatError = (formatted: GraphQLFormattedError): GraphQLFormattedError => {
  const said = formatted.extensions?.['code'];
  const hint = formatted.extensions?.['hint'];
  const tokens = /more tha[nt] \d+ tokens/.test(formatted.message);
  const limit = tokens || formatted.extensions?.['limit'] === true;
  const code = limit ? 'TOO_COMPLEX' : CODES[String(said)] ?? said ?? 'INTERNAL';
  const help = hint ?? (tokens ? 'Send a shorter document; pass values as variables.' : HINTS[String(said)]);
  return {
    ...formatted,
    message: code === 'INTERNAL' && said !== 'INTERNAL' ? 'Something went wrong on our side.' : formatted.message,
    extensions: { code, ...(help ? { hint: help } : {}) },
  };
};

/** The status says what the worst error says; each stage's time goes into Server-Timing. */
const statusAndTimings: ApolloServerPlugin<Context> = {
  requestDidStart: () => Promise.resolve<GraphQLRequestListener<Context>>({
    willSendResponse: ({ contextValue, response }) => {
      const timings = contextValue.stages.header();
      if (timings) response.http.headers.set('server-timing', timings);
      response.http.headers.set('x-request-id', contextValue.requestId);
      if (response.body.kind === 'single' && !response.body.singleResult.data) {
        const code = response.body.singleResult.errors?.[0]?.extensions?.['code'];
        const known = ERRORS[code as ErrorCode] as { status: number } | undefined;
        if (known) response.http.status = known.status;
      }
      return Promise.resolve();
    },
  }),
};

const quietLogger = (log: FastifyBaseLogger): Record<'debug' | 'info' | 'warn' | 'error', (message?: unknown) => void> => ({
  debug: message => { log.debug(message); }, info: message => { log.debug(message); }, warn: message => { log.warn(message); }, error: message => { log.error(message); },
});
