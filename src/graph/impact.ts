import { compare, push, type FoundEdge, type Hop, type Hops } from './found';
import { cascade, type Footing, type Support } from './footing';
import { inOrder, type FoundPath } from './paths';
import { reachOf, type Reached } from './reach';

/** Something that loses footing, and how much. `extent` is undefined where not all that it stands on is known. */
export type Affected = Readonly<{
  id: string;
  distance: number;
  extent: 'WHOLLY' | 'PARTLY' | undefined;
  /** Of the relation that it loses most by. */
  lost: number;
  left: number;
  standsOn: readonly string[];
  /** From it to what changes. */
  path: FoundPath;
}>;

/** What follows when `of` go: nearest first, wholly lost before partly, then by id. */
export const impactOf = (
  of: ReadonlySet<string>,
  hops: Hops,
  footing: Footing,
  maxHops: number,
  known: boolean,
): readonly Affected[] => {
  const { carried, all } = affectedBy(of, hops, footing, maxHops);
  const hit = new Set([...of, ...carried]);
  const lost = known ? cascade([...of], footing, new Set(all.map(r => r.id))) : new Set<string>();
  return all
    .map(({ id, distance, path }): Affected => {
      const groups = [...groupsOf(footing.supports.get(id) ?? []).values()].map(group => ({
        group,
        hit: group.filter(({ on }) => hit.has(on)),
      }));
      const worst = groups.sort((a, b) => b.hit.length / b.group.length - a.hit.length / a.group.length)[0];
      const rest = (footing.supports.get(id) ?? []).filter(({ on }) => !hit.has(on));
      return {
        id,
        distance,
        extent: known ? (lost.has(id) ? 'WHOLLY' : 'PARTLY') : undefined,
        lost: worst?.hit.length ?? 0,
        left: worst ? worst.group.length - worst.hit.length : 0,
        standsOn: [...new Set(rest.map(({ on }) => on))].sort(compare),
        path: reversed(path),
      };
    })
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        Number(a.extent !== 'WHOLLY') - Number(b.extent !== 'WHOLLY') ||
        compare(a.id, b.id),
    );
};

/**
 * What rests on them along relations that carry on, and what loses something by a last one that does not. A node may be
 * both, and nearer by the one that does not: it is told by its nearest way, and what rests on it is reached by the other.
 */
const affectedBy = (
  of: ReadonlySet<string>,
  hops: Hops,
  footing: Footing,
  maxHops: number,
): Readonly<{ carried: readonly string[]; all: readonly Reached[] }> => {
  const carries = new Set(
    [...footing.dependents.values()]
      .flat()
      .filter(({ relation }) => relation.carries)
      .map(({ relation }) => relation.name),
  );
  const onward = new Map(
    [...hops].map(([id, list]) => [
      id,
      list.map(hop => (carries.has(hop.edge.relation) ? hop : { ...hop, to: lastOf(hop.to) })),
    ]),
  );
  const nearest = new Map<string, Reached>();
  const carried = new Set(of);
  for (const reached of reachOf(onward, of, maxHops)) {
    const [id, isLast] = nodeOf(reached.id);
    if (!isLast) carried.add(id);
    const way: Reached = {
      ...reached,
      id,
      path: { ...reached.path, hops: reached.path.hops.map(hop => ({ ...hop, to: nodeOf(hop.to)[0] })) },
    };
    const before = nearest.get(id);
    if (!of.has(id) && (!before || inOrder(way.path, before.path) < 0)) nearest.set(id, way);
  }
  return { carried: [...carried], all: [...nearest.values()] };
};

/** A node as the last of a way: nothing goes on from it. Ids hold no blanks. */
const LAST = ' last';
const lastOf = (id: string): string => `${id}${LAST}`;
const nodeOf = (id: string): readonly [id: string, isLast: boolean] =>
  id.endsWith(LAST) ? [id.slice(0, -LAST.length), true] : [id, false];

const groupsOf = (supports: readonly Support[]): ReadonlyMap<string, Support[]> => {
  const groups = new Map<string, Support[]>();
  for (const support of supports) push(groups, support.relation.name, support);
  return groups;
};

/** The same path from its end to its start. */
const reversed = (path: FoundPath): FoundPath => ({
  ...path,
  hops: [...path.hops].reverse().map((hop): Hop => ({
    edge: hop.edge,
    direction: hop.direction === 'FORWARD' ? 'BACKWARD' : 'FORWARD',
    from: hop.to,
    to: hop.from,
  })),
});

/** Something that could take the place of what goes, by what they have in common. */
export type Substitute = Readonly<{
  id: string;
  capabilities: number;
  specifications: number;
  users: number;
}>;

const SHARED = { REALISES: 'capabilities', CONFORMS_TO: 'specifications', USES: 'users' } as const;

/** Ranked by capabilities in common, then specifications, then users; only what realises or follows the same. */
export const substitutesFor = (
  of: ReadonlySet<string>,
  edges: readonly FoundEdge[],
  kindOf: (id: string) => string | undefined,
): readonly Substitute[] => {
  const common = {
    capabilities: new Map<string, Set<string>>(),
    specifications: new Map<string, Set<string>>(),
    users: new Map<string, Set<string>>(),
  };
  for (const [relation, name] of Object.entries(SHARED)) {
    const pairs = edges
      .filter(edge => edge.relation === relation)
      .map(edge =>
        relation === 'USES'
          ? { resource: edge.to, shared: edge.from }
          : { resource: edge.from, shared: edge.to },
      );
    const own = new Set(pairs.filter(({ resource }) => of.has(resource)).map(({ shared }) => shared));
    for (const { resource, shared } of pairs) {
      if (of.has(resource) || !own.has(shared)) continue;
      common[name].set(resource, (common[name].get(resource) ?? new Set()).add(shared));
    }
  }
  const kinds = new Set([...of].map(kindOf));
  const count = (of: ReadonlyMap<string, ReadonlySet<string>>, id: string): number => of.get(id)?.size ?? 0;
  return [...new Set([...common.capabilities.keys(), ...common.specifications.keys()])]
    .filter(id => kinds.has(kindOf(id)))
    .map(id => ({
      id,
      capabilities: count(common.capabilities, id),
      specifications: count(common.specifications, id),
      users: count(common.users, id),
    }))
    .sort(
      (a, b) =>
        b.capabilities - a.capabilities ||
        b.specifications - a.specifications ||
        b.users - a.users ||
        compare(a.id, b.id),
    );
};
