import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, type GraphQLObjectType } from 'graphql';
import { createHandler } from 'graphql-http/lib/use/http';

/** The SDL of another agency's subgraph: it knows municipalities by their number, and actors by theirs. */
export const WASTE_SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  type Query { collections: [Collection!]! }
  type Collection { year: Int! tonnes: Float! municipality: Municipality }
  type Municipality @key(fields: "number") { number: String! wasteKilos: Int }
`;

/** Kilograms a head, by municipality number. */
export const KILOS: ReadonlyMap<string, number> = new Map([
  ['0301', 320],
  ['4601', 401],
  ['1103', 377],
]);

const PLAIN = buildSchema(`
  scalar _Any
  type _Service { sdl: String! }
  union _Entity = Municipality
  type Query {
    collections: [Collection!]!
    _service: _Service!
    _entities(representations: [_Any!]!): [_Entity]!
  }
  type Collection { year: Int! tonnes: Float! municipality: Municipality }
  type Municipality { number: String! wasteKilos: Int }
`);
(PLAIN.getType('Municipality') as GraphQLObjectType).isTypeOf = () => true;

const municipality = (number: string) => ({
  __typename: 'Municipality',
  number,
  wasteKilos: KILOS.get(number) ?? null,
});

const ROOT = {
  _service: { sdl: WASTE_SDL },
  _entities: ({ representations }: { representations: readonly { number: string }[] }) =>
    representations.map(({ number }) => municipality(number)),
  collections: () =>
    // The last is a municipality that Samgraf does not know.
    [...KILOS.keys(), '9999'].map((number, i) => ({
      year: 2025,
      tonnes: 10.5 * (i + 1),
      municipality: municipality(number),
    })),
};

export type Listening = Readonly<{ url: string; close: () => Promise<void> }>;

export const listen = async (server: Server): Promise<Listening> => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close(error => {
          if (error) reject(error);
          else resolve();
        });
      }),
  };
};

export const serveWaste = (): Promise<Listening> =>
  listen(createServer(createHandler({ schema: PLAIN, rootValue: ROOT })));
