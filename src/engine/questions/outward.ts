import { edgesOf, hopsOf, isCapped, wholeTo, type Found, type Hops } from '../graph/found';
import { UpTo } from '../graph/up-to';
import type { Sliced } from '../graph/sliced';
import type { Around, Expansion } from '../plan/traversal';
import { type Arguments, expansion } from '../planner/arguments';
import type { Model } from '../model/model';
import type { RowMap } from '../plan/plan';
import { countsOf } from './answer-parts';
import { asFarAsKnown } from './going-on';

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

export const outward = <F extends string = 'Of'>(
  of: Around,
  ...from: readonly F[]
): Expansion<'Out', 'Of' | F> => expansion('Out', ['Of', ...from], of.hops, [of]);

/** Computes what was found going outward: the hops, and the distance to which they are complete. */
export function* foundOutward(of: Around, found: Found<never, 'Out', never>): Sliced<UpTo<Hops>> {
  const hops = yield* hopsOf(edgesOf(found, 'Out'), [of]);
  const out = new UpTo(
    hops,
    wholeTo(found, of.hops, 'Out'),
    isCapped(found, 'Out') ? 'LAYER_CAP' : undefined,
  );
  return asFarAsKnown(out, found);
}

/** Counts by their kinds all that was found. */
export const countsByKind = (
  of: UpTo<readonly Readonly<{ id: string }>[]>,
  found: Pick<Found, 'nodes'>,
  model: Model,
): readonly RowMap[] | null =>
  of.with(of.seen.map(({ id }) => found.nodes.get(id)?.kind ?? '')).ofAll(kinds => countsOf(kinds, model));
