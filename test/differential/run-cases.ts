import { print } from 'graphql';
import { fc } from '../support/drawn';
import { encodeCursor } from '../../src/engine/plan/cursor';
import type { Statistics } from '../../src/engine/plan/statistics';
import type { Store } from '../../src/engine/store/store';
import { countStatistics } from '../oracle/statistics';
import type { Graph, World } from '../oracle/world';
import { graphOn, knownOf } from '../support/random-graph';
import { randomModel, randomSchema } from '../support/random-model';
import { QUESTIONS, READS, operationOn, type Operation } from '../support/random-operation';
import { alone } from './alone';
import { Answerers } from './check-answer';
import { checkRead, type Case, type Disagreement, type Verdict } from './check-read';
import { checkBounds } from './check-bounds';
import { checkCut } from './check-cut';
import { checkHidden } from './check-hidden';
import { checkMissing } from './check-missing';
import { checkPages } from './check-pages';
import { difference } from './difference';
import { NoOperation, markOf, type Bound } from './planned-case';
import { reduceCase } from './reduce';
import { Looked, watched } from './watched';

/** What is tested: stores that take a graph and answer. */
export type Stores = Readonly<{
  load: (graph: Graph) => Promise<Readonly<Record<string, Statistics>>>;
  all: () => readonly Store[];
}>;

/** A graph is written once for so many operations. */
const PER_GRAPH = 20;
/** As many along relations as others. */
const ROOTS = [...READS, ...READS.flatMap(() => QUESTIONS)];
/** Operations under way at once; planning in Neo4j takes most of the time. */
const AT_ONCE = 4;

/** How many cases there were, how many were refused, and how many were asked again from a cursor. */
export type Tally = { cases: number; refused: number; paged: number; readonly looked: Looked };
export type Failing = Readonly<{ of: Case; disagreement: Disagreement }>;
export type Found = Failing & Readonly<{ seed: number }>;

/** Faults that are known and open, which must not hide others. */
export type Known = (failing: Failing) => boolean;

/** Runs random cases until one fails, which is then made small; the seed of its graph finds it again. */
export const runCases = async (
  stores: Stores,
  cases: number,
  seed: number,
  tally: Tally,
  known: Known = () => false,
): Promise<Found | undefined> => {
  const failing = await firstFailing(stores, cases, seed, tally, known);
  return failing && { ...(await smallest(stores, failing)), seed: failing.seed };
};

/** The first random case that fails, as large as it was drawn. */
export const firstFailing = async (
  stores: Stores,
  cases: number,
  seed: number,
  tally: Tally,
  known: Known = () => false,
): Promise<Found | undefined> => {
  for (let graphSeed = seed; tally.cases < cases; graphSeed += 1) {
    const failing = await runGraph(stores, graphSeed, Math.min(PER_GRAPH, cases - tally.cases), tally, known);
    if (failing) return { ...failing, seed: graphSeed };
  }
  return undefined;
};

/** A graph that the stores hold. */
type Loaded = Readonly<{
  graph: Graph;
  stores: readonly Store[];
  statistics: Statistics;
  answerers: Answerers;
}>;

const runGraph = async (
  stores: Stores,
  seed: number,
  count: number,
  tally: Tally,
  known: Known,
): Promise<Failing | undefined> => {
  const [graph = { nodes: [], edges: [] }] = fc.sample(graphOn(randomModel), { seed, numRuns: 1 });
  const operations = fc.sample(operationOn(randomSchema, knownOf(graph, randomModel), ROOTS), {
    seed,
    numRuns: count,
  });
  const loaded = await load(stores, graph, tally.looked);
  for (let at = 0; at < operations.length; at += AT_ONCE) {
    const results = await Promise.all(
      operations.slice(at, at + AT_ONCE).map(operation => runOperation(loaded, operation, tally)),
    );
    const failing = results.find(result => result !== undefined && !known(result));
    if (failing) return failing;
  }
  return undefined;
};

/** The statistics must be the same from each store and from counting. */
const load = async (stores: Stores, graph: Graph, looked: Looked): Promise<Loaded> => {
  const statistics = countStatistics(graph, randomModel);
  for (const [store, own] of Object.entries(await stores.load(graph))) {
    const found = difference(plainStatistics(own), plainStatistics(statistics));
    if (found) throw new Error(`The statistics of ${store} against counting: ${found}`);
  }
  const all = stores.all().map(store => watched(store, statistics, looked));
  return { graph, stores: all, statistics, answerers: new Answerers(all, statistics) };
};

const plainStatistics = ({ nodes, edges, dated }: Statistics): unknown => ({
  nodes: Object.fromEntries(nodes),
  edges: Object.fromEntries(
    [...edges].map(([name, of]) => [
      name,
      { ...of, between: Object.fromEntries(of.between), sorts: Object.fromEntries(of.sorts) },
    ]),
  ),
  dated: [...dated].sort(),
});

/** Once as it is, from the middle of its lists when it pages, and with some of its variables left out. */
const runOperation = async (
  loaded: Loaded,
  operation: Operation,
  tally: Tally,
): Promise<Failing | undefined> => {
  tally.cases += 1;
  const seen = new Map<string, (readonly unknown[])[]>();
  const observe = (mark: string, values: readonly unknown[]): void => {
    seen.set(mark, [...(seen.get(mark) ?? []), values]);
  };
  const first = await runCase(
    loaded,
    { graph: loaded.graph, operation, variables: operation.variables },
    observe,
  );
  if (first.refused) tally.refused += 1;
  if (first.disagreement) return { of: first.of, disagreement: first.disagreement };
  const cursors = cursorsOf(operation, first, seen);
  if (Object.keys(cursors).length > 0) {
    tally.paged += 1;
    const { of, disagreement } = await runCase(loaded, {
      graph: loaded.graph,
      operation,
      variables: { ...operation.variables, ...cursors },
    });
    if (disagreement) return { of, disagreement };
  }
  return replanned(loaded, operation);
};

/** With half of its variables left out, on the plans that are kept of the whole; plans are the same for all stores. */
const replanned = async (
  { graph, stores, answerers }: Loaded,
  operation: Operation,
): Promise<Failing | undefined> => {
  const kept = Object.entries(operation.variables).filter(([name]) => Number(name.slice(1)) % 2 === 0);
  if (kept.length === Object.keys(operation.variables).length) return undefined;
  const of: Case = { graph, operation, variables: Object.fromEntries(kept) };
  const disagreement = await answerers.check(of, stores.slice(0, 1));
  return (
    disagreement && {
      of,
      disagreement: {
        ...disagreement,
        what: `(asked first with ${JSON.stringify(operation.variables)}) ${disagreement.what}`,
      },
    }
  );
};

type Ran = Verdict & Readonly<{ of: Case }>;

/** The rows first, which say more of what is wrong; then the response, and traversals in ways that the operation does not ask. */
const runCase = async (
  { stores, statistics, answerers }: Loaded,
  of: Case,
  observe?: World['observe'],
): Promise<Ran> => {
  const verdict = await checkRead(of, stores, statistics, observe);
  const disagreement =
    verdict.disagreement ??
    (await answerers.check(of)) ??
    (await checkBounds(of, stores, statistics)) ??
    (await checkCut(of, stores, statistics)) ??
    (await checkPages(of, stores, statistics)) ??
    (await checkMissing(of, stores, statistics)) ??
    (await checkHidden(of, stores, statistics)) ??
    (await checkWhyNot(of, stores, answerers));
  return { ...verdict, of, disagreement };
};

const WHY_NOT =
  'outcome whyNot { hiddenBy { by on } reachedFrom { distance count } reachedTo { distance count } }';

/** All that is told of an absence, which few operations ask for; one store will do, since it is computed in memory. */
const checkWhyNot = async (
  of: Case,
  stores: readonly Store[],
  answerers: Answerers,
): Promise<Disagreement | undefined> => {
  for (const document of alone(of.operation.text, { paths: WHY_NOT, connections: WHY_NOT })) {
    const disagreement = await answerers.check(
      { ...of, operation: { ...of.operation, text: print(document) } },
      stores.slice(0, 1),
    );
    if (disagreement) return { ...disagreement, what: `why not, ${disagreement.what}` };
  }
  return undefined;
};

/** Real cursors: made of the order values of rows that are there, the middle one of each list. */
const cursorsOf = (
  operation: Operation,
  { planned }: Verdict,
  seen: ReadonlyMap<string, readonly (readonly unknown[])[]>,
): Bound =>
  Object.fromEntries(
    operation.cursors.flatMap(name => {
      const mark = planned && markOf(planned.plan, name);
      const rows = mark === undefined ? [] : (seen.get(mark) ?? []);
      const values = rows[Math.floor(rows.length / 2)];
      return mark !== undefined && values ? [[name, encodeCursor(mark, values)] as const] : [];
    }),
  );

/** What fails the same way with less. */
export const smallest = async (stores: Stores, { of, disagreement }: Failing): Promise<Failing> => {
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
    return (await runCase(await load(stores, of.graph, new Looked()), of)).disagreement;
  } catch (error) {
    if (error instanceof NoOperation) return undefined;
    throw error;
  }
};
