import { getIntrospectionQuery, Kind, parse, print, validate, type OperationDefinitionNode } from 'graphql';
import { playgroundWords } from '../../src/doors/server/playground-words';
import { readExamples } from '../../src/doors/server/playground';
import { readProjectModel } from '../../src/doors/server/samgraf';
import { inPack, readPack } from '../../src/pack/pack';
import { completed } from '../../web/playground/complete';
import { foundIn } from '../../web/playground/found';
import type { GivenWords } from '../../web/playground/given';
import { nextQuery } from '../../web/playground/next';
import { SchemaTypes, type Introspected } from '../../web/playground/types';
import type { Picture } from '../../web/pictures/picture';
import { bodyOf, openSeededApp, type Body, type SeededApp } from '../hostile/seeded-app';

const words = playgroundWords(readPack(), readProjectModel()) as unknown as GivenWords;
const { relationFields } = words.labels;
const HOW = { lang: 'nb', relationFields };

let server: SeededApp;
let types: Readonly<Record<'read' | 'whole', SchemaTypes>>;

const ask = async (query: string, view = 'whole'): Promise<Body> =>
  bodyOf(
    await server.app.inject({
      method: 'POST',
      url: `/graphql?view=${view}`,
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ query }),
    }),
  );
const typesIn = async (view: string): Promise<SchemaTypes> =>
  new SchemaTypes((await ask(getIntrospectionQuery(), view)).data as unknown as Introspected, words.entity);

beforeAll(async () => {
  server = await openSeededApp();
  types = { read: await typesIn('read'), whole: await typesIn('whole') };
}, 120_000);
afterAll(() => server.close());

const operationIn = (query: string): OperationDefinitionNode => {
  const found = parse(query).definitions.find(of => of.kind === Kind.OPERATION_DEFINITION);
  if (!found) throw new Error(query);
  return found;
};

/** What the playground does: asks with what a picture needs besides, and draws what it finds. */
const pictureOf = async (query: string, view: 'read' | 'whole' = 'read'): Promise<Picture> => {
  const asked = operationIn(query);
  const whole = completed(asked, types[view], HOW);
  const { data, errors } = await ask(print(whole));
  expect([print(whole), errors]).toEqual([print(whole), undefined]);
  return foundIn(data, whole.selectionSet.selections, {
    relationFields,
    label: relation => relation,
    hrefOf: node => nextQuery(node, types[view], HOW),
  });
};

test('of the examples those that ask for ways and relations have a picture, as they stand', async () => {
  const examples = await readExamples(inPack(readPack(), 'playground'));
  const drawn: (readonly [string, boolean])[] = [];
  for (const { query, titles, view } of examples) {
    expect((await ask(query, view)).errors).toBeUndefined();
    const { nodes, edges } = await pictureOf(query, view);
    const ids = new Set(nodes.map(({ id }) => id));
    expect(edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
    drawn.push([titles['en'] ?? '', edges.length > 0]);
  }
  expect(drawn.filter(([, has]) => !has).map(([title]) => title)).toEqual([
    'Gaps in capabilities',
    'Capability × sector',
  ]);
});

test('a relation points as it is recorded and is as sure, whichever end it was asked from', async () => {
  const used = await pictureOf(
    '{ sharedResource(id: "resource:id-porten") { usedBy(first: 3) { totalCount } } }',
  );
  const [edge] = used.edges;
  expect(used.edges).toHaveLength(3);
  expect(edge).toMatchObject({ to: 'resource:id-porten', relation: 'USES' });
  const from = edge?.from ?? '';
  const way = await pictureOf(
    `{ paths(from: {id: "${from}"}, to: {id: "resource:id-porten"}, maxHops: 1, first: 1) { nodes { explanation } } }`,
  );
  expect(way.edges).toContainEqual(edge);
});

test('what has other names is found by its own', async () => {
  const { nodes, edges } = await pictureOf(
    '{ one: municipality(id: "municipality:0301") { called: name ... on Municipality { u: uses(first: 2) { n: nodes { x: id } } } } }',
  );
  expect(edges).toHaveLength(2);
  expect(nodes.find(({ id }) => id === 'municipality:0301')).toMatchObject({
    kind: 'Municipality',
    name: 'Oslo',
  });
});

test('things alone make no picture', async () => {
  const { nodes, edges } = await pictureOf('{ municipalities(first: 3) { nodes { name } } }');
  expect([nodes, edges]).toEqual([[], []]);
});

test('each thing of a picture leads on to a query that the schema for readers answers, with a picture of its own', async () => {
  const { nodes } = await pictureOf(
    '{ neighbourhood(of: { id: "resource:id-porten" }, maxHops: 1, first: 10) { relations { relation } } }',
  );
  expect(nodes.length).toBeGreaterThan(5);
  const kinds = new Set<string>();
  for (const { kind, href = '' } of nodes) {
    if (kinds.has(kind)) continue;
    kinds.add(kind);
    expect([href, (await ask(href, 'read')).errors]).toEqual([href, undefined]);
    expect((await pictureOf(href)).edges.length).toBeGreaterThan(0);
  }
});

test('nothing of what is added changes what was asked', () => {
  const query = 'query Q($n: Int = 2) { municipalities(first: $n) { nodes { name } } }';
  const whole = completed(operationIn(query), types.read, HOW);
  expect(print(whole)).toContain('query Q($n: Int = 2)');
  expect(validate(server.samgraf.schema, parse(print(whole)))).toEqual([]);
});
