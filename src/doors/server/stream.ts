import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import type { ExecutionResult, GraphQLError } from 'graphql';
import { ERRORS, SamgrafError } from '../../engine/errors';
import { SEQUENCE, type Result } from '../../engine/live/streams';
import { httpStatus, isOurs } from '../../engine/answer/client-errors';
import { LIMITED_BODY } from './in-flight';
import type { Credentials } from './access/credentials';
import { SLOW_MS, drained, type Holder, type InFlight } from './in-flight';
import { uncachedHeaders } from './http-errors';
import { isRefused, type Opened, type Opener, type Opening, type Params } from './opening';
import { type Operations, isFields, ofSearch, searchOf, type Sent } from './parameters';

export const STREAM = '/graphql/stream';
const EVENTS = 'text/event-stream';

type Uses = Readonly<{
  opening: Opening;
  credentials: Credentials;
  operations: Operations;
  inFlight: InFlight;
  client: (request: FastifyRequest) => string;
}>;

/**
 * GraphQL over server-sent events, by the protocol of graphql-sse in distinct connections mode: a POST, or a GET, whose
 * answer is a stream. A subscription is told what is recorded; a query is answered, and again whenever a change alters
 * its answer. What is wrong with the document is the only result of its stream: a client that is refused by a status
 * reads no body. The events are our own, since the library's handler reads results whether they are read or not, and has
 * no ids.
 *
 * @returns what answers a GET, whose address is that of WebSockets too
 */
export const stream = (app: FastifyInstance, uses: Uses): RouteHandlerMethod => {
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    checkAccept(request);
    const read = readParams(request, uses.operations);
    void reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff').hijack();
    const opened = await uses.opening.open(read, openerOf(request, uses));
    const { raw } = reply;
    if (isRefused(opened)) {
      refuse(reply, opened);
      return;
    }
    raw.once('close', () => void opened.return());
    if (raw.destroyed) await opened.return();
    const holder: Holder = {
      reqId: request.id,
      client: () => uses.client(request),
      close: () => {
        raw.destroy();
      },
    };
    raw.writeHead(200, { ...headersOf(reply), ...EVENT_HEADERS });
    await sendEvents(raw, opened, { holder, unread: uses.inFlight.unread });
  };
  app.route({
    method: 'POST',
    url: STREAM,
    onRequest: uses.credentials.onRequest,
    ...LIMITED_BODY,
    handler: answer,
  });
  return answer;
};

const EVENT_HEADERS = {
  connection: 'keep-alive',
  'cache-control': 'no-cache',
  'content-encoding': 'none',
  'content-type': `${EVENTS}; charset=utf-8`,
};

const headersOf = (reply: FastifyReply): Record<string, string> =>
  Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]));

/** @throws what the error handler of the server tells. */
const checkAccept = ({ headers }: FastifyRequest): void => {
  if (!(headers.accept ?? '').includes(EVENTS))
    throw new SamgrafError('BAD_INPUT', 'Only event streams are sent here.', `Send \`accept: ${EVENTS}\`.`);
};

/** Who opens a stream by a request, whose credential is looked at again before each result. */
const openerOf = (request: FastifyRequest, { credentials, client }: Uses): Opener => {
  const viewer = credentials.viewerOf(request);
  return {
    id: request.id,
    client: client(request),
    viewer,
    recheck: sequence => (viewer.known ? credentials.accept(request, sequence) : Promise.resolve(viewer)),
  };
};

/** In the stream what another request would mend; as a status, by which clients try again, what another time would. */
const refuse = (reply: FastifyReply, errors: readonly GraphQLError[]): void => {
  const { raw } = reply;
  const [first] = errors;
  const code = first?.extensions['code'];
  const status = isOurs(code) ? ERRORS[code].status : httpStatus(first);
  if (status < 500) {
    raw.writeHead(200, { ...headersOf(reply), ...EVENT_HEADERS });
    raw.end(`${ALIVE}${eventOf({ errors })}${COMPLETE}`);
    return;
  }
  const type = { 'content-type': 'application/json; charset=utf-8' };
  raw.writeHead(status, { ...headersOf(reply), ...uncachedHeaders(status), ...type });
  raw.end(JSON.stringify({ errors }));
};

/** Without a first one there are browsers that do not see the headers. */
const ALIVE = ':\n\n';
const ALIVE_MS = 12_000;
const COMPLETE = 'event: complete\ndata:\n\n';

/** With the sequence as its id, which an EventSource sends back when it connects again. */
const eventOf = (result: Result | ExecutionResult): string => {
  const sequence = SEQUENCE in result ? result[SEQUENCE] : undefined;
  const id = sequence === undefined ? '' : `id: ${sequence}\n`;
  return `event: next\n${id}data: ${JSON.stringify(result)}\n\n`;
};

type Sending = Readonly<{ holder: Holder; unread: InFlight['unread'] }>;

/** Sends a result when the one before it has been read. */
const sendEvents = async (raw: ServerResponse, results: Opened, sending: Sending): Promise<void> => {
  raw.write(ALIVE);
  const alive = setInterval(() => {
    if (!raw.writableNeedDrain) raw.write(ALIVE);
  }, ALIVE_MS);
  try {
    for await (const result of results) {
      if (raw.destroyed) break;
      await send(raw, eventOf(result), sending);
    }
    raw.end(COMPLETE);
  } finally {
    clearInterval(alive);
    sending.unread.remove(raw);
  }
};

const send = async (raw: ServerResponse, text: string, { holder, unread }: Sending): Promise<void> => {
  if (raw.write(text)) return;
  unread.set(raw, holder, raw.writableLength);
  const slow = setTimeout(() => {
    raw.destroy();
  }, SLOW_MS);
  await drained(raw);
  clearTimeout(slow);
  unread.remove(raw);
};

const HOW_TO_OPEN =
  'POST JSON: {"query": "subscription { … }", "variables": {…}}, or GET with the same as parameters.';

/**
 * Reads what a stream is opened with: the body of a POST, or the parameters of a GET, which is all that the EventSource of a
 * browser sends. That an operation is not listed is told in the stream, since it is known only there whether one can
 * be opened.
 *
 * @throws BAD_INPUT if it is no request of GraphQL over HTTP
 */
const readParams = (request: FastifyRequest, operations: Operations): (() => Params) => {
  const { method, body } = request;
  let sent: Sent = { method, body, search: searchOf(request) };
  try {
    sent = operations.resolve(sent);
  } catch (error) {
    return () => {
      throw error;
    };
  }
  const params = { ...paramsIn(sent), received: receivedBy(request) };
  return () => params;
};

/** What an EventSource sends by itself when it connects again: the id of the last event that it received. */
const receivedBy = ({ headers }: FastifyRequest): number | undefined => {
  const id = headers['last-event-id'];
  if (id === undefined || id === '') return undefined;
  if (typeof id === 'string' && /^\d{1,15}$/.test(id)) return Number(id);
  throw malformed('Last-Event-ID is no sequence of the change log.');
};

const paramsIn = ({ method, body, search }: Sent): Params => {
  const fields = method === 'POST' ? body : ofSearch(search);
  if (!isFields(fields) || typeof fields['query'] !== 'string') throw malformed('The request has no query.');
  const { query, operationName = null, variables = null } = fields;
  if (operationName !== null && typeof operationName !== 'string')
    throw malformed('operationName is not a text.');
  if (variables !== null && !isFields(variables)) throw malformed('variables is not an object.');
  return { query, operationName: operationName === '' ? null : operationName, variables };
};

const malformed = (message: string): SamgrafError => new SamgrafError('BAD_INPUT', message, HOW_TO_OPEN);
