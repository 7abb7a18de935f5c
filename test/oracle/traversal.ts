import type { Selector, Traversal } from '../../src/plan/plan';
import { holds } from './predicate';
import { stepsAlong, tryAll, type SimplePath } from './reference/paths';
import { isOfKind, type Place, type World } from './world';

/** Every path that a planned traversal asks for, of nodes and edges that pass its conditions. */
export const pathsOfPlan = (traversal: Traversal, world: World): readonly SimplePath[] => {
  const places = world.graph.nodes.map((node): Place => ({ node, edge: undefined })).filter(place => holds(traversal.nodeWhere, place, world));
  const ids = new Set(places.map(place => place.node.id));
  const edges = world.graph.edges.filter(edge => {
    const far = world.graph.nodes.find(node => node.id === edge.to);
    return far && traversal.relations.includes(edge.relation) && ids.has(edge.from) && ids.has(edge.to) && holds(traversal.edgeWhere, { node: far, edge }, world);
  });
  return tryAll({
    from: chosen(traversal.from, places, world), to: chosen(traversal.to, places, world),
    via: traversal.via && chosen(traversal.via, places, world),
    steps: stepsAlong(edges, traversal.direction), maxHops: traversal.maxHops,
  });
};

const chosen = (selector: Selector, places: readonly Place[], world: World): ReadonlySet<string> => new Set(places
  .filter(place => (selector.kind === 'ids' ? selector.ids.includes(place.node.id) : isOfKind(place.node, selector.of) && holds(selector.where, place, world)))
  .map(place => place.node.id));
