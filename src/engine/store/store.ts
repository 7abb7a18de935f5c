import type { SamgrafError } from '../errors';
import type { Model } from '../model/model';
import type { Batch, ChangeEntry, EntryQuery } from '../plan/change-log';
import type { Bound, Plan } from '../plan/plan';
import type { Proposal, ProposalQuery } from '../plan/proposal';
import type { StoredPart } from '../plan/stored-part';
import type { Traversal, Bounds } from '../plan/traversal';
import type { LoadLookup, Passing, Removal, Restatement, WritePlan } from '../plan/write';
import type { Marks, Statistics } from '../plan/statistics';
import type { Names, Writes } from './writes';

export type { Bound, Names };

/** A row of a store: plain JSON values by column. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * A row whose lists may be long: each further row has a further part of them, and is converted when it is asked for, so
 * that nobody has to hold all of it. Goes through once.
 */
export type RowInParts = Readonly<{ first: Row; more: Iterable<Row> }>;

/** What a load reads from the existing graph, one row per result. */
export interface Looking {
  look(lookup: LoadLookup): Promise<readonly Row[]>;
}

/**
 * What is new in a large load, written out of sight in transactions of its own before the one that shows it. What was
 * not published, since the load failed or was killed, stays out of sight until the next load removes it.
 */
export interface Staging {
  /** New nodes, and edges between new nodes that are already written. */
  write(plan: WritePlan): Promise<void>;
  /**
   * Where the graph is empty: drops its indexes, which cost a transaction more than the nodes. `prepare` makes them again.
   */
  withoutIndexes(): Promise<void>;
  /** All of it becomes part of the transaction. Nothing can be staged afterwards. */
  publish(): Promise<void>;
}

/** The graph in a transaction: its own look-ups see what was written, others see it after the commit. */
export interface Writing extends Looking {
  write(plan: WritePlan): Promise<void>;
  /** So many records in each transaction; undefined where one transaction takes as much as there is. */
  readonly stage: ((atOnce: number) => Promise<Staging>) | undefined;
  /** Runs a plan without traversals on what is written so far: one row. @throws OutOfDate as other reads do */
  read(plan: Plan, variables: Bound): Promise<Row>;
  remove(removal: Removal): Promise<void>;
  restate(records: Restatement): Promise<void>;
  /** Makes all that follows by the rules of the model anew; what is written makes what follows from it by itself. */
  deriveAll(): Promise<void>;
  note(key: string): Promise<string | undefined>;
  setNote(key: string, value: string, passing?: Passing): Promise<void>;
  entries(query: EntryQuery): Promise<readonly ChangeEntry[]>;
  proposals(query: ProposalQuery): Promise<readonly Proposal[]>;
  countProposals(query: ProposalQuery): Promise<number>;
  /** Creates it with the next number. */
  addProposal(proposal: Omit<Proposal & { status: 'OPEN' }, 'number'>): Promise<Proposal>;
  setProposal(proposal: Proposal): Promise<void>;
  /** A page of the notes of the server, of which nobody sets any until this transaction ends: `properties`. */
  noted(after: string, limit: number): Promise<readonly Row[]>;
  /** The sequence of the last entry before this transaction; 0 if there is none. */
  sequence(): Promise<number>;
  /** The sequence of its last entry, once all is written. */
  settled(): Promise<number>;
}

/**
 * Notes of the server itself, which are of no state of the graph, in one transaction: keys in the order of their code points.
 */
export interface Notes {
  note(key: string): Promise<string | undefined>;
  /** Those whose keys begin so, by key. */
  notes(begin: string): Promise<ReadonlyMap<string, string>>;
  /** Those of the keys that there are. */
  some(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  set(key: string, value: string): Promise<void>;
  setAll(notes: ReadonlyMap<string, string>): Promise<void>;
  remove(key: string): Promise<void>;
}

/** A note that stands while a store is refilled, so that one which was ended is known. */
export type Guard = Readonly<{ key: string; value: string }>;

/** A store that is being filled with what another one held, in transactions of its own. */
export interface Refilling extends Looking {
  /** Sets the guard, and deletes what there is: what a refill that was ended has left. */
  begin(guard: Guard): Promise<void>;
  /** The last part has the note of the guard's name as it is to be. */
  put(part: StoredPart): Promise<void>;
}

/**
 * Where the graph is stored. The interface is at plan level: what is asked for, not how. The same contract
 * suite runs on every implementation (test/contract), and random operations must get the same answer from
 * each.
 */
export interface Store extends Looking {
  readonly name: 'neo4j' | 'embedded';
  /** Whether a statement takes much longer the first time, since it is planned. */
  readonly plansSlowly: boolean;
  /**
   * The version of the graph that is read; it changes with every write. Undefined if others can write too.
   */
  readonly version: number | undefined;
  /** What was written of each kind and relation, as far as this process has been told. */
  readonly writes: Writes;
  /**
   * Another after each transaction, whichever server made it. It may be what it was `stale` milliseconds ago, but for
   * what this process has written since. When it resolves, `writes` has been told of what others wrote until then.
   */
  turn(stale?: number): Promise<string>;
  /**
   * Creates the constraints and indexes that are missing, and reads the statistics, which it keeps for the next server
   * where a store can tell whether they still hold. Idempotent. What takes long is told.
   */
  prepare(model: Model, tell?: (message: string) => void): Promise<Statistics>;
  /** Creates the indexes that a graph of this size has use of, and had not when the store was prepared. */
  fit(statistics: Statistics, tell?: (message: string) => void): Promise<void>;
  /** Drops those that a graph of this size has no use of; how many there were. */
  dropUseless(statistics: Statistics): Promise<number>;
  /** Runs a plan without traversals: one statement, one round trip, one row. */
  read(plan: Plan, variables: Bound): Promise<Row>;
  /** The same, as its parts are asked for. */
  readInParts(plan: Plan, variables: Bound): Promise<RowInParts>;
  /** *Find* for all traversals of an operation: one statement, one round trip, one row. */
  find(traversals: readonly Traversal[], variables: Bound, bounds: Bounds): Promise<Row>;
  /** Upserts nodes and edges, all or nothing. */
  write(plan: WritePlan): Promise<void>;
  /**
   * All writes of `work` take effect at once, or none does: also if it throws, the process is killed or the
   * database is lost. Transactions run one at a time, across all servers of a store. Never retried; `work`
   * may take as long as it needs. What is written for a batch gets its entries in the change log; what is not
   * said to be of any, such as notes of the server itself, gets none. What lasts longer than `limit` milliseconds,
   * waiting for its turn included, is ended, or told soon after if the store is silent. @throws TIMEOUT, which says whether
   * anything was written
   */
  transact<T>(work: (graph: Writing) => Promise<T>, batch?: Batch, limit?: number): Promise<T>;
  /**
   * Puts back what was stored, by as many transactions as it takes: whoever reads sees it come, and nobody else writes. What
   * is put back gets no entries, and nothing is derived from it.
   */
  refill<T>(work: (graph: Refilling) => Promise<T>): Promise<T>;
  /** Entries of the change log, in the order of their sequence. */
  entries(query: EntryQuery): Promise<readonly ChangeEntry[]>;
  /** The names of the kinds and relations that entries after one, up to another, are of; GRAPH for a load's. */
  changed(after: number, upTo: number): Promise<readonly string[]>;
  /** The sequence of the last entry; 0 if there is none. */
  sequence(): Promise<number>;
  proposals(query: ProposalQuery): Promise<readonly Proposal[]>;
  countProposals(query: ProposalQuery): Promise<number>;
  statistics(): Promise<Statistics>;
  /** The kinds and relations that have been marked as having dated or closed members. */
  marks(): Promise<Marks>;
  /** A small note of the server itself: which files were loaded last. */
  note(key: string): Promise<string | undefined>;
  setNote(key: string, value: string): Promise<void>;
  /** Sets a note that nobody waits for a turn to write: of no state of the graph. Where nothing can be written, none is set. */
  noteAside(key: string, value: string): Promise<void>;
  /**
   * Reads and sets notes, all or nothing. One at a time across all servers of a store, and beside what writes the graph: it is no turn
   * of the graph, whose kept answers stay.
   */
  noting<T>(work: (notes: Notes) => Promise<T>): Promise<T>;
  /** Why nothing could be written when the store was opened, if so. */
  readonly unwritable?: SamgrafError | undefined;
  /** How long its engine lets a statement of a read take, whatever is set: milliseconds; absent where that is said with each. */
  readonly longest?: number;
  /** Number of statements sent since the store was opened; a read sends exactly one. */
  readonly statements: number;
  /** From now on, threads of the store's own in this process give way to its event loop. */
  giveWay(): void;
  /** Checks that the store answers, within so many milliseconds. */
  ping(limit?: number): Promise<void>;
  close(): Promise<void>;
}
