import {
  GraphQLID,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLFieldConfigMap,
} from 'graphql';
import { isConcrete, type Kind, type Relation } from '../model/model';
import { meaning } from '../planner/binding';
import { CASCADE, ChangeInputs, DRY_RUN, ENDS, EVIDENCE, EXPECTED_VERSION } from './change-inputs';
import {
  ChangePayloadType,
  ChangeReportType,
  ChangeResultType,
  ChangeEntryType,
  ChangesType,
  WARNINGS,
} from './change-types';
import { required } from './output';
import { proposalMutations } from './proposals';
import type { Types } from './types';

type Fields = GraphQLFieldConfigMap<unknown, unknown>;
type FieldConfig = GraphQLFieldConfig<unknown, unknown>;

const ALL_OR_NONE = 'All fields of one mutation are one transaction: if one is refused, none is made.';

/** What changes the graph, made from the Model. */
export const mutationType = (types: Types): GraphQLObjectType => {
  const inputs = new ChangeInputs(types.model, types.inputs.enums);
  return new GraphQLObjectType({
    name: 'Mutation',
    description: `What changes the graph; it takes a key or a token. ${ALL_OR_NONE}`,
    fields: (): Fields => ({
      apply: applyField(inputs),
      undo: undoField,
      ...proposalMutations(inputs),
      ...Object.assign(
        {},
        ...[...types.model.kinds.values()].filter(isConcrete).map(kind => kindFields(kind, types, inputs)),
        ...[...types.model.relations.values()].map(relation => relationFields(relation, inputs)),
      ),
    }),
  });
};

/** The change log as a field of Query. */
export const changesField = (types: Types): FieldConfig => ({
  description: 'The change log: what was recorded, when, by whom and why; oldest first.',
  type: required(ChangesType),
  args: {
    since: { type: GraphQLInt, description: 'Only entries after this sequence; from the first when absent.' },
    ...logArguments(types),
    first: { type: GraphQLInt, description: 'At most so many, 1 to 1,000.', defaultValue: 20 },
    after: { type: GraphQLString, description: 'From the entry after this cursor.' },
  },
  ...meaning({ kind: 'changes' }),
});

/** What follows in the change log: sent to /graphql/stream. */
export const subscriptionType = (types: Types): GraphQLObjectType =>
  new GraphQLObjectType({
    name: 'Subscription',
    description:
      'What is told as it happens, by server-sent events at /graphql/stream. A query that is sent there is answered again whenever a change alters its answer.',
    fields: {
      changes: {
        description: 'Each entry of the change log as it is recorded, once and in order.',
        type: required(ChangeEntryType),
        args: {
          since: {
            type: GraphQLInt,
            description:
              'Begins with the entry after this sequence: the last one received, to go on after a lost connection. With the next that is recorded when absent.',
          },
          ...logArguments(types),
        },
        ...meaning({ kind: 'changes' }),
      },
    },
  });

const logArguments = (types: Types): GraphQLFieldConfigArgumentMap => ({
  kinds: {
    type: new GraphQLList(new GraphQLNonNull(types.inputs.enums.kindName)),
    description: 'Only nodes of these kinds; with `relations`, either.',
  },
  relations: {
    type: new GraphQLList(new GraphQLNonNull(types.inputs.enums.relationName)),
    description: 'Only these relations; with `kinds`, either.',
  },
  by: { type: GraphQLString, description: 'Only by this viewer or load.' },
  batch: { type: GraphQLID, description: 'Only of this request.' },
  id: { type: GraphQLString, description: 'Only of this node, or of the relation with this key.' },
});

const applyField = (inputs: ChangeInputs): FieldConfig => ({
  description:
    'Makes up to 10,000 changes, all or none. What is refused is said change by change in the report, and is no error. The same changes twice change nothing the second time.',
  type: required(ChangeReportType),
  args: {
    changes: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(inputs.change))),
      description: 'Nodes and relations in any order; each at most once.',
    },
    ...EVIDENCE,
    ...inputs.certainty,
    dryRun: DRY_RUN,
    expectedVersion: {
      type: GraphQLInt,
      description: 'The `sequence` that the changes were made for; refused if anything was recorded since.',
    },
    idempotencyKey: {
      type: GraphQLString,
      description:
        'Any text of your own, up to 200 characters: a second request with it, within 30 days, gets the report of the first.',
    },
  },
  ...meaning({ kind: 'apply' }),
});

const undoField: FieldConfig = {
  description:
    'Puts back what a request changed, as a change of its own. Refused where something was changed again since.',
  type: required(ChangeReportType),
  args: {
    batch: {
      type: new GraphQLNonNull(GraphQLID),
      description: '`batch` of the report, or of an entry of the log.',
    },
    reason: { type: new GraphQLNonNull(GraphQLString), description: 'Why, for the change log.' },
    dryRun: DRY_RUN,
  },
  ...meaning({ kind: 'undo' }),
};

const kindFields = (kind: Kind, types: Types, inputs: ChangeInputs): Fields => {
  const payload = required(payloadOf(kind, types));
  const input = {
    input: { type: new GraphQLNonNull(inputs.kind(kind)), description: 'What is said of it.' },
    ...EVIDENCE,
  };
  return {
    [`upsert${kind.name}`]: {
      description: `Changes a ${kind.name}, or creates it. ${kind.description}`,
      type: payload,
      args: { ...input, ...inputs.certainty },
      ...meaning({ kind: 'changeNode', does: 'upsert', of: kind }),
    },
    [`patch${kind.name}`]: {
      description: `Changes a ${kind.name}, which must be there. ${kind.description}`,
      type: payload,
      args: input,
      ...meaning({ kind: 'changeNode', does: 'patch', of: kind }),
    },
    [`delete${kind.name}`]: {
      description: `Deletes a ${kind.name}; nothing is done if there is none. ${kind.description}`,
      type: required(ChangePayloadType),
      args: {
        id: { type: new GraphQLNonNull(GraphQLID), description: 'Its id.' },
        cascade: CASCADE,
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
    description: `What has become of a change of a ${kind.name}, and the ${kind.name} as it is then.`,
    fields: () => ({
      change: { type: required(ChangeResultType), description: 'The change.' },
      sequence: { type: required(GraphQLInt), description: 'The last entry of the change log.' },
      warnings: WARNINGS,
      node: {
        type: types.node(kind.name),
        description: 'As it is after the change.',
        ...meaning({ kind: 'entity', of: kind }),
      },
    }),
  });

const relationFields = (relation: Relation, inputs: ChangeInputs): Fields => ({
  [`connect${relation.type}`]: {
    description: `Changes a relation ${relation.name}, or creates it. ${relation.description}`,
    type: required(ChangePayloadType),
    args: {
      input: { type: new GraphQLNonNull(inputs.relation(relation)), description: 'What is said of it.' },
      ...EVIDENCE,
      ...inputs.certainty,
    },
    ...meaning({ kind: 'changeRelation', does: 'connect', of: relation }),
  },
  [`disconnect${relation.type}`]: {
    description: `Deletes a relation ${relation.name}; nothing is done if there is none. One that has ended is connected with a validTo instead.`,
    type: required(ChangePayloadType),
    args: { ...ENDS, ...EVIDENCE },
    ...meaning({ kind: 'changeRelation', does: 'disconnect', of: relation }),
  },
});
