import { required } from '../errors';
import { ENTITY } from '../model/model';
import { keyOf } from '../plan/as-assumed';
import { ALL, and, isAll, listOf } from '../plan/plan';
import {
  NAMED,
  capOf,
  isIdsOnly,
  type AssumingEdge,
  type Assuming,
  type Bounds,
  type Seeds,
  type Traversal,
  aheadColumn,
} from '../plan/traversal';
import {
  Frontiers,
  compileFact,
  expand,
  matching,
  reachedIn,
  readForFacts,
  type Frontier,
  type Layer,
} from './compile-layers';
import { compilePredicate, readAtOnce, where, type Match } from './compile-predicate';
import { startOfKind } from './compile-start';
import type { Dialect } from './dialect';
import {
  cypher,
  join,
  name,
  operandParameter,
  parameter,
  render,
  variable,
  type Fragment,
  type Name,
  type Parameter,
  type Statement,
  type Subquery,
  type Variable,
} from './fragment';
import { countMarks, inBatches, returned, type Returned } from './in-parts';
import { compileColumns, compileRow } from './compile-columns';
import { collectEdges, compileSources } from './compile-fetch';

/**
 * *Find*: expands whole frontiers level by level, each layer capped, and returns the keys and certainties of
 * the visited edges. Its cost is linear in edges and known in advance; nothing is ever enumerated in the
 * database.
 */
export const compileFind = (
  traversals: readonly Traversal[],
  bounds: Bounds,
  dialect: Dialect,
): readonly Statement[] => {
  // What is read ahead and not shown is not priced, so it is as little for many questions as for one.
  const each = { ...bounds, aheadCap: Math.floor(bounds.aheadCap / traversals.length) };
  const compiled = traversals.map(traversal => compileOne(traversal, each, dialect));
  return inBatches(compiled, ({ subqueries }) => subqueries.length, dialect.mostLevels).map(found => {
    const columns = [...found.flatMap(f => f.results), ...countMarks(dialect)];
    const { clause, form } = returned(columns, Infinity, dialect);
    const text = cypher`
      ${join(
        found.flatMap(f => f.subqueries),
        '\n',
      )}
      ${clause}`;
    return render(text, form);
  });
};

type Compiled = Readonly<{ subqueries: readonly Fragment[]; results: readonly Returned[] }>;

const compileOne = (traversal: Traversal, bounds: Bounds, dialect: Dialect): Compiled => {
  const seeds = traversal.seeds.map(set => compileSet(set, traversal, bounds, dialect));
  const frontiers = new Frontiers(
    traversal.column,
    seeds.map(set => set.subquery),
  );
  const layers = compileExpansions(traversal, seeds, frontiers, bounds, dialect);
  const all = (): Variable =>
    frontiers.of([...seeds.map(set => set.result), ...layers.map(layer => layer.reached)]);
  const tests =
    traversal.tests.length > 0 ? compileTests(traversal.tests, traversal.column, all()) : undefined;
  const nodes = traversal.nodeFacts && compileNodes(traversal.nodeFacts, traversal, all(), dialect);
  const named = traversal.assuming && compileNamed(traversal.assuming, traversal, seeds);
  const shown = isIdsOnly(traversal.parts) ? undefined : all;
  const ahead = traversal.ahead ? compileAhead(traversal, shown?.(), layers, bounds, dialect) : NOTHING;
  return {
    subqueries: [
      ...frontiers.subqueries,
      ...[tests, nodes, ...(named ?? [])].flatMap(part => (part ? [part.subquery] : [])),
      ...ahead.subqueries,
    ],
    results: [
      ...columnsOf(traversal.column, { seeds, layers, tests: tests?.results ?? [], nodes, named }),
      ...ahead.results,
    ],
  };
};

/** Each expansion starts from its seeds, and from the nodes reached by earlier expansions. */
const compileExpansions = (
  traversal: Traversal,
  seeds: readonly Subquery[],
  frontiers: Frontiers,
  bounds: Bounds,
  dialect: Dialect,
): readonly Layer[] => {
  const starts = new Map(
    traversal.seeds.map((set, i) => [set.name, [startOf(set, (seeds[i] as Subquery).result)]]),
  );
  const caps = new Map<number, Parameter>();
  return traversal.expansions.flatMap(expansion => {
    const most = capOf(traversal, expansion, bounds) + 1;
    const cap = caps.get(most) ?? parameter('cap', most);
    caps.set(most, cap);
    const from = expansion.from.flatMap(of => starts.get(of) ?? []);
    const layers = expand({ traversal, expansion, cap, dialect }, from, frontiers);
    starts.set(expansion.name, [...from, ...layers.map(reachedIn)]);
    return layers;
  });
};

const startOf = ({ selector }: Seeds, list: Variable): Frontier => ({
  list,
  kinds:
    selector.kind === 'where' && selector.of.shape !== 'union'
      ? [[selector.of.name, ...selector.of.interfaces]]
      : undefined,
});

/** The parts of a row that belong to a traversal. */
type Parts = Readonly<{
  seeds: readonly Subquery[];
  layers: readonly Layer[];
  tests: readonly Variable[];
  nodes: Subquery | undefined;
  named: readonly Subquery[] | undefined;
}>;

/** What an id, or a key with a few facts, takes to be converted, beside a row of a list that a client asked for. */
const ID = 0.1;
const FACTS = 0.25;

const columnsOf = (column: string, { seeds, layers, tests, nodes, named }: Parts): readonly Returned[] => {
  const as = (what: string): Name => name(`${column}${what}`);
  return [
    {
      as: as('Seeds'),
      kind: 'lists',
      of: seeds.map(set => set.result),
      each: list => cypher`[n IN ${list} | n.id]`,
      weight: ID,
    },
    { as: as('Edges'), kind: 'lists', of: layers.map(layer => layer.met), weight: FACTS },
    {
      as: as('Rows'),
      kind: 'single',
      of: [
        cypher`[${join(
          layers.map(layer => layer.rows),
          ', ',
        )}]`,
      ],
    },
    { as: as('Tests'), kind: 'lists', of: tests, weight: ID },
    nodes
      ? { as: as('Met'), kind: 'list', of: [nodes.result], weight: FACTS }
      : { as: as('Met'), kind: 'single', of: [cypher`null`] },
    named
      ? { as: as('Assumed'), kind: 'lists', of: named.map(({ result }) => result), weight: FACTS }
      : { as: as('Assumed'), kind: 'single', of: [cypher`null`] },
  ];
};

const compileSet = (
  { name: hint, selector, unscoped, atMost }: Seeds,
  traversal: Traversal,
  bounds: Bounds,
  dialect: Dialect,
): Subquery => {
  const nodes = variable(`${traversal.column}${hint}`);
  const match: Match = { node: variable('end'), edge: undefined };
  const start =
    selector.kind === 'ids'
      ? cypher`
      UNWIND ${operandParameter('ids', selector.ids)} AS id
      MATCH (${match.node}:${name(ENTITY)} {id: id})
      ${where(and(traversal.access.node, unscoped ? ALL : traversal.nodeWhere), match)}`
      : startOfKind(selector.of, selector.where, match, dialect);
  return {
    result: nodes,
    subquery: cypher`
      CALL () {
        ${start}
        WITH DISTINCT ${match.node} LIMIT ${parameter('ends', atMost ?? bounds.endCap + 1)}
        RETURN collect(${match.node}) AS ${nodes}
      }`,
  };
};

/** Which visited nodes match each selector; all are tested in one pass. */
const compileTests = (
  tests: readonly Seeds[],
  column: string,
  all: Variable,
): Readonly<{ subquery: Fragment; results: readonly Variable[] }> => {
  const match: Match = { node: variable('passed'), edge: undefined };
  const each = tests.map(({ name: hint, selector }) => ({
    is: variable(`is${hint}`),
    ids: variable(`${column}${hint}Ids`),
    condition:
      selector.kind === 'ids'
        ? cypher`${match.node}.id IN ${operandParameter(hint, selector.ids)}`
        : compilePredicate(matching(selector), match),
  }));
  return {
    results: each.map(({ ids }) => ids),
    subquery: cypher`
      CALL (${all}) {
        UNWIND ${all} AS ${match.node}
        WITH ${match.node}, ${join(
          each.map(({ condition, is }) => cypher`(${condition}) AS ${is}`),
          ', ',
        )}
        RETURN ${join(
          each.map(({ is, ids }) => cypher`collect(CASE WHEN ${is} THEN ${match.node}.id END) AS ${ids}`),
          ', ',
        )}
      }`,
  };
};

/** The facts of each visited node that the computation needs. */
const compileNodes = (
  nodeFacts: readonly string[],
  traversal: Traversal,
  all: Variable,
  dialect: Dialect,
): Subquery => {
  const [node, result] = [variable('met'), variable(`${traversal.column}MetNodes`)];
  const facts = ['id', 'type', 'certainty', ...nodeFacts];
  const read = readAtOnce(node, readForFacts('node', facts, traversal), 'facts', dialect);
  const match: Match = { node, edge: undefined, ...(read && { read: { node: read.as } }) };
  return {
    result,
    subquery: cypher`
      CALL (${all}) {
        UNWIND ${all} AS ${node}
        ${read && cypher`WITH ${read.clause}`}
        RETURN collect([${join(
          facts.map(fact => compileFact('node', fact, traversal, match)),
          ', ',
        )}]) AS ${result}
      }`,
  };
};

/** The dates and certainty of what a what-if names: its nodes, and its relations if there are any. */
const compileNamed = (
  { withoutEdges, with: added }: Assuming,
  traversal: Traversal,
  seeds: readonly Subquery[],
): readonly Subquery[] => {
  const { column, seeds: named } = traversal;
  const nodes = required(
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
const compilePeriods = (edges: readonly AssumingEdge[], { column, access }: Traversal): Subquery => {
  const [wanted, start, key, edge, to, result] = [
    variable('wanted'),
    variable('start'),
    variable('key'),
    variable('edge'),
    variable('to'),
    variable(`${column}NamedEdges`),
  ];
  const seen = and(access.edge, access.node);
  const named = cypher`${edge}.key = ${key} OR ${edge}.key STARTS WITH ${key} + ' '`;
  const rows = edges.map(each => listOf([each.from, keyOf(each)]));
  return {
    result,
    subquery: cypher`
      CALL () {
        UNWIND ${operandParameter('edges', listOf(rows))} AS ${wanted}
        WITH ${wanted}[0] AS ${start}, ${wanted}[1] AS ${key}
        MATCH (:Entity {id: ${start}})-[${edge}]->(${isAll(seen) ? undefined : to})
        WHERE ${isAll(seen) ? named : cypher`(${named}) AND ${compilePredicate(seen, { node: to, edge })}`}
        RETURN collect(${standing('key', edge)}) AS ${result}
      }`,
  };
};

type Ahead = Readonly<{ subqueries: readonly Fragment[]; results: readonly Returned[] }>;
export const NOTHING: Ahead = { subqueries: [], results: [] };

/**
 * Compiles what *fetch* would read of all nodes and edges that were reached, in the columns that aheadColumn names. Whether
 * they are few is known only when the statement runs, so it tells for itself: of more than the cap it reads nothing.
 * @param nodes All nodes, unless only their ids are selected.
 */
const compileAhead = (
  traversal: Traversal,
  nodes: Variable | undefined,
  layers: readonly Layer[],
  { aheadCap }: Bounds,
  dialect: Dialect,
): Ahead => {
  const steps = layers.flatMap(layer => layer.steps ?? []);
  // An edge of two layers counts twice. What is hidden does not, or the number of statements would tell of it.
  const counted = [...(nodes ? [nodes] : []), ...(steps.length > 0 ? layers.map(layer => layer.met) : [])];
  if (counted.length === 0) return NOTHING;
  const sizes = counted.map(list => cypher`size(${list})`);
  const few = variable(`${traversal.column}Few`);
  const each: Each = list => cypher`
    WITH ${list}, ${few}
    WHERE ${few}
    UNWIND ${list}`;
  const parts = [
    ...(nodes ? [nodesAhead(traversal, nodes, few, each, dialect)] : []),
    ...(steps.length > 0 ? [edgesAhead(traversal, steps, few, each, dialect)] : []),
  ];
  const isFew = cypher`
    CALL (${join(counted, ', ')}) {
      RETURN ${join(sizes, ' + ')} <= ${parameter('ahead', aheadCap)} AS ${few}
    }`;
  return {
    subqueries: [isFew, ...parts.flatMap(part => part.subqueries)],
    results: parts.flatMap(part => part.results),
  };
};

/** The items of a list if there are few in all. */
type Each = (list: Variable) => Fragment;

const nodesAhead = (
  traversal: Traversal,
  nodes: Variable,
  few: Variable,
  each: Each,
  dialect: Dialect,
): Ahead => {
  const [node, result] = [variable('node'), variable(aheadColumn(traversal, 'Nodes'))];
  const columns = compileColumns(traversal.parts.nodeColumns, { node, edge: undefined }, dialect);
  const { row, layout } = compileRow(columns, dialect);
  const subquery = cypher`
    CALL (${nodes}, ${few}) {
      ${each(nodes)} AS ${node}
      RETURN collect(${row}) AS ${result}
    }`;
  return { subqueries: [subquery], results: [{ as: result, kind: 'list', of: [result], layout }] };
};

/** A list for each layer: in the embedded engine, what comes out of an expression on lists is no edge any more. */
const edgesAhead = (
  traversal: Traversal,
  steps: readonly Variable[],
  few: Variable,
  each: Each,
  dialect: Dialect,
): Ahead => {
  const [column, columns] = [aheadColumn(traversal, 'Edges'), traversal.parts.edgeColumns];
  const layers = steps.map(list => {
    const [pair, edge, holds] = [variable('pair'), variable('step'), variable('holds')];
    const match = cypher`
      ${each(list)} AS ${pair}
      WITH ${pair}[0] AS ${edge}, ${pair}[1] AS ${holds}
      WHERE ${holds}`;
    const rows = variable(`${column}Layer`);
    return { rows, ...collectEdges(columns, edge, match, rows, dialect, [list, few]) };
  });
  const rows = layers.map(layer => layer.rows);
  const layout = layers[0]?.layout;
  const sources = compileSources({ column, columns, rows, layout }, dialect);
  return {
    subqueries: [...layers.map(layer => layer.subquery), ...sources.map(of => of.subquery)],
    results: [
      { as: name(column), kind: 'lists', of: rows, layout },
      ...sources.map((of): Returned => ({ as: of.result, kind: 'list', of: [of.result], layout: of.layout })),
    ],
  };
};
