import type { Certainty, Kind, Model, Relation } from '../model/model';
import type { ListScope } from './cursor';
import type { GoingOn, Meeting } from './elsewhere';
import { idsIn } from './made';
import {
  bind,
  literal,
  type Bound,
  type Column,
  type ObjectShape,
  type On,
  type Operand,
  type Page,
  type Predicate,
} from './plan';

/**
 * The plan of a question that is answered by following relations: which nodes it starts from, how whole
 * frontiers are expanded from them, what is computed in memory from the result, and what is read for the
 * page. As-of and certainty narrow every layer; a what-if adds starting nodes and edges. Nothing is ever
 * enumerated in the database.
 */
export type Traversal = Readonly<{
  kind: 'traversal';
  key: string;
  column: string;
  /** The name of the question and its arguments as laid out; only the computation reads them. */
  question: string;
  asked: unknown;
  /** The two days that a difference compares; other questions are about the day of `asOf`. */
  days: readonly [Operand, Operand] | undefined;
  /** The maximum number of hops, and the argument that sets it. */
  reach: Reach;
  /** Maximum steps of the computation in memory; see plan/cost.ts. */
  steps: number;
  /** The most edges of a layer, where its price allows for more than all questions have; see plan/cost-traversal.ts. */
  layerCap?: number;
  /** The same for what is read once more, unscoped; as many if absent. */
  unscopedCap?: number;
  /** Whether its answer may show the same edges repeatedly, as paths do. */
  repeats: boolean;
  /** Whether all relations among the nodes of the answer are read, which only *fetch* can do. */
  among: boolean;
  /** Whether *find* reads what is selected of the nodes and edges that it reaches, if they are few; see ahead.ts. */
  ahead: boolean;
  /** The day that the question is about. */
  asOf: Operand;
  /** The weakest certainty that counts. */
  certainty: Certainty;
  /** Whether undated relations count. */
  undated: Undated;
  /** What must have been found of a relation; anything if undefined. If defined, it is the last of `edgeFacts`. */
  verdicts: readonly string[] | undefined;
  /** The nodes that the question names. */
  seeds: readonly Seeds[];
  /** Tests of the visited nodes. */
  tests: readonly Seeds[];
  expansions: readonly Expansion[];
  /** What the viewer may see, also where an expansion is unscoped; see plan/authorise.ts. */
  access: Readonly<{ node: Predicate; edge: Predicate; values?: Seen }>;
  /** Conditions on every visited edge and node, unless an expansion is unscoped. */
  edgeWhere: Predicate;
  nodeWhere: Predicate;
  /**
   * Properties read of each visited edge, besides its key and certainty, and of each visited node, besides
   * its id, kind and certainty.
   */
  edgeFacts: readonly string[];
  nodeFacts: readonly string[] | undefined;
  assuming: Assuming | undefined;
  /** How it goes on in other graphs; undefined: it asks none. */
  across?: Across;
  page: Page;
  /** The arguments, hashed for cursors; none if no cursor is selected. */ scope: ListScope;
  shape: ObjectShape;
  parts: FetchColumns;
}>;

/**
 * The other graphs that a question goes on in, and how they meet. `kinds`: of a test that takes all of some kinds, their names, so that what is
 * of the same kind elsewhere passes too; other tests are passed by what they name alone.
 */
export type Across = Readonly<{
  meeting: Meeting;
  kinds: Readonly<Record<string, readonly string[]>>;
  goesOn: GoingOn;
  /** How far all is known, of what was read to some distance from where it was asked. */
  knownTo: 'BETWEEN_ENDS' | 'OUTWARD' | 'WITH_SUPPORTS';
}>;

/** Facts that are null where the condition on their node or edge does not hold. */
export type Seen = readonly Readonly<{ on: On; property: string; where: Predicate }>[];

/**
 * Whether undated relations count: always, never, or from a day on. From today on they always count, unless
 * it is never.
 */
export type Undated = Readonly<{ from: 'ALWAYS' | 'NEVER' | Readonly<{ since: string }> }>;

export type StepDirection = 'FORWARD' | 'BACKWARD' | 'ANY';
export const opposite = (direction: StepDirection): StepDirection =>
  direction === 'FORWARD' ? 'BACKWARD' : direction === 'BACKWARD' ? 'FORWARD' : 'ANY';

/**
 * The nodes that a traversal starts from, ends at or passes through. Ids are bound at each request; `sorts` has what each of
 * them begins with, if a kind has it, in an order of its own: how many there are, and of what kinds.
 */
export type Selector =
  | Readonly<{ kind: 'ids'; ids: Operand; sorts: readonly string[] }>
  | Readonly<{ kind: 'where'; of: Kind; where: Predicate }>;

/** The ids of a selector at a request; none of a filter. */
export const idsOf = (selector: Selector, bound: Bound): readonly string[] =>
  selector.kind === 'ids' ? (bind(selector.ids, bound) as readonly string[]) : [];

/** The nodes with some ids that are known. */
export const selectorOf = (ids: Iterable<string>, model: Model): Selector & { kind: 'ids' } => {
  const given = idsIn([...ids]);
  return { kind: 'ids', ids: literal(given), sorts: sortsOf(given, model) };
};

/** Reads what each of some ids begins with; empty if no kind has it. */
export const sortsOf = (ids: readonly string[], model: Model): readonly string[] => {
  const prefixes = prefixesOf(model);
  return ids
    .map(id => id.slice(0, Math.max(0, id.indexOf(':'))))
    .map(prefix => (prefixes.has(prefix) ? prefix : ''))
    .sort();
};

const prefixesOf = (model: Model): ReadonlySet<string> => {
  const before = prefixesIn.get(model);
  if (before) return before;
  const prefixes = new Set(
    [...model.kinds.values()].flatMap(({ shape, prefix }) => (shape === 'object' ? [prefix] : [])),
  );
  prefixesIn.set(model, prefixes);
  return prefixes;
};
const prefixesIn = new WeakMap<Model, ReadonlySet<string>>();

export type Seeds<S extends string = string> = Readonly<{
  name: S;
  argument: string;
  selector: Selector;
  /** Includes what does not hold on the day, or is less certain than requested. */ unscoped: boolean;
  /** Maximum number of nodes read, if the only question is whether there are any. */ atMost?: number;
}>;

/** The set of all nodes that a what-if names. */
export const NAMED = 'Named';
/** The set of the ends of what a what-if adds, which all expansions start from as well. */
export const ASSUMED = 'Assumed';

/**
 * Prefixes of the names of seeds and tests on the first and the second day of a difference, if their filter
 * depends on the day.
 */
export const ON_DAYS = ['First', 'Second'] as const;

/** Relations followed in one direction. `every`: they are all that the Model has, so that a statement need not name them. */
export type Arm = Readonly<{ relations: readonly Relation[]; direction: StepDirection; every?: true }>;

/**
 * Frontiers expanded from seeds, or from all nodes visited by earlier expansions. Each level follows its
 * arms; it has none if nothing can lead further.
 */
export type Expansion<H extends string = string, F extends string = string> = Readonly<{
  name: H;
  from: readonly F[];
  levels: readonly (readonly Arm[])[];
  unscoped: boolean;
  /** The test that what its last level reaches must pass to count; anything does if undefined. */
  ending?: string;
  /** Read whole, or the question is not answered: what is said of it cannot be said of a part. */ whole?: true;
}>;

/** The distinct arms of all levels of an expansion. */
export const armsOf = ({ levels }: Expansion): readonly Arm[] => [...new Set(levels.flat())];

/** What-if: nothing is written; the answer is computed as if it had been. A plan has operands where a request has values. */
type WhatIf<Value, Level> = Readonly<{
  withoutNodes: readonly Value[];
  withoutEdges: readonly EdgeOf<Value, Level>[];
  with: readonly EdgeOf<Value, Level>[];
  retire: readonly Readonly<{ id: Value; on: Value }>[];
}>;
type EdgeOf<Value, Level> = Readonly<{ relation: Relation; from: Value; to: Value; certainty: Level }>;

/** A what-if as planned: how much is assumed, of which relations. */
export type Assuming = WhatIf<Operand, Operand>;
export type AssumingEdge = EdgeOf<Operand, Operand>;
/** A what-if with the values of a request. */
export type Assumed = WhatIf<string, Certainty>;
export type AssumedEdge = EdgeOf<string, Certainty>;

export const bindAssuming = (
  { withoutNodes, withoutEdges, with: added, retire }: Assuming,
  bound: Bound,
): Assumed => {
  const of = (operand: Operand): string => String(bind(operand, bound));
  const edge = ({ relation, from, to, certainty }: AssumingEdge): AssumedEdge => ({
    relation,
    from: of(from),
    to: of(to),
    certainty: of(certainty) as Certainty,
  });
  return {
    withoutNodes: withoutNodes.map(of),
    withoutEdges: withoutEdges.map(edge),
    with: added.map(edge),
    retire: retire.map(({ id, on }) => ({ id: of(id), on: of(on) })),
  };
};

/** The maximum number of hops, and the argument that sets it. */
export type Reach = Readonly<{ argument: string; hops: number }>;

export type Ways = Readonly<{
  direction: StepDirection;
  minHops: number;
  maxHops: number;
  relations: readonly Relation[];
  /** Whether they are told as chains, so that a relation does not stand behind those that it names (`notAfter`). */
  chains: boolean;
}>;
export type Around = Readonly<{
  direction: StepDirection;
  hops: number;
  relations: readonly Relation[];
  kinds: readonly string[] | undefined;
}>;

/** What the client selects of the nodes and edges in the answer of a traversal. */
type FetchColumns = Readonly<{
  nodeColumns: readonly Column[];
  edgeColumns: readonly Column[];
  explained: boolean;
}>;

/**
 * Expansions that show whether edges added by a what-if close a cycle: planner/question.ts, graph/circles.ts.
 */
export const CHAINS = { FORWARD: 'ChainsForward', BACKWARD: 'ChainsBackward' } as const;

/**
 * Bounds of every question: edges per layer, and per layer that is read whole or not at all, nodes at each end, and edges
 * among the nodes of a neighbourhood. And of all questions of an operation together: nodes and edges that are read ahead.
 */
export type Bounds = Readonly<{
  layerCap: number;
  wholeCap: number;
  endCap: number;
  amongCap: number;
  aheadCap: number;
}>;
export const BOUNDS: Bounds = {
  layerCap: 10_000,
  wholeCap: 200_000,
  endCap: 10_000,
  amongCap: 20_000,
  aheadCap: 200,
};

/** Edges per layer of a question that is not too dear with so many, the most first. */
export const WIDER: Readonly<{ layerCaps: readonly number[] }> = { layerCaps: [100_000, 40_000, 20_000] };

/** Returns the maximum number of edges of a layer of the expansion. */
export const capOf = (
  { layerCap, unscopedCap = layerCap }: Pick<Traversal, 'layerCap' | 'unscopedCap'>,
  { whole, unscoped }: Expansion,
  bounds: Bounds,
): number => (whole ? bounds.wholeCap : ((unscoped ? unscopedCap : layerCap) ?? bounds.layerCap));

/** Tells whether *find* may read the selection of what it reaches: if it is little for each node and edge. */
export const mayReadAhead = ({ parts, among, across }: Traversal): boolean =>
  !among && !across && parts.nodeColumns.every(isProperty) && parts.edgeColumns.every(isOfEdge);

const isProperty = (column: Column): boolean => column.kind === 'property';
const isOfEdge = (column: Column): boolean =>
  isProperty(column) || (column.kind === 'sources' && column.columns.every(isProperty));

/** Ids are known from *find*, so nodes of which only the id is selected need no read. */
export const isIdsOnly = ({ nodeColumns }: FetchColumns): boolean =>
  nodeColumns.every(column => column.kind === 'property' && column.property === 'id');

/** Tells whether edges may be read ahead, so that each layer has to hand them on. */
export const readsEdgesAhead = ({ ahead, parts }: Traversal): boolean =>
  ahead && parts.edgeColumns.length > 0;

/** The column of *find* for what it read ahead. */
export const aheadColumn = ({ column }: Traversal, what: 'Nodes' | 'Edges'): string =>
  `${column}Ahead${what}`;
