import type { Model } from '../model/model';
import type { Bounds } from '../plan/bounds';
import type { Plan } from '../plan/plan';
import type { Traversal } from '../plan/traversal';
import type { WritePlan } from '../plan/write';
import type { Statistics } from '../plan/statistics';

/** A row of a store: plain JSON values by column. */
export type Row = Readonly<Record<string, unknown>>;
export type Bound = Readonly<Record<string, unknown>>;

/**
 * Where the graph is kept. The interface is at plan level: what is asked for, not how. The same contract suite runs
 * on every implementation (test/contract), and random operations must get the same answer from each.
 */
export interface Store {
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
  statistics(): Promise<Statistics>;
  /** A small note of the server's own: how far the seed was loaded. */
  note(key: string): Promise<string | undefined>;
  setNote(key: string, value: string): Promise<void>;
  /** Statements sent since it was opened; a read is exactly one. */
  readonly statements: number;
  /** Whether it answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
