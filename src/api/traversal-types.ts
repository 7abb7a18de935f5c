import {
  GraphQLEnumType, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString,
  type GraphQLFieldConfig, type GraphQLFieldConfigArgumentMap, type GraphQLFieldConfigMap,
} from 'graphql';
import { ENTITY, type Kind } from '../model/model';
import { meaning } from '../plan/meaning';
import { LanguageType, PageInfoType, listOf, required, type Types } from './types';

type FieldConfig = GraphQLFieldConfig<unknown, unknown>;

const outcomeType = new GraphQLEnumType({
  name: 'Outcome',
  values: {
    FOUND: { description: 'There is an answer.' },
    PROVED_ABSENT: { description: 'Everything within the bounds was looked through: there is none.' },
    NOT_FOUND_WITHIN_BOUNDS: { description: 'None was found before a limit was met; there may be one.' },
  },
});

const directionType = new GraphQLEnumType({
  name: 'Direction',
  description: 'Which way relations are followed. They point from what rests to what it rests on.',
  values: { FORWARD: { description: 'As they point.' }, BACKWARD: { description: 'Against.' }, ANY: { description: 'Both.' } },
});

/** `connections` and `paths`, and the types of their answers. */
export const traversalFields = (types: Types): GraphQLFieldConfigMap<unknown, unknown> => {
  const path = pathType(types);
  return {
    connections: {
      description: 'What connects the one to the other: the nodes on the way that match `via`, the best connected first (shortest, strongest, most targets).',
      type: required(answerType('Connections', 'What connects two ends: a page of the nodes on the way.', groupType(types, path), types)),
      args: traversalArguments(types), ...meaning({ kind: 'connections' }),
    },
    paths: {
      description: 'The simple paths from the one to the other: shortest first, then by weakest certainty, then by ids.',
      type: required(answerType('Paths', 'A page of the paths between two ends.', path, types)),
      args: traversalArguments(types), ...meaning({ kind: 'paths' }),
    },
  };
};

const traversalArguments = (types: Types): GraphQLFieldConfigArgumentMap => {
  const selector = types.inputs.selector;
  return {
    from: { type: new GraphQLNonNull(selector) },
    to: { type: new GraphQLNonNull(selector) },
    via: { type: selector, description: 'What must lie on the way, between the ends; anything when absent.' },
    relations: { type: new GraphQLList(new GraphQLNonNull(types.inputs.relationName)), description: 'Only these; when absent, all but those that make everything a neighbour of everything.' },
    direction: { type: directionType, defaultValue: 'FORWARD' },
    maxHops: { type: GraphQLInt, defaultValue: 4, description: 'Paths have at most so many relations, 1 to 8.' },
    first: { type: GraphQLInt, defaultValue: 20, description: 'At most so many, 1 to 1,000.' },
    after: { type: GraphQLString, description: 'From the one after this cursor.' },
    ...types.inputs.scopeArguments,
  };
};

const entity = (types: Types): { extensions: Record<string, unknown> } => meaning({ kind: 'entity', of: types.model.kinds.get(ENTITY) as Kind });

const pathType = (types: Types): GraphQLObjectType => new GraphQLObjectType({
  name: 'Path',
  description: 'A way from one node to another on which no node comes twice. It is as strong as its weakest step.',
  fields: () => ({
    length: { type: required(GraphQLInt), description: 'Number of relations.' },
    certainty: { type: required(types.inputs.enumType('Certainty')), description: 'Of its weakest step.' },
    from: { type: required(types.node(ENTITY)), ...entity(types) },
    to: { type: required(types.node(ENTITY)), ...entity(types) },
    steps: { type: listOf(types.step), ...meaning({ kind: 'steps' }) },
    explanation: {
      type: required(GraphQLString), description: 'In plain language, with the weakest link named.',
      args: { lang: { type: LanguageType, defaultValue: 'nb', description: 'nb, nn or en; other languages get nb.' } },
    },
  }),
});

const groupType = (types: Types, path: GraphQLObjectType): GraphQLObjectType => new GraphQLObjectType({
  name: 'ConnectionGroup',
  description: 'A node on the way, with what it connects to.',
  fields: () => ({
    via: { type: required(types.node(ENTITY)), ...entity(types) },
    targets: { type: listOf(types.node(ENTITY)), args: firstArgument(100), description: 'What is reached by way of it, by id.', ...entity(types) },
    targetCount: { type: required(GraphQLInt) },
    pathCount: { type: required(GraphQLInt) },
    length: { type: required(GraphQLInt), description: 'Of the shortest path.' },
    certainty: { type: required(types.inputs.enumType('Certainty')), description: 'Of the strongest of the shortest paths.' },
    paths: { type: listOf(path), args: firstArgument(10) },
  }),
});

const firstArgument = (first: number): GraphQLFieldConfigArgumentMap => ({ first: { type: GraphQLInt, defaultValue: first, description: 'At most so many, 1 to 1,000.' } });

const answerType = (name: string, description: string, node: GraphQLObjectType, types: Types): GraphQLObjectType => {
  const edge = new GraphQLObjectType({
    name: `${name}Edge`, fields: { node: { type: required(node) }, cursor: { type: required(GraphQLString) } },
  });
  const fields: Record<string, FieldConfig> = {
    outcome: { type: required(outcomeType) },
    nodes: { type: listOf(node) },
    edges: { type: listOf(edge) },
    totalCount: { type: required(GraphQLInt) },
    truncated: { type: types.inputs.truncation, description: 'Set when something was cut.' },
    pageInfo: { type: required(PageInfoType) },
  };
  return new GraphQLObjectType({ name, description, fields });
};
