import {
  GraphQLError,
  GraphQLScalarType,
  Kind as Ast,
  isObjectType,
  valueFromASTUntyped,
  visit,
  type GraphQLSchema,
  type ValueNode,
} from 'graphql';
import { known } from '../errors';
import { MAX_REPRESENTATIONS } from '../plan/plan';
import { meaning, type Meaning } from '../planner/collect';
import { keysOf } from './subgraph-sdl';
import { withSdl } from './with-sdl';

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
  const fields = known(extended.getQueryType(), 'Query').getFields();
  const give = (name: string, means: Meaning): void => {
    Object.assign(known(fields[name], `Query.${name}`), meaning(means));
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
