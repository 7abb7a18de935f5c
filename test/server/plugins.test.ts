import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import { GraphQLError } from 'graphql';
import { pluginModules, readConfig } from '../../src/config';
import { DocumentCache } from '../../src/engine/answer/documents';
import { ResponseCache } from '../../src/engine/answer/response-cache';
import { Persisted } from '../../src/doors/server/parameters';
import { Apollo } from '../../src/doors/server/apollo';
import { loadPlugins } from '../../src/doors/server/load-plugins';
import { errorRenderer } from '../../src/engine/answer/client-errors';
import { createLog } from '../../src/doors/server/observe/log';
import { serverOptions } from '../../src/doors/server/options';
import { PROJECT } from '../../src/doors/server/samgraf';
import { buildServer, type ServerOptions } from '../../src/doors/server/server';
import { ask, bodyOf, openSeededApp, post, type SeededApp } from '../hostile/seeded-app';

const OSLO = '{ municipality(number: "0301") { id } }';

let server: SeededApp;
const built: FastifyInstance[] = [];
const folder = mkdtempSync(join(tmpdir(), 'samgraf-plugins-'));
beforeAll(async () => {
  server = await openSeededApp();
});
afterAll(async () => {
  for (const app of built) await app.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});
const serve = async (
  plugin: ApolloServerPlugin,
  options: Partial<ServerOptions> = {},
): Promise<FastifyInstance> => {
  const app = await buildServer(server.samgraf, {
    logLevel: 'silent',
    keepAnswers: true,
    plugins: [plugin],
    ...options,
  });
  built.push(app);
  return app;
};

describe('a plugin', () => {
  test('sees each request from its start to its answer, known or not', async () => {
    const seen: string[] = [];
    const tell = (what: string) => (): Promise<void> => {
      seen.push(what);
      return Promise.resolve();
    };
    const app = await serve({
      contextCreationDidFail: tell('not admitted'),
      invalidRequestWasReceived: tell('invalid'),
      requestDidStart: () => {
        seen.push('start');
        return Promise.resolve({
          didResolveOperation: tell('resolved'),
          didEncounterErrors: tell('errors'),
          willSendResponse: tell('sent'),
        });
      },
    });
    const seeing = async (payload: string): Promise<readonly string[]> => {
      seen.length = 0;
      await post(app, payload);
      return [...seen];
    };
    const answered = ['start', 'resolved', 'sent'];
    for (let time = 0; time < 3; time += 1)
      expect(await seeing(JSON.stringify({ query: OSLO }))).toEqual(answered);
    for (let time = 0; time < 2; time += 1)
      expect(await seeing(JSON.stringify({ query: '{ nothing }' }))).toEqual(['start', 'errors', 'sent']);
    expect(await seeing(JSON.stringify({ query: '{ municipality(number: "9999") { id } }' }))).toEqual([
      'start',
      'resolved',
      'errors',
      'sent',
    ]);
    expect(await seeing(JSON.stringify({ query: '{'.repeat(300) }))).toEqual(['not admitted']);
    expect(await seeing('[]')).toEqual(['invalid']);
  });

  test('reads the data, and may add to what is sent', async () => {
    const data: unknown[] = [];
    const app = await serve({
      requestDidStart: () =>
        Promise.resolve({
          willSendResponse: ({ response: { http, body } }) => {
            if (body.kind === 'single') {
              data.push(body.singleResult.data);
              body.singleResult.extensions = { seen: true };
            }
            http.headers.set('x-plugin', 'yes');
            http.status = 203;
            return Promise.resolve();
          },
        }),
    });
    const response = await ask(app, { query: OSLO });
    expect(data).toEqual([{ municipality: { id: 'municipality:0301' } }]);
    expect([response.statusCode, response.headers['x-plugin'], response.json()]).toEqual([
      203,
      'yes',
      { data: data[0], extensions: { seen: true } },
    ]);
  });

  test('may refuse an operation with a code and a status of its own', async () => {
    const app = await serve({
      requestDidStart: () =>
        Promise.resolve({
          didResolveOperation: () => {
            throw new GraphQLError('Sign in first.', {
              extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
            });
          },
        }),
    });
    const response = await ask(app, { query: OSLO });
    expect([response.statusCode, response.json()]).toEqual([
      401,
      { errors: [{ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } }] },
    ]);
  });

  test.each<readonly [string, ApolloServerPlugin]>([
    [
      'at the start',
      {
        requestDidStart: () => {
          throw new TypeError('secret');
        },
      },
    ],
    [
      'at the operation',
      {
        requestDidStart: () =>
          Promise.resolve({
            didResolveOperation: () => {
              throw new TypeError('secret');
            },
          }),
      },
    ],
    [
      'at the end',
      {
        requestDidStart: () =>
          Promise.resolve({
            willSendResponse: () => {
              throw new TypeError('secret');
            },
          }),
      },
    ],
  ])('that breaks %s is a fault of ours: masked, and in the log', async (_, plugin) => {
    const lines: string[] = [];
    const app = await serve(plugin, {
      logLevel: 'error',
      logTo: {
        write: line => {
          lines.push(line);
        },
      },
    });
    const response = await ask(app, { query: OSLO });
    expect([
      response.statusCode,
      bodyOf(response).errors?.[0]?.extensions?.code,
      response.body.includes('secret'),
    ]).toEqual([500, 'INTERNAL', false]);
    expect(lines.map(line => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({
        code: 'INTERNAL',
        reqId: response.headers['x-request-id'],
        err: expect.objectContaining({ type: 'TypeError' }),
      }),
    ]);
  });

  test('is told when the server stops, after the last answer', async () => {
    const told: string[] = [];
    const app = await serve({
      serverWillStart: () =>
        Promise.resolve({
          drainServer: () => {
            told.push('drain');
            return Promise.resolve();
          },
          serverWillStop: () => {
            told.push('stop');
            return Promise.resolve();
          },
        }),
      requestDidStart: () =>
        Promise.resolve({
          willSendResponse: () => {
            told.push('sent');
            return Promise.resolve();
          },
        }),
    });
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    const asked = fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify({
        query: '{ municipalities(first: 300) { nodes { name uses(first: 20) { nodes { name } } } } }',
      }),
    });
    await new Promise(resolve => {
      app.server.once('request', resolve);
    });
    await app.close();
    expect([(await asked).status, told]).toEqual([200, ['sent', 'drain', 'stop']]);
  });
});

test('usage reporting, which Apollo Server adds by itself, counts as a plugin', async () => {
  const disclosure = { introspection: true, suggestions: true };
  const uses = {
    samgraf: server.samgraf,
    answers: new ResponseCache(false),
    documents: new DocumentCache(),
    persisted: new Persisted(),
    tell: errorRenderer(disclosure),
  };
  const isReporting = async (): Promise<boolean> => {
    const apollo = await Apollo.start(uses, { disclosure, log: createLog('silent'), plugins: [] });
    await apollo.stop();
    return apollo.isReporting();
  };
  const before = await isReporting();
  Object.assign(process.env, { APOLLO_KEY: 'service:none:none', APOLLO_GRAPH_REF: 'none@none' });
  try {
    expect([before, await isReporting()]).toEqual([false, true]);
  } finally {
    delete process.env['APOLLO_KEY'];
    delete process.env['APOLLO_GRAPH_REF'];
  }
});

describe('SAMGRAF_PLUGINS', () => {
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  test('names modules that export a plugin, or several', async () => {
    const one = file('one.cjs', 'module.exports = { requestDidStart: async () => {} };');
    const two = file(
      'two.cjs',
      'exports.default = [{ requestDidStart: async () => {} }, { serverWillStart: async () => {} }];',
    );
    const modules = pluginModules(readConfig({ SAMGRAF_PLUGINS: ` ${one}, ${two} ` }));
    expect((await loadPlugins(modules)).map(plugin => Object.keys(plugin)[0])).toEqual([
      'requestDidStart',
      'requestDidStart',
      'serverWillStart',
    ]);
    expect(await loadPlugins(pluginModules(readConfig({})))).toEqual([]);
  });

  test('names what docs/plugins.md shows', async () => {
    const [, example = ''] =
      /```js\n([^`]*)```/.exec(readFileSync(join(PROJECT, 'docs', 'plugins.md'), 'utf8')) ?? [];
    const [plugin] = await loadPlugins([file('example.cjs', example)]);
    const response = await ask(await serve(plugin as ApolloServerPlugin), { query: OSLO });
    expect([response.statusCode, response.headers['x-took']]).toEqual([200, expect.stringMatching(/^\d+$/)]);
  });

  test.each([
    ['nothing.cjs', undefined, /cannot be loaded/],
    ['broken.cjs', 'throw new Error("as it is loaded");', /as it is loaded/],
    ['other.cjs', 'module.exports = 1;', /is not an Apollo Server plugin/],
    ['empty.cjs', 'module.exports = [];', /is not an Apollo Server plugin/],
  ])('that names %s ends the start with what to do', async (name, text, message) => {
    const path = text === undefined ? join(folder, name) : file(name, text);
    await expect(loadPlugins([path])).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(/\w/),
    });
  });
});

test('SAMGRAF_LANE closes the lane', () => {
  expect([
    serverOptions(readConfig({})).lane,
    serverOptions(readConfig({ SAMGRAF_LANE: 'off' })).lane,
  ]).toEqual([true, false]);
});
