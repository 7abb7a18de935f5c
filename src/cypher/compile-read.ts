import { UnreachableCase } from '../errors';
import { ENTITY } from '../model/model';
import { isAll, type Groups, type Plan, type Root } from '../plan/plan';
import { inBatches } from './batches';
import { compileColumns, rowMap } from './compile-columns';
import { compileRows, compileTotal } from './compile-listing';
import { compilePredicate, arrow, where, type Match } from './compile-predicate';
import { compileSearch } from './compile-search';
import { leafOf } from '../plan/leaf';
import { indexedLabel, labelOf, startOfKind } from './compile-start';
import { compileAmong, compileEdges } from './compile-fetch';
import { dateMarks } from './date-marks';
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
  type Statement,
  type Subquery,
  type Variable,
} from './fragment';

/**
 * One statement for all root fields of an operation, a subquery each, and one row with a column each; as many as are
 * needed where the store bounds what a statement may hold. None where the plan asks for nothing of the store.
 */
export const compileRead = (plan: Plan, dialect: Dialect): readonly Statement[] => {
  const compiled = plan.roots
    .map(root => compileRoot(root, dialect))
    .filter(subqueries => subqueries.length > 0);
  return inBatches(compiled, subqueries => subqueries.length, dialect.mostSubqueries).map(batch => {
    const all = batch.flat();
    return render(cypher`
      ${join(
        all.map(c => c.subquery),
        '\n',
      )}
      RETURN ${join([...all.map(c => cypher`${c.result}`), dateMarks(dialect)], ', ')}`);
  });
};

const compileRoot = (root: Root, dialect: Dialect): readonly Subquery[] => {
  const result = variable(root.column || 'none');
  switch (root.kind) {
    case 'typename':
    case 'schema':
      return [];
    case 'lookup':
      return [{ result, subquery: compileLookup(root, result, dialect) }];
    case 'byIds':
      return [{ result, subquery: compileByIds(root, result, dialect) }];
    case 'byKeys':
      return compileEdges(root, result, dialect);
    case 'list': {
      const total = variable(`${root.column}Total`);
      return [
        ...(root.listing.listed
          ? [
              {
                result,
                subquery: compileRows(root.listing, result, { from: undefined, guard: undefined }, dialect),
              },
            ]
          : []),
        ...(root.listing.counted ? [{ result: total, subquery: compileTotal(root.listing, total) }] : []),
      ];
    }
    case 'groups':
      return [{ result, subquery: compileGroups(root, result) }];
    case 'search':
      return compileSearch(root, result, dialect);
    case 'among':
      return compileAmong(root, result, dialect);
    case 'traversal':
      throw new Error('Invariant broken: a traversal is found and fetched, not read');
    default:
      throw new UnreachableCase(root);
  }
};

/**
 * One node by a key, by way of the label that has its index. The key stands in WHERE, before what else must hold: beside
 * an inline key the embedded engine tests WHERE first, on every node of the label.
 */
const compileLookup = (root: Root & { kind: 'lookup' }, result: Variable, dialect: Dialect): Fragment => {
  const match: Match = { node: variable(root.of.singular), edge: undefined };
  const indexed = indexedLabel(
    root.of,
    root.property,
    root.of.fields.get(root.property)?.declaredBy ?? root.of.name,
  );
  const columns = compileColumns(root.columns, match, dialect);
  const conditions = [
    cypher`${match.node}.${name(root.property)} = ${operandParameter(root.property, root.value)}`,
    indexed === root.of.name ? undefined : cypher`${match.node}:${labelOf(root.of)}`,
    isAll(root.where) ? undefined : cypher`(${compilePredicate(root.where, match)})`,
  ].filter(c => c !== undefined);
  return cypher`
    CALL () {
      MATCH (${match.node}:${name(indexed)})
      WHERE ${join(conditions, ' AND ')}
      ${columns.subqueries}
      RETURN collect(${rowMap(columns)}) AS ${result}
    }`;
};

const compileByIds = (root: Root & { kind: 'byIds' }, result: Variable, dialect: Dialect): Fragment => {
  const match: Match = { node: variable('node'), edge: undefined };
  const id = variable('id');
  const columns = compileColumns(root.columns, match, dialect);
  return cypher`
    CALL () {
      UNWIND ${operandParameter('ids', root.ids)} AS ${id}
      MATCH (${match.node}:${name(ENTITY)} {id: ${id}})
      ${where(root.where, match)}
      ${columns.subqueries}
      RETURN collect(${rowMap(columns)}) AS ${result}
    }`;
};

/** Groups, the largest first; one more than asked for tells whether there are more. */
const compileGroups = (root: Groups, result: Variable): Fragment => {
  const match: Match = { node: variable(root.of.singular), edge: undefined };
  const keys = root.by.map(by => ({
    by,
    value: variable(`by_${by.name}`),
    label: variable(`name_${by.name}`),
  }));
  const related = keys.filter(k => k.by.kind === 'end');
  const matches = related.map((key, i) =>
    groupHop(
      key,
      match,
      related.slice(0, i).flatMap(k => [k.value, k.label]),
    ),
  );
  const grouped = keys.flatMap(({ by, value, label }) =>
    by.kind === 'property'
      ? [cypher`${match.node}.${name(by.property)} AS ${value}`]
      : [cypher`${value}`, cypher`${label}`],
  );
  const count = variable('members');
  const measures = root.measures.map(m => ({
    ...m,
    variable: variable(m.column),
    valued: variable(`valued_${m.property}`),
  }));
  const order = [
    cypher`${count} DESC`,
    ...keys.flatMap(k => [cypher`${k.value} IS NULL`, cypher`${k.value}`]),
  ];
  const entries = [
    cypher`count: ${count}`,
    cypher`keys: [${join(
      keys.map(k => cypher`${k.value}`),
      ', ',
    )}]`,
    cypher`names: [${join(
      keys.map(k => (k.by.kind === 'end' ? cypher`${k.label}` : cypher`null`)),
      ', ',
    )}]`,
    ...measures.map(
      m => cypher`${name(m.column)}: CASE WHEN ${m.valued} = 0 THEN null ELSE ${m.variable} END`,
    ),
  ];
  const carried = keys.flatMap(k => (k.by.kind === 'end' ? [k.value, k.label] : [k.value]));
  return cypher`
    CALL () {
      ${startOfKind(root.of, root.where, match)}
      ${leafOf(root.where) ? cypher`WITH DISTINCT ${match.node}` : undefined}
      ${join(matches, '\n')}
      WITH ${join([...grouped, cypher`count(${match.node}) AS ${count}`, ...measures.flatMap(m => [cypher`${measure(m.function)}(${match.node}.${name(m.property)}) AS ${m.variable}`, cypher`count(${match.node}.${name(m.property)}) AS ${m.valued}`])], ', ')}
      WITH ${join([...carried, count, ...measures.flatMap(m => [m.variable, m.valued])], ', ')} ORDER BY ${join(order, ', ')} LIMIT ${parameter('limit', root.size + 1)}
      RETURN collect({${join(entries, ', ')}}) AS ${result}
    }`;
};

type GroupKey = Readonly<{ by: Groups['by'][number]; value: Variable; label: Variable }>;

/** A node of each group once, though several edges lead there; nodes without any are a group of their own. */
const groupHop = ({ by, value, label }: GroupKey, match: Match, carried: readonly Variable[]): Fragment => {
  if (by.kind !== 'end') return cypher``;
  const to: Match = { node: variable(`${by.end.name}Node`), edge: variable(by.end.name) };
  return cypher`
    OPTIONAL MATCH (${match.node})${arrow(by.end, to.edge)}(${to.node})
    ${where(by.where, to)}
    WITH DISTINCT ${join([match.node, ...carried, cypher`${to.node}.id AS ${value}`, cypher`${to.node}.name AS ${label}`], ', ')}`;
};

const measure = (of: 'min' | 'max' | 'sum' | 'avg'): Fragment => {
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
