import type { Relation } from '../model/model';
import type { Arm } from '../plan/traversal';
import {
  compare,
  edgesOf,
  hopsOf,
  testedAs,
  push,
  seedOf,
  wholeLevels,
  type Found,
  type Hop,
  type Hops,
  type FoundEdge,
} from './found';
import type { Chains, Link } from './chains';
import { levelsOf, type Distances } from './reach';
import { type Sliced, finish } from './sliced';
import type { BetweenEnds } from './found';
import type { Usual } from './usual';

/** What is reached from one end, level by level; nothing is known beyond `whole` levels. */
export type Side = Readonly<{ levels: Distances; hops: Hops; whole: number }>;

/** Nodes to avoid are neither endpoints nor passed. */
export function* sideOf(
  found: BetweenEnds,
  set: 'From' | 'To',
  expansion: 'Forward' | 'Backward',
  arm: Arm,
): Sliced<Side> {
  const avoid = testedAs(found, 'Avoid');
  const hops = yield* hopsOf(
    edgesOf(found, expansion).filter(edge => !avoid?.has(edge.from) && !avoid?.has(edge.to)),
    [arm],
  );
  const whole = wholeLevels(found, expansion);
  return {
    hops,
    whole,
    levels: yield* levelsOf(
      hops,
      [...seedOf(found, set)].filter(id => !avoid?.has(id)),
      whole,
    ),
  };
}

/**
 * One of the shortest paths to a node: its nodes, the node itself last; whether it has passed `via`; and
 * whether it is apart, that is, passes nothing that the other side visited.
 */
type Way = Readonly<{
  nodes: readonly string[];
  past: boolean;
  apart: boolean;
  /** The relation next to the node, as it stands in the whole path; those that are looked past are not it. */
  link: Link | undefined;
}>;

/**
 * A path to each node: one that passes `via` if there is one, and preferably apart from the other side. An
 * endpoint itself does not count as passed.
 */
const waysTo = (
  { levels, hops }: Side,
  via: ReadonlySet<string> | undefined,
  other: ReadonlySet<string>,
  longer: (link: Link | undefined, hop: Hop) => Link | undefined | false,
): ReadonlyMap<string, Way> => {
  const ways = new Map<string, Way>(
    (levels[0] ?? []).map(id => [id, { nodes: [id], past: !via, apart: !other.has(id), link: undefined }]),
  );
  const rank = ({ past, apart }: Way): number => Number(past) * 2 + Number(apart);
  levels.slice(1).forEach((level, i) => {
    const here = new Set(level);
    for (const before of levels[i] ?? [])
      for (const hop of hops.get(before) ?? []) {
        const { to } = hop;
        const way = ways.get(before);
        const link = way && here.has(to) ? longer(way.link, hop) : false;
        if (!way || link === false) continue;
        const onward: Way = {
          link,
          nodes: [...way.nodes, to],
          past: way.past || (via?.has(to) ?? true),
          apart: way.apart && !other.has(to),
        };
        const known = ways.get(to);
        if (!known || rank(onward) > rank(known)) ways.set(to, onward);
      }
  });
  return ways;
};

/**
 * Nodes of one sort (a kind, subdivided as the SDL says) at one distance. Either all of them are past `via`
 * or none is. `apart` are those whose paths are apart from the other side.
 */
export type NodeGroup = Readonly<{
  kind: string;
  sort: string;
  past: boolean;
  /** What leads to them, or on from them, if it is of one relation. */
  link: Link | undefined;
  ids: readonly string[];
  apart: readonly string[];
}>;

const groupsOf = (
  level: readonly string[],
  ways: ReadonlyMap<string, Way>,
  found: Pick<Found, 'nodes'>,
  usual: Usual,
): readonly NodeGroup[] => {
  const groups = new Map<string, string[]>();
  for (const id of level) {
    const way = ways.get(id);
    const link = way?.link ? `${way.link.relation},${way.link.direction}` : '-';
    if (way) push(groups, `${way.past ? 'past' : 'before'} ${link} ${usual.sortOf(id)}`, id);
  }
  return [...groups]
    .sort(([a], [b]) => compare(b, a))
    .map(([name, ids]) => ({
      ids,
      apart: ids.filter(id => ways.get(id)?.apart),
      past: name.startsWith('past '),
      link: ways.get(ids[0] ?? '')?.link,
      sort: name.split(' ').slice(2).join(' '),
      kind: found.nodes.get(ids[0] ?? '')?.kind ?? '',
    }));
};

/** The far side is followed from its end, against the path. */
const turned = ({ relation, direction }: Link): Link => ({
  relation,
  direction: direction === 'FORWARD' ? 'BACKWARD' : 'FORWARD',
});

/**
 * At most this many nodes of each side are searched for pairs, as many as an answer lists, and at most this
 * many pairs in all.
 */
const MOST_ENDS = 1000;
const PAIRS = 200_000;

/** What is laid out if whyNot is asked for: the same once more, along all relations. */
export type LaidOut = Found<
  'From' | 'To' | 'Via' | 'Avoid',
  'Forward' | 'Backward' | 'UnscopedForward' | 'UnscopedBackward',
  never
>;

/** Finds the nodes of the two sides that a new relation may join. */
export class Joining {
  private readonly near: ReadonlyMap<string, Way>;
  private readonly far: ReadonlyMap<string, Way>;
  private readonly starts: readonly (readonly NodeGroup[])[];
  private readonly ends: readonly (readonly NodeGroup[])[];
  private readonly present: ReadonlySet<string>;
  private readonly closing: Closing;
  private readonly usual: Usual;
  private pairs = PAIRS;

  constructor(
    private readonly sides: Readonly<{ near: Side; far: Side }>,
    found: LaidOut,
    { usual, chains }: Readonly<{ usual: Usual; chains: Chains }>,
  ) {
    this.usual = usual;
    const { near, far } = sides;
    const via = testedAs(found, 'Via');
    this.near = waysTo(near, via, new Set(far.levels.flat()), (link, hop) => {
      const next = chains.linkOf(hop);
      if (chains.isLookedPast(next)) return link;
      return chains.mayFollow(link, next) && next;
    });
    this.far = waysTo(far, via, new Set(near.levels.flat()), (link, hop) => {
      const before = turned(chains.linkOf(hop));
      if (chains.isLookedPast(before)) return link;
      return chains.mayFollow(before, link) && before;
    });
    this.starts = near.levels.map(level => groupsOf(level, this.near, found, usual));
    this.ends = far.levels.map(level => groupsOf(level, this.far, found, usual));
    this.closing = new Closing(edgesOf(found, 'Forward', 'Backward', 'UnscopedForward', 'UnscopedBackward'));
    this.present = new Set(
      edgesOf(found, 'Forward', 'Backward').map(({ relation, from, to }) => `${relation} ${from} ${to}`),
    );
  }

  /**
   * The groups at distance `i` from the near end and `j` from the far end; only if it is known which
   * relations already join them.
   */
  groups(i: number, j: number): Readonly<{ starts: readonly NodeGroup[]; ends: readonly NodeGroup[] }> {
    const { near, far } = this.sides;
    if (i >= near.whole && j >= far.whole) return { starts: [], ends: [] };
    return { starts: this.starts[i] ?? [], ends: this.ends[j] ?? [] };
  }

  /**
   * Two sets of nodes such that a new relation may join any of the first with any of the second: the path
   * passes no node twice, and no such relation exists yet. Paths that are apart from the other side never
   * meet, and an existing relation from one of them would lead to a node that both sides visited. So pairs
   * are tried one by one only if there are no such paths.
   */
  between(
    starts: NodeGroup,
    ends: NodeGroup,
    relation: Relation,
    direction: 'FORWARD' | 'BACKWARD',
  ): readonly [readonly string[], readonly string[]] | undefined {
    const { name } = relation;
    const free = {
      near: (id: string): boolean =>
        this.usual.takesMore(id, relation, direction === 'FORWARD' ? 'from' : 'to'),
      far: (id: string): boolean =>
        this.usual.takesMore(id, relation, direction === 'FORWARD' ? 'to' : 'from'),
    };
    const begun = starts.apart.filter(free.near);
    const open = ends.apart.filter(
      to => free.far(to) && !this.closing.closes(begun, to, relation, direction),
    );
    if (begun.length > 0 && open.length > 0) return [begun, open];
    const joins = (from: string, to: string): boolean =>
      this.joins(from, to, direction === 'FORWARD' ? `${name} ${from} ${to}` : `${name} ${to} ${from}`) &&
      !this.closing.closes([from], to, relation, direction);
    const [most, others] = [
      starts.ids.filter(free.near).slice(0, MOST_ENDS),
      ends.ids.filter(free.far).slice(0, MOST_ENDS),
    ];
    for (const to of others) {
      const froms = most.filter(from => joins(from, to));
      if (froms.length > 0)
        return [froms, others.filter(other => other === to || froms.every(from => joins(from, other)))];
      if (this.pairs <= 0) return undefined;
    }
    return undefined;
  }

  private joins(from: string, to: string, key: string): boolean {
    this.pairs -= 1;
    const [way, onward] = [this.near.get(from)?.nodes ?? [], this.far.get(to)?.nodes ?? []];
    return this.pairs > 0 && !this.present.has(key) && !way.some(id => onward.includes(id));
  }
}

/**
 * Tells which missing relations would close a cycle of an acyclic relation, as far as the found edges show.
 */
class Closing {
  private readonly hops = new Map<string, Hops>();
  private readonly reached = new Map<string, ReadonlySet<string>>();

  constructor(private readonly edges: readonly FoundEdge[]) {}

  /** Whether an edge from any of `from` to `to` (or the reverse, if BACKWARD) would close a cycle. */
  closes(
    from: readonly string[],
    to: string,
    relation: Relation,
    direction: 'FORWARD' | 'BACKWARD',
  ): boolean {
    return relation.acyclic && from.some(id => this.leadingBack(id, relation, direction).has(to));
  }

  /** The nodes that lead to `id` by the relation, or, if BACKWARD, that it leads to. Includes `id` itself. */
  private leadingBack(
    id: string,
    relation: Relation,
    direction: 'FORWARD' | 'BACKWARD',
  ): ReadonlySet<string> {
    const key = `${relation.name} ${direction} ${id}`;
    const before = this.reached.get(key);
    if (before) return before;
    const hops = this.hopsAgainst(relation, direction);
    const seen = new Set([id]);
    for (const at of seen) for (const { to } of hops.get(at) ?? []) seen.add(to);
    this.reached.set(key, seen);
    return seen;
  }

  private hopsAgainst(relation: Relation, direction: 'FORWARD' | 'BACKWARD'): Hops {
    const key = `${relation.name} ${direction}`;
    const hops =
      this.hops.get(key) ??
      finish(
        hopsOf(this.edges, [
          { relations: [relation], direction: direction === 'FORWARD' ? 'BACKWARD' : 'FORWARD' },
        ]),
      );
    this.hops.set(key, hops);
    return hops;
  }
}
