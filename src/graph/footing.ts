import type { Relation } from '../model/model';
import { compare, push, type FoundEdge } from './found';

/** What a node stands on by one relation, read from what rests to what it rests on. */
export type Support = Readonly<{ relation: Relation; on: string; edge: FoundEdge }>;

/** Who stands on what, as the SDL says with `rests` and `needsAll`. */
export type Footing = Readonly<{
  supports: ReadonlyMap<string, readonly Support[]>;
  dependents: ReadonlyMap<string, readonly Support[]>;
}>;

export const footingOf = (edges: readonly FoundEdge[], relations: ReadonlyMap<string, Relation>): Footing => {
  const supports = new Map<string, Support[]>();
  const dependents = new Map<string, Support[]>();
  for (const edge of edges) {
    const relation = relations.get(edge.relation);
    if (!relation?.rests || edge.from === edge.to) continue;
    const [rests, on] = relation.rests === 'FROM' ? [edge.from, edge.to] : [edge.to, edge.from];
    push(supports, rests, { relation, on, edge });
    push(dependents, on, { relation, on: rests, edge });
  }
  for (const lists of [supports, dependents])
    for (const list of lists.values())
      list.sort((a, b) => compare(a.on, b.on) || compare(a.edge.key, b.edge.key));
  return { supports, dependents };
};

/**
 * What falls when some nodes are gone, they themselves left out: a node falls with a support that it needs (`needsAll`),
 * or when by some relation it had support and the last of it falls. What falls by a relation that does not carry on
 * takes nothing along. Only of nodes `within` all supports are known; others stand.
 */
export const cascade = (
  gone: readonly string[],
  footing: Footing,
  within: ReadonlySet<string>,
): ReadonlySet<string> => {
  const [fallen, lost] = [new Set(gone), new Set<string>()];
  const queue = [...gone];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const { on: dependent } of footing.dependents.get(id) ?? []) {
      if (fallen.has(dependent) || !within.has(dependent)) continue;
      const how = fallsBy(dependent, fallen, footing);
      if (how !== 'STANDS') lost.add(dependent);
      if (how !== 'FALLS') continue;
      fallen.add(dependent);
      queue.push(dependent);
    }
  }
  return lost;
};

/** LOSES: only by relations that do not carry on. */
const fallsBy = (id: string, fallen: ReadonlySet<string>, footing: Footing): 'STANDS' | 'LOSES' | 'FALLS' => {
  const left = new Map<Relation, boolean>();
  for (const { relation, on } of footing.supports.get(id) ?? []) {
    const stands = !fallen.has(on);
    left.set(
      relation,
      relation.needsAll ? (left.get(relation) ?? true) && stands : (left.get(relation) ?? false) || stands,
    );
  }
  const without = [...left].filter(([, stands]) => !stands).map(([relation]) => relation);
  return without.length === 0 ? 'STANDS' : without.some(relation => relation.carries) ? 'FALLS' : 'LOSES';
};
