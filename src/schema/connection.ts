import { GraphQLInt, GraphQLObjectType } from 'graphql';
import type { meaning } from '../planner/binding';
import { PageInfoType } from './common-types';
import { listOf, required, type NodeType } from './output';

export const CURSOR = 'Passed as after or before, a page begins behind it or ends in front of it.';

/** A Relay connection with the `nodes` shorthand and a count. */
export const connectionType = (
  name: string,
  node: NodeType,
  edge: GraphQLObjectType,
  nodeMeaning: ReturnType<typeof meaning>,
): GraphQLObjectType =>
  new GraphQLObjectType({
    name: `${name}Connection`,
    description: `A page of ${name} (Relay cursor connections).`,
    fields: {
      nodes: { type: listOf(node), description: 'The nodes on the page.', ...nodeMeaning },
      edges: {
        type: listOf(edge),
        description: 'The same, each with its cursor and what else is known of its place.',
      },
      totalCount: {
        type: required(GraphQLInt),
        description: 'How many there are in all, whatever the page.',
      },
      pageInfo: { type: required(PageInfoType), description: 'Where the page stands among all of them.' },
    },
  });
