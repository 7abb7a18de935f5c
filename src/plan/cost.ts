import { SamgrafError } from '../errors';

/**
 * Maximum steps of one path search; the same again if nothing is found, to explain why. Also the maximum of a
 * search for single points of failure.
 */
export const PATH_STEPS = 200_000;

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

/** An answer of so few rows and parts takes less than a millisecond to shape and print. */
const SHORT = 200;
export const isShort = ({ rows, parts }: Cost): boolean => rows + parts <= SHORT;

const FIGURES = ['rows', 'edges', 'visits', 'steps', 'parts'] as const;
const NOTHING: Cost = { rows: 0, edges: 0, visits: 0, steps: 0, parts: 0 };
const plus = (a: Cost, b: Cost): Cost => ({
  rows: a.rows + b.rows,
  edges: a.edges + b.edges,
  visits: a.visits + b.visits,
  steps: a.steps + b.steps,
  parts: a.parts + b.parts,
});

/** Without what is infinitely much in both. */
const minus = (a: Cost, b: Cost): Cost => {
  const of = (figure: keyof Cost): number => (b[figure] === Infinity ? 0 : a[figure] - b[figure]);
  return {
    rows: of('rows'),
    edges: of('edges'),
    visits: of('visits'),
    steps: of('steps'),
    parts: of('parts'),
  };
};

const whole = (sum: Cost): Cost => {
  const up = Math.ceil;
  return {
    rows: up(sum.rows),
    edges: up(sum.edges),
    visits: up(sum.visits),
    steps: Math.min(sum.steps, COST_LIMITS.steps),
    parts: sum.parts,
  };
};

/**
 * What a root field, or what is fetched for one, may cost. `later` of it is not known before *find* has read: steps are taken
 * as far as they reach, and what is fetched is checked by how much it is.
 */
export type Price = Partial<Cost> & Readonly<{ later?: Partial<Cost> }>;

/** A price, and how to ask for less; the same for most. */
export type Priced = Readonly<{
  key: string | undefined;
  cost: Price;
  advice: () => string | undefined;
}>;

/**
 * The cost of an operation while it is being planned, one root field at a time: what is certain to be
 * rejected need not be planned to its end.
 */
export class Pricing {
  private readonly priced: Priced[] = [];
  private sum = NOTHING;
  private later = NOTHING;

  /** @param count The number of root fields that the operation has. */
  constructor(
    private readonly count: number,
    private readonly factor = 1,
  ) {}

  add(priced: Priced): void {
    this.priced.push(priced);
    this.sum = plus(this.sum, { ...NOTHING, ...priced.cost });
    this.later = plus(this.later, { ...NOTHING, ...priced.cost.later });
  }

  /** The most that all of what has been added may cost. */
  whole(): Cost {
    return whole(this.sum);
  }

  /** The most that may be spent before more is known. @throws COST_LIMIT if that alone is too much. */
  check(): Cost {
    const cost = whole(minus(this.sum, this.later));
    const { factor } = this;
    const over = LIMITED.find(figure => !(cost[figure] <= factor * COST_LIMITS[figure]));
    if (over)
      throw this.tooMuch(MAY[over](this.which(), cost[over], factor * COST_LIMITS[over]), of => of[over]);
    const price = priceOf(cost);
    if (price <= factor * PRICE_LIMIT) return cost;
    throw this.tooMuch(
      `${this.which()} may cost ${inWords(price)} units (${costInWords(cost)}); the limit is ${inWords(factor * PRICE_LIMIT)}.`,
      priceOf,
    );
  }

  private which(): string {
    const { length } = this.priced;
    return length < this.count
      ? `The first ${length} of the ${this.count} fields of this operation`
      : 'This operation';
  }

  private tooMuch(message: string, costOf: (cost: Cost) => number): SamgrafError {
    const all = this.priced.map(one => ({
      ...one,
      price: costOf(minus({ ...NOTHING, ...one.cost }, { ...NOTHING, ...one.cost.later })),
    }));
    const [dearest] = all.sort((a, b) => b.price - a.price);
    const which = dearest?.key?.slice(0, MOST_OF_A_NAME) ?? 'the operation';
    return new SamgrafError(
      'COST_LIMIT',
      message,
      `The most expensive part is ${which}: ${dearest?.advice() ?? ADVICE}.`,
    );
  }
}

/** Tells whether a cost is within the limits, without a word about it. */
export const isWithin = (cost: Cost, factor: number): boolean =>
  LIMITED.every(figure => cost[figure] <= factor * COST_LIMITS[figure]) &&
  priceOf(cost) <= factor * PRICE_LIMIT;

/** Steps are never exceeded: a question that runs out of them says so. */
const LIMITED = ['rows', 'edges', 'visits', 'parts'] as const;

const inWords = (n: number): string =>
  Number.isFinite(n) ? Math.ceil(n).toLocaleString('en') : 'any number of';

/** The name of the operation within a sentence. */
const inside = (what: string): string => `${what.slice(0, 1).toLowerCase()}${what.slice(1)}`;

const MAY = {
  rows: (what: string, is: number, limit: number) =>
    `${what} may return about ${inWords(is)} rows; the limit is ${inWords(limit)}.`,
  edges: (what: string, is: number, limit: number) =>
    `${what} may visit about ${inWords(is)} edges; the limit is ${inWords(limit)}.`,
  visits: (what: string, is: number, limit: number) =>
    `The filters, orders and counts of ${inside(what)} may look at about ${inWords(is)} nodes and edges; the limit is ${inWords(limit)}.`,
  parts: (what: string, is: number, limit: number) =>
    `The answer of ${inside(what)} may have about ${inWords(is)} parts; the limit is ${inWords(limit)}.`,
} as const;

const costInWords = (cost: Cost): string =>
  FIGURES.map(figure => `${inWords(cost[figure])} ${figure}`).join(', ');

/** Names are chosen by the client, so their length is limited. */
const MOST_OF_A_NAME = 60;

const ADVICE =
  'lower `first` of it or of the lists inside it, follow fewer relations in its filter, or find by a key';
