import { STATUS_CODES } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import type { GraphQLError } from 'graphql';
import type { Response } from 'graphql-sse';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import { ERRORS, SamgrafError } from '../errors';
import { httpStatus, isOurs } from '../answer/client-errors';
import { LIMITED_BODY } from './body-limit';
import type { Credentials } from './access/credentials';
import { uncachedHeaders } from './http-errors';
import { isRefused, type Opener, type Opening, type Params, type Results } from './opening';
import type { Operations } from './parameters';
import { readParams } from './stream-request';

export const STREAM = '/graphql/stream';
const EVENTS = 'text/event-stream';

type Uses = Readonly<{ opening: Opening; credentials: Credentials; operations: Operations }>;

/** What the protocol is handed: it reads no body of its own, so that a POST and a GET are read alike. */
type Asking = Readonly<{
  method: 'POST';
  url: string;
  headers: Readonly<Record<string, string>>;
  body: Readonly<{ query: string }>;
  request: FastifyRequest;
  read: () => Params;
}>;

/**
 * GraphQL over server-sent events, by the protocol of graphql-sse in distinct connections mode: a POST, or a GET, whose
 * answer is a stream. A subscription is told what is recorded; a query is answered, and again whenever a change alters
 * its answer. What is wrong with the document is the only result of its stream: a client that is refused by a status
 * reads no body.
 *
 * @returns what answers a GET, whose address is that of WebSockets too
 */
export const stream = (app: FastifyInstance, uses: Uses): RouteHandlerMethod => {
  const handler = createHandler({
    onSubscribe: async ({ raw }) => {
      const { request, read } = raw as unknown as Asking;
      const opened = await uses.opening.open(read, openerOf(request, uses.credentials));
      return isRefused(opened) ? refusal(opened) : opened;
    },
  });
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    checkAccept(request);
    const read = readParams(request, uses.operations);
    const headers = { accept: EVENTS, 'content-type': 'application/json' };
    const asking: Asking = { method: 'POST', url: STREAM, headers, body: { query: 'unread' }, request, read };
    void reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff').hijack();
    await handler(asking as never, reply as FastifyReply as never);
  };
  app.route({
    method: 'POST',
    url: STREAM,
    onRequest: (request, _reply, done) => {
      if (request.headers.authorization === undefined) done();
      else uses.credentials.accept(request).then(() => done(), done);
    },
    ...LIMITED_BODY,
    handler: answer,
  });
  return answer;
};

/** @throws what the error handler of the server tells. */
const checkAccept = ({ headers }: FastifyRequest): void => {
  if (!(headers.accept ?? '').includes(EVENTS))
    throw new SamgrafError('BAD_INPUT', 'Only event streams are sent here.', `Send \`accept: ${EVENTS}\`.`);
};

/** Who opens a stream by a request, whose credential is looked at again before each result. */
const openerOf = (request: FastifyRequest, credentials: Credentials): Opener => {
  const viewer = credentials.viewerOf(request);
  return {
    id: request.id,
    viewer,
    recheck: sequence => (viewer.known ? credentials.accept(request, sequence) : Promise.resolve(viewer)),
  };
};

/** In the stream what another request would mend; as a status, by which clients try again, what another time would. */
const refusal = (errors: readonly GraphQLError[]): Results | Response => {
  const [first] = errors;
  const code = first?.extensions['code'];
  const status = isOurs(code) ? ERRORS[code].status : httpStatus(first);
  if (status < 500) return resultOf(errors);
  return [
    JSON.stringify({ errors }),
    {
      status,
      statusText: STATUS_CODES[status] ?? '',
      headers: { ...uncachedHeaders(status), 'content-type': 'application/json; charset=utf-8' },
    },
  ];
};

async function* resultOf(errors: readonly GraphQLError[]): Results {
  yield await Promise.resolve({ errors });
}
