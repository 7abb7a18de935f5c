import { and, type Predicate, type Root } from './plan';
import type { Seeds, Selector, Traversal } from './traversal';
import { Walk, type Policy } from './walk';

/**
 * What a viewer may see: one predicate on nodes and one on edges, over facts that all of them have. The
 * viewer's identity is in variables bound at each request, as today's date is, so all viewers share the same
 * plans.
 */
export type Access = Readonly<{ node: Predicate; edge: Predicate }>;

/**
 * Rewrites root fields so that they visit only what the viewer may see, even where a question ignores the day
 * and the certainty.
 */
export const authorise = (access: Access): ((root: Root) => Root) => {
  const walk = new Walk(policyOf(access));
  return root => authoriseRoot(root, access, walk);
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
