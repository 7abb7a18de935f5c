import { GraphQLList, GraphQLNonNull, type GraphQLInputType } from 'graphql';

/** `[T!]`, of an input that may be left out. */
export const requiredList = (type: GraphQLInputType): GraphQLInputType =>
  new GraphQLList(new GraphQLNonNull(type));
