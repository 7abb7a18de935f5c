import { SamgrafError } from '../errors';
import type { Model } from '../model/model';
import { CHAINS } from '../plan/traversal';
import { edgesIn, hopsOf, type Found, type FoundEdge, type Hops } from './found';
import type { Sliced } from './sliced';

/**
 * Rejects a what-if that closes a cycle of an acyclic relation, as far as its chains were followed
 * (planner/question.ts).
 */
export function* checkCircles(found: Pick<Found, 'added' | 'expansions'>, model: Model): Sliced<void> {
  for (const edge of found.added) {
    const relation = model.relations.get(edge.relation);
    if (!relation?.acyclic) continue;
    const hops = yield* hopsOf(edgesIn(found, Object.values(CHAINS)), [
      { relations: [relation], direction: 'FORWARD' },
    ]);
    if (leadsBack(edge, hops)) throw closesCircle(edge);
  }
}

const leadsBack = ({ from, to }: FoundEdge, hops: Hops): boolean => {
  const seen = new Set([to]);
  for (const id of seen) for (const hop of hops.get(id) ?? []) seen.add(hop.to);
  return seen.has(from);
};

const closesCircle = ({ relation, from, to }: FoundEdge): SamgrafError =>
  new SamgrafError(
    'BAD_INPUT',
    `assuming.with closes a circle: ${to} leads to ${from} by ${relation}, which must not have circles.`,
    'Leave it out, or remove a relation between them with assuming.without.',
  );
