import type { Certainty } from '../model/model';
import { compare, push, type Hop } from './found';
import { weakestOf, weakness, type Subgraph } from './subgraph';

/** A simple path: no node comes twice. It is as certain as its weakest hop. */
export type FoundPath = Readonly<{ hops: readonly Hop[]; certainty: Certainty }>;

export type FoundPaths = Readonly<{
  /** In the fixed order: length, weakest certainty, ids. */
  paths: readonly FoundPath[];
  /** Paths of at most so many hops are all there. */
  completeTo: number;
  cut: 'LAYER_CAP' | 'PATH_LIMIT' | undefined;
}>;

/** Hops tried before a search gives up; some 100 ms of work. */
export const PATH_BUDGET = 200_000;

/** How long a path may be, in hops. */
export type Lengths = Readonly<{ minHops: number; maxHops: number }>;

/**
 * All simple paths from `from` to `to` through `via`, length by length, so that what is found before the budget is
 * spent is exact up to a length. Hops that can't reach the end in what is left of the length are never tried.
 */
export const findPaths = (graph: Subgraph, { minHops, maxHops }: Lengths, budget: number = PATH_BUDGET): FoundPaths => {
  const limit = Math.min(maxHops, graph.completeTo);
  const search = new PathSearch(graph, distancesTo(graph), budget);
  const paths: FoundPath[] = [];
  for (let length = minHops; length <= limit; length += 1) {
    const found = search.ofLength(length);
    if (!found) return { paths, completeTo: length - 1, cut: 'PATH_LIMIT' };
    paths.push(...found.sort(inOrder));
  }
  return { paths, completeTo: limit, cut: graph.capped ? 'LAYER_CAP' : undefined };
};

/** How many hops each node is from the nearest end. */
const distancesTo = (graph: Pick<Subgraph, 'hops' | 'to'>): ReadonlyMap<string, number> => {
  const before = new Map<string, string[]>();
  for (const hops of graph.hops.values()) {
    for (const hop of hops) push(before, hop.to, hop.from);
  }
  const distances = new Map([...graph.to].map(id => [id, 0]));
  let frontier = [...graph.to];
  for (let distance = 1; frontier.length > 0; distance += 1) {
    const next = frontier.flatMap(id => before.get(id) ?? []).filter(id => !distances.has(id));
    for (const id of next) distances.set(id, distance);
    frontier = [...new Set(next)];
  }
  return distances;
};

class PathSearch {
  constructor(private readonly graph: Subgraph, private readonly distances: ReadonlyMap<string, number>, private budget: number) {}

  /** The paths of exactly this length; undefined when the budget did not last. */
  ofLength(length: number): FoundPath[] | undefined {
    const found: FoundPath[] = [];
    for (const from of [...this.graph.from].filter(id => !this.graph.avoid.has(id)).sort(compare)) {
      if (!this.extend(from, length, [], new Set([from]), found)) return undefined;
    }
    return found;
  }

  private extend(at: string, left: number, hops: Hop[], seen: Set<string>, found: FoundPath[]): boolean {
    if (left === 0) {
      if (this.graph.to.has(at) && this.passesVia(hops)) found.push({ hops: [...hops], certainty: weakestOf(hops.map(h => h.edge.certainty)) });
      return true;
    }
    for (const hop of this.graph.hops.get(at) ?? []) {
      if (seen.has(hop.to) || this.graph.avoid.has(hop.to) || (this.distances.get(hop.to) ?? Infinity) > left - 1) continue;
      this.budget -= 1;
      if (this.budget < 0) return false;
      hops.push(hop);
      seen.add(hop.to);
      const lasted = this.extend(hop.to, left - 1, hops, seen, found);
      seen.delete(hop.to);
      hops.pop();
      if (!lasted) return false;
    }
    return true;
  }

  private passesVia(hops: readonly Hop[]): boolean {
    const { via } = this.graph;
    return !via || hops.slice(1).some(hop => via.has(hop.from));
  }
}

/** Length, weakest certainty, ids of the nodes in turn, keys of the edges in turn. */
export const inOrder = (a: FoundPath, b: FoundPath): number => {
  const first = a.hops.length - b.hops.length || weakness(a.certainty) - weakness(b.certainty);
  if (first !== 0) return first;
  const from = compare(a.hops[0]?.from ?? '', b.hops[0]?.from ?? '');
  if (from !== 0) return from;
  return firstDifference(a, b, hop => hop.to) || firstDifference(a, b, hop => hop.edge.key);
};

const firstDifference = (a: FoundPath, b: FoundPath, of: (hop: Hop) => string): number => {
  for (let i = 0; i < a.hops.length; i += 1) {
    const [x, y] = [a.hops[i], b.hops[i]];
    const difference = x && y ? compare(of(x), of(y)) : 0;
    if (difference !== 0) return difference;
  }
  return 0;
};
