import { freeze } from '../model/freeze';
import { and, type OperationPlan, type Predicate, type Root } from './plan';
import type { Seeds, Selector, Traversal } from './traversal';
import { Walk, type Policy } from './walk';

/**
 * What a viewer may see: one predicate of nodes and one of edges, on facts that all of them have. Who the viewer is stands in
 * variables that are bound at each request, as today is, so that plans are the same for all.
 */
export type Access = Readonly<{ node: Predicate; edge: Predicate }>;

/** A plan that meets nothing else than what may be seen: also where a question looks whatever the day and the certainty. */
export const authorise = (plan: OperationPlan, access: Access): OperationPlan => {
  const walk = new Walk(policyOf(access));
  return freeze({ ...plan, roots: plan.roots.map(root => authoriseRoot(root, access, walk)) });
};

const policyOf = ({ node, edge }: Access): Policy => ({ node: () => node, hop: () => and(edge, node) });

const authoriseRoot = (root: Root, access: Access, walk: Walk): Root =>
  root.kind === 'traversal' ? authoriseTraversal(root, access, walk) : walk.root(root);

const authoriseTraversal = (root: Traversal, access: Access, walk: Walk): Traversal => {
  const chosen = (selector: Selector): Selector =>
    selector.kind === 'ids'
      ? selector
      : { ...selector, where: and(walk.predicate(selector.where), access.node) };
  const authorised = (set: Seeds): Seeds => ({ ...set, selector: chosen(set.selector) });
  return {
    ...root,
    access,
    seeds: root.seeds.map(authorised),
    tests: root.tests.map(authorised),
    parts: {
      ...root.parts,
      nodeColumns: walk.columns(root.parts.nodeColumns),
      edgeColumns: walk.columns(root.parts.edgeColumns),
    },
  };
};
