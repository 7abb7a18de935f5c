import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { ERRORS } from '../../engine/errors';
import type { Store } from '../../engine/store/store';
import { uncachedHeaders } from './http-errors';

/**
 * `/health/live`: the process responds. `/health/ready`: so does its database, and has planned the first questions; 503 until it
 * has.
 */
export const health = (
  app: FastifyInstance,
  store: Store,
  log: Logger,
  { isWarm, quotas }: Readonly<{ isWarm: () => boolean; quotas: Readonly<{ isAlone: boolean }> }>,
): void => {
  app.get('/health/live', (_request, reply) => reply.headers(uncachedHeaders(200)).send({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    try {
      await store.ping();
      if (!isWarm()) return await unavailable(reply, store, 'The database plans the first questions.');
      const alone = quotas.isAlone ? { quotas: 'counted by this server alone' } : {};
      return await reply.headers(uncachedHeaders(200)).send({ status: 'ready', store: store.name, ...alone });
    } catch (error) {
      log.warn({ err: error }, 'the store does not answer');
      return unavailable(reply, store, ERRORS.STORE_UNAVAILABLE.meaning);
    }
  });
};

const unavailable = (reply: FastifyReply, { name: store }: Store, message: string): FastifyReply => {
  const errors = [{ message, extensions: { code: 'STORE_UNAVAILABLE', hint: 'Ask again later.' } }];
  return reply.code(503).headers(uncachedHeaders(503)).send({ status: 'unavailable', store, errors });
};
