import type { NativeFields } from '../model/stored';

/** Who writes, and why: the same for all that one transaction records. */
export type Batch = Readonly<{
  id: string;
  /** When, to the second, in UTC. */
  at: string;
  /** The name of the viewer, or the owner of a load. */
  by: string;
  reason: string | undefined;
  /** The source that the changes rest on, if they have none of their own. */
  source: string | undefined;
  /** The proposal that it carries out. */
  proposal?: string;
  /** Sources of single changes, by id or edge key. */
  sources?: ReadonlyMap<string, string>;
}>;

/** `LOADED`: what was new in the first load into an empty graph, or in a staged one: one entry, whatever its size. */
export type ChangeOperation = 'CREATED' | 'CHANGED' | 'DELETED' | 'LOADED';

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
  /** Who may see the record, before and after: see `Fact.access`. */
  access: string;
  /** The owner that the record had before, where it is no more its owner: an undo gives it back. */
  owner?: string | undefined;
  /** Of what was changed, the fields that differ; of what was deleted, all of them. */
  before: NativeFields | undefined;
  /** Of what was changed, the fields that differ; of what was created, all of them. */
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
  /** Any of these levels of access; see `ChangeEntry.access`. */
  access?: readonly string[];
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
