import { deflateRawSync, inflateRawSync } from 'node:zlib';
import {
  GraphQLObjectType,
  isEnumType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
  printType,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLError,
  GraphQLScalarType,
  Kind as Ast,
  valueFromASTUntyped,
  visit,
  type ValueNode,
} from 'graphql';
import { required } from '../errors';
import { meaningOf, meaning, type Meaning } from '../planner/collect';
import { LOCALIZED_TEXT, PageInfoType } from './common-types';
import { withSdl } from './with-sdl';
import { MAX_REPRESENTATIONS } from '../plan/plan';

/** What the schema of a subgraph has besides its SDL. */
export const FEDERATION_TYPES: readonly string[] = ['_Any', '_Entity', '_Service'];
export const FEDERATION_FIELDS: readonly string[] = ['_entities', '_service'];

/** The oldest version that has keys of interfaces: what composes with it composes with newer ones too. */
const FEDERATION = 'https://specs.apollo.dev/federation/v2.3';

/** Types without an identity that mean the same everywhere, so other subgraphs may have them too. */
const SHARED: ReadonlySet<string> = new Set([PageInfoType.name, LOCALIZED_TEXT]);

/**
 * Prints the public API: types and fields by name, the values of an enum as they are declared, which is the order that
 * lists are in by it.
 */
export const publicSdl = (schema: GraphQLSchema): string => {
  const sorted = lexicographicSortSchema(schema);
  const ordered = Object.values(sorted.getTypeMap())
    .filter(isEnumType)
    .filter(type => !isIntrospectionType(type))
    .reduce(
      (text, type) =>
        text.replace(printType(type), printType(required(schema.getType(type.name), type.name))),
      printSchema(sorted),
    );
  return `${ordered}\n`;
};

/** Compressed, since it is asked for by gateways as they start, and takes a megabyte as a string. */
const printed = new WeakMap<GraphQLSchema, Buffer>();

/**
 * The schema as the SDL of a subgraph of Apollo Federation 2: `@key` for each key of a kind or an interface,
 * `@shareable` on value types. It is a megabyte, and printed once.
 */
export const subgraphSdl = (schema: GraphQLSchema): string => {
  const before = printed.get(schema);
  if (before) return inflateRawSync(before).toString();
  const types = Object.values(schema.getTypeMap())
    .filter(type => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .filter(({ name }) => !FEDERATION_TYPES.includes(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const query = required(schema.getQueryType(), 'Query');
  const sdl = `${[schemaText(schema), ...types.map(type => typeText(type === query ? ownQuery(query) : type))].join('\n\n')}\n`;
  printed.set(schema, deflateRawSync(sdl));
  return sdl;
};

/** Of GraphQL itself since September 2025; Apollo's composer takes what is not of October 2021 for unknown. */
const ONE_OF = 'directive @oneOf on INPUT_OBJECT';

const schemaText = (schema: GraphQLSchema): string => {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  const fields = roots.flatMap(([operation, type]) => (type ? [`  ${operation}: ${type.name}`] : []));
  const root = `schema @link(url: "${FEDERATION}", import: ["@key", "@shareable"]) {\n${fields.join('\n')}\n}`;
  return `${ONE_OF}\n\n${root}`;
};

const ownQuery = (query: GraphQLObjectType): GraphQLObjectType => {
  const config = query.toConfig();
  return new GraphQLObjectType({
    ...config,
    fields: Object.fromEntries(
      Object.entries(config.fields).filter(([name]) => !FEDERATION_FIELDS.includes(name)),
    ),
  });
};

const typeText = (type: GraphQLNamedType): string => {
  const text = printType(type);
  const directives = directivesOf(type);
  if (directives.length === 0) return text;
  // The description before it may contain anything; the first brace after the name opens the fields.
  const head = text.search(new RegExp(`^(type|interface) ${type.name}\\b[^{]*\\{`, 'm'));
  const brace = text.indexOf(' {', head);
  return `${text.slice(0, brace)} ${directives.join(' ')}${text.slice(brace)}`;
};

const directivesOf = (type: GraphQLNamedType): readonly string[] => [
  ...keysOf(type).map(key => `@key(fields: "${key}")`),
  ...(SHARED.has(type.name) ? ['@shareable'] : []),
];

/** The fields that are keys, the id first. */
export const keysOf = (type: GraphQLNamedType): readonly string[] => {
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const keys = Object.values(type.getFields()).flatMap(field => {
    const means = meaningOf(field);
    return means.kind === 'value' && means.field.key ? [field.name] : [];
  });
  return [...keys.filter(key => key === 'id'), ...keys.filter(key => key !== 'id')];
};

/** What other subgraphs may speak of: what has a key. */
const entitiesOf = (schema: GraphQLSchema): readonly string[] =>
  Object.values(schema.getTypeMap()).flatMap(type =>
    isObjectType(type) && keysOf(type).length > 0 ? [type.name] : [],
  );

const MOST = MAX_REPRESENTATIONS.toLocaleString('en');
const sdlOf = (schema: GraphQLSchema): string => `
"""
An entity as another subgraph speaks of it (Apollo Federation): \`__typename\`, and one of its keys or more.
"""
scalar _Any @specifiedBy(url: "https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec")
"Whatever other subgraphs may speak of (Apollo Federation)."
union _Entity = ${entitiesOf(schema).join(' | ')}
"This API as a subgraph (Apollo Federation)."
type _Service {
  "Its SDL, with the directives of federation."
  sdl: String!
}
extend type Query {
  """
  Anything, by any of its keys, for a gateway (Apollo Federation): at most ${MOST}, in the order asked for; null where there is none.
  """
  _entities(
    "At most ${MOST}, each with its \`__typename\` and one of its keys or more, which must agree."
    representations: [_Any!]!
  ): [_Entity]!
  "The API as a subgraph, for whatever puts a supergraph together (Apollo Federation)."
  _service: _Service!
}`;

/** Adds what a gateway asks a subgraph for; everything else stays as it is. */
export const withFederation = (schema: GraphQLSchema): GraphQLSchema => {
  const extended = withSdl(schema, sdlOf(schema));
  const fields = required(extended.getQueryType(), 'Query').getFields();
  const give = (name: string, means: Meaning): void => {
    Object.assign(required(fields[name], `Query.${name}`), meaning(means));
  };
  give('_entities', { kind: 'entities' });
  give('_service', { kind: 'service' });
  const any = extended.getType('_Any');
  if (any instanceof GraphQLScalarType) any.parseLiteral = parseRepresentation;
  return extended;
};

/** What is in a literal cannot be a variable: only whole arguments are bound at each request. */
const parseRepresentation = (node: ValueNode): unknown => {
  visit(node, {
    [Ast.VARIABLE]: variable => {
      throw new GraphQLError(
        `A representation in the document must not contain $${variable.name.value}; make representations itself a variable.`,
        { nodes: variable },
      );
    },
  });
  return valueFromASTUntyped(node);
};
