import { parse, print } from 'graphql';
import { ask, bodyOf } from '../hostile/seeded-app';
import { serving } from '../server/serving';
import { ClientProject, type Ran } from './project';

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
  expect(await project.call('dist/map.js', 'about', answer.data)).toBe('Oslo uses 27 resources');
});

describe('a wrong field or variable does not compile', () => {
  const MISTAKES = [
    ["municipality?.name ?? 'Nobody'", "municipality?.nickname ?? 'Nobody'", "'nickname' does not exist"],
    ['uses.totalCount', 'uses.edges[0]?.node.mayor', "'mayor' does not exist"],
    ["municipality: '0301'", 'municipality: 301', "'number' is not assignable to type 'string'"],
    ["day: '2026-01-01'", "days: '2026-01-01'", "'days' does not exist"],
  ] as const;
  let compiled: readonly Ran[];
  beforeAll(() => {
    compiled = project.compiledWrong('src/map.ts', MISTAKES, () => project.run('tsc', '-p', '.', '--noEmit'));
  });

  test.each(MISTAKES.map((mistake, i) => [...mistake, i] as const))('%s', (_from, _to, told, i) => {
    expect(compiled[i]?.status).not.toBe(0);
    expect(compiled[i]?.said).toContain(told);
  });
});

test('a field that the schema does not have is told by gql.tada', () => {
  project.replace('src/map.ts', 'totalCount\n', 'nonsense\n');
  const { status, said } = project.run('gql.tada', 'check');
  expect(status).not.toBe(0);
  expect(said).toMatch(/Cannot query field "nonsense" on type "UsesConnection"/);
});
