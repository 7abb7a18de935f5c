import { edgesOf, hopsOf, isCapped, wholeTo, type Found, type Hops } from '../graph/found';
import { expansion } from '../planner/layout';
import type { Around, Expansion } from '../plan/traversal';
import type { Arguments } from '../planner/arguments';

/** How far around something it is looked, and along what. */
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

/** What was found going outward: hops, and how far they are all there. */
export const foundOutward = (
  of: Around,
  found: Found<never, 'Out', never>,
): Readonly<{ hops: Hops; whole: number; capped: boolean }> => ({
  hops: hopsOf(edgesOf(found, 'Out'), [of]),
  whole: wholeTo(found, of.hops, 'Out'),
  capped: isCapped(found, 'Out'),
});

export const kindsOf = (ids: readonly string[], found: Pick<Found, 'nodes'>): readonly string[] =>
  ids.map(id => found.nodes.get(id)?.kind ?? '');
