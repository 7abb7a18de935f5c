import { compare, type FoundEdge } from './found';

/** Something that could replace what is removed, by what they have in common. */
export type Substitute = Readonly<{
  id: string;
  capabilities: number;
  specifications: number;
  users: number;
}>;

const SHARED = { REALISES: 'capabilities', CONFORMS_TO: 'specifications', USES: 'users' } as const;
type Shared = (typeof SHARED)[keyof typeof SHARED];

/** What each resource has in common with those that are removed, by one relation. */
const inCommon = (
  of: ReadonlySet<string>,
  edges: readonly FoundEdge[],
  relation: string,
): ReadonlyMap<string, ReadonlySet<string>> => {
  const pairs = edges
    .filter(edge => edge.relation === relation)
    .map(({ from, to }) =>
      relation === 'USES' ? { resource: to, shared: from } : { resource: from, shared: to },
    );
  const own = new Set(pairs.filter(({ resource }) => of.has(resource)).map(({ shared }) => shared));
  const common = new Map<string, Set<string>>();
  for (const { resource, shared } of pairs) {
    if (of.has(resource) || !own.has(shared)) continue;
    common.set(resource, (common.get(resource) ?? new Set()).add(shared));
  }
  return common;
};

/**
 * Ranked by shared capabilities, then shared specifications, then shared users. Only resources of the same
 * kind with a shared capability or specification qualify.
 */
export const substitutesFor = (
  of: ReadonlySet<string>,
  edges: readonly FoundEdge[],
  kindOf: (id: string) => string | undefined,
): readonly Substitute[] => {
  const common = Object.fromEntries(
    Object.entries(SHARED).map(([relation, name]) => [name, inCommon(of, edges, relation)]),
  ) as Readonly<Record<Shared, ReadonlyMap<string, ReadonlySet<string>>>>;
  const kinds = new Set([...of].map(kindOf));
  const count = (name: Shared, id: string): number => common[name].get(id)?.size ?? 0;
  return [...new Set([...common.capabilities.keys(), ...common.specifications.keys()])]
    .filter(id => kinds.has(kindOf(id)))
    .map(id => ({
      id,
      capabilities: count('capabilities', id),
      specifications: count('specifications', id),
      users: count('users', id),
    }))
    .sort(
      (a, b) =>
        b.capabilities - a.capabilities ||
        b.specifications - a.specifications ||
        b.users - a.users ||
        compare(a.id, b.id),
    );
};
