import { type Certainty, CERTAINTIES } from '../model/model';
import { armsOf, type Arm, type AssumedEdge, type Expansion, type Ways } from '../plan/traversal';
import { inTurns, sorted, type Sliced } from './sliced';
import type { FoundElsewhere } from './union';
import { ANY_CHAINS, chainsOf, type Chains } from './chains';

/** An edge read by *find*; its key holds its relation and endpoints. */
export type FoundEdge = Readonly<{
  key: string;
  relation: string;
  from: string;
  to: string;
  certainty: Certainty;
  facts: readonly unknown[];
  /** It has no known start or end date, as far as dates were read. */ undated: boolean;
  /** Exists only in a what-if. */ assumed: boolean;
  /** Of one that follows from a what-if: its first day, and the first on which it does not hold any more. */
  period?: readonly unknown[];
}>;

export type FoundNode = Readonly<{
  id: string;
  kind: string;
  certainty: Certainty;
  facts: readonly unknown[];
}>;

/** When something holds (validFrom and validTo), and with what certainty. */
export type Standing = Readonly<{ certainty: Certainty; facts: readonly unknown[] }>;

/** Nodes by id and edges by key, whatever their dates and certainty. */
export type Named = Readonly<{ nodes: ReadonlyMap<string, Standing>; edges: ReadonlyMap<string, Standing> }>;

/** What an expansion visited, level by level; contains only whole levels. */
export type FoundExpansion = Readonly<{
  of: Expansion;
  levels: readonly (readonly FoundEdge[])[];
  capped: boolean;
}>;

/**
 * The bounded part of the graph that a question is computed on. `S`, `H` and `F` are the names of the seeds,
 * expansions and facts in the question's layout; any other name does not compile. They default to `string`,
 * for code that works on all of them.
 */
export type Found<
  S extends string = string,
  H extends string = string,
  F extends string = string,
> = Readonly<{
  /** Never set. Makes the type contravariant: a type with more names is assignable to one with fewer. */
  takes?: (names: Readonly<{ set: S; expansion: H; fact: F }>) => void;
  seeds: ReadonlyMap<string, ReadonlySet<string>>;
  tests: ReadonlyMap<string, ReadonlySet<string>>;
  /** Empty unless the plan reads facts of nodes. */
  nodes: ReadonlyMap<string, FoundNode>;
  /** The names of the node facts and of the edge facts, in order. */
  facts: Readonly<{ node: readonly string[]; edge: readonly string[] }>;
  expansions: ReadonlyMap<string, FoundExpansion>;
  /** The nodes and relations named by a what-if, as they exist in the graph. */
  named: Named;
  /** Edges added by a what-if, and those of other graphs. */
  added: readonly FoundEdge[];
  /** Keys, or key prefixes, of edges removed by a what-if. */
  taken: readonly string[];
  /** The number of edges visited. */
  visited: number;
  /** The most edges of a layer. */
  layerCap: number;
  /** What other graphs answered, where it goes on in them. */
  elsewhere?: FoundElsewhere;
}>;

/** The names of the expansions, or of the facts, of a `Found` type. */
export type HopsOf<T> = T extends Found<never, infer H, never> ? H : never;
export type FactsOf<T> = T extends Found<never, never, infer F> ? F : never;

/** Reads what the key of an edge says about it. */
export const edgeOfKey = (key: string): Pick<FoundEdge, 'key' | 'relation' | 'from' | 'to'> => {
  const [relation = '', from = '', to = ''] = key.split(' ');
  return { key, relation, from, to };
};

export const assumedEdge = (
  { relation, from, to, certainty }: AssumedEdge,
  key: string,
  facts: readonly unknown[],
): FoundEdge => ({ key, relation: relation.name, from, to, certainty, facts, undated: false, assumed: true });

/** The seeds of this name; empty if none were laid out. */
export const seedOf = <S extends string>(
  found: Found<S, never, never>,
  name: NoInfer<S>,
): ReadonlySet<string> => found.seeds.get(name) ?? NONE;
const NONE: ReadonlySet<string> = new Set();

/** Returns the seeds, or undefined if none were laid out. */
export const seedIfAny = <S extends string>(
  found: Found<S, never, never>,
  name: NoInfer<S>,
): ReadonlySet<string> | undefined => found.seeds.get(name);

/** The only seed of this name. */
export const onlyOf = <S extends string>(found: Found<S, never, never>, name: NoInfer<S>): string =>
  [...seedOf(found, name)][0] ?? '';

/** The visited nodes that match a test; undefined if there is no such test and any node will do. */
export const testedAs = <S extends string>(
  found: Found<S, never, never>,
  name: NoInfer<S>,
): ReadonlySet<string> | undefined => found.tests.get(name);

/** A fact of a node or of an edge, by name. */
export const nodeFact = <F extends string>(
  found: Found<never, never, F>,
  id: string,
  name: NoInfer<F>,
): unknown => found.nodes.get(id)?.facts[found.facts.node.indexOf(name)];
export const edgeFact = <F extends string>(
  found: Found<never, never, F>,
  edge: FoundEdge,
  name: NoInfer<F>,
): unknown => edge.facts[found.facts.edge.indexOf(name)];

/** The edges visited by these expansions, each once, and the assumed ones. */
export const edgesOf = <H extends string>(
  found: Found<never, H, never>,
  ...names: readonly NoInfer<H>[]
): readonly FoundEdge[] => edgesIn(found, names);

/** Returns the edges for expansions of any question. */
export const edgesIn = (
  found: Pick<Found, 'expansions' | 'added'>,
  names: Iterable<string>,
): readonly FoundEdge[] => {
  const edges = new Map<string, FoundEdge>();
  for (const name of names)
    for (const level of found.expansions.get(name)?.levels ?? [])
      for (const edge of level) edges.set(edge.key, edge);
  for (const edge of found.added) edges.set(edge.key, edge);
  return [...edges.values()];
};

export const isTaken = ({ taken }: Pick<Found, 'taken'>, key: string): boolean =>
  taken.some(of => key === of || key.startsWith(`${of} `));

/** Lists what an expansion followed. */
export const armsAlong = <H extends string>(
  found: Found<never, H, never>,
  name: NoInfer<H>,
): readonly Arm[] => {
  const expansion = found.expansions.get(name);
  return expansion ? armsOf(expansion.of) : [];
};

/** The number of whole levels. */
export const wholeLevels = <H extends string>(found: Found<never, H, never>, name: NoInfer<H>): number =>
  found.expansions.get(name)?.levels.length ?? 0;

/**
 * The distance to which everything is known: `asked`, or, if one of the expansions was capped, the sum of
 * their whole levels.
 */
export const wholeTo = <H extends string>(
  found: Found<never, H, never>,
  asked: number,
  ...names: readonly NoInfer<H>[]
): number =>
  isCapped(found, ...names) ? names.reduce((sum, name) => sum + wholeLevels(found, name), 0) : asked;

export const isCapped = <H extends string>(
  found: Found<never, H, never>,
  ...names: readonly NoInfer<H>[]
): boolean => names.some(name => found.expansions.get(name)?.capped);

/** An edge as followed from one of its endpoints. */
export type Hop = Readonly<{ edge: FoundEdge; direction: 'FORWARD' | 'BACKWARD'; from: string; to: string }>;
export type Hops = ReadonlyMap<string, readonly Hop[]>;

/** Hops from each node along the arms, sorted by the node they lead to, then by edge key. */
export function* hopsOf(edges: readonly FoundEdge[], arms: readonly Arm[]): Sliced<Hops> {
  const ways = new Map<string, Readonly<{ forward: boolean; backward: boolean }>>();
  for (const { relations, direction } of arms) {
    for (const { name } of relations) {
      const before = ways.get(name);
      ways.set(name, {
        forward: direction !== 'BACKWARD' || (before?.forward ?? false),
        backward: direction !== 'FORWARD' || (before?.backward ?? false),
      });
    }
  }
  const hops = new Map<string, Hop[]>();
  const add = (hop: Hop): void => {
    push(hops, hop.from, hop);
  };
  yield* inTurns(edges, edge => {
    const way = ways.get(edge.relation);
    if (way?.forward) add({ edge, direction: 'FORWARD', from: edge.from, to: edge.to });
    if (way?.backward && !(way.forward && edge.from === edge.to))
      add({ edge, direction: 'BACKWARD', from: edge.to, to: edge.from });
  });
  for (const [from, list] of hops) if (list.length > 1) hops.set(from, yield* sorted(list, byEnd));
  yield;
  return hops;
}

const byEnd = (a: Hop, b: Hop): number => compare(a.to, b.to) || compare(a.edge.key, b.edge.key);

/** Appends an item to the list of a key. */
export const push = <K, T>(lists: Map<K, T[]>, key: K, item: T): void => {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
};

/** Tells whether a node is of one of these kinds; true if no kinds are given. */
export const isOfKind = (
  found: Pick<Found, 'nodes' | 'elsewhere'>,
  id: string,
  kinds: readonly string[] | undefined,
): boolean =>
  !kinds ||
  kinds.includes(found.nodes.get(id)?.kind ?? '') ||
  (found.elsewhere?.kinds.get(id) ?? []).some(kind => kinds.includes(kind));

/** Compares by code units, so the order is the same everywhere. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The bounded part of the graph in which paths between two ends are searched. */
export type Subgraph = Readonly<{
  from: ReadonlySet<string>;
  to: ReadonlySet<string>;
  /** Visited nodes that match `via`; undefined if any node will do. */
  via: ReadonlySet<string> | undefined;
  /** Nodes that no path may touch. */
  avoid: ReadonlySet<string>;
  hops: Hops;
  /** The names of inheriting relations: one end has what the other end has. */
  inherits: ReadonlySet<string>;
  /** Which relations may stand beside each other. */
  chains: Chains;
  /** All paths of at most this many edges are in it. */
  completeTo: number;
  /** Whether a layer was capped. */
  capped: boolean;
}>;

/** What is laid out for paths between two ends. */
export type BetweenEnds = Found<'From' | 'To' | 'Via' | 'Avoid', 'Forward' | 'Backward', never>;

/** Layers from the `from` side and from the `to` side; together they cover every path of `maxHops`. */
export function* subgraphOf(found: BetweenEnds, ways: Ways): Sliced<Subgraph> {
  return {
    from: endOf(found, 'From'),
    to: endOf(found, 'To'),
    via: testedAs(found, 'Via'),
    avoid: testedAs(found, 'Avoid') ?? NONE,
    hops: yield* hopsOf(edgesOf(found, 'Forward', 'Backward'), [ways]),
    inherits: inheritingIn(ways),
    chains: ways.chains ? chainsOf(ways.relations, found.facts.edge) : ANY_CHAINS,
    completeTo: wholeTo(found, ways.maxHops, 'Forward', 'Backward'),
    capped: isCapped(found, 'Forward', 'Backward'),
  };
}

export const inheritingIn = ({ relations }: Pick<Ways, 'relations'>): ReadonlySet<string> =>
  new Set(relations.flatMap(({ name, inherits }) => (inherits ? [name] : [])));

/** The endpoints: seeds, or nodes visited from the other side that match the test. */
export const endOf = (found: BetweenEnds, name: 'From' | 'To'): ReadonlySet<string> =>
  testedAs(found, name) ?? seedOf(found, name);

export const weakness = (certainty: Certainty): number => CERTAINTIES.indexOf(certainty);
export const weakestOf = (certainties: readonly Certainty[]): Certainty =>
  CERTAINTIES[Math.max(0, ...certainties.map(weakness))] ?? 'UNCERTAIN';

/** The weakest certainty of a path's edges. Written as a loop, since it is called for every path. */
export const weakestHop = (hops: readonly Hop[]): Certainty => {
  let weakest = 0;
  for (const { edge } of hops) weakest = Math.max(weakest, weakness(edge.certainty));
  return CERTAINTIES[weakest] ?? 'UNCERTAIN';
};
