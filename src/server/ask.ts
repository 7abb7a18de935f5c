import type { FastifyInstance } from 'fastify';

/** An answer as clients of the API get it. */
export type Asked = Readonly<{
  data?: unknown;
  errors?: readonly Readonly<{ message: string; extensions?: Readonly<Record<string, unknown>> }>[];
  extensions?: Readonly<{ cost?: Readonly<{ estimated?: Readonly<{ visits?: number }> }> }>;
}>;

/** Who asks, as the request that leads to the question says, and whether the cost is to be told. */
export type Asker = Readonly<{
  authorization?: string | undefined;
  ip?: string;
  id?: string;
  cost?: boolean;
}>;

/** Asks the public API, with the rights and the limits of the one who asks. */
export type Ask = (query: string, variables: object, asker: Asker) => Promise<Asked>;

/**
 * The API for parts of the server that are clients of it, by its own route and without a connection. Errors are told as
 * to any client; nothing is thrown for them.
 */
export const askOf =
  (app: FastifyInstance): Ask =>
  async (query, variables, { authorization, ip, id, cost }) => {
    const { body } = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        ...(authorization === undefined ? {} : { authorization }),
        ...(id === undefined ? {} : { 'x-request-id': id }),
      },
      ...(ip === undefined ? {} : { remoteAddress: ip }),
      payload: { query, variables, ...(cost ? { extensions: { cost: true } } : {}) },
    });
    return JSON.parse(body) as Asked;
  };
