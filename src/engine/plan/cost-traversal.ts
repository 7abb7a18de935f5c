import { UnreachableCase } from '../errors';
import { ENTITY, type Kind } from '../model/model';
import type { Price } from './cost';
import { conjuncts, isAll, type ObjectItem, type ObjectShape, type Predicate, type StepShape } from './plan';
import type { Degrees, Statistics } from './statistics';
import { BOUNDS, WIDER, capOf, type Arm, type Bounds, type Seeds, type Traversal } from './traversal';
import {
  costOfEdges,
  costOfNodes,
  countOfAll,
  countOfKind,
  fits,
  isKnown,
  plusRead,
  product,
  startOf,
  visitsOf,
  type ReadCost,
} from './cost';

/**
 * Maximum number of edges that *find* can visit, known before it runs. Each level is bounded by the kinds that the level
 * before it can have reached, the degrees of its relations, the number of their edges between kinds, and by the cap in the
 * statement.
 */
export const edgesAtMost = (traversal: Traversal, statistics: Statistics, bounds: Bounds): number => {
  const nodes = new Map(traversal.seeds.map(set => [set.name, frontierOf(set, statistics, bounds)]));
  let edges = 0;
  for (const expansion of traversal.expansions) {
    const { name, from, levels } = expansion;
    const most = capOf(traversal, expansion, bounds) + 1;
    let frontier = together(
      from.map(of => nodes.get(of) ?? NOWHERE),
      statistics,
    );
    let met = frontier;
    for (const arms of levels) {
      const reached = arms.map(arm => alongArm(arm, frontier, most, statistics));
      edges += total(reached.map(of => of.total));
      frontier = together(reached, statistics);
      met = together([met, frontier], statistics);
    }
    nodes.set(name, met);
  }
  return edges;
};

/**
 * The question with the widest layers whose price is within a share of the limits, so that what is around a hub is found where it is
 * asked for alone; as it is where no layer can have more than all questions may have, or that is too dear. What is read once more, to
 * tell why there is nothing, is widened as far as is left: it takes nothing from the answer itself.
 */
export const widened = (traversal: Traversal, statistics: Statistics, share: number): Traversal => {
  const now = edgesAtMost(traversal, statistics, BOUNDS);
  if (now <= BOUNDS.layerCap) return traversal;
  const isTwice = traversal.expansions.some(({ unscoped }) => unscoped);
  const wide = WIDER.layerCaps
    .flatMap(layerCap =>
      isTwice
        ? [...WIDER.layerCaps, BOUNDS.layerCap]
            .filter(unscopedCap => unscopedCap <= layerCap)
            .map(unscopedCap => ({ ...traversal, layerCap, unscopedCap }))
        : [{ ...traversal, layerCap }],
    )
    .find(of => {
      const cost = costOfQuestion(of, statistics, BOUNDS);
      return cost.edges > now && fits(cost, share);
    });
  return wide ?? traversal;
};

/** The most nodes that a level can start from, distinct: in all, and of each kind; those of an unknown kind are `ANY_KIND`. */
type Frontier = Readonly<{ total: number; kinds: ReadonlyMap<string, number> }>;
const ANY_KIND = '';
const NOWHERE: Frontier = { total: 0, kinds: new Map() };

const frontierOf = (set: Seeds, statistics: Statistics, bounds: Bounds): Frontier => {
  const count = nodesOf(set, statistics, bounds);
  const { selector } = set;
  const members = selector.kind === 'ids' || selector.of.name === ENTITY ? [] : selector.of.members;
  const kinds = members.map(
    member => [member, Math.min(count, statistics.nodes.get(member) ?? count)] as const,
  );
  return { total: count, kinds: new Map(kinds.length > 0 ? kinds : [[ANY_KIND, count]]) };
};

/** Frontiers that are combined have each node once: no more of a kind than there are. */
const together = (of: readonly Frontier[], { nodes }: Pick<Statistics, 'nodes'>): Frontier => {
  const kinds = new Map<string, number>();
  for (const { kinds: each } of of)
    for (const [kind, count] of each)
      kinds.set(kind, Math.min((kinds.get(kind) ?? 0) + count, nodes.get(kind) ?? Infinity));
  return { total: Math.min(total(of.map(one => one.total)), total([...kinds.values()])), kinds };
};

/** The most edges that an arm visits, and the nodes that they lead to. */
const alongArm = (
  { relations, direction }: Arm,
  frontier: Frontier,
  most: number,
  statistics: Statistics,
): Frontier => {
  const ways = direction === 'ANY' ? (['FORWARD', 'BACKWARD'] as const) : [direction];
  const visited = relations.flatMap(relation =>
    ways.map(way => alongRelation(frontier, statistics.edges.get(relation.name), way, isKnown(statistics))),
  );
  const all = together(visited, NO_NODES);
  return {
    total: Math.min(total(visited.map(of => of.total)), most),
    kinds: new Map([...all.kinds].map(([kind, count]) => [kind, Math.min(count, most)])),
  };
};

/** Edges that are visited may lead to one node many times. */
const NO_NODES: Pick<Statistics, 'nodes'> = { nodes: new Map() };

/** Infinitely many if nothing is known about the graph; none if it is known and has none. */
const alongRelation = (
  frontier: Frontier,
  degrees: Degrees | undefined,
  way: 'FORWARD' | 'BACKWARD',
  isKnownGraph: boolean,
): Frontier => {
  if (frontier.total === 0 || degrees?.count === 0) return NOWHERE;
  if (!degrees && isKnownGraph) return NOWHERE;
  if (!degrees) return { total: Infinity, kinds: new Map([[ANY_KIND, Infinity]]) };
  const degree = way === 'FORWARD' ? degrees.maxOut : degrees.maxIn;
  const ofKind = (kind: string): number =>
    Math.min(frontier.total, (frontier.kinds.get(kind) ?? 0) + (frontier.kinds.get(ANY_KIND) ?? 0));
  const kinds = new Map<string, number>();
  let between = 0;
  for (const [pair, count] of degrees.between) {
    const [from = '', to = ''] = pair.split(' ');
    const [near, far] = way === 'FORWARD' ? [from, to] : [to, from];
    between += count;
    kinds.set(far, (kinds.get(far) ?? 0) + Math.min(count, ofKind(near) * degree));
  }
  const rest = Math.max(0, degrees.count - between);
  if (rest > 0) kinds.set(ANY_KIND, Math.min(rest, frontier.total * degree));
  return { total: Math.min(total([...kinds.values()]), degrees.count, frontier.total * degree), kinds };
};

/** Maximum number of nodes it starts from. */
export const endsOf = ({ seeds }: Traversal, statistics: Statistics, bounds: Bounds): number =>
  total(seeds.map(set => nodesOf(set, statistics, bounds)));

const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const nodesOf = ({ selector, atMost }: Seeds, statistics: Statistics, bounds: Bounds): number => {
  if (selector.kind === 'ids') return selector.sorts.length;
  return Math.min(
    atMost ?? bounds.endCap + 1,
    isByKey(selector.of, selector.where) ? 1 : countOfKind(selector.of, statistics),
  );
};

/** Whether a filter asks for the value of a key, which one node has. */
const isByKey = ({ fields }: Kind, where: Predicate): boolean =>
  conjuncts(where).some(
    part => part.kind === 'compare' && part.operator === 'eq' && fields.get(part.property)?.key !== undefined,
  );

/** Maximum cost of a question: `edges` visited by *find*, `steps` taken in memory, what is read for the page. */
type QuestionCost = Price & ReadCost & Readonly<{ edges: number; steps: number; parts: number }>;

export const costOfQuestion = (question: Traversal, statistics: Statistics, bounds: Bounds): QuestionCost => {
  const edges = edgesAtMost(question, statistics, bounds);
  const met = Math.min(endsOf(question, statistics, bounds) + edges, countOfAll(statistics));
  const read = fetchOf(question, { nodes: met, edges }, statistics, bounds);
  const shown = shownBy(question, UNKNOWN);
  const parts = Math.min(shown.nodes + shown.edges, question.repeats ? Infinity : edges * PARTS_OF_AN_EDGE);
  return {
    ...read,
    visits: read.visits + filtersOf(question, met, statistics),
    edges,
    steps: question.steps,
    parts,
    later: { ...read, steps: question.steps },
  };
};

/** Unless an answer shows the same edges repeatedly, it has at most a few times as many parts as edges. */
const PARTS_OF_AN_EDGE = 8;

type Parts = Readonly<{ nodes: number; edges: number }>;

/** What *fetch* reads: the nodes and edges that the page shows, never more than were visited. */
const fetchOf = (question: Traversal, met: Parts, statistics: Statistics, bounds: Bounds): ReadCost => {
  const {
    parts: { nodeColumns, edgeColumns },
    among,
  } = question;
  const shown = shownBy(question, Infinity);
  const edges = among ? bounds.amongCap : Math.min(met.edges, shown.edges);
  return plusRead(
    costOfNodes(nodeColumns, { count: Math.min(met.nodes, shown.nodes), distinct: true }, statistics),
    edgeColumns.length > 0 || among ? costOfEdges(edgeColumns, edges, statistics) : { rows: 0, visits: 0 },
  );
};

/** Nodes that a sentence names besides those of a path: its endpoints and an example. */
const NAMED = 4;
/** Maximum number of ids in `common`. */
const STARTS = 20;

/** The assumed length of a list about which nothing is known. */
const UNKNOWN = 10;

const NONE: Parts = { nodes: 0, edges: 0 };
const sum = (parts: readonly Parts[]): Parts =>
  parts.reduce((a, b) => ({ nodes: a.nodes + b.nodes, edges: a.edges + b.edges }), NONE);
/** A list of unknown, possibly infinite, length adds nothing if its items show nothing. */
const times = (count: number, { nodes, edges }: Parts): Parts => ({
  nodes: product(count, nodes),
  edges: product(count, edges),
});

/** The list lengths in an answer: the known length by field, and the length assumed for other lists. */
type Lengths = Readonly<{ hops: number; lists: Readonly<Record<string, number>>; unknown: number }>;

const shownBy = ({ page, shape, reach: { hops } }: Traversal, unknown: number): Parts =>
  shownByObject(shape, {
    hops,
    lists: { nodes: page.size, edges: page.size, steps: hops, distances: STARTS },
    unknown,
  });

const shownByObject = (shape: ObjectShape, lengths: Lengths): Parts =>
  sum(
    shape.items.flatMap(item => [
      { nodes: item.worded ? lengths.hops + 1 + NAMED : 0, edges: 0 },
      times(manyOf(item, lengths.lists) ?? lengths.unknown, shownByPart(item, lengths)),
    ]),
  );

const shownByPart = ({ shape }: ObjectItem, lengths: Lengths): Parts => {
  if (!shape) return NONE;
  switch (shape.kind) {
    case 'node':
      return { nodes: 1, edges: 0 };
    case 'object':
      return shownByObject(shape, lengths);
    case 'step':
      return sum([{ nodes: 0, edges: 1 }, shownByStep(shape, lengths)]);
    default:
      throw new UnreachableCase(shape);
  }
};

/** A step is of one relation: it shows what the fullest of them does, and not all of them together. */
const shownByStep = ({ variants }: StepShape, lengths: Lengths): Parts =>
  variants
    .map(({ items }) => sum(items.flatMap(item => ('kind' in item ? [] : [shownByPart(item, lengths)]))))
    .reduce((a, b) => ({ nodes: Math.max(a.nodes, b.nodes), edges: Math.max(a.edges, b.edges) }), NONE);

/** The number of values of a field: its `first`, or the known length of the list. */
const manyOf = (
  { field, list, args }: ObjectItem,
  lists: Readonly<Record<string, number>>,
): number | undefined => {
  if (!list) return 1;
  return typeof args['first'] === 'number' ? args['first'] : lists[field];
};

/** Filters of seeds are tested on the candidates they start from, filters of tests on all visited nodes. */
const filtersOf = ({ seeds, tests }: Traversal, met: number, statistics: Statistics): number => {
  const tested = ({ selector }: Seeds, count: number): number =>
    selector.kind === 'ids'
      ? selector.sorts.length
      : count + visitsOf(selector.where, { count, distinct: true }, statistics);
  const started = seeds.map(({ selector, atMost }) => {
    if (selector.kind === 'ids') return selector.sorts.length;
    const { visits } = startOf(selector.of, selector.where, statistics);
    // Without a filter, the first few are found immediately.
    return isAll(selector.where) ? Math.min(visits, atMost ?? Infinity) : visits;
  });
  return [...started, ...tests.map(mark => tested(mark, met))].reduce((sum, n) => sum + n, 0);
};
