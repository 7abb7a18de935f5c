import { Kind, parse } from 'graphql';
import type { ReservedNames } from '../model/check-names';
import { FACT } from '../model/model';
import { SCALARS } from '../model/read-fields';
import { QUESTIONS, sdlOf } from '../questions/list';
import { FEDERATION_FIELDS, FEDERATION_TYPES } from './subgraph-sdl';

/** Types that this folder makes, whatever the Model. A test keeps the list true. */
const OF_EVERY_SCHEMA: readonly string[] = [
  'Query',
  FACT,
  'Node',
  'Language',
  'LocalizedText',
  'PageInfo',
  'SearchConnection',
  'SearchEdge',
  'Highlight',
  'HighlightFragment',
  'GroupKey',
  'Step',
  'StepDirection',
  'Truncation',
  'TruncationReason',
  'UndatedRelations',
  'EntitySelector',
  'KindName',
  'RelationName',
  'OrderDirection',
  'CountFilter',
  'CitedFilter',
  'AlphabeticalStringFilter',
  'JSON',
  'Mutation',
  'Subscription',
  'TextInput',
  'NodeInput',
  'RelationInput',
  'ChangeInput',
  'DeleteInput',
  'DisconnectInput',
  'ChangeStatus',
  'ChangeOperation',
  'FieldChange',
  'ChangeFault',
  'ChangeResult',
  'ChangeReport',
  'ChangePayload',
  'ChangeEntry',
  'ChangeEntryEdge',
  'ChangeEntryConnection',
  'ChangesPageInfo',
  'Proposal',
  'ProposalConnection',
  'ProposalEdge',
  'ProposalPayload',
  'ProposalStatus',
  'ProposedAction',
  'ProposedChange',
  'Recorded',
  'RecordedRelation',
  ...SCALARS.flatMap(scalar => [scalar, `${scalar}Filter`, `${scalar}ListFilter`]),
];

/** Types that the SDL of the questions defines, of all of them, whether or not a model has what they need. */
const ofQuestions = (): readonly string[] =>
  parse(sdlOf(QUESTIONS)).definitions.flatMap(definition =>
    'name' in definition && definition.name && DEFINES.has(definition.kind) ? [definition.name.value] : [],
  );
const DEFINES: ReadonlySet<string> = new Set([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
]);

/** What no kind, relation or enum of a domain may be called, since the API has it already. */
export const RESERVED_NAMES: ReservedNames = {
  types: [...OF_EVERY_SCHEMA, ...ofQuestions(), ...FEDERATION_TYPES],
  roots: [
    'node',
    'nodes',
    'search',
    'changes',
    'proposals',
    'recorded',
    ...QUESTIONS.map(({ name }) => name),
    ...FEDERATION_FIELDS,
  ],
  selectors: ['id', 'ids'],
};
