import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLID,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
  type GraphQLFieldConfigMap,
} from 'graphql';
import { DateTimeScalar, JsonScalar } from '../model/scalars';
import { listOf, required } from './output';

type Fields = GraphQLFieldConfigMap<unknown, unknown>;

const ChangeStatusType = new GraphQLEnumType({
  name: 'ChangeStatus',
  description: 'The result of a change; if nothing was applied, what it would have been.',
  values: {
    CREATED: { description: 'It did not exist, and was created.' },
    CHANGED: { description: 'It existed, and at least one of its fields has a new value.' },
    UNCHANGED: {
      description: 'It already had these values; or it was to be deleted and did not exist.',
    },
    DELETED: { description: 'It existed, and was deleted.' },
    REFUSED: { description: 'It breaks a rule; see `faults`.' },
  },
});

const FieldChangeType = new GraphQLObjectType({
  name: 'FieldChange',
  description: 'A field that changed. A text is an object by language.',
  fields: {
    field: { type: required(GraphQLString), description: 'Its name.' },
    before: { type: JsonScalar, description: 'What it held; null for nothing.' },
    after: { type: JsonScalar, description: 'What it holds; null for nothing.' },
  },
});

const ChangeFaultType = new GraphQLObjectType({
  name: 'ChangeFault',
  description: 'Why a change is refused.',
  fields: {
    code: {
      type: required(GraphQLString),
      description: 'BAD_RECORD, NOT_FOUND, VERSION_CONFLICT or FORBIDDEN.',
    },
    field: {
      type: GraphQLString,
      description: 'The field that is at fault: `name.nb`; null for none in particular.',
    },
    message: { type: required(GraphQLString), description: 'What is wrong.' },
    hint: { type: required(GraphQLString), description: 'What to do about it.' },
  },
});

const changeFields: Fields = {
  path: {
    type: required(GraphQLString),
    description: 'Its place in the request: changes[3].upsert.municipality.',
  },
  status: { type: required(ChangeStatusType), description: 'What has become of it.' },
  id: {
    type: GraphQLString,
    description: 'Id of the node, or key of the relation; null if it cannot be told.',
  },
  of: { type: GraphQLString, description: 'Its kind or relation.' },
  version: { type: GraphQLInt, description: 'Its version now; null where it is not there.' },
  fields: { type: listOf(FieldChangeType), description: 'What changed, of what was there before.' },
  removed: {
    type: listOf(GraphQLString as never),
    description: 'Keys of the relations that go with a node.',
  },
  faults: { type: listOf(ChangeFaultType), description: 'Why it is refused; all that is wrong with it.' },
};

export const ChangeResultType = new GraphQLObjectType({
  name: 'ChangeResult',
  description: 'What has become of one change.',
  fields: changeFields,
});

const count = (what: string): Fields[string] => ({ type: required(GraphQLInt), description: what });

export const WARNINGS: Fields[string] = {
  type: listOf(GraphQLString as never),
  description:
    'What is allowed but may be a mistake: resources that depend on each other in a circle, deleting what does not exist.',
};

export const ChangeReportType = new GraphQLObjectType({
  name: 'ChangeReport',
  description: 'What has become of all changes of a request: either all are made, or none is.',
  fields: {
    applied: { type: required(GraphQLBoolean), description: 'Whether the graph is now as the changes say.' },
    dryRun: { type: required(GraphQLBoolean), description: 'Whether it was only asked what would happen.' },
    replayed: {
      type: required(GraphQLBoolean),
      description: 'Whether this is the report of an earlier request with the same idempotency key.',
    },
    batch: { type: GraphQLID, description: 'What `undo` takes; null where nothing was changed.' },
    sequence: { type: required(GraphQLInt), description: 'The last entry of the change log.' },
    warnings: WARNINGS,
    created: count('How many were created, or would be.'),
    changed: count('How many were changed, or would be.'),
    unchanged: count('How many already had these values.'),
    deleted: count('How many were deleted, or would be.'),
    refused: count('How many break a rule. If any does, nothing is applied.'),
    results: {
      type: listOf(ChangeResultType),
      description: 'Of each change, in the order of the request.',
      args: {
        status: {
          type: new GraphQLList(new GraphQLNonNull(ChangeStatusType)),
          description: 'Only results with one of these statuses; all if omitted.',
        },
      },
    },
  },
});

export const ChangePayloadType = new GraphQLObjectType({
  name: 'ChangePayload',
  description: 'What has become of a change.',
  fields: {
    change: { type: required(ChangeResultType), description: 'The change.' },
    sequence: { type: required(GraphQLInt), description: 'The last entry of the change log.' },
    warnings: WARNINGS,
  },
});

const ChangeOperationType = new GraphQLEnumType({
  name: 'ChangeOperation',
  description: 'What was done to a record.',
  values: {
    CREATED: { description: 'It was created.' },
    CHANGED: { description: 'Some of its fields were changed.' },
    DELETED: { description: 'It was deleted.' },
    LOADED: { description: 'A first or a large load: one entry for all that was new in it.' },
  },
});

export const ChangeEntryType = new GraphQLObjectType({
  name: 'ChangeEntry',
  description: 'A change of one record, as it was recorded with the change itself.',
  fields: {
    sequence: {
      type: required(GraphQLInt),
      description: '1, 2, 3, … without a gap, in the order in which they took effect.',
    },
    at: { type: required(DateTimeScalar), description: 'When it was recorded.' },
    by: { type: required(GraphQLString), description: 'Who changed it.' },
    batch: {
      type: required(GraphQLID),
      description: 'The request that it was made by, with others or alone.',
    },
    reason: { type: GraphQLString, description: 'Why, in the words of the request.' },
    source: { type: GraphQLID, description: 'Id of the source that shows it.' },
    proposal: { type: GraphQLID, description: 'The proposal that was accepted with it.' },
    operation: { type: required(ChangeOperationType), description: 'What was done.' },
    id: { type: required(GraphQLString), description: 'Id of the node, or key of the relation.' },
    of: { type: required(GraphQLString), description: 'Its kind or relation.' },
    from: { type: GraphQLID, description: 'Of a relation: the node that it goes from.' },
    to: { type: GraphQLID, description: 'Of a relation: the node that it goes to.' },
    fields: {
      type: listOf(FieldChangeType),
      description: 'What changed: all fields, of what was created or deleted.',
    },
  },
});

const ChangeEntryEdgeType = new GraphQLObjectType({
  name: 'ChangeEntryEdge',
  description: 'One of a page of the change log, with its cursor.',
  fields: {
    node: { type: required(ChangeEntryType), description: 'The entry.' },
    cursor: {
      type: required(GraphQLString),
      description: 'Pass it as `after` to start the next page after this entry.',
    },
  },
});

const ChangesPageInfoFields: Fields = {
  hasNextPage: { type: required(GraphQLBoolean), description: 'Whether more follow now.' },
  endCursor: {
    type: GraphQLString,
    description: 'Of the last on the page, or the one given: pass it as after, now or when there is more.',
  },
};

export const ChangesType = new GraphQLObjectType({
  name: 'ChangeEntryConnection',
  description: 'A page of the change log, oldest first.',
  fields: {
    edges: { type: listOf(ChangeEntryEdgeType), description: 'The entries, each with its cursor.' },
    nodes: { type: listOf(ChangeEntryType), description: 'The entries.' },
    pageInfo: {
      type: required(
        new GraphQLObjectType({
          name: 'ChangesPageInfo',
          description: 'Where a page stands in the change log, which only grows at its end.',
          fields: ChangesPageInfoFields,
        }),
      ),
      description: 'The position of the page in the log.',
    },
    sequence: { type: required(GraphQLInt), description: 'The last entry of the log.' },
  },
});
