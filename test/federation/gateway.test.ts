import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { composeServices as composeByApollo } from '@apollo/composition';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { getStitchedSchemaFromSupergraphSdl } from '@graphql-tools/federation';
import { composeServices as composeByTheGuild } from '@theguild/federation-composition';
import { parse, type DocumentNode, stripIgnoredCharacters } from 'graphql';
import { createHandler } from 'graphql-http/lib/use/http';
import { PROJECT } from '../../src/doors/server/samgraf';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';
import { KILOS, WASTE_SDL, listen, serveWaste, type Listening } from './waste-subgraph';

type Answer = Readonly<{
  data?: unknown;
  errors?: readonly unknown[];
  extensions?: { valueCompletion?: readonly unknown[] };
}>;
const ask = async (url: string, query: string, variables = {}): Promise<Answer> =>
  (await (
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
  ).json()) as Answer;
const sdlOf = async (url: string): Promise<string> => {
  const { data } = await ask(url, '{ _service { sdl } }');
  return (data as { _service: { sdl: string } })._service.sdl;
};

type Service = Readonly<{ name: string; url: string; typeDefs: DocumentNode }>;
type Composed = Readonly<{ supergraphSdl?: string | undefined; errors?: readonly unknown[] | undefined }>;
const sdlFrom = ({ supergraphSdl, errors }: Composed): string => {
  if (supergraphSdl === undefined) throw new Error(String(errors));
  return supergraphSdl;
};

/** Whoever composes, with a gateway of their own: Apollo, whose specification it is, and The Guild. */
const makers = {
  Apollo: {
    compose: (services: readonly Service[]): Composed => composeByApollo([...services]),
    serve: async (supergraphSdl: string): Promise<Listening> => {
      const server = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl }) });
      const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
      return { url, close: () => server.stop() };
    },
    // Since its subgraphs said nothing wrong, it counts no error, and tells beside the data why it left something out.
    saysOfMissing: ({ errors, extensions }: Answer) => errors ?? extensions?.valueCompletion,
  },
  'The Guild': {
    compose: (services: readonly Service[]): Composed => composeByTheGuild([...services]),
    serve: (supergraphSdl: string): Promise<Listening> =>
      listen(
        createServer(
          createHandler({ schema: getStitchedSchemaFromSupergraphSdl({ supergraphSdl, batch: true }) }),
        ),
      ),
    saysOfMissing: ({ errors }: Answer) => errors,
  },
} as const;

/** Samgraf and another subgraph, each listening: all as they would be, over HTTP. */
let samgraf: SeededApp;
let waste: Listening;
let services: readonly Service[];
const asked: string[] = [];
beforeAll(async () => {
  samgraf = await openSeededApp({ federation: true });
  samgraf.app.addHook('preHandler', (request, _reply, done) => {
    asked.push((request.body as { query?: string } | undefined)?.query ?? '');
    done();
  });
  waste = await serveWaste();
  const samgrafUrl = `${await samgraf.app.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
  services = await Promise.all(
    [
      { name: 'samgraf', url: samgrafUrl },
      { name: 'waste', url: waste.url },
    ].map(async service => ({ ...service, typeDefs: parse(await sdlOf(service.url)) })),
  );
});
afterAll(async () => {
  await waste.close();
  await samgraf.close();
});

describe.each(Object.entries(makers))('composed, and asked, by the software of %s', (_maker, by) => {
  let gateway: Listening;
  beforeAll(async () => {
    gateway = await by.serve(sdlFrom(by.compose(services)));
  }, 120_000);
  afterAll(() => gateway.close());

  test('what another subgraph knows by municipality number is joined with what Samgraf knows, by one read', async () => {
    asked.length = 0;
    const { statements } = samgraf.samgraf.store;
    const answer = await ask(
      gateway.url,
      `{ collections { year municipality { number wasteKilos name(lang: en) partOf { nodes { name } } } } }`,
    );
    const joined = (number: string, name: string, county: string): unknown => ({
      year: 2025,
      municipality: { number, wasteKilos: KILOS.get(number), name, partOf: { nodes: [{ name: county }] } },
    });
    // The last is a municipality that Samgraf does not know: what it must know of one is missing.
    expect(answer.data).toEqual({
      collections: [
        joined('0301', 'Oslo', 'Oslo fylke'),
        joined('4601', 'Bergen', 'Vestland'),
        joined('1103', 'Stavanger', 'Rogaland'),
        { year: 2025, municipality: null },
      ],
    });
    const missing = by.saysOfMissing(answer);
    expect(missing).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/non-nullable field Municipality/),
        path: expect.arrayContaining(['collections', 3, 'municipality']),
      }),
    ]);
    expect(asked).toEqual([expect.stringMatching(/_entities\(\s*representations/)]);
    expect(samgraf.samgraf.store.statements - statements).toBe(1);
  });

  test('and the other way: from a list of Samgraf to what the other knows', async () => {
    const answer = await ask(
      gateway.url,
      `{ municipalities(where: {number: {in: ["0301", "4601", "5001"]}}, orderBy: [{name: ASC}]) { nodes { name wasteKilos } } }`,
    );
    expect(answer).toEqual({
      data: {
        municipalities: {
          nodes: [
            { name: 'Bergen', wasteKilos: KILOS.get('4601') },
            { name: 'Oslo', wasteKilos: KILOS.get('0301') },
            { name: 'Trondheim', wasteKilos: null },
          ],
        },
      },
    });
  });

  test('a question of Samgraf is asked through the gateway as it is', async () => {
    const question = `{ connections(from: {id: "municipality:0301"}, via: {sharedResource: {}}, to: {framework: {jurisdiction: {eq: EU}}}, first: 2) {
    outcome totalCount nodes { via { id name } paths(first: 1) { explanation(lang: en) } } } }`;
    const direct = (
      await samgraf.app.inject({ method: 'POST', url: '/graphql', payload: { query: question } })
    ).json() as Answer;
    expect(direct.errors).toBeUndefined();
    expect(await ask(gateway.url, question)).toEqual(direct);
  });

  test('docs/federation.md shows this subgraph and what it is asked, and another that composes too', async () => {
    const page = readFileSync(join(PROJECT, 'docs', 'federation.md'), 'utf8');
    const [shown = '', question = '', rating = ''] = [...page.matchAll(/^```graphql\n([^]*?)^```$/gm)].map(
      ([, text]) => text,
    );
    expect(stripIgnoredCharacters(shown)).toBe(stripIgnoredCharacters(WASTE_SDL));
    const answer = await ask(gateway.url, question);
    expect(answer.data).toMatchObject({
      collections: [{ municipality: { name: 'Oslo', wasteKilos: 320 } }, {}, {}, {}],
    });
    const own = services.filter(({ name }) => name === 'samgraf');
    const { errors } = by.compose([...own, { name: 'trust', url: waste.url, typeDefs: parse(rating) }]);
    expect(errors ?? []).toEqual([]);
  }, 120_000);
});
