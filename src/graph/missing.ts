import type { Relation } from '../model/model';
import type { Ways } from '../plan/traversal';
import { compare } from './found';
import { Joining, type Group, type LaidOut, type Side } from './joining';
import type { Sliced } from './sliced';
import type { Usual } from './usual';

/**
 * A kind of relation that would close the gap: a single one, from any of `from` to any of `to`, is enough.
 * The graph has `count` of them between such nodes.
 */
export type MissingLink = Readonly<{
  relation: Relation;
  direction: 'FORWARD' | 'BACKWARD';
  fromKind: string;
  toKind: string;
  from: readonly string[];
  to: readonly string[];
  length: number;
  count: number;
}>;

/**
 * The relations that would close the gap between what the two sides reached, if the graph has any between
 * such nodes elsewhere; a relation that exists nowhere between them is unlikely to be true here. The most
 * common first, then those with the shortest path, then by name.
 */
export function* missingLinks(
  sides: Readonly<{ near: Side; far: Side }>,
  found: LaidOut,
  ways: Ways,
  usual: Usual,
): Sliced<readonly MissingLink[]> {
  const joining = new Joining(sides, found, usual);
  const links = new Map<string, MissingLink>();
  for (const [i, j] of lengths(sides, ways)) {
    yield;
    const { starts, ends } = joining.groups(i, j);
    for (const a of starts)
      for (const b of ends) {
        if (!a.past && !b.past) continue;
        for (const of of possible(a, b, ways, usual)) {
          const key = `${of.relation.name} ${of.direction} ${a.sort} ${b.sort}`;
          const between = links.has(key) ? undefined : joining.between(a, b, of.relation, of.direction);
          if (between)
            links.set(key, {
              ...of,
              fromKind: a.kind,
              toKind: b.kind,
              from: between[0],
              to: between[1],
              length: i + 1 + j,
            });
        }
      }
  }
  return [...links]
    .sort(([k, a], [l, b]) => b.count - a.count || a.length - b.length || compare(k, l))
    .map(([, link]) => link);
}

type Possible = Pick<MissingLink, 'relation' | 'direction' | 'count'>;

/** The relations that the graph as a whole has between nodes of two sorts. */
const possible = (a: Group, b: Group, { relations, direction }: Ways, usual: Usual): readonly Possible[] => {
  const directions = direction === 'ANY' ? (['FORWARD', 'BACKWARD'] as const) : [direction];
  return relations.flatMap(relation =>
    directions.flatMap((way): Possible[] => {
      const [from, to] = way === 'FORWARD' ? [a, b] : [b, a];
      const count = usual.countOf(relation, from, to);
      return count > 0 ? [{ relation, direction: way, count }] : [];
    }),
  );
};

/** Pairs of distances whose path has an allowed length, the shortest first. */
const lengths = (
  { near, far }: Readonly<{ near: Side; far: Side }>,
  { minHops, maxHops }: Ways,
): readonly (readonly [number, number])[] =>
  near.levels
    .flatMap((_, i) => far.levels.map((__, j) => [i, j] as const))
    .filter(([i, j]) => i + 1 + j <= maxHops && i + 1 + j >= minHops)
    .sort(([i, j], [k, l]) => i + j - k - l || i - k);
