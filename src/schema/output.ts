import {
  GraphQLList,
  GraphQLNonNull,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLUnionType,
} from 'graphql';

export type NodeType = GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType;

export const required = <T extends GraphQLOutputType>(type: T): GraphQLNonNull<T> =>
  new GraphQLNonNull(type as never);
export const listOf = (
  type: GraphQLNamedType & GraphQLOutputType,
): GraphQLNonNull<GraphQLList<GraphQLNonNull<GraphQLOutputType>>> =>
  new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));
