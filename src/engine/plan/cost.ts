import { SamgrafError, UnreachableCase } from '../errors';
import { ENTITY, type End, type Kind } from '../model/model';
import { today } from '../model/scalars';
import {
  type Bound,
  type ByIndex,
  type Column,
  type Search,
  and,
  conjuncts,
  isFoundSooner,
  nestedLeafOf,
  FEW_RELATED,
  hasSelective,
  leavesOf,
  reversed,
  type Leaf,
  type LeafFrom,
  isAll,
  lengthOf,
  bind,
  TODAY,
  type Listing,
  type On,
  type Operand,
  type OrderTerm,
  type Predicate,
} from './plan';
import { isSeenNode } from './authorise';
import type { Statistics, Tested } from './statistics';

/**
 * Maximum steps of one path search; the same again if nothing is found, to explain why. Also the maximum of a
 * search for single points of failure.
 */
export const PATH_STEPS = 200_000;

/**
 * Maximum cost of an operation, known before anything runs and never exceeded: `rows` read, including those
 * of nested lists and sources; `edges` that its questions visit; `visits`, the nodes and edges that its
 * filters, orders, counts and groups visit; `steps` that its questions take in memory; `parts`, the nodes and
 * edges in their answers, counted each time they are shown.
 */
export type Cost = Readonly<{ rows: number; edges: number; visits: number; steps: number; parts: number }>;

/**
 * The limit of each. An operation never takes more steps than its limit: a question that runs out of them
 * says so.
 */
export const COST_LIMITS: Cost = {
  rows: 25_000,
  edges: 200_000,
  visits: 1_000_000,
  steps: 2 * PATH_STEPS,
  parts: 200_000,
};

/** The cost of one of each, in microseconds of an idle core, on the embedded store (bench/RESULTS.md). */
export const WEIGHTS: Cost = { rows: 10, edges: 3, visits: 0.7, steps: 1, parts: 1 };

/** The limit of the weighted sum. */
export const PRICE_LIMIT = 1_000_000;

export const priceOf = (cost: Cost): number =>
  FIGURES.reduce((sum, figure) => sum + cost[figure] * WEIGHTS[figure], 0);

/** Operations up to this price run immediately: a few milliseconds of work. */
const LIGHT = 20_000;
export const isLight = (cost: Cost): boolean => priceOf(cost) <= LIGHT;

/** An answer of so few rows and parts takes less than a millisecond to shape and print. */
const SHORT = 200;
export const isShort = ({ rows, parts }: Cost): boolean => rows + parts <= SHORT;

const FIGURES = ['rows', 'edges', 'visits', 'steps', 'parts'] as const;
export const NO_COST: Cost = { rows: 0, edges: 0, visits: 0, steps: 0, parts: 0 };
const plus = (a: Cost, b: Cost): Cost => ({
  rows: a.rows + b.rows,
  edges: a.edges + b.edges,
  visits: a.visits + b.visits,
  steps: a.steps + b.steps,
  parts: a.parts + b.parts,
});

/** Without what is infinitely much in both. */
const minus = (a: Cost, b: Cost): Cost => {
  const of = (figure: keyof Cost): number => (b[figure] === Infinity ? 0 : a[figure] - b[figure]);
  return {
    rows: of('rows'),
    edges: of('edges'),
    visits: of('visits'),
    steps: of('steps'),
    parts: of('parts'),
  };
};

const whole = (sum: Cost): Cost => {
  const up = Math.ceil;
  return {
    rows: up(sum.rows),
    edges: up(sum.edges),
    visits: up(sum.visits),
    steps: Math.min(sum.steps, COST_LIMITS.steps),
    parts: sum.parts,
  };
};

/**
 * What a root field, or what is fetched for one, may cost. `later` of it is not known before *find* has read: steps are taken
 * as far as they reach, and what is fetched is checked by how much it is.
 */
export type Price = Partial<Cost> & Readonly<{ later?: Partial<Cost> }>;

/** A price, and how to ask for less; the same for most. */
export type Priced = Readonly<{
  key: string | undefined;
  cost: Price;
  advice: () => string | undefined;
}>;

/**
 * The cost of an operation while it is being planned, one root field at a time: what is certain to be
 * rejected need not be planned to its end.
 */
export class Pricing {
  private readonly priced: Priced[] = [];
  private sum = NO_COST;
  private later = NO_COST;

  /** @param count The number of root fields that the operation has. */
  constructor(
    private readonly count: number,
    private readonly factor = 1,
  ) {}

  add(priced: Priced): void {
    this.priced.push(priced);
    this.sum = plus(this.sum, { ...NO_COST, ...priced.cost });
    this.later = plus(this.later, { ...NO_COST, ...priced.cost.later });
  }

  /** The most that all of what has been added may cost. */
  whole(): Cost {
    return whole(this.sum);
  }

  /** Tells whether what may be spent before more is known is within the limits. */
  isWithin(): boolean {
    return isWithin(this.before(), this.factor);
  }

  private before(): Cost {
    return whole(minus(this.sum, this.later));
  }

  /** The most that may be spent before more is known. @throws COST_LIMIT if that alone is too much. */
  check(): Cost {
    const cost = this.before();
    const { factor } = this;
    const over = overIn(cost, factor);
    if (over)
      throw this.tooMuch(MAY[over](this.which(), cost[over], factor * COST_LIMITS[over]), of => of[over]);
    const price = priceOf(cost);
    if (price <= factor * PRICE_LIMIT) return cost;
    throw this.tooMuch(
      `${this.which()} may cost ${inWords(price)} units (${costInWords(cost)}); the limit is ${inWords(factor * PRICE_LIMIT)}.`,
      priceOf,
    );
  }

  private which(): string {
    const { length } = this.priced;
    return length < this.count
      ? `The first ${length} of the ${this.count} fields of this operation`
      : 'This operation';
  }

  private tooMuch(message: string, costOf: (cost: Cost) => number): SamgrafError {
    const all = this.priced.map(one => ({
      ...one,
      price: costOf(minus({ ...NO_COST, ...one.cost }, { ...NO_COST, ...one.cost.later })),
    }));
    const [dearest] = all.sort((a, b) => b.price - a.price);
    const which = dearest?.key?.slice(0, MOST_OF_A_NAME) ?? 'the operation';
    return new SamgrafError(
      'COST_LIMIT',
      message,
      `The most expensive part is ${which}: ${dearest?.advice() ?? ADVICE}.`,
    );
  }
}

/**
 * Holds what an operation takes here together with what its questions take in other graphs against the limits of this graph.
 *
 * @throws COST_LIMIT
 */
export const checkTogether = (
  here: Cost,
  there: readonly Readonly<{ graph: string; cost: Cost }>[],
  factor: number,
): void => {
  const cost = there.reduce((sum, one) => plus(sum, one.cost), here);
  if (isWithin(cost, factor)) return;
  const over = overIn(cost, factor);
  const [dearest] = [...there].sort((a, b) => priceOf(b.cost) - priceOf(a.cost));
  const graphs = [...new Set(there.map(({ graph }) => graph))].sort();
  const what = `This operation, in this graph and in ${graphs.join(', ')} together,`;
  throw new SamgrafError(
    'COST_LIMIT',
    over
      ? MAY[over](what, cost[over], factor * COST_LIMITS[over])
      : `${what} may cost ${inWords(priceOf(cost))} units; the limit is ${inWords(factor * PRICE_LIMIT)}.`,
    `It is the limit of this graph. Lower \`maxHops\`, name fewer \`relations\`, or leave ${dearest?.graph ?? ''} out of \`across\`: it takes most of what other graphs do.`,
  );
};

/** The first figure that is over its limit. */
const overIn = (cost: Cost, factor: number): (typeof LIMITED)[number] | undefined =>
  LIMITED.find(figure => !(cost[figure] <= factor * COST_LIMITS[figure]));

/** Tells whether a cost is within the limits, without a word about it. */
export const isWithin = (cost: Cost, factor: number): boolean =>
  LIMITED.every(figure => cost[figure] <= factor * COST_LIMITS[figure]) &&
  priceOf(cost) <= factor * PRICE_LIMIT;

/** Tells whether what a price may take before more is known is within a share of the limits. */
export const fits = ({ later, ...cost }: Price, share: number): boolean =>
  isWithin(minus({ ...NO_COST, ...cost }, { ...NO_COST, ...later }), share);

/** Steps are never exceeded: a question that runs out of them says so. */
const LIMITED = ['rows', 'edges', 'visits', 'parts'] as const;

const inWords = (n: number): string =>
  Number.isFinite(n) ? Math.ceil(n).toLocaleString('en') : 'any number of';

/** The name of the operation within a sentence. */
const inside = (what: string): string => `${what.slice(0, 1).toLowerCase()}${what.slice(1)}`;

const MAY = {
  rows: (what: string, is: number, limit: number) =>
    `${what} may return about ${inWords(is)} rows; the limit is ${inWords(limit)}.`,
  edges: (what: string, is: number, limit: number) =>
    `${what} may visit about ${inWords(is)} edges; the limit is ${inWords(limit)}.`,
  visits: (what: string, is: number, limit: number) =>
    `The filters, orders and counts of ${inside(what)} may look at about ${inWords(is)} nodes and edges; the limit is ${inWords(limit)}.`,
  parts: (what: string, is: number, limit: number) =>
    `The answer of ${inside(what)} may have about ${inWords(is)} parts; the limit is ${inWords(limit)}.`,
} as const;

const costInWords = (cost: Cost): string =>
  FIGURES.map(figure => `${inWords(cost[figure])} ${figure}`).join(', ');

/** Names are chosen by the client, so their length is limited. */
const MOST_OF_A_NAME = 60;

/** How to ask for less of most. */
export const ADVICE =
  'lower `first` of it or of the lists inside it, follow fewer relations in its filter, or find by a key';

/** Tells whether anything is known about the graph; an empty graph is known to be empty. Of a known graph every figure is. */
export const isKnown = ({ nodes, edges }: Statistics): boolean => nodes.size > 0 || edges.size > 0;

/** So many of each of so many: where either is none there are none, though nothing is known of the other. */
export const product = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a * b);

const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const n of numbers) total += n;
  return total;
};

/** The number of nodes of a kind. */
export const countOfKind = (kind: Kind, statistics: Statistics): number => {
  if (!isKnown(statistics)) return Infinity;
  return kind.name === ENTITY
    ? countOfAll(statistics)
    : sum(kind.members.map(member => statistics.nodes.get(member) ?? 0));
};

/** The total number of nodes. */
export const countOfAll = (statistics: Statistics): number =>
  isKnown(statistics) ? sum(statistics.nodes.values()) : Infinity;

/** Maximum number of edges of one node along an end. */
export const degreeOf = (end: End, statistics: Statistics): number => {
  const degrees = statistics.edges.get(end.relation.name);
  if (!degrees) return isKnown(statistics) ? 0 : Infinity;
  return end.direction === 'FORWARD' ? degrees.maxOut : degrees.maxIn;
};

/** The number of edges of a relation. */
export const countOfEdges = ({ relation }: End, statistics: Statistics): number =>
  statistics.edges.get(relation.name)?.count ?? (isKnown(statistics) ? 0 : Infinity);

/** A number of nodes to look something up for, and whether they are distinct. */
export type Nodes = Readonly<{ count: number; distinct: boolean }>;

/**
 * Maximum number of edges from nodes along an end. Distinct nodes have no more than the relation has edges.
 */
export const alongEnd = (nodes: Nodes, end: End, statistics: Statistics): number => {
  const most = product(nodes.count, degreeOf(end, statistics));
  return nodes.distinct ? Math.min(most, countOfEdges(end, statistics)) : most;
};

/** Maximum number of sources of one node or edge with one of these names. */
export const sourcesOf = (names: Iterable<string>, statistics: Statistics): number => {
  let most = 0;
  for (const name of names)
    most = Math.max(most, statistics.sources.get(name) ?? (isKnown(statistics) ? 0 : Infinity));
  return most;
};

/** The concrete kinds found at an end. */
export const kindsAt = (end: End, statistics: Statistics): readonly string[] => {
  const pairs = [...(statistics.edges.get(end.relation.name)?.between.keys() ?? [])];
  return pairs.map(pair => pair.split(' ')[end.direction === 'FORWARD' ? 1 : 0] ?? '');
};

/** Conditions on a node's own properties that take as long as one hop. */
export const CONDITIONS = 8;

/**
 * Upper bound of the nodes and edges visited to test a filter on so many rows: each relation it follows, for
 * each row. Nothing is subtracted for tests that end early, so the actual number never exceeds it.
 */
export const visitsOf = (predicate: Predicate, rows: Nodes, statistics: Statistics): number => {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.of.reduce((sum, part) => sum + visitsOf(part, rows, statistics), 0);
    case 'not':
      return visitsOf(predicate.of, rows, statistics);
    case 'compare':
      return rows.count * valuesIn(predicate) * shareOf(predicate.on, statistics);
    case 'cites':
      return 2 * rows.count;
    case 'isKind':
    case 'retired':
      return rows.count / CONDITIONS;
    case 'certain':
    case 'isNull':
    case 'valid':
    case 'dated':
    case 'seen':
      return rows.count * shareOf(predicate.on, statistics);
    case 'some':
    case 'count':
      return visitsOfHop(predicate.end, predicate.where, rows, statistics);
    default:
      throw new UnreachableCase(predicate);
  }
};

/** A database reads each fact of an edge by itself, which takes it as long as the edge. */
const shareOf = (on: On, { scanned }: Statistics): number => (on === 'edge' && !scanned ? 1 : 1 / CONDITIONS);

/** How many values a property is compared with at most. */
const valuesIn = ({ value, most = 1 }: Predicate & { kind: 'compare' }): number =>
  Math.max(1, lengthOf(value) ?? most);

/**
 * Without a filter at its end, the store knows the degree. A node reached from several rows is tested for
 * each.
 */
const visitsOfHop = (end: End, where: Predicate, rows: Nodes, statistics: Statistics): number => {
  if (isAll(where)) return rows.count;
  const met = alongEnd(rows, end, statistics);
  return rows.count + met + visitsOf(where, { count: met, distinct: false }, statistics);
};

/**
 * Maximum number of nodes of a kind to test a filter on: those that an index finds by part of it, or that the related ones
 * lead to from which it starts, or all.
 */
export const candidatesOf = (kind: Kind, where: Predicate, statistics: Statistics): number => {
  const nested = nestedLeafOf(where);
  if (nested) return startWithin(kind, nested, statistics).count;
  const all = countOfKind(kind, statistics);
  const own = conjuncts(where).map(part =>
    part.kind === 'compare' && part.unique ? valuesIn(part) : Infinity,
  );
  const related = Math.min(...leavesOf(where).map(leaf => relatedTo(leaf, statistics)));
  // Where they are too many, an index that finds any number of the nodes themselves is taken.
  const isTaken = !hasSelective(where) || related < FEW_RELATED;
  return Math.min(all, ...own, ...(isTaken ? [related] : []));
};

/** Maximum number of nodes that a leaf leads to. */
const relatedTo = (leaf: Leaf, statistics: Statistics): number => reachedBy(leaf, statistics).count;

/** A number of nodes, and what is visited to find them. */
type Found = Readonly<{ count: number; visits: number }>;

/** The nodes that a leaf leads to: each edge of each node that it begins at, and what else must hold of these. */
const reachedBy = ({ end, start, rest }: Leaf, statistics: Statistics): Found => {
  const from = 'end' in start ? reachedBy(start, statistics) : foundByIndex(start, statistics);
  const count = Math.min(
    product(from.count, degreeOf(reversed(end), statistics)),
    countOfEdges(end, statistics),
  );
  // Those it begins at are told apart, or their edges are counted.
  const visits = from.visits + from.count + count + visitsOf(rest, { count, distinct: false }, statistics);
  return { count, visits };
};

/** A property that is only indexed may have one value on all nodes that have it, all of which are read where they are few. */
const foundByIndex = ({ label, selective }: ByIndex, statistics: Statistics): Found => {
  const count = selective.unique
    ? valuesIn(selective)
    : (statistics.nodes.get(label) ?? countOfAll(statistics));
  return { count, visits: count + visitsOf(selective, { count, distinct: true }, statistics) };
};

/**
 * The most nodes of a kind that a filter is tested on, and what is visited to find those that pass it. `inOrder`: an order may be
 * followed to find them.
 */
export const startOf = (kind: Kind, where: Predicate, statistics: Statistics, inOrder = false): Found => {
  const nested = nestedLeafOf(where);
  if (nested) return startWithin(kind, nested, statistics, inOrder);
  const count = candidatesOf(kind, where, statistics);
  const starts = leavesOf(where).map(({ start }) => foundByIndex(start, statistics).visits);
  return { count, visits: count + visitsOf(where, { count, distinct: true }, statistics) + sum(starts) };
};

/**
 * What begins two relations away. A store with indexes in order follows them where many are related, and tells for each whether it
 * is related to one of what was found.
 */
const startWithin = (kind: Kind, leaf: LeafFrom<Leaf>, statistics: Statistics, inOrder = false): Found => {
  const all = countOfKind(kind, statistics);
  const reached = reachedBy(leaf, statistics);
  const count = Math.min(all, reached.count);
  const others = (nodes: number): number =>
    nodes + visitsOf(leaf.others, { count: nodes, distinct: true }, statistics);
  const backward = reached.visits + others(count);
  if (!inOrder || reached.count < FEW_RELATED) return { count, visits: backward };
  const met = { count: alongEnd({ count: all, distinct: true }, leaf.end, statistics), distinct: false };
  const tested = met.count * (1 + 1 / CONDITIONS) + visitsOf(leaf.rest, met, statistics);
  const set = reachedBy(leaf.start, statistics);
  return { count: all, visits: Math.max(backward, set.visits + 2 * set.count + tested + others(all)) };
};

/** The filter of a kind, which begins two relations away if that is cheaper than to follow them from each node. */
export const withFirst = (where: Predicate, kind: Kind, statistics: Statistics): Predicate => {
  if (!isKnown(statistics) || isFoundSooner(where)) return where;
  const all = conjuncts(where);
  let [best, least] = [where, startOf(kind, where, statistics).visits];
  for (const some of all) {
    if (some.kind !== 'some') continue;
    const first = and(...all.map(c => (c === some ? { ...some, first: true as const } : c)));
    const { visits } = startOf(kind, first, statistics);
    if (nestedLeafOf(first) && visits < least) [best, least] = [first, visits];
  }
  return best;
};

/** Nodes and edges visited for the counts and the edges' facts in an order, for each row that is sorted. */
export const visitsOfOrder = (order: readonly OrderTerm[], rows: Nodes, statistics: Statistics): number =>
  order.reduce(
    (sum, term) =>
      sum +
      (term.kind === 'count'
        ? visitsOfHop(term.end, term.where, rows, statistics)
        : term.on === 'edge'
          ? rows.count * factsRead(statistics)
          : 0),
    0,
  );

/** Returns how many visits it takes to read a fact of a node or edge that is not tested: none where all facts are in memory. */
export const factsRead = ({ scanned }: Statistics): number => (scanned ? 0 : 1);

/**
 * Maximum number of nodes that a page of a root list passes over, where an index returns them in its order: those that
 * do not hold on the day, or are not public. Undefined if all are visited, as where values may be missing, or if no
 * number is known.
 */
export const passedOver = (
  { source, where, order }: Listing,
  kind: Kind,
  statistics: Statistics,
): number | undefined => {
  const [lead] = order;
  const isByIndex =
    source.kind === 'kind' &&
    lead?.kind === 'property' &&
    lead.indexed &&
    !lead.nullable &&
    order.every(term => term.kind === 'property');
  return isByIndex ? exceptionsOf(where, kind, statistics) : undefined;
};

/** Maximum number of nodes that are looked at to count those of a kind: where indexes know what does not count, only that. */
export const countedBy = (where: Predicate, kind: Kind, statistics: Statistics): number | undefined =>
  statistics.scanned || kind.shape === 'union' ? undefined : exceptionsOf(where, kind, statistics);

/** Maximum number of nodes of a kind that do not meet some conditions; undefined if it is not known of each of them. */
const exceptionsOf = (where: Predicate, kind: Kind, statistics: Statistics): number | undefined => {
  let exceptions = 0;
  for (const condition of conjuncts(where)) {
    const failing = failingOf(condition, kind, statistics);
    if (failing === undefined) return undefined;
    exceptions += failing;
  }
  return exceptions;
};

/** Maximum number of nodes of a kind that do not meet a condition, if it is known. */
const failingOf = (condition: Predicate, kind: Kind, { tested, nodes }: Statistics): number | undefined => {
  if (isAll(condition)) return 0;
  const isKnown = condition.kind === 'valid' || isSeenNode(condition);
  if (!isKnown || !tested) return undefined;
  const names = kind.name === ENTITY ? [...nodes.keys()] : kind.members;
  return names.reduce((sum, name) => {
    const of = tested.get(name);
    if (!of) return sum;
    return sum + (condition.kind === 'valid' ? of.ended + notYetOn(condition.date, of) : of.closed);
  }, 0);
};

/** Today is not known when a plan is priced, but it is no earlier than now. */
const notYetOn = (date: Operand, { begun, lastBegun }: Tested): number => {
  const day = date === TODAY ? today() : date.kind === 'literal' ? date.value : undefined;
  return lastBegun !== undefined && typeof day === 'string' && lastBegun <= day ? 0 : begun;
};

/**
 * Maximum cost of a read: rows read, including those of nested lists and sources; nodes and edges visited by
 * filters, orders, counts and groups.
 */
export type ReadCost = Readonly<{ rows: number; visits: number }>;

export const NO_ROWS: ReadCost = { rows: 0, visits: 0 };
export const plusRead = (a: ReadCost, b: ReadCost): ReadCost => ({
  rows: a.rows + b.rows,
  visits: a.visits + b.visits,
});

/** The length of a list of values; `most` where it is not known yet. */
export const countIn = (operand: Operand, bound: Bound, most: number): number => {
  const known = lengthOf(operand);
  if (known !== undefined) return known;
  const list =
    operand.kind === 'variable' && Object.hasOwn(bound, operand.name) ? bind(operand, bound) : undefined;
  return Array.isArray(list) ? list.length : most;
};

/** Rows that are read, and what was visited to find them. */
export type Rows = Nodes & Readonly<{ visits: number }>;
export const some = (
  where: Parameters<typeof visitsOf>[0],
  count: number,
  distinct: boolean,
  statistics: Statistics,
): Rows => ({ count, distinct, visits: visitsOf(where, { count, distinct }, statistics) });

export const costOfNodes = (columns: readonly Column[], nodes: Nodes, statistics: Statistics): ReadCost =>
  costOfRows(columns, { ...nodes, visits: nodes.count }, allKinds(statistics), statistics);

/** A fetch reads each source of the edges once: no more than there are. Sources of these are read for each of them. */
export const costOfEdges = (columns: readonly Column[], edges: number, statistics: Statistics): ReadCost =>
  columns.reduce(
    (sum, column) =>
      column.kind === 'sources'
        ? plusRead(sum, costOfRows(column.columns, sourcesOn(edges, statistics), ['Source'], statistics))
        : sum,
    { rows: edges, visits: edges },
  );

const sourcesOn = (edges: number, statistics: Statistics): Rows => ({
  count: Math.min(product(edges, sourcesOf(statistics.edges.keys(), statistics)), countOfAll(statistics)),
  distinct: true,
  visits: 0,
});

export const allKinds = (statistics: Statistics): readonly string[] => [...statistics.nodes.keys()];

/** Rows and what their columns read: nested lists and sources, counted again for every row. */
export const costOfRows = (
  columns: readonly Column[],
  rows: Rows,
  kinds: readonly string[],
  statistics: Statistics,
  relation?: string,
): ReadCost =>
  columns.reduce(
    (sum, column): ReadCost => {
      switch (column.kind) {
        case 'property':
          return sum;
        case 'sources': {
          const most = sourcesOf(column.on === 'edge' && relation ? [relation] : kinds, statistics);
          return plusRead(
            sum,
            costOfRows(
              column.columns,
              { count: product(rows.count, most), distinct: false, visits: 0 },
              ['Source'],
              statistics,
            ),
          );
        }
        case 'related':
          return plusRead(sum, costOfRelated(column.listing, rows, statistics));
        default:
          throw new UnreachableCase(column);
      }
    },
    { rows: rows.count, visits: rows.visits },
  );

/** A page of a list reads one extra row, which tells whether there are more. */
export const pageOf = ({ page }: Listing | Search): number => page.size + 1;

const costOfRelated = (listing: Listing, parents: Nodes, statistics: Statistics): ReadCost => {
  if (listing.source.kind !== 'end') return NO_ROWS;
  const { end } = listing.source;
  const met = alongEnd(parents, end, statistics);
  const on: Nodes = { count: met, distinct: parents.distinct };
  const tested = met + visitsOf(listing.where, { count: met, distinct: false }, statistics);
  const counted = listing.counted ? tested : 0;
  if (!listing.listed) return { rows: 0, visits: counted };
  const listed = Math.min(met, parents.count * pageOf(listing));
  const visits = tested + counted + visitsOfOrder(listing.order, { ...on, distinct: false }, statistics);
  return costOfRows(
    listing.columns,
    { count: listed, distinct: false, visits },
    kindsAt(end, statistics),
    statistics,
    end.relation.name,
  );
};
