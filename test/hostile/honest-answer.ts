import { ask, bodyOf, insidesShown, type SeededApp } from './seeded-app';

/** Tests of what is answered, and not refused: nothing is there. */
export const answering =
  (server: () => SeededApp) =>
  (query: string, expected: unknown, variables: Readonly<Record<string, unknown>> = {}): void => {
    test(`an honest answer: ${query}`, async () => {
      const response = await ask(server().app, { query, variables });
      expect({
        body: bodyOf(response),
        status: response.statusCode,
        insides: insidesShown(response.body),
      }).toEqual({ body: { data: expected }, status: 200, insides: [] });
    });
  };
