import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLFieldConfigMap,
} from 'graphql';
import { ENTITY, type Kind, type Model } from '../model/model';
import { groupNames } from '../model/names';
import { DateScalar } from '../model/scalars';
import { meaning } from '../planner/binding';
import { Inputs } from './inputs';
import { withQuestions } from './with-questions';
import {
  CURSOR,
  LanguageType,
  PageInfoType,
  TruncationType,
  Types,
  connectionType,
  listOf,
  required,
} from './types';

type FieldConfig = GraphQLFieldConfig<unknown, unknown>;
type Fields = GraphQLFieldConfigMap<unknown, unknown>;

const ABOUT =
  "The graph that a country's digital ecosystem is asked through: who acts, what is shared, what sets the terms, and how sure each relation is.";

/** The executable schema, made from the Model at start-up. Its fields carry their meaning; nothing has a resolver. */
export const buildSchema = (model: Model): GraphQLSchema => {
  const inputs = new Inputs(model);
  const types = new Types(model, inputs);
  const query = new GraphQLObjectType({
    name: 'Query',
    description: 'What can be asked. Nothing here writes.',
    fields: () => ({
      ...generalFields(types),
      ...Object.assign(
        {},
        ...[...model.kinds.values()]
          .filter(kind => kind.shape !== 'union')
          .map(kind => kindFields(kind, types)),
      ),
    }),
  });
  const named = [
    inputs.selector,
    inputs.relationName,
    inputs.kindName,
    inputs.stepDirection,
    TruncationType,
    inputs.enumType('Certainty'),
    LanguageType,
    PageInfoType,
    DateScalar,
  ];
  return withQuestions(
    new GraphQLSchema({
      description: ABOUT,
      query,
      types: [...types.nodes.values(), ...types.steps, ...named],
    }),
    model,
  );
};

const kindFields = (kind: Kind, types: Types): Fields => ({
  [kind.singular]: lookupField(kind, types),
  [kind.plural]: {
    description: `${kind.description} A page of them.`,
    type: required(types.kindConnection(kind)),
    args: types.inputs.listArguments(kind),
    ...meaning({ kind: 'list', of: kind }),
  },
  [groupNames(kind, types.model).field]: groupsField(kind, types),
});

const lookupField = (kind: Kind, types: Types): FieldConfig => {
  const keys = [...kind.fields.values()].filter(field => field.key);
  const args: GraphQLFieldConfigArgumentMap = Object.fromEntries(
    keys.map(field => [
      field.name,
      {
        type: field.type.kind === 'scalar' && field.type.name === 'ID' ? GraphQLID : GraphQLString,
        description: field.description,
      },
    ]),
  );
  return {
    description: `${kind.description} By exactly one of its keys; an unknown one is an error NOT_FOUND.`,
    type: types.node(kind.name),
    args: { ...args, ...types.inputs.scopeArguments },
    ...meaning({ kind: 'lookup', of: kind }),
  };
};

const groupsField = (kind: Kind, types: Types): FieldConfig => ({
  description: 'How many there are for each combination of values, the largest group first.',
  type: required(groupsType(kind, types)),
  args: {
    by: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(types.inputs.groupBy(kind)))),
      description: 'One to four: fields, or relations (a group for each node related).',
    },
    where: { type: types.inputs.where(kind), description: `Only ${kind.plural} like this; all when absent.` },
    first: { type: GraphQLInt, description: 'At most so many groups, 1 to 1,000.', defaultValue: 100 },
    ...types.inputs.scopeArguments,
  },
  ...meaning({ kind: 'groups', of: kind }),
});

const numeric = (kind: Kind): string[] =>
  [...kind.fields.values()]
    .filter(
      f =>
        !f.list &&
        f.type.kind === 'scalar' &&
        (f.type.name === 'Int' || f.type.name === 'Float') &&
        f.declaredBy !== 'Fact',
    )
    .map(f => f.name);

const groupKeyType = new GraphQLObjectType({
  name: 'GroupKey',
  description: 'What the members of a group have in common.',
  fields: {
    by: { type: required(GraphQLString), description: 'The field or relation.' },
    value: {
      type: GraphQLString,
      description: 'The value; of a relation, the id of the node. null: has none.',
    },
    name: { type: GraphQLString, description: 'For people: the name of the node, or the value.' },
  },
});

const FUNCTIONS = {
  min: 'The least of each number.',
  max: 'The greatest of each number.',
  sum: 'The sum of each number.',
  avg: 'The mean of each number, of those that have it.',
} as const;

const groupsType = (kind: Kind, types: Types): GraphQLObjectType => {
  const measures = numeric(kind);
  const measureType =
    measures.length === 0
      ? undefined
      : new GraphQLObjectType({
          name: `${kind.name}Measures`,
          description: `One figure for each number that ${kind.plural} have; null where none of the group has it.`,
          fields: Object.fromEntries(
            measures.map(name => [
              name,
              { type: GraphQLFloat, description: kind.fields.get(name)?.description },
            ]),
          ),
        });
  const functions = measureType
    ? Object.fromEntries(
        Object.entries(FUNCTIONS).map(([f, description]) => [
          f,
          { type: required(measureType), description },
        ]),
      )
    : {};
  const group = new GraphQLObjectType({
    name: groupNames(kind, types.model).group,
    description: `Those of ${kind.plural} that have the same values.`,
    fields: {
      keys: { type: listOf(groupKeyType), description: 'What they have in common, in the order of by.' },
      count: { type: required(GraphQLInt), description: 'How many there are in the group.' },
      ...functions,
    },
  });
  return new GraphQLObjectType({
    name: groupNames(kind, types.model).groups,
    description: `Groups of ${kind.plural}, the largest first.`,
    fields: {
      nodes: { type: listOf(group), description: 'The groups.' },
      truncated: { type: TruncationType, description: 'Set when there are more groups than these.' },
    },
  });
};

const generalFields = (types: Types): Fields => ({
  node: {
    description:
      'Anything, by its id, as Relay refetches it; `entity` does so on a day, and with a least certainty.',
    type: types.relayNode,
    args: { id: { type: new GraphQLNonNull(GraphQLID), description: 'Its id.' } },
    ...meaning({ kind: 'node' }),
  },
  nodes: {
    description: 'Several, by their ids (at most 1,000), in the order asked for; null where there is none.',
    type: new GraphQLNonNull(new GraphQLList(types.node(ENTITY))),
    args: {
      ids: {
        type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLID))),
        description: 'Their ids, 1 to 1,000.',
      },
      ...types.inputs.scopeArguments,
    },
    ...meaning({ kind: 'nodes' }),
  },
  search: {
    description:
      'Full-text search over names, descriptions and other texts in every language: Norwegian and English stemming, the beginnings of words, small misspellings.',
    type: required(searchType(types)),
    args: {
      text: {
        type: new GraphQLNonNull(GraphQLString),
        description: 'Words, 1 to 200 characters; each must be found.',
      },
      kinds: {
        type: new GraphQLList(new GraphQLNonNull(types.inputs.kindName)),
        description: 'Only these kinds.',
      },
      first: { type: GraphQLInt, description: 'At most so many, 1 to 1,000.', defaultValue: 20 },
      after: { type: GraphQLString, description: 'From the hit after this cursor of the same search.' },
      ...types.inputs.scopeArguments,
    },
    ...meaning({ kind: 'search' }),
  },
});

const searchType = (types: Types): GraphQLObjectType => {
  const entity = meaning({ kind: 'edgeNode', of: types.model.kinds.get(ENTITY) as Kind });
  const highlight = new GraphQLObjectType({
    name: 'Highlight',
    description: 'A text that was found, with the words that matched.',
    fields: {
      field: { type: required(GraphQLString), description: 'The field that the text is of.' },
      language: { type: LanguageType, description: 'The language of the text; null where it is in none.' },
      fragments: { type: listOf(fragmentType), description: 'The text in pieces, matched and not.' },
    },
  });
  const edge = new GraphQLObjectType({
    name: 'SearchEdge',
    description: 'A hit, with how good it is and where the words were found.',
    fields: {
      node: { type: required(types.node(ENTITY)), description: 'What was found.', ...entity },
      cursor: { type: required(GraphQLString), description: CURSOR },
      score: {
        type: required(GraphQLInt),
        description: 'Higher is better; only to be compared within one search.',
      },
      highlights: { type: listOf(highlight), description: 'The texts in which a word was found.' },
    },
  });
  return connectionType('Search', types.node(ENTITY), edge, entity);
};

const fragmentType = new GraphQLObjectType({
  name: 'HighlightFragment',
  description: 'A piece of a text that was searched.',
  fields: {
    text: { type: required(GraphQLString), description: 'The piece itself.' },
    matched: {
      type: required(GraphQLBoolean),
      description: 'Whether it is one of the words that were searched for.',
    },
  },
});
