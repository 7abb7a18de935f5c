import { GraphQLInt, GraphQLObjectType } from 'graphql';
import type { meaning } from '../planner/collect';
import { PageInfoType } from './common-types';
import { listOf, required, type NodeType } from './output';

export const CURSOR =
  'Pass it as `after` for the items that follow it, or as `before` for those that precede it.';

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
        description: 'The same nodes, each with its cursor and the facts of the relation, if any.',
      },
      totalCount: {
        type: required(GraphQLInt),
        description: 'The total number, regardless of the page.',
      },
      pageInfo: { type: required(PageInfoType), description: 'The position of the page in the whole list.' },
    },
  });
