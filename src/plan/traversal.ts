import type { Certainty, Kind, Relation } from '../model/model';
import type { Column, ObjectShape, Operand, Page, Predicate } from './plan';

/**
 * The plan of a question that is answered by looking along relations: which nodes it starts from, how whole frontiers
 * are expanded from them, what is computed in memory on what was found, and what is read of the page. As-of and
 * certainty narrow every layer; what-if adds starts and edges; nothing is ever enumerated in the database.
 */
export type Traversal = Readonly<{
  kind: 'traversal';
  key: string;
  column: string;
  /** The name of the question, and what it was asked with, as it was laid out: the computing reads it, nothing else does. */
  question: string;
  asked: unknown;
  /** The two days that a question compares; others are about the day of `asOf`. */
  days: readonly [string, string] | undefined;
  /** How far it looks, and the argument that says so. */
  reach: Reach;
  /** Steps that computing it may take in memory; see plan/cost.ts. */
  steps: number;
  /** Whether its answer may show the same edges again and again, as paths do. */
  repeats: boolean;
  /** Whether all relations among the nodes of its answer are read, which only *fetch* can. */
  among: boolean;
  /** The day that the question is about. */
  asOf: Operand;
  /** The weakest certainty that counts. */
  certainty: Certainty;
  /** Whether relations without dates count. */
  undated: Undated;
  /** Who the question names. */
  seeds: readonly Seeds[];
  /** Which of the nodes met are like this. */
  tests: readonly Seeds[];
  expansions: readonly Expansion[];
  /** What may be seen, also where an expansion is unscoped; see plan/authorise.ts. */
  access: Readonly<{ node: Predicate; edge: Predicate }>;
  /** Narrow every edge and every node met, unless an expansion is unscoped. */
  edgeWhere: Predicate;
  nodeWhere: Predicate;
  /** Properties read of each edge met, besides its key and certainty; of each node met, besides id, kind and certainty. */
  edgeFacts: readonly string[];
  nodeFacts: readonly string[] | undefined;
  assuming: Assuming | undefined;
  page: Page;
  /** Tells the question and its arguments from others in cursors. */ hash: string;
  shape: ObjectShape;
  parts: FetchColumns;
}>;

/** Whether relations count of which no day is known: always, never, or from a day on; from today on they always do unless it is never. */
export type Undated = Readonly<{ from: 'ALWAYS' | 'NEVER' | Readonly<{ since: string }> }>;

export type StepDirection = 'FORWARD' | 'BACKWARD' | 'ANY';
export const opposite = (direction: StepDirection): StepDirection =>
  direction === 'FORWARD' ? 'BACKWARD' : direction === 'BACKWARD' ? 'FORWARD' : 'ANY';

/** Who a traversal starts from, ends at or passes by. */
export type Selector =
  Readonly<{ kind: 'ids'; ids: readonly string[] }> | Readonly<{ kind: 'where'; of: Kind; where: Predicate }>;

export type Seeds<S extends string = string> = Readonly<{
  name: S;
  argument: string;
  selector: Selector;
  /** Also what does not hold on the day, or not so surely. */ unscoped: boolean;
  /** No more of them than this are read: it is only asked whether there are any. */ atMost?: number;
}>;

/** The set of all nodes that a what-if names. */
export const NAMED = 'Named';

/** What begins the name of a set or mark as it is on the first and on the second day of a difference, where its filter tells them apart. */
export const ON_DAYS = ['First', 'Second'] as const;

/** Relations followed one way. */
export type Arm = Readonly<{ relations: readonly Relation[]; direction: StepDirection }>;

/** Frontiers expanded from seeds, or from all that earlier expansions met: each level along its arms, none where nothing can lead on. */
export type Expansion<H extends string = string, F extends string = string> = Readonly<{
  name: H;
  from: readonly F[];
  levels: readonly (readonly Arm[])[];
  unscoped: boolean;
}>;

/** All the arms of an expansion, whatever the level. */
export const armsOf = ({ levels }: Expansion): readonly Arm[] => [...new Set(levels.flat())];

/** What-if: nothing is written, the answer is computed as if. */
export type Assuming = Readonly<{
  withoutNodes: readonly string[];
  withoutEdges: readonly AssumedEdge[];
  with: readonly AssumedEdge[];
  retire: readonly Readonly<{ id: string; on: string }>[];
}>;

export type AssumedEdge = Readonly<{ relation: Relation; from: string; to: string; certainty: Certainty }>;

/** How many hops at most, and which argument says so. */
export type Reach = Readonly<{ argument: string; hops: number }>;

export type Ways = Readonly<{
  direction: StepDirection;
  minHops: number;
  maxHops: number;
  relations: readonly Relation[];
}>;
export type Around = Readonly<{
  direction: StepDirection;
  hops: number;
  relations: readonly Relation[];
  kinds: readonly string[] | undefined;
}>;

/** What the client reads of the nodes and the edges in the answer of a traversal. */
export type FetchColumns = Readonly<{
  nodeColumns: readonly Column[];
  edgeColumns: readonly Column[];
  explained: boolean;
}>;

/** Expansions along which it is seen whether what a what-if adds closes a circle: see planner/chains.ts and graph/circles.ts. */
export const CHAINS = { FORWARD: 'ChainsForward', BACKWARD: 'ChainsBackward' } as const;
