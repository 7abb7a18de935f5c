import type { Relation } from '../model/model';
import type { Ways } from '../plan/traversal';
import { compare } from './found';
import { Joining, type Group, type LaidOut, type Side } from './joining';
import type { Sliced } from './sliced';
import type { Usual } from './usual';

/** A relation of which a single one, from any of `from` to any of `to`, would close the gap; `count` such between such nodes there are. */
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
 * Relations of which one between what the two sides reached would do, as far as the graph has any such: what is between
 * such nodes nowhere could hardly be true here. Those that there are most of first, then the shortest way, then by name.
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

/** What there is between nodes of two sorts, in the graph as a whole. */
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

/** Pairs of distances that make a way of a length that is asked for, the shortest first. */
const lengths = (
  { near, far }: Readonly<{ near: Side; far: Side }>,
  { minHops, maxHops }: Ways,
): readonly (readonly [number, number])[] =>
  near.levels
    .flatMap((_, i) => far.levels.map((__, j) => [i, j] as const))
    .filter(([i, j]) => i + 1 + j <= maxHops && i + 1 + j >= minHops)
    .sort(([i, j], [k, l]) => i + j - k - l || i - k);
