import { known } from '../errors';
import { edgeKey } from '../model/model';
import { and, isAll } from '../plan/plan';
import { NAMED, type AssumedEdge, type Assuming, type Traversal } from '../plan/traversal';
import { compilePredicate } from './compile-predicate';
import {
  cypher,
  join,
  name,
  parameter,
  variable,
  type Fragment,
  type Subquery,
  type Variable,
} from './fragment';

/** The dates and certainty of what a what-if names: its nodes, and its relations if there are any. */
export const compileNamed = (
  { withoutEdges, with: added }: Assuming,
  traversal: Traversal,
  seeds: readonly Subquery[],
): readonly Subquery[] => {
  const { column, seeds: named } = traversal;
  const nodes = known(
    seeds[named.findIndex(set => set.name === NAMED)],
    'what a what-if names is a set',
  ).result;
  const edges = [...withoutEdges, ...added];
  return [compileStanding(nodes, column), ...(edges.length > 0 ? [compilePeriods(edges, traversal)] : [])];
};

const standing = (key: string, of: Variable): Fragment =>
  cypher`[${join(
    [key, 'certainty', 'validFrom', 'validTo'].map(fact => cypher`${of}.${name(fact)}`),
    ', ',
  )}]`;

const compileStanding = (nodes: Variable, column: string): Subquery => {
  const [node, result] = [variable('named'), variable(`${column}NamedNodes`)];
  return {
    result,
    subquery: cypher`
      CALL (${nodes}) {
        UNWIND ${nodes} AS ${node}
        RETURN collect(${standing('id', node)}) AS ${result}
      }`,
  };
};

/** One relation may have several periods. */
const compilePeriods = (edges: readonly AssumedEdge[], { column, access }: Traversal): Subquery => {
  const [wanted, edge, to, result] = [
    variable('wanted'),
    variable('edge'),
    variable('to'),
    variable(`${column}NamedEdges`),
  ];
  const seen = and(access.edge, access.node);
  const named = cypher`${edge}.key = ${wanted}.key OR ${edge}.key STARTS WITH ${wanted}.key + ' '`;
  const rows = edges.map(({ relation, from, to }) => ({ from, key: edgeKey(relation.name, from, to) }));
  return {
    result,
    subquery: cypher`
      CALL () {
        UNWIND ${parameter('edges', rows)} AS ${wanted}
        MATCH (:Entity {id: ${wanted}.from})-[${edge}]->(${isAll(seen) ? undefined : to})
        WHERE ${isAll(seen) ? named : cypher`(${named}) AND ${compilePredicate(seen, { node: to, edge })}`}
        RETURN collect(${standing('key', edge)}) AS ${result}
      }`,
  };
};
