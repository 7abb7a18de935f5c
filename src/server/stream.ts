import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { OperationTypeNode, type ExecutionResult, type GraphQLError } from 'graphql';
import type { OperationResult, RequestParams, Response } from 'graphql-sse';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import { masked } from '../answer/client-errors';
import { renewLater } from '../answer/renew';
import type { Operation } from '../answer/respond';
import type { ResponseCache } from '../answer/response-cache';
import { ERRORS, SamgrafError } from '../errors';
import { atOnce } from '../graph/sliced';
import type { Feed } from '../live/feed';
import { follow } from '../live/follow';
import { Streams, type Result } from '../live/streams';
import { watch } from '../live/watch';
import { chooseOperation } from '../planner/operation';
import { httpStatus, isOurs } from './apollo/tell';
import type { Credentials } from './access/credentials';
import { isFields, searchOf } from './apollo/params';
import type { Operations } from './operations/operations';
import type { Samgraf } from './samgraf';
import { readDocument, type Checking } from './stream-document';

export const STREAM = '/graphql/stream';
const EVENTS = 'text/event-stream';

type Uses = Omit<Checking, 'schema'> &
  Readonly<{
    answers: ResponseCache;
    credentials: Credentials;
    operations: Operations;
    feed: Feed;
  }>;

/**
 * GraphQL over server-sent events, by the protocol of graphql-sse in distinct connections mode: a POST whose answer is
 * a stream. A subscription is told what is recorded; a query is answered, and again whenever a change alters its answer.
 */
export const stream = (app: FastifyInstance, samgraf: Samgraf, uses: Uses): void => {
  const streams = new Streams();
  const opening = new Opening(samgraf, uses, streams);
  const handler = createHandler({
    onSubscribe: ({ raw }, params) => opening.subscribe(raw as unknown as FastifyRequest, params),
  });
  app.addHook('preClose', done => {
    streams.close();
    uses.feed.stop();
    done();
  });
  app.route({
    method: 'POST',
    url: STREAM,
    onRequest: (request, _reply, done) => {
      if (request.headers.authorization === undefined) done();
      else uses.credentials.accept(request).then(() => done(), done);
    },
    handler: async (request, reply) => {
      admit(request, uses.operations);
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

/** Opens a stream for a request, or says why not. */
class Opening {
  constructor(
    private readonly samgraf: Samgraf,
    private readonly uses: Uses,
    private readonly streams: Streams,
  ) {}

  async subscribe(request: FastifyRequest, params: RequestParams): Promise<Response | OperationResult> {
    try {
      return await this.open(request, params);
    } catch (error) {
      return this.refusal([masked(error, request.id)]);
    }
  }

  private async open(
    request: FastifyRequest,
    params: RequestParams,
  ): Promise<Response | AsyncGenerator<ExecutionResult>> {
    const { uses, samgraf } = this;
    const { pace, schema } = samgraf;
    const document = await pace.turns.run(
      atOnce(() => readDocument(params.query, { ...uses, schema })),
      pace.deadline(),
    );
    if (!('kind' in document)) return this.refusal(document);
    const operationName = params.operationName ?? undefined;
    const { operation } = chooseOperation(document, operationName);
    if (operation === OperationTypeNode.MUTATION)
      throw new SamgrafError('BAD_INPUT', 'A mutation has no stream.', 'Send it to /graphql.');
    const viewer = uses.credentials.viewerOf(request);
    const asked: Operation = {
      document,
      operationName,
      variables: params.variables ?? {},
      viewer,
      cost: false,
    };
    const recheck = (): Promise<void> =>
      viewer.known ? uses.credentials.accept(request) : Promise.resolve();
    const live = { samgraf, feed: uses.feed, answers: uses.answers, recheck };
    return this.streams.begin(signal =>
      this.told(
        operation === OperationTypeNode.SUBSCRIPTION
          ? follow(asked, live, signal)
          : watch(asked, request.id, live, signal),
        request,
      ),
    ) as AsyncGenerator<ExecutionResult>;
  }

  /** What ends a stream is its last result. */
  private async *told(
    results: AsyncGenerator<Result, void>,
    request: FastifyRequest,
  ): AsyncGenerator<Result, void> {
    // What another server writes is heeded here too, so that costs are estimated from what is there.
    const stop = this.uses.feed.listen(() => {
      renewLater(this.samgraf);
    });
    try {
      yield* results;
    } catch (error) {
      yield { errors: [this.uses.tell(masked(error, request.id))] };
    } finally {
      stop();
    }
  }

  private refusal(errors: readonly GraphQLError[]): Response {
    const [first] = errors;
    const code = first?.extensions['code'];
    const status = isOurs(code) ? ERRORS[code].status : httpStatus(first);
    return [
      JSON.stringify({ errors }),
      { status, statusText: 'Refused', headers: { 'content-type': 'application/json; charset=utf-8' } },
    ];
  }
}
