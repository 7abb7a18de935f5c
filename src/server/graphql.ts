import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import type { DocumentCache, Disclosure } from '../answer/documents';
import type { ResponseCache } from '../answer/response-cache';
import { Apollo } from './apollo/apollo';
import { Exchange, type Answered } from './apollo/exchange';
import { Lane } from './apollo/lane';
import { Persisted } from './apollo/persisted';
import { CHANGES_BODY_LIMIT, bodyLimitOf, limitingBody } from './body-limit';
import type { Credentials } from './access/credentials';
import { teller } from './apollo/tell';
import { uncachedHeaders } from './http-errors';
import type { Observer } from './observe/observer';
import type { Operations } from './operations/operations';
import { represent } from './represent';
import type { Samgraf } from './samgraf';
import type { Stopping } from './stopping';

type Uses = Readonly<{
  observer: Observer;
  documents: DocumentCache;
  answers: ResponseCache;
  stopping: Stopping;
  log: Logger;
  disclosure: Disclosure;
  /** Whether queries may be sent by GET. */
  get: boolean;
  /** Whether documents that Apollo Server has already accepted are answered without it. */
  lane: boolean;
  plugins: readonly ApolloServerPlugin[];
  operations: Operations;
  credentials: Credentials;
}>;

/**
 * GraphQL over HTTP at /graphql: Apollo Server handles the protocol, parses and validates; the answer is our
 * own. Documents it has already accepted take the fast lane.
 *
 * Another site can make a browser send a GET, or a POST of a form or plain text, without a preflight. So a
 * POST must be application/json (apollo/admit.ts). A GET is answered because it changes nothing: a
 * browser adds no credentials to it by itself, since ours are in a header that only a preflight allows, and the
 * page that sent it cannot read the answer. Apollo Server rejects mutations by GET (test/server/mutations.test.ts).
 */
export const graphql = async (app: FastifyInstance, samgraf: Samgraf, uses: Uses): Promise<void> => {
  const answering = {
    samgraf,
    answers: uses.answers,
    documents: uses.documents,
    persisted: new Persisted(),
    tell: teller(uses.disclosure),
  };
  const apollo = await Apollo.start(answering, uses);
  const lane = new Lane(answering, uses.lane && uses.plugins.length === 0 && !apollo.isReporting());
  app.addHook('onClose', () => apollo.stop());
  app.route({
    method: uses.get ? ['GET', 'POST'] : ['POST'],
    url: '/graphql',
    // Before the body is read; a request without a credential goes on at once.
    onRequest: (request, _reply, done) => {
      if (request.headers.authorization === undefined) done();
      else uses.credentials.accept(request).then(() => done(), done);
    },
    bodyLimit: CHANGES_BODY_LIMIT,
    preParsing: limitingBody(request => bodyLimitOf(uses.credentials.viewerOf(request))),
    handler: async (request, reply) => {
      const exchange = new Exchange(request, uses.observer, uses.credentials.viewerOf(request));
      exchange.resolve(uses.operations);
      let answered = await lane.answer(exchange);
      if (!answered) {
        answered = await apollo.answer(exchange);
        lane.learn(exchange, answered);
      }
      if (uses.stopping.begun) void reply.header('connection', 'close');
      return send(exchange, reply, answered);
    },
  });
};

const send = (
  exchange: Exchange,
  reply: FastifyReply,
  { status, headers, text }: Answered,
): ReturnType<typeof represent> => {
  const timings = exchange.timing.header();
  if (timings) void reply.header('server-timing', timings);
  void reply.code(status).header('x-request-id', exchange.request.id);
  for (const [name, value] of headers) void reply.header(name, value);
  if (status !== 200) void reply.headers(uncachedHeaders(status));
  exchange.end();
  return represent(exchange.request, reply, text, exchange.viewer.known);
};
