import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { GENERATIONS, MCP, serveGraph, type Served } from './connected';

const PAGE = 'https://page.example';
let served: Served;
beforeAll(async () => {
  served = await serveGraph({ corsOrigins: [PAGE], mcp: { ...MCP, origins: [PAGE] } }, null);
});
afterAll(() => served.close());

/** Sent without asking first, whatever they say, or by the browser itself (Fetch, 2.2.2); the type is asked for as JSON. */
const SAFE = ['accept', 'accept-language', 'content-language'];
const listOf = (text: unknown): readonly string[] =>
  (typeof text === 'string' ? text : '').split(',').map(part => part.trim().toLowerCase());

/** `fetch` as a page of another origin has it: asks first, sends what it may, and reads the headers that it may. */
const fetchOf =
  (sent: Set<string>): typeof fetch =>
  async (input, init = {}) => {
    const headers = new Headers(init.headers);
    const method = init.method ?? 'GET';
    const asked = [...headers.keys()].filter(name => !SAFE.includes(name));
    const before = await served.app.inject({
      method: 'OPTIONS',
      url: '/mcp',
      headers: {
        origin: PAGE,
        'access-control-request-method': method,
        'access-control-request-headers': asked.join(','),
      },
    });
    expect(before.headers['access-control-allow-origin']).toBe(PAGE);
    expect(listOf(before.headers['access-control-allow-methods'])).toContain(method.toLowerCase());
    expect(listOf(before.headers['access-control-allow-headers'])).toEqual(expect.arrayContaining(asked));
    for (const name of asked) sent.add(name);
    headers.set('origin', PAGE);
    const response = await fetch(input, { ...init, headers });
    expect(response.headers.get('access-control-allow-origin')).toBe(PAGE);
    const exposed = listOf(response.headers.get('access-control-expose-headers'));
    // A session that the page could not read of would be lost.
    if (response.headers.has('mcp-session-id')) expect(exposed).toContain('mcp-session-id');
    return response;
  };

test.each(GENERATIONS)(
  'a client of the generation %s asks from a page of another origin',
  async generation => {
    const sent = new Set<string>();
    const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: generation } });
    await client.connect(
      new StreamableHTTPClientTransport(new URL(`${served.address}/mcp`), {
        fetch: fetchOf(sent),
        requestInit: { headers: {} },
      }),
    );
    expect((await client.listTools()).tools.length).toBeGreaterThan(5);
    const { content } = await client.callTool({ name: 'find_things', arguments: { text: 'x' } });
    expect(content).toHaveLength(1);
    await client.close();
    expect([...sent].sort()).toEqual(
      generation === 'legacy'
        ? ['content-type', 'mcp-protocol-version']
        : ['content-type', 'mcp-method', 'mcp-name', 'mcp-protocol-version'],
    );
  },
);

test('what a client sends when it goes on after a break, or knows a session, is allowed too, with a key', async () => {
  const { headers } = await served.app.inject({
    method: 'OPTIONS',
    url: '/mcp',
    headers: { origin: PAGE, 'access-control-request-method': 'GET' },
  });
  expect(listOf(headers['access-control-allow-headers'])).toEqual(
    expect.arrayContaining(['authorization', 'last-event-id', 'mcp-session-id']),
  );
});
