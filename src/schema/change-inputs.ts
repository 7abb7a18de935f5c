import {
  GraphQLBoolean,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLInputFieldConfigMap,
  type GraphQLInputType,
} from 'graphql';
import { LANGUAGES, isConcrete, type Field, type Kind, type Model, type Relation } from '../model/model';
import { DateScalar, SCALAR_TYPES } from '../model/scalars';
import { LANGUAGE_NAMES } from './common-types';
import type { Enums } from './enums';

/** Facts that the graph keeps itself. */
const KEPT: readonly string[] = ['id', 'version', 'recordedAt'];

const KEEPS = 'Absent: it stays as it is. Null: it is removed.';

/** What a change is said to rest on. */
export const EVIDENCE = {
  source: {
    type: GraphQLID,
    description: 'Id of the source that shows it: of what is created, and in the change log.',
  },
  reason: { type: GraphQLString, description: 'Why, for the change log.' },
};

export const DRY_RUN = {
  type: GraphQLBoolean,
  defaultValue: false,
  description: 'Only says what would happen; nothing is written.',
};

export const EXPECTED_VERSION = {
  type: GraphQLInt,
  description:
    'The version that the change was made for; 0 for what is not there yet. Otherwise it is refused.',
};

/** What mutations take: an input for each kind and each relation, made from the Model. */
export class ChangeInputs {
  private readonly ofKinds: ReadonlyMap<string, GraphQLInputObjectType>;
  private readonly ofRelations: ReadonlyMap<string, GraphQLInputObjectType>;
  readonly change: GraphQLInputObjectType;

  constructor(
    model: Model,
    private readonly enums: Enums,
  ) {
    const kinds = [...model.kinds.values()].filter(isConcrete);
    this.ofKinds = new Map(kinds.map(kind => [kind.name, this.kindInput(kind)]));
    const relations = [...model.relations.values()];
    this.ofRelations = new Map(relations.map(relation => [relation.name, this.relationInput(relation)]));
    this.change = this.changeInput(this.nodeInput(kinds), this.anyRelationInput(relations));
  }

  kind(kind: Kind): GraphQLInputObjectType {
    return this.ofKinds.get(kind.name) as GraphQLInputObjectType;
  }

  relation(relation: Relation): GraphQLInputObjectType {
    return this.ofRelations.get(relation.name) as GraphQLInputObjectType;
  }

  /** How certain what is created is. */
  get certainty(): GraphQLFieldConfigArgumentMap {
    return {
      certainty: {
        type: this.enums.of('Certainty'),
        description: 'How certain what is created is, where it does not say so itself.',
      },
    };
  }

  private kindInput(kind: Kind): GraphQLInputObjectType {
    const keys = [...kind.fields.values()].filter(({ key, name }) => key && name !== 'id');
    const or = keys.length > 0 ? `, or by ${keys.map(({ name }) => `its ${name}`).join(' or ')}` : '';
    return new GraphQLInputObjectType({
      name: `${kind.name}Input`,
      description: `What is said of a ${kind.name}, which is found by its id${or}. ${KEEPS}`,
      fields: () => ({
        id: { type: GraphQLID, description: 'Its id; needed to create one.' },
        ...this.fields(kind.fields),
        expectedVersion: EXPECTED_VERSION,
      }),
    });
  }

  private relationInput(relation: Relation): GraphQLInputObjectType {
    return new GraphQLInputObjectType({
      name: `${relation.type}Input`,
      description: `What is said of a relation ${relation.name}, which is found by its two ends and validFrom. ${KEEPS}`,
      fields: () => ({
        from: { type: new GraphQLNonNull(GraphQLID), description: `Id of a ${relation.from.join(' or ')}.` },
        to: { type: new GraphQLNonNull(GraphQLID), description: `Id of a ${relation.to.join(' or ')}.` },
        ...this.fields(relation.fields),
        expectedVersion: EXPECTED_VERSION,
      }),
    });
  }

  private fields(fields: ReadonlyMap<string, Field>): GraphQLInputFieldConfigMap {
    return Object.fromEntries(
      [...fields.values()]
        .filter(({ name }) => !KEPT.includes(name))
        .map(field => [field.name, { type: this.typeOf(field), description: field.description }]),
    );
  }

  private typeOf({ type, list }: Field): GraphQLInputType {
    if (type.kind === 'text') return TextInput;
    if (type.kind === 'sources') return new GraphQLList(new GraphQLNonNull(GraphQLID));
    const leaf = type.kind === 'enum' ? this.enums.of(type.name) : SCALAR_TYPES[type.name];
    return list ? new GraphQLList(new GraphQLNonNull(leaf)) : leaf;
  }

  private nodeInput(kinds: readonly Kind[]): GraphQLInputObjectType {
    return new GraphQLInputObjectType({
      name: 'NodeInput',
      isOneOf: true,
      description: 'A node of one of the kinds.',
      fields: () =>
        Object.fromEntries(
          kinds.map(kind => [kind.singular, { type: this.kind(kind), description: kind.description }]),
        ),
    });
  }

  private anyRelationInput(relations: readonly Relation[]): GraphQLInputObjectType {
    return new GraphQLInputObjectType({
      name: 'RelationInput',
      isOneOf: true,
      description: 'A relation of one of the kinds.',
      fields: () =>
        Object.fromEntries(
          relations.map(relation => [
            relation.forward,
            { type: this.relation(relation), description: relation.description },
          ]),
        ),
    });
  }

  private changeInput(
    node: GraphQLInputObjectType,
    relation: GraphQLInputObjectType,
  ): GraphQLInputObjectType {
    const name = new GraphQLNonNull(this.enums.relationName);
    return new GraphQLInputObjectType({
      name: 'ChangeInput',
      isOneOf: true,
      description: 'One change of one node or relation.',
      fields: {
        upsert: { type: node, description: 'Changes the node, or creates it.' },
        patch: { type: node, description: 'Changes the node, which must be there.' },
        connect: { type: relation, description: 'Changes the relation, or creates it.' },
        delete: { type: deleteInput, description: 'Deletes the node; nothing is done if there is none.' },
        disconnect: {
          type: disconnectInput(name),
          description: 'Deletes the relation; nothing is done if there is none.',
        },
      },
    });
  }
}

/** A text by language; made once, since it is the same whatever the Model. */
const TextInput = new GraphQLInputObjectType({
  name: 'TextInput',
  description: `A text in several languages. A language that is absent stays as it is, one that is null is removed.`,
  fields: Object.fromEntries(
    LANGUAGES.map(code => [code, { type: GraphQLString, description: `${LANGUAGE_NAMES[code]}.` }]),
  ),
});

export const CASCADE = {
  type: GraphQLBoolean,
  defaultValue: false,
  description: 'Whether its relations are deleted with it; otherwise it is refused while there are any.',
};

const deleteInput = new GraphQLInputObjectType({
  name: 'DeleteInput',
  description: 'A node to delete.',
  fields: {
    id: { type: new GraphQLNonNull(GraphQLID), description: 'Its id.' },
    cascade: CASCADE,
    expectedVersion: EXPECTED_VERSION,
  },
});

export const ENDS = {
  from: { type: new GraphQLNonNull(GraphQLID), description: 'Id of the node that it goes from.' },
  to: { type: new GraphQLNonNull(GraphQLID), description: 'Id of the node that it goes to.' },
  validFrom: {
    type: DateScalar,
    description: 'First day on which it holds, where it says one: part of what it is found by.',
  },
  expectedVersion: EXPECTED_VERSION,
};

const disconnectInput = (relation: GraphQLInputType): GraphQLInputObjectType =>
  new GraphQLInputObjectType({
    name: 'DisconnectInput',
    description: 'A relation to delete. One that has ended is connected with a validTo instead.',
    fields: { relation: { type: relation, description: 'The kind of relation.' }, ...ENDS },
  });
