import { firstText, type Languages, chainOf } from '../languages/languages';
import { getNamedType } from 'graphql';
import { compileGroups } from '../cypher/compile-groups';
import { variable } from '../cypher/fragment';
import { SamgrafError, required } from '../errors';
import {
  readTexts,
  type End,
  type Kind,
  type Model,
  type Relation,
  COUNTED_GROUPS,
  endsOf,
  groupedFacts,
} from '../model/model';
import { ALL, and, type GroupBy, type Groups, type Predicate, type RowMap } from '../plan/plan';
import type { Statistics } from '../plan/statistics';
import {
  alongEnd,
  candidatesOf,
  factsRead,
  startOf,
  visitsOf,
  type Nodes,
  type ReadCost,
} from '../plan/cost';
import { selectionsOf } from '../planner/collect';
import { planObject } from '../planner/selection';
import { pageSize } from '../planner/order';
import { inputObject, readValue } from '../planner/read-input';
import { nodeKind, planRelatedWhere, planWhere } from '../planner/where';
import type { Json } from '../shape/json';
import { has, noParts, shapeObject } from '../shape/shape';
import { truncated } from '../words/cut';
import type { AskedField, Slice } from './slice';

const FEWER =
  'Groups have no pages, the largest come first: ask for fewer, narrow with where, or group by something coarser.';
const FUNCTIONS = ['min', 'max', 'sum', 'avg'] as const;

/** What all groups are planned by. */
const asked = ({ key, column, args, planning }: AskedField) => {
  const by = readValue(args['by'], planning.variables) as readonly string[];
  checkBy(by, key);
  const size = pageSize(readValue(args['first'], planning.variables), 'first', FEWER);
  return { kind: 'groups', key, column, by, size } as const;
};

const plan = (field: AskedField, of: Kind): Groups => {
  const { args, nodes, planning } = field;
  const { by, ...rest } = asked(field);
  const shape = planObject(getNamedType(field.field.type).name, selectionsOf(nodes), planning);
  return {
    ...rest,
    of,
    shape,
    where: planWhere(args['where'], of, planning),
    by: by.map(name => {
      const end = of.ends.get(name);
      return end
        ? { kind: 'end', name, end, where: ALL }
        : {
            kind: 'property',
            of: 'node',
            name,
            property: name === 'kind' && !of.fields.has('kind') ? 'type' : name,
          };
    }),
    measures: measuresOf(shape),
  };
};

/** Relations are met from the end of which fewer are asked for. */
const planAlong = (field: AskedField, relation: Relation): Groups => {
  const { args, nodes, planning } = field;
  const { by, ...rest } = asked(field);
  const { forward, backward } = endsOf(relation);
  const { node, ...facts } = inputObject(args['where'], 'where');
  const start = planWhere(args['from'], nodeKind(backward, planning), planning);
  const target = planWhere(node, nodeKind(forward, planning), planning);
  const count = (end: End, where: Predicate): number =>
    candidatesOf(nodeKind(end, planning), where, planning.statistics);
  const isTurned =
    !['AND', 'OR', 'NOT'].some(name => name in facts) && count(forward, target) < count(backward, start);
  const [end, near, far] = isTurned ? [backward, target, start] : [forward, start, target];
  const ofEdge = planRelatedWhere(facts, forward, planning);
  return {
    ...rest,
    of: nodeKind(isTurned ? forward : backward, planning),
    shape: planObject(COUNTED_GROUPS.groups, selectionsOf(nodes), planning),
    where: near,
    along: { end, where: and(ofEdge, far) },
    by: by.map(name => groupedBy(name, relation, isTurned)),
    measures: [],
  };
};

const groupedBy = (name: string, relation: Relation, isTurned: boolean): GroupBy => {
  const at = (end: 'from' | 'to'): 'node' | 'far' => ((end === 'from') === isTurned ? 'far' : 'node');
  switch (name) {
    case 'from':
    case 'to':
      return { kind: 'node', name, of: at(name) };
    case 'fromKind':
      return { kind: 'property', name, property: 'type', of: at('from') };
    case 'toKind':
      return { kind: 'property', name, property: 'type', of: at('to') };
    case 'YEAR':
      return {
        kind: 'property',
        name,
        property: 'validFrom',
        otherwise: 'knownFrom',
        of: 'edge',
        takes: 'YEAR',
      };
    default: {
      const { field, ...takes } = required(groupedFacts(relation).get(name), `${relation.name} by ${name}`);
      return { kind: 'property', name, property: field.name, of: 'edge', ...takes };
    }
  }
};

const checkBy = (by: readonly string[], key: string): void => {
  if (by.length < 1 || by.length > 4)
    throw new SamgrafError(
      'BAD_INPUT',
      `by takes 1 to 4 fields or relations, not ${by.length}.`,
      `Name what to group by, such as ${key}(by: [certainty]).`,
    );
  const twice = by.find((name, i) => by.indexOf(name) !== i);
  if (twice)
    throw new SamgrafError(
      'BAD_INPUT',
      `by names ${twice} more than once.`,
      'Name each field or relation once.',
    );
};

/** The aggregates that the client selects, each once. */
const measuresOf = (shape: Groups['shape']): Groups['measures'] => {
  const asked = shape.items
    .filter(item => item.field === 'nodes')
    .flatMap(item => (item.shape?.kind === 'object' ? item.shape.items : []));
  const measures = FUNCTIONS.flatMap(name =>
    asked
      .filter(item => item.field === name)
      .flatMap(item =>
        (item.shape?.kind === 'object' ? item.shape.items : [])
          .filter(i => i.field !== '__typename')
          .map(i => ({ column: `${name}_${i.field}`, function: name, property: i.field })),
      ),
  );
  return [...new Map(measures.map(m => [m.column, m])).values()].map(m => required(m, 'measure'));
};

/** Each relation that is grouped by multiplies the rows to group. */
const price = (groups: Groups, statistics: Statistics): ReadCost => {
  const start = startOf(groups.of, groups.where, statistics);
  let rows: Nodes = { count: start.count, distinct: true };
  let { visits } = start;
  if (groups.along) {
    const met = alongEnd(rows, groups.along.end, statistics);
    rows = { count: met, distinct: false };
    visits += met + visitsOf(groups.along.where, rows, statistics);
  }
  for (const by of groups.by) {
    if (by.kind !== 'end') {
      visits += rows.count * factsRead(statistics);
      continue;
    }
    const met = alongEnd(rows, by.end, statistics);
    // The edge, and what is told of the node at its end.
    visits +=
      met * (1 + 2 * factsRead(statistics)) + visitsOf(by.where, { count: met, distinct: false }, statistics);
    rows = { count: rows.count + met, distinct: false };
  }
  return { rows: Math.min(groups.size + 1, Math.max(rows.count, 1)), visits: visits + rows.count };
};

/** Groups of a kind's nodes, by fields and by related nodes; or of a relation, by its facts and ends. */
export const groups: Slice<Groups> = {
  plans: {
    groups: field => plan(field, field.means.of),
    relationGroups: field => planAlong(field, field.means.of),
  },
  rewrite: (root, { walk }) => ({
    ...root,
    where: and(walk.predicate(root.where), walk.node(root.of.name)),
    ...(root.along
      ? { along: { ...root.along, where: and(walk.predicate(root.along.where), walk.hop(root.along.end)) } }
      : {}),
    by: root.by.map(by => (by.kind === 'end' ? { ...by, where: and(by.where, walk.hop(by.end)) } : by)),
  }),
  price,
  compile: (root, dialect) => {
    const result = variable(root.column);
    return {
      subqueries: [{ result, subquery: compileGroups(root, result, dialect) }],
      most: root.size,
      columns: [],
    };
  },
  shape: (root, { row }, { model }) => shapeGroups(root, row[root.column] as readonly RowMap[], model),
};

/** The groups of an aggregate, and whether there are more. */
const shapeGroups = (
  root: Groups,
  rows: readonly RowMap[],
  { messages, languages }: Pick<Model, 'messages' | 'languages'>,
): Json => {
  const more = rows.length > root.size;
  const value = {
    nodes: rows.slice(0, root.size).map(row => groupOf(root, row, languages)),
    truncated: more ? truncated({ reason: 'GROUP_LIMIT', groups: root.size }, null) : null,
  };
  return shapeObject(root.shape, value, { ...noParts, messages });
};

const groupOf = (root: Groups, row: RowMap, languages: Languages): RowMap => {
  const values = row['keys'] as readonly unknown[];
  const names = row['names'] as readonly unknown[];
  const text = (value: unknown): string | null =>
    value === null || value === undefined ? null : String(value);
  return {
    count: row['count'],
    keys: root.by.map((by, i) => ({
      by: by.name,
      value: text(values[i]),
      name: ({ lang }: RowMap) => nameIn(names[i], lang, languages) ?? text(values[i]),
    })),
    ...Object.fromEntries(FUNCTIONS.map(name => [name, measures(name, root, row)])),
  };
};

/** Of the node that the members have in common; undefined where they have a value in common, or nothing. */
const nameIn = (texts: unknown, lang: unknown, languages: Languages): string | undefined =>
  has(texts) ? firstText(readTexts(texts), chainOf(languages, String(lang ?? languages.first))) : undefined;

const measures = (name: string, root: Groups, row: RowMap): RowMap =>
  Object.fromEntries(
    root.measures.filter(m => m.function === name).map(m => [m.property, valueOf(name, row[m.column])]),
  );

/** Sums and averages to twelve digits: beyond them they depend on the order in which a store adds. */
const valueOf = (name: string, value: unknown): number | null => {
  if (typeof value !== 'number') return null;
  return name === 'sum' || name === 'avg' ? Number(value.toPrecision(12)) : value;
};
