import { ENTITY } from '../model/model';
import { and, isAll, type Predicate, type Root, type Selector, type StepDirection, type Traversal } from '../plan/plan';
import type { Bounds } from '../plan/bounds';
import { compileColumns, rowMap } from './compile-columns';
import { compilePredicate, where, type Match } from './compile-predicate';
import { startOfKind } from './compile-start';
import type { Dialect } from './dialect';
import { cypher, join, name, parameter, render, variable, type Fragment, type Statement, type Variable } from './fragment';

/** Layers from the `from` side and from the `to` side; together they cover every path of maxHops. */
const layersOf = (traversal: Traversal): Readonly<{ forward: number; backward: number }> =>
  ({ forward: Math.ceil(traversal.maxHops / 2), backward: Math.floor(traversal.maxHops / 2) });

/**
 * *Find*: expands whole frontiers level by level from both ends, each layer capped, and returns keys and certainties of
 * the edges met. Its cost is linear in edges, and known beforehand; nothing is ever enumerated in the database.
 */
export const compileFind = (traversals: readonly Traversal[], bounds: Bounds): Statement => {
  const found = traversals.map(traversal => compileOne(traversal, bounds));
  return render(cypher`
    ${join(found.map(f => f.subqueries), '\n')}
    RETURN ${join(found.flatMap(f => f.results), ', ')}`);
};

const compileOne = (traversal: Traversal, bounds: Bounds): Readonly<{ subqueries: Fragment; results: readonly Fragment[] }> => {
  const { column, direction } = traversal;
  const layers = layersOf(traversal);
  const cap = parameter('cap', bounds.layerCap + 1);
  const from = endOf(traversal.from, `${column}From`, traversal.nodeWhere, bounds);
  const to = endOf(traversal.to, `${column}To`, traversal.nodeWhere, bounds);
  const forward = expand(traversal, from.nodes, `${column}F`, direction, layers.forward, cap);
  const backward = expand(traversal, to.nodes, `${column}B`, opposite(direction), layers.backward, cap);
  const via = viaOf(traversal, [...forward.frontiers, ...backward.frontiers]);
  return {
    subqueries: join([from.subquery, to.subquery, ...forward.subqueries, ...backward.subqueries, via?.subquery], '\n'),
    results: [
      cypher`[n IN ${from.nodes} | n.id] AS ${name(`${column}From`)}`,
      cypher`[n IN ${to.nodes} | n.id] AS ${name(`${column}To`)}`,
      cypher`[${join(forward.edges, ', ')}] AS ${name(`${column}Forward`)}`,
      cypher`[${join(backward.edges, ', ')}] AS ${name(`${column}Backward`)}`,
      cypher`[${join([...forward.rows, ...backward.rows], ', ')}] AS ${name(`${column}Rows`)}`,
      cypher`${via ? via.ids : cypher`null`} AS ${name(`${column}Via`)}`,
    ],
  };
};

const opposite = (direction: StepDirection): StepDirection =>
  (direction === 'FORWARD' ? 'BACKWARD' : direction === 'BACKWARD' ? 'FORWARD' : 'ANY');

const endOf = (selector: Selector, hint: string, nodeWhere: Predicate, bounds: Bounds): Readonly<{ subquery: Fragment; nodes: Variable }> => {
  const nodes = variable(`${hint}Nodes`);
  const match: Match = { node: variable('end'), edge: undefined };
  const start = selector.kind === 'ids'
    ? cypher`
      UNWIND ${parameter('ids', selector.ids)} AS id
      MATCH (${match.node}:${name(ENTITY)} {id: id})
      ${where(nodeWhere, match)}`
    : startOfKind(selector.of, selector.where, match);
  return {
    nodes,
    subquery: cypher`
      CALL () {
        ${start}
        WITH DISTINCT ${match.node} LIMIT ${parameter('ends', bounds.endCap + 1)}
        RETURN collect(${match.node}) AS ${nodes}
      }`,
  };
};

type Expansion = Readonly<{ subqueries: readonly Fragment[]; edges: readonly Variable[]; rows: readonly Variable[]; frontiers: readonly Variable[] }>;

const expand = (traversal: Traversal, start: Variable, hint: string, direction: StepDirection, layers: number, cap: ReturnType<typeof parameter>): Expansion => {
  const frontiers: Variable[] = [start];
  const [subqueries, edges, rows]: [Fragment[], Variable[], Variable[]] = [[], [], []];
  for (let layer = 1; layer <= layers; layer += 1) {
    const before = frontiers[layer - 1] as Variable;
    const result = { met: variable(`${hint}${layer}Edges`), reached: variable(`${hint}${layer}Nodes`), rows: variable(`${hint}${layer}Rows`) };
    subqueries.push(compileLayer(traversal, before, direction, result, cap));
    edges.push(result.met);
    rows.push(result.rows);
    frontiers.push(result.reached);
  }
  return { subqueries, edges, rows, frontiers: frontiers.slice(1) };
};

type LayerResult = Readonly<{ met: Variable; reached: Variable; /** Rows before doubles went: whether the cap was met. */ rows: Variable }>;

const compileLayer = (traversal: Traversal, before: Variable, direction: StepDirection, result: LayerResult, cap: ReturnType<typeof parameter>): Fragment => {
  const [from, match] = [variable('near'), { node: variable('far'), edge: variable('edge') }];
  const types = join(traversal.relations.map(relation => name(relation.name)), '|');
  const between = cypher`[${match.edge}:${types}]`;
  const pattern = direction === 'FORWARD' ? cypher`-${between}->` : direction === 'BACKWARD' ? cypher`<-${between}-` : cypher`-${between}-`;
  return cypher`
    CALL (${before}) {
      UNWIND ${before} AS ${from}
      MATCH (${from})${pattern}(${match.node})
      ${where(and(traversal.edgeWhere, traversal.nodeWhere), match)}
      WITH ${match.edge}, ${match.node} LIMIT ${cap}
      RETURN collect(DISTINCT [${match.edge}.key, ${match.edge}.certainty]) AS ${result.met}, collect(DISTINCT ${match.node}) AS ${result.reached}, count(*) AS ${result.rows}
    }`;
};

/** Which of the nodes met match `via`. */
const viaOf = (traversal: Traversal, frontiers: readonly Variable[]): Readonly<{ subquery: Fragment; ids: Variable }> | undefined => {
  const { via } = traversal;
  if (!via) return undefined;
  const match: Match = { node: variable('passed'), edge: undefined };
  const ids = variable(`${traversal.column}ViaIds`);
  const condition: Predicate = via.kind === 'where' ? and(...(via.of.name === ENTITY ? [] : [{ kind: 'isKind', kinds: via.of.shape === 'union' ? via.of.members : [via.of.name] } as const]), via.where) : { kind: 'and', of: [] };
  const chosen = via.kind === 'ids' ? cypher`WHERE ${match.node}.id IN ${parameter('via', via.ids)}` : isAll(condition) ? undefined : cypher`WHERE ${compilePredicate(condition, match)}`;
  return {
    ids,
    subquery: cypher`
      CALL (${join(frontiers, ', ')}) {
        UNWIND ${join(frontiers, ' + ')} AS ${match.node}
        WITH DISTINCT ${match.node}
        ${chosen}
        RETURN collect(${match.node}.id) AS ${ids}
      }`,
  };
};

/** Edges by key, of one relation: what the client reads of the steps of a page. */
export const compileEdges = (root: Root & { kind: 'byKeys' }, result: Variable, dialect: Dialect): Fragment => {
  const match: Match = { node: variable('unused'), edge: variable('step') };
  const wanted = variable('wanted');
  const columns = compileColumns(root.columns, match, dialect);
  return cypher`
    CALL () {
      UNWIND ${parameter('edges', root.edges)} AS ${wanted}
      ${dialect.edgeByKey(root.relation, match.edge as Variable, wanted)}
      ${columns.subqueries}
      RETURN collect(${rowMap({ ...columns, entries: [cypher`key: ${match.edge}.key`, ...columns.entries] })}) AS ${result}
    }`;
};
