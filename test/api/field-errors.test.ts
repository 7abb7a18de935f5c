import { ask, bodyOf, openSeededApp, type SeededApp } from '../hostile/seeded-app';

let server: SeededApp;
beforeAll(async () => {
  server = await openSeededApp();
}, 120_000);
afterAll(() => server.close());

test('what is wrong with one question is told of its field; the others are answered', async () => {
  const response = await ask(server.app, {
    query: `{
      right: reach(of: {id: "municipality:0301"}, maxHops: 1, first: 1) { totalCount nodes { node { name } } }
      unknown: reach(of: {id: "municipality:0302"}) { totalCount nodes { node { name } path { explanation } } }
      noPlace: comparable(of: {id: "county:03"}) { totalCount }
      municipality(number: "0300") { name }
      alsoRight: history(of: {id: "framework:eidas"}) { totalCount }
    }`,
  });
  expect(response.statusCode).toBe(200);
  const { data, errors } = bodyOf(response);
  expect(data).toMatchObject({
    right: { totalCount: expect.any(Number), nodes: [{ node: { name: expect.any(String) } }] },
    unknown: null,
    noPlace: null,
    municipality: null,
    alsoRight: { totalCount: expect.any(Number) },
  });
  expect(errors?.map(({ path, extensions }) => [path, extensions?.code])).toEqual([
    [['unknown'], 'NOT_FOUND'],
    [['noPlace'], 'BAD_INPUT'],
    [['municipality'], 'NOT_FOUND'],
  ]);
  expect(errors?.[0]?.extensions?.hint).toMatch(/municipality:0301/);
});

test('twelve questions at once, each with its own answer', async () => {
  const query = `{ ${Array.from({ length: 12 }, (_, i) => `q${i}: connections(from: {id: "municipality:${i % 2 === 0 ? '0301' : '9999'}"}, to: {framework: {}}, first: 1) { totalCount }`).join(' ')} }`;
  const { data, errors } = bodyOf(await ask(server.app, { query }));
  expect(Object.values(data ?? {}).filter(answer => answer !== null)).toHaveLength(6);
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(
    Array.from({ length: 6 }, () => 'NOT_FOUND'),
  );
});
