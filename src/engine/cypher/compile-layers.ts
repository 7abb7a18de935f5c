import { ENTITY, type Relation } from '../model/model';
import { ALL, and, isAll, type On, type Predicate } from '../plan/plan';
import {
  opposite,
  readsEdgesAhead,
  type Arm,
  type Expansion,
  type Selector,
  type Traversal,
} from '../plan/traversal';
import { compilePredicate, compileValue, propertiesRead, readAtOnce, type Match } from './compile-predicate';
import type { Dialect } from './dialect';
import { cypher, join, name, variable, type Fragment, type Parameter, type Variable } from './fragment';

/**
 * Combines frontiers, each node once, with a separate aggregate: WITH DISTINCT would compare whole rows, and
 * the embedded engine copies everything that a subquery imports into each (450 nodes beside lists of 3,000:
 * 117 ms).
 */
export class Frontiers {
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

/** The edges and nodes visited along one arm at one level. */
export type Layer = Readonly<{
  subquery: Fragment;
  met: Variable;
  reached: Variable;
  kinds: Kinds;
  /** The edges themselves, each with whether it counts, if they may be read ahead. */
  steps: Variable | undefined;
  /** Rows visited, which tells whether the cap was reached. */ rows: Variable;
}>;

/** The kinds of some nodes as the SDL has it, each by labels that it has; undefined if they are not known. */
type Kinds = readonly (readonly string[])[] | undefined;
/** Nodes that are expanded. */
export type Frontier = Readonly<{ list: Variable; kinds: Kinds }>;
type Expanding = Readonly<{ traversal: Traversal; expansion: Expansion; cap: Parameter; dialect: Dialect }>;

/** Every level follows each arm from all nodes reached by the previous level. */
export const expand = (
  expanding: Expanding,
  start: readonly Frontier[],
  frontiers: Frontiers,
): readonly Layer[] => {
  const { traversal, expansion } = expanding;
  const layers: Layer[] = [];
  let frontier = allOf(start, frontiers);
  for (const [level, arms] of expansion.levels.entries()) {
    if (arms.length === 0) break;
    const isLast = level + 1 === expansion.levels.length;
    const hint = `${traversal.column}${expansion.name}${level + 1}`;
    const ending = isLast ? endingOf(traversal, expansion) : ALL;
    const met = arms.map(arm => compileLayer(expanding, arm, frontier, hint, ending));
    frontiers.subqueries.push(...met.map(layer => layer.subquery));
    layers.push(...met);
    if (!isLast) frontier = allOf(met.map(reachedIn), frontiers);
  }
  return layers;
};

export const reachedIn = ({ reached, kinds }: Layer): Frontier => ({ list: reached, kinds });

const allOf = (of: readonly Frontier[], frontiers: Frontiers): Frontier => ({
  list: frontiers.of(of.map(({ list }) => list)),
  kinds: of.every(({ kinds }) => kinds) ? of.flatMap(({ kinds }) => kinds ?? []) : undefined,
});

const namesOf = ({ relations }: Arm): Fragment =>
  join(
    relations.map(relation => name(relation.name)),
    '|',
  );

/**
 * On Neo4j, that plans a statement for seconds where each of ten layers names seventy relations, those of all relations name
 * none: what is no edge of ours has no key (see `compileLayer`).
 */
const isUnnamed = (arm: Arm, dialect: Dialect): boolean => dialect.chainsEdges && arm.every === true;

export const pattern = (arm: Arm, edge: Variable, unnamed = false): Fragment => {
  const between = unnamed ? cypher`[${edge}]` : cypher`[${edge}:${namesOf(arm)}]`;
  return arm.direction === 'FORWARD'
    ? cypher`-${between}->`
    : arm.direction === 'BACKWARD'
      ? cypher`<-${between}-`
      : cypher`-${between}-`;
};

/** The properties that facts, and the conditions on what a viewer sees of them, are read from. */
export const readForFacts = (of: On, facts: readonly string[], { access }: Traversal): readonly string[] => [
  ...facts,
  ...(access.values ?? [])
    .filter(seen => seen.on === of && facts.includes(seen.property))
    .flatMap(seen => propertiesRead(seen.where, of)),
];

/** A fact of a visited node or edge; null where the viewer does not see it. */
export const compileFact = (of: On, fact: string, { access }: Traversal, match: Match): Fragment =>
  compileValue(of, fact, access.values?.find(seen => seen.on === of && seen.property === fact)?.where, match);

/** Returns the condition that a selector makes of a node, wherever it is met. */
export const matching = ({ of, where }: Selector & { kind: 'where' }): Predicate =>
  and(
    of.name === ENTITY ? ALL : { kind: 'isKind', kinds: of.shape === 'union' ? of.members : [of.name] },
    where,
  );

/** What the last level must arrive at. */
const endingOf = ({ tests }: Traversal, { ending }: Expansion): Predicate => {
  const test = tests.find(({ name: of }) => of === ending);
  return test?.selector.kind === 'where' ? matching(test.selector) : ALL;
};

const conditionOf = ({ access, edgeWhere, nodeWhere }: Traversal, unscoped: boolean): Predicate =>
  and(access.edge, access.node, unscoped ? ALL : and(edgeWhere, nodeWhere));

/** Nothing is followed where there are no edges at all of the relations, which the store knows at once. */
const thereAny = (arm: Arm, list: Variable, dialect: Dialect): Fragment | undefined =>
  dialect.chainsEdges && arm.relations.length <= MOST_ASKED
    ? cypher`WITH ${list} WHERE EXISTS { ()-[:${namesOf(arm)}]->() }`
    : undefined;
/** With more, there are hardly none. */
const MOST_ASKED = 2;

/** So many labels of a node are asked at most before its edges are followed. */
const MOST_LABELS = 3;

/**
 * Leaves out the nodes that have none of the edges: where a node's edges lie in a chain, a label is read sooner than that.
 * `kinds`: of what is in the frontier; undefined if that is not known.
 */
const withEdges = (
  { relations, direction }: Arm,
  near: Variable,
  kinds: Kinds,
  dialect: Dialect,
): Fragment | undefined => {
  const labels = new Set(relations.flatMap(({ labels: of }) => endsAlong(direction, of)));
  const isKnown = kinds?.every(has => has.some(label => labels.has(label)));
  if (!dialect.chainsEdges || isKnown || labels.size > MOST_LABELS) return undefined;
  return cypher`
        WITH ${near} WHERE ${join(
          [...labels].map(label => cypher`${near}:${name(label)}`),
          ' OR ',
        )}`;
};

const endsAlong = (direction: Arm['direction'], { from, to }: Relation['labels']): readonly string[] => [
  ...(direction === 'BACKWARD' ? [] : from),
  ...(direction === 'FORWARD' ? [] : to),
];

/** The kinds of what an arm leads to. */
const reachedBy = ({ relations, direction }: Arm): Kinds =>
  relations.flatMap(({ labels }) => endsAlong(opposite(direction), labels).map(label => [label]));

/** What a layer tests and tells, of an edge and the node behind it, each read at once where the store can. */
const readOf = (
  traversal: Traversal,
  condition: Predicate,
  facts: readonly string[],
  { node, edge }: Readonly<{ node: Variable; edge: Variable }>,
  dialect: Dialect,
): Readonly<{ match: Match; clauses: readonly Fragment[]; bound: readonly Variable[] }> => {
  const ofEdge = [...readForFacts('edge', facts, traversal), ...propertiesRead(condition, 'edge')];
  const onEdge = readAtOnce(edge, ofEdge, 'facts', dialect);
  const onNode = readAtOnce(node, propertiesRead(condition, 'node'), 'found', dialect);
  const both = [onEdge, onNode].flatMap(read => read ?? []);
  return {
    match: { node, edge, read: { ...(onEdge && { edge: onEdge.as }), ...(onNode && { node: onNode.as }) } },
    clauses: both.map(({ clause }) => clause),
    bound: both.map(({ as }) => as),
  };
};

/** A node's chain has about so many edges, each of which is read to follow those of one relation. */
const IN_CHAIN = cypher`8`;

/**
 * Binds the edges of an arm, and the nodes they lead to. Where a store chains edges, all of a relation are sooner read than the
 * chains of nearly all nodes that have them; that is asked only of what is read whole, since elsewhere frontiers are small.
 */
const follow = (
  { expansion, dialect }: Expanding,
  arm: Arm,
  { list, kinds }: Frontier,
  [near, edge, far]: readonly [Variable, Variable, Variable],
): Fragment => {
  const path = cypher`(${near})${pattern(arm, edge, isUnnamed(arm, dialect))}(${far})`;
  const fromEach = cypher`
        UNWIND ${list} AS ${near}
        ${withEdges(arm, near, kinds, dialect)}
        MATCH ${path}`;
  if (!expansion.whole || !dialect.chainsEdges || arm.direction === 'ANY')
    return cypher`
        ${thereAny(arm, list, dialect)}
        ${fromEach}`;
  const there = variable('there');
  // In each part: Neo4j tests what is counted before it reads on, and what is handed in only afterwards.
  const counted = cypher`WITH ${list}, COUNT { ()-[:${namesOf(arm)}]->() } AS ${there}`;
  return cypher`
        CALL (${list}) {
          ${counted} WHERE ${there} > size(${list}) * ${IN_CHAIN}
          ${fromEach}
          RETURN ${edge}, ${far}
          UNION ALL
          ${counted} WHERE ${there} <= size(${list}) * ${IN_CHAIN}
          MATCH ${path}
          WITH ${list}, ${near}, ${edge}, ${far} WHERE ${near} IN ${list}
          RETURN ${edge}, ${far}
        }`;
};

const HAS_KEY: Predicate = { kind: 'not', of: { kind: 'isNull', on: 'edge', property: 'key' } };

/** The cap precedes the conditions, so that it bounds the edges visited, whether or not they pass. */
const compileLayer = (
  expanding: Expanding,
  arm: Arm,
  frontier: Frontier,
  hint: string,
  ending: Predicate,
): Layer => {
  const { traversal, expansion, cap, dialect } = expanding;
  const [near, far, edge] = [variable('near'), variable('far'), variable('edge')];
  const [met, reached, rows] = [variable(`${hint}Edges`), variable(`${hint}Nodes`), variable(`${hint}Rows`)];
  const steps = readsEdgesAhead(traversal) ? variable(`${hint}Steps`) : undefined;
  const ours: Predicate = isUnnamed(arm, dialect) ? HAS_KEY : ALL;
  const condition = and(ours, conditionOf(traversal, expansion.unscoped), ending);
  const isAny = isAll(condition);
  const holds = variable('holds');
  const kept = (of: Fragment): Fragment => (isAny ? of : cypher`CASE WHEN ${holds} THEN ${of} END`);
  const facts = ['key', 'certainty', ...traversal.edgeFacts];
  const { match, clauses, bound } = readOf(traversal, condition, facts, { node: far, edge }, dialect);
  const shown = facts.map(fact => compileFact('edge', fact, traversal, match));
  // Followed in one direction, an edge is visited once, since a frontier contains each node once.
  const edges = cypher`${arm.direction === 'ANY' ? cypher`DISTINCT ` : undefined}`;
  // Beside a flag: in the embedded engine, what comes out of CASE is no edge any more.
  const ofSteps = steps && cypher`, collect([${edge}, ${isAny ? cypher`true` : holds}]) AS ${steps}`;
  const subquery = cypher`
      CALL (${frontier.list}) {
        ${follow(expanding, arm, frontier, [near, edge, far])}
        WITH ${edge}, ${far} LIMIT ${cap}
        ${clauses.length > 0 ? cypher`WITH ${join([edge, far, ...clauses], ', ')}` : undefined}
        ${isAny ? undefined : cypher`WITH ${join([edge, far, ...bound], ', ')}, (${compilePredicate(condition, match)}) AS ${holds}`}
        RETURN collect(${edges}${kept(cypher`[${join(shown, ', ')}]`)}) AS ${met}, collect(DISTINCT ${kept(cypher`${far}`)}) AS ${reached}, count(*) AS ${rows}${ofSteps}
      }`;
  return { met, reached, kinds: reachedBy(arm), steps, rows, subquery };
};
