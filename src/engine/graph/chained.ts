import { CERTAINTIES, type Certainty } from '../model/model';
import type { Budget } from './sliced';
import { AT_START, type Behind, type Chains } from './chains';
import { compare, type Hop, type Hops } from './found';
import { findPaths, inOrder, type FoundPath } from './paths';
import type { Reached } from './reach';
import { inTurns, sorted, type Sliced } from './sliced';
import { weakestHop, weakness } from './found';
import { UpTo } from './up-to';

/** A node, what may not come next, and the first way there. States of one `group` have ways over the same nodes. */
type State = Readonly<{ id: string; behind: Behind; hop?: Hop; before?: State }> & { group: number };

/** The states at each distance, those whose ways come first before others. */
type States = readonly (readonly State[])[];

const keyOf = (id: string, { key }: Behind): string => `${id} ${key}`;

/** States followed between two yields. */
const FOLLOWED = 100;

/** What was read, whole as far as is followed. */
type Asked = Readonly<{ out: UpTo<Hops>; from: ReadonlySet<string>; chains: Chains }>;

/**
 * Everything reached by simple paths in which no relation stands behind one that it may not stand
 * behind, all followed the same way: ordered as by `reachOf`.
 */
export function* chainedReachOf(asked: Asked, budget: Budget): Sliced<UpTo<readonly Reached[]>> {
  const firsts = yield* firstWays(asked);
  const reached: Reached[] = [];
  let completeTo: number | undefined;
  for (const [id, way] of firsts) {
    const at = way.length;
    if (isSimple(way)) reached.push({ id, distance: at, path: pathOf(way) });
    else {
      const path = yield* shortestSimple(asked, id, at, budget);
      if (path === 'UNKNOWN') completeTo = Math.min(completeTo ?? at, at) - 1;
      else if (path) reached.push({ id, distance: path.hops.length, path });
    }
  }
  if (completeTo === undefined) return asked.out.with(yield* sorted(reached, inRank));
  const whole = reached.filter(({ distance }) => distance <= completeTo);
  return new UpTo(yield* sorted(whole, inRank), completeTo, asked.out.cut ?? 'PATH_LIMIT');
}

const inRank = (a: Reached, b: Reached): number =>
  a.distance - b.distance || weakness(a.path.certainty) - weakness(b.path.certainty) || compare(a.id, b.id);

const pathOf = (hops: readonly Hop[]): FoundPath => ({ hops, certainty: weakestHop(hops) });

const isSimple = (way: readonly Hop[]): boolean => new Set(way.map(({ to }) => to)).size === way.length;

/** The first of the shortest ways to each node, whether these pass a node twice or not. */
function* firstWays(asked: Asked): Sliced<ReadonlyMap<string, readonly Hop[]>> {
  const all = yield* statesOf(asked, 'UNCERTAIN');
  const distances = new Map(
    all.flatMap((states, at) => states.map(({ id, behind }) => [keyOf(id, behind), at])),
  );
  const nearest = new Map<string, number>();
  for (const [at, states] of all.entries())
    for (const { id } of states) if (!nearest.has(id)) nearest.set(id, at);
  const firsts = new Map<string, readonly Hop[]>();
  for (const certainty of CERTAINTIES) {
    const states = certainty === 'UNCERTAIN' ? all : yield* statesOf(asked, certainty, distances);
    yield;
    for (const [at, here] of states.entries())
      for (const state of here)
        if (at > 0 && nearest.get(state.id) === at && !firsts.has(state.id))
          firsts.set(state.id, wayTo(state));
  }
  return firsts;
}

const wayTo = (state: State): readonly Hop[] => {
  const way: Hop[] = [];
  for (let at: State | undefined = state; at?.hop; at = at.before) way.push(at.hop);
  return way.reverse();
};

/**
 * Follows hops with at least this certainty from state to state; only to the distances that are given, where they are. No
 * shortest way passes another start, since what is left of a way is one.
 */
function* statesOf(
  { out: { seen: hops, completeTo: maxHops }, from, chains }: Asked,
  certainty: Certainty,
  distances?: ReadonlyMap<string, number>,
): Sliced<States> {
  const seen = new Set<string>();
  const starts = yield* sorted([...from], compare);
  const levels: (readonly State[])[] = [starts.map((id, group) => ({ id, behind: AT_START, group }))];
  for (let at = 1; at <= maxHops && (levels[at - 1]?.length ?? 0) > 0; at += 1) {
    const next: State[] = [];
    const follow = (before: State, hop: Hop): void => {
      if (from.has(hop.to) || weakness(hop.edge.certainty) > weakness(certainty)) return;
      const behind = chains.goOn(before.behind, chains.linkOf(hop));
      if (!behind) return;
      const key = keyOf(hop.to, behind);
      if (seen.has(key) || (distances && distances.get(key) !== at)) return;
      seen.add(key);
      next.push({ id: hop.to, behind, hop, before, group: 0 });
    };
    yield* inTurns(
      levels[at - 1] ?? [],
      state => hops.get(state.id)?.forEach(hop => follow(state, hop)),
      FOLLOWED,
    );
    levels.push(grouped(yield* sorted(next, byNodes)));
  }
  return levels;
}

const groupBefore = ({ before }: State): number => before?.group ?? 0;

/** By the nodes of their ways; those over the same nodes stay in the order of their relations. */
const byNodes = (a: State, b: State): number => groupBefore(a) - groupBefore(b) || compare(a.id, b.id);

const grouped = (states: readonly State[]): readonly State[] => {
  let group = 0;
  states.forEach((state, i) => {
    const last = states[i - 1];
    if (last && byNodes(last, state) !== 0) group += 1;
    state.group = group;
  });
  return states;
};

/** The first of the shortest simple paths to a node, from this length on, or undefined if there is none. */
function* shortestSimple(
  { out: { seen: hops, completeTo: maxHops }, from, chains }: Asked,
  id: string,
  least: number,
  budget: Budget,
): Sliced<FoundPath | 'UNKNOWN' | undefined> {
  const graph = {
    ...{ hops, from, chains, completeTo: maxHops, capped: false },
    ...{ to: new Set([id]), via: undefined, avoid: NONE, inherits: NONE },
  };
  for (let length = least; length <= maxHops; length += 1) {
    const { all } = yield* findPaths(graph, { minHops: length, maxHops: length }, budget);
    if (!all) return 'UNKNOWN';
    const [first] = [...all].sort(inOrder);
    if (first) return first;
  }
  return undefined;
}
const NONE: ReadonlySet<string> = new Set();
