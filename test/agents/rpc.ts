import type { FastifyInstance } from 'fastify';

/** Asks the door for agents once, without a client; what failed is told as it came. */
export const rpc = async (
  app: FastifyInstance,
  method: string,
  params: object,
): Promise<Readonly<Record<string, unknown>>> => {
  const { body } = await app.inject({
    method: 'POST',
    url: '/mcp',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      host: '127.0.0.1',
    },
    payload: { jsonrpc: '2.0', id: 1, method, params },
  });
  const json = body.startsWith('{') ? body : (/^data: (.*)$/m.exec(body)?.[1] ?? '{}');
  return (JSON.parse(json) as { result?: Record<string, unknown> }).result ?? { failed: body };
};
