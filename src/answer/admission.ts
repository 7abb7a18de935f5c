import { SamgrafError } from '../errors';
import { isLight, priceOf, type Cost } from '../plan/cost';
import { late } from './deadline';

type Waiting = { readonly price: number; readonly admit: () => void };

/** So many wait at most; the next are told to come back. */
const MOST_WAITING = 500;

/**
 * Lets operations in by their price (plan/cost.ts): together they may cost as much as one alone may, so that any number
 * of dear ones leaves the database, the memory and the other clients as much as one does. The cheapest goes first.
 */
export class Admission {
  private underway = 0;
  private readonly waiting: Waiting[] = [];

  constructor(private readonly capacity: number) {}

  /** How many wait. */
  get queued(): number {
    return this.waiting.length;
  }

  /** Runs work when there is room for it. @throws OVERLOADED where too many wait, TIMEOUT where its deadline passes first. */
  async run<T>(cost: Cost, deadline: number, work: () => Promise<T>): Promise<T> {
    if (isLight(cost)) return work();
    const price = priceOf(cost);
    await this.enter(price, deadline);
    this.underway += price;
    try {
      return await work();
    } finally {
      this.underway -= price;
      this.admitNext();
    }
  }

  private async enter(price: number, deadline: number): Promise<void> {
    if (this.fits(price) && this.waiting.length === 0) return;
    if (this.waiting.length >= MOST_WAITING) {
      throw new SamgrafError(
        'OVERLOADED',
        'Too many expensive operations are waiting.',
        'Try again in a moment, or ask for less at once.',
      );
    }
    await new Promise<void>((resolve, reject) => {
      const waiting: Waiting = {
        price,
        admit: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      const timer = setTimeout(
        () => {
          this.waiting.splice(this.waiting.indexOf(waiting), 1);
          reject(late());
        },
        Math.max(0, deadline - performance.now()),
      );
      const at = this.waiting.findIndex(other => other.price > price);
      this.waiting.splice(at < 0 ? this.waiting.length : at, 0, waiting);
    });
  }

  private fits(price: number): boolean {
    return this.underway === 0 || this.underway + price <= this.capacity;
  }

  /** One at a time: who is let in calls on the next when it has begun to count. */
  private admitNext(): void {
    const [next] = this.waiting;
    if (!next || !this.fits(next.price)) return;
    this.waiting.shift();
    next.admit();
    setImmediate(() => {
      this.admitNext();
    });
  }
}
