import { serverAudits } from 'graphql-http';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';

/** Audits of the GraphQL-over-HTTP specification that we fail, each with why; none of them is a MUST. */
const FAILING: readonly string[] = [
  // GET needs a header that makes a browser ask first (CSRF), which these do not send.
  '5A70 MAY accept application/x-www-form-urlencoded formatted GET requests: Response status code is not 200',
  'D6D5 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json: Response status code is not 200',
  '6A70 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json: Response status code is not 200',
  // The status says what the error says, also to clients of the older media type.
  '572B SHOULD use 200 status code on document parsing failure when accepting application/json: Response status code is not 200',
  'FDE2 SHOULD use 200 status code on document validation failure when accepting application/json: Response status code is not 200',
  '7B9B SHOULD use a status code of 200 on variable coercion failure when accepting application/json: Response status code is not 200',
];

let server: SeededApp;
let url: string;
beforeAll(async () => {
  server = await openSeededApp();
  url = `${await server.app.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
});
afterAll(() => server.close());

test('GraphQL over HTTP, by the audits of graphql-http', async () => {
  const failing: string[] = [];
  for (const audit of serverAudits({ url, fetchFn: fetch })) {
    const result = await audit.fn();
    if (result.status !== 'ok') failing.push(`${audit.id} ${audit.name}: ${result.reason}`);
  }
  expect(failing).toEqual(FAILING);
});
