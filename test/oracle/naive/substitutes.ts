import type { StoredEdge } from '../../../src/engine/plan/write';
import { compareValues } from '../predicate';

export type Substitute = Readonly<{
  id: string;
  purposes: readonly string[];
  capabilities: number;
  specifications: number;
  users: number;
}>;

/** Of the same kind, needed by others for the same, by what they realise, follow and are used by together. */
export const everySubstitute = (
  of: ReadonlySet<string>,
  edges: readonly StoredEdge[],
  kindOf: (id: string) => string,
  isInterchangeable: (edge: StoredEdge, fact: string) => boolean,
  isNeed: (relation: StoredEdge['relation']) => boolean,
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
  const purposesOf = (id: string): readonly string[] => [
    ...new Set(
      edges
        .filter(({ to }) => to === id)
        .flatMap(edge =>
          Object.keys(edge.properties)
            .filter(fact => isInterchangeable(edge, fact))
            .map(fact => String(edge.properties[fact])),
        ),
    ),
  ];
  const inNeed = (id: string): boolean =>
    edges.some(edge => edge.from === id && of.has(edge.to) && isNeed(edge.relation));
  const narrowness = (id: string): number => {
    const realises = edges.filter(edge => edge.relation.name === 'REALISES');
    const own = realises.filter(({ from }) => of.has(from)).map(({ to }) => to);
    const shared = new Set(
      realises.filter(({ from, to }) => from === id && own.includes(to)).map(({ to }) => to),
    );
    const by = (capability: string): number =>
      new Set(realises.filter(({ to }) => to === capability).map(({ from }) => from)).size;
    return [...shared].sort(compareValues).reduce((sum, one) => sum + 1 / by(one), 0);
  };
  const needed = new Set([...of].flatMap(purposesOf));
  const [capabilities, specifications, users] = [
    shared('REALISES', 'from', 'to'),
    shared('CONFORMS_TO', 'from', 'to'),
    shared('USES', 'to', 'from'),
  ];
  const kinds = new Set([...of].map(kindOf));
  return [...new Set(edges.flatMap(edge => [edge.from, edge.to]))]
    .filter(id => !of.has(id) && kinds.has(kindOf(id)) && !inNeed(id))
    .map(id => ({
      id,
      purposes: purposesOf(id)
        .filter(one => needed.has(one))
        .sort(compareValues),
      capabilities: capabilities(id),
      specifications: specifications(id),
      users: users(id),
    }))
    .filter(
      item =>
        item.purposes.length > 0 && item.capabilities + item.specifications + (item.users > 0 ? 1 : 0) > 1,
    )
    .sort(
      (a, b) =>
        narrowness(b.id) - narrowness(a.id) ||
        b.specifications - a.specifications ||
        b.users - a.users ||
        compareValues(a.id, b.id),
    );
};
