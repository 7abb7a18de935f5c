import { ask, bodyOf, openSeededApp, post, type SeededApp } from '../hostile/seeded-app';

const OSLO = '{ municipality(number: "0301") { id } }';
const ANSWER = { municipality: { id: 'municipality:0301' } };

let server: SeededApp;
beforeAll(async () => {
  server = await openSeededApp();
});
afterAll(() => server.close());

describe('what an operation costs', () => {
  const costOf = async (query: string): Promise<unknown> => {
    const response = await post(server.app, JSON.stringify({ query, extensions: { cost: true } }));
    return (response.json() as { extensions?: { cost?: unknown } }).extensions?.cost;
  };

  test('is told when asked for: rows of a read', async () => {
    expect(await costOf(OSLO)).toEqual({
      estimated: { rows: 1, edges: 0, visits: 1, steps: 0, parts: 0 },
      actual: { rows: 1, edges: 0, steps: 0, statements: 1 },
    });
  });
  test('and edges of a question, never more than estimated', async () => {
    const cost = (await costOf(
      '{ paths(from: {id: "municipality:0301"}, to: {id: "framework:eidas"}) { totalCount nodes { steps { certainty } } } }',
    )) as Record<'estimated' | 'actual', { edges: number; statements?: number }>;
    expect(cost.actual.edges).toBeGreaterThan(10);
    expect(cost.actual.edges).toBeLessThanOrEqual(cost.estimated.edges);
    expect(cost.actual.statements).toBe(2);
  });
  test('and not otherwise', async () => {
    expect((await ask(server.app, { query: OSLO })).json()).toEqual({ data: ANSWER });
  });
  test('too many edges are refused before anything is read, with what to lower', async () => {
    const wide = Array.from(
      { length: 20 },
      (_, i) =>
        `q${i}: paths(from: {entity: {}}, to: {entity: {}}, direction: ANY, maxHops: 8) { totalCount }`,
    ).join(' ');
    expect(bodyOf(await ask(server.app, { query: `{ ${wide} }` })).errors?.[0]).toMatchObject({
      message: expect.stringMatching(/may visit about [\d,]+ edges; the limit is 200,000/),
      extensions: { code: 'COST_LIMIT', hint: expect.stringContaining('maxHops from 8 to 7') },
    });
  });
  test('so is an answer of more parts than can be', async () => {
    const paths =
      'paths(first: 1000) { from { id } to { id } steps { certainty from { id } to { id } sources { title } } }';
    const many = `{ connections(from: {municipality: {}}, to: {framework: {}}, first: 1000) { nodes { ${paths} } edges { node { ${paths} } } } }`;
    const refused = bodyOf(await ask(server.app, { query: many })).errors?.[0];
    expect(refused).toMatchObject({
      extensions: { code: 'COST_LIMIT', hint: expect.stringContaining('first') },
    });
  });
});

describe('introspection', () => {
  test('alone', async () => {
    const response = await ask(server.app, {
      query: '{ __schema { queryType { name } } __type(name: "Municipality") { name } __typename }',
    });
    expect(response.json()).toEqual({
      data: {
        __schema: { queryType: { name: 'Query' } },
        __type: { name: 'Municipality' },
        __typename: 'Query',
      },
    });
  });

  test('mixed with data, in the order asked for', async () => {
    const response = await ask(server.app, {
      query: `{ a: __type(name: "Source") { name } municipality(number: "0301") { id } __schema { queryType { name } } }`,
    });
    expect(response.body).toBe(
      '{"data":{"a":{"name":"Source"},"municipality":{"id":"municipality:0301"},"__schema":{"queryType":{"name":"Query"}}}}',
    );
  });

  test('under an alias that is a column of ours', async () => {
    const response = await ask(server.app, {
      query:
        '{ municipality(number: "0301") { id } r0: __type(name: "Source") { name } r1: __schema { queryType { name } } }',
    });
    expect(response.json()).toEqual({
      data: { ...ANSWER, r0: { name: 'Source' }, r1: { queryType: { name: 'Query' } } },
    });
  });

  test('beside another operation', async () => {
    const query =
      'query A($n: String!) { municipality(number: $n) { id } } query B($t: String!) { __type(name: $t) { name } }';
    expect((await ask(server.app, { query, operationName: 'A', variables: { n: '0301' } })).json()).toEqual({
      data: ANSWER,
    });
    expect((await ask(server.app, { query, operationName: 'B', variables: { t: 'Source' } })).json()).toEqual(
      { data: { __type: { name: 'Source' } } },
    );
  });

  test('in a fragment, and with variables of both', async () => {
    const query =
      'query($t: String!, $n: String) { ...F } fragment F on Query { __type(name: $t) { name } municipality(number: $n) { id } }';
    expect((await ask(server.app, { query, variables: { t: 'Source', n: '0301' } })).json()).toEqual({
      data: { __type: { name: 'Source' }, ...ANSWER },
    });
  });
});
