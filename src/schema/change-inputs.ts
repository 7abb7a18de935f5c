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

const KEEPS = 'A field that is omitted keeps its value; null removes it.';

/** What a change is said to rest on. */
export const EVIDENCE = {
  source: {
    type: GraphQLID,
    description: 'Id of the source to cite, on what is created and in the change log.',
  },
  reason: { type: GraphQLString, description: 'Why, for the change log.' },
};

export const DRY_RUN = {
  type: GraphQLBoolean,
  defaultValue: false,
  description: 'Only report what would happen; write nothing.',
};

export const EXPECTED_VERSION = {
  type: GraphQLInt,
  description:
    'The `version` that the change was made for; 0 if it must not exist yet. The change is refused if it has another version.',
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
        description: 'The certainty of what is created without one of its own.',
      },
    };
  }

  private kindInput(kind: Kind): GraphQLInputObjectType {
    const keys = [...kind.fields.values()].filter(({ key, name }) => key && name !== 'id');
    const or = keys.length > 0 ? `, or by ${keys.map(({ name }) => `its ${name}`).join(' or ')}` : '';
    return new GraphQLInputObjectType({
      name: `${kind.name}Input`,
      description: `Values of a node of kind \`${kind.name}\`, which is found by its id${or}. ${KEEPS}`,
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
      description: `Values of a relation of kind \`${relation.name}\`, which is found by its two ends and validFrom. ${KEEPS}`,
      fields: () => ({
        from: {
          type: new GraphQLNonNull(GraphQLID),
          description: `Id of a node of kind ${relation.from.join(' or ')}.`,
        },
        to: {
          type: new GraphQLNonNull(GraphQLID),
          description: `Id of a node of kind ${relation.to.join(' or ')}.`,
        },
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
        upsert: { type: node, description: 'Creates or updates the node.' },
        patch: { type: node, description: 'Updates the node, which must exist.' },
        connect: { type: relation, description: 'Creates or updates the relation.' },
        delete: { type: deleteInput, description: 'Deletes the node; does nothing if it does not exist.' },
        disconnect: {
          type: disconnectInput(name),
          description: 'Deletes the relation; does nothing if it does not exist.',
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
  description: 'Whether to delete its relations too; if false, a node that has relations is not deleted.',
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
  from: { type: new GraphQLNonNull(GraphQLID), description: 'Id of the node that it points from.' },
  to: { type: new GraphQLNonNull(GraphQLID), description: 'Id of the node that it points to.' },
  validFrom: {
    type: DateScalar,
    description: 'The validFrom of the relation, if it has one: it is part of what identifies the relation.',
  },
  expectedVersion: EXPECTED_VERSION,
};

const disconnectInput = (relation: GraphQLInputType): GraphQLInputObjectType =>
  new GraphQLInputObjectType({
    name: 'DisconnectInput',
    description: 'A relation to delete. To end a relation, connect it with a validTo instead.',
    fields: { relation: { type: relation, description: 'The kind of relation.' }, ...ENDS },
  });
