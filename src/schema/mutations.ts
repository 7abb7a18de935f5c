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
import { meaning } from '../planner/collect';
import { ARGUMENTS } from '../questions/argument-texts';
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
    since: { type: GraphQLInt, description: 'Only entries after this sequence; from the first if omitted.' },
    ...logArguments(types),
    first: { type: GraphQLInt, description: ARGUMENTS.first, defaultValue: 20 },
    after: { type: GraphQLString, description: ARGUMENTS.after },
  },
  ...meaning({ kind: 'changes' }),
});

/** What follows in the change log: sent to /graphql/stream. */
export const subscriptionType = (types: Types): GraphQLObjectType =>
  new GraphQLObjectType({
    name: 'Subscription',
    description:
      'Sent as it happens from /graphql/stream, by server-sent events or a WebSocket. A query sent there is answered again whenever a change alters its answer.',
    fields: {
      changes: {
        description: 'Each entry of the change log as it is recorded, once and in order.',
        type: required(ChangeEntryType),
        args: {
          since: {
            type: GraphQLInt,
            description:
              'Start after this sequence: the last one you received, to resume after a lost connection. If omitted, starts with the next entry.',
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
    'Makes up to 10,000 changes, all or none. Refused changes are listed in the report, not returned as errors. Sending the same changes again changes nothing.',
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
      description:
        'The `sequence` of the change log (not the `version` of a node) that the changes were made for; refused if anything was recorded since.',
    },
    idempotencyKey: {
      type: GraphQLString,
      description:
        'Any text you choose, up to 200 characters. A second request with the same key within 30 days changes nothing and returns the report of the first.',
    },
  },
  ...meaning({ kind: 'apply' }),
});

const undoField: FieldConfig = {
  description:
    'Reverts the changes of one request, as a change of its own. Refused if any of it has been changed again since.',
  type: required(ChangeReportType),
  args: {
    batch: {
      type: new GraphQLNonNull(GraphQLID),
      description: 'The `batch` of the report, or of an entry of the change log.',
    },
    reason: { type: new GraphQLNonNull(GraphQLString), description: 'Why, for the change log.' },
    dryRun: DRY_RUN,
  },
  ...meaning({ kind: 'undo' }),
};

const kindFields = (kind: Kind, types: Types, inputs: ChangeInputs): Fields => {
  const payload = required(payloadOf(kind, types));
  const input = {
    input: { type: new GraphQLNonNull(inputs.kind(kind)), description: 'The values to set.' },
    ...EVIDENCE,
  };
  return {
    [`upsert${kind.name}`]: {
      description: `Creates or updates a node of kind \`${kind.name}\`. ${kind.description}`,
      type: payload,
      args: { ...input, ...inputs.certainty },
      ...meaning({ kind: 'changeNode', does: 'upsert', of: kind }),
    },
    [`patch${kind.name}`]: {
      description: `Updates a node of kind \`${kind.name}\`, which must exist. ${kind.description}`,
      type: payload,
      args: input,
      ...meaning({ kind: 'changeNode', does: 'patch', of: kind }),
    },
    [`delete${kind.name}`]: {
      description: `Deletes a node of kind \`${kind.name}\`; does nothing if it does not exist. ${kind.description}`,
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
    description: `The result of a change of a node of kind \`${kind.name}\`, and the node after it.`,
    fields: () => ({
      change: { type: required(ChangeResultType), description: 'The change.' },
      sequence: { type: required(GraphQLInt), description: 'The last entry of the change log.' },
      warnings: WARNINGS,
      node: {
        type: types.node(kind.name),
        description: 'The node after the change.',
        ...meaning({ kind: 'entity', of: kind }),
      },
    }),
  });

const relationFields = (relation: Relation, inputs: ChangeInputs): Fields => ({
  [`connect${relation.type}`]: {
    description: `Creates or updates a relation of kind \`${relation.name}\`. ${relation.description}`,
    type: required(ChangePayloadType),
    args: {
      input: { type: new GraphQLNonNull(inputs.relation(relation)), description: 'The values to set.' },
      ...EVIDENCE,
      ...inputs.certainty,
    },
    ...meaning({ kind: 'changeRelation', does: 'connect', of: relation }),
  },
  [`disconnect${relation.type}`]: {
    description: `Deletes a relation of kind \`${relation.name}\`; does nothing if it does not exist. To end a relation, connect it with a validTo instead.`,
    type: required(ChangePayloadType),
    args: { ...ENDS, ...EVIDENCE },
    ...meaning({ kind: 'changeRelation', does: 'disconnect', of: relation }),
  },
});
