import { executeSync, getIntrospectionQuery, parse, type ExecutionResult } from 'graphql';
import { introspect } from '../../src/engine/roots/schema';
import { ResponseCache } from '../../src/engine/answer/response-cache';
import { ask, openSeededApp, type SeededApp } from '../hostile/seeded-app';
import { cpuLimit } from '../support/machine';
import { responseOf } from '../support/responding';
import { projectSchema as schema } from '../support/schema-walk';

let server: SeededApp;
beforeAll(async () => {
  server = await openSeededApp();
});
afterAll(() => server.close());

const QUERIES = [
  getIntrospectionQuery(),
  getIntrospectionQuery({
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
  }),
  '{ __schema { __typename queryType { a: name b: kind fields(includeDeprecated: false) { name } } mutationType { name } directives { name locations args { defaultValue } } } }',
  '{ __type(name: "Municipality") { interfaces { name } possibleTypes { name } enumValues { name } } }',
  '{ __type(name: "Nobody") { name } }',
  'query($name: String = "Actor", $all: Boolean, $no: Boolean = false) { t: __type(name: $name) { ...T @skip(if: $no) inputFields @include(if: $no) { name } } } fragment T on __Type { possibleTypes { name fields(includeDeprecated: $all) { name args { name } } } }',
  '{ __type(name: "KindName") { constructor: enumValues { __proto__: name toString: description } } }',
];

test.each(QUERIES)('is answered as graphql-js answers it: %#', async query => {
  const expected: ExecutionResult = executeSync({ schema, document: parse(query) });
  expect((await ask(server.app, { query })).body).toBe(JSON.stringify(expected));
});

test('an answer about the schema alone is kept, however it is written, and takes no statement', async () => {
  const [answers, before] = [new ResponseCache(false), server.samgraf.store.statements];
  const textOf = async (query: string): Promise<unknown> =>
    responseOf(
      { document: parse(query), operationName: undefined, variables: {}, cost: false },
      { samgraf: server.samgraf, answers },
    );
  const first = await textOf(getIntrospectionQuery());
  expect(await textOf(`${getIntrospectionQuery().replaceAll('TypeRef', 'Other')} # again`)).toBe(first);
  expect(await textOf('{ __typename }')).not.toBe(first);
  expect(server.samgraf.store.statements).toBe(before);
});

test('all of it costs as much as there are types, not as the answer is long', () => {
  const { planned } = server.samgraf.plans.plan(parse(getIntrospectionQuery()), undefined, {});
  const roots = planned.plan.roots.flatMap(root => (root.kind === 'schema' ? [root] : []));
  const times = Array.from({ length: 4 }, () => {
    const used = process.cpuUsage();
    introspect(roots, schema);
    return process.cpuUsage(used).user / 1_000;
  });
  // The quickest: of the others some compile, and some collect what earlier tests left.
  expect(Math.min(...times)).toBeLessThan(cpuLimit(100));
});
