import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/doors/server/server';
import { bearer, keyFile, madeKey, removeKeys } from '../access/viewers';
import { bodyOf } from '../hostile/seeded-app';
import { Stores } from '../support/stores';
import { PAGES, QUESTIONS, get, textOf } from './pages';

const NAMES = [
  '<script>alert(1)</script>',
  '"><svg onload=alert(2)>',
  '=HYPERLINK("http://evil.example")',
  'javascript:alert(3)',
  '\u200Ftxt.exe',
] as const;

let stores: Stores;
let app: FastifyInstance;
const keys = keyFile();
let admin: Readonly<Record<string, string>>;

beforeAll(async () => {
  stores = await Stores.openOne('embedded');
  admin = bearer(madeKey(keys, '--name', 'admin', '--role', 'admin').text);
  app = await buildServer(stores.on('embedded'), { logLevel: 'silent', keys });
}, 60_000);
afterAll(async () => {
  await app.close();
  await stores.close();
  removeKeys();
});

describe('a graph with nothing in it', () => {
  // What questions and forms there are, and how to send a file, has nothing to do with what is in the graph.
  const OF_ANY = ['/tabeller', '/om', '/importer', '/vurdering', '/vurdering/interoperability'];
  test.each(PAGES.filter(url => !OF_ANY.includes(url)))('%s says so, or what it cannot find', async url => {
    const { statusCode, body } = await get(app, url);
    expect([url, [200, 400, 404].includes(statusCode)]).toEqual([url, true]);
    expect(textOf(body)).toMatch(
      /Grafen er tom|Ingenting er registrert med identifikatoren|Ingen treff|Hvilken kommune|Skriv navnet|Ingen å holde den/,
    );
  });
});

describe('names with markup', () => {
  const change = async (query: string, variables: object): Promise<void> => {
    const response = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', ...admin },
      payload: { query, variables },
    });
    expect(bodyOf(response).errors).toBeUndefined();
  };
  beforeAll(async () => {
    await change(
      `mutation($url: String!) { upsertSource(input: {id: "source:x", title: "A <b>title</b>", name: {nb: "<i>kilde</i>"}, url: $url, validFrom: null, sources: []}, certainty: UNCERTAIN) { change { status } } }`,
      { url: 'https://a.example/?q=javascript:alert(4)' },
    );
    for (const [i, name] of NAMES.entries())
      await change(
        `mutation($id: ID!, $name: String!) { upsertSolution(input: {id: $id, name: {nb: $name}}, source: "source:x", certainty: UNCERTAIN) { change { status } } }`,
        { id: `resource:x${i}`, name },
      );
    await change(
      `mutation { connectDependsOn(input: {from: "resource:x0", to: "resource:x1"}, source: "source:x", certainty: UNCERTAIN) { change { status } } }`,
      {},
    );
  });

  test.each([
    '/id/resource:x0',
    '/id/resource:x1',
    '/id/resource:x3',
    '/id/source:x',
    '/sok?q=script',
    '/sok?q=script&del=forslag',
    '/sporsmal/fases-ut?hva=resource:x1',
    '/sporsmal/hvorfor-ikke?fra=resource:x0&til=resource:x1',
    '/sporsmal/hvorfor-ikke?fra=resource:x1&til=resource:x2&uten=resource:x0',
    '/sporsmal/hvorfor-ikke?fra=resource:x0&til=resource:x1&format=svg',
  ])('are text on %s', async url => {
    const { statusCode, body } = await get(app, url);
    expect([200, 302]).toContain(statusCode);
    expect(body).not.toMatch(/<script>alert|<svg onload|<b>title|<i>kilde|href="javascript:/);
  });

  test('are no formulas in a spreadsheet', async () => {
    const { body } = await get(app, '/sporsmal/hvorfor-ikke?fra=resource:x0&til=resource:x1&format=csv');
    for (const cell of body.split(/[\r\n,]+/)) expect(cell).not.toMatch(/^"?[=@]/);
    expect((await get(app, `${QUESTIONS[0]}&format=csv`)).statusCode).toBe(404);
  });
});
