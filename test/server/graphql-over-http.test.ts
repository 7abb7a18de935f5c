import { serverAudits } from 'graphql-http';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';

let server: SeededApp;
let url: string;
beforeAll(async () => {
  server = await openSeededApp();
  url = `${await server.app.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
});
afterAll(() => server.close());

test('GraphQL over HTTP, by the audits of graphql-http', async () => {
  const failing: string[] = [];
  const audits = serverAudits({ url, fetchFn: fetch });
  expect(audits).toHaveLength(61);
  for (const audit of audits) {
    const result = await audit.fn();
    if (result.status !== 'ok') failing.push(`${audit.id} ${audit.name}: ${result.reason}`);
  }
  expect(failing).toEqual([]);
});
