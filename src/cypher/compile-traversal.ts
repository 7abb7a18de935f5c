import { ENTITY, type Kind } from '../model/model';
import { known } from '../errors';
import { ALL, and, isAll, type Predicate } from '../plan/plan';
import {
  NAMED,
  type Arm,
  type AssumedEdge,
  type Assuming,
  type Expansion,
  type Seeds,
  type Traversal,
} from '../plan/traversal';
import { edgeKey } from '../model/model';
import type { Bounds } from '../plan/bounds';
import { inBatches } from './batches';
import { dateMarks } from './date-marks';
import type { Dialect } from './dialect';
import { compilePredicate, where, type Match } from './compile-predicate';
import { startOfKind } from './compile-start';
import {
  cypher,
  join,
  name,
  parameter,
  render,
  variable,
  type Fragment,
  type Parameter,
  type Statement,
  type Subquery,
  type Variable,
} from './fragment';

/**
 * *Find*: expands whole frontiers level by level, each layer capped, and returns keys and certainties of the edges met.
 * Its cost is linear in edges, and known beforehand; nothing is ever enumerated in the database.
 */
export const compileFind = (
  traversals: readonly Traversal[],
  bounds: Bounds,
  dialect: Dialect,
): readonly Statement[] => {
  const compiled = traversals.map(traversal => compileOne(traversal, bounds));
  return inBatches(compiled, ({ subqueries }) => subqueries.length, dialect.mostSubqueries).map(found =>
    render(cypher`
    ${join(
      found.flatMap(f => f.subqueries),
      '\n',
    )}
    RETURN ${join([...found.flatMap(f => f.results), dateMarks(dialect)], ', ')}`),
  );
};

type Compiled = Readonly<{ subqueries: readonly Fragment[]; results: readonly Fragment[] }>;
const compileOne = (traversal: Traversal, bounds: Bounds): Compiled => {
  const { column } = traversal;
  const cap = parameter('cap', bounds.layerCap + 1);
  const seeds = traversal.seeds.map(set => compileSet(set, traversal, bounds));
  const unions = new Unions(
    column,
    seeds.map(set => set.subquery),
  );
  const starts = new Map(traversal.seeds.map((set, i) => [set.name, [(seeds[i] as Subquery).result]]));
  const layers: Layer[] = [];
  for (const expansion of traversal.expansions) {
    const from = expansion.from.flatMap(of => starts.get(of) ?? []);
    const met = expand(traversal, expansion, from, unions, cap);
    starts.set(expansion.name, [...from, ...met.map(layer => layer.reached)]);
    layers.push(...met);
  }
  const all =
    traversal.tests.length > 0 || traversal.nodeFacts
      ? unions.of([...seeds.map(set => set.result), ...layers.map(layer => layer.reached)])
      : undefined;
  const tests = all && traversal.tests.length > 0 ? compileTests(traversal.tests, column, all) : undefined;
  const nodes = all && traversal.nodeFacts && compileNodes(traversal.nodeFacts, column, all);
  const about = traversal.assuming ? compileNamed(traversal.assuming, traversal, seeds) : undefined;
  const list = (of: readonly Variable[], as: string): Fragment =>
    cypher`[${join(of, ', ')}] AS ${name(`${column}${as}`)}`;
  return {
    subqueries: [
      ...unions.subqueries,
      ...[tests, nodes, ...(about ?? [])].flatMap(part => (part ? [part.subquery] : [])),
    ],
    results: [
      cypher`[${join(
        seeds.map(set => cypher`[n IN ${set.result} | n.id]`),
        ', ',
      )}] AS ${name(`${column}Seeds`)}`,
      list(
        layers.map(layer => layer.met),
        'Edges',
      ),
      list(
        layers.map(layer => layer.rows),
        'Rows',
      ),
      list(tests?.results ?? [], 'Tests'),
      cypher`${nodes?.result ?? cypher`null`} AS ${name(`${column}Met`)}`,
      about
        ? list(
            about.map(({ result }) => result),
            'Assumed',
          )
        : cypher`null AS ${name(`${column}Assumed`)}`,
    ],
  };
};

/**
 * Frontiers put together, each node once, by an aggregate of its own: WITH DISTINCT would compare whole rows, and the
 * embedded engine carries all that a subquery imports in each (450 nodes beside lists of 3,000: 117 ms).
 */
class Unions {
  private readonly known = new Map<string, Variable>();
  private readonly numbers = new Map<Variable, number>();

  constructor(
    private readonly column: string,
    readonly subqueries: Fragment[],
  ) {}

  of(lists: readonly Variable[]): Variable {
    const different = [...new Set(lists)];
    const [only] = different;
    if (only && different.length === 1) return only;
    const key = different
      .map(list => this.numberOf(list))
      .sort((a, b) => a - b)
      .join(' ');
    const before = this.known.get(key);
    if (before) return before;
    const [result, node] = [variable(`${this.column}All`), variable('node')];
    this.known.set(key, result);
    this.subqueries.push(cypher`
      CALL (${join(different, ', ')}) {
        UNWIND ${join(different, ' + ')} AS ${node}
        RETURN collect(DISTINCT ${node}) AS ${result}
      }`);
    return result;
  }

  private numberOf(list: Variable): number {
    const number = this.numbers.get(list) ?? this.numbers.size;
    this.numbers.set(list, number);
    return number;
  }
}

const compileSet = (
  { name: hint, selector, unscoped, atMost }: Seeds,
  traversal: Traversal,
  bounds: Bounds,
): Subquery => {
  const nodes = variable(`${traversal.column}${hint}`);
  const match: Match = { node: variable('end'), edge: undefined };
  const start =
    selector.kind === 'ids'
      ? cypher`
      UNWIND ${parameter('ids', selector.ids)} AS id
      MATCH (${match.node}:${name(ENTITY)} {id: id})
      ${where(and(traversal.access.node, unscoped ? ALL : traversal.nodeWhere), match)}`
      : startOfKind(selector.of, selector.where, match);
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

type Layer = Readonly<{
  subquery: Fragment;
  met: Variable;
  reached: Variable;
  /** Rows looked at: whether the cap was met. */ rows: Variable;
}>;

/** Every level follows each arm from all that the level before reached. */
const expand = (
  traversal: Traversal,
  expansion: Expansion,
  start: readonly Variable[],
  unions: Unions,
  cap: Parameter,
): readonly Layer[] => {
  const layers: Layer[] = [];
  let frontier = unions.of(start);
  for (const [level, arms] of expansion.levels.entries()) {
    if (arms.length === 0) break;
    const met = arms.map(arm =>
      compileLayer(
        traversal,
        expansion,
        arm,
        frontier,
        `${traversal.column}${expansion.name}${level + 1}`,
        cap,
      ),
    );
    unions.subqueries.push(...met.map(layer => layer.subquery));
    layers.push(...met);
    if (level + 1 < expansion.levels.length) frontier = unions.of(met.map(layer => layer.reached));
  }
  return layers;
};

export const pattern = (arm: Arm, edge: Variable): Fragment => {
  const between = cypher`[${edge}:${join(
    arm.relations.map(relation => name(relation.name)),
    '|',
  )}]`;
  return arm.direction === 'FORWARD'
    ? cypher`-${between}->`
    : arm.direction === 'BACKWARD'
      ? cypher`<-${between}-`
      : cypher`-${between}-`;
};

/** The cap stands before the conditions, so that no more than so many edges are looked at, whatever they are. */
const compileLayer = (
  traversal: Traversal,
  { unscoped }: Expansion,
  arm: Arm,
  frontier: Variable,
  hint: string,
  cap: Parameter,
): Layer => {
  const [near, far, edge] = [variable('near'), variable('far'), variable('edge')];
  const [met, reached, rows] = [variable(`${hint}Edges`), variable(`${hint}Nodes`), variable(`${hint}Rows`)];
  const { access } = traversal;
  const condition = and(
    access.edge,
    access.node,
    unscoped ? ALL : and(traversal.edgeWhere, traversal.nodeWhere),
  );
  const holds = variable('holds');
  const kept = (of: Fragment): Fragment =>
    isAll(condition) ? of : cypher`CASE WHEN ${holds} THEN ${of} END`;
  // Followed one way, an edge is met once: every node of a frontier is there once.
  const edges = cypher`${arm.direction === 'ANY' ? cypher`DISTINCT ` : undefined}`;
  const facts = [
    cypher`${edge}.key`,
    cypher`${edge}.certainty`,
    ...traversal.edgeFacts.map(fact => cypher`${edge}.${name(fact)}`),
  ];
  return {
    met,
    reached,
    rows,
    subquery: cypher`
      CALL (${frontier}) {
        UNWIND ${frontier} AS ${near}
        MATCH (${near})${pattern(arm, edge)}(${far})
        WITH ${edge}, ${far} LIMIT ${cap}
        ${isAll(condition) ? undefined : cypher`WITH ${edge}, ${far}, (${compilePredicate(condition, { node: far, edge })}) AS ${holds}`}
        RETURN collect(${edges}${kept(cypher`[${join(facts, ', ')}]`)}) AS ${met}, collect(DISTINCT ${kept(cypher`${far}`)}) AS ${reached}, count(*) AS ${rows}
      }`,
  };
};

/** Which of the nodes met match each selector; all looked at once. */
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
        ? cypher`${match.node}.id IN ${parameter(hint, selector.ids)}`
        : compilePredicate(and(ofKind(selector.of), selector.where), match),
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

const ofKind = ({ name: of, members, shape }: Kind): Predicate =>
  of === ENTITY ? ALL : { kind: 'isKind', kinds: shape === 'union' ? members : [of] };

/** What the computing needs to know of each node met. */
const compileNodes = (facts: readonly string[], column: string, all: Variable): Subquery => {
  const [node, result] = [variable('met'), variable(`${column}MetNodes`)];
  return {
    result,
    subquery: cypher`
      CALL (${all}) {
        UNWIND ${all} AS ${node}
        RETURN collect([${join(
          ['id', 'type', 'certainty', ...facts].map(fact => cypher`${node}.${name(fact)}`),
          ', ',
        )}]) AS ${result}
      }`,
  };
};

/** When what a what-if names holds, and how surely: its nodes, and its relations where it names any. */
const compileNamed = (
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
