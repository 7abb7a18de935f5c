import { compare, type FoundEdge } from './found';
import { inTurns, sorted, type Sliced } from './sliced';

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
