import { buildSchema as buildFromText, stripIgnoredCharacters } from 'graphql';
import { ask, bodyOf, openSeededApp, type SeededApp } from '../hostile/seeded-app';

/**
 * The checks of Apollo's subgraph compatibility suite that a subgraph with a schema of its own can be put to,
 * one test for each. The suite itself cannot be run on Samgraf: it asks every implementation for the same
 * products, with composite keys and fields of others. Not checked, since the SDL has none: keys of several
 * fields, @requires, @provides, @external, @override, @tag, @inaccessible, @composeDirective, and tracing
 * inside answers (ftv1).
 */
let server: SeededApp;
let sdl: string;
beforeAll(async () => {
  server = await openSeededApp({ federation: true });
  sdl = stripIgnoredCharacters(
    (await dataOf<{ _service: { sdl: string } }>('{ _service { sdl } }'))._service.sdl,
  );
});
afterAll(() => server.close());

const dataOf = async <T>(query: string, variables = {}): Promise<T> => {
  const { data, errors } = bodyOf(await ask(server.app, { query, variables }));
  expect(errors).toBeUndefined();
  return data as T;
};
const entities = async (selection: string, representations: readonly unknown[]): Promise<unknown> =>
  (
    await dataOf<{ _entities: unknown }>(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`,
      { representations },
    )
  )._entities;

test('introspection: _service gives SDL with a type Query', () => {
  expect(sdl).toContain('type Query{');
  expect(() => buildFromText(sdl, { assumeValidSDL: true })).not.toThrow();
});

test('service field: _Service.sdl is a String, and _entities and _Any are as specified', async () => {
  const type =
    'fields { name type { kind ofType { kind name ofType { name } } } args { name type { kind ofType { kind ofType { kind ofType { name } } } } } }';
  const typeOf = async (name: string): Promise<{ kind: string; fields: readonly { name: string }[] }> =>
    (await dataOf<{ __type: never }>(`{ __type(name: "${name}") { kind ${type} } }`)).__type;
  const [service, anything, entity, query] = [
    await typeOf('_Service'),
    await typeOf('_Any'),
    await typeOf('_Entity'),
    await typeOf('Query'),
  ];
  expect(service.fields).toEqual([
    {
      name: 'sdl',
      args: [],
      type: { kind: 'NON_NULL', ofType: { kind: 'SCALAR', name: 'String', ofType: null } },
    },
  ]);
  expect([anything.kind, entity.kind]).toEqual(['SCALAR', 'UNION']);
  expect(query.fields.find(({ name }) => name === '_entities')).toEqual({
    name: '_entities',
    type: { kind: 'NON_NULL', ofType: { kind: 'LIST', name: null, ofType: { name: '_Entity' } } },
    args: [
      {
        name: 'representations',
        type: {
          kind: 'NON_NULL',
          ofType: { kind: 'LIST', ofType: { kind: 'NON_NULL', ofType: { name: '_Any' } } },
        },
      },
    ],
  });
});

test('@link: federation 2, and only what the specification has is imported', () => {
  const links = [...sdl.matchAll(/@link\(([^)]*)\)/g)].map(([, given]) => given ?? '');
  expect(links).toHaveLength(1);
  expect(links[0]).toMatch(/url:"https:\/\/specs\.apollo\.dev\/federation\/v2\.3"/);
  expect(links[0]).toMatch(/import:\["@key" "@shareable"\]/);
});

test('@key single: applied, and resolved', async () => {
  expect(sdl).toMatch(/type Sector implements [\w&]+@key\(fields:"id"\)/);
  expect(await entities('...on Country { code }', [{ __typename: 'Country', code: 'NO' }])).toEqual([
    { code: 'NO' },
  ]);
});

test('@key repeatable: applied, and each resolved', async () => {
  expect(sdl).toMatch(/type Municipality implements [^{]*@key\(fields:"id"\)[^{]*@key\(fields:"number"\)/);
  const oslo = { id: 'municipality:0301', number: '0301', organisationNumber: '958935420' };
  expect(
    await entities(
      '...on Municipality { id number organisationNumber }',
      Object.entries(oslo).map(([key, value]) => ({ __typename: 'Municipality', [key]: value })),
    ),
  ).toEqual([oslo, oslo, oslo]);
});

test('@key of an interface: applied to it and all that implement it, and resolved as the kind that it is', async () => {
  expect(sdl).toMatch(/interface Actor implements [^{]*@key\(fields:"organisationNumber"\)/);
  expect(
    await entities('__typename ...on Actor { name }', [
      { __typename: 'Actor', organisationNumber: '958935420' },
    ]),
  ).toEqual([{ __typename: 'Municipality', name: 'Oslo' }]);
});

test('@shareable: applied to value types', () => {
  expect(sdl).toMatch(/type PageInfo@shareable\{/);
});

test('batches keep their order, and have null where there is nothing', async () => {
  const numbers = ['4601', '9999', '0301', '4601'];
  expect(
    await entities(
      '...on Municipality { number }',
      numbers.map(number => ({ __typename: 'Municipality', number })),
    ),
  ).toEqual(numbers.map(number => (number === '9999' ? null : { number })));
});
