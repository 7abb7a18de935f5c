import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { ERRORS } from '../errors';
import type { Store } from '../store/store';
import { uncachedHeaders } from './http-errors';

/** `/health/live`: the process responds. `/health/ready`: so does its database; 503 until it does. */
export const health = (app: FastifyInstance, store: Store, log: Logger): void => {
  app.get('/health/live', (_request, reply) => reply.headers(uncachedHeaders(200)).send({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    try {
      await store.ping();
      return await reply.headers(uncachedHeaders(200)).send({ status: 'ready', store: store.name });
    } catch (error) {
      log.warn({ err: error }, 'the store does not answer');
      const errors = [
        {
          message: ERRORS.STORE_UNAVAILABLE.meaning,
          extensions: { code: 'STORE_UNAVAILABLE', hint: 'Ask again later.' },
        },
      ];
      return reply
        .code(503)
        .headers(uncachedHeaders(503))
        .send({ status: 'unavailable', store: store.name, errors });
    }
  });
};
