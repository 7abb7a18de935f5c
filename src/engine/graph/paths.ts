import { CERTAINTIES, type Certainty } from '../model/model';
import { type Budget, inTurns, sorted, type Sliced } from './sliced';
import { compare, push, type Hop } from './found';
import { weakestHop, weakness, type Subgraph } from './found';
import { UpTo } from './up-to';

/** A simple path: it passes no node twice. It is as certain as its weakest hop. */
export type FoundPath = Readonly<{ hops: readonly Hop[]; certainty: Certainty }>;

/** In the fixed order: length, weakest certainty, ids. */
export type FoundPaths = UpTo<readonly FoundPath[]>;

/** The allowed length of a path, in hops. */
type Lengths = Readonly<{ minHops: number; maxHops: number }>;

/**
 * All simple paths from `from` to `to` through `via`, length by length, so that if the budget runs out the
 * result is complete up to a length. Paths that only restate through a group what a shorter path says are
 * left out. Hops that cannot reach an endpoint in the remaining length are never tried.
 */
export function* findPaths(
  graph: Subgraph,
  { minHops, maxHops }: Lengths,
  budget: Budget,
): Sliced<FoundPaths> {
  const limit = Math.min(maxHops, graph.completeTo);
  const search = new PathSearch(graph, yield* distancesTo(graph), budget, minHops);
  const paths: FoundPath[] = [];
  for (let length = minHops; length <= limit; length += 1) {
    const found = yield* search.ofLength(length);
    if (!found) return new UpTo(paths, length - 1, 'PATH_LIMIT');
    yield* inOrderOf(found, paths);
  }
  return new UpTo(paths, limit, graph.capped ? 'LAYER_CAP' : undefined);
}

/** The number of hops from each node to the nearest endpoint. */
function* distancesTo(graph: Pick<Subgraph, 'hops' | 'to'>): Sliced<ReadonlyMap<string, number>> {
  const before = new Map<string, string[]>();
  yield* inTurns(
    graph.hops.values(),
    hops => {
      for (const hop of hops) push(before, hop.to, hop.from);
    },
    NODES,
  );
  const distances = new Map([...graph.to].map(id => [id, 0]));
  let frontier = [...graph.to];
  for (let distance = 1; frontier.length > 0; distance += 1) {
    const next: string[] = [];
    const meet = (id: string): void => {
      if (distances.has(id)) return;
      distances.set(id, distance);
      next.push(id);
    };
    yield* inTurns(frontier, id => before.get(id)?.forEach(meet), NODES);
    frontier = next;
  }
  return distances;
}

/** Nodes whose hops are followed between two yields. */
const NODES = 100;

/** Hops tried between two yields: about a millisecond. */
const TRIES = 250;

/** A node on the current path: the hops that lead on from it, and the index of the next one to try. */
type Frame = { readonly hops: readonly Hop[]; next: number };
const NO_HOPS: readonly Hop[] = [];

/**
 * Depth-first search with an explicit stack: a recursive generator would be resumed through all its levels.
 */
class PathSearch {
  private readonly starts: readonly string[];
  /** Counted across all start nodes: many short searches block others as much as one long search does. */
  private tries = 0;
  /** Indexed by the remaining length, then by node. */
  private readonly leading: Map<string, readonly Hop[]>[] = [];
  private readonly said: Said = new Map();

  constructor(
    private readonly graph: Subgraph,
    private readonly distances: ReadonlyMap<string, number>,
    private readonly budget: Budget,
    private readonly minHops: number,
  ) {
    this.starts = [...graph.from].filter(id => !graph.avoid.has(id)).sort(compare);
  }

  /** The paths of exactly this length; undefined if the budget ran out. */
  *ofLength(length: number): Sliced<FoundPath[] | undefined> {
    const found: FoundPath[] = [];
    for (const from of this.starts) {
      if ((this.distances.get(from) ?? Infinity) > length) continue;
      if (!(yield* this.from(from, length, found))) return undefined;
    }
    return found;
  }

  private *from(start: string, length: number, found: FoundPath[]): Sliced<boolean> {
    const hops: Hop[] = [];
    const visited = new Set([start]);
    const stack: Frame[] = [this.frame(start, length - 1)];
    while (stack.length > 0) {
      const top = stack[stack.length - 1] as Frame;
      const hop = top.hops[top.next];
      top.next += 1;
      if (hop === undefined) {
        stack.pop();
        const last = hops.pop();
        if (last) visited.delete(last.to);
        continue;
      }
      if (visited.has(hop.to) || !this.isChain(hops, hop)) continue;
      if (!this.budget.take()) return false;
      this.tries += 1;
      if (this.tries % TRIES === 0) yield;
      if (hops.length + 1 === length) this.arrive(hops, hop, found);
      else {
        hops.push(hop);
        visited.add(hop.to);
        stack.push(this.frame(hop.to, length - hops.length - 1));
      }
    }
    return true;
  }

  /** Whether the hop may follow the last that is not looked past. */
  private isChain(hops: readonly Hop[], next: Hop): boolean {
    const { chains } = this.graph;
    if (chains.areAny) return true;
    const link = chains.linkOf(next);
    if (chains.isLookedPast(link)) return true;
    for (let i = hops.length - 1; i >= 0; i -= 1) {
      const before = chains.linkOf(hops[i] as Hop);
      if (!chains.isLookedPast(before)) return chains.mayFollow(before, link);
    }
    return true;
  }

  private frame(id: string, left: number): Frame {
    return { hops: this.leadingOn(id, left), next: 0 };
  }

  /**
   * Hops that can reach an endpoint in the remaining length. At a hub only a few of many can, so they are
   * filtered once and cached.
   */
  private leadingOn(id: string, left: number): readonly Hop[] {
    const byNode = this.leading[left] ?? new Map<string, readonly Hop[]>();
    this.leading[left] = byNode;
    const known = byNode.get(id);
    if (known) return known;
    const { hops, avoid } = this.graph;
    const on = (hops.get(id) ?? NO_HOPS).filter(
      ({ to }) => (this.distances.get(to) ?? Infinity) <= left && !avoid.has(to),
    );
    byNode.set(id, on);
    return on;
  }

  /** The hops are copied only for a path that is an answer. */
  private arrive(hops: Hop[], last: Hop, found: FoundPath[]): void {
    if (!this.graph.to.has(last.to)) return;
    hops.push(last);
    if (this.passesVia(hops) && !isRestated(hops, this.graph, this.minHops, this.said))
      found.push({ hops: [...hops], certainty: weakestHop(hops) });
    hops.pop();
  }

  private passesVia(hops: readonly Hop[]): boolean {
    const { via } = this.graph;
    if (!via) return true;
    for (let i = 1; i < hops.length; i += 1) if (via.has((hops[i] as Hop).from)) return true;
    return false;
  }
}

/**
 * Appends paths of one length in the fixed order. The search finds them ordered by their ids, except for
 * parallel relations, so once split by certainty they are nearly sorted.
 */
function* inOrderOf(found: readonly FoundPath[], paths: FoundPath[]): Sliced<void> {
  for (const certainty of CERTAINTIES) {
    const alike = found.filter(path => path.certainty === certainty);
    yield;
    for (const path of yield* sorted(alike, inOrder)) paths.push(path);
    yield;
  }
}

/** By length, weakest certainty, the ids of the nodes in turn, then the keys of the edges in turn. */
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
    const difference = x && y && x !== y ? compare(of(x), of(y)) : 0;
    if (difference !== 0) return difference;
  }
  return 0;
};

/** What is searched for the direct statement. */
type Looked = Pick<Subgraph, 'hops' | 'inherits' | 'via'>;
/** What the hops of a node say, by the node, as far as it was asked: many paths ask about the same hub. */
type Said = Map<string, ReadonlySet<string>>;

/** A part of a path, from one hop to another, that says no more than a single hop like `like` would. */
type Stretch = Readonly<{ first: number; last: number; like: Hop }>;

/**
 * Whether a path says through a group what is also said of a member directly: a city is one of the
 * cities, which use a login, while it uses that login itself. Several inheriting relations may
 * follow one another, and the path may follow them backward. A path is not restated if the shorter one is not
 * an answer: if it is too short, or does not pass through `via`.
 */
const isRestated = (path: readonly Hop[], graph: Looked, minHops: number, said: Said): boolean =>
  path.some(({ edge }) => graph.inherits.has(edge.relation)) &&
  stretchesOf(path, graph.inherits).some(
    stretch =>
      path.length - (stretch.last - stretch.first) >= minHops &&
      passesWithout(path, stretch, graph) &&
      isSaid(path, stretch, graph, said),
  );

function stretchesOf(path: readonly Hop[], inherits: ReadonlySet<string>): readonly Stretch[] {
  const isInherited = (at: number, direction: Hop['direction']): boolean => {
    const hop = path[at];
    return hop !== undefined && hop.direction === direction && inherits.has(hop.edge.relation);
  };
  return path.flatMap((like, i) => {
    const stretches: Stretch[] = [];
    for (let first = i - 1; isInherited(first, 'FORWARD'); first -= 1)
      stretches.push({ first, last: i, like });
    for (let last = i + 1; isInherited(last, 'BACKWARD'); last += 1) stretches.push({ first: i, last, like });
    return stretches;
  });
}

/** Whether the path still passes through `via` without the stretch. */
const passesWithout = (path: readonly Hop[], { first, last }: Stretch, { via }: Looked): boolean =>
  !via || path.some(({ from }, i) => i > 0 && (i <= first || i > last) && via.has(from));

/** Whether a single hop says the same. */
const isSaid = (
  path: readonly Hop[],
  { first, last, like }: Stretch,
  { hops }: Looked,
  said: Said,
): boolean => {
  const [from, to] = [path[first]?.from, path[last]?.to];
  if (from === undefined || to === undefined) return false;
  const known = said.get(from) ?? new Set(hops.get(from)?.map(hop => nameOf(hop, hop.to)));
  said.set(from, known);
  return known.has(nameOf(like, to));
};

const nameOf = ({ edge, direction }: Hop, to: string): string => `${edge.relation} ${direction} ${to}`;

/** A node that paths begin at, with the nodes on the way from it and the targets they reach, all by id. */
export type Start = Readonly<{
  from: string;
  via: UpTo<readonly string[]>;
  targets: UpTo<readonly string[]>;
  /** How many begin there, if that is known. */ pathCount: number | null;
  length: number;
  certainty: Certainty;
}>;

/** A node on the way, with the paths that pass through it and the targets they reach. */
export type Pivot = Readonly<{
  via: string;
  targets: UpTo<readonly string[]>;
  paths: FoundPaths;
  length: number;
  certainty: Certainty;
}>;

/** Paths visited between two yields: about a millisecond. */
const PATHS = 1_000;

/**
 * Groups paths by the nodes between their endpoints that match `via`. Best connected first: shortest, then
 * most certain, then most targets, then by id. `all` must be in the fixed order. The paths of a group begin with
 * the best to each target, so that the first few leave out no target that there is room for.
 */
export function* findPivots(
  all: FoundPaths,
  via: ReadonlySet<string> | undefined,
): Sliced<UpTo<readonly Pivot[]>> {
  const groups = new Map<string, Group>();
  const add = (path: FoundPath): void => {
    const target = path.hops[path.hops.length - 1]?.to ?? '';
    for (let at = 1; at < path.hops.length; at += 1) {
      const { from } = path.hops[at] as Hop;
      if (via && !via.has(from)) continue;
      const group: Group = groups.get(from) ?? { nearest: new Map(), others: [] };
      groups.set(from, group);
      if (!group.nearest.has(target)) group.nearest.set(target, path);
      else group.others.push(path);
    }
  };
  yield* inTurns(all.seen, add, PATHS);
  return all.with([...groups].map(([id, group]) => pivot(id, group, all)).sort(inRank));
}

/** Groups paths by the node that they begin at, by id. `paths` must be in the fixed order: the first is the best. */
export function* findStarts(
  all: FoundPaths,
  via: ReadonlySet<string> | undefined,
): Sliced<UpTo<readonly Start[]>> {
  const groups = new Map<string, Begun>();
  const add = (path: FoundPath): void => {
    const { hops } = path;
    const from = hops[0]?.from ?? '';
    const group = groups.get(from) ?? { first: path, via: new Set(), targets: new Set(), count: 0 };
    groups.set(from, group);
    group.count += 1;
    group.targets.add(hops[hops.length - 1]?.to ?? '');
    for (let at = 1; at < hops.length; at += 1) {
      const { from: passed } = hops[at] as Hop;
      if (!via || via.has(passed)) group.via.add(passed);
    }
  };
  yield* inTurns(all.seen, add, PATHS);
  return all.with(
    [...groups].map(([from, group]) => start(from, group, all)).sort((a, b) => compare(a.from, b.from)),
  );
}

type Begun = Readonly<{ first: FoundPath; via: Set<string>; targets: Set<string> }> & { count: number };

const start = (from: string, { first, via, targets, count }: Begun, all: FoundPaths): Start => ({
  from,
  via: all.with([...via].sort(compare)),
  targets: all.with([...targets].sort(compare)),
  pathCount: all.ofAll(() => count),
  length: first.hops.length,
  certainty: first.certainty,
});

/** The best path to each target, by target, and the other paths; both in the fixed order. */
type Group = Readonly<{ nearest: Map<string, FoundPath>; others: FoundPath[] }>;

const pivot = (via: string, { nearest, others }: Group, all: FoundPaths): Pivot => {
  const paths = [...nearest.values()].concat(others);
  return {
    via,
    paths: all.with(paths),
    targets: all.with([...nearest.keys()].sort(compare)),
    length: paths[0]?.hops.length ?? 0,
    certainty: paths[0]?.certainty ?? 'UNCERTAIN',
  };
};

const inRank = (a: Pivot, b: Pivot): number =>
  a.length - b.length ||
  weakness(a.certainty) - weakness(b.certainty) ||
  b.targets.seen.length - a.targets.seen.length ||
  compare(a.via, b.via);
