import { compileByIds } from '../cypher/compile-read';
import { SamgrafError, required } from '../errors';
import { ENTITY } from '../model/model';
import { ALL, and, bind, type NodesById, type ReadRoot, type RowMap } from '../plan/plan';
import { costOfNodes, countIn } from '../plan/cost';
import { selectionsOf } from '../planner/collect';
import { givenOperand } from '../planner/read-input';
import { Columns, planNode } from '../planner/selection';
import { shapeNode } from '../shape/shape';
import type { AskedField, Reads, Slice } from './slice';

type Nodes = ReadRoot & { kind: 'byIds' };

const MAX_IDS = 1_000;

const plan = ({ key, column, args, nodes, planning }: AskedField): Nodes => {
  const ids = required(givenOperand(args['ids']), 'a list of ids is given');
  planning.variables.part(ids, 'nodes', checkIds);
  const columns = new Columns();
  const entity = required(planning.model.kinds.get(ENTITY), 'kind Entity');
  const shape = planNode(selectionsOf(nodes), entity, columns, planning);
  columns.property('node', 'id');
  return { kind: 'byIds', key, column, ids, where: ALL, columns: columns.all(), shape };
};

const checkIds = (ids: unknown): void => {
  if (!Array.isArray(ids) || ids.length > MAX_IDS)
    throw new SamgrafError(
      'BAD_INPUT',
      `ids takes up to 1,000 ids, not ${Array.isArray(ids) ? ids.length : 0}.`,
      'Ask for them in several requests.',
    );
};

/** Nodes by id, which a question's page is read by as well. */
export const nodesById: Reads<NodesById> = {
  // The same id may be given twice.
  price: (root, statistics, bound) =>
    costOfNodes(root.columns, { count: countIn(root.ids, bound, MAX_IDS), distinct: false }, statistics),
  compile: compileByIds,
};

/** Nodes in the order of the ids asked for, and null where there is none. */
export const nodes: Slice<Nodes> = {
  plans: { nodes: plan },
  rewrite: (root, { walk }) => ({
    ...root,
    where: and(root.where, walk.node(ENTITY)),
    columns: walk.columns(root.columns),
  }),
  ...nodesById,
  // It costs by how many they are.
  bind: (_, variables) => variables,
  dependsOn: 'ALL_KINDS',
  shape: (root, { row }, { bound }) => {
    const byId = new Map((row[root.column] as readonly RowMap[]).map(found => [String(found['id']), found]));
    return (bind(root.ids, bound) as readonly string[]).map(id => {
      const found = byId.get(id);
      return found ? shapeNode(root.shape, found, bound) : null;
    });
  },
};
