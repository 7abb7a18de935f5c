import { createServer } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { addressError, type Remedies } from '../address';
import type { Quotas } from '../quotas';
import type { Samgraf } from '../samgraf';
import type { Lookups, Metrics } from './metrics';

/**
 * Serves /metrics as configured: beside the API (`on`), on a host and port of its own, or not at all (`off`).
 */
export const serveMetrics = async (
  app: FastifyInstance,
  where: string,
  { plans, store, pace, quotas }: Samgraf & Readonly<{ quotas: Pick<Quotas, 'isAlone'> }>,
  caches: Readonly<Record<string, Lookups>>,
): Promise<Metrics | undefined> => {
  if (where === 'off') return undefined;
  // Loaded only here: saves 40 ms on a server without metrics.
  const { Metrics: Counting } = await import('./metrics.js');
  const metrics = new Counting({ ...caches, plans: plans.lookups }, pace, quotas);
  metrics.watch(store);
  if (where === 'on')
    app.get('/metrics', async (_, reply) =>
      reply
        .type(metrics.contentType)
        .header('cache-control', 'no-store')
        .send(await metrics.text()),
    );
  else await serveApart(app, where, metrics);
  return metrics;
};

const OF_METRICS: Remedies = {
  taken: 'set SAMGRAF_METRICS to an address with another port.',
  notAllowed: 'Set SAMGRAF_METRICS to an address with a port of 1024 or higher',
  unknown: 'Set SAMGRAF_METRICS to an address of this machine, as 127.0.0.1:9464; or on, beside the API.',
};

/** Closes with the app. */
const serveApart = async (app: FastifyInstance, where: string, metrics: Metrics): Promise<void> => {
  const [host, port] = splitAddress(where);
  const server = createServer((request, response) => {
    if (request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404).end('Metrics are at /metrics.\n');
      return;
    }
    metrics.text().then(
      text => {
        response.writeHead(200, { 'content-type': metrics.contentType }).end(text);
      },
      () => {
        response.writeHead(500).end();
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({ host, port }, resolve);
  }).catch((error: unknown) => {
    throw addressError(error, host, port, OF_METRICS);
  });
  app.addHook('onClose', (_, done) => {
    server.close(() => {
      done();
    });
    server.closeAllConnections();
  });
};

/** `host:port`; an IPv6 host is in brackets. */
export const splitAddress = (address: string): readonly [host: string, port: number] => {
  const at = address.lastIndexOf(':');
  return [address.slice(0, at).replace(/^\[|\]$/g, ''), Number(address.slice(at + 1))];
};
