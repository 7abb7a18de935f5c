import type { Certainty } from '../model/model';
import { armsOf, type Arm, type AssumedEdge, type Expansion } from '../plan/traversal';

/** An edge that *find* met: its key tells its relation and ends. */
export type FoundEdge = Readonly<{
  key: string;
  relation: string;
  from: string;
  to: string;
  certainty: Certainty;
  facts: readonly unknown[];
  /** Of a what-if only. */ assumed: boolean;
}>;

export type FoundNode = Readonly<{
  id: string;
  kind: string;
  certainty: Certainty;
  facts: readonly unknown[];
}>;

/** When something holds (validFrom and validTo), and how surely. */
export type Standing = Readonly<{ certainty: Certainty; facts: readonly unknown[] }>;

/** Nodes by id, and relations by key, on whatever day they hold and however uncertain they are. */
export type Named = Readonly<{ nodes: ReadonlyMap<string, Standing>; edges: ReadonlyMap<string, Standing> }>;

/** What an expansion met, level by level: only levels that are whole. */
export type FoundExpansion = Readonly<{
  of: Expansion;
  levels: readonly (readonly FoundEdge[])[];
  capped: boolean;
}>;

/**
 * The bounded part of the graph that a question is computed on. `S`, `H` and `F` are the names of the seeds, the expansions
 * and the facts that were laid out for it: what is asked of it by another name does not compile. Where they are not
 * said, as in what looks at all of them, any name will do.
 */
export type Found<
  S extends string = string,
  H extends string = string,
  F extends string = string,
> = Readonly<{
  /** Never there: a type that takes more names can stand for one that takes fewer. */
  takes?: (names: Readonly<{ set: S; expansion: H; fact: F }>) => void;
  seeds: ReadonlyMap<string, ReadonlySet<string>>;
  tests: ReadonlyMap<string, ReadonlySet<string>>;
  /** Empty unless the plan reads facts of nodes. */
  nodes: ReadonlyMap<string, FoundNode>;
  /** The names of the facts of nodes and of edges, in their order. */
  facts: Readonly<{ node: readonly string[]; edge: readonly string[] }>;
  expansions: ReadonlyMap<string, FoundExpansion>;
  /** What there is of the nodes and the relations that a what-if names. */
  named: Named;
  /** Edges that a what-if adds. */
  added: readonly FoundEdge[];
  /** Keys of edges, or beginnings of them, that a what-if has taken away. */
  taken: readonly string[];
  /** Edges looked at. */
  visited: number;
}>;

/** The names that a type of what was found takes. */
export type HopsOf<T> = T extends Found<never, infer H, never> ? H : never;
export type FactsOf<T> = T extends Found<never, never, infer F> ? F : never;

/** What the key of an edge tells of it. */
export const edgeOfKey = (key: string): Pick<FoundEdge, 'key' | 'relation' | 'from' | 'to'> => {
  const [relation = '', from = '', to = ''] = key.split(' ');
  return { key, relation, from, to };
};

export const assumedEdge = (
  { relation, from, to, certainty }: AssumedEdge,
  key: string,
  facts: readonly unknown[],
): FoundEdge => ({ key, relation: relation.name, from, to, certainty, facts, assumed: true });

/** The nodes of a set; none where it was not laid out. */
export const seedOf = <S extends string>(
  found: Found<S, never, never>,
  name: NoInfer<S>,
): ReadonlySet<string> => found.seeds.get(name) ?? NONE;
const NONE: ReadonlySet<string> = new Set();

/** The same, told apart from one that was not laid out. */
export const seedIfAny = <S extends string>(
  found: Found<S, never, never>,
  name: NoInfer<S>,
): ReadonlySet<string> | undefined => found.seeds.get(name);

/** The only node of a set. */
export const onlyOf = <S extends string>(found: Found<S, never, never>, name: NoInfer<S>): string =>
  [...seedOf(found, name)][0] ?? '';

/** The nodes met that are like this; undefined where any is. */
export const testedAs = <S extends string>(
  found: Found<S, never, never>,
  name: NoInfer<S>,
): ReadonlySet<string> | undefined => found.tests.get(name);

/** A fact of a node or of an edge, by its name. */
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

/** The edges that these expansions met, each once, and those that are assumed. */
export const edgesOf = <H extends string>(
  found: Found<never, H, never>,
  ...names: readonly NoInfer<H>[]
): readonly FoundEdge[] => edgesIn(found, names);

/** The same, of expansions that any question may have. */
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

/** What an expansion followed. */
export const armsAlong = <H extends string>(
  found: Found<never, H, never>,
  name: NoInfer<H>,
): readonly Arm[] => {
  const expansion = found.expansions.get(name);
  return expansion ? armsOf(expansion.of) : [];
};

/** So many levels are whole. */
export const wholeLevels = <H extends string>(found: Found<never, H, never>, name: NoInfer<H>): number =>
  found.expansions.get(name)?.levels.length ?? 0;

/** How far all is known: as far as was asked, or where a layer of them met its cap, the levels that are whole. */
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

/** Whether any layer at all met its cap. */
export const isCappedAnywhere = ({ expansions }: Pick<Found, 'expansions'>): boolean =>
  [...expansions.values()].some(({ capped }) => capped);

/** An edge as followed from one of its ends. */
export type Hop = Readonly<{ edge: FoundEdge; direction: 'FORWARD' | 'BACKWARD'; from: string; to: string }>;
export type Hops = ReadonlyMap<string, readonly Hop[]>;

/** Hops from each node along the arms, by the node they go to, then by edge. */
export const hopsOf = (edges: readonly FoundEdge[], arms: readonly Arm[]): Hops => {
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
  for (const edge of edges) {
    const way = ways.get(edge.relation);
    if (way?.forward) add({ edge, direction: 'FORWARD', from: edge.from, to: edge.to });
    if (way?.backward && !(way.forward && edge.from === edge.to))
      add({ edge, direction: 'BACKWARD', from: edge.to, to: edge.from });
  }
  for (const list of hops.values())
    list.sort((a, b) => compare(a.to, b.to) || compare(a.edge.key, b.edge.key));
  return hops;
};

/** Puts an item at the end of a key's list. */
export const push = <K, T>(lists: Map<K, T[]>, key: K, item: T): void => {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
};

/** Whether a node is of one of these kinds; of any, where none is named. */
export const isOfKind = (
  found: Pick<Found, 'nodes'>,
  id: string,
  kinds: readonly string[] | undefined,
): boolean => !kinds || kinds.includes(found.nodes.get(id)?.kind ?? '');

/** By code units, the same everywhere. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
