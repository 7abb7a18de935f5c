import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionError, FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { cut, type ErrorCode } from '../../engine/errors';

/** An error as it is sent. */
export type SentError = Readonly<{
  status: number;
  code: ErrorCode;
  message: string;
  hint?: string | undefined;
}>;

/** How an error is sent: as a page or not. */
export type SendError = (
  reply: FastifyReply,
  request: FastifyRequest,
  told: SentError,
) => FastifyReply | Promise<FastifyReply>;

/** Seconds after which a retry makes sense, if the database or the server is unavailable. */
const RETRY_AFTER = '5';

/** RFC 6750, 3: how to ask instead. */
const CHALLENGE = 'Bearer realm="samgraf", error="invalid_token"';

/** The one form of all errors, whatever their origin. */
export const errorBody = ({ code, message, hint }: Omit<SentError, 'status'>): string =>
  JSON.stringify({
    errors: [{ message: cut(message, 500), extensions: { code, ...(hint ? { hint: cut(hint, 300) } : {}) } }],
  });

export const sendError = (reply: FastifyReply, request: FastifyRequest, told: SentError): FastifyReply =>
  reply
    .code(told.status)
    .headers({ ...uncachedHeaders(told.status), 'x-request-id': request.id })
    .type('application/json; charset=utf-8')
    .send(errorBody(told));

/** The headers of every response that is not cached. */
export const uncachedHeaders = (status: number): Record<string, string> => ({
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  ...(status === 503 ? { 'retry-after': RETRY_AFTER } : {}),
  ...(status === 401 ? { 'www-authenticate': CHALLENGE } : {}),
});

const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'OPTIONS'];

/** The path does not exist, or it accepts other methods. */
export const notFound =
  (app: FastifyInstance, hint: string, send: SendError) =>
  (request: FastifyRequest, reply: FastifyReply): ReturnType<SendError> => {
    const path = request.url.split('?')[0] ?? '';
    const shown = path.slice(0, 100);
    const allowed = METHODS.filter(method => app.hasRoute({ method, url: path }));
    if (allowed.length === 0)
      return send(reply, request, {
        status: 404,
        code: 'NOT_FOUND',
        message: `There is nothing at ${request.method} ${shown}.`,
        hint,
      });
    void reply.header('allow', allowed.join(', '));
    return sendError(reply, request, {
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
      message: `${shown} does not take ${request.method}.`,
      hint: `Send ${allowed.join(' or ')}. ${hint}`,
    });
  };

/** Requests that Node rejects before they are parsed: answered on the bare socket, which is then closed. */
export const onClientError = (error: ConnectionError, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const told = clientFault(error.code);
  const body = errorBody(told);
  const headers = {
    ...uncachedHeaders(told.status),
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  };
  socket.end(
    `HTTP/1.1 ${told.status} ${STATUS_CODES[told.status] ?? ''}\r\n${Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}\r\n${body}`,
  );
};

/** An error of a request that comes to no route. */
export const answerBare = (response: ServerResponse, told: SentError): void => {
  response
    .writeHead(told.status, {
      ...uncachedHeaders(told.status),
      'content-type': 'application/json; charset=utf-8',
      connection: 'close',
    })
    .end(errorBody(told));
};

const clientFault = (code: string | undefined): SentError => {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return {
        status: 431,
        code: 'TOO_LARGE',
        message: 'The address and headers are larger than 16 kB.',
        hint: 'Send a long query by POST, and fewer or shorter headers.',
      };
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return {
        status: 408,
        code: 'BAD_INPUT',
        message: 'The request did not arrive in time.',
        hint: 'Send headers and body without pauses.',
      };
    default:
      return {
        status: 400,
        code: 'BAD_INPUT',
        message: 'The request is not valid HTTP.',
        hint: 'POST JSON to /graphql: {"query": "{ … }"}.',
      };
  }
};
