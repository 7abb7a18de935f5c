import { UnreachableCase } from '../../src/engine/errors';
import type { FetchRoot, Lookup, NodesById, Plan, ReadRoot, NodesByKey } from '../../src/engine/plan/plan';
import { groupRows } from './groups';
import { listRows, listTotal, rowOf, type OracleRow } from './listing';
import { holds } from './predicate';
import { searchHits, searchRows } from './search';
import { isOfKind, operandValue, valueAt, type Place, type World } from './world';

/**
 * Answers a plan by looking through a whole graph in memory: the row that every store must give. Written to be
 * obviously right, from what the plan says it means and not from how it is compiled; slow, and no code of src/engine/cypher.
 */
export const answerPlan = (plan: Plan, world: World): OracleRow =>
  Object.assign({}, ...plan.roots.map(root => answerRoot(root, world)));

const answerRoot = (root: ReadRoot | FetchRoot, world: World): OracleRow => {
  switch (root.kind) {
    case 'lookup':
      return { [root.column]: lookupRows(root, world) };
    case 'byIds':
      return { [root.column]: rowsByIds(root, world) };
    case 'entities':
      return Object.fromEntries(root.groups.map(group => [group.column, rowsByKey(group, world)]));
    case 'list':
      return {
        ...(root.listing.listed ? { [root.column]: listRows(root.listing, undefined, world) } : {}),
        ...(root.listing.counted
          ? { [`${root.column}Total`]: listTotal(root.listing, undefined, world) }
          : {}),
      };
    case 'groups':
      return { [root.column]: groupRows(root, world) };
    case 'search':
      return {
        [root.column]: searchRows(root, world),
        ...(root.counted ? { [`${root.column}Total`]: searchHits(root, world).length } : {}),
      };
    case 'byKeys':
    case 'among':
      throw new Error('A traversal is answered by test/oracle/naive and test/oracle/reference/questions');
    default:
      throw new UnreachableCase(root);
  }
};

const places = (world: World): readonly Place[] => world.graph.nodes.map(node => ({ node, edge: undefined }));

const lookupRows = (root: Lookup, world: World): readonly OracleRow[] => {
  const wanted = operandValue(root.value, world);
  return places(world)
    .filter(
      place =>
        isOfKind(place.node, root.of) &&
        valueAt(place, 'node', root.property) === wanted &&
        holds(root.where, place, world),
    )
    .map(place => rowOf(place, root.columns, world));
};

/** In the order asked for, as often as asked for. */
const rowsByIds = (root: NodesById, world: World): readonly OracleRow[] => {
  const ids = operandValue(root.ids, world) as readonly string[];
  return ids.flatMap(id =>
    places(world)
      .filter(place => place.node.id === id && holds(root.where, place, world))
      .map(place => rowOf(place, root.columns, world)),
  );
};

/** Those of the kind that have one of the values, in any order. */
const rowsByKey = (group: NodesByKey, world: World): readonly OracleRow[] => {
  const wanted = operandValue(group.values, world) as readonly unknown[];
  return places(world)
    .filter(
      place =>
        isOfKind(place.node, group.of) &&
        wanted.includes(valueAt(place, 'node', group.property)) &&
        holds(group.where, place, world),
    )
    .map(place => rowOf(place, group.columns, world));
};
