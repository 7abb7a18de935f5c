import { parse } from 'graphql';
import { LIMITS } from '../../src/engine/answer/limits';
import { buildServer } from '../../src/doors/server/server';
import { ask, bodyOf, insidesShown, openSeededApp, post, type SeededApp } from '../hostile/seeded-app';

let server: SeededApp;
beforeAll(async () => {
  server = await openSeededApp({ federation: true });
});
afterAll(() => server.close());

const NAMED =
  'query($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Municipality { name } } }';
const OSLO = { __typename: 'Municipality', number: '0301' };
const FOUND = { __typename: 'Municipality', name: 'Oslo' };

const entities = async (representations: unknown, query = NAMED): ReturnType<typeof ask> =>
  ask(server.app, { query, variables: { r: representations } });
const errorOf = async (representations: unknown): Promise<unknown> => {
  const response = await entities(representations);
  expect(insidesShown(response.body)).toEqual([]);
  expect(Buffer.byteLength(response.body)).toBeLessThan(1_000);
  const { data, errors } = bodyOf(response);
  expect(data).toBeUndefined();
  expect(errors).toHaveLength(1);
  const { message, extensions } = errors?.[0] ?? {};
  expect(extensions?.hint).toMatch(/\w/);
  return `${extensions?.code ?? ''} ${message ?? ''} ${extensions?.hint ?? ''}`;
};

describe('what is found', () => {
  test('nothing, for no representations', async () => {
    expect(bodyOf(await entities([])).data).toEqual({ _entities: [] });
  });
  test('a single one is a list of one, and null keys are absent', async () => {
    expect(bodyOf(await entities({ ...OSLO, id: null })).data).toEqual({ _entities: [FOUND] });
  });
  test('an ID may be a number, as in GraphQL, and finds nothing', async () => {
    expect(bodyOf(await entities([{ __typename: 'Municipality', id: 301 }])).data).toEqual({
      _entities: [null],
    });
  });
  test('nothing has a key of null, as the other subgraph may not know it', async () => {
    expect(bodyOf(await entities([{ ...OSLO, number: null }, OSLO])).data).toEqual({
      _entities: [null, FOUND],
    });
    expect(bodyOf(await entities([{ ...OSLO, number: null }])).data).toEqual({ _entities: [null] });
  });
  test('fields that are no keys say nothing', async () => {
    expect(bodyOf(await entities([{ ...OSLO, name: 'Bergen' }])).data).toEqual({ _entities: [FOUND] });
  });
  test('a thousand, of which many are the same', async () => {
    const many = Array.from({ length: 1_000 }, () => OSLO);
    expect(bodyOf(await entities(many)).data?.['_entities']).toEqual(many.map(() => FOUND));
  });
  test('under several aliases, with other representations', async () => {
    const query =
      'query($a: [_Any!]!, $b: [_Any!]!) { a: _entities(representations: $a) { __typename } b: _entities(representations: $b) { __typename } }';
    const variables = { a: [OSLO], b: [{ __typename: 'County', number: '03' }, OSLO] };
    expect(bodyOf(await ask(server.app, { query, variables })).data).toEqual({
      a: [{ __typename: 'Municipality' }],
      b: [{ __typename: 'County' }, { __typename: 'Municipality' }],
    });
  });
  test('each as a variable of its own', async () => {
    const query =
      'query($a: _Any!) { _entities(representations: [$a, {__typename: "County", number: "03"}]) { __typename } }';
    expect(bodyOf(await ask(server.app, { query, variables: { a: OSLO } })).data).toEqual({
      _entities: [{ __typename: 'Municipality' }, { __typename: 'County' }],
    });
  });
});

describe('what is refused, with what to do', () => {
  const cases: readonly (readonly [string, unknown, RegExp])[] = [
    ['no typename', [{ number: '0301' }], /^BAD_INPUT representations\[0\] has no __typename\. Send \{/],
    ['a typename that is none', [{ __typename: 7 }], /has no __typename/],
    [
      'an unknown typename',
      [OSLO, { __typename: 'Planet', id: 'x' }],
      /representations\[1\]: Planet is not an entity here\. See .*`samgraf subgraph`/,
    ],
    ['a type that is no entity', [{ __typename: 'PageInfo' }], /PageInfo is not an entity/],
    ['Node, which has no key', [{ __typename: 'Node', id: 'municipality:0301' }], /Node is not an entity/],
    ['__proto__ as typename', [{ __typename: '__proto__' }], /__proto__ is not an entity/],
    ['constructor as typename', [{ __typename: 'constructor' }], /constructor is not an entity/],
    [
      'no key',
      [{ __typename: 'Municipality' }],
      /has no key of Municipality\. Besides __typename, give id, .*number/,
    ],
    [
      'the key of another kind',
      [{ __typename: 'Municipality', celex: '32014R0910' }],
      /Municipality has no field celex/,
    ],
    ['an unknown field', [{ ...OSLO, wasteKilos: 7 }], /Municipality has no field wasteKilos/],
    [
      'a number for a code',
      [{ __typename: 'Municipality', number: 301 }],
      /representations\[0\]\.number is 301; it takes a String\. Send keys/,
    ],
    ['a list for a key', [{ __typename: 'Municipality', number: ['0301'] }], /it takes a String/],
    ['an object for a key', [{ __typename: 'Municipality', id: { eq: 'x' } }], /it takes an ID/],
    ['a boolean for an id', [{ __typename: 'Municipality', id: true }], /it takes an ID/],
    ['a fraction for an id', [{ __typename: 'Municipality', id: 1.5 }], /it takes an ID/],
    ['a text', ['municipality:0301'], /representations\[0\] is "municipality:0301"; it takes an object/],
    ['a list in the list', [[OSLO]], /it takes an object/],
    ['null in the list', [null], /must not be null|Expected non-nullable/],
    ['null', null, /must not be null/],
    [
      '1,001 of them',
      Array.from({ length: 1_001 }, () => OSLO),
      /representations has 1,001 items; the limit is 1,000\. Ask/,
    ],
    ['100,000 of them', Array.from({ length: 100_000 }, () => 1), /BAD_INPUT|TOO_COMPLEX|TOO_LARGE/],
    [
      'a long key',
      [{ __typename: 'Municipality', number: 'x'.repeat(LIMITS.text + 1) }],
      /BAD_INPUT \$r\[0\]\.number has 20,001 characters; the limit is 20,000/,
    ],
    ['a long name', [{ ...OSLO, ['x'.repeat(201)]: 1 }], /name is longer/],
    [
      'a deep value',
      [{ ...OSLO, name: JSON.parse('['.repeat(40) + ']'.repeat(40)) as unknown }],
      /nested deeper/,
    ],
  ];
  test.each(cases)('%s', async (_, representations, told) => {
    expect(await errorOf(representations)).toMatch(told);
  });

  test('__proto__ as a field, of JSON', async () => {
    const body = `{"query": ${JSON.stringify(NAMED)}, "variables": {"r": [{"__typename": "Municipality", "number": "0301", "__proto__": {"id": "municipality:4601"}}]}}`;
    expect(bodyOf(await post(server.app, body)).errors?.[0]).toMatchObject({
      message: 'representations[0]: Municipality has no field __proto__.',
      extensions: { code: 'BAD_INPUT' },
    });
  });
  test('a variable inside a representation of the document', async () => {
    const query =
      'query($n: String) { _entities(representations: [{__typename: "Municipality", number: $n}]) { __typename } }';
    expect(bodyOf(await ask(server.app, { query, variables: { n: '0301' } })).errors?.[0]).toMatchObject({
      message: expect.stringContaining('make representations itself a variable'),
      extensions: { code: 'BAD_INPUT' },
    });
  });
  test('nothing is half done: one that is wrong refuses all', async () => {
    expect(bodyOf(await entities([OSLO, { __typename: 'Planet' }])).data).toBeUndefined();
  });
});

describe('what it costs', () => {
  const INSIDE = '{ ... on Municipality { uses(first: 10) { nodes { name } } } }';
  const query = `query($r: [_Any!]!) { _entities(representations: $r) ${INSIDE} }`;
  const numbers = async (first: number): Promise<readonly unknown[]> => {
    const listed = bodyOf(
      await ask(server.app, { query: `{ municipalities(first: ${first}) { nodes { number } } }` }),
    );
    const { nodes } = listed.data?.['municipalities'] as { nodes: readonly { number: string }[] };
    return nodes.map(({ number }) => ({ __typename: 'Municipality', number }));
  };
  const costOf = async (
    r: readonly unknown[],
  ): Promise<{ estimated: { rows: number }; actual: { rows: number; statements: number } }> =>
    (
      (await ask(server.app, { query, variables: { r }, extensions: { cost: true } })).json() as {
        extensions: { cost: never };
      }
    ).extensions.cost;

  test('is by how many are asked for, never less than it is, and one statement', async () => {
    const all = await numbers(300);
    for (const n of [1, 7, 300]) {
      const { estimated, actual } = await costOf(all.slice(0, n));
      expect(actual.rows).toBeLessThanOrEqual(estimated.rows);
      expect(estimated.rows).toBeLessThanOrEqual(n * 12);
      expect(actual.statements).toBe(1);
    }
  });
  test('is bounded, hop by hop', async () => {
    const dear = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Actor { uses(first: 1000) { nodes { usedBy(first: 100) { nodes { name } } } } } } }`;
    expect(bodyOf(await entities(await numbers(300), dear)).errors?.[0]).toMatchObject({
      message: expect.stringMatching(/may return about [\d,]+ rows|may cost/),
      extensions: { code: 'COST_LIMIT', hint: expect.stringContaining('_entities') },
    });
  });
  test('one plan serves every batch of the same kinds by the same keys', () => {
    const { plans } = server.samgraf;
    const document = parse(NAMED);
    const planOf = (r: readonly unknown[]): unknown => plans.plan(document, undefined, { r }).planned.plan;
    const once = planOf([OSLO]);
    expect(planOf([{ ...OSLO, number: '4601' }, OSLO, { ...OSLO, number: '1103' }])).toBe(once);
    expect(planOf([{ __typename: 'Municipality', id: 'municipality:0301' }])).not.toBe(once);
  });
});

describe('_service', () => {
  test('is asked for once', async () => {
    for (const query of ['{ _service { a: sdl b: sdl } }', '{ a: _service { sdl } b: _service { sdl } }'])
      expect(bodyOf(await ask(server.app, { query })).errors?.[0]?.extensions).toMatchObject({
        code: 'TOO_COMPLEX',
        hint: 'Ask for it once.',
      });
  });
  test('is closed where introspection is, and entities are not', async () => {
    const app = await buildServer(server.samgraf, {
      logLevel: 'silent',
      disclosure: { introspection: false, suggestions: false },
    });
    const query = '{ ... on Query { a: _service { sdl } } }';
    expect(bodyOf(await ask(app, { query }))).toEqual({
      errors: [
        {
          message: 'The subgraph SDL is not told here: introspection is turned off.',
          locations: [{ line: 1, column: 18 }],
          extensions: { code: 'BAD_INPUT', hint: expect.stringContaining('introspection is turned off') },
        },
      ],
    });
    expect(bodyOf(await ask(app, { query: NAMED, variables: { r: [OSLO] } })).data).toEqual({
      _entities: [FOUND],
    });
    await app.close();
  });
  test('may stand beside data', async () => {
    const query = '{ _service { __typename } municipality(number: "0301") { name } }';
    expect(bodyOf(await ask(server.app, { query })).data).toEqual({
      _service: { __typename: '_Service' },
      municipality: { name: 'Oslo' },
    });
  });
});
