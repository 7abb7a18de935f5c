import { bindAssuming, idsOf, type Selector, type Traversal } from '../../src/engine/plan/traversal';
import { changedBy, once, type Supposed } from './naive/what-if';
import { holds } from './predicate';
import { isOfKind, operandValue, type Graph, type Place, type World } from './world';

/** The part of the graph that a planned traversal may look at, as changed by what it assumes. */
export type Scope = Readonly<{ graph: Graph; chosen: (name: string) => ReadonlySet<string> | undefined }>;

export const scopeOf = (traversal: Traversal, world: World): Scope => {
  const day = String(operandValue(traversal.asOf, world));
  const passing = world.graph.nodes.filter(node =>
    holds(traversal.nodeWhere, { node, edge: undefined }, world),
  );
  const places = passing.map((node): Place => ({ node, edge: undefined }));
  const ids = new Set(passing.map(node => node.id));
  const edges = world.graph.edges.filter(edge => {
    const far = world.graph.nodes.find(node => node.id === edge.to);
    return (
      far && ids.has(edge.from) && ids.has(edge.to) && holds(traversal.edgeWhere, { node: far, edge }, world)
    );
  });
  const changed = changedBy(supposedBy(traversal, day, world), { nodes: passing, edges }, world.model);
  const left = new Set(
    changed.nodes
      .filter(({ properties: { validTo } }) => validTo === undefined || String(validTo) > day)
      .map(node => node.id),
  );
  return {
    graph: once({
      nodes: changed.nodes.filter(node => left.has(node.id)),
      edges: changed.edges.filter(edge => left.has(edge.from) && left.has(edge.to)),
    }),
    chosen: name => {
      const set = [...traversal.seeds, ...traversal.tests].find(of => of.name === name);
      return set && new Set([...chosenBy(set.selector, places, world)].filter(id => left.has(id)));
    },
  };
};

const supposedBy = (
  { assuming: planned, certainty }: Traversal,
  day: string,
  { variables }: World,
): Supposed => {
  if (!planned) return {};
  const assuming = bindAssuming(planned, variables);
  const plain = ({ relation, ...edge }: (typeof assuming)['with'][number]) => ({
    ...edge,
    relation: relation.name,
  });
  const order = ['FACT', 'DEDUCTION', 'UNCERTAIN'];
  return {
    without: [
      ...assuming.withoutNodes.map(id => ({ id })),
      ...assuming.withoutEdges.map(edge => ({ edge: plain(edge) })),
    ],
    with: assuming.with.map(plain).filter(edge => order.indexOf(edge.certainty) <= order.indexOf(certainty)),
    retire: assuming.retire.filter(({ on }) => on <= day),
  };
};

const chosenBy = (selector: Selector, places: readonly Place[], world: World): ReadonlySet<string> =>
  new Set(
    places
      .filter(place =>
        selector.kind === 'ids'
          ? idsOf(selector, world.variables).includes(place.node.id)
          : isOfKind(place.node, selector.of) && holds(selector.where, place, world),
      )
      .map(place => place.node.id),
  );
