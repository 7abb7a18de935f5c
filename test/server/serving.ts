import type { FastifyInstance } from 'fastify';
import { buildServer, type ServerOptions } from '../../src/doors/server/server';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';

/** The national graph for a file of tests, as it is usually served, and servers with other options; all are closed after it. */
export const serving = () => {
  let server: SeededApp;
  const built: FastifyInstance[] = [];
  beforeAll(async () => {
    server = await openSeededApp();
  });
  afterAll(async () => {
    for (const app of built) await app.close();
    await server.close();
  });
  const serve = async (options: Partial<ServerOptions>): Promise<FastifyInstance> => {
    const app = await buildServer(server.samgraf, { logLevel: 'silent', ...options });
    built.push(app);
    return app;
  };
  return { serve, server: () => server };
};
