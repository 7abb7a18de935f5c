import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { SamgrafError, type ErrorCode } from '../../engine/errors';
import { Encoded, tooLarge } from './in-flight';
import type { SendError, SentError } from './http-errors';

/** Errors outside GraphQL, in the same form as GraphQL errors or as a page. */
export const errorHandler =
  (log: Logger, count: (code: ErrorCode) => void, send: SendError) =>
  (error: FastifyError, request: FastifyRequest, given: FastifyReply): ReturnType<SendError> => {
    const told = inOurForm(error, request) ?? masked(error, request, log);
    count(told.code);
    return send(given, request, told);
  };

/** Undefined if it is our own fault. */
const inOurForm = (error: FastifyError, { routeOptions, raw }: FastifyRequest): SentError | undefined => {
  if (error instanceof SamgrafError) return error;
  // Who sends breaks off, or takes too long: it is no fault of ours that the rest does not come.
  if (error === raw.errored && !raw.complete) return BROKEN_OFF;
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return tooLarge(routeOptions.bodyLimit);
  if (error instanceof Encoded)
    return { status: 415, code: 'BAD_INPUT', message: error.message, hint: 'Send the body as it is.' };
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return {
      status: 415,
      code: 'BAD_INPUT',
      message: 'This content type is not accepted.',
      hint: 'Send application/json.',
    };
  if (error.statusCode === undefined || error.statusCode >= 500) return undefined;
  return {
    status: error.statusCode,
    code: 'BAD_INPUT',
    message: 'The request cannot be read: it is not JSON, or not valid HTTP.',
    hint: 'POST JSON: {"query": "{ … }", "variables": {…}}.',
  };
};

const BROKEN_OFF: SentError = {
  status: 400,
  code: 'BAD_INPUT',
  message: 'The request was broken off before all of it had come.',
  hint: 'Send it again.',
};

const masked = (error: FastifyError, request: FastifyRequest, log: Logger): SentError => {
  log.error({ err: error, reqId: request.id }, 'a request failed');
  return {
    status: 500,
    code: 'INTERNAL',
    message: 'Something went wrong on the server.',
    hint: `Report it with the request id: ${request.id}.`,
  };
};
