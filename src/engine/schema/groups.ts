import {
  GraphQLFloat,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLFieldConfigMap,
} from 'graphql';
import { COUNTED_GROUPS, endsOf, type Kind, type Relation, groupNames, numbersOf } from '../model/model';
import { ARGUMENTS } from '../questions/sdl-parts';
import { listOf, nonNull, type LanguageTypes } from './common-types';
import { meaning } from '../planner/collect';
import { unsaid } from './inputs';
import type { Types } from './types';

type FieldConfig = GraphQLFieldConfig<unknown, unknown>;
type Fields = GraphQLFieldConfigMap<unknown, unknown>;

/** The arguments of all groups. */
const ofAllGroups = ({ inputs }: Types): GraphQLFieldConfigArgumentMap => ({
  first: { type: GraphQLInt, description: ARGUMENTS.first, defaultValue: 100 },
  ...unsaid(inputs.scopeArguments),
});

/** `…Groups`: how many there are of a kind for each combination of values. */
export const groupsField = (kind: Kind, types: Types): FieldConfig => ({
  description: 'How many there are for each combination of values, the largest group first.',
  type: nonNull(types.groups.of(kind)),
  args: {
    by: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(types.inputs.groupBy(kind)))),
      description: 'One to four: fields, or relations (a group for each node related).',
    },
    where: {
      type: types.inputs.filters.where(kind),
      description: 'Count only those that match this filter; all if omitted.',
    },
    ...ofAllGroups(types),
  },
  ...meaning({ kind: 'groups', of: kind }),
});

/** `usesGroupings`: how many relations there are for each combination of what they have in common. */
export const relationGroupsField = (relation: Relation, types: Types): FieldConfig => {
  const { forward, backward } = endsOf(relation);
  return {
    description: `How many relations of ${relation.forward} there are for each combination of values, the largest group first.`,
    type: nonNull(types.groups.counted),
    args: {
      by: {
        type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(types.inputs.relationGroupBy(relation)))),
        description: 'One to four.',
      },
      from: {
        type: types.inputs.filters.where(types.inputs.filters.nodeKind(backward)),
        description: 'Only from nodes that match this filter.',
      },
      where: {
        type: types.inputs.filters.relatedWhere(forward),
        description: 'Only relations that match this filter, of their facts and of the node that they go to.',
      },
      ...ofAllGroups(types),
    },
    ...meaning({ kind: 'relationGroups', of: relation }),
  };
};

/** The types of groups: of each kind that has numbers, and one of all others. */
export class GroupTypes {
  readonly counted: GraphQLObjectType;
  private readonly key: GraphQLObjectType;

  constructor(
    private readonly types: LanguageTypes,
    first: string,
  ) {
    this.key = groupKeyType(types, first);
    this.counted = this.called(COUNTED_GROUPS);
  }

  of(kind: Kind): GraphQLObjectType {
    return numbersOf(kind).length === 0 ? this.counted : this.called(groupNames(kind), kind);
  }

  private called(names: Readonly<{ group: string; groups: string }>, kind?: Kind): GraphQLObjectType {
    const group = new GraphQLObjectType({
      name: names.group,
      description: 'Those that have the same values.',
      fields: {
        keys: { type: listOf(this.key), description: 'What they have in common, in the order of by.' },
        count: { type: nonNull(GraphQLInt), description: 'How many there are in the group.' },
        ...(kind ? measureFields(kind) : {}),
      },
    });
    return new GraphQLObjectType({
      name: names.groups,
      description: 'Groups, the largest first.',
      fields: {
        nodes: { type: listOf(group), description: 'The groups.' },
        truncated: {
          type: this.types.truncation,
          description: 'Set when there are more groups than these.',
        },
      },
    });
  }
}

const groupKeyType = ({ language }: LanguageTypes, first: string): GraphQLObjectType =>
  new GraphQLObjectType({
    name: 'GroupKey',
    description: 'What the members of a group have in common.',
    fields: {
      by: { type: nonNull(GraphQLString), description: 'The field or relation.' },
      value: {
        type: GraphQLString,
        description: 'The value; of a relation, the id of the node. null: has none.',
      },
      name: {
        type: GraphQLString,
        description: 'For people: the name of the node, or the value.',
        args: {
          lang: {
            type: language,
            description:
              'Preferred language; if there is no text in it, its fallback languages are tried in order.',
            defaultValue: first,
          },
        },
      },
    },
  });

const FUNCTIONS = {
  min: 'The least of each number.',
  max: 'The greatest of each number.',
  sum: 'The sum of each number.',
  avg: 'The mean of each number, of those that have it.',
} as const;

/** Each function of each number that the kind has. */
const measureFields = (kind: Kind): Fields => {
  const measures = numbersOf(kind);
  const type = nonNull(
    new GraphQLObjectType({
      name: `${kind.name}Measures`,
      description: `One figure for each number that ${kind.plural} have; null where none of the group has it.`,
      fields: Object.fromEntries(
        measures.map(name => [name, { type: GraphQLFloat, description: kind.fields.get(name)?.description }]),
      ),
    }),
  );
  return Object.fromEntries(Object.entries(FUNCTIONS).map(([f, description]) => [f, { type, description }]));
};
