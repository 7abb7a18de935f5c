import {
  compileEdgeStatistics,
  compileNodeStatistics,
  compileRelationsThere,
  type Part,
} from '../cypher/constraints';
import type { Dialect } from '../cypher/dialect';
import type { Statement } from '../cypher/fragment';
import { apartFields, type Model, type Relation } from '../model/model';
import { sortIn, type Degrees, type Statistics, type Tested } from '../plan/statistics';
import type { Row } from './store';

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

/**
 * Relations between nodes of the same sorts: the kinds of both ends, the values that distinguish nodes of
 * such kinds, and their number.
 */
type Pairs = readonly [string, string, readonly unknown[], readonly unknown[], number];

/** If a kind is not distinguished by a field that other kinds are, its property of that name is ignored. */
const pairsOf = (
  all: readonly Pairs[],
  relation: Relation,
  model: Model,
): Pick<Degrees, 'between' | 'sorts'> => {
  const [between, sorts] = [new Map<string, number>(), new Map<string, number>()];
  const add = (to: Map<string, number>, key: string, count: number): void => {
    to.set(key, (to.get(key) ?? 0) + count);
  };
  const sort = (kind: string, ends: readonly string[], values: readonly unknown[]): string => {
    const read = apartFields(model, ends);
    return sortIn(
      kind,
      apartFields(model, [kind]).map(field => values[read.indexOf(field)]),
    );
  };
  for (const [from, to, fromApart, toApart, count] of all) {
    add(between, `${from} ${to}`, count);
    add(sorts, `${sort(from, relation.from, fromApart)} ${sort(to, relation.to, toApart)}`, count);
  }
  return { between, sorts };
};

/** What is said of a relation without edges. */
const NONE: Row = { count: 0, open: 0, between: [] };

const isClosed = (row: Row): boolean => number(row['open']) < number(row['count']);

const testedOf = (row: Row): Tested => ({
  begun: number(row['froms']),
  ...(typeof row['lastBegun'] === 'string' ? { lastBegun: row['lastBegun'] } : {}),
  ended: number(row['tos']),
  closed: number(row['count']) - number(row['open']),
});

/** The earliest start and end dates. */
const daysOf = (row: Row): readonly string[] =>
  ['begun', 'ended'].flatMap(name => (typeof row[name] === 'string' ? [row[name]] : []));

const earliestOf = (days: readonly string[]): Pick<Statistics, 'earliest'> => {
  const [earliest] = [...days].sort();
  return earliest === undefined ? {} : { earliest };
};

type Run = (statement: Statement) => Promise<readonly Row[]>;

/**
 * Reads the statistics of a graph, at start-up and after a write: a statement for the nodes and one for
 * each relation that has any. If anything is not public, as many again for what is.
 */
export const readStatistics = async (model: Model, dialect: Dialect, run: Run): Promise<Statistics> => {
  const whole = await readPart('whole', model, dialect, run);
  return whole.closed.size === 0 ? whole : { ...whole, open: await readPart('open', model, dialect, run) };
};

const readPart = async (part: Part, model: Model, dialect: Dialect, run: Run): Promise<Statistics> => {
  const nodes = await run(compileNodeStatistics(part));
  const tested = new Map(nodes.map(row => [String(row['kind']), testedOf(row)]));
  const dated = new Set([...tested].flatMap(([kind, { begun, ended }]) => (begun + ended > 0 ? [kind] : [])));
  const closed = new Set(nodes.filter(isClosed).map(row => String(row['kind'])));
  const sources = new Map(nodes.map(row => [String(row['kind']), number(row['sources'])]));
  const edges = new Map<string, Degrees>();
  const days = nodes.flatMap(daysOf);
  const there = new Set((await run(compileRelationsThere())).map(row => row['relation']));
  for (const relation of model.relations.values()) {
    const [row = NONE] = there.has(relation.name)
      ? await run(compileEdgeStatistics(relation, model, dialect, part))
      : [];
    edges.set(relation.name, {
      count: number(row['count']),
      froms: number(row['froms']),
      tos: number(row['tos']),
      maxOut: number(row['maxOut']),
      maxIn: number(row['maxIn']),
      ...pairsOf(row['between'] as readonly Pairs[], relation, model),
    });
    sources.set(relation.name, number(row['sources']));
    if (number(row['dated']) > 0) dated.add(relation.name);
    if (isClosed(row)) closed.add(relation.name);
    days.push(...daysOf(row));
  }
  return {
    nodes: new Map(nodes.map(row => [String(row['kind']), number(row['count'])])),
    edges,
    sources,
    tested,
    dated,
    closed,
    ...(dialect.fullTextIndex ? {} : { scanned: true }),
    ...earliestOf(days),
  };
};
