import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { getStitchedSchemaFromSupergraphSdl } from '@graphql-tools/federation';
import { composeServices } from '@theguild/federation-composition';
import { parse, stripIgnoredCharacters } from 'graphql';
import { createHandler } from 'graphql-http/lib/use/http';
import { PROJECT } from '../../src/server/samgraf';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';
import { KILOS, WASTE_SDL, listen, serveWaste, type Listening } from './waste-subgraph';

type Answer = Readonly<{ data?: unknown; errors?: readonly unknown[] }>;
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

/** Samgraf and another subgraph, each listening, and a gateway before them: all as they would be, over HTTP. */
let samgraf: SeededApp;
let samgrafUrl: string;
let waste: Listening;
let gateway: Listening;
const asked: string[] = [];
beforeAll(async () => {
  samgraf = await openSeededApp({ federation: true });
  samgraf.app.addHook('preHandler', (request, _reply, done) => {
    asked.push((request.body as { query?: string } | undefined)?.query ?? '');
    done();
  });
  waste = await serveWaste();
  samgrafUrl = `${await samgraf.app.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
  const services = await Promise.all(
    [
      { name: 'samgraf', url: samgrafUrl },
      { name: 'waste', url: waste.url },
    ].map(async service => ({ ...service, typeDefs: parse(await sdlOf(service.url)) })),
  );
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(String(errors));
  const schema = getStitchedSchemaFromSupergraphSdl({ supergraphSdl, batch: true });
  gateway = await listen(createServer(createHandler({ schema })));
}, 60_000);
afterAll(async () => {
  await gateway.close();
  await waste.close();
  await samgraf.close();
});

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
      joined('0301', 'Oslo', 'Oslo'),
      joined('4601', 'Bergen', 'Vestland'),
      joined('1103', 'Stavanger', 'Rogaland'),
      { year: 2025, municipality: null },
    ],
  });
  expect(answer.errors).toEqual([
    expect.objectContaining({
      message: expect.stringContaining('non-nullable field Municipality'),
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
  const own = await sdlOf(samgrafUrl);
  const { errors } = composeServices([
    { name: 'samgraf', url: samgrafUrl, typeDefs: parse(own) },
    { name: 'trust', url: waste.url, typeDefs: parse(rating) },
  ]);
  expect(errors ?? []).toEqual([]);
});
