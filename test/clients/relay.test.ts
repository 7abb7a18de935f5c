import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { loadOperations } from '../../src/doors/server/load-operations';
import { bodyOf, post } from '../hostile/seeded-app';
import { serving } from '../server/serving';
import { ClientProject } from './project';

const { serve, server } = serving();
let project: ClientProject;
beforeAll(() => {
  project = new ClientProject('Relay');
});
afterAll(() => {
  project.remove();
});

type Uses = Readonly<{
  edges: readonly Readonly<{ node: Readonly<{ id: string }> }>[];
  pageInfo: Readonly<{ endCursor: string | null; hasNextPage: boolean }>;
}>;

const idOf = (name: string): string => {
  const compiled = project.read(`src/__generated__/${name}.graphql.ts`);
  return /@relayRequestID ([0-9a-f]{64})/.exec(compiled)?.[1] ?? '';
};

/** What Relay's network layer sends: the id of a compiled operation, and the variables that it declares. */
const usesOf = async (app: FastifyInstance, name: string, variables: object): Promise<Uses> => {
  const response = await post(app, JSON.stringify({ documentId: idOf(name), variables }));
  const { data, errors } = bodyOf(response);
  expect(errors).toBeUndefined();
  return ((data?.['node'] ?? data?.['municipality']) as { uses: Uses }).uses;
};

test('relay-compiler takes the schema, a fragment with a connection, and its refetching', () => {
  const { status, said } = project.run('relay-compiler');
  expect([status, said]).toEqual([0, expect.stringContaining('Compilation completed')]);
});

test('what it compiled pages through the connection, with null for what it does not use', async () => {
  const app = await serve({
    operations: await loadOperations([join(project.folder, 'operations.json')], server().samgraf.schema),
    operationsOnly: true,
  });
  const id = 'municipality:0301';
  const all = await usesOf(app, 'UsesOfMunicipalityPaginationQuery', { count: 100, cursor: null, id });
  expect(all.edges.length).toBeGreaterThan(12);
  expect(all.pageInfo.hasNextPage).toBe(false);

  const first = await usesOf(app, 'UsesOfMunicipalityQuery', { number: '0301' });
  const met = [...first.edges];
  let { pageInfo } = first;
  while (pageInfo.hasNextPage) {
    const variables = { count: 4, cursor: pageInfo.endCursor, id };
    const next = await usesOf(app, 'UsesOfMunicipalityPaginationQuery', variables);
    met.push(...next.edges);
    ({ pageInfo } = next);
  }
  expect(met).toEqual(all.edges);

  // A refetch from the start: count and cursor as Relay has them, absent or null.
  for (const variables of [{ id }, { count: null, cursor: null, id }]) {
    const again = await usesOf(app, 'UsesOfMunicipalityPaginationQuery', variables);
    expect(again.edges).toEqual(all.edges.slice(0, again.edges.length));
  }
});

test('the request that the page shows is answered', async () => {
  const page = new ClientProject('Persisted operations');
  const request = page.read('request.json').replace('<id>', idOf('UsesOfMunicipalityQuery'));
  page.remove();
  const app = await serve({
    operations: await loadOperations([join(project.folder, 'operations.json')], server().samgraf.schema),
  });
  expect(bodyOf(await post(app, request)).data).toMatchObject({ municipality: { name: 'Oslo' } });
});

test.each([
  ['a field', 'edges { obligation', 'edges { nonsense', /no field .*nonsense|nonsense/],
  ['an argument', 'uses(first: $count', 'uses(firsts: $count', /firsts/],
  ['the type of a variable', '$number: String!', '$number: Int!', /Int/],
])('%s that is wrong does not compile', (_, from, to, told) => {
  const file = 'src/UsesOfMunicipality.ts';
  const before = project.read(file);
  project.replace(file, from, to);
  const { status, said } = project.run('relay-compiler');
  project.write(file, before);
  expect(status).not.toBe(0);
  expect(said).toMatch(told);
});
