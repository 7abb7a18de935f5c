import * as engine from '@grafeo-db/js';
import { schedulingFor } from '../../src/doors/server/samgraf';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';

let server: SeededApp;
beforeAll(async () => {
  server = await openSeededApp();
});
afterAll(() => server?.close());
afterEach(() => jest.restoreAllMocks());

/** As the engine says it after its 30 s, which a test does not wait for. */
const ENDED = 'GRAFEO-Q003: Query exceeded the 30s timeout';

test.each([
  '{ municipality(number: "0301") { name } }',
  '{ municipalities(first: 1, orderBy: [{population: DESC}]) { nodes { id } } }',
  '{ reach(of: {id: "resource:eformidling"}) { totalCount } }',
])('a statement that the engine ends is told as one that took too long: %s', async query => {
  jest.spyOn(engine.GrafeoDB.prototype, 'executeCypher').mockRejectedValue(new Error(ENDED));
  const { body } = await server.app.inject({ method: 'POST', url: '/graphql', payload: { query } });
  const { errors } = JSON.parse(body) as { errors: { message: string; extensions: { code: string } }[] };
  expect(errors.map(({ extensions, message }) => [extensions.code, message])).toEqual([
    ['TIMEOUT', expect.stringContaining('did not finish within 30 s') as unknown],
  ]);
});

test('a limit that is longer than the engine has is that of the engine, and this is said', () => {
  const said: string[] = [];
  const left = (timeout: number, longest?: number): number => {
    const of = longest === undefined ? {} : { longest };
    return Math.round(schedulingFor(of, timeout, text => said.push(text)).deadline() - performance.now());
  };
  expect([left(60_000), left(60_000, 30_000), left(10_000, 30_000)]).toEqual([60_000, 30_000, 10_000]);
  expect(said).toEqual([expect.stringMatching(/SAMGRAF_TIMEOUT_MS is 60000, .* longer than 30000 ms/)]);
  expect(server.samgraf.store.longest).toBe(30_000);
});
