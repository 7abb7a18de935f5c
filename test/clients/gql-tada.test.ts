import { parse, print } from 'graphql';
import { ask, bodyOf } from '../hostile/seeded-app';
import { serving } from '../server/serving';
import { ClientProject } from './project';

const { server } = serving();
let project: ClientProject;
beforeAll(() => {
  project = new ClientProject('gql.tada');
});
afterAll(() => {
  project.remove();
});

test('gql.tada knows the schema, and what is written with it compiles and is answered', async () => {
  expect(project.run('gql.tada', 'generate-output')).toMatchObject({ status: 0 });
  expect(project.run('tsc', '-p', '.')).toEqual({ status: 0, said: '' });
  const query = print((await project.call('dist/map.js', 'MostUsed')) as Parameters<typeof print>[0]);
  expect(() => parse(query)).not.toThrow();
  const answer = bodyOf(await ask(server().app, { query, variables: { municipality: '0301' } }));
  expect(answer.errors).toBeUndefined();
  expect(await project.call('dist/map.js', 'about', answer.data)).toBe('Oslo uses 17 resources');
});

test.each([
  [
    "municipality?.name ?? 'Nobody'",
    "municipality?.nickname ?? 'Nobody'",
    /map\.ts.*'nickname' does not exist/,
  ],
  ['uses.totalCount', 'uses.edges[0]?.node.mayor', /map\.ts.*'mayor' does not exist/],
  ["municipality: '0301'", 'municipality: 301', /map\.ts.*'number' is not assignable to type 'string'/],
  ["day: '2026-01-01'", "days: '2026-01-01'", /map\.ts.*'days' does not exist/],
])('a wrong field or variable does not compile: %s', (from, to, told) => {
  const before = project.read('src/map.ts');
  project.replace('src/map.ts', from, to);
  const { status, said } = project.run('tsc', '-p', '.', '--noEmit');
  project.write('src/map.ts', before);
  expect(status).not.toBe(0);
  expect(said).toMatch(told);
});

test('a field that the schema does not have is told by gql.tada', () => {
  project.replace('src/map.ts', 'totalCount\n', 'nonsense\n');
  const { status, said } = project.run('gql.tada', 'check');
  expect(status).not.toBe(0);
  expect(said).toMatch(/Cannot query field "nonsense" on type "UsesConnection"/);
});
