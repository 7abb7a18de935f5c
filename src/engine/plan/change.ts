import type { Certainty, Kind, Relation } from '../model/model';
import type { PolicyVerdict, RuleTexts } from '../model/policy-rule';
import type { FieldChange } from './change-log';

/** Most changes in one request. */
export const MOST_CHANGES = 10_000;

/**
 * Fields as they were given. One that is null is removed, one that is absent stays as it is; the languages of a text
 * likewise.
 */
export type Given = Readonly<Record<string, unknown>>;

/** What a change says about itself. Whatever is absent is taken from the request, where that says it. */
export type About = Readonly<{
  /** Its place in the request: `changes[3].upsert.kind`. */
  at: string;
  source: string | undefined;
  certainty: Certainty | undefined;
  /** The version of the record that it was made for. */
  expectedVersion: number | undefined;
  /** It puts back what was recorded before, so that its evidence is that of the record. */
  restores?: boolean;
  /** Whoever takes it back has made it. */
  isOwn?: boolean;
  /** What the record still says if nobody has changed it since: see `AsLeft`. */
  expects?: AsLeft;
  /** What the record said when the change was proposed, where it was: see `Seen`. */
  seen?: SeenRecord;
  /** The owner that the record gets back. */
  owner?: string | undefined;
}>;

/** What changes left of a record, by which they are taken back: all that it said, the fields that they changed, or that it was gone. */
export type AsLeft = Readonly<{ is: 'ALL' | 'FIELDS'; fields: Given }> | Readonly<{ is: 'GONE' }>;

/**
 * What whoever proposed a change saw of the record that it is about: its version, 0 of what was not there, and of what it says
 * the fields that the change gives. `isOver`: what has been written since is written over all the same.
 */
export type SeenRecord = Readonly<{ version: number; fields: Given; isOver?: boolean }>;

/** A node is found by its id, or by one of its keys among the given fields. */
export type NodeChange = About & Readonly<{ kind: 'upsert' | 'patch'; of: Kind; given: Given }>;
/** A relation between two nodes, found by them and the first day on which it holds. */
export type EdgeChange = About &
  Readonly<{ kind: 'connect'; of: Relation; from: string; to: string; given: Given }>;
/** `isOf`: the kind that it says it deletes, if it says any. */
export type Deletion = About & Readonly<{ kind: 'delete'; id: string; cascade: boolean; isOf?: Kind }>;
export type Disconnection = About &
  Readonly<{ kind: 'disconnect'; of: Relation; from: string; to: string; validFrom: string | undefined }>;

export type Change = NodeChange | EdgeChange | Deletion | Disconnection;

/** What is undone: a batch, or all that came after a sequence, or that of it which was made by someone. */
export type Undoing = Readonly<{ batch: string }> | Readonly<{ since: number; by: string | undefined }>;

/** What has become of a change; or, if nothing was applied, what would have. */
export type ChangeStatus = 'CREATED' | 'CHANGED' | 'UNCHANGED' | 'DELETED' | 'PROPOSED' | 'REFUSED';

export type FaultCode = 'BAD_RECORD' | 'NOT_FOUND' | 'VERSION_CONFLICT' | 'FORBIDDEN' | 'DERIVED';
export type ChangeFault = Readonly<{ code: FaultCode; field: string | null; message: string; hint: string }>;

export type ChangeResult = Readonly<{
  path: string;
  status: ChangeStatus;
  /** Id of the node, or key of the relation. */
  id: string | null;
  /** Its kind or relation. */
  of: string | null;
  /** The version of the record now. */
  version: number | null;
  fields: readonly FieldChange[];
  /** Keys of the relations that go with a node. */
  removed: readonly string[];
  faults: readonly ChangeFault[];
}>;

/** A policy with which it stands otherwise after changes than before, and some of what breaks it by them. */
export type PolicyShift = Readonly<{
  policy: string;
  name: RuleTexts;
  before: PolicyVerdict;
  after: PolicyVerdict;
  breaks: number;
  mends: number;
  broken: readonly object[];
}>;

export type Report = Readonly<{
  /** Whether the graph is now as the changes say. */
  applied: boolean;
  dryRun: boolean;
  /** Whether this is the report of an earlier request with the same idempotency key. */
  replayed: boolean;
  batch: string | null;
  /** What they have become in place of a batch, since others rest on what they change: see changes/hand-over.ts. */
  proposal: string | null;
  /** The sequence of the last entry of the change log. */
  sequence: number;
  /** What is no fault, and may not be meant: a circle that the changes close, a removal of what is not there. */
  warnings: readonly string[];
  results: readonly ChangeResult[];
  /** The policies that stand otherwise by them; absent where that was not looked into. */
  policies?: readonly PolicyShift[];
}>;
