import {
  GraphQLBoolean,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLFieldConfigMap,
  type GraphQLInputFieldConfigMap,
  type GraphQLInputType,
} from 'graphql';
import { DERIVED } from '../model/derivations';
import { factsOf, isConcrete, type Field, type Kind, type Model, type Relation } from '../model/model';
import { DateScalar, SCALAR_TYPES } from '../model/scalars';
import { ChangePayloadType, nonNull, type LanguageTypes } from './common-types';
import { type Enums, MadeOnce } from './enums';
import { meaning } from '../planner/collect';
import type { Types } from './types';

type Fields = GraphQLFieldConfigMap<unknown, unknown>;

const ALL_OR_NONE = 'All fields of one mutation are one transaction: if one is refused, none is made.';

/** Makes the mutations of each kind and relation; those of all are in root-fields.ts. */
export const mutationType = (types: Types, inputs: ChangeInputs): GraphQLObjectType =>
  new GraphQLObjectType({
    name: 'Mutation',
    description: `What changes the graph; it takes a key or a token. ${ALL_OR_NONE} What their arguments mean, \`apply\` and its inputs say.`,
    fields: (): Fields =>
      Object.assign(
        {},
        ...[...types.model.kinds.values()].filter(isConcrete).map(kind => kindFields(kind, types, inputs)),
        ...[...types.model.relations.values()].map(relation => relationFields(relation, inputs)),
      ) as Fields,
  });

/** Facts that the graph keeps itself. */
const KEPT: readonly string[] = ['id', 'version', 'recordedAt'];

const KEEPS = 'A field that is omitted keeps its value; null removes it.';

/** What a change is said to rest on. What it means, as what else every change takes, `apply` and its inputs say. */
const EVIDENCE = {
  source: { type: GraphQLID },
  reason: { type: GraphQLString },
};

const EXPECTED_VERSION = { type: GraphQLInt };

const ENDS = {
  from: { type: new GraphQLNonNull(GraphQLID), description: 'Id of the node that it points from.' },
  to: { type: new GraphQLNonNull(GraphQLID), description: 'Id of the node that it points to.' },
  validFrom: { type: DateScalar },
  expectedVersion: EXPECTED_VERSION,
};

/** What mutations take: an input for each kind and each relation, made from the Model. */
export class ChangeInputs {
  private readonly ofKinds: ReadonlyMap<string, GraphQLInputObjectType>;
  private readonly ofRelations: ReadonlyMap<string, GraphQLInputObjectType>;
  /** Referred to by the inputs of root fields. */
  readonly named: readonly GraphQLInputObjectType[];

  constructor(
    model: Model,
    private readonly enums: Enums,
    private readonly languages: LanguageTypes,
  ) {
    const kinds = [...model.kinds.values()].filter(isConcrete);
    this.ofKinds = new Map(kinds.map(kind => [kind.name, this.kindInput(kind)]));
    const relations = [...model.relations.values()];
    const made = new MadeOnce<GraphQLInputObjectType>();
    this.ofRelations = new Map(
      relations.map(relation => {
        const name = `${factsOf(relation)}Input`;
        return [relation.name, made.once(name, () => this.relationInput(name, relation))];
      }),
    );
    this.named = [this.nodeInput(kinds), this.anyRelationInput(relations)];
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
      certainty: { type: this.enums.of('Certainty') },
    };
  }

  private kindInput(kind: Kind): GraphQLInputObjectType {
    const keys = [...kind.fields.values()].filter(({ key, name }) => key && name !== 'id');
    const or = keys.length > 0 ? `, or by ${keys.map(({ name }) => `its ${name}`).join(' or ')}` : '';
    return new GraphQLInputObjectType({
      name: `${kind.name}Input`,
      description: `Values of a node of kind \`${kind.name}\`, which is found by its id${or}: each is that of the field of that name. ${KEEPS}`,
      fields: () => ({
        id: { type: GraphQLID, description: 'Its id; needed to create one.' },
        ...this.fields(kind.fields),
        expectedVersion: EXPECTED_VERSION,
      }),
    });
  }

  /** Of all relations that have the same facts. */
  private relationInput(name: string, { fields }: Relation): GraphQLInputObjectType {
    return new GraphQLInputObjectType({
      name,
      description: `Values of a relation, which is found by its two ends and validFrom. ${KEEPS}`,
      fields: () => ({
        from: ENDS.from,
        to: ENDS.to,
        ...this.fields(fields),
        expectedVersion: EXPECTED_VERSION,
      }),
    });
  }

  private fields(fields: ReadonlyMap<string, Field>): GraphQLInputFieldConfigMap {
    return Object.fromEntries(
      [...fields.values()]
        .filter(({ name, declaredBy }) => !KEPT.includes(name) && declaredBy !== DERIVED)
        .flatMap(field => [
          [field.name, { type: this.typeOf(field) }],
          ...(field.reason ? [[field.all, { type: this.languages.textInput }]] : []),
        ]),
    );
  }

  private typeOf({ type, list }: Field): GraphQLInputType {
    if (type.kind === 'text') return this.languages.textInput;
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
}

const kindFields = (kind: Kind, types: Types, inputs: ChangeInputs): Fields => {
  const payload = nonNull(payloadOf(kind, types));
  const input = {
    input: { type: new GraphQLNonNull(inputs.kind(kind)), description: 'The values to set.' },
    ...EVIDENCE,
  };
  return {
    [`upsert${kind.name}`]: {
      description: `Creates or updates a node of kind \`${kind.name}\`.`,
      type: payload,
      args: { ...input, ...inputs.certainty },
      ...meaning({ kind: 'changeNode', does: 'upsert', of: kind }),
    },
    [`patch${kind.name}`]: {
      description: `Updates a node of kind \`${kind.name}\`, which must exist.`,
      type: payload,
      args: input,
      ...meaning({ kind: 'changeNode', does: 'patch', of: kind }),
    },
    [`delete${kind.name}`]: {
      description: `Deletes a node of kind \`${kind.name}\`; does nothing if it does not exist.`,
      type: nonNull(ChangePayloadType),
      args: {
        id: { type: new GraphQLNonNull(GraphQLID), description: 'Its id.' },
        cascade: { type: GraphQLBoolean, defaultValue: false },
        expectedVersion: EXPECTED_VERSION,
        ...EVIDENCE,
      },
      ...meaning({ kind: 'changeNode', does: 'delete', of: kind }),
    },
  };
};

const payloadOf = (kind: Kind, types: Types): GraphQLObjectType =>
  new GraphQLObjectType({
    name: `${kind.name}Payload`,
    description: `The result of a change of a node of kind \`${kind.name}\`, and the node after it.`,
    fields: () => ({
      ...ChangePayloadType.toConfig().fields,
      node: {
        type: types.node(kind.name),
        description: 'The node after the change.',
        ...meaning({ kind: 'entity', of: kind }),
      },
    }),
  });

const relationFields = (relation: Relation, inputs: ChangeInputs): Fields => ({
  [`connect${relation.type}`]: {
    description: `Creates or updates a relation of kind \`${relation.name}\`, from ${relation.from.join(' or ')} to ${relation.to.join(' or ')}. ${relation.description}`,
    type: nonNull(ChangePayloadType),
    args: {
      input: { type: new GraphQLNonNull(inputs.relation(relation)), description: 'The values to set.' },
      ...EVIDENCE,
      ...inputs.certainty,
    },
    ...meaning({ kind: 'changeRelation', does: 'connect', of: relation }),
  },
  [`disconnect${relation.type}`]: {
    description: `Deletes a relation of kind \`${relation.name}\`; does nothing if it does not exist. To end a relation, connect it with a validTo instead.`,
    type: nonNull(ChangePayloadType),
    args: { ...ENDS, ...EVIDENCE },
    ...meaning({ kind: 'changeRelation', does: 'disconnect', of: relation }),
  },
});
