import type { FieldNode, GraphQLField, GraphQLSchema } from 'graphql';
import type { Viewer } from '../access/viewer';
import type { Compiled } from '../cypher/compile-read';
import type { Dialect } from '../cypher/dialect';
import type { Sliced } from '../graph/sliced';
import type { Model } from '../model/model';
import type { Price } from '../plan/cost';
import type { Bound, FetchRoot, Lookup, Root, RowMap } from '../plan/plan';
import type { Marks, Statistics } from '../plan/statistics';
import type { Traversal } from '../plan/traversal';
import type { Rewriting } from '../plan/walk';
import type { Meaning, Planning } from '../planner/collect';
import type { Input } from '../planner/read-input';
import type { Computed, Needed } from '../questions/fetch';
import type { Json } from '../shape/json';
import type { LongListing, Shaping } from '../shape/long';
import type { Store } from '../store/store';

/** A root field of an operation, as a slice plans it. */
export type AskedField<M extends Meaning = Meaning> = Readonly<{
  key: string;
  /** Prefix of the columns that are read for it. */
  column: string;
  field: GraphQLField<unknown, unknown>;
  means: M;
  args: Readonly<Record<string, Input>>;
  nodes: readonly FieldNode[];
  planning: Planning;
}>;

type Plans<R extends Root> = Readonly<{
  [K in Meaning['kind']]?: (asked: AskedField<Extract<Meaning, { kind: K }>>) => R;
}>;

/** What a store reads: its price, and its part of the one statement. */
export type Reads<R extends Root | FetchRoot> = Readonly<{
  price: (root: R, statistics: Statistics, bound: Bound) => Price;
  compile: (root: R, dialect: Dialect) => Compiled;
}>;

/** What a slice that reads beside the graph, or reads nothing, answers with. */
export type Reading = Readonly<{
  viewer: Viewer;
  bound: Bound;
  store: Store;
  model: Model;
  schema: GraphQLSchema;
  /** Asked anew after `heed`, which may change them. */
  statistics: () => Statistics;
  /** Takes in the marks that were read, so that the statistics know what has been closed. */
  heed: (marks: Marks) => void;
  /** The result of the work, if it is there before the deadline. @throws TIMEOUT */
  before: <T>(work: Promise<T>) => Promise<T>;
}>;

/** What answers are shaped from: the row that was read, long lists, what was computed, and what slices read apart. */
export type Material = Readonly<{
  row: RowMap;
  lists: ReadonlyMap<string, LongListing>;
  computed: readonly Computed[];
  needs: readonly Needed[];
  /** By response key. */
  apart: ReadonlyMap<string, Json>;
}>;

export type How = Shaping & Readonly<{ model: Model }>;

/**
 * A root field as one slice. The stages of an answer know no kinds of root: each asks the slices of the request for what
 * they have, and is left out where none has anything.
 */
export type Slice<R extends Root> = Readonly<{
  /** Plans the field, by what it means in the Model. */
  plans: Plans<R>;
  /** Narrows or authorises what the root visits. */
  rewrite: (root: R, by: Rewriting) => R;
  price: (root: R, statistics: Statistics, bound: Bound) => Price;
  /** How to ask for less; the same for most. */
  advice?: (root: R) => string | undefined;
  /** How long its answer holds: until the graph is written to, unless said. */
  holds?: 'ALWAYS' | 'UNTIL_ASKED';
  /** What of the graph its answer may depend on besides what its plan names; nothing unless said. */
  dependsOn?: 'ALL_KINDS' | 'MORE_THAN_THE_GRAPH';
  /** Values that it is read by, which each request binds. */
  bind?: (root: R, variables: Bound, model: Model) => Bound;
  /** Its part of the one statement. */
  compile?: (root: R, dialect: Dialect) => Compiled;
  /** Whether one node is found by a key and nothing but its own properties is read. */
  isPoint?: (root: R) => boolean;
  /** The question that *find* and *compute* answer. */
  traversal?: (root: R) => Traversal;
  /** Reads what is not in the graph, for all roots of the slice, by response key. */
  read?: (roots: readonly R[], reading: Reading) => Promise<ReadonlyMap<string, Json>>;
  /** The lookup of which nothing was found. */
  absent?: (root: R, row: RowMap) => Lookup | undefined;
  /** Its list, if that is shaped while it is read. */
  listing?: (root: R, how: How) => LongListing;
  shape: (root: R, material: Material, how: How) => Json | Sliced<Json>;
}>;

/** Returns what was read apart from the graph, as it is. */
export const shapeApart = ({ key }: Root, { apart }: Material): Json => apart.get(key) ?? null;
