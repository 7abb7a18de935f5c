import { performance } from 'node:perf_hooks';
import type { LightMyRequestResponse } from 'fastify';
import { ERRORS, type ErrorCode } from '../../src/engine/errors';
import { ask, bodyOf, insidesShown, openSeededApp, post, type SeededApp } from './seeded-app';

type Details = Readonly<{
  variables?: Readonly<Record<string, unknown>>;
  operationName?: string;
  /** Where it is not the one of the code. */
  status?: number;
  /** The body as it is sent, instead of the query in JSON. */
  raw?: string;
  /** How the test is called; the query when absent. */
  called?: string;
  hint?: RegExp;
}>;

/** After warm-up an answer should not take longer; told, not asserted. */
const SLOW_MS = 50;

/** One server for a file of refusals, and the one verb of its tests. */
export const refusals = () => {
  let server: SeededApp;
  const slow: string[] = [];

  beforeAll(async () => {
    server = await openSeededApp();
    for (let i = 0; i < 20; i += 1)
      await ask(server.app, { query: '{ municipality(id: "municipality:0302") { name } }' });
  });
  afterAll(async () => {
    await server.close();
    if (slow.length > 0) console.info(`Answered in more than ${SLOW_MS} ms:\n${slow.join('\n')}`);
  });

  const send = async (
    query: string,
    { variables, operationName, raw }: Details,
  ): Promise<LightMyRequestResponse> =>
    raw === undefined
      ? ask(server.app, {
          query,
          ...(variables ? { variables } : {}),
          ...(operationName === undefined ? {} : { operationName }),
        })
      : post(server.app, raw);

  /** The query is answered by an error of this code, with a sentence, a hint and a status, and with nothing of our insides. */
  const refuses = (query: string, code: ErrorCode, message: RegExp, details: Details = {}): void => {
    test(`${code}: ${details.called ?? query}`, async () => {
      const start = performance.now();
      const response = await send(query, details);
      const took = performance.now() - start;
      if (took > SLOW_MS) slow.push(`  ${took.toFixed(0)} ms  ${details.called ?? query}`);
      const body = bodyOf(response);
      const [error] = body.errors ?? [];
      expect({ code: error?.extensions?.code, message: error?.message }).toEqual({
        code,
        message: expect.stringMatching(message),
      });
      // What is wrong with one field is told of that field; the others are answered.
      expect(response.statusCode).toBe(details.status ?? (body.data ? 200 : ERRORS[code].status));
      expect(error?.extensions?.hint).toEqual(expect.stringMatching(details.hint ?? /\w/));
      expect(insidesShown(response.body)).toEqual([]);
      expect(response.body.length).toBeLessThan(20_000);
    });
  };

  return { refuses, server: () => server };
};
