import type { NativeFields } from '../model/stored';

/** Who writes, and why: the same for all that one transaction records. */
export type Batch = Readonly<{
  id: string;
  /** When, to the second, in UTC. */
  at: string;
  /** When its records were recorded, where that is not when it is written. */
  recordedAt?: string;
  /** The name of the viewer, or the owner of a load. */
  by: string;
  reason: string | undefined;
  /** The source that the changes rest on, if they have none of their own. */
  source: string | undefined;
  /** The proposal that it carries out. */
  proposal?: string;
  /** Whether who made it, and why, is public whatever it changes. */
  isOpen?: boolean;
  /** Sources of single changes, by id or edge key. */
  sources?: ReadonlyMap<string, string>;
}>;

/** `LOADED`: what was new in the first load into an empty graph, or in a staged one: one entry, whatever its size. */
export type ChangeOperation = 'CREATED' | 'CHANGED' | 'DELETED' | 'LOADED';

/** A level that is not PUBLIC, and to whom what has it is open. */
export type Closed = Readonly<{ access: string; restrictedTo: readonly string[] }>;

/**
 * Who sees a record before a change and after it: whoever sees all that is closed of it, which is the record itself and,
 * of a relation, its ends. A side without anything closed is public; one that is absent has no record.
 */
export type Audience = Readonly<{ before?: readonly Closed[]; after?: readonly Closed[] }>;

/** Who sees each of some sources, of those that are not public, before a change and after it. */
export type CitedSources = Readonly<Record<string, Audience>>;

/** Stands among the readers of an entry for everyone. */
export const EVERYONE = '*';

/** One change of one record, as the change log keeps it. */
export type ChangeEntry = Readonly<{
  /** 1, 2, 3, …: without a gap, in the order in which changes took effect. */
  sequence: number;
  batch: string;
  at: string;
  by: string;
  reason: string | undefined;
  source: string | undefined;
  /** Id of the proposal that was accepted with it. */
  proposal?: string | undefined;
  operation: ChangeOperation;
  /** Id of a node, or key of an edge. */
  subject: string;
  /** Name of its kind or relation. */
  of: string;
  /** The ends of an edge. */
  from: string | undefined;
  to: string | undefined;
  /** Who sees the record; absent if that is everyone, before and after. */
  audience?: Audience | undefined;
  /**
   * Who sees the sources that it names: others are not told of these, whoever sees them later. Absent of an entry from before
   * that was kept.
   */
  cited?: CitedSources | undefined;
  /** Whether the same batch changed anything that is not public: who made it, and why, may tell of that. */
  isDiscreet?: boolean | undefined;
  /** The owner that the record had before, where it is no more its owner: an undo gives it back. */
  owner?: string | undefined;
  /** Of what was changed, the fields that differ; of what was deleted, or came into sight or went out of it, all of them. */
  before: NativeFields | undefined;
  /** Of what was changed, the fields that differ; of what was created, or came into sight or went out of it, all of them. */
  after: NativeFields | undefined;
}>;

/** What an entry of a whole load is of. */
export const GRAPH = 'Graph';

/**
 * Entries that one page looks at, at most: conditions that no index answers are tested on these, and the next page goes
 * on after them.
 */
export const LOG_WINDOW = 10_000;

/** Entries to read, in the order of their sequence: those that meet every condition that is there. */
export type EntryQuery = Readonly<{
  after?: number;
  upTo?: number;
  batch?: string;
  /** Any of these nodes or edges. */
  subjects?: readonly string[];
  /** Of edges that go from, or to, this node. */
  from?: string;
  to?: string;
  /** Recorded after this second. */
  recordedAfter?: string;
  /** Any of these kinds and relations. */
  of?: readonly string[];
  by?: string;
  /** What everyone sees, and what is open to any of these, before or after. */
  readers?: readonly string[];
  /** The last instead of the first. */
  newest?: boolean;
  limit: number;
}>;

/** The names of the fields that differ. */
export const changedFields = (a: NativeFields, b: NativeFields): readonly string[] => {
  const names: string[] = [];
  for (const name of Object.keys(a))
    if (JSON.stringify(a[name]) !== JSON.stringify(b[name])) names.push(name);
  for (const name of Object.keys(b)) if (!Object.hasOwn(a, name) && b[name] !== undefined) names.push(name);
  return names;
};

/** What tells the versions of a record, and nothing of what it is about. */
export const VERSIONING: readonly string[] = ['version', 'recordedAt'];

/** A field that changed; null where it was not, or is no more. */
export type FieldChange = Readonly<{ field: string; before: unknown; after: unknown }>;

/** Lists what changed of what a record says. */
export const differences = (before: NativeFields, after: NativeFields): readonly FieldChange[] =>
  changedFields(before, after)
    .filter(name => !VERSIONING.includes(name))
    .map(field => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
