import { CERTAINTIES, type Certainty } from '../model/model';
import type { Ways } from '../plan/traversal';
import {
  edgesOf,
  hopsOf,
  isCapped,
  testedAs,
  seedOf,
  wholeTo,
  type Found,
  type Hop,
  type Hops,
} from './found';
import { ANY_CHAINS, chainsOf, type Chains } from './chains';
import type { Sliced } from './sliced';

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

const NONE: ReadonlySet<string> = new Set();

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
