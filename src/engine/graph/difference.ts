import { compare, type FoundEdge, type Found, type FoundExpansion, type FoundNode } from './found';
import { inTurns, sorted, type Sliced } from './sliced';
import type { Assumed, ON_DAYS, Traversal } from '../plan/traversal';
import { assume } from './assume';
import { weakness } from './found';
import { ofBoth, type UpTo } from './up-to';
import { holdsOn } from './validity';

/** Something that exists on only one of the days, or that differs between them. */
export type Different<T> = Readonly<{ id: string; first: T | undefined; second: T | undefined }>;

export type Difference<T> = Readonly<{
  came: readonly Different<T>[];
  went: readonly Different<T>[];
  changed: readonly Different<T>[];
  /** There on one day, and on the other it may be farther away than was read. */
  unknown: readonly Different<T>[];
}>;

type Day = 'first' | 'second';

/** How items of two days are compared. */
export type Comparison<T> = Readonly<{
  /** The length within which an item is found. */
  lengthOf: (item: T) => number;
  /** Tells whether what is within the length to which both days are whole is unchanged. */
  same: (a: T, b: T) => boolean;
  /** Tells whether something that is there on one day cannot be on the other, however much more were read. */
  isImpossible: (id: string, item: T, on: Day) => boolean;
}>;

/**
 * Compares by id what exists on two days, to the length to which both are whole; each list keeps the input order. What is
 * found on one day alone came or went only if the other is whole, or cannot have it.
 */
export const differenceOf = <T>(
  first: UpTo<ReadonlyMap<string, T>>,
  second: UpTo<ReadonlyMap<string, T>>,
  { lengthOf, same, isImpossible }: Comparison<T>,
): UpTo<Difference<T>> => {
  const both = ofBoth(first, second);
  const [a, b] = both.seen;
  const isWithin = (item: T): boolean => both.cut === undefined || lengthOf(item) <= both.completeTo;
  const only = (
    of: UpTo<ReadonlyMap<string, T>>,
    on: Day,
  ): readonly Readonly<{ id: string; isSure: boolean }>[] => {
    const other = on === 'first' ? first : second;
    return [...of.seen]
      .filter(([id]) => !other.seen.has(id))
      .map(([id, item]) => ({ id, isSure: other.all !== null || isImpossible(id, item, on) }));
  };
  const [after, before] = [only(second, 'first'), only(first, 'second')];
  const of = (ids: readonly Readonly<{ id: string }>[]): readonly Different<T>[] =>
    ids.map(({ id }) => ({ id, first: a.get(id), second: b.get(id) }));
  const differs = ([id, item]: readonly [string, T]): boolean => {
    const other = b.get(id);
    if (other === undefined && !b.has(id)) return false;
    return isWithin(item) && isWithin(other as T)
      ? !same(item, other as T)
      : isWithin(item) || isWithin(other as T);
  };
  return both.with({
    came: of(after.filter(({ isSure }) => isSure)),
    went: of(before.filter(({ isSure }) => isSure)),
    changed: of([...a].filter(differs).map(([id]) => ({ id }))),
    unknown: of([...after, ...before].filter(({ isSure }) => !isSure)),
  });
};

/** The edges that exist on only one of the days, by key. */
export function* changedEdges(
  first: readonly FoundEdge[],
  second: readonly FoundEdge[],
): Sliced<ReadonlyMap<string, FoundEdge>> {
  const [before, after] = [yield* byKey(first), yield* byKey(second)];
  const came = [...after].filter(([key]) => !before.has(key));
  const went = [...before].filter(([key]) => !after.has(key));
  yield;
  return new Map([...came, ...went]);
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
  { assuming, certainty }: Readonly<{ assuming: Assumed | undefined }> & Pick<Traversal, 'certainty'>,
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
