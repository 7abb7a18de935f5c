import { ENTITY } from '../model/model';
import { ALL, and, isAll, type On, type Predicate } from '../plan/plan';
import { type Arm, type Expansion, type Selector, type Traversal, readsEdgesAhead } from '../plan/traversal';
import { compilePredicate, compileValue, type Match } from './compile-predicate';
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
  /** The edges themselves, each with whether it counts, if they may be read ahead. */
  steps: Variable | undefined;
  /** Rows visited, which tells whether the cap was reached. */ rows: Variable;
}>;

/** Every level follows each arm from all nodes reached by the previous level. */
export const expand = (
  traversal: Traversal,
  expansion: Expansion,
  start: readonly Variable[],
  frontiers: Frontiers,
  cap: Parameter,
): readonly Layer[] => {
  const layers: Layer[] = [];
  let frontier = frontiers.of(start);
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
        level + 1 === expansion.levels.length ? endingOf(traversal, expansion) : ALL,
      ),
    );
    frontiers.subqueries.push(...met.map(layer => layer.subquery));
    layers.push(...met);
    if (level + 1 < expansion.levels.length) frontier = frontiers.of(met.map(layer => layer.reached));
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

/** The cap precedes the conditions, so that it bounds the edges visited, whether or not they pass. */
const compileLayer = (
  traversal: Traversal,
  { unscoped }: Expansion,
  arm: Arm,
  frontier: Variable,
  hint: string,
  cap: Parameter,
  ending: Predicate,
): Layer => {
  const [near, far, edge] = [variable('near'), variable('far'), variable('edge')];
  const [met, reached, rows] = [variable(`${hint}Edges`), variable(`${hint}Nodes`), variable(`${hint}Rows`)];
  const steps = readsEdgesAhead(traversal) ? variable(`${hint}Steps`) : undefined;
  const condition = and(conditionOf(traversal, unscoped), ending);
  const holds = variable('holds');
  const kept = (of: Fragment): Fragment =>
    isAll(condition) ? of : cypher`CASE WHEN ${holds} THEN ${of} END`;
  // Followed in one direction, an edge is visited once, since a frontier contains each node once.
  const edges = cypher`${arm.direction === 'ANY' ? cypher`DISTINCT ` : undefined}`;
  // Beside a flag: in the embedded engine, what comes out of CASE is no edge any more.
  const ofSteps =
    steps && cypher`, collect([${edge}, ${isAll(condition) ? cypher`true` : holds}]) AS ${steps}`;
  const facts = [
    cypher`${edge}.key`,
    cypher`${edge}.certainty`,
    ...traversal.edgeFacts.map(fact => compileFact('edge', fact, traversal, { node: far, edge })),
  ];
  return {
    met,
    reached,
    steps,
    rows,
    subquery: cypher`
      CALL (${frontier}) {
        UNWIND ${frontier} AS ${near}
        MATCH (${near})${pattern(arm, edge)}(${far})
        WITH ${edge}, ${far} LIMIT ${cap}
        ${isAll(condition) ? undefined : cypher`WITH ${edge}, ${far}, (${compilePredicate(condition, { node: far, edge })}) AS ${holds}`}
        RETURN collect(${edges}${kept(cypher`[${join(facts, ', ')}]`)}) AS ${met}, collect(DISTINCT ${kept(cypher`${far}`)}) AS ${reached}, count(*) AS ${rows}${ofSteps}
      }`,
  };
};
