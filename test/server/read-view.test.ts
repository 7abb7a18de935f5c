import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildClientSchema,
  getIntrospectionQuery,
  parse,
  validate,
  validateSchema,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import { bodyOf, openSeededApp, type Body, type SeededApp } from '../hostile/seeded-app';

const [MOST_TYPES, MOST_BYTES] = [300, 1_000_000];
const GOLDEN = join(__dirname, '..', 'golden');

let server: SeededApp;
let view: GraphQLSchema;
let bytes: number;
const askAt = async (url: string, query: string): Promise<Body> =>
  bodyOf(
    await server.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ query }),
    }),
  );
const READ = '/graphql?view=read';

beforeAll(async () => {
  server = await openSeededApp();
  const body = await askAt(READ, getIntrospectionQuery());
  bytes = Buffer.byteLength(JSON.stringify(body));
  view = buildClientSchema(body.data as unknown as IntrospectionQuery);
}, 120_000);
afterAll(() => server.close());

const typesOf = (schema: GraphQLSchema): readonly string[] =>
  Object.keys(schema.getTypeMap()).filter(name => !name.startsWith('__'));

test('the view is small, and a schema', () => {
  expect(typesOf(view).length).toBeLessThanOrEqual(MOST_TYPES);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  expect(validateSchema(view)).toEqual([]);
  expect(view.getMutationType()).toBeNull();
  expect(typesOf(view).filter(name => name.endsWith('Edge'))).toEqual([]);
});

/** Queries in which a reader asks for each of the things that a view has. */
const ASKED: readonly string[] = [
  '{ municipality(number: "4601") { id name county { name } uses(first: 3) { totalCount nodes { name __typename } } } }',
  '{ municipalities(where: {uses: {some: {node: {id: {eq: "resource:id-porten"}}}}}, orderBy: [{population: DESC}], first: 3) { totalCount nodes { name population } pageInfo { hasNextPage endCursor } } }',
  '{ sharedResources(orderBy: [{usedByCount: DESC}], first: 3) { nodes { name users(first: 1) { totalCount } } } }',
  '{ frameworkGroupings(by: [jurisdiction]) { nodes { keys { value } count } } }',
  '{ search(text: "helse", first: 3) { totalCount nodes { id name } } }',
  '{ paths(from: {id: "municipality:0301"}, to: {id: "framework:eidas"}, first: 1) { outcome nodes { certainty explanation steps { relation direction from { name } to { name } certainty sources { title } } } } }',
  '{ impact(of: {id: "resource:id-porten"}, first: 3) { totalCount nodes { node { name } consequence explanation } } }',
  '{ connections(from: {municipality: {number: {eq: "0301"}}}, to: {framework: {jurisdiction: {eq: EU}}}, first: 2) { outcome nodes { via { name } } } }',
  '{ coverage(first: 2) { nodes { capability { name } resourceCount } } }',
];

const goldens = (): readonly string[] =>
  readdirSync(GOLDEN, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.graphql'))
    .sort()
    .map(name => readFileSync(join(GOLDEN, name), 'utf8'));

test('what the view takes, the whole schema takes, and both answer alike', async () => {
  const taken = [...ASKED, ...goldens()].filter(query => validate(view, parse(query)).length === 0);
  expect(taken.length).toBeGreaterThan(ASKED.length);
  expect(taken).toEqual(expect.arrayContaining([...ASKED]));
  for (const query of taken) {
    expect({ query, invalid: validate(server.samgraf.schema, parse(query)) }).toEqual({ query, invalid: [] });
    expect({ query, ...(await askAt(READ, query)) }).toEqual({ query, ...(await askAt('/graphql', query)) });
  }
}, 120_000);

test('a step has one type, and a list that of what is in it', async () => {
  const { data, errors } = await askAt(
    READ,
    '{ municipality(number: "4601") { uses { __typename } } paths(from: {id: "municipality:0301"}, to: {id: "framework:eidas"}, first: 1) { nodes { steps { __typename relation } } } }',
  );
  expect(errors).toBeUndefined();
  expect(JSON.stringify(data)).toContain('"__typename":"SharedResourcesConnection"');
  expect(JSON.stringify(data)).toContain('"__typename":"Step"');
});

test('what is left out is told to be in the whole schema', async () => {
  const { errors } = await askAt(READ, '{ municipalities { edges { node { name } } } }');
  expect(errors?.[0]?.extensions?.hint).toMatch(/whole schema/);
  expect((await askAt('/graphql?view=small', '{ __typename }')).errors?.[0]?.message).toMatch(
    /no view "small"/,
  );
  expect(
    (await askAt('/graphql?view=whole', '{ municipalities { edges { node { name } } } }')).errors,
  ).toBeUndefined();
});

test('a guess is written by the view that it is sent to', async () => {
  const { errors } = await askAt(READ, '{ kommuner { navn } }');
  expect(errors?.[0]?.extensions).toMatchObject({ write: '{ municipalities { nodes { name } } }' });
});
