import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLID,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigMap,
} from 'graphql';
import { DateTimeScalar, JsonScalar } from '../model/scalars';
import { MOST_PROPOSED } from '../plan/proposal';
import { meaning } from '../planner/collect';
import { ARGUMENTS } from '../questions/argument-texts';
import { DRY_RUN, EVIDENCE, type ChangeInputs } from './change-inputs';
import { ChangeReportType } from './change-types';
import { PageInfoType } from './common-types';
import { listOf, required } from './output';

type FieldConfig = GraphQLFieldConfig<unknown, unknown>;
type Fields = GraphQLFieldConfigMap<unknown, unknown>;

const ProposalStatusType = new GraphQLEnumType({
  name: 'ProposalStatus',
  description: 'What has become of a proposal.',
  values: {
    OPEN: { description: 'Nobody has decided yet.' },
    ACCEPTED: { description: 'Its changes were made, or others in their place.' },
    REJECTED: { description: 'None of its changes were made.' },
  },
});

const ProposedActionType = new GraphQLEnumType({
  name: 'ProposedAction',
  description: 'What a proposed change does, as in `ChangeInput`.',
  values: {
    UPSERT: { description: 'Creates or updates a node.' },
    PATCH: { description: 'Updates a node, which must exist.' },
    DELETE: { description: 'Deletes a node.' },
    CONNECT: { description: 'Creates or updates a relation.' },
    DISCONNECT: { description: 'Deletes a relation.' },
  },
});

const ProposedChangeType = new GraphQLObjectType({
  name: 'ProposedChange',
  description: 'A change as it was proposed.',
  fields: {
    path: { type: required(GraphQLString), description: 'Its place in the request.' },
    action: { type: required(ProposedActionType), description: 'What it does.' },
    of: { type: GraphQLString, description: 'The kind or relation; null for a node to be deleted.' },
    id: { type: GraphQLID, description: 'Of a node: its id, if it was given.' },
    from: { type: GraphQLID, description: 'Of a relation: the node that it goes from.' },
    to: { type: GraphQLID, description: 'Of a relation: the node that it goes to.' },
    fields: { type: JsonScalar, description: 'What is said of it, by field.' },
    source: { type: GraphQLID, description: 'Id of the source that shows it.' },
    certainty: { type: GraphQLString, description: 'How certain it is said to be.' },
  },
});

const ProposalType = new GraphQLObjectType({
  name: 'Proposal',
  description: 'Changes that someone proposes, with their source, and what became of them.',
  fields: {
    id: {
      type: required(GraphQLID),
      description: 'proposal:1, proposal:2, … in the order in which they came.',
    },
    status: { type: required(ProposalStatusType), description: 'What has become of it.' },
    at: { type: required(DateTimeScalar), description: 'When it was proposed.' },
    by: { type: required(GraphQLString), description: 'Who proposed it.' },
    reason: { type: required(GraphQLString), description: 'Why.' },
    source: { type: GraphQLID, description: 'Id of the source that all of it rests on.' },
    changes: { type: listOf(ProposedChangeType), description: 'What is proposed.' },
    decidedAt: { type: DateTimeScalar, description: 'When it was decided.' },
    decidedBy: { type: GraphQLString, description: 'The steward who decided.' },
    decision: { type: GraphQLString, description: 'Why it was decided so.' },
    amended: { type: GraphQLBoolean, description: 'Whether other changes were made than those proposed.' },
    batch: {
      type: GraphQLID,
      description: 'What `changes(batch:)` and `undo` take; null if nothing was recorded.',
    },
  },
});

const ProposalConnectionType = new GraphQLObjectType({
  name: 'ProposalConnection',
  description: 'A page of proposals, the oldest first.',
  fields: {
    edges: {
      type: listOf(
        new GraphQLObjectType({
          name: 'ProposalEdge',
          description: 'One of a page of proposals, with its cursor.',
          fields: {
            node: { type: required(ProposalType), description: 'The proposal.' },
            cursor: {
              type: required(GraphQLString),
              description: 'Pass it as `after` to start the next page after this proposal.',
            },
          },
        }),
      ),
      description: 'The proposals, each with its cursor.',
    },
    nodes: { type: listOf(ProposalType), description: 'The proposals.' },
    pageInfo: { type: required(PageInfoType), description: 'The position of the page in the whole list.' },
    totalCount: { type: required(GraphQLInt), description: 'How many there are, on all pages.' },
  },
});

const ProposalPayloadType = new GraphQLObjectType({
  name: 'ProposalPayload',
  description: 'What has become of a proposal.',
  fields: {
    proposal: {
      type: ProposalType,
      description: 'The proposal; null where its changes are refused, or in a dry run.',
    },
    report: {
      type: ChangeReportType,
      description: 'What its changes do, or why they are refused; null when it is rejected.',
    },
  },
});

/** Proposals as a field of Query. */
export const proposalsField: FieldConfig = {
  description:
    'What has been proposed, the oldest first: all of it to stewards, their own to others. It takes a key or a token.',
  type: required(ProposalConnectionType),
  args: {
    id: { type: GraphQLID, description: 'Only this one.' },
    status: {
      type: new GraphQLList(new GraphQLNonNull(ProposalStatusType)),
      description: 'Only with one of these.',
    },
    by: { type: GraphQLString, description: 'Only by this viewer.' },
    first: { type: GraphQLInt, description: ARGUMENTS.first, defaultValue: 20 },
    after: { type: GraphQLString, description: ARGUMENTS.after },
  },
  ...meaning({ kind: 'proposals' }),
};

const PROPOSAL = { type: new GraphQLNonNull(GraphQLID), description: 'Its id.' };
const why = (description: string) => ({ type: new GraphQLNonNull(GraphQLString), description });

/** The mutations that propose, and that decide. */
export const proposalMutations = (inputs: ChangeInputs): Fields => ({
  propose: proposeField(inputs),
  acceptProposal: acceptField(inputs),
  rejectProposal: {
    description: 'Rejects a proposal without making its changes. For stewards.',
    type: required(ProposalPayloadType),
    args: { proposal: PROPOSAL, reason: why('Why, for whoever proposed it.') },
    ...meaning({ kind: 'rejectProposal' }),
  },
});

const proposeField = (inputs: ChangeInputs): FieldConfig => ({
  description:
    'Proposes changes. Anyone with a key or a token may, even to what they may not change themselves. The changes are checked against public data only, and made when a steward accepts them.',
  type: required(ProposalPayloadType),
  args: {
    changes: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(inputs.change))),
      description: `1 to ${MOST_PROPOSED.toLocaleString('en')}, as in apply.`,
    },
    source: EVIDENCE.source,
    ...inputs.certainty,
    reason: why('Why, for whoever decides.'),
    dryRun: DRY_RUN,
  },
  ...meaning({ kind: 'propose' }),
});

const acceptField = (inputs: ChangeInputs): FieldConfig => ({
  description:
    'Accepts a proposal: makes its changes, or others in their place. It stays open if they are refused. For stewards.',
  type: required(ProposalPayloadType),
  args: {
    proposal: PROPOSAL,
    changes: {
      type: new GraphQLList(new GraphQLNonNull(inputs.change)),
      description: 'The changes to make instead of those proposed; if omitted, those proposed.',
    },
    source: EVIDENCE.source,
    ...inputs.certainty,
    reason: why('Why, for the proposal and the change log.'),
    dryRun: DRY_RUN,
  },
  ...meaning({ kind: 'acceptProposal' }),
});
