import { Recent } from '../recent';
import type { Row } from './store';

export type Rows = readonly Row[];

/**
 * What is kept at most: letters, and sixteen for each value. Measured, one of weight takes four bytes, so that all of it
 * stays near 16 MB whatever is asked. One answer may be some hundred values.
 */
const MOST = { entries: 10_000, weight: 4_000_000 };
const MOST_OF_ONE = 20_000;
const PER_VALUE = 16;

/**
 * Rows of reads, by statement and parameters. Exact, since all writes go through the store that keeps it: each ends
 * with `clear`, and what was begun before that is neither kept nor shared after it.
 */
export class RowCache {
  private readonly recent = new Recent<Promise<Rows>>(MOST);
  /** Reads on their way, which the same reads wait for. Renewed by `clear`. */
  private underway = new Map<string, Promise<Rows>>();

  /** The rows kept, or those that `run` reads; frozen when small enough to be kept. */
  rows(key: string, run: () => Promise<Rows>): Promise<Rows> {
    return this.recent.get(key) ?? this.underway.get(key) ?? this.begin(key, run);
  }

  /** At the end of every write, failed ones too. */
  clear(): void {
    this.recent.clear();
    this.underway = new Map();
  }

  private begin(key: string, run: () => Promise<Rows>): Promise<Rows> {
    const { underway } = this;
    const reading = run().then(rows => {
      const weight = weigh(rows, MOST_OF_ONE);
      if (weight <= MOST_OF_ONE && underway === this.underway) this.recent.set(key, reading, weight);
      return rows;
    }).finally(() => underway.delete(key));
    underway.set(key, reading);
    return reading;
  }
}

/** The weight of a value, which it freezes; given up when it is more than `most`. */
const weigh = (value: unknown, most: number): number => {
  if (typeof value === 'string') return PER_VALUE + value.length;
  if (typeof value !== 'object' || value === null) return PER_VALUE;
  let weight = PER_VALUE;
  for (const part of Object.values(value)) {
    weight += weigh(part, most - weight);
    if (weight > most) return weight;
  }
  Object.freeze(value);
  return weight;
};
