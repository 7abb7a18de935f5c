import { compare, type FoundEdge, type Found, type FoundExpansion, type FoundNode } from './found';
import { inTurns, sorted, type Sliced } from './sliced';
import type { ON_DAYS, Traversal } from '../plan/traversal';
import { assume } from './assume';
import { weakness } from './found';
import { holdsOn } from './validity';

/** Something that exists on only one of the days, or that differs between them. */
export type Different<T> = Readonly<{ id: string; first: T | undefined; second: T | undefined }>;

export type Difference<T> = Readonly<{
  came: readonly Different<T>[];
  went: readonly Different<T>[];
  changed: readonly Different<T>[];
}>;

/**
 * Compares by id what exists on two days; each list keeps the input order. `same` tells whether what exists
 * on both days is unchanged.
 */
export const differenceOf = <T>(
  first: ReadonlyMap<string, T>,
  second: ReadonlyMap<string, T>,
  same: (a: T, b: T) => boolean,
): Difference<T> => {
  const of = (ids: Iterable<string>): readonly Different<T>[] =>
    [...ids].map(id => ({ id, first: first.get(id), second: second.get(id) }));
  return {
    came: of(second.keys()).filter(d => !first.has(d.id)),
    went: of(first.keys()).filter(d => !second.has(d.id)),
    changed: of(first.keys()).filter(d => second.has(d.id) && !same(d.first as T, d.second as T)),
  };
};

/** The edges that exist on only one of the days, by key. */
export function* changedEdges(
  first: readonly FoundEdge[],
  second: readonly FoundEdge[],
): Sliced<ReadonlyMap<string, FoundEdge>> {
  const [before, after] = [yield* byKey(first), yield* byKey(second)];
  const { came, went } = differenceOf(before, after, () => true);
  yield;
  return new Map([...came, ...went].map(({ id, first: a, second: b }) => [id, (a ?? b) as FoundEdge]));
}

/** The edges by key, sorted by key. */
export function* byKey(edges: readonly FoundEdge[]): Sliced<ReadonlyMap<string, FoundEdge>> {
  const all = new Map<string, FoundEdge>();
  yield* inTurns(yield* sorted(edges, (a, b) => compare(a.key, b.key)), edge => all.set(edge.key, edge));
  return all;
}

/** Returns what was found, restricted to the first or the second day, with the what-if applied as of that day. */
export function* foundOn<S extends string, H extends string, F extends string>(
  found: Found<S, H, F>,
  [which, day]: readonly [(typeof ON_DAYS)[number], string],
  { assuming, certainty }: Pick<Traversal, 'assuming' | 'certainty'>,
): Sliced<Found<S, H, F>> {
  const nodes = new Map<string, FoundNode>();
  yield* inTurns(found.nodes, ([id, node]) => {
    if (holdsOn(node, day) && weakness(node.certainty) <= weakness(certainty)) nodes.set(id, node);
  });
  const stands = (edge: FoundEdge): boolean =>
    holdsOn(edge, day) && nodes.has(edge.from) && nodes.has(edge.to);
  const present = (name: string, ids: ReadonlySet<string>): ReadonlySet<string> => {
    const then = found.tests.get(`${which}${name}`);
    return new Set([...ids].filter(id => nodes.has(id) && (then?.has(id) ?? true)));
  };
  const expansions = new Map<string, FoundExpansion>();
  for (const [name, expansion] of found.expansions) {
    const levels: FoundEdge[][] = [];
    for (const level of expansion.levels) {
      const standing: FoundEdge[] = [];
      yield* inTurns(level, edge => stands(edge) && standing.push(edge));
      levels.push(standing);
    }
    expansions.set(name, { ...expansion, levels });
  }
  const seeds = new Map([...found.seeds].map(([name, ids]) => [name, present(name, ids)]));
  const tests = new Map([...found.tests].map(([name, ids]) => [name, present(name, ids)]));
  return assume({ ...found, nodes, seeds, tests, expansions }, assuming, day, certainty);
}
