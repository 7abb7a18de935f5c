import { UnreachableCase } from '../errors';
import type { Bounds } from './bounds';
import { countOfAll } from './cost-degrees';
import { candidatesOf, visitsOf } from './cost-filters';
import { costOfEdges, costOfNodes, plus, type ReadCost } from './cost-reads';
import { edgesAtMost, endsOf } from './cost-traversal';
import type { ObjectItem, ObjectShape, StepShape } from './plan';
import type { Statistics } from './statistics';
import type { Seeds, Traversal } from './traversal';

/** What a question may cost at most: `edges` that *find* looks at, and `steps` taken in memory, beside what it reads. */
export type QuestionCost = ReadCost & Readonly<{ edges: number; steps: number; parts: number }>;

/** Steps of one search for paths; as many again where nothing is found, to tell why; and of a search for single points of failure. */
export const PATH_STEPS = 200_000;

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
  };
};

/** Unless it shows the same edges again and again, no answer has more parts than edges, times a few. */
const PARTS_OF_AN_EDGE = 8;

type Parts = Readonly<{ nodes: number; edges: number }>;

/** What *fetch* reads: the nodes and edges that the page shows, never more than were met. */
const fetchOf = (question: Traversal, met: Parts, statistics: Statistics, bounds: Bounds): ReadCost => {
  const {
    parts: { nodeColumns, edgeColumns },
    among,
  } = question;
  const shown = shownBy(question, Infinity);
  const edges = among ? bounds.amongCap : Math.min(met.edges, shown.edges);
  return plus(
    costOfNodes(nodeColumns, { count: Math.min(met.nodes, shown.nodes), distinct: true }, statistics),
    edgeColumns.length > 0 || among ? costOfEdges(edgeColumns, edges, statistics) : { rows: 0, visits: 0 },
  );
};

/** Nodes that a sentence names, beside a path's: its ends, and an example. */
const NAMED = 4;
/** Most ids that `common` takes. */
const STARTS = 20;

/** How many a list is taken to hold of which nothing is known. */
const UNKNOWN = 10;

const NONE: Parts = { nodes: 0, edges: 0 };
const sum = (parts: readonly Parts[]): Parts =>
  parts.reduce((a, b) => ({ nodes: a.nodes + b.nodes, edges: a.edges + b.edges }), NONE);
/** A list of unknown length, which may be infinite, of what shows nothing shows nothing. */
const times = (count: number, { nodes, edges }: Parts): Parts => ({
  nodes: nodes === 0 ? 0 : count * nodes,
  edges: edges === 0 ? 0 : count * edges,
});

/** What is known of an answer's lists: how many each field holds, and how many where nothing is known of it. */
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

const shownByStep = ({ variants }: StepShape, lengths: Lengths): Parts =>
  sum(
    variants.flatMap(({ items }) =>
      items.flatMap(item => ('kind' in item ? [] : [shownByPart(item, lengths)])),
    ),
  );

/** How many there are of a field's value: as its `first` says, or as is known of the list. */
const manyOf = (
  { field, list, args }: ObjectItem,
  lists: Readonly<Record<string, number>>,
): number | undefined => {
  if (!list) return 1;
  return typeof args['first'] === 'number' ? args['first'] : lists[field];
};

/** Filters of the ends are tested where they start from, those of tests on all that was met. */
const filtersOf = ({ seeds, tests }: Traversal, met: number, statistics: Statistics): number => {
  const tested = ({ selector }: Seeds, count: number): number =>
    selector.kind === 'ids'
      ? selector.ids.length
      : count + visitsOf(selector.where, { count, distinct: true }, statistics);
  const started = seeds.map(set =>
    tested(
      set,
      set.selector.kind === 'where' ? candidatesOf(set.selector.of, set.selector.where, statistics) : 0,
    ),
  );
  return [...started, ...tests.map(mark => tested(mark, met))].reduce((sum, n) => sum + n, 0);
};
