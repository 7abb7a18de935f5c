import {
  GraphQLID,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigMap,
} from 'graphql';
import { DateScalar, DateTimeScalar, JsonScalar } from '../model/scalars';
import { meaning } from '../planner/collect';
import { ARGUMENTS } from '../questions/argument-texts';
import { listOf, required } from './output';

type Fields = GraphQLFieldConfigMap<unknown, unknown>;

const VERSION: Fields = {
  version: { type: required(GraphQLInt), description: 'Its version at that moment.' },
  recordedAt: { type: required(DateTimeScalar), description: 'When that version was recorded.' },
  fields: {
    type: required(JsonScalar),
    description: 'What it said then, by field; a text is an object by language.',
  },
};

const RecordedRelationType = new GraphQLObjectType({
  name: 'RecordedRelation',
  description: 'A relation as it was recorded at a moment.',
  fields: {
    id: { type: required(GraphQLString), description: 'Its key.' },
    of: { type: required(GraphQLString), description: 'Its kind.' },
    from: { type: required(GraphQLID), description: 'The node that it goes from.' },
    to: { type: required(GraphQLID), description: 'The node that it goes to.' },
    ...VERSION,
  },
});

const RecordedType = new GraphQLObjectType({
  name: 'Recorded',
  description: 'A node and its relations as they were recorded at a moment, whatever was corrected since.',
  fields: {
    id: { type: required(GraphQLID), description: 'Its id.' },
    of: { type: required(GraphQLString), description: 'Its kind.' },
    ...VERSION,
    relations: {
      type: listOf(RecordedRelationType),
      description: 'Its relations as they were recorded then, by key.',
      args: {
        first: { type: GraphQLInt, defaultValue: 100, description: ARGUMENTS.first },
      },
    },
    relationCount: { type: required(GraphQLInt), description: 'How many relations there were.' },
  },
});

/** What was recorded when, beside what was valid when, as a field of Query. */
export const recordedField: GraphQLFieldConfig<unknown, unknown> = {
  description:
    'A node as it was recorded at a moment, even if it has been deleted since; null if it was not recorded then. `recordedAsOf` is about when something was recorded, `asOf` about the day on which it was valid.',
  type: RecordedType,
  args: {
    id: { type: new GraphQLNonNull(GraphQLID), description: 'Its id.' },
    recordedAsOf: {
      type: new GraphQLNonNull(DateTimeScalar),
      description: 'The moment, to the second: what was recorded later is left out.',
    },
    asOf: {
      type: DateScalar,
      description: 'Only relations that were recorded as valid on this day; all of them if omitted.',
    },
  },
  ...meaning({ kind: 'recorded' }),
};
