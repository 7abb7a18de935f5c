import type { Model } from '../model/model';
import type { Bounds } from '../plan/bounds';
import type { Bound, Plan } from '../plan/plan';
import type { Traversal } from '../plan/traversal';
import type { Lookup, Removal, WritePlan } from '../plan/write';
import type { Dated, Statistics } from '../plan/statistics';

export type { Bound };

/** A row of a store: plain JSON values by column. */
export type Row = Readonly<Record<string, unknown>>;

/** What a load asks of the graph that is there, one row an answer. */
export interface Looking {
  look(lookup: Lookup): Promise<readonly Row[]>;
}

/** The graph within a transaction: what is written is seen by its own look-ups, and by others once it is committed. */
export interface Writing extends Looking {
  write(plan: WritePlan): Promise<void>;
  remove(removal: Removal): Promise<void>;
  note(key: string): Promise<string | undefined>;
  setNote(key: string, value: string): Promise<void>;
}

/**
 * Where the graph is kept. The interface is at plan level: what is asked for, not how. The same contract suite runs
 * on every implementation (test/contract), and random operations must get the same answer from each.
 */
export interface Store extends Looking {
  readonly name: 'neo4j' | 'embedded';
  /** Which state of the graph is read: another after every write. Unknown where others can write too. */
  readonly version: number | undefined;
  /** Makes constraints and indexes, and reads the statistics. Idempotent. */
  prepare(model: Model): Promise<Statistics>;
  /** Runs a plan without traversals: one statement, one round trip, one row. */
  read(plan: Plan, variables: Bound): Promise<Row>;
  /** *Find* of all traversals of an operation: one statement, one round trip, one row. */
  find(traversals: readonly Traversal[], variables: Bound, bounds: Bounds): Promise<Row>;
  /** Puts nodes and edges in place, all or nothing. */
  write(plan: WritePlan): Promise<void>;
  /**
   * All that `work` writes is there at once, or none of it: when it throws, when the process is killed, when the database
   * goes. One at a time, on all servers of a store. Never tried twice; `work` may take as long as it needs.
   */
  transact<T>(work: (graph: Writing) => Promise<T>): Promise<T>;
  statistics(): Promise<Statistics>;
  /** Which kinds and relations have dated members, as it is now: see Statistics. */
  dated(): Promise<Dated>;
  /** A small note of the server's own: which files were loaded last. */
  note(key: string): Promise<string | undefined>;
  setNote(key: string, value: string): Promise<void>;
  /** Statements sent since it was opened; a read is exactly one. */
  readonly statements: number;
  /** Whether it answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
