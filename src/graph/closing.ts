import type { Relation } from '../model/model';
import { hopsOf, type FoundEdge, type Hops } from './found';

/** Which relations that are not there would close a circle of a kind that may have none, as far as can be seen in what was found. */
export class Closing {
  private readonly hops = new Map<string, Hops>();
  private readonly reached = new Map<string, ReadonlySet<string>>();

  constructor(private readonly edges: readonly FoundEdge[]) {}

  /** Whether one from any of some to another would, or, BACKWARD, one from the other to any of them. */
  closes(
    from: readonly string[],
    to: string,
    relation: Relation,
    direction: 'FORWARD' | 'BACKWARD',
  ): boolean {
    return relation.acyclic && from.some(id => this.leadingBack(id, relation, direction).has(to));
  }

  /** The nodes that lead to one by a relation, or, BACKWARD, that it leads to; itself among them. */
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
      hopsOf(this.edges, [
        { relations: [relation], direction: direction === 'FORWARD' ? 'BACKWARD' : 'FORWARD' },
      ]);
    this.hops.set(key, hops);
    return hops;
  }
}
