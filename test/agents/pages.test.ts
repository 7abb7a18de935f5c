import { MCP, callTool, serveGraph, type Served } from './connected';

let served: Served;
beforeAll(async () => {
  served = await serveGraph();
});
afterAll(() => served.close());

test.each([
  ['find_things', { text: 'ID-porten' }],
  ['explain_connections', { from: 'municipality:1151', to: 'EU', via: 'SharedResource', maxHops: 2 }],
  ['assess_impact', { ids: ['resource:maskinporten'] }],
  ['find_gaps', {}],
  ['compare_with_peers', { id: 'municipality:1151' }],
  ['how_it_stands', { of: 'municipality:1151' }],
])('%s gives the address of the page of each thing, which is there', async (name, args) => {
  const { structured } = await callTool(await served.client(), name, { ...args, budget: 16_000 });
  const things = structured.items.filter(({ id }) => id !== undefined);
  expect(things.length).toBeGreaterThan(0);
  for (const { id, url } of things) expect(url).toBe(`${served.address}/id/${id ?? ''}`);
  const [{ url = '' } = {}] = things;
  const page = await fetch(url, { headers: { accept: 'text/html' } });
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
});

test('without pages there are no addresses, and the least budget leaves them out first', async () => {
  const bare = await serveGraph({ explorer: false, mcp: MCP });
  const { structured } = await callTool(await bare.client(), 'find_things', { text: 'ID-porten' });
  expect(structured.items.some(({ id }) => id !== undefined)).toBe(true);
  expect(structured.items.some(({ url }) => url !== undefined)).toBe(false);
  await bare.close();
});
