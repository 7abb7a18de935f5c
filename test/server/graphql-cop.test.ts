import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { readConfig } from '../../src/config';
import { serverOptions } from '../../src/doors/server/options';
import { openSamgraf, readProjectModel } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { EmbeddedStore } from '../../src/engine/store/embedded';

/**
 * The requests that graphql-cop sends (github.com/dolevf/graphql-cop, lib/tests), and when it reports each. Nothing is
 * found with the production profile; on a laptop it finds what is open there on purpose.
 */
type Finding = Readonly<{
  check: string;
  send: (app: FastifyInstance) => Promise<LightMyRequestResponse>;
  found: (response: LightMyRequestResponse) => boolean;
}>;
type Answer = Readonly<{
  data?: Readonly<Record<string, unknown>> | null;
  errors?: readonly Readonly<{ message: string; extensions?: Readonly<Record<string, unknown>> }>[];
}>;

const post = (payload: unknown) => (app: FastifyInstance) =>
  app.inject({ method: 'POST', url: '/graphql', payload: payload as object });
const query = (text: string) => post({ query: text });
const get = (url: string) => (app: FastifyInstance) => app.inject({ method: 'GET', url });
const answerOf = (response: LightMyRequestResponse): Answer => JSON.parse(response.body) as Answer;
const answered =
  (key: string) =>
  (response: LightMyRequestResponse): boolean =>
    Boolean(answerOf(response).data?.[key]);
const times = (n: number, of: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => of(i)).join('\n');

const IDE = ['graphiql.min.css', 'GraphQL Playground', 'GraphiQL', 'graphql-playground'];
const isIde = ({ body }: LightMyRequestResponse): boolean => IDE.some(word => body.includes(word));
const hasExtension =
  (name: string) =>
  (response: LightMyRequestResponse): boolean =>
    (answerOf(response).errors ?? []).some(error => name in (error.extensions ?? {}));

const CHECKS: readonly Finding[] = [
  {
    check: 'alias overloading',
    send: query(`query { ${times(101, i => `alias${i}:__typename`)} }`),
    found: answered('alias100'),
  },
  {
    check: 'batch query',
    send: post(Array.from({ length: 11 }, () => ({ query: 'query { __typename }' }))),
    found: ({ body }) => (JSON.parse(body) as { length?: number }).length !== undefined,
  },
  {
    check: 'directive overloading',
    send: query('query { __typename @aa@aa@aa@aa@aa@aa@aa@aa@aa@aa }'),
    found: response => answerOf(response).errors?.length === 10,
  },
  {
    check: 'circular query by introspection',
    send: query(
      'query { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }',
    ),
    found: answered('__schema'),
  },
  {
    check: 'circular fragment',
    send: query(
      'query { __schema { ...A } } fragment A on __Schema { __typename ...B } fragment B on __Schema { ...A }',
    ),
    found: response => answerOf(response).errors === undefined,
  },
  {
    check: 'field duplication',
    send: query(`query { ${times(500, () => '__typename')} }`),
    found: answered('__typename'),
  },
  {
    check: 'field suggestions',
    send: query('query { __schema { directive } }'),
    found: response =>
      Boolean(answerOf(response).errors?.some(({ message }) => message.includes('Did you mean'))),
  },
  {
    check: 'mutation by GET',
    send: get('/graphql?query=mutation%20%7B__typename%7D'),
    found: answered('__typename'),
  },
  { check: 'query by GET', send: get('/graphql?query=%7B__typename%7D'), found: answered('__typename') },
  ...['/graphiql', '/playground', '/console', '/graphql', '/'].map(url => ({
    check: `GraphQL IDE at ${url}`,
    send: get(url),
    found: isIde,
  })),
  {
    check: 'introspection',
    send: query('query { __schema { types { name fields { name } } } }'),
    found: answered('__schema'),
  },
  {
    check: 'url-encoded POST',
    send: app => app.inject({ method: 'POST', url: '/graphql?query=query%20%7B__typename%7D' }),
    found: answered('__typename'),
  },
  {
    check: 'url-encoded POST with a form',
    send: app =>
      app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'query=query%20%7B__typename%7D',
      }),
    found: answered('__typename'),
  },
  {
    check: 'trace mode',
    send: query('query { __typename }'),
    found: ({ body }) => /tracing|stacktrace/i.test(body),
  },
  { check: 'unhandled error', send: query('qwerty cop { abc }'), found: hasExtension('exception') },
];

/** What a laptop leaves open, so that the playground works. */
const OPEN_ON_A_LAPTOP = ['field suggestions', 'query by GET', 'GraphQL IDE at /playground', 'introspection'];

const opened: { close: () => Promise<void> }[] = [];
const serve = async (environment: Readonly<Record<string, string>>): Promise<FastifyInstance> => {
  const store = await EmbeddedStore.open();
  const samgraf = await openSamgraf(readProjectModel(), store);
  const app = await buildServer(samgraf, { ...serverOptions(readConfig(environment)), logLevel: 'silent' });
  opened.push({
    close: async () => {
      await app.close();
      await store.close();
    },
  });
  return app;
};
afterAll(async () => {
  for (const { close } of opened) await close();
});

describe('graphql-cop', () => {
  const found = async (app: FastifyInstance): Promise<readonly string[]> => {
    const names: string[] = [];
    for (const { check, send, found: isFound } of CHECKS) if (isFound(await send(app))) names.push(check);
    return names;
  };

  test('finds nothing with the production profile', async () => {
    expect(await found(await serve({ SAMGRAF_PROFILE: 'production' }))).toEqual([]);
  });

  test('finds on a laptop what is open there on purpose, and no more', async () => {
    expect(await found(await serve({}))).toEqual(OPEN_ON_A_LAPTOP);
  });
});

describe('the production profile', () => {
  test('answers queries, and says where the schema is', async () => {
    const app = await serve({ SAMGRAF_PROFILE: 'production' });
    expect(answerOf(await query('{ __typename municipalities { totalCount } }')(app)).data).toEqual({
      __typename: 'Query',
      municipalities: { totalCount: 0 },
    });
    const refused = answerOf(await query('{ __type(name: "Query") { name } }')(app)).errors?.[0];
    expect(refused).toMatchObject({
      message: expect.stringMatching(/introspection/i),
      extensions: { code: 'BAD_INPUT', hint: expect.stringContaining('Ask whoever runs the server') },
    });
    const wrong = answerOf(
      await query('query($w: MunicipalityWhere) { municipalities(where: $w) { totalCount } }')(app),
    ).errors;
    expect(wrong).toBeUndefined();
    const guessed = await post({
      query: 'query($w: MunicipalityWhere) { municipalities(where: $w) { totalCount } }',
      variables: { w: { nam: 1 } },
    })(app);
    expect(guessed.body).not.toContain('Did you mean');
    const method = await get('/graphql?query=%7B__typename%7D')(app);
    expect([method.statusCode, method.headers['allow']]).toEqual([405, 'POST']);
  });

  test.each(['SAMGRAF_INTROSPECTION', 'SAMGRAF_SUGGESTIONS', 'SAMGRAF_GET', 'SAMGRAF_PLAYGROUND'] as const)(
    'leaves %s to its own setting',
    async name => {
      expect([
        readConfig({ SAMGRAF_PROFILE: 'production' })[name],
        readConfig({ SAMGRAF_PROFILE: 'production', [name]: 'on' })[name],
        readConfig({})[name],
        readConfig({ [name]: 'off' })[name],
      ]).toEqual(['off', 'on', 'on', 'off']);
    },
  );

  test('settings that cannot be are refused', () => {
    for (const bad of [
      { SAMGRAF_PROFILE: 'constructor' },
      { SAMGRAF_GET: 'yes' },
      { SAMGRAF_CORS_ORIGINS: 'dashboard' },
      { SAMGRAF_TRUST_PROXY: 'everybody' },
    ])
      expect(() => readConfig(bad)).toThrow(/invalid setting/);
  });
});
