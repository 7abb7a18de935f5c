import { SamgrafError } from '../errors';
import { isLight, priceOf, type Cost } from '../plan/cost';
import { Running, late } from './deadline';
import type { Turns } from './turns';

type Waiting = { readonly price: number; readonly admit: () => void };

/** A unit of cost is a microsecond (plan/cost.ts). */
const UNITS_A_MS = 1_000;

/** Maximum number of waiting operations; further ones are rejected as OVERLOADED. */
const MOST_WAITING = 500;

/**
 * What the expensive operations that run may cost together. A dearer one runs as well, and leaves a quarter to others. More
 * at once is no faster on a few cores: with a million, memory beside sixty attackers was 439 MB and not 333, and a good
 * client waited more than twice as long.
 */
const CAPACITY = 300_000;
const MOST_OF_IT = 0.75 * CAPACITY;

/**
 * Admits operations by their estimated cost (plan/cost.ts), so that many expensive ones burden the database, memory and
 * other clients no more than one does. The cheapest goes first.
 */
export class Admission {
  private underway = 0;
  private readonly waiting: Waiting[] = [];

  constructor(private readonly turns: Turns) {}

  /** The number of waiting operations. */
  get queued(): number {
    return this.waiting.length;
  }

  /**
   * Runs work when there is room for it; the room is free again when the statements that it began have ended, though its
   * deadline has passed. @throws OVERLOADED if too many are waiting, TIMEOUT if what it may cost does not fit before its
   * deadline any more.
   */
  async run<T>(cost: Cost, deadline: number, work: (running: Running) => Promise<T>): Promise<T> {
    const running = new Running();
    if (isLight(cost)) return this.turns.beside(() => work(running));
    const whole = priceOf(cost);
    const price = Math.min(whole, MOST_OF_IT);
    await this.enter(price, deadline - whole / UNITS_A_MS);
    try {
      return await work(running);
    } finally {
      if (running.any) void running.ended().then(() => this.leave(price));
      else this.leave(price);
    }
  }

  private leave(price: number): void {
    this.underway -= price;
    this.admitNext();
  }

  /** The price is counted before anything else can run. */
  private async enter(price: number, deadline: number): Promise<void> {
    if (this.fits(price) && this.waiting.length === 0) {
      this.underway += price;
      return;
    }
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
          this.underway += price;
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
    return this.underway + price <= CAPACITY;
  }

  /** Admits one in a turn of the event loop. */
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
