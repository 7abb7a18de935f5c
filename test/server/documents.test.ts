import { parse, type DocumentNode } from 'graphql';
import type { ApolloServerPlugin } from '@apollo/server';
import { DocumentCache } from '../../src/engine/answer/documents';
import { buildServer, type ServerOptions } from '../../src/doors/server/server';
import { ask, bodyOf, openSeededApp, type SeededApp } from '../hostile/seeded-app';

const GOOD = '{ municipality(number: "0301") { id } }';

describe('the store of documents', () => {
  const put = async (documents: DocumentCache, key: string, text: string): Promise<DocumentNode> => {
    const document = parse(text);
    await documents.set(key, document);
    return document;
  };

  test('has an accepted one by its key and by its text', async () => {
    const documents = new DocumentCache();
    const document = await put(documents, 'k', GOOD);
    expect([await documents.get('k'), documents.recall(GOOD), documents.accepts(GOOD)]).toEqual([
      document,
      document,
      true,
    ]);
    expect([
      await documents.get('other'),
      documents.recall(`${GOOD} `),
      documents.accepts(`${GOOD} `),
    ]).toEqual([undefined, undefined, false]);
    await documents.delete('k');
    expect([await documents.get('k'), documents.recall(GOOD)]).toEqual([undefined, undefined]);
  });

  test('forgets it when many others, or much longer ones, have come since', async () => {
    for (const others of [
      Array.from({ length: 500 }, (_, i) => `${GOOD} # ${i}`),
      ['a', 'b', 'c'].map(name => `${GOOD} # ${name.repeat(60_000)}`),
    ]) {
      const documents = new DocumentCache();
      await put(documents, 'first', GOOD);
      for (const [i, other] of others.entries()) await put(documents, `${i}`, other);
      expect([await documents.get('first'), documents.recall(GOOD)]).toEqual([undefined, undefined]);
    }
  });

  test('keeps what was answered to a refused one', () => {
    const documents = new DocumentCache();
    const refused = { body: '{"errors":[]}', status: 400, codes: ['BAD_INPUT'] } as const;
    documents.refuse('{', refused);
    expect([documents.refusal('{'), documents.accepts('{'), documents.recall('{')]).toEqual([
      refused,
      false,
      undefined,
    ]);
  });
});

describe('Apollo Server', () => {
  let server: SeededApp;
  beforeAll(async () => {
    server = await openSeededApp();
  });
  afterAll(() => server.close());

  /**
   * How often documents are parsed and validated while these are asked; a lane is closed by the plugin that
   * counts.
   */
  const judged = async (
    queries: readonly string[],
    options: Partial<ServerOptions> = {},
  ): Promise<readonly [parsed: number, validated: number]> => {
    const counts: [number, number] = [0, 0];
    const counting: ApolloServerPlugin = {
      requestDidStart: () =>
        Promise.resolve({
          parsingDidStart: () => {
            counts[0] += 1;
            return Promise.resolve();
          },
          validationDidStart: () => {
            counts[1] += 1;
            return Promise.resolve();
          },
        }),
    };
    const app = await buildServer(server.samgraf, { logLevel: 'silent', plugins: [counting], ...options });
    for (const query of queries) await ask(app, { query });
    await app.close();
    return counts;
  };

  test('reads a document once', async () => {
    expect(await judged([GOOD, GOOD, GOOD])).toEqual([1, 1]);
    expect(await judged([GOOD, `${GOOD} `])).toEqual([2, 2]);
  });

  test.each([
    ['nested too deep', '{'.repeat(50_000)],
    ['too long', `{ __typename ${' '.repeat(100_000)} }`],
    ['of too many tokens', `{${' a'.repeat(10_001)} }`],
  ])('does not parse one that is %s', async (_, query) => {
    expect(await judged([query])).toEqual([0, 0]);
  });

  test('does not go through one that is too rich, of whose other faults nothing is said', async () => {
    const rich = `{ nothing ${Array.from({ length: 200 }, (_, i) => `a${i}: __typename`).join(' ')} }`;
    const errors = bodyOf(await ask(server.app, { query: rich })).errors;
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['TOO_COMPLEX']);
  });
});
