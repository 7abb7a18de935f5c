import {
  GraphQLID,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  type GraphQLEnumType,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLFieldConfigMap,
  getNamedType,
  isObjectType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  type GraphQLNamedType,
  isTypeDefinitionNode,
  Kind as Ast,
  parse,
} from 'graphql';
import {
  type Kind,
  type Model,
  COUNTED_GROUPS,
  groupNames,
  relationGroupNames,
  ENTITY,
  VERDICT_ENUM,
  FACT,
} from '../model/model';
import { DateScalar } from '../model/scalars';
import { meaning, meaningOf, type Meaning } from '../planner/collect';
import { Inputs, unsaid } from './inputs';
import { subgraphSdl, withFederation, FEDERATION_FIELDS, FEDERATION_TYPES } from './subgraph-sdl';
import { PageInfoType, nonNull, UndatedRelationsType, COMMON_SDL, languageSdl } from './common-types';
import { groupsField, relationGroupsField } from './groups';
import { ChangeInputs, mutationType } from './mutations';
import { GRAPH, Types } from './types';
import { SAME_STEP, STEP_ELSEWHERE, THING_ELSEWHERE } from '../plan/elsewhere';
import { required } from '../errors';
import { ENGLISH } from '../messages/read-messages';
import { inLanguages } from '../languages/languages';
import { NO_ROLES } from '../model/roles';
import { ACROSS, CROSSINGS, ELSEWHERE_OUTCOME, ELSEWHERE_SDL, GRAPHS_ASKED } from '../questions/elsewhere';
import { questionsOf, sdlOf, QUESTIONS } from '../questions/list';
import { VERDICTS } from '../questions/sdl-parts';
import type { Question } from '../questions/question';
import { POLICY_FIELDS, ROOT_FIELDS, WEIGHED, rootMeanings } from './root-fields';
import { withSdl } from './with-sdl';
import type { ReservedNames } from '../model/check-names';
import { SCALARS } from '../model/read-fields';

type FieldConfig = GraphQLFieldConfig<unknown, unknown>;
type Fields = GraphQLFieldConfigMap<unknown, unknown>;

const ABOUT =
  'Questions about who acts, what is shared, what sets the terms, and how certain each relation is.';

export type SchemaOptions = Readonly<{
  /** The keys of other graphs that questions may go on in; none if absent. */ graphs?: readonly string[];
  /** Where this server is reached, as IRIs of what it has begin: https://samgraf.example; they are relative if absent. */ address?: string;
  /** Whether the API can be a subgraph: `_entities` and `_service`. */ federation?: boolean;
}>;

/** The executable schema, made from the Model at start-up. Its fields carry their meaning; nothing has a resolver. */
export const buildSchema = (
  model: Model,
  { federation = false, address = '', graphs = [] }: SchemaOptions = {},
): GraphQLSchema => {
  const schema = ofModel(model, address, graphs);
  if (!federation) return shareEmpty(schema);
  const subgraph = shareEmpty(withFederation(schema));
  // Printing takes a quarter of a second: at start-up, and not while somebody waits.
  subgraphSdl(subgraph);
  return subgraph;
};

const ofModel = (model: Model, base: string, graphs: readonly string[]): GraphQLSchema => {
  const inputs = new Inputs(model);
  const types = new Types(model, inputs, base, graphs);
  const query = new GraphQLObjectType({
    name: 'Query',
    description: 'What can be asked. Nothing here writes.',
    fields: () =>
      Object.assign(
        {},
        ...[...model.kinds.values()]
          .filter(kind => kind.shape !== 'union')
          .map(kind => kindFields(kind, types)),
        relationFields(model, types),
      ) as Fields,
  });
  const changes = new ChangeInputs(model, inputs.enums, types.languages);
  const named = [
    ...changes.named,
    inputs.selector,
    inputs.enums.relationName,
    inputs.enums.kindName,
    inputs.enums.stepDirection,
    types.languages.truncation,
    UndatedRelationsType,
    inputs.enums.of('Certainty'),
    types.languages.language,
    PageInfoType,
    DateScalar,
  ];
  return withQuestions(
    new GraphQLSchema({
      description: ABOUT,
      query,
      mutation: mutationType(types, changes),
      types: [...types.nodes.values(), ...types.steps, ...types.elsewhere, ...named],
    }),
    model,
    types.graph,
  );
};

const relationFields = (model: Model, types: Types): Fields =>
  Object.fromEntries(
    [...model.relations.values()].map(relation => [
      relationGroupNames(relation).field,
      relationGroupsField(relation, types),
    ]),
  );

const kindFields = (kind: Kind, types: Types): Fields => ({
  [kind.singular]: lookupField(kind, types),
  [kind.plural]: {
    description: `${kind.description} A page of them.`,
    type: nonNull(types.kindConnection(kind)),
    args: types.inputs.listArguments(kind),
    ...meaning({ kind: 'list', of: kind }),
  },
  [groupNames(kind).field]: groupsField(kind, types),
});

const BY_IRI = 'An IRI of it: `iri`, or one of `sameAs`.';

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
    args: {
      ...args,
      ...(kind.name === ENTITY ? { iri: { type: GraphQLString, description: BY_IRI } } : {}),
      ...unsaid(types.inputs.scopeArguments),
    },
    ...meaning({ kind: 'lookup', of: kind, base: types.base }),
  };
};

/** Adds root fields that are the same whatever the Model, and the questions that it has the kinds and relations for. */
const withQuestions = (
  schema: GraphQLSchema,
  model: Model,
  graph: GraphQLEnumType | undefined,
): GraphQLSchema => {
  const questions = questionsOf(model);
  const verdicts = (sdl: string): string =>
    model.enums.has(VERDICT_ENUM) ? sdl : sdl.replaceAll(VERDICTS, '');
  const hasPolicies = model.policies.length > 0;
  const policies = hasPolicies ? inLanguages(POLICY_FIELDS, model.messages) : '';
  const first = hasPolicies ? ROOT_FIELDS : ROOT_FIELDS.replace(WEIGHED, '');
  const asked = sdlOf(questions, model) + policies;
  const sdl = graph ? `${asked}\n${inLanguages(ELSEWHERE_SDL, model.messages)}` : withoutGraphs(asked);
  const extended = withSdl(schema, verdicts(sdl), verdicts(first));
  const byName = new Map(questions.map(question => [question.name, question]));
  const roots = rootMeanings(model);
  for (const type of Object.values(extended.getTypeMap()))
    if (isObjectType(type) && !type.name.startsWith('__')) giveMeaning(type, byName, roots, model);
  return extended;
};

/** Where there are no other graphs, nothing says that any could be asked. */
const withoutGraphs = (sdl: string): string =>
  [ACROSS, GRAPHS_ASKED, CROSSINGS, ELSEWHERE_OUTCOME].reduce((all, one) => all.replaceAll(one, ''), sdl);

/** What stands for nodes and edges is known by its type, a question by its name. */
const giveMeaning = (
  type: GraphQLObjectType,
  questions: ReadonlyMap<string, Question>,
  roots: Readonly<Record<string, Meaning>>,
  model: Model,
): void => {
  for (const field of Object.values(type.getFields())) {
    if (meaningOf(field).kind !== 'plain') continue;
    const means =
      roots[`${type.name}.${field.name}`] ??
      meaningBy(
        getNamedType(field.type).name,
        type.name === 'Query' ? questions.get(field.name) : undefined,
        model,
      );
    if (means) Object.assign(field, meaning(means));
  }
};

const meaningBy = (typeName: string, question: Question | undefined, model: Model): Meaning | undefined => {
  if (question) return { kind: 'question', question };
  if (typeName === ENTITY) return { kind: 'entity', of: required(model.kinds.get(ENTITY), 'kind Entity') };
  return typeName === 'Step' ? { kind: 'steps' } : undefined;
};

type Extended = { extensions: object };

const NONE: object = Object.freeze(Object.create(null) as object);

/**
 * graphql-js gives each type, field, argument and value an object for its extensions. Of 20,000 in the national schema
 * 15,500 are empty, and take 3 MB: they share one.
 */
const shareEmpty = (schema: GraphQLSchema): GraphQLSchema => {
  for (const type of Object.values(schema.getTypeMap()))
    for (const part of partsOf(type)) if (Object.keys(part.extensions).length === 0) part.extensions = NONE;
  return schema;
};

function* partsOf(type: GraphQLNamedType): Generator<Extended> {
  yield type;
  if (isEnumType(type)) yield* type.getValues();
  if (isInputObjectType(type)) yield* Object.values(type.getFields());
  if (!isObjectType(type) && !isInterfaceType(type)) return;
  for (const field of Object.values(type.getFields())) {
    yield field;
    yield* field.args;
  }
}

/** Types that are made in code, whatever the Model. A test keeps the list true. */
const MADE: readonly string[] = [
  ...['Query', 'Mutation', FACT, 'Node', 'JSON', 'GroupKey', 'Step', 'StepDirection', 'EntitySelector'],
  ...['KindName', 'RelationName', 'OrderDirection', 'CountFilter', 'CitedFilter', 'AlphabeticalStringFilter'],
  ...[GRAPH, THING_ELSEWHERE, STEP_ELSEWHERE.type, SAME_STEP.type],
  ...['NodeInput', 'RelationInput', ...Object.values(COUNTED_GROUPS)],
  ...SCALARS.flatMap(scalar => [scalar, `${scalar}Filter`, `${scalar}ListFilter`]),
];

/** SDL of ours: of the questions all, whether or not a model has what they need. */
const OURS = [
  COMMON_SDL,
  languageSdl(ENGLISH),
  ROOT_FIELDS,
  inLanguages(POLICY_FIELDS, ENGLISH),
  inLanguages(ELSEWHERE_SDL, ENGLISH),
  sdlOf(QUESTIONS, { kinds: new Map(), roles: NO_ROLES, messages: ENGLISH }),
].flatMap(sdl => parse(sdl, { noLocation: true }).definitions);
const DEFINED = OURS.filter(isTypeDefinitionNode).map(({ name }) => name.value);
const OWN_ROOTS = OURS.flatMap(node =>
  node.kind === Ast.OBJECT_TYPE_EXTENSION && node.name.value === 'Query' ? (node.fields ?? []) : [],
).map(({ name }) => name.value);

/** What no kind, relation or enum of a domain may be called, since the API has it already. */
export const RESERVED_NAMES: ReservedNames = {
  types: [...MADE, ...DEFINED, ...FEDERATION_TYPES],
  roots: [...OWN_ROOTS, ...FEDERATION_FIELDS],
  selectors: ['id', 'ids'],
};
