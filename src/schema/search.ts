import { GraphQLBoolean, GraphQLInt, GraphQLObjectType, GraphQLString } from 'graphql';
import { ENTITY, type Kind } from '../model/model';
import { meaning } from '../planner/collect';
import { LanguageType } from './common-types';
import { CURSOR, connectionType } from './connection';
import { listOf, required } from './output';
import type { Types } from './types';

/** The connection that `search` gives: hits with their score, and the words that matched. */
export const searchType = (types: Types): GraphQLObjectType => {
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
