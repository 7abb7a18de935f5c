import { edgesOf, hopsOf, isCapped, wholeTo, type Found, type Hops } from '../graph/found';
import type { Sliced } from '../graph/sliced';
import type { Around, Expansion } from '../plan/traversal';
import { type Arguments, expansion } from '../planner/arguments';

/** Reads how far to look around something, and along which relations. */
export const around = (read: Arguments, most: number): Around => ({
  direction: read.direction(),
  hops: read.number(
    'maxHops',
    1,
    most,
    most <= 4 ? 'Two are most often enough.' : 'Most questions are answered within 4.',
  ),
  relations: read.relations(),
  kinds: read.kinds(),
});

export const outward = (of: Around): Expansion<'Out', 'Of'> => expansion('Out', ['Of'], of.hops, [of]);

/** Computes what was found going outward: the hops, and the distance to which they are complete. */
export function* foundOutward(
  of: Around,
  found: Found<never, 'Out', never>,
): Sliced<Readonly<{ hops: Hops; whole: number; capped: boolean }>> {
  return {
    hops: yield* hopsOf(edgesOf(found, 'Out'), [of]),
    whole: wholeTo(found, of.hops, 'Out'),
    capped: isCapped(found, 'Out'),
  };
}

export const kindsOf = (ids: readonly string[], found: Pick<Found, 'nodes'>): readonly string[] =>
  ids.map(id => found.nodes.get(id)?.kind ?? '');
