import { ask, bodyOf, openSeededApp, post, type SeededApp } from '../hostile/seeded-app';

/** Which field the arguments are wrong of: its place in the response, and where it stands in the document. */
let server: SeededApp;
beforeAll(async () => {
  server = await openSeededApp({ federation: true });
}, 120_000);
afterAll(() => server.close());

const asked = async (query: string, variables: object = {}): Promise<unknown> => {
  const response = await ask(server.app, { query, variables });
  const { data, errors = [] } = bodyOf(response);
  return data ?? errors.map(({ path, locations, extensions }) => [extensions?.code, path, locations]);
};

const SCREEN = `query($a: String, $b: String, $n: Int) {
  m: municipalities(after: $a, first: $n) { pageInfo { endCursor } }
  c: counties(after: $b) { pageInfo { endCursor } }
  ...More
}
fragment More on Query { d: frameworks(after: $a) { totalCount } }`;

test('the one of three lists whose cursor is of another, in a document that has been answered before', async () => {
  const whole = (await asked(SCREEN)) as Record<'m' | 'c', { pageInfo: { endCursor: string } }>;
  const [a, b] = [whole.m.pageInfo.endCursor, whole.c.pageInfo.endCursor];
  const at = (line: number, column: number) => [{ line, column }];
  expect(await asked(SCREEN, { b: a })).toEqual([['BAD_CURSOR', ['c'], at(3, 3)]]);
  expect(await asked(SCREEN, { a: b })).toEqual([['BAD_CURSOR', ['m'], at(2, 3)]]);
  expect(await asked(SCREEN, { a })).toEqual([['BAD_CURSOR', ['d'], at(6, 26)]]);
  expect(await asked(SCREEN, { n: 5_000 })).toEqual([['BAD_INPUT', ['m'], at(2, 3)]]);
  expect(await asked(SCREEN, { b })).toMatchObject({ c: expect.anything() });
});

test.each([
  ['{ a: municipalities(first: 5000) { totalCount } }', ['a']],
  ['{ a: municipality { id } }', ['a']],
  [
    '{ counties(first: 1) { nodes { id parts: inGroups(first: 0) { totalCount } } } }',
    ['counties', 'nodes', 'parts'],
  ],
  [
    '{ c: counties(first: 1) { e: edges { n: node { inGroups(first: 1, last: 1) { totalCount } } } } }',
    ['c', 'e', 'n', 'inGroups'],
  ],
  [
    '{ p: reach(of: {id: "municipality:0301"}, maxHops: 1) { nodes { node { ... on Municipality { uses(last: 2000) { totalCount } } } } } }',
    ['p', 'nodes', 'node', 'uses'],
  ],
  [
    '{ reach(of: {id: "municipality:0301"}, maxHops: 1) { nodes { path { steps { from { ... on Municipality { u: uses(first: 0) { totalCount } } } } } } } }',
    ['reach', 'nodes', 'path', 'steps', 'from', 'u'],
  ],
  ['{ s: search(text: ".") { totalCount } }', ['s']],
  ['{ g: sharedResourceGroupings(by: []) { nodes { count } } }', ['g']],
  ['{ q: common(of: {ids: ["municipality:0301"]}) { totalCount } }', ['q']],
])('%s', async (query, path) => {
  const told = await asked(query);
  expect(told).toEqual([['BAD_INPUT', path, [expect.anything()]]]);
});

test('a representation that is none, also where the document has been answered before', async () => {
  const query = 'query($r: [_Any!]!) { e: _entities(representations: $r) { __typename } }';
  const wrong = { r: [{ __typename: 'Nothing', id: 'x' }] };
  const told = [['BAD_INPUT', ['e'], [{ line: 1, column: 23 }]]];
  expect(await asked(query, wrong)).toEqual(told);
  expect(await asked(query, { r: [{ __typename: 'Municipality', number: '0301' }] })).toEqual({
    e: [{ __typename: 'Municipality' }],
  });
  expect(await asked(query, wrong)).toEqual(told);
});

test('a key that would make the refusal long is left out', async () => {
  const response = await ask(server.app, {
    query: `{ ${'k'.repeat(200)}: municipalities(first: 5000) { totalCount } }`,
  });
  const [error] = bodyOf(response).errors ?? [];
  expect([error?.path, error?.locations]).toEqual([undefined, [{ line: 1, column: 3 }]]);
  expect(response.body.length).toBeLessThan(1_000);
});

test('an empty list of ids or kinds has an empty answer', async () => {
  const query =
    'query($none: [ID!]!) { a: nodes(ids: []) { id } b: nodes(ids: $none) { id } c: search(text: "oslo", kinds: []) { totalCount nodes { id } } d: entities(where: {kinds: []}) { totalCount } }';
  const none = { a: [], b: [], c: { totalCount: 0, nodes: [] }, d: { totalCount: 0 } };
  expect(await asked(query, { none: [] })).toEqual(none);
});

test.each([
  [
    '{ g: sharedResourceGroupings(by: [providedBy], first: 1001) { nodes { count } } }',
    /Groups have no pages/,
  ],
  ['{ common(of: {ids: ["municipality:0301"]}) { totalCount } }', /^Name 2 to/],
  ['{ counties(first: 1001) { totalCount } }', /go on with its endCursor/],
])('%s is told what helps', async (query, hint) => {
  const { errors } = bodyOf(await ask(server.app, { query }));
  expect(errors?.[0]?.extensions?.hint).toMatch(hint);
});

test('an id where no operations are listed is told that there is no list', async () => {
  expect(bodyOf(await post(server.app, '{"documentId": "abc"}')).errors?.[0]).toMatchObject({
    message: expect.stringContaining('has no list of operations'),
    extensions: { code: 'OPERATION_NOT_LISTED' },
  });
});
