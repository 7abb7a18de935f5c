import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
} from 'graphql';
import { getFieldsOfQuery, leafSelection } from '../support/schema-walk';
import { pascal } from '../../src/engine/model/model';
import { readProjectModel } from '../../src/doors/server/samgraf';
import { ask, bodyOf, openSeededApp, type SeededApp } from '../hostile/seeded-app';

/**
 * Null for an optional argument says the same as leaving it out: clients such as Relay's compiler send it for all that
 * they do not use. Every argument of every root field, and every field of every input object, is tried in the document,
 * and by a variable: all arguments of a field at once, as Relay's are, and each alone by `npm run test:differential`.
 */
const IS_EACH_ALONE = process.env.SAMGRAF_CASES !== undefined;
let server: SeededApp;
beforeAll(async () => {
  server = await openSeededApp();
});
afterAll(() => server.close());

const SELECTOR = '{id: "municipality:0301"}';
/** What the arguments that cannot be left out are, by the name of the root field and then of any. */
const GIVEN: Readonly<Record<string, string>> = {
  'connections.to': '{id: "framework:eidas"}',
  'sourceVersions.of': '"source:aarsrapport2021-digdir-no-kapittel-2-viktige-hendingar-i-2021-17-html"',
  'policy.id': '"policy:nobody-uses-what-ends"',
  'paths.to': '{id: "framework:eidas"}',
  'common.of': '{ids: ["municipality:0301", "municipality:4601"]}',
  'changes.since': '0',
  since: '"2020-01-01"',
  until: '"2026-01-01"',
  from: SELECTOR,
  to: SELECTOR,
  of: SELECTOR,
  id: '"municipality:0301"',
  ids: '["municipality:0301"]',
  text: '"oslo"',
  recordedAsOf: '"2100-01-01T00:00:00Z"',
  change: 'RETIRE',
  columns: 'SECTOR',
  by: '[certainty]',
};
const model = readProjectModel();
/** Lookups take exactly one key, and none of theirs is required: the id of the first of the kind. A difference is of one thing. */
const keyOf = async (name: string): Promise<readonly string[]> => {
  if (name === 'difference') return [`of: ${SELECTOR}`];
  const kind = [...model.kinds.values()].find(
    ({ singular, shape }) => singular === name && shape !== 'union',
  );
  if (!kind) return [];
  const { data } = bodyOf(
    await ask(server.app, { query: `{ all: ${kind.plural}(first: 1) { nodes { id } } }` }),
  );
  return (data as { all: { nodes: { id: string }[] } }).all.nodes.map(
    ({ id }) => `id: ${JSON.stringify(id)}`,
  );
};

type Arg = Pick<GraphQLArgument, 'name' | 'type' | 'defaultValue'>;
const isOptional = ({ type }: Arg): boolean => !isNonNullType(type);

const given = (field: GraphQLField<unknown, unknown>, except: string): string[] =>
  field.args
    .filter(arg => isNonNullType(arg.type) && arg.defaultValue === undefined && arg.name !== except)
    .map(arg => `${arg.name}: ${GIVEN[`${field.name}.${arg.name}`] ?? GIVEN[arg.name] ?? 'null'}`);

type Asked = Readonly<{ query: string; variables?: Readonly<Record<string, unknown>> }>;
const call = (field: GraphQLField<unknown, unknown>, args: readonly string[], head = ''): string =>
  `${head}{ ${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''} ${leafSelection(field.type as GraphQLOutputType)} }`;

const answerTo = async (asked: Asked): Promise<unknown> => {
  const { data, errors } = bodyOf(await ask(server.app, asked));
  return { data, errors: errors?.map(({ message, extensions }) => ({ message, code: extensions?.code })) };
};

const fields = getFieldsOfQuery();

describe('null for an argument', () => {
  test.each(fields.map(field => [field.name, field] as const))(
    'of %s is as if it were left out',
    async (_, field) => {
      const key = await keyOf(field.name);
      const base = [...given(field, ''), ...key];
      const without = await answerTo({ query: call(field, base) });
      // Kinds that the national graph has none of cannot be looked up, and proposals are for who is known.
      if (field.name === 'proposals')
        expect(without).toMatchObject({ errors: [{ code: 'UNAUTHENTICATED' }] });
      else if (!model.kinds.has(pascal(field.name)) || key.length > 0)
        expect(without).toMatchObject({ data: { [field.name]: expect.anything() } });
      const optional = field.args
        .filter(isOptional)
        .filter(({ name }) => !key.some(text => text.startsWith(`${name}:`)));
      for (const arg of optional) {
        const literal = await answerTo({ query: call(field, [...base, `${arg.name}: null`]) });
        expect({ [arg.name]: literal }).toEqual({ [arg.name]: without });
      }
      for (const args of IS_EACH_ALONE ? optional.map(arg => [arg]) : [optional]) {
        if (args.length === 0) continue;
        const types = args.map(({ name, type }) => `$${name}: ${String(getNullableType(type))}`);
        const query = call(
          field,
          [...base, ...args.map(({ name }) => `${name}: $${name}`)],
          `query(${types.join(', ')}) `,
        );
        const variables = Object.fromEntries(args.map(({ name }) => [name, null]));
        expect({ [types.join()]: await answerTo({ query, variables }) }).toEqual({ [types.join()]: without });
      }
    },
  );
});

/** Where each type of input object is used: a root field and the way there, with `#` in the place of the object's fields. */
const places = new Map<
  string,
  Readonly<{ field: GraphQLField<unknown, unknown>; text: string; type: GraphQLInputType }>
>();
type Way = Readonly<{
  field: GraphQLField<unknown, unknown>;
  type: GraphQLInputType;
  text: (inner: string) => string;
}>;
/** Breadth first: the shortest way to each, since deep filters are too dear. */
const ways: Way[] = fields.flatMap(field =>
  field.args.map(arg => ({
    field,
    type: arg.type,
    text: (value: string) => call(field, [...given(field, arg.name), `${arg.name}: ${value}`]),
  })),
);
const seen = new Set<string>();
for (const { field, type, text } of ways) {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || seen.has(named.name)) continue;
  seen.add(named.name);
  // A one-of object has no optional field: what is given is the choice, and null is none.
  if (!named.isOneOf) places.set(named.name, { field, text: text('#'), type: named });
  for (const inner of Object.values(named.getFields()))
    ways.push({ field, type: inner.type, text: value => text(`{${inner.name}: ${value}}`) });
}

const required = (type: GraphQLInputType): string =>
  Object.values((getNamedType(type) as ReturnType<typeof objectOf>).getFields())
    .filter(inner => isNonNullType(inner.type) && inner.defaultValue === undefined)
    .map(inner => `${inner.name}: ${GIVEN_INSIDE[inner.name] ?? 'null'}`)
    .join(', ');
const objectOf = (type: GraphQLInputType) => {
  if (!isInputObjectType(type)) throw new Error('no input object');
  return type;
};
const GIVEN_INSIDE: Readonly<Record<string, string>> = {
  from: SELECTOR,
  to: '{id: "framework:eidas"}',
  of: SELECTOR,
  relation: 'USES',
  id: '"resource:id-porten"',
  on: '"2027-01-01"',
};

describe('null for a field of an input object', () => {
  test.each([...places.keys()])('%s is as if it were left out', async name => {
    const { text, type } = places.get(name) as { text: string; type: GraphQLInputType };
    const assumed = ['AssumedRelation', 'EdgeReference'].includes(name)
      ? 'relation: USES, from: "municipality:0301", to: "resource:id-porten"'
      : required(type);
    const without = await answerTo({ query: text.replace('#', `{${assumed}}`) });
    expect(without).toMatchObject({ data: expect.anything() });
    const nulls = Object.values(objectOf(type).getFields())
      .filter(isOptional)
      .map(inner => `${inner.name}: null`);
    expect(
      await answerTo({ query: text.replace('#', `{${[assumed, ...nulls].filter(Boolean).join(', ')}}`) }),
    ).toEqual(without);
  });

  test('there are hundreds of such types, and each is reached', () => {
    expect(places.size).toBeGreaterThan(100);
  });
});

test("Relay's compiled pagination is answered as the pages it means", async () => {
  const query = `query Page($first: Int, $after: String, $last: Int, $before: String, $where: MunicipalityWhere, $orderBy: [MunicipalityOrder!]) {
    municipalities(first: $first, after: $after, last: $last, before: $before, where: $where, orderBy: $orderBy) { edges { node { id } cursor } pageInfo { hasNextPage endCursor } } }`;
  type Page = { municipalities: { edges: { node: { id: string } }[]; pageInfo: { endCursor: string } } };
  const page = async (variables: Readonly<Record<string, unknown>>): Promise<Page['municipalities']> => {
    const all = {
      first: null,
      after: null,
      last: null,
      before: null,
      where: null,
      orderBy: null,
      ...variables,
    };
    const { data, errors } = bodyOf(await ask(server.app, { query, variables: all }));
    expect(errors).toBeUndefined();
    return (data as unknown as Page).municipalities;
  };
  const first = await page({ first: 3 });
  const second = await page({ first: 3, after: first.pageInfo.endCursor });
  const both = await page({ first: 6 });
  expect([...first.edges, ...second.edges]).toEqual(both.edges);
  expect(await page({})).toEqual(await page({ first: 20 }));
  expect((await page({ last: 2 })).edges).toHaveLength(2);
});
