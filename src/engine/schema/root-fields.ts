import { ENTITY, type Model } from '../model/model';
import { MOST_PROPOSED } from '../plan/proposal';
import { MOST_KEPT, MOST_NAMED } from '../plan/source-version';
import { required } from '../errors';
import { ARGUMENTS, PAGE, SCOPE } from '../questions/sdl-parts';
import { WARNINGS } from './common-types';
import type { Meaning } from '../planner/collect';

const SOURCE = `
    "${ARGUMENTS.source}"
    source: ID`;
const CREATED = `
    "${ARGUMENTS.created}"
    certainty: Certainty`;
const DRY_RUN = `
    "Only report what would happen; write nothing."
    dryRun: Boolean = false`;
const EXPECTED = `
  "${ARGUMENTS.expectedVersion}"
  expectedVersion: Int`;

/** Arguments of the change log. */
const LOGGED = `
    "Only nodes of these kinds; with \`relations\`, either."
    kinds: [KindName!]
    "Only these relations; with \`kinds\`, either."
    relations: [RelationName!]
    "Only by this viewer or load."
    by: String
    "Only of this request."
    batch: ID
    "Only of this node, or of the relation with this key."
    id: String`;

/** Left out where there are no policies. */
export const WEIGHED = `
  "The policies that would stand otherwise. Null where it was not looked into: on what was made, refused, or proposed by others than stewards."
  policies: [PolicyShift!]`;

/** Root fields that are the same whatever the Model, and their types: what is looked up by id, found, recorded and proposed. */
export const ROOT_FIELDS = `
"A page of Search (Relay cursor connections)."
type SearchConnection {
  "The nodes on the page."
  nodes: [Entity!]!
  "The same nodes, each with its cursor and the facts of the relation, if any."
  edges: [SearchEdge!]!
  "The total number, regardless of the page."
  totalCount: Int!
  "The position of the page in the whole list."
  pageInfo: PageInfo!
}

"A hit, with how good it is and where the words were found."
type SearchEdge {
  "What was found."
  node: Entity!
  "Pass it as \`after\` for the items that follow it, or as \`before\` for those that precede it."
  cursor: String!
  "Higher is better; only to be compared within one search."
  score: Int!
  "Whether it is called so: the whole text is a name, a number or a code of it, perhaps with the noun of its kind, as in “Tartu city”."
  called: Boolean!
  "The texts in which a word was found."
  highlights: [Highlight!]!
}

"A text that was found, with the words that matched."
type Highlight {
  "The field that the text is of."
  field: String!
  "The language of the text; null where it is in none."
  lang: Language
  "The text in pieces, matched and not."
  fragments: [HighlightFragment!]!
}

"A piece of a text that was searched."
type HighlightFragment {
  "The piece itself."
  text: String!
  "Whether it is one of the words that were searched for."
  matched: Boolean!
}

"One change of one node or relation."
input ChangeInput @oneOf {
  "Creates or updates the node."
  upsert: NodeInput
  "Updates the node, which must exist."
  patch: NodeInput
  "Creates or updates the relation."
  connect: RelationInput
  "Deletes the node; does nothing if it does not exist."
  delete: DeleteInput
  "Deletes the relation; does nothing if it does not exist."
  disconnect: DisconnectInput
}

"A node to delete."
input DeleteInput {
  "Its id."
  id: ID!
  "${ARGUMENTS.cascade}"
  cascade: Boolean = false${EXPECTED}
}

"A relation to delete. To end a relation, connect it with a validTo instead."
input DisconnectInput {
  "The kind of relation."
  relation: RelationName!
  "Id of the node that it points from."
  from: ID!
  "Id of the node that it points to."
  to: ID!
  "${ARGUMENTS.validFrom}"
  validFrom: Date${EXPECTED}
}

"What has become of all changes of a request: either all are made, or none is."
type ChangeReport {
  "Whether the graph is now as the changes say."
  applied: Boolean!
  "Whether it was only asked what would happen."
  dryRun: Boolean!
  "Whether this is the report of an earlier request with the same idempotency key."
  replayed: Boolean!
  "What \`undo\` takes; null where nothing was changed."
  batch: ID
  "The proposal that the changes have become, where an editor closes, renumbers or deletes what others rest on."
  proposal: ID
  "The last entry of the change log."
  sequence: Int!
  ${WARNINGS}
  "How many were created, or would be."
  created: Int!
  "How many were changed, or would be."
  changed: Int!
  "How many already had these values."
  unchanged: Int!
  "How many were deleted, or would be."
  deleted: Int!
  "How many break a rule. If any does, nothing is applied."
  refused: Int!
  "Of each change, in the order of the request."
  results(
    "Only results with one of these statuses; all if omitted."
    status: [ChangeStatus!]
  ): [ChangeResult!]!${WEIGHED}
}

"What was done to a record."
enum ChangeOperation {
  "It was created."
  CREATED
  "Some of its fields were changed."
  CHANGED
  "It was deleted."
  DELETED
  "A first or a large load: one entry for all that was new in it."
  LOADED
}

"A change of one record, as it was recorded with the change itself."
type ChangeEntry {
  "1, 2, 3, … without a gap, in the order in which they took effect."
  sequence: Int!
  "When it was recorded."
  at: DateTime!
  "Who changed it; to others than stewards \`not public\` where the same request changed something that is not public."
  by: String!
  "The request that it was made by, with others or alone."
  batch: ID!
  "Why, in the words of the request; null where \`by\` is not public."
  reason: String
  "Id of the source that shows it."
  source: ID
  "The proposal that was accepted with it."
  proposal: ID
  "What was done, as you see it: what you were let see is CREATED, what was closed to you is DELETED."
  operation: ChangeOperation!
  "Id of the node, or key of the relation."
  id: String!
  "Its kind or relation."
  of: String!
  "Of a relation: the node that it goes from."
  from: ID
  "Of a relation: the node that it goes to."
  to: ID
  "What changed: all fields, of what was created or deleted."
  fields: [FieldChange!]!
}

"One of a page of the change log, with its cursor."
type ChangeEntryEdge {
  "The entry."
  node: ChangeEntry!
  "Pass it as \`after\` to start the next page after this entry."
  cursor: String!
}

"Where a page stands in the change log, which only grows at its end."
type ChangesPageInfo {
  "Whether more follow now."
  hasNextPage: Boolean!
  "Of the last on the page, or the one given: pass it as after, now or when there is more."
  endCursor: String
}

"A page of the change log, oldest first."
type ChangeEntryConnection {
  "The entries, each with its cursor."
  edges: [ChangeEntryEdge!]!
  "The entries."
  nodes: [ChangeEntry!]!
  "The position of the page in the log."
  pageInfo: ChangesPageInfo!
  "The last entry of the log."
  sequence: Int!
}

"What has become of a proposal."
enum ProposalStatus {
  "Nobody has decided yet."
  OPEN
  "Its changes were made, or others in their place."
  ACCEPTED
  "None of its changes were made."
  REJECTED
}

"What a proposed change does, as in \`ChangeInput\`."
enum ProposedAction {
  "Creates or updates a node."
  UPSERT
  "Updates a node, which must exist."
  PATCH
  "Deletes a node."
  DELETE
  "Creates or updates a relation."
  CONNECT
  "Deletes a relation."
  DISCONNECT
}

"A change as it was proposed."
type ProposedChange {
  "Its place in the request."
  path: String!
  "What it does."
  action: ProposedAction!
  "The kind or relation; null for a node to be deleted."
  of: String
  "Of a node: its id, if it was given."
  id: ID
  "Of a relation: the node that it goes from."
  from: ID
  "Of a relation: the node that it goes to."
  to: ID
  "What is said of it, by field."
  fields: JSON
  "Id of the source that shows it."
  source: ID
  "How certain it is said to be."
  certainty: String
  "The version that its proposer saw of the record; 0 where there was none, null if it was proposed before that was kept."
  seenVersion: Int
  "What the record said then, in the fields that are given: compared with what it says now when the proposal is accepted."
  seen: JSON
}

"What proposed changes take away from others, which is why a steward decides."
type ProposalImpact {
  "The node that they are about."
  id: ID!
  "What they do to it."
  does: ProposalDoes!
  "A relation by which others are joined to it."
  relation: String!
  "How many of them."
  count: Int!
  "Some of the nodes at the other end."
  such: [ID!]!
}

"What changes do to what others rest on."
enum ProposalDoes {
  "Fewer see it."
  CLOSES
  "It is no longer found by a key that it had."
  RENUMBERS
  "It is gone."
  DELETES
}

"Changes that someone proposes, with their source, and what became of them."
type Proposal {
  "proposal:1, proposal:2, … in the order in which they came."
  id: ID!
  "What has become of it."
  status: ProposalStatus!
  "When it was proposed."
  at: DateTime!
  "Who proposed it."
  by: String!
  "Why."
  reason: String!
  "Id of the source that all of it rests on."
  source: ID
  "What is proposed."
  changes: [ProposedChange!]!
  "What they take away from others, as far as the proposer saw it; empty of what was proposed by \`propose\`."
  impact: [ProposalImpact!]!
  "When it was decided."
  decidedAt: DateTime
  "The steward who decided."
  decidedBy: String
  "Why it was decided so."
  decision: String
  "Whether other changes were made than those proposed."
  amended: Boolean
  "What \`changes(batch:)\` and \`undo\` take; null if nothing was recorded."
  batch: ID
}

"A file that changes are of, which is kept as a version of their source."
input SourceVersionInput {
  "Any text of yours, the same for all parts of one file, which are one version."
  run: String!
  "SHA-256 of the file, in hexadecimal digits."
  hash: String!
  "Its size."
  bytes: Int!
  "What it is called."
  file: String
  "What the server that it is from calls this state of it."
  etag: String
  "Cells or statements of it that were read."
  read: Int!
  "Those that were taken as they are."
  taken: Int!
  "Those that were taken as something else."
  mapped: Int!
  "Those that were not understood."
  notUnderstood: Int!
  "Ids of what the source said before, and the file does not."
  gone: [ID!]
  "Whether these end."
  endsGone: Boolean = false
  "How it was read, as JSON of your own, up to ${MOST_KEPT.toLocaleString('en')} characters: the next file is read by it."
  reading: String
  "What was not taken, and why, likewise."
  left: String
  "The day on which the next version is due."
  dueOn: Date
  "Ids of nodes among these changes that an earlier part of the file made as well, and that are counted with that."
  again: [ID!]
}

"A file that was taken in from a source: a version of it."
type SourceVersion {
  "1, 2, 3, … of the source. Those that you may not see have numbers as well."
  number: Int!
  "Id of the source."
  source: ID!
  "When it was taken in."
  at: DateTime!
  "By whom."
  by: String!
  "What it is called; null to others than who took it in, whoever may change what its actor has, and stewards."
  file: String
  "SHA-256 of it."
  hash: String!
  "Its size."
  bytes: Int!
  "What the server that it is from calls it; null to others."
  etag: String
  "Cells or statements of it that were read: taken, mapped and notUnderstood come to it."
  read: Int!
  "Those that were taken as they are."
  taken: Int!
  "Those that were taken as something else."
  mapped: Int!
  "Those that were not understood."
  notUnderstood: Int!
  "Ids of things that came with it, up to ${MOST_NAMED}."
  came: [ID!]!
  "How many came."
  cameCount: Int!
  "Ids of things of which it changed anything, up to ${MOST_NAMED}."
  changed: [ID!]!
  "How many it changed."
  changedCount: Int!
  "How many stayed as they were."
  unchangedCount: Int!
  "Ids of things that the source said before it and that are not in it, up to ${MOST_NAMED}."
  gone: [ID!]!
  "How many are gone."
  goneCount: Int!
  "Whether these ended by it."
  endsGone: Boolean!
  "How it was read; null to others."
  reading: JSON
  "What was not taken of it, and why; null to others."
  left: JSON
  "What \`undo\` takes, one after another, the last first; empty where nothing of it stands, and to others."
  batches: [ID!]!
  "Whether all of it was taken back."
  undone: Boolean!
  "When the same file was last taken in again, and changed nothing."
  sameAt: DateTime
  "The day on which the next version is due."
  dueOn: Date
}

"A page of the versions of a source, the last first."
type SourceVersionPage {
  "The versions."
  nodes: [SourceVersion!]!
  "Pass it as \`below\` to get the versions before these; null if there are none."
  next: Int
}

"One of a page of proposals, with its cursor."
type ProposalEdge {
  "The proposal."
  node: Proposal!
  "Pass it as \`after\` to start the next page after this proposal."
  cursor: String!
}

"A page of proposals, the oldest first."
type ProposalConnection {
  "The proposals, each with its cursor."
  edges: [ProposalEdge!]!
  "The proposals."
  nodes: [Proposal!]!
  "The position of the page in the whole list."
  pageInfo: PageInfo!
  "How many there are, on all pages."
  totalCount: Int!
}

"What has become of a proposal."
type ProposalPayload {
  "The proposal; null where its changes are refused, or in a dry run."
  proposal: Proposal
  "What its changes do, or why they are refused; null when it is rejected."
  report: ChangeReport
}

"A node and its relations as they were recorded at a moment, whatever was corrected since."
type Recorded {
  "Its id."
  id: ID!
  "Its kind."
  of: String!
  "Its version at that moment."
  version: Int!
  "When that version was recorded."
  recordedAt: DateTime!
  "What it said then, by field; a text is an object by language."
  fields: JSON!
  "Its relations as they were recorded then, by key."
  relations(
    "${ARGUMENTS.first}"
    first: Int = 100
  ): [RecordedRelation!]!
  "How many relations there were."
  relationCount: Int!
}

"A relation as it was recorded at a moment."
type RecordedRelation {
  "Its key."
  id: String!
  "Its kind."
  of: String!
  "The node that it goes from."
  from: ID!
  "The node that it goes to."
  to: ID!
  "Its version at that moment."
  version: Int!
  "When that version was recorded."
  recordedAt: DateTime!
  "What it said then, by field; a text is an object by language."
  fields: JSON!
}

extend type Query {
  "Anything, by its id, as Relay refetches it; \`entity\` does so on a day, and with a least certainty."
  node(
    "Its id."
    id: ID!
  ): Node
  "Several, by their ids (at most 1,000), in the order asked for; null where there is none."
  nodes(
    "Their ids, 1 to 1,000."
    ids: [ID!]!${SCOPE}
  ): [Entity]!
  "Full-text search over names, descriptions and other texts in every language: stemming, the beginnings of words, small misspellings."
  search(
    "Words, 1 to 200 characters; each must be found."
    text: String!
    "Only these kinds."
    kinds: [KindName!]
    "Whether what has ended by the day, or begins after it, is found too."
    anyDay: Boolean${PAGE}${SCOPE}
  ): SearchConnection!
  "The change log: what was recorded, when, by whom and why; oldest first."
  changes(
    "Only entries after this sequence; from the first if omitted."
    since: Int
    "Only what was recorded after this moment, to the second."
    recordedAfter: DateTime
    "Only of relations that go from this node."
    from: ID
    "Only of relations that go to this node."
    to: ID${LOGGED}${PAGE}
  ): ChangeEntryConnection!
  "A node as it was recorded at a moment, even if it has been deleted since; null if it was not recorded then. \`recordedAsOf\` is about when something was recorded, \`asOf\` about the day on which it was valid."
  recorded(
    "Its id."
    id: ID!
    "The moment, to the second: what was recorded later is left out."
    recordedAsOf: DateTime!
    "Only relations that were recorded as valid on this day; all of them if omitted."
    asOf: Date
  ): Recorded
  "What has been proposed, the oldest first: all of it to stewards, their own to others. It takes a key or a token."
  proposals(
    "Only this one."
    id: ID
    "Only with one of these."
    status: [ProposalStatus!]
    "Only by this viewer."
    by: String${PAGE}
  ): ProposalConnection!
  "The files that were taken in from a source, each a version of it, the last first: those that you may see."
  sourceVersions(
    "Id of the source."
    of: ID!
    "${ARGUMENTS.first}"
    first: Int = 20
    "Only those with a lower number: the \`next\` of the page before."
    below: Int
  ): SourceVersionPage!
}

extend type Mutation {
  "Makes up to 10,000 changes, all or none. Refused changes are listed in the report, not returned as errors. Sending the same changes again changes nothing."
  apply(
    "Nodes and relations in any order; each at most once."
    changes: [ChangeInput!]!${SOURCE}
    "${ARGUMENTS.reason}"
    reason: String${CREATED}${DRY_RUN}
    "The \`sequence\` of the change log (not the \`version\` of a node) that the changes were made for; refused if anything was recorded since."
    expectedVersion: Int
    "Any text you choose, up to 200 characters. A second request with the same key within 30 days changes nothing and returns the report of the first."
    idempotencyKey: String
    "The file that they are of, where they are: it is kept as a version of the source."
    version: SourceVersionInput
  ): ChangeReport!
  "Reverts changes, as a change of its own: those of a batch, or all after a sequence. Refused where what they left has been changed again since; the newest first always works."
  undo(
    "The \`batch\` of the report, or of an entry of the change log."
    batch: ID
    "In place of a batch: the sequence after which all is reverted, at most 10,000 changes."
    since: Int
    "With since: only what was recorded by this key or organisation."
    by: String
    "${ARGUMENTS.reason}"
    reason: String!${DRY_RUN}
  ): ChangeReport!
  "Proposes changes. Anyone with a key or a token may, even to what they may not change themselves. The changes are checked against public data only, and made when a steward accepts them."
  propose(
    "1 to ${MOST_PROPOSED.toLocaleString('en')}, as in apply."
    changes: [ChangeInput!]!${SOURCE}${CREATED}
    "Why, for whoever decides."
    reason: String!${DRY_RUN}
    "Whether what you have proposed already, and nobody has decided, is that proposal and no second one."
    once: Boolean = false
    "The file that they are of, where they are: it is kept as a version of the source when they are made."
    version: SourceVersionInput
  ): ProposalPayload!
  "Accepts a proposal: makes its changes, or others in their place. It stays open if they are refused. For stewards."
  acceptProposal(
    "Its id."
    proposal: ID!
    "The changes to make instead of those proposed; if omitted, those proposed."
    changes: [ChangeInput!]
    "In place of others: the paths of those proposed that are not made."
    without: [String!]${SOURCE}${CREATED}
    "Why, for the proposal and the change log."
    reason: String!${DRY_RUN}
    "Whether what has been written since it was proposed is written over; if not, that is refused, field by field."
    overNewer: Boolean = false
  ): ProposalPayload!
  "Rejects a proposal without making its changes, and others for the same reason. For stewards."
  rejectProposal(
    "Its id."
    proposal: ID!
    "Ids of others that are rejected along with it, all or none: as many as a page of proposals has."
    also: [ID!]
    "Why, for whoever proposed it."
    reason: String!
  ): ProposalPayload!
}

"Sent as it happens from /graphql/stream, by server-sent events or a WebSocket. A query sent there is answered again whenever a change alters its answer."
type Subscription {
  "Each entry of the change log as it is recorded, once and in order."
  changes(
    "Start after this sequence: the last one you received, to resume after a lost connection. If omitted, starts with the next entry."
    since: Int${LOGGED}
  ): ChangeEntry!
}
`;

/** Root fields of a pack that has policies, and their types. */
export const POLICY_FIELDS = `
"How it stands with a policy."
enum PolicyVerdict {
  "Each of those that have to keep it is known to, or is excepted."
  PASS
  "One at least is known to break it."
  FAIL
  "None is known to break it, and not of each is known that it keeps it."
  UNKNOWN
  "There is nothing that has to keep it, which is no PASS."
  NO_SUBJECTS
}

"How it stands with one of those that have to keep a policy."
enum PolicyStanding {
  "It is known to keep it."
  PASSED
  "Something that is recorded says that it breaks it."
  FAILED
  "Neither is known: what is not recorded breaks nothing."
  UNKNOWN
  "It breaks it, and an exception is in force."
  EXCEPTED
}

"What a policy rests on, in the words of its source."
type PolicyReason {
  "Which principle, by the number that it has."
  principle: String!
  "Its words."
  quote: String!
  "Where they stand."
  source: String!
  "The day on which they were read."
  read: Date
}

"Somebody's word that a list is complete, so that something follows from what is not in it."
type PolicyDeclaration {
  "What is said, in words."
  says("Other languages get {first}." lang: Language = {first}): String
  "Who says it."
  by: String!
  "The day that it is said of; before it, nothing follows."
  on: Date!
  "Where it is said."
  source: String
  "The last day on which it holds."
  until: Date
}

"One for which a policy does not hold until a day."
type PolicyException {
  "Its id."
  of: ID!
  "Why."
  reason: String!
  "Who answers for it."
  owner: String!
  "The last day on which it holds."
  until: Date!
  "Whether it holds on the day that is asked about."
  stillHolds: Boolean!
}

"Something that the standing of a thing is owed to."
type PolicyGround {
  "The relation that leads to it."
  relation: String!
  "Its id."
  id: ID!
  "Its kind."
  kind: String!
  "What it is called."
  name("Other languages get {first}." lang: Language = {first}): String
  "The day on which it ended, where the relation to it outlived it."
  endedOn: Date
}

"One of those that have to keep a policy."
type PolicySubject {
  "Its id."
  id: ID!
  "Its kind."
  kind: String!
  "What it is called."
  name("Other languages get {first}." lang: Language = {first}): String
  "Some of what this is owed to: what it keeps or breaks it by; where neither is known, what was looked at. Empty where that is nothing related."
  by: [PolicyGround!]!
}

"What has to hold of the graph, and whether it does, with how much of that is known."
type Policy {
  "policy: and a name."
  id: ID!
  "What has to hold."
  name("Other languages get {first}." lang: Language = {first}): String!
  "What is asked of whom, where its name does not say that."
  note("Other languages get {first}." lang: Language = {first}): String
  "How it stands."
  verdict: PolicyVerdict!
  "The verdict in words, {spoken}, with how much is known."
  explanation("Others than {spoken} get {first}." lang: Language = {first}): String!
  "The day that the verdict is of."
  on: Date!
  "The kind of those that have to keep it."
  kind: String!
  "How many have to keep it."
  subjects: Int!
  "How many are known to keep it."
  passed: Int!
  "How many break it."
  failed: Int!
  "How many break it, and are excepted."
  excepted: Int!
  "Of how many neither is known."
  unknown: Int!
  "Of how many is known what it asks about."
  known: Int!
  "Who answers for it."
  owner: String!
  "Since when it is one."
  since: Date!
  "What it rests on."
  because: [PolicyReason!]!
  "By whose word the lists that it looks in are complete; null where nothing follows from what is not there."
  complete: PolicyDeclaration
  "For which things it does not hold until a day; those that you may see."
  exceptions: [PolicyException!]!
  "Those that have to keep it, by id."
  things(
    "How it stands with them."
    standing: PolicyStanding = FAILED
    "${ARGUMENTS.first}"
    first: Int = 20
    "The id after which they follow."
    after: ID
  ): [PolicySubject!]!
}

"One of a page of policies, with its cursor."
type PolicyEdge {
  "The policy."
  node: Policy!
  "Pass it as \`after\` to start the next page after this policy."
  cursor: String!
}

"A page of policies, by id."
type PolicyConnection {
  "The policies, each with its cursor."
  edges: [PolicyEdge!]!
  "The policies."
  nodes: [Policy!]!
  "The position of the page in the whole list."
  pageInfo: PageInfo!
  "How many there are, on all pages."
  totalCount: Int!
}

"A policy with which it would stand otherwise after changes."
type PolicyShift {
  "Its id."
  policy: ID!
  "What has to hold."
  name("Other languages get {first}." lang: Language = {first}): String!
  "How it stands now."
  before: PolicyVerdict!
  "How it would stand."
  after: PolicyVerdict!
  "How many would break it that do not now; where more than 1,000 do, now or then, by how many they would become more."
  breaks: Int!
  "How many would no longer break it, counted likewise."
  mends: Int!
  "Some of those that would break it and do not now, by id; none where more than 1,000 break it, now or then."
  broken: [PolicySubject!]!
  "The same in sentences."
  explanation("Other languages get {first}." lang: Language = {first}): String!
}

extend type Query {
  "The policies of this graph, and how it stands with each. Absence breaks none; what you may not see is UNKNOWN."
  policies(${PAGE.slice(1)}${SCOPE}
  ): PolicyConnection!
  "One policy, by its id; an unknown one is an error NOT_FOUND."
  policy(
    "Its id."
    id: ID!${SCOPE}
  ): Policy!
}
`;

/** Gives the root fields, and what `search` finds, their meanings by name. */
export const rootMeanings = ({ kinds }: Model): Readonly<Record<string, Meaning>> => {
  const found: Meaning = { kind: 'edgeNode', of: required(kinds.get(ENTITY), ENTITY) };
  return {
    'Query.node': { kind: 'node' },
    'Query.nodes': { kind: 'nodes' },
    'Query.search': { kind: 'search' },
    'Query.changes': { kind: 'changes' },
    'Query.recorded': { kind: 'recorded' },
    'Query.proposals': { kind: 'proposals' },
    'Query.sourceVersions': { kind: 'sourceVersions' },
    'Query.policies': { kind: 'policies' },
    'Query.policy': { kind: 'policy' },
    'Mutation.apply': { kind: 'apply' },
    'Mutation.undo': { kind: 'undo' },
    'Mutation.propose': { kind: 'propose' },
    'Mutation.acceptProposal': { kind: 'acceptProposal' },
    'Mutation.rejectProposal': { kind: 'rejectProposal' },
    'Subscription.changes': { kind: 'changes' },
    'SearchConnection.nodes': found,
    'SearchEdge.node': found,
  };
};
