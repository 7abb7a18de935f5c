import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Store } from '../store/store';

/** `/health/live`: the process answers. `/health/ready`: so does its database; 503 until it does. */
export const health = (app: FastifyInstance, store: Store, log: Logger): void => {
  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    try {
      await store.ping();
      return { status: 'ready', store: store.name };
    } catch (error) {
      log.warn({ err: error }, 'the store does not answer');
      return reply.code(503).send({ status: 'unavailable', store: store.name });
    }
  });
};
