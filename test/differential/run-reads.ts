import fc from 'fast-check';
import type { Statistics } from '../../src/plan/statistics';
import { encodeCursor } from '../../src/plan/cursor';
import { countStatistics } from '../oracle/statistics';
import type { Graph } from '../oracle/world';
import { graphOn } from '../support/random-graph';
import { randomModel, randomSchema } from '../support/random-model';
import { READS, operationOn, type Operation } from '../support/random-operation';
import { checkRead, type Case, type Disagreement, type Verdict } from './check-read';
import { difference } from './difference';
import { NoOperation, markOf, type Bound, type PlannedCase } from './planned-case';
import { reduceCase } from './reduce';
import type { Stores } from './stores';

/** A graph is written once for so many operations. */
const PER_GRAPH = 20;
/** Operations under way at once; planning in Neo4j takes most of the time. */
const AT_ONCE = 4;

export type Tally = { cases: number; refused: number; paged: number };
export type Found = Readonly<{ of: Case; disagreement: Disagreement; seed: number }>;

/** Faults that are known and open, which must not hide others. */
export type Known = (failing: Failing) => boolean;

/** Runs random cases until one fails, which is then made small; the seed of its graph finds it again. */
export const runReads = async (stores: Stores, cases: number, seed: number, tally: Tally, known: Known = () => false): Promise<Found | undefined> => {
  for (let graphSeed = seed; tally.cases < cases; graphSeed += 1) {
    const failing = await runGraph(stores, graphSeed, Math.min(PER_GRAPH, cases - tally.cases), tally, known);
    if (failing) return { ...await smallest(stores, failing.of, failing.disagreement), seed: graphSeed };
  }
  return undefined;
};

export type Failing = Readonly<{ of: Case; disagreement: Disagreement }>;

const runGraph = async (stores: Stores, seed: number, count: number, tally: Tally, known: Known): Promise<Failing | undefined> => {
  const [graph = { nodes: [], edges: [] }] = fc.sample(graphOn(randomModel), { seed, numRuns: 1 });
  const operations = fc.sample(operationOn(randomSchema, graph.nodes.map(node => node.id), READS), { seed, numRuns: count });
  const statistics = await loaded(stores, graph);
  for (let at = 0; at < operations.length; at += AT_ONCE) {
    const results = await Promise.all(operations.slice(at, at + AT_ONCE).map(operation => runOperation(stores, graph, operation, statistics, tally)));
    const failing = results.find(result => result !== undefined && !known(result));
    if (failing) return failing;
  }
  return undefined;
};

/** The statistics, which must be the same from each store and from counting. */
const loaded = async (stores: Stores, graph: Graph): Promise<Statistics> => {
  const counted = countStatistics(graph, randomModel);
  for (const [store, statistics] of Object.entries(await stores.load(graph))) {
    const found = difference(plainStatistics(statistics), plainStatistics(counted));
    if (found) throw new Error(`The statistics of ${store} against counting: ${found}`);
  }
  return counted;
};

const plainStatistics = ({ nodes, edges, dated }: Statistics): unknown =>
  ({ nodes: Object.fromEntries(nodes), edges: Object.fromEntries(edges), dated: [...dated].sort() });

/** Once as it is, and once more from the middle of its lists when it pages. */
const runOperation = async (stores: Stores, graph: Graph, operation: Operation, statistics: Statistics, tally: Tally): Promise<Failing | undefined> => {
  tally.cases += 1;
  const seen = new Map<string, (readonly unknown[])[]>();
  const observe = (mark: string, values: readonly unknown[]): void => { seen.set(mark, [...(seen.get(mark) ?? []), values]); };
  const first = await verdict(stores, { graph, operation, variables: operation.variables }, statistics, tally, observe);
  if (first.failing || !first.planned || operation.cursors.length === 0) return first.failing;
  const variables = withCursors(operation, first.planned, seen);
  if (!variables) return undefined;
  tally.paged += 1;
  return (await verdict(stores, { graph, operation, variables }, statistics, tally)).failing;
};

type Ran = Readonly<{ failing: Failing | undefined; planned: PlannedCase | undefined }>;

const verdict = async (stores: Stores, of: Case, statistics: Statistics, tally: Tally, observe?: Parameters<typeof checkRead>[3]): Promise<Ran> => {
  const { refused, disagreement, planned }: Verdict = await checkRead(of, stores.all(), statistics, observe);
  if (refused) tally.refused += 1;
  return { failing: disagreement && { of, disagreement }, planned: refused ? undefined : planned };
};

/** Real cursors: made of the order values of rows that are there, the middle one of each list. */
const withCursors = (operation: Operation, planned: PlannedCase, seen: ReadonlyMap<string, readonly (readonly unknown[])[]>): Bound | undefined => {
  if (planned.kind === 'refused') return undefined;
  const cursors = operation.cursors.flatMap(name => {
    const mark = markOf(planned.plan, name);
    const rows = mark === undefined ? [] : seen.get(mark) ?? [];
    const values = rows[Math.floor(rows.length / 2)];
    return mark !== undefined && values ? [[name, encodeCursor(mark, values)] as const] : [];
  });
  return cursors.length > 0 ? { ...operation.variables, ...Object.fromEntries(cursors) } : undefined;
};

/** What fails the same way with less. */
const smallest = async (stores: Stores, of: Case, disagreement: Disagreement): Promise<Failing> => {
  const sort = kindOf(disagreement);
  let last = disagreement;
  const reduced = await reduceCase(of, async smaller => {
    const found = await disagreementOf(stores, smaller);
    if (!found || kindOf(found) !== sort) return false;
    last = found;
    return true;
  });
  return { of: reduced, disagreement: last };
};

const kindOf = ({ what }: Disagreement): string => what.split(':')[0] ?? '';

const disagreementOf = async (stores: Stores, of: Case): Promise<Disagreement | undefined> => {
  try {
    await stores.load(of.graph);
    return (await checkRead(of, stores.all(), countStatistics(of.graph, randomModel))).disagreement;
  } catch (error) {
    if (error instanceof NoOperation) return undefined;
    throw error;
  }
};
