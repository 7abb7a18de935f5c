import type { World } from '../world';
import type { Args } from './connection';
import { ANY } from './expected';
import { everyPath, everyPivot, nodeObject, type Pivot, type SimplePath, type Step } from './paths';

const DEFAULT_SIZE = 20;

/** A step as its type's fields are resolved on. */
export type StepObject = Readonly<{ kind: 'step'; step: Step; typename: string; relation: string; direction: string; from: unknown; to: unknown }>;

/** `paths` or `connections`, found by trying everything; nothing is ever cut. */
export const traversalOf = (kind: 'paths' | 'connections', args: Args, world: World): Args => {
  const items = kind === 'paths' ? everyPath(args, world).map(path => pathObject(path, world)) : everyPivot(args, world).map(pivot => pivotObject(pivot, world));
  const size = (args['first'] ?? DEFAULT_SIZE) as number;
  const page = items.slice(0, size);
  return {
    outcome: items.length > 0 ? 'FOUND' : 'PROVED_ABSENT', totalCount: items.length, truncated: null,
    nodes: page, edges: page.map(node => ({ node, cursor: ANY })),
    pageInfo: { hasNextPage: items.length > size, hasPreviousPage: false, startCursor: page.length > 0 ? ANY : null, endCursor: page.length > 0 ? ANY : null },
  };
};

const pathObject = (path: SimplePath, world: World): Args => ({
  length: path.steps.length, certainty: path.certainty, explanation: ANY,
  from: nodeObject(path.steps[0]?.from ?? '', world), to: nodeObject(path.steps.at(-1)?.to ?? '', world),
  steps: path.steps.map((step): StepObject => ({
    kind: 'step', step, typename: `${step.edge.relation.type}Step`, relation: step.edge.relation.name, direction: step.direction,
    from: nodeObject(step.from, world), to: nodeObject(step.to, world),
  })),
});

const pivotObject = ({ via, targets, paths }: Pivot, world: World): Args => ({
  via: nodeObject(via, world), targets: targets.map(id => nodeObject(id, world)), targetCount: targets.length,
  pathCount: paths.length, length: paths[0]?.steps.length, certainty: paths[0]?.certainty, paths: paths.map(path => pathObject(path, world)),
});
