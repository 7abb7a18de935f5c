import { ENTITY, LEVELS, type End, type Kind } from '../model/model';
import { isSeenNode } from '../plan/authorise';
import { HUB, conjuncts, type Listing, type Operand, type Predicate } from '../plan/plan';
import { arrow, compilePredicate, whereAll, type Match } from './compile-predicate';
import type { Dialect } from './dialect';
import {
  cypher,
  join,
  name,
  operandParameter,
  parameter,
  variable,
  type Fragment,
  type Variable,
} from './fragment';

/**
 * Counts by what is left out: the store keeps how many nodes a kind has and how many edges a node, and indexes find the
 * few that do not hold on a day. So a count does not grow with what it counts.
 */
type Valid = Extract<Predicate, { kind: 'valid' }>;

/** What must hold on one day, on an edge, at its end, or both; undefined where anything else is asked, or nothing. */
type Held = Readonly<{ date: Operand; edge: boolean; node: boolean }>;

const heldOf = (where: Predicate, dialect: Dialect): Held | undefined => {
  const all = conjuncts(where);
  const [first] = all;
  if (!dialect.dayIndex || first?.kind !== 'valid') return undefined;
  const isOfDay = (p: Predicate): p is Valid => p.kind === 'valid' && p.date === first.date;
  if (!all.every(isOfDay)) return undefined;
  return {
    date: first.date,
    edge: all.some(p => p.kind === 'valid' && p.on === 'edge'),
    node: all.some(p => p.kind === 'valid' && p.on === 'node'),
  };
};

/** The two ways of not holding on a day, each by its index; what has not begun has not ended either. */
const failings = (of: Variable, date: Operand): readonly Readonly<{ by: string; where: Fragment }>[] => {
  const day = operandParameter('asOf', date);
  return [
    { by: 'validFrom', where: cypher`${of}.validFrom > ${day}` },
    {
      by: 'validTo',
      where: cypher`${of}.validTo <= ${day} AND (${of}.validFrom IS NULL OR ${of}.validFrom <= ${day})`,
    },
  ];
};

/** What a count of a kind is of: conditions that indexes know the exceptions of. */
export type CountedKind = Readonly<{ seen: Predicate | undefined; valid: Valid | undefined }>;

export const countedOf = (where: Predicate, dialect: Dialect): CountedKind | undefined => {
  const all = conjuncts(where);
  const seen = all.find(isSeenNode);
  const valid = all.find((p): p is Valid => p.kind === 'valid' && p.on === 'node');
  const known = (seen && dialect.accessIndex ? 1 : 0) + (valid && dialect.dayIndex ? 1 : 0);
  return all.length > 0 && known === all.length ? { seen, valid } : undefined;
};

type Count = Readonly<{ subquery: Fragment; count: Variable }>;

/** Counts the nodes of a kind that are hidden, which an index finds. */
export const hiddenOfKind = (kind: Kind, { seen }: CountedKind): readonly Count[] => {
  if (!seen) return [];
  const [node, count] = [variable(kind.singular), variable('hidden')];
  return [
    {
      count,
      subquery: cypher`
      CALL () {
        MATCH (${node}:${name(ENTITY)})
        USING INDEX ${node}:${name(ENTITY)}(type, access)
        WHERE ${node}.type IN ${parameter('kinds', kind.members)} AND ${node}.access IN ${parameter('levels', LEVELS)} AND NOT (${compilePredicate(seen, { node, edge: undefined })})
        RETURN count(${node}) AS ${count}
      }`,
    },
  ];
};

/** Counts the nodes of a kind that may be seen and do not hold on the day, by why they do not. */
export const failingOfKind = (kind: Kind, { seen, valid }: CountedKind): readonly Count[] => {
  const node = variable(kind.singular);
  return (valid ? failings(node, valid.date) : []).map(({ by, where }) => {
    const count = variable('failing');
    return {
      count,
      subquery: cypher`
      CALL () {
        MATCH (${node}:${name(ENTITY)})
        USING INDEX ${node}:${name(ENTITY)}(type, ${name(by)})
        ${whereAll([cypher`${node}.type IN ${parameter('kinds', kind.members)}`, where, seen && compilePredicate(seen, { node, edge: undefined })])}
        RETURN count(${node}) AS ${count}
      }`,
    };
  });
};

/** Edges of an end that do not count on the day, each once: patterns from any node to any other. */
const failingEdges = (end: End, held: Held, near: Variable): readonly Fragment[] => {
  const [edge, far] = [variable(end.name), variable(`${end.name}Node`)];
  const pattern = cypher`(${near})${arrow(end, edge)}(${far})`;
  const holds = compilePredicate({ kind: 'valid', on: 'edge', date: held.date }, { node: far, edge });
  const edges = failings(edge, held.date).map(
    ({ by, where }) => cypher`
      MATCH ${pattern}
      USING INDEX ${edge}:${name(end.relation.name)}(${name(by)})
      WHERE ${where}`,
  );
  const nodes = failings(far, held.date).map(
    ({ by, where }) => cypher`
      MATCH (${far}:${name(ENTITY)})
      USING INDEX ${far}:${name(ENTITY)}(${name(by)})
      WHERE ${where}
      MATCH ${pattern}
      ${held.edge ? cypher`WHERE ${holds}` : undefined}`,
  );
  return [...(held.edge ? edges : []), ...(held.node ? nodes : [])];
};

/**
 * The number of related nodes of one node; undefined where it is no hub, or indexes know no exceptions.
 * @param counted The same as an expression.
 */
export const countOfHub = (
  { hub: isHub, where }: Listing,
  end: End,
  { node }: Match,
  counted: Fragment,
  dialect: Dialect,
): Readonly<{ subquery: Fragment; result: Variable }> | undefined => {
  const held = isHub ? heldOf(where, dialect) : undefined;
  if (!held) return undefined;
  const [result, degree, failing] = [variable(`${end.name}Total`), variable('degree'), variable('failing')];
  const hub = parameter('hub', HUB);
  const [other, less] = [variable('other'), variable('less')];
  const branches = failingEdges(end, held, other).map(
    edges => cypher`
      WITH ${node}
      ${edges}
      WITH ${node}, ${other} WHERE ${other} = ${node}
      RETURN count(${other}) AS ${failing}`,
  );
  return {
    result,
    subquery: cypher`
    CALL (${node}) {
      WITH ${node}, COUNT { (${node})${arrow(end)}() } AS ${degree}
      CALL (${node}, ${degree}) {
        WITH ${node}, ${degree} WHERE ${degree} < ${hub}
        RETURN ${counted} AS ${result}
        UNION ALL
        WITH ${node}, ${degree} WHERE ${degree} >= ${hub}
        CALL (${node}) {
          ${unionAll(branches)}
        }
        WITH ${degree}, sum(${failing}) AS ${less}
        RETURN ${degree} - ${less} AS ${result}
      }
      RETURN ${result}
    }`,
  };
};

/**
 * The number of related nodes for each of many nodes: the degrees that the store keeps, less the edges that do not hold.
 * Undefined where indexes know no exceptions. Binds the node and the count.
 */
export const countsOfAll = (
  start: Fragment,
  end: End,
  where: Predicate,
  { node }: Match,
  count: Variable,
  dialect: Dialect,
): Fragment | undefined => {
  const held = heldOf(where, dialect);
  if (!held) return undefined;
  const [change, own] = [variable('change'), variable('own')];
  const rows = [
    cypher`
      ${start}
      RETURN ${node}, COUNT { (${node})${arrow(end)}() } AS ${change}, 1 AS ${own}`,
    ...failingEdges(end, held, node).map(
      edges => cypher`
      ${edges}
      RETURN ${node}, -1 AS ${change}, 0 AS ${own}`,
    ),
  ];
  return cypher`
    CALL () {
      ${unionAll(rows)}
    }
    WITH ${node}, sum(${change}) AS ${count}, max(${own}) AS ${own}
    WHERE ${own} = 1`;
};

const unionAll = (branches: readonly Fragment[]): Fragment =>
  join(
    branches.flatMap((branch, i) => (i === 0 ? [branch] : [cypher`UNION ALL`, branch])),
    '\n',
  );
