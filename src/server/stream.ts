import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import type { Response } from 'graphql-sse';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import { ERRORS, SamgrafError } from '../errors';
import { httpStatus, isOurs } from './apollo/tell';
import { LIMITED_BODY } from './body-limit';
import type { Credentials } from './access/credentials';
import { isFields, searchOf } from './apollo/params';
import { isRefused, type Opener, type Opening } from './opening';
import type { Operations } from './operations/operations';

export const STREAM = '/graphql/stream';
const EVENTS = 'text/event-stream';

type Uses = Readonly<{ opening: Opening; credentials: Credentials; operations: Operations }>;

/**
 * GraphQL over server-sent events, by the protocol of graphql-sse in distinct connections mode: a POST whose answer is
 * a stream. A subscription is told what is recorded; a query is answered, and again whenever a change alters its
 * answer.
 */
export const stream = (app: FastifyInstance, { opening, credentials, operations }: Uses): void => {
  const handler = createHandler({
    onSubscribe: async ({ raw }, params) => {
      const opened = await opening.open(
        () => params,
        openerOf(raw as unknown as FastifyRequest, credentials),
      );
      return isRefused(opened) ? refusal(opened) : opened;
    },
  });
  app.route({
    method: 'POST',
    url: STREAM,
    onRequest: (request, _reply, done) => {
      if (request.headers.authorization === undefined) done();
      else credentials.accept(request).then(() => done(), done);
    },
    ...LIMITED_BODY,
    handler: async (request, reply) => {
      admit(request, operations);
      void reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff').hijack();
      await handler(request as never, reply as FastifyReply as never);
    },
  });
};

/** @throws what the error handler of the server tells. */
const admit = (request: FastifyRequest, operations: Operations): void => {
  if (!(request.headers.accept ?? '').includes(EVENTS))
    throw new SamgrafError('BAD_INPUT', 'Only event streams are sent here.', `Send \`accept: ${EVENTS}\`.`);
  request.headers.accept = EVENTS;
  const sent = { method: 'POST', body: request.body, search: searchOf(request) };
  request.body = operations.resolve(sent).body;
  if (!isFields(request.body) || typeof request.body['query'] !== 'string')
    throw new SamgrafError(
      'BAD_INPUT',
      'The body has no query.',
      'POST JSON: {"query": "subscription { … }"}.',
    );
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

const refusal = (errors: readonly GraphQLError[]): Response => {
  const [first] = errors;
  const code = first?.extensions['code'];
  const status = isOurs(code) ? ERRORS[code].status : httpStatus(first);
  return [
    JSON.stringify({ errors }),
    { status, statusText: 'Refused', headers: { 'content-type': 'application/json; charset=utf-8' } },
  ];
};
