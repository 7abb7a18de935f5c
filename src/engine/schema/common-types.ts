import {
  assertEnumType,
  assertInputObjectType,
  assertObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLUnionType,
} from 'graphql';
import { inLanguages } from '../languages/languages';
import type { Messages } from '../messages/speaker';
import { typesOf } from './with-sdl';
import type { meaning } from '../planner/collect';

/** A field of the SDL of reports. */
export const WARNINGS = `"What is allowed but may be a mistake: resources that depend on each other in a circle, deleting what does not exist."
  warnings: [String!]!`;

const LANGUAGE_NAMES = new Intl.DisplayNames('en', { type: 'language' });
/** A language that Node's data have no name of. */
const UNNAMED: Readonly<Partial<Record<string, string>>> = { fkv: 'Kven' };
const nameOf = (code: string): string => UNNAMED[code] ?? LANGUAGE_NAMES.of(code) ?? code;

const TRUNCATION = `
"Which bound was met."
enum TruncationReason {
  "There are more groups than were asked for."
  GROUP_LIMIT
  "A layer had more relations than are read; paths up to \`completeTo\` are all there."
  LAYER_CAP
  "There are more paths than are looked through; shorter ones come first."
  PATH_LIMIT
  "Another graph that was to be asked was not, or left something out."
  ELSEWHERE
}

"What was cut from an answer, and why."
type Truncation {
  "Which bound was met."
  reason: TruncationReason!
  "In words, {spoken}; other languages get {first}."
  explanation(
    "Others than {spoken} get {first}."
    lang: Language = {first}
  ): String!
  "The answer is complete for paths of up to this many relations."
  completeTo: Int
}`;

/** Types that differ with the languages of a pack. */
export const languageSdl = ({ texts: { all }, languages }: Messages): string =>
  inLanguages(
    `
"A language by its ISO 639 code, the first of the pack first."
enum Language {
  ${all.map(code => `"${nameOf(code)}." ${code}`).join('\n  ')}
}

"A text and the language it is in."
type LocalizedText {
  "The language that it is in."
  lang: Language!
  "The text itself."
  value: String!
}

${TRUNCATION}
"A text in several languages. A language that is absent stays as it is, one that is null is removed."
input TextInput {
  ${all.map(code => `"${nameOf(code)}." ${code}: String`).join('\n  ')}
}

`,
    { languages },
  );

/** Types that are the same whatever the Model, and that types made from it refer to. */
export const COMMON_SDL = `
"Whether relations that have neither a start nor an end date count; it is not known whether they were valid on a given day."
enum UndatedRelations {
  "They count as if they had always been valid."
  INCLUDE
  "They do not count: only what is known to be valid on the day."
  EXCLUDE
}

"Where a page stands in its list (Relay cursor connections)."
type PageInfo {
  "Whether more items follow. When paging backward: whether \`before\` was given."
  hasNextPage: Boolean!
  "Whether items precede. When paging forward: whether \`after\` was given."
  hasPreviousPage: Boolean!
  "The cursor of the first item on the page, to pass as \`before\`; null on an empty page."
  startCursor: String
  "The cursor of the last item on the page, to pass as \`after\`; null on an empty page."
  endCursor: String
}

"The result of a change; if nothing was applied, what it would have been."
enum ChangeStatus {
  "It did not exist, and was created."
  CREATED
  "It existed, and at least one of its fields has a new value."
  CHANGED
  "It already had these values; or it was to be deleted and did not exist."
  UNCHANGED
  "It existed, and was deleted."
  DELETED
  "A steward decides on it, since others rest on what it changes; see \`proposal\` of the report, or \`warnings\`."
  PROPOSED
  "It breaks a rule; see \`faults\`."
  REFUSED
}

"A field that changed. A text is an object by language."
type FieldChange {
  "Its name."
  field: String!
  "What it held; null for nothing."
  before: JSON
  "What it holds; null for nothing."
  after: JSON
}

"Why a change is refused."
type ChangeFault {
  "BAD_RECORD, NOT_FOUND, VERSION_CONFLICT, DERIVED or FORBIDDEN."
  code: String!
  "The field that is at fault: \`name.en\`; null for none in particular."
  field: String
  "What is wrong."
  message: String!
  "What to do about it."
  hint: String!
}

"What has become of one change."
type ChangeResult {
  "Its place in the request: changes[3].upsert.kind."
  path: String!
  "What has become of it."
  status: ChangeStatus!
  "Id of the node, or key of the relation; null if it cannot be told."
  id: String
  "Its kind or relation."
  of: String
  "Its version now; null where it is not there."
  version: Int
  "What changed, of what was there before."
  fields: [FieldChange!]!
  "Keys of the relations that go with a node."
  removed: [String!]!
  "Why it is refused; all that is wrong with it."
  faults: [ChangeFault!]!
}

"What has become of a change."
type ChangePayload {
  "The change."
  change: ChangeResult!
  "The last entry of the change log."
  sequence: Int!
  ${WARNINGS}
}
`;

const COMMON = typesOf(COMMON_SDL);

export const UndatedRelationsType = assertEnumType(COMMON.get('UndatedRelations'));
export const PageInfoType = assertObjectType(COMMON.get('PageInfo'));
export const ChangePayloadType = assertObjectType(COMMON.get('ChangePayload'));

/** The types of a pack's languages. */
export type LanguageTypes = Readonly<{
  language: GraphQLEnumType;
  localizedText: GraphQLObjectType;
  truncation: GraphQLObjectType;
  textInput: GraphQLInputObjectType;
}>;

export const languageTypes = (messages: Messages): LanguageTypes => {
  const made = typesOf(languageSdl(messages));
  return {
    language: assertEnumType(made.get('Language')),
    localizedText: assertObjectType(made.get(LOCALIZED_TEXT)),
    truncation: assertObjectType(made.get('Truncation')),
    textInput: assertInputObjectType(made.get('TextInput')),
  };
};

export const LOCALIZED_TEXT = 'LocalizedText';

export type NodeType = GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType;

export const nonNull = <T extends GraphQLOutputType>(type: T): GraphQLNonNull<T> =>
  new GraphQLNonNull(type as never);
export const listOf = (
  type: GraphQLNamedType & GraphQLOutputType,
): GraphQLNonNull<GraphQLList<GraphQLNonNull<GraphQLOutputType>>> =>
  new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));

/** `[T!]`, of an input that may be left out. */
export const requiredList = (type: GraphQLInputType): GraphQLInputType =>
  new GraphQLList(new GraphQLNonNull(type));

export const CURSOR =
  'Pass it as `after` for the items that follow it, or as `before` for those that precede it.';

/** A Relay connection with the `nodes` shorthand and a count. */
export const connectionType = (
  name: string,
  node: NodeType,
  edge: GraphQLObjectType,
  nodeMeaning: ReturnType<typeof meaning>,
): GraphQLObjectType =>
  new GraphQLObjectType({
    name: `${name}Connection`,
    description: `A page of ${name} (Relay cursor connections).`,
    fields: {
      nodes: { type: listOf(node), description: 'The nodes on the page.', ...nodeMeaning },
      edges: {
        type: listOf(edge),
        description: 'The same nodes, each with its cursor and the facts of the relation, if any.',
      },
      totalCount: {
        type: nonNull(GraphQLInt),
        description: 'The total number, regardless of the page.',
      },
      pageInfo: { type: nonNull(PageInfoType), description: 'The position of the page in the whole list.' },
    },
  });
