import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { readConfig } from '../../src/config';
import { SamgrafError } from '../../src/engine/errors';
import { loadOperations } from '../../src/doors/server/load-operations';
import { bodyOf, post, type Body } from '../hostile/seeded-app';
import { serving } from './serving';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const OSLO = 'query Named($n: String!) { municipality(number: $n) { id name } }';
const COUNT = 'query Count { municipalities { totalCount } }';
const OTHER = '{ counties { totalCount } }';
const ANSWER = { municipality: { id: 'municipality:0301', name: 'Oslo' } };
const n = { n: '0301' };

/** As Relay's compiler and graphql-codegen write it, and as Apollo's tools do. */
const RELAY = { relay1: OSLO, [sha256(COUNT)]: COUNT };
const MANIFEST = {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [{ id: 'apollo-1', name: 'Named', type: 'query', body: OSLO }],
};

const folder = mkdtempSync(join(tmpdir(), 'operations-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
let files = 0;
const written = (content: unknown): string => {
  const file = join(folder, `operations-${(files += 1)}.json`);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};

const { serve, server } = serving();
const asked = jest.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest');
afterAll(() => {
  asked.mockRestore();
});
const listing = async (contents: readonly unknown[], operationsOnly = false): Promise<FastifyInstance> =>
  serve({
    operations: await loadOperations(contents.map(written), server().samgraf.schema),
    operationsOnly,
  });
const send = (app: FastifyInstance, body: unknown): Promise<LightMyRequestResponse> =>
  post(app, JSON.stringify(body));
const get = (
  app: FastifyInstance,
  params: Readonly<Record<string, string>>,
): Promise<LightMyRequestResponse> =>
  app.inject({ method: 'GET', url: `/graphql?${new URLSearchParams(params).toString()}` });
const codeOf = (response: LightMyRequestResponse): Body['errors'] | string =>
  bodyOf(response).errors?.[0]?.extensions?.code ?? 'none';
const persisted = (hash: string): unknown => ({ persistedQuery: { version: 1, sha256Hash: hash } });

describe('an operation of a list', () => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = await listing([RELAY, MANIFEST]);
  });

  test.each([
    ['documentId', { documentId: 'relay1' }],
    ['id', { id: 'relay1' }],
    ['the id of a manifest', { documentId: 'apollo-1' }],
    ['the hash of its text', { documentId: sha256(OSLO) }],
    ['the hash, by its name', { documentId: `sha256:${sha256(OSLO)}` }],
    ['a hash as clients of Apollo send it', { extensions: persisted(sha256(OSLO)) }],
    ['an id as clients of Apollo send it', { extensions: persisted('apollo-1') }],
    ['an id, with a null document', { query: null, id: 'relay1' }],
    ['an id, with an empty document', { query: '', id: 'relay1' }],
    ['its text', { query: OSLO }],
    ['its text, with an id that says nothing', { query: OSLO, id: 'x' }],
  ])('is asked for by %s', async (_, by) => {
    for (const method of ['POST', 'GET']) {
      const response =
        method === 'POST'
          ? await send(app, { ...by, variables: n })
          : await get(
              app,
              Object.fromEntries(
                Object.entries({ ...by, variables: n })
                  .filter(([, value]) => value !== null)
                  .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
              ),
            );
      expect([response.statusCode, response.json()]).toEqual([200, { data: ANSWER }]);
    }
  });

  test('with what it costs, which is asked for beside it', async () => {
    const body = { extensions: { ...(persisted('relay1') as object), cost: true }, variables: n };
    expect((await send(app, body)).json()).toMatchObject({ data: ANSWER, extensions: { cost: {} } });
    const got = await get(app, {
      documentId: 'relay1',
      variables: JSON.stringify(n),
      extensions: '{"cost":true}',
    });
    expect(got.json()).toMatchObject({ data: ANSWER, extensions: { cost: {} } });
  });
  test('is answered by the lane the second time, the same', async () => {
    const body = { documentId: 'relay1', variables: n };
    const first = await send(app, body);
    const before = asked.mock.calls.length;
    const again = await send(app, body);
    expect(asked.mock.calls.length).toBe(before);
    expect([again.statusCode, again.body]).toEqual([first.statusCode, first.body]);
  });
  test('others are answered as ever', async () => {
    expect((await send(app, { query: OTHER })).json()).toHaveProperty('data.counties.totalCount');
    expect(codeOf(await send(app, { extensions: persisted('0'.repeat(64)) }))).toBe(
      'PERSISTED_QUERY_NOT_FOUND',
    );
  });
  test.each([
    ['an unknown id', { documentId: 'nothing' }],
    ['a name that objects have', { id: '__proto__' }],
    ['another', { id: 'constructor' }],
  ])('%s is refused', async (_, by) => {
    for (const response of [await send(app, by), await get(app, by)]) {
      expect([response.statusCode, bodyOf(response)]).toEqual([
        403,
        {
          errors: [
            {
              message: 'No listed operation has this id.',
              extensions: { code: 'OPERATION_NOT_LISTED', hint: expect.stringContaining('as query') },
            },
          ],
        },
      ]);
    }
  });
  test('ids that are no texts are no ids', async () => {
    for (const id of [1, null, {}, ['relay1'], true])
      expect(codeOf(await send(app, { documentId: id }))).toBe('BAD_INPUT');
    expect(codeOf(await send(app, [{ documentId: 'relay1' }]))).toBe('BAD_INPUT');
    expect(codeOf(await get(app, { extensions: '{' }))).toBe('BAD_INPUT');
  });
});

describe('where only listed operations are answered', () => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = await listing([RELAY], true);
  });

  test('they are: by id, by hash and by text', async () => {
    for (const by of [{ id: 'relay1' }, { extensions: persisted(sha256(OSLO)) }, { query: OSLO }])
      expect((await send(app, { ...by, variables: n })).json()).toEqual({ data: ANSWER });
    const variables = JSON.stringify(n);
    expect((await get(app, { documentId: 'relay1', variables })).json()).toEqual({ data: ANSWER });
  });

  const refused: readonly (readonly [string, object])[] = [
    ['another text', { query: OTHER }],
    ['its text and a blank', { query: `${OSLO} ` }],
    ['a text with the id of one', { query: OTHER, id: 'relay1' }],
    ['a text with its hash', { query: OTHER, extensions: persisted(sha256(OTHER)) }],
    ['a hash', { extensions: persisted(sha256(OTHER)) }],
    ['an id', { documentId: 'x' }],
    ['introspection', { query: '{ __schema { queryType { name } } }' }],
    ['no GraphQL', { query: '}' }],
  ];
  test.each(refused)('%s is refused, over and over, by POST and GET', async (_, by) => {
    const params = Object.fromEntries(
      Object.entries(by).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    );
    for (const response of [
      await send(app, by),
      await send(app, by),
      await get(app, params),
      await get(app, params),
    ])
      expect([
        response.statusCode,
        codeOf(response),
        bodyOf(response).data,
        response.headers['cache-control'],
      ]).toEqual([403, 'OPERATION_NOT_LISTED', undefined, 'no-store']);
  });
  test('the lane and Apollo Server refuse alike', async () => {
    const plain = await serve({
      operations: await loadOperations([written(RELAY)], server().samgraf.schema),
      operationsOnly: true,
      lane: false,
    });
    for (const [, by] of refused) {
      const [one, other] = [await send(app, by), await send(plain, by)];
      expect([one.statusCode, one.body]).toEqual([other.statusCode, other.body]);
    }
  });
  test('a client that names application/json alone gets 200, as for all its errors', async () => {
    const response = await post(app, JSON.stringify({ query: OTHER }), { accept: 'application/json' });
    expect([response.statusCode, codeOf(response)]).toEqual([200, 'OPERATION_NOT_LISTED']);
  });
  test('twice in the address is refused, whichever comes first', async () => {
    const both = [OSLO, OTHER].map(encodeURIComponent);
    for (const [a, b] of [both, [...both].reverse()]) {
      const response = await app.inject({ method: 'GET', url: `/graphql?query=${a ?? ''}&query=${b ?? ''}` });
      expect([400, 403]).toContain(response.statusCode);
      expect(bodyOf(response).data).toBeUndefined();
    }
  });
});

describe('a hash that was sent before', () => {
  test('is answered by the lane, the same as by Apollo Server', async () => {
    const app = await serve({});
    const text = `${OSLO} # automatic`;
    const body = { extensions: persisted(sha256(text)), variables: n };
    expect(codeOf(await send(app, body))).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect((await send(app, { ...body, query: text })).json()).toEqual({ data: ANSWER });
    const before = asked.mock.calls.length;
    const again = await send(app, body);
    expect(again.json()).toEqual({ data: ANSWER });
    expect(asked.mock.calls.length).toBe(before);
    const variables = JSON.stringify(n);
    const got = await get(app, { extensions: JSON.stringify(body.extensions), variables });
    expect([got.json(), got.headers['cache-control']]).toEqual([{ data: ANSWER }, 'no-cache']);
  });
});

describe('a list is checked at the start', () => {
  const load = async (...contents: readonly unknown[]): Promise<string> => {
    try {
      await loadOperations(contents.map(written), server().samgraf.schema);
      return 'loaded';
    } catch (error) {
      if (!(error instanceof SamgrafError)) throw error;
      expect(error.hint).toMatch(/\w/);
      return `${error.code} ${error.message}`;
    }
  };
  test.each<[string, unknown, RegExp]>([
    [
      'an unknown field, by its name',
      { a1: 'query Named { nonsense }' },
      /1 invalid operation.*\n.*: Named \("a1"\): Cannot query field "nonsense"/,
    ],
    [
      'a name of the manifest',
      { ...MANIFEST, operations: [{ id: 'x', name: 'Told', body: '{ nonsense }' }] },
      /Told \("x"\): Cannot query field/,
    ],
    ['what is no GraphQL', { a1: 'query {' }, /unnamed \("a1"\): Syntax Error/],
    ['fragments alone', { a1: 'fragment F on Municipality { id }' }, /no operation/],
    [
      'an operation of a kind that there is not',
      { a1: 'subscription S { x }' },
      /S \("a1"\): Cannot query field "x" on type "Subscription"/,
    ],
    ['what is too deep', { a1: `{ ${'a { '.repeat(250)}` }, /nested deeper/],
    [
      'what is too wide',
      { a1: `{ ${Array.from({ length: 150 }, (_, i) => `a${i}: __typename`).join(' ')} }` },
      /aliases/,
    ],
    ['a list', [OSLO], /is not a list of operations/],
    ['a text that is a number', { a1: 7 }, /is not a list of operations: a1: /],
    ['an empty id', { '': OSLO }, /is not a list of operations/],
    ['another format', { ...MANIFEST, format: 'other' }, /is not a list of operations: format/],
    ['a manifest without texts', { ...MANIFEST, operations: [{ id: 'x' }] }, /operations\.0\.body/],
    ['no JSON', '{', /is not a list of operations: .*JSON/],
  ])('%s', async (_, content, told) => {
    const message = await load(content);
    expect(message).toMatch(/^BAD_CONFIG SAMGRAF_OPERATIONS/);
    expect(message).toMatch(told);
  });
  test('every fault at once, of every file', async () => {
    const message = await load({ a: '{ x }', b: OSLO }, { c: '{ y }' });
    expect(message).toMatch(/2 invalid/);
    expect(message.split('\n')).toHaveLength(3);
  });
  test('one id of two texts', async () => {
    expect(await load({ a: OSLO }, { a: COUNT })).toMatch(/another operation with the id "a"/);
    expect(await load({ a: OSLO }, { a: OSLO })).toBe('loaded');
  });
  test('a file that is not there', async () => {
    await expect(loadOperations([join(folder, 'none.json')], server().samgraf.schema)).rejects.toThrow(
      /none\.json/,
    );
  });
  test('only listed ones, and no list', () => {
    expect(() => readConfig({ SAMGRAF_OPERATIONS_ONLY: 'on' })).toThrow(/names no file/);
    expect(() => readConfig({ SAMGRAF_OPERATIONS_ONLY: 'on', SAMGRAF_OPERATIONS: 'a.json' })).not.toThrow();
  });
});
