import { SamgrafError } from '../errors';
import { BOUNDS } from './bounds';
import { PATH_STEPS, costOfQuestion } from './cost-questions';
import { costOfRead } from './cost-reads';
import type { Bound, FetchRoot, Plan, Root } from './plan';
import type { Statistics } from './statistics';

/**
 * Maximum cost of an operation, known before anything runs and never exceeded: `rows` read, including those
 * of nested lists and sources; `edges` that its questions visit; `visits`, the nodes and edges that its
 * filters, orders, counts and groups visit; `steps` that its questions take in memory; `parts`, the nodes and
 * edges in their answers, counted each time they are shown.
 */
export type Cost = Readonly<{ rows: number; edges: number; visits: number; steps: number; parts: number }>;

/**
 * The limit of each. An operation never takes more steps than its limit: a question that runs out of them
 * says so.
 */
export const COST_LIMITS: Cost = {
  rows: 25_000,
  edges: 200_000,
  visits: 1_000_000,
  steps: 2 * PATH_STEPS,
  parts: 200_000,
};

/** The cost of one of each, in microseconds of an idle core, on the embedded store (bench/RESULTS.md). */
const WEIGHTS: Cost = { rows: 10, edges: 3, visits: 0.7, steps: 1, parts: 1 };

/** The limit of the weighted sum. */
export const PRICE_LIMIT = 1_000_000;

export const priceOf = (cost: Cost): number =>
  FIGURES.reduce((sum, figure) => sum + cost[figure] * WEIGHTS[figure], 0);

/** Operations up to this price run immediately: a few milliseconds of work. */
const LIGHT = 20_000;
export const isLight = (cost: Cost): boolean => priceOf(cost) <= LIGHT;

const FIGURES = ['rows', 'edges', 'visits', 'steps', 'parts'] as const;
const NOTHING: Cost = { rows: 0, edges: 0, visits: 0, steps: 0, parts: 0 };
const plus = (a: Cost, b: Cost): Cost => ({
  rows: a.rows + b.rows,
  edges: a.edges + b.edges,
  visits: a.visits + b.visits,
  steps: a.steps + b.steps,
  parts: a.parts + b.parts,
});

/** A root field of the client, or what is fetched for one. */
type Priced = Root | FetchRoot;

const costOfRoot = (root: Priced, statistics: Statistics, bound: Bound): Cost =>
  root.kind === 'traversal'
    ? costOfQuestion(root, statistics, BOUNDS)
    : { ...NOTHING, ...costOfRead(root, statistics, bound) };

/** The maximum cost of a plan. */
export const estimate = (plan: Plan<Priced>, statistics: Statistics, bound: Bound = {}): Cost => {
  const sum = plan.roots.map(root => costOfRoot(root, statistics, bound)).reduce(plus, NOTHING);
  const up = Math.ceil;
  return {
    rows: up(sum.rows),
    edges: up(sum.edges),
    visits: up(sum.visits),
    steps: Math.min(sum.steps, COST_LIMITS.steps),
    parts: sum.parts,
  };
};

/** A plan with its maximum cost, and what it was estimated by. */
export type PlanCost = Readonly<{
  plan: Plan<Priced>;
  cost: Cost;
  statistics: Statistics;
  bound?: Bound;
}>;

/**
 * Rejects a plan that may cost more than `factor` times the limits, naming what to reduce. Also called for
 * *fetch*, once it is known what is fetched.
 */
export const checkCost = ({ plan, cost, statistics, bound = {} }: PlanCost, factor = 1): void => {
  const over = (['rows', 'edges', 'visits', 'parts'] as const).find(
    figure => !(cost[figure] <= factor * COST_LIMITS[figure]),
  );
  if (over)
    throw tooMuch(
      MAY[over](cost[over], factor * COST_LIMITS[over]),
      plan,
      root => costOfRoot(root, statistics, bound)[over],
    );
  const price = priceOf(cost);
  if (price <= factor * PRICE_LIMIT) return;
  throw tooMuch(
    `This operation may cost ${inWords(price)} units (${costInWords(cost)}); the limit is ${inWords(factor * PRICE_LIMIT)}.`,
    plan,
    root => priceOf(costOfRoot(root, statistics, bound)),
  );
};

const inWords = (n: number): string =>
  Number.isFinite(n) ? Math.ceil(n).toLocaleString('en') : 'any number of';

const MAY = {
  rows: (is: number, limit: number) =>
    `This operation may return about ${inWords(is)} rows; the limit is ${inWords(limit)}.`,
  edges: (is: number, limit: number) =>
    `This operation may visit about ${inWords(is)} edges; the limit is ${inWords(limit)}.`,
  visits: (is: number, limit: number) =>
    `The filters, orders and counts of this operation may look at about ${inWords(is)} nodes and edges; the limit is ${inWords(limit)}.`,
  parts: (is: number, limit: number) =>
    `The answer of this operation may have about ${inWords(is)} parts; the limit is ${inWords(limit)}.`,
} as const;

const costInWords = (cost: Cost): string =>
  FIGURES.map(figure => `${inWords(cost[figure])} ${figure}`).join(', ');

const tooMuch = (message: string, plan: Plan<Priced>, costOf: (root: Priced) => number): SamgrafError => {
  const dearest = [...plan.roots].sort((a, b) => costOf(b) - costOf(a))[0];
  const which = dearest && 'key' in dearest ? dearest.key.slice(0, MOST_OF_A_NAME) : 'the operation';
  return new SamgrafError(
    'COST_LIMIT',
    message,
    `The most expensive part is ${which}: ${adviceFor(dearest)}.`,
  );
};

/** Names are chosen by the client, so their length is limited. */
const MOST_OF_A_NAME = 60;

const adviceFor = (root: Priced | undefined): string => {
  if (root?.kind !== 'traversal')
    return 'lower `first` of it or of the lists inside it, follow fewer relations in its filter, or find by a key';
  const { argument, hops } = root.reach;
  const fewer = 'name fewer relations, lower `first` of the lists inside it, or ask for less in one request';
  return argument && hops > 1 ? `lower ${argument} from ${hops} to ${hops - 1}, ${fewer}` : fewer;
};
