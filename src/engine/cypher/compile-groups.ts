import { UnreachableCase } from '../errors';
import { textsProperty } from '../model/model';
import { type Groups, type Member, isByLeaf } from '../plan/plan';
import { arrow, where, type Match } from './compile-predicate';
import { startOfKind } from './compile-start';
import type { Dialect } from './dialect';
import { cypher, join, name, parameter, variable, type Fragment, type Variable } from './fragment';

/** Groups, the largest first; one more than requested tells whether there are more. */
export const compileGroups = (root: Groups, result: Variable, dialect: Dialect): Fragment => {
  const match: Match = { node: variable(root.of.singular), edge: undefined };
  const met: Match = root.along ? { node: variable('far'), edge: variable('along') } : match;
  const members: Members = { node: match.node, edge: met.edge ?? match.node, far: met.node };
  const keys = root.by.map(by => ({
    by,
    value: variable(`by_${by.name}`),
    label: variable(`name_${by.name}`),
  }));
  const measures = root.measures.map(m => ({
    ...m,
    variable: variable(m.column),
    valued: variable(`valued_${m.property}`),
  }));
  const count = variable('members');
  const order = [
    cypher`${count} DESC`,
    ...keys.flatMap(k => [cypher`${k.value} IS NULL`, cypher`${k.value}`]),
  ];
  const carried = [...keys.flatMap(variablesOf), count, ...measures.flatMap(m => [m.variable, m.valued])];
  return cypher`
    CALL () {
      ${startOfKind(root.of, root.where, match, dialect)}
      ${isByLeaf(root.where) ? cypher`WITH DISTINCT ${match.node}` : undefined}
      ${root.along ? cypher`MATCH (${match.node})${arrow(root.along.end, met.edge)}(${met.node})\n${where(root.along.where, met)}` : undefined}
      ${join(groupHops(keys, match), '\n')}
      ${join(eachOf(keys, members), '\n')}
      WITH ${join([...keys.flatMap(key => grouped(key, members)), cypher`${root.along ? cypher`count(DISTINCT ${members.edge})` : cypher`count(${match.node})`} AS ${count}`, ...measures.flatMap(m => measured(m, match))], ', ')}
      WITH ${join(carried, ', ')} ORDER BY ${join(order, ', ')} LIMIT ${parameter('limit', root.size + 1)}
      RETURN collect({${join(entriesOf(keys, measures, count), ', ')}}) AS ${result}
    }`;
};

/** The variables of what is grouped; that of a node alone stands for all. */
type Members = Readonly<Record<Member, Variable>>;

type GroupKey = Readonly<{ by: Groups['by'][number]; value: Variable; label: Variable }>;
/** An aggregate of each group, and the number of members that have a value. */
type Measure = Groups['measures'][number] & Readonly<{ variable: Variable; valued: Variable }>;

const variablesOf = ({ by, value, label }: GroupKey): readonly Variable[] =>
  by.kind === 'property' ? [value] : [value, label];

const grouped = ({ by, value, label }: GroupKey, members: Members): readonly Fragment[] => {
  if (by.kind === 'end') return [cypher`${value}`, cypher`${label}`];
  const of = members[by.of];
  if (by.kind === 'node')
    return [cypher`${of}.id AS ${value}`, cypher`${of}.${name(textsProperty('name'))} AS ${label}`];
  if (by.takes === 'EACH') return [cypher`${value}`];
  const read = cypher`${of}.${name(by.property)}`;
  const own = by.otherwise === undefined ? read : cypher`coalesce(${read}, ${of}.${name(by.otherwise)})`;
  return [by.takes === 'YEAR' ? cypher`substring(${own}, 0, 4) AS ${value}` : cypher`${own} AS ${value}`];
};

/** One row for each value of a list; one without a value where it has none. */
const eachOf = (keys: readonly GroupKey[], members: Members): readonly Fragment[] =>
  keys.flatMap(({ by, value }) => {
    if (by.kind !== 'property' || by.takes !== 'EACH') return [];
    const list = cypher`coalesce(${members[by.of]}.${name(by.property)}, [])`;
    return [cypher`UNWIND CASE WHEN size(${list}) = 0 THEN [null] ELSE ${list} END AS ${value}`];
  });

const measured = (m: Measure, { node }: Match): readonly Fragment[] => [
  cypher`${aggregate(m.function)}(${node}.${name(m.property)}) AS ${m.variable}`,
  cypher`count(${node}.${name(m.property)}) AS ${m.valued}`,
];

const entriesOf = (
  keys: readonly GroupKey[],
  measures: readonly Measure[],
  count: Variable,
): readonly Fragment[] => {
  const values = keys.map(k => cypher`${k.value}`);
  const labels = keys.map(k => (k.by.kind === 'property' ? cypher`null` : cypher`${k.label}`));
  return [
    cypher`count: ${count}`,
    cypher`keys: [${join(values, ', ')}]`,
    cypher`names: [${join(labels, ', ')}]`,
    ...measures.map(
      m => cypher`${name(m.column)}: CASE WHEN ${m.valued} = 0 THEN null ELSE ${m.variable} END`,
    ),
  ];
};

const groupHops = (keys: readonly GroupKey[], match: Match): readonly Fragment[] => {
  const related = keys.filter(k => k.by.kind === 'end');
  return related.map((key, i) => groupHop(key, match, related.slice(0, i).flatMap(variablesOf)));
};

/**
 * Each node belongs to a group once, even if several edges lead there; nodes without any edge are a group of
 * their own.
 */
const groupHop = ({ by, value, label }: GroupKey, match: Match, carried: readonly Variable[]): Fragment => {
  if (by.kind !== 'end') return cypher``;
  const to: Match = { node: variable(`${by.end.name}Node`), edge: variable(by.end.name) };
  return cypher`
    OPTIONAL MATCH (${match.node})${arrow(by.end, to.edge)}(${to.node})
    ${where(by.where, to)}
    WITH DISTINCT ${join([match.node, ...carried, cypher`${to.node}.id AS ${value}`, cypher`${to.node}.${name(textsProperty('name'))} AS ${label}`], ', ')}`;
};

const aggregate = (of: 'min' | 'max' | 'sum' | 'avg'): Fragment => {
  switch (of) {
    case 'min':
      return cypher`min`;
    case 'max':
      return cypher`max`;
    case 'sum':
      return cypher`sum`;
    case 'avg':
      return cypher`avg`;
    default:
      throw new UnreachableCase(of);
  }
};
