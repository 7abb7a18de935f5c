import { buildServer } from '../../src/doors/server/server';
import { GENERATIONS, MCP, callTool, serveGraph, type Served } from './connected';

let served: Served;
beforeAll(async () => {
  served = await serveGraph(
    { mcp: { ...MCP, hosts: ['samgraf.example'], origins: ['https://ok.example'] } },
    null,
  );
});
afterAll(() => served.close());

const LIST = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} };
const send = (
  headers: Readonly<Record<string, string>>,
  payload: unknown = LIST,
  method: 'POST' | 'GET' = 'POST',
) =>
  served.app.inject({
    method,
    url: '/mcp',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      host: '127.0.0.1:4000',
      ...headers,
    },
    ...(method === 'POST'
      ? { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }
      : {}),
  });

test.each([
  [{}, 200],
  [{ host: 'localhost' }, 200],
  [{ host: '[::1]:4000' }, 200],
  [{ host: 'SAMGRAF.example' }, 200],
  [{ host: 'evil.example' }, 403],
  [{ host: 'evil.example', origin: 'http://evil.example' }, 403],
  [{ host: 'localhost@evil.example' }, 403],
  [{ origin: 'http://127.0.0.1:4000' }, 200],
  [{ origin: 'https://ok.example' }, 200],
  [{ origin: 'https://evil.example' }, 403],
  [{ origin: 'null' }, 403],
  [{ origin: 'http://localhost.evil.example' }, 403],
])('with %j the answer is %i', async (headers, status) => {
  const response = await send(headers);
  expect(response.statusCode).toBe(status);
  if (status === 403)
    expect(response.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  expect(response.headers['x-content-type-options']).toBe('nosniff');
});

test.each(['x'.repeat(900_000), 'x'.repeat(257), { of: 1 }, [1]])(
  'an id that no client needs is not repeated',
  async id => {
    for (const payload of [{ ...LIST, id }, [{ ...LIST, id }, LIST]]) {
      const response = await send({}, payload);
      expect([response.statusCode, response.body.length < 300]).toEqual([400, true]);
      expect(response.json()).toMatchObject({ jsonrpc: '2.0', id: null, error: { code: -32600 } });
    }
  },
);

test('an id as long as clients have is repeated', async () => {
  const response = await send({}, { ...LIST, id: 'x'.repeat(256) });
  expect([response.statusCode, response.body.includes('x'.repeat(256))]).toEqual([200, true]);
});

test.each(['{', ''])('what is no JSON is told as JSON-RPC tells it: %j', async payload => {
  const response = await send({}, payload);
  expect(response.statusCode).toBe(400);
  expect(response.json()).toEqual({
    jsonrpc: '2.0',
    id: null,
    error: { code: -32700, message: 'The body is not JSON.' },
  });
});

test.each([
  ['no JSON', '{', 400],
  ['another type', 'x', 415],
  ['too much', JSON.stringify({ a: 'x'.repeat(1_100_000) }), 413],
  ['no message', '[]', 400],
  ['a value', '5', 400],
])('%s is refused', async (name, payload, status) => {
  const response = await send(name === 'another type' ? { 'content-type': 'text/plain' } : {}, payload);
  expect(response.statusCode).toBe(status);
  expect(response.body).not.toMatch(/\.ts|node_modules|at \//);
});

test('there are no streams to hold open', async () => {
  expect((await send({}, undefined, 'GET')).statusCode).toBe(405);
  const listen = await send(
    { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'subscriptions/listen' },
    {
      ...{ jsonrpc: '2.0', id: 1, method: 'subscriptions/listen' },
      params: {
        notifications: { toolsListChanged: true },
        _meta: {
          'io.modelcontextprotocol/protocolVersion': '2026-07-28',
          'io.modelcontextprotocol/clientInfo': { name: 't', version: '1' },
          'io.modelcontextprotocol/clientCapabilities': {},
        },
      },
    },
  );
  expect(listen.json()).toHaveProperty('error');
});

test.each(GENERATIONS)('the asker’s own key goes on to the API (%s)', async generation => {
  const client = await served.client(generation, { authorization: 'Bearer nonsense' });
  const { structured, isError } = await callTool(client, 'find_things', { text: 'Oslo' });
  expect([isError, structured.outcome]).toEqual([true, 'UNAUTHENTICATED']);
  expect(structured.items[0]?.text).toMatch(/takes no tokens of an issuer\. Send another key, or none/);
});

test('both generations are served', async () => {
  const [legacy, modern] = [await served.client('legacy'), await served.client('auto')];
  expect(legacy.getNegotiatedProtocolVersion()).toMatch(/^2025/);
  expect(modern.getNegotiatedProtocolVersion()).toBe('2026-07-28');
});

test('it is closed where it is not wanted', async () => {
  const app = await buildServer(served.samgraf, { logLevel: 'silent' });
  try {
    expect((await app.inject({ method: 'POST', url: '/mcp', payload: LIST })).statusCode).toBe(404);
  } finally {
    await app.close();
  }
});
