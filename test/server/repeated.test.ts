import { makeKey } from '../../src/engine/access/keys';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';

const steward = makeKey({ name: 'steward', role: 'STEWARD' }, new Date());
const editor = makeKey({ name: 'nve', role: 'EDITOR', actor: 'organisation:nve' }, new Date());

/** Requests that are sent again are answered by their bytes; never with what is of another state of the graph, or another's. */
describe('a request that is sent again', () => {
  let seeded: SeededApp;
  beforeAll(async () => {
    seeded = await openSeededApp({}, [steward.key, editor.key]);
  });
  afterAll(() => seeded.close());

  const send = async (payload: object, headers: Record<string, string> = {}) => {
    const {
      body,
      statusCode,
      headers: sent,
    } = await seeded.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', ...headers },
      payload: JSON.stringify(payload),
    });
    return { body, statusCode, headers: sent };
  };
  const asWhom = (text: string): Record<string, string> => ({ authorization: `Bearer ${text}` });
  const apply = async (changes: readonly object[]): Promise<string> => {
    const query =
      'mutation ($changes: [ChangeInput!]!) { apply(changes: $changes, source: "source:aarsrapport2022-digdir-no-kapittel-3-rikets-digitale-tilstand-26-html", certainty: FACT, reason: "x") { created changed results { faults { message } } } }';
    return (await send({ query, variables: { changes } }, asWhom(steward.text))).body;
  };
  const HOMEPAGE = { query: '{ sharedResource(id: "resource:id-porten") { id homepage } }' };

  test('is answered as before, without a stage, in each form that its Accept asks for', async () => {
    const first = await send(HOMEPAGE);
    await send(HOMEPAGE);
    const again = await send(HOMEPAGE);
    expect([again.statusCode, again.body]).toEqual([200, first.body]);
    expect([first.headers['server-timing'], again.headers['server-timing']]).toEqual([
      expect.stringMatching(/plan/),
      undefined,
    ]);
    for (let time = 0; time < 2; time += 1) {
      const { headers } = await send(HOMEPAGE, { accept: 'application/graphql-response+json' });
      expect(headers['content-type']).toMatch(/^application\/graphql-response\+json/);
      expect((await send(HOMEPAGE, { accept: 'text/csv' })).body).toMatch(/The answer has no list/);
    }
    expect((await send(HOMEPAGE, { 'x-request-id': 'mine' })).headers['x-request-id']).toBe('mine');
  });

  test('is answered anew when anything has been written', async () => {
    for (const word of ['a', 'b', 'c']) {
      const solution = { id: 'resource:id-porten', homepage: `https://example.org/${word}` };
      expect(await apply([{ patch: { solution } }])).toMatch(/"changed":1/);
      for (let time = 0; time < 3; time += 1)
        expect((await send(HOMEPAGE)).body).toContain(`https://example.org/${word}`);
    }
  });

  test('is answered to each viewer as it may see, whoever asked first', async () => {
    const informationSystem = {
      ...{ id: 'system:closed', name: { nb: 'Lukket' } },
      ...{ access: 'NON_PUBLIC', restrictedTo: ['organisation:nve'] },
    };
    const manages = { from: 'organisation:nve', to: 'system:closed' };
    expect(await apply([{ upsert: { informationSystem } }, { connect: { manages } }])).toMatch(/"created":2/);
    const closed = { query: '{ informationSystems(where: {id: {eq: "system:closed"}}) { totalCount } }' };
    for (let time = 0; time < 3; time += 1) {
      expect((await send(closed, asWhom(editor.text))).body).toMatch(/"totalCount":1/);
      expect((await send(closed)).body).toMatch(/"totalCount":0/);
    }
    expect((await send(closed, asWhom('samgraf_wrong'))).statusCode).toBe(401);
  });

  test('is refused as before where it was, and is read where its type is another', async () => {
    for (let time = 0; time < 3; time += 1) {
      expect((await send({ query: '{ nothing }' })).statusCode).toBe(400);
      const typed = await send(HOMEPAGE, { 'content-type': 'text/plain' });
      expect(typed.statusCode).toBeGreaterThanOrEqual(400);
    }
  });
});
