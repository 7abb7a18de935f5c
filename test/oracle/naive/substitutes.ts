import type { StoredEdge } from '../../../src/plan/write';
import { compareValues } from '../predicate';

export type Substitute = Readonly<{
  id: string;
  capabilities: number;
  specifications: number;
  users: number;
}>;

/** Of the same kind, by what they realise, follow and are used by together. */
export const everySubstitute = (
  of: ReadonlySet<string>,
  edges: readonly StoredEdge[],
  kindOf: (id: string) => string,
): readonly Substitute[] => {
  const shared =
    (relation: string, resource: 'from' | 'to', other: 'from' | 'to') =>
    (id: string): number => {
      const named = edges.filter(edge => edge.relation.name === relation);
      const own = new Set(named.filter(edge => of.has(edge[resource])).map(edge => edge[other]));
      return new Set(
        named.filter(edge => edge[resource] === id && own.has(edge[other])).map(edge => edge[other]),
      ).size;
    };
  const [capabilities, specifications, users] = [
    shared('REALISES', 'from', 'to'),
    shared('CONFORMS_TO', 'from', 'to'),
    shared('USES', 'to', 'from'),
  ];
  const kinds = new Set([...of].map(kindOf));
  return [...new Set(edges.flatMap(edge => [edge.from, edge.to]))]
    .filter(id => !of.has(id) && kinds.has(kindOf(id)))
    .map(id => ({ id, capabilities: capabilities(id), specifications: specifications(id), users: users(id) }))
    .filter(item => item.capabilities + item.specifications > 0)
    .sort(
      (a, b) =>
        b.capabilities - a.capabilities ||
        b.specifications - a.specifications ||
        b.users - a.users ||
        compareValues(a.id, b.id),
    );
};
