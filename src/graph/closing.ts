import type { Relation } from '../model/model';
import { hopsOf, type FoundEdge, type Hops } from './found';
import { finish } from './sliced';

/**
 * Tells which missing relations would close a cycle of an acyclic relation, as far as the found edges show.
 */
export class Closing {
  private readonly hops = new Map<string, Hops>();
  private readonly reached = new Map<string, ReadonlySet<string>>();

  constructor(private readonly edges: readonly FoundEdge[]) {}

  /** Whether an edge from any of `from` to `to` (or the reverse, if BACKWARD) would close a cycle. */
  closes(
    from: readonly string[],
    to: string,
    relation: Relation,
    direction: 'FORWARD' | 'BACKWARD',
  ): boolean {
    return relation.acyclic && from.some(id => this.leadingBack(id, relation, direction).has(to));
  }

  /** The nodes that lead to `id` by the relation, or, if BACKWARD, that it leads to. Includes `id` itself. */
  private leadingBack(
    id: string,
    relation: Relation,
    direction: 'FORWARD' | 'BACKWARD',
  ): ReadonlySet<string> {
    const key = `${relation.name} ${direction} ${id}`;
    const before = this.reached.get(key);
    if (before) return before;
    const hops = this.hopsAgainst(relation, direction);
    const seen = new Set([id]);
    for (const at of seen) for (const { to } of hops.get(at) ?? []) seen.add(to);
    this.reached.set(key, seen);
    return seen;
  }

  private hopsAgainst(relation: Relation, direction: 'FORWARD' | 'BACKWARD'): Hops {
    const key = `${relation.name} ${direction}`;
    const hops =
      this.hops.get(key) ??
      finish(
        hopsOf(this.edges, [
          { relations: [relation], direction: direction === 'FORWARD' ? 'BACKWARD' : 'FORWARD' },
        ]),
      );
    this.hops.set(key, hops);
    return hops;
  }
}
