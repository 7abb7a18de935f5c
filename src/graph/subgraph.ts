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

/** The bounded part of the graph that paths between two ends are looked for in. */
export type Subgraph = Readonly<{
  from: ReadonlySet<string>;
  to: ReadonlySet<string>;
  /** Nodes met that match `via`; undefined when anything does. */
  via: ReadonlySet<string> | undefined;
  /** Nodes that no path may touch. */
  avoid: ReadonlySet<string>;
  hops: Hops;
  /** Names of the relations by which one has what the other has. */
  inherits: ReadonlySet<string>;
  /** Paths of at most so many edges are all in it. */
  completeTo: number;
  /** Whether a layer met its cap. */
  capped: boolean;
}>;

const NONE: ReadonlySet<string> = new Set();

/** What is laid out for ways between two ends. */
export type BetweenEnds = Found<'From' | 'To' | 'Via' | 'Avoid', 'Forward' | 'Backward', never>;

/** Layers from the `from` side and from the `to` side; together they cover every path of `maxHops`. */
export const subgraphOf = (found: BetweenEnds, ways: Ways): Subgraph => ({
  from: endOf(found, 'From'),
  to: endOf(found, 'To'),
  via: testedAs(found, 'Via'),
  avoid: testedAs(found, 'Avoid') ?? NONE,
  hops: hopsOf(edgesOf(found, 'Forward', 'Backward'), [ways]),
  inherits: inheritingIn(ways),
  completeTo: wholeTo(found, ways.maxHops, 'Forward', 'Backward'),
  capped: isCapped(found, 'Forward', 'Backward'),
});

export const inheritingIn = ({ relations }: Pick<Ways, 'relations'>): ReadonlySet<string> =>
  new Set(relations.flatMap(({ name, inherits }) => (inherits ? [name] : [])));

/** An end is a set, or marked on what the other side met. */
export const endOf = (found: BetweenEnds, name: 'From' | 'To'): ReadonlySet<string> =>
  testedAs(found, name) ?? seedOf(found, name);

export const weakness = (certainty: Certainty): number => CERTAINTIES.indexOf(certainty);
export const weakestOf = (certainties: readonly Certainty[]): Certainty =>
  CERTAINTIES[Math.max(0, ...certainties.map(weakness))] ?? 'UNCERTAIN';

/** Of the edges of a path; written out, since it is asked of every path. */
export const weakestHop = (hops: readonly Hop[]): Certainty => {
  let weakest = 0;
  for (const { edge } of hops) weakest = Math.max(weakest, weakness(edge.certainty));
  return CERTAINTIES[weakest] ?? 'UNCERTAIN';
};
