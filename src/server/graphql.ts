import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type ExecutionResult } from 'graphql';
import { createHandler, type Request, type RequestParams, type Response } from 'graphql-http';
import { toGraphQLError } from '../api/answer';
import type { Answers, Text } from '../api/answers';
import { boundErrors } from '../api/client-errors';
import { Refused, type Documents } from '../api/documents';
import { Stages } from '../api/stages';
import { ERRORS, SamgrafError, type ErrorCode } from '../errors';
import { uncachedHeaders } from './http-errors';
import type { Observer, Watch } from './observe/observer';
import { represent } from './represent';
import { atOnce } from '../traverse/sliced';
import type { Samgraf } from './samgraf';
import type { Stopping } from './stopping';

/**
 * What becomes of one request: its times, and its answer, or the status of what went wrong. The answer is printed here,
 * and graphql-http gets an empty one to make a response of: it would call a function for each value, which takes twice
 * as long on a list.
 */
type Context = { readonly stages: Stages; answered: Text | undefined; failed: number | undefined; watch: Watch | undefined };
const EMPTY: ExecutionResult = { data: null };
type Asked = Request<FastifyRequest, Context>;

/**
 * GraphQL over HTTP at /graphql: graphql-http speaks the protocol, the answer is ours.
 *
 * Another site can make a browser send a GET, and a POST of a form or plain text, without asking us first. So a POST
 * must be application/json, which a browser asks about and CORS then forbids, and a GET is answered since only queries
 * are: it changes nothing, carries nobody's rights, and its answer is kept from the page that sent it. Whoever adds
 * mutations must refuse them to GET (test/server/http.test.ts).
 */
export const graphql = (app: FastifyInstance, samgraf: Samgraf, uses: Uses): void => {
  const server: Server = { ...uses, samgraf };
  const handler = createHandler<FastifyRequest, Context>({ onSubscribe: (asked, params) => respond(asked, params, server), formatError });
  app.route({ method: uses.get ? ['GET', 'POST'] : ['POST'], url: '/graphql', handler: async (request, reply) => {
    const asked: Asked = { method: request.method === 'HEAD' ? 'GET' : request.method, url: request.url, headers: request.headers, body: request.body as Asked['body'], raw: request, context: { stages: new Stages(), answered: undefined, failed: undefined, watch: undefined } };
    const response = await handler(asked);
    if (uses.stopping.begun) void reply.header('connection', 'close');
    const body = bodyOf(reply, asked, response);
    asked.context.watch?.end(asked.context.stages);
    return represent(request, reply, body);
  } });
};

type Uses = Readonly<{
  observer: Observer; documents: Documents; answers: Answers; stopping: Stopping;
  /** Whether queries may be sent by GET, and whether a wrong name is answered with those that are like it. */
  get: boolean; suggestions: boolean | undefined;
}>;
type Server = Uses & Readonly<{ samgraf: Samgraf }>;

/** Whether its variables may take time to read, and to plan by. */
const isLarge = ({ headers }: FastifyRequest): boolean => Number(headers['content-length']) > SMALL;
/** Bytes. */
const SMALL = 4_000;

const respond = async ({ raw, context }: Asked, params: RequestParams, { documents, samgraf, answers, observer, suggestions }: Server): Promise<ExecutionResult | readonly GraphQLError[]> => {
  const watch = observer.begin(raw, params);
  context.watch = watch;
  try {
    const { operationName, variables, extensions } = params;
    const { turns } = samgraf.pace;
    // What is new is parsed, validated and planned in its turn, so that many at once do not keep others waiting.
    const document = documents.knows(params.query) && !isLarge(raw) ? documents.read(params.query) : await turns.run(atOnce(() => documents.read(params.query)), samgraf.pace.deadline());
    watch.read(document);
    const request = { document, operationName: operationName ?? undefined, variables: variables ?? {} };
    const text = answers.text(request, { cost: extensions?.['cost'] === true, watch }, { ...samgraf, stages: context.stages });
    context.answered = text instanceof Promise ? await text : text;
    return EMPTY;
  } catch (error) {
    const errors = boundErrors(toClient(error, raw.id), suggestions);
    watch.failed(error, errors);
    context.failed = ERRORS[errors[0]?.extensions['code'] as ErrorCode].status;
    return errors;
  }
};

/** What the client may know: our own errors as they are, anything else masked; the log has it. */
const toClient = (error: unknown, reqId: string): readonly GraphQLError[] => {
  if (error instanceof Refused) return error.errors;
  if (error instanceof SamgrafError && ERRORS[error.code].status !== 500) return [toGraphQLError(error)];
  return [new GraphQLError('Something went wrong on our side.', { extensions: { code: 'INTERNAL', hint: `Tell us the request id: ${reqId}.` } })];
};

const HINT = 'POST JSON: {"query": "{ … }", "variables": {…}} with content-type application/json, and accept application/json or application/graphql-response+json.';

/** What the protocol itself refuses, in our form. */
const refusal = (message: string): GraphQLError => new GraphQLError(`${message}.`, { extensions: { code: 'BAD_INPUT', hint: HINT } });

const formatError = (error: GraphQLError | Error): GraphQLError => (error instanceof GraphQLError ? error : refusal(error.message));

/** What is answered, its status and headers set. */
const bodyOf = (reply: FastifyReply, asked: Asked, [body, init]: Response): Text => {
  const timings = asked.context.stages.header();
  if (timings) void reply.header('server-timing', timings);
  const status = statusOf(asked, init.status);
  void reply.code(status).headers(init.headers ?? {}).header('x-request-id', asked.raw.id);
  if (status !== 200) void reply.headers(uncachedHeaders(status));
  if (body !== null) return asked.context.answered ?? body;
  void reply.type('application/json; charset=utf-8');
  return JSON.stringify({ errors: [refusal(init.statusText)] });
};

/**
 * The status of the error, where there is no data. To who asks for the older media type by name, an error of theirs is
 * a good answer, as the specification recommends (GraphQL over HTTP, 6.4.1): such clients read no body of another status.
 */
const statusOf = ({ context: { failed }, raw }: Asked, status: number): number => {
  if (failed === undefined) return status;
  const older = status === 200 && raw.headers.accept?.includes('application/json');
  return older && failed < 500 ? 200 : failed;
};
