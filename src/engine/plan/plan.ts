import { invariant } from '../errors';
import type { Identifying } from '../model/identity';
import type { Certainty, End, Kind, Level, Relation } from '../model/model';
import type { Lexicon } from '../model/search-text';
import type { SearchShape } from '../model/searched';
import type { PolicyRule } from '../model/policy-rule';
import type { ListScope } from './cursor';
import { make, valueAt, type Made } from './made';
import type { Traversal } from './traversal';

/**
 * A plan is plain data, deeply frozen: references into the Model, raw values and response keys; no GraphQL
 * AST and no Cypher. Stores read it as it is.
 */
export type Plan<R = ReadRoot | FetchRoot> = Readonly<{ kind: 'operation'; roots: readonly R[] }>;

/** All that an operation asks for. As-of, certainty (narrow.ts) and access (authorise.ts) rewrite it. */
export type OperationPlan = Plan<Root>;

/** Values of a plan's variables at one request, by name. */
export type Bound = Readonly<Record<string, unknown>>;

/** A row that was read, or an object that was computed: values by name. */
export type RowMap = Readonly<Record<string, unknown>>;

/**
 * A value known at planning time, or a variable of the operation, bound at each request: the whole value, or what is at a
 * path in it, or a list of such; and what is made of it then.
 */
export type Operand =
  | Readonly<{ kind: 'literal'; value: unknown }>
  | Readonly<{ kind: 'variable'; name: string; path?: readonly (string | number)[]; as?: Made }>
  | Readonly<{ kind: 'list'; of: readonly Operand[]; as?: Made }>;

/** What a property belongs to: the matched node, or the edge by which it was reached. */
export type On = 'node' | 'edge';

export type Operator = 'eq' | 'in' | 'gt' | 'gte' | 'lt' | 'lte' | 'contains' | 'startsWith' | 'has';

/**
 * What begins so has a collation key from `key` on and before `beyond`, in `sort`, or has another language with `other` in it:
 * texts in their order, and what is found elsewhere.
 */
export type Beginning = Readonly<{ sort: string; key: Operand; beyond: Operand; other: Operand }>;

/** Two-valued logic: a condition on an unknown value is false, and its negation is true. */
export type Predicate =
  | Readonly<{ kind: 'and'; of: readonly Predicate[] }>
  | Readonly<{ kind: 'or'; of: readonly Predicate[] }>
  | Readonly<{ kind: 'not'; of: Predicate }>
  | Readonly<{
      kind: 'compare';
      on: On;
      property: string;
      operator: Operator;
      value: Operand;
      /** How many values a list has at most that each request binds. */ most?: number;
      /** Set if no two nodes have the same value. */ unique?: true;
      /** Set if an index on this label finds what begins so, of which there may be any number. */ seek?: string;
      /** Set if an index on this label finds few nodes by it. */ label: string | undefined;
      /** Set if an index on this label finds the nodes whose text contains it. */ text?: string;
      /** Set if what is looked for is the beginning of a text. */ begins?: Beginning;
    }>
  | Readonly<{ kind: 'isNull'; on: On; property: string }>
  /** Has this source among its own, and the source is as said. */
  | Readonly<{ kind: 'cites'; on: On; property: string; source: Operand; where: Predicate }>
  | Readonly<{ kind: 'isKind'; kinds: readonly string[] }>
  | Readonly<{
      kind: 'some';
      end: End;
      where: Predicate;
      /** Set if a filter is cheaper where the related nodes are found first, from what they are related to. */ first?: true;
    }>
  | Readonly<{ kind: 'count'; end: End; where: Predicate; operator: Operator; value: Operand }>
  /** Valid on a date: validFrom ≤ date < validTo, open ends allowed. */
  | Readonly<{ kind: 'valid'; on: On; date: Operand }>
  /** A start or end date is known; or, with `unless`, the date is on or after `unless.since` or today. */
  | Readonly<{ kind: 'dated'; on: On; unless: Readonly<{ date: Operand; since: string }> | undefined }>
  | Readonly<{ kind: 'certain'; on: On; among: readonly Certainty[] }>
  /** The viewer sees what has the level of the node or edge itself, or this one. */
  | Readonly<{ kind: 'seen'; on: On; level?: Level }>
  /** It is this node, which is assumed to have ended by the date. */
  | Readonly<{ kind: 'retired'; id: Operand; since: Operand; date: Operand }>;

export const ALL: Predicate = Object.freeze({ kind: 'and', of: Object.freeze([]) });

export type OrderTerm =
  | Readonly<{
      kind: 'property';
      on: On;
      property: string;
      /** Values in their order, if it is not alphabetical. */ ranks?: readonly string[];
      /** The `typeof` of its values. */ type: 'string' | 'number' | 'boolean';
      nullable: boolean;
      indexed: boolean;
      descending: boolean;
    }>
  | Readonly<{ kind: 'count'; end: End; where: Predicate; descending: boolean }>;

/** A page of at most `size` rows, after or before the row whose order values are `from`. */
export type Page = Readonly<{
  size: number;
  backward: boolean;
  /** A value that is missing, or is true or false, is a literal: these are told apart by how they are written. */
  from: readonly Operand[] | undefined;
  /** Hash of the node whose list `from` belongs to. */ parent?: Operand | undefined;
}>;

/** What is read of each row. Column names come from the Model, never from the client. */
export type Column =
  | Readonly<{
      kind: 'property';
      column: string;
      on: On;
      property: string;
      /** Null where this does not hold. */ where?: Predicate;
    }>
  | Readonly<{ kind: 'sources'; column: string; on: On; where: Predicate; columns: readonly Column[] }>
  | Readonly<{
      kind: 'related';
      column: string;
      listing: Listing;
      /** Only for nodes of these kinds. */ kinds: readonly string[] | undefined;
    }>;

/** A list of nodes of a kind, or at the other end of a relation, and what is read of each. */
export type Listing = Readonly<{
  source: Readonly<{ kind: 'kind'; of: Kind }> | Readonly<{ kind: 'end'; end: End; of: Kind }>;
  where: Predicate;
  /** Ends with a term that makes the order total. */
  order: readonly OrderTerm[];
  /** Hash of the order, for cursors. */
  mark: string;
  /** The arguments, hashed for cursors. */
  scope: ListScope;
  page: Page;
  columns: readonly Column[];
  /** Whether rows are read, and whether they are counted. */
  listed: boolean;
  counted: boolean;
  /** Whether the client selects cursors, so that order values are read. */
  cursors: boolean;
  shape: ConnectionShape;
  /** The node that it hangs on may have HUB edges or more. */
  hub?: true;
}>;

/** Nodes with at least so many edges are hubs: their edges are counted by those that do not hold, and not all sorted. */
export const HUB = 4_000;

/** A node by one of its keys. */
export type Lookup = Readonly<{
  kind: 'lookup';
  key: string;
  column: string;
  of: Kind;
  property: string;
  value: Operand;
  where: Predicate;
  columns: readonly Column[];
  shape: NodeShape;
}>;

/** Nodes by id: given by the client, or on a question's page. */
export type NodesById = Readonly<{
  kind: 'byIds';
  column: string;
  ids: Operand;
  where: Predicate;
  columns: readonly Column[];
}>;

export type ListRoot = Readonly<{ kind: 'list'; key: string; column: string; listing: Listing }>;

/** A root field that a store answers with a read. */
export type ReadRoot =
  Lookup | (NodesById & Readonly<{ key: string; shape: NodeShape }>) | Entities | ListRoot | Groups | Search;

/** A root field of the client. */
export type Root = ReadRoot | Traversal | Static | BesideRoot;

/** What *fetch* reads for a traversal: not a field of the client, and not part of any response. */
export type FetchRoot = NodesById | EdgesByKey | EdgesAmong;

/** Edges by key: the steps of a page. */
export type EdgesByKey = Readonly<{
  kind: 'byKeys';
  column: string;
  relations: readonly Relation[];
  /** Keys by relation. */ keys: Operand;
  /** A list of EdgeRef. */ edges: Operand;
  where: Predicate;
  columns: readonly Column[];
}>;

/** All edges of these relations between nodes given by id: those of a neighbourhood. */
export type EdgesAmong = Readonly<{
  kind: 'among';
  column: string;
  relations: readonly Relation[];
  ids: Operand;
  where: Predicate;
  cap: number;
  columns: readonly Column[];
}>;

export type EdgeRef = Readonly<{ key: string; from: string }>;

/**
 * The column of the sources that the rows of `byKeys` name in a column: each source once, with its id as `k`.
 */
export const sourcesColumn = (rows: string, { column }: Column): string => `${rows}_${column}`;

/** What is grouped: a node, or the relation from it with the node at its far end. */
export type Member = 'node' | 'edge' | 'far';

/** A value that groups are made by, or another property where it is missing; of a list each of its values, of a day the year. */
export type GroupBy =
  | Readonly<{
      kind: 'property';
      name: string;
      property: string;
      otherwise?: string;
      of: Member;
      takes?: 'EACH' | 'YEAR';
    }>
  | Readonly<{ kind: 'node'; name: string; of: 'node' | 'far' }>
  | Readonly<{ kind: 'end'; name: string; end: End; where: Predicate }>;

/** A grouped aggregate: one row for each combination of values of `by`. */
export type Groups = Readonly<{
  kind: 'groups';
  key: string;
  column: string;
  of: Kind;
  where: Predicate;
  /** Relations from each node are counted, and not the nodes: those of which, and of their far nodes, this holds. */
  along?: Readonly<{ end: End; where: Predicate }>;
  by: readonly GroupBy[];
  measures: readonly Readonly<{
    column: string;
    function: 'min' | 'max' | 'sum' | 'avg';
    property: string;
  }>[];
  size: number;
  shape: ObjectShape;
}>;

/** Full-text search; words are folded and stemmed when they are bound (see model/search-text.ts). */
export type Search = Readonly<{
  kind: 'search';
  key: string;
  column: string;
  /** What is looked for, which each request binds. */
  text: Operand;
  lexicon: Lexicon;
  /** What of it shapes the statement. */ looked: SearchShape;
  /** Kinds whose hits have a lower weight than FULL_WEIGHT, the weight of all other kinds. */
  light: readonly Readonly<{ kind: string; weight: number }>[];
  /** Whether what doesn't hold on the day is found too. */ ofAnyDay: boolean;
  where: Predicate;
  page: Page;
  columns: readonly Column[];
  shape: ConnectionShape;
  counted: boolean;
  mark: string;
  scope: ListScope;
}>;

/* ---- How rows become the response: response keys in the client's order. ---- */

/** The response of a node, with a variant for each group of kinds that the client's fragments distinguish. */
export type NodeShape = Readonly<{
  kind: 'node';
  /** Set if only one kind is possible. */ typename: string | undefined;
  variants: readonly Readonly<{ kinds: readonly string[] | undefined; items: readonly Item[] }>[];
}>;

export type Item =
  | Readonly<{ kind: 'typename'; key: string }>
  | Readonly<{ kind: 'value'; key: string; column: string; list: boolean }>
  /** The text in the first available language of the chain. */
  | Readonly<{ kind: 'text'; key: string; column: string; chain: readonly string[] }>
  /** The same of a reason, whose texts are in a column of their own where it has several. */
  | Readonly<{ kind: 'reason'; key: string; column: string; texts: string; chain: readonly string[] }>
  /** Of a reason, `plain` has the one that it is in where it has no texts. */
  | Readonly<{ kind: 'texts'; key: string; column: string; shape: ObjectShape; plain?: string }>
  | Readonly<{ kind: 'sources'; key: string; column: string; shape: NodeShape }>
  /** The IRI by this server, where it is reached at `base`. */
  | Readonly<{ kind: 'iri'; key: string; column: string; base: string }>
  /** What other registers call the same, by the columns of its kind. */
  | Readonly<{ kind: 'sameAs'; key: string; of: Readonly<Record<string, readonly Identifying[]>> }>
  /** A related list; of it `only` the first node, or how many there are. */
  | Readonly<{ kind: 'related'; key: string; column: string; listing: Listing; only?: 'NODE' | 'COUNT' }>;

export type ConnectionShape = Readonly<{ typename: string; items: readonly ConnectionItem[] }>;
export type ConnectionItem =
  | Readonly<{ kind: 'typename' | 'totalCount'; key: string }>
  | Readonly<{ kind: 'nodes'; key: string; shape: NodeShape }>
  | Readonly<{ kind: 'edges'; key: string; shape: EdgeShape }>
  | Readonly<{ kind: 'pageInfo'; key: string; shape: ObjectShape }>;

export type EdgeShape = Readonly<{ typename: string; items: readonly EdgeItem[] }>;
export type EdgeItem =
  | Item
  | Readonly<{ kind: 'cursor'; key: string }>
  | Readonly<{ kind: 'node'; key: string; shape: NodeShape }>
  /** Computed, not read from the row: the score and highlights of a search hit, and whether it is called so. */
  | Readonly<{ kind: 'extra'; key: string; field: string; shape: ObjectShape | undefined }>;

/** An object computed in memory: its fields by name, nested objects with their own shape. */
export type ObjectShape = Readonly<{ kind: 'object'; typename: string; items: readonly ObjectItem[] }>;
export type ObjectItem = Readonly<{
  key: string;
  field: string;
  list: boolean;
  /** The list of which this is the number of all, unless the object says the number itself. */ countOf?: string;
  /** A sentence that names nodes. */ worded: boolean;
  /** Arguments of the field, including defaults. */
  args: Readonly<Record<string, unknown>>;
  shape: ObjectShape | NodeShape | StepShape | undefined;
}>;

/**
 * The response of a step, with a variant for each group of relations that the client's fragments distinguish.
 */
export type StepShape = Readonly<{
  kind: 'step';
  variants: readonly Readonly<{
    types: readonly string[] | undefined;
    items: readonly (ObjectItem | Item)[];
  }>[];
}>;

/** The key of the only node of a related list, of which nothing else is shown. */
export const ONLY = 'only';

export const literal = (value: unknown): Operand => ({ kind: 'literal', value });

/** The conjunction of the predicates. Nested ands are flattened; no predicates give `ALL`. */
export const and = (...predicates: readonly Predicate[]): Predicate => {
  const flat = predicates.flatMap(p => (p.kind === 'and' ? p.of : [p]));
  return flat.length === 1 ? (flat[0] as Predicate) : { kind: 'and', of: flat };
};
export const not = (of: Predicate): Predicate => ({ kind: 'not', of });
export const isAll = (predicate: Predicate): boolean => predicate.kind === 'and' && predicate.of.length === 0;

/**
 * Root fields that need no store: the name of the root type, the SDL for federation, and introspection, which
 * graphql-js answers.
 */
export type Static =
  | Readonly<{ kind: 'typename'; key: string; value: string }>
  | Readonly<{ kind: 'service'; key: string; shape: ObjectShape }>
  /** `name` of the introspected type. */
  | Readonly<{
      kind: 'schema';
      key: string;
      field: '__schema' | '__type';
      name: string | undefined;
      shape: ObjectShape;
    }>;

/** A page of the change log, which is no part of the graph: see change-log.ts. */
export type LogRoot = Readonly<{
  kind: 'changes';
  key: string;
  where: Readonly<
    Partial<Record<'since' | 'by' | 'batch' | 'subject' | 'from' | 'to' | 'recordedAfter', Operand>>
  >;
  of: readonly string[] | undefined;
  after: number | undefined;
  size: number;
  shape: ObjectShape;
}>;

/** A page of proposals, which are no part of the graph either: see proposal.ts. */
export type ProposalsRoot = Readonly<{
  kind: 'proposals';
  key: string;
  id: Operand | undefined;
  by: Operand | undefined;
  status: readonly string[] | undefined;
  after: number | undefined;
  size: number;
  shape: ObjectShape;
}>;

/** A page of the versions of a source, which are beside the graph too: see source-version.ts. */
export type SourceVersionsRoot = Readonly<{
  kind: 'sourceVersions';
  key: string;
  of: Operand;
  below: Operand | undefined;
  size: number;
  shape: ObjectShape;
}>;

/** What was recorded of a node at a moment: see changes/as-recorded.ts. */
export type RecordedRoot = Readonly<{
  kind: 'recorded';
  key: string;
  id: Operand;
  recordedAsOf: Operand;
  asOf: Operand | undefined;
  shape: ObjectShape;
}>;

/** A policy as filters on the things that have to keep it; what it does not say holds of nothing. */
export type PlannedPolicy = Readonly<{
  rule: PolicyRule;
  of: Kind;
  subjects: Predicate;
  holds: Predicate | undefined;
  broken: Predicate | undefined;
  /** What is related to something that ended, by a relation that did not: it has to keep it as well. */
  outlived: Predicate | undefined;
  /** What is broken and what outlived, with whatever certainty. */
  doubted: Readonly<Record<'broken' | 'outlived', Predicate | undefined>>;
  /** Those of whom is known what it asks about; those that hold or break it unless said. */
  known: Predicate | undefined;
  /** What is looked at along relations, for what holds and for what is broken. */
  by: Readonly<Record<'PASSED' | 'FAILED', readonly PolicyRelation[]>>;
}>;

/** A relation that a policy follows, and what has to be at its far end. */
export type PolicyRelation = Readonly<{ end: End; of: Kind; where: Predicate }>;

/** A page of the verdicts on policies: see roots/policies.ts. */
export type PoliciesRoot = Readonly<{
  kind: 'policies';
  key: string;
  asOf: Operand;
  policies: readonly PlannedPolicy[];
  /** How many there are of them before the page, and in all. */
  before: number;
  count: number;
  /** What is asked of the things of each: by standing, after which, and how many. */
  things: readonly Readonly<{ standing: PolicyStanding; first: number; after: string | undefined }>[];
  /** Set if it is one, and no page of them. */
  isOne: boolean;
  shape: ObjectShape;
}>;

export type PolicyStanding = 'PASSED' | 'FAILED' | 'UNKNOWN' | 'EXCEPTED';

/** What the store keeps beside the graph, or is computed of several reads. */
type BesideRoot = LogRoot | ProposalsRoot | SourceVersionsRoot | RecordedRoot | PoliciesRoot;

/** Nodes of the kind that declares a key, by that key. */
export type NodesByKey = Readonly<{
  column: string;
  /** Names the kind and the key: `Kind.key`. */ group: string;
  of: Kind;
  property: string;
  values: Operand;
  where: Predicate;
  columns: readonly Column[];
  shape: NodeShape;
}>;

/** Maximum number of representations in `_entities`. */
export const MAX_REPRESENTATIONS = 1_000;

/** Nodes of several kinds, by any of their keys, as a federated gateway asks for them (representations.ts). */
export type Entities = Readonly<{
  kind: 'entities';
  key: string;
  column: string;
  representations: Operand;
  groups: readonly NodesByKey[];
}>;

/** Bound to today's date at each request; clients cannot name it. */
export const TODAY: Operand = Object.freeze({ kind: 'variable', name: '@today' });

/** Replaces −0, which the stores distinguish from 0. */
const plain = (value: unknown): unknown => {
  if (value === 0) return 0;
  return Array.isArray(value) && value.some(item => Object.is(item, -0))
    ? value.map(item => (item === 0 ? 0 : item) as unknown)
    : value;
};

/**
 * Values by the client's names, in an object without a prototype, so that `$constructor` is absent unless it
 * was given.
 */
export const bindMore = (
  ...values: readonly Readonly<Record<string, unknown>>[]
): Readonly<Record<string, unknown>> =>
  Object.assign(Object.create(null) as Record<string, unknown>, ...values) as Readonly<
    Record<string, unknown>
  >;

/** The text of an operand that may not have been given, or is null. */
export const bindText = (
  operand: Operand | undefined,
  variables: Readonly<Record<string, unknown>>,
): string | undefined => {
  const value = operand && bind(operand, variables);
  return typeof value === 'string' ? value : undefined;
};

/** Returns how many values a list has; undefined if that is not known before a request binds it. */
export const lengthOf = (operand: Operand): number | undefined => {
  if (operand.kind === 'variable') return undefined;
  const list = operand.kind === 'list' ? operand.of : operand.value;
  return Array.isArray(list) ? list.length : undefined;
};

/** The value of an operand at a request. */
export const bind = (operand: Operand, variables: Values): unknown => {
  invariant(isBound(operand, variables), 'the variables of an operand are bound');
  return bindGiven(operand, variables);
};

type Values = Readonly<Record<string, unknown>>;

const isBound = (operand: Operand, variables: Values): boolean =>
  operand.kind === 'list'
    ? operand.of.every(of => isBound(of, variables))
    : operand.kind === 'literal' || Object.hasOwn(variables, operand.name);

/** Binds it where not all that it is made of need have been given. */
export const bindGiven = (operand: Operand, variables: Values): unknown => {
  if (operand.kind === 'literal') return plain(operand.value);
  const value =
    operand.kind === 'list' ? operand.of.map(of => bindGiven(of, variables)) : valueIn(operand, variables);
  return plain(operand.as ? make(value, operand.as) : value);
};

const valueIn = ({ name, path = NOWHERE }: Operand & { kind: 'variable' }, variables: Values): unknown =>
  valueAt(Object.hasOwn(variables, name) ? variables[name] : undefined, path);
const NOWHERE: readonly string[] = [];

/** Several operands as one, and what is made of them. */
export const listOf = (of: readonly Operand[], as?: Made): Operand => {
  const values = of.flatMap(operand => (operand.kind === 'literal' ? [operand.value] : []));
  if (values.length === of.length) return literal(as ? make(values, as) : values);
  return { kind: 'list', of, ...(as ? { as } : {}) };
};

/** Makes something of an operand: at once if its value is known, otherwise at each request. */
export const made = (operand: Operand, as: Made): Operand =>
  operand.kind === 'literal' ? literal(make(operand.value, as)) : { ...operand, as };

/** The conditions that must all hold. */
export const conjuncts = (predicate: Predicate): readonly Predicate[] =>
  predicate.kind === 'and' ? predicate.of : [predicate];

/** Tells whether an index in order finds nodes by how a value begins. */
export const hasSeek = (predicate: Predicate): boolean =>
  conjuncts(predicate).some(c => c.kind === 'compare' && c.seek !== undefined);

/** Tells whether an index finds the nodes themselves by one of the conditions. */
export const hasSelective = (predicate: Predicate): boolean =>
  conjuncts(predicate).some(c => c.kind === 'compare' && c.label !== undefined);

/** A condition by which an index finds nodes with a label. */
export type ByIndex = Readonly<{ label: string; selective: Compared }>;
type Compared = Predicate & { kind: 'compare' };

/**
 * A way to begin with related nodes, which an index finds, or which are found from others in the same way; and what else must hold
 * of these and of the nodes themselves.
 */
export type Leaf = Readonly<{
  end: End;
  start: ByIndex | Leaf;
  rest: Predicate;
  others: Predicate;
}>;
export type LeafFrom<Start extends Leaf['start']> = Leaf & Readonly<{ start: Start }>;

/** So many ways to begin are weighed against each other at most: each is one more part of the statement. */
const MOST_STARTS = 4;

/**
 * Finds where to begin with nodes that pass a filter: related nodes that an index finds. Of several that are found by a key it is
 * known only on the graph which has fewest; what is found by a value that many may have is no better than another. None where
 * an index finds the nodes themselves by a key, or by another value unless something related is found by a key.
 */
export const leavesOf = (predicate: Predicate): readonly LeafFrom<ByIndex>[] => {
  const all = conjuncts(predicate);
  if (all.some(c => c.kind === 'compare' && c.unique === true)) return [];
  const leaves = all.flatMap(some => leafIn(some, all) ?? []);
  const byKey = leaves.filter(({ start }) => start.selective.unique);
  if (byKey.length > 0) return byKey.slice(0, MOST_STARTS);
  return hasSelective(predicate) ? [] : leaves.slice(0, 1);
};

const leafIn = (some: Predicate, all: readonly Predicate[]): LeafFrom<ByIndex> | undefined => {
  if (some.kind !== 'some') return undefined;
  const inside = conjuncts(some.where);
  const found = inside.filter(isIndexed);
  const selective = found.find(({ unique }) => unique) ?? found[0];
  if (!selective?.label) return undefined;
  return {
    end: some.end,
    start: { label: selective.label, selective },
    rest: and(...inside.filter(c => c !== selective)),
    others: and(...all.filter(c => c !== some)),
  };
};

/**
 * Finds where to begin two relations away or more, if it was planned so: related nodes that are found from others. Where an
 * index finds anything nearer, none.
 */
export const nestedLeafOf = (predicate: Predicate): LeafFrom<Leaf> | undefined => {
  const all = conjuncts(predicate);
  const some = all.find(c => c.kind === 'some' && c.first === true);
  if (!some || isFoundSooner(predicate)) return undefined;
  const leaf = leafBelow(some, all);
  return leaf && isNested(leaf) ? leaf : undefined;
};

/** Tells whether an index finds the nodes, or nodes that are related to them. */
export const isFoundSooner = (predicate: Predicate): boolean =>
  leavesOf(predicate).length > 0 ||
  hasSelective(predicate) ||
  hasSeek(predicate) ||
  conjuncts(predicate).some(c => c.kind === 'compare' && c.text !== undefined);

const isNested = (leaf: Leaf): leaf is LeafFrom<Leaf> => 'end' in leaf.start;

const leafBelow = (some: Predicate, all: readonly Predicate[]): Leaf | undefined => {
  const own = leafIn(some, all);
  if (own || some.kind !== 'some') return own;
  const inside = conjuncts(some.where);
  for (const inner of inside) {
    const start = leafBelow(inner, [inner]);
    if (start)
      return {
        end: some.end,
        start,
        rest: and(...inside.filter(c => c !== inner)),
        others: and(...all.filter(c => c !== some)),
      };
  }
  return undefined;
};

const isIndexed = (c: Predicate): c is Compared => c.kind === 'compare' && c.label !== undefined;

/** Tells whether nodes are found from related ones, and so may be found more than once. */
export const isByLeaf = (predicate: Predicate): boolean =>
  leavesOf(predicate).length > 0 || nestedLeafOf(predicate) !== undefined;

/** With so many related nodes or more, an index that finds the nodes themselves is better, however many have the value. */
export const FEW_RELATED = 1_000;

/** Returns the same relation from its other end. */
export const reversed = (end: End): End => ({
  ...end,
  direction: end.direction === 'FORWARD' ? 'BACKWARD' : 'FORWARD',
});
