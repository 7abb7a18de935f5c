import {
  GraphQLID,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLFieldConfigMap,
} from 'graphql';
import { type Kind, type Model } from '../model/model';
import { groupNames } from '../model/names';
import { DateScalar } from '../model/scalars';
import { meaning } from '../planner/binding';
import { Inputs } from './inputs';
import { subgraphSdl } from './subgraph-sdl';
import { withFederation } from './with-federation';
import { withQuestions } from './with-questions';
import { LanguageType, PageInfoType, required, TruncationType, UndatedRelationsType } from './common-types';
import { groupsField } from './groups';
import { ChangeInputs, mutationType } from './mutations';
import { shareEmpty } from './share-empty';
import { Types } from './types';

type FieldConfig = GraphQLFieldConfig<unknown, unknown>;
type Fields = GraphQLFieldConfigMap<unknown, unknown>;

const ABOUT =
  "Questions about a country's digital ecosystem: who acts, what is shared, what sets the terms, and how certain each relation is.";

export type SchemaOptions = Readonly<{
  /** Whether the API can be a subgraph: `_entities` and `_service`. */ federation?: boolean;
}>;

/** The executable schema, made from the Model at start-up. Its fields carry their meaning; nothing has a resolver. */
export const buildSchema = (model: Model, { federation = false }: SchemaOptions = {}): GraphQLSchema => {
  const schema = ofModel(model);
  if (!federation) return shareEmpty(schema);
  const subgraph = shareEmpty(withFederation(schema));
  // Printing takes a quarter of a second: at start-up, and not while somebody waits.
  subgraphSdl(subgraph);
  return subgraph;
};

const ofModel = (model: Model): GraphQLSchema => {
  const inputs = new Inputs(model);
  const types = new Types(model, inputs);
  const query = new GraphQLObjectType({
    name: 'Query',
    description: 'What can be asked. Nothing here writes.',
    fields: () =>
      Object.assign(
        {},
        ...[...model.kinds.values()]
          .filter(kind => kind.shape !== 'union')
          .map(kind => kindFields(kind, types)),
      ) as Fields,
  });
  const changes = new ChangeInputs(model, inputs.enums);
  const named = [
    ...changes.named,
    inputs.selector,
    inputs.enums.relationName,
    inputs.enums.kindName,
    inputs.enums.stepDirection,
    TruncationType,
    UndatedRelationsType,
    inputs.enums.of('Certainty'),
    LanguageType,
    PageInfoType,
    DateScalar,
  ];
  return withQuestions(
    new GraphQLSchema({
      description: ABOUT,
      query,
      mutation: mutationType(types, changes),
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
