import type { FastifyReply, FastifyRequest } from 'fastify';
import { uncachedHeaders } from '../http-errors';
import { represent, representParts } from '../represent';
import type { TableReply } from './answer';

/** Sends a table, or the refusal of one. */
export const sendTable = (
  request: FastifyRequest,
  reply: FastifyReply,
  { status, headers, body }: TableReply,
  isPersonal: boolean,
): FastifyReply | ReturnType<typeof represent> => {
  void reply.code(status).headers({ 'x-request-id': request.id, ...headers });
  if (status !== 200) void reply.headers(uncachedHeaders(status));
  if (typeof body === 'string' || Buffer.isBuffer(body)) return represent(request, reply, body, isPersonal);
  return reply.send(representParts(request, reply, body));
};
