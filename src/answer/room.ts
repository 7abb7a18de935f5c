import { SamgrafError } from '../errors';
import { late } from './deadline';

type Waiting = { readonly price: number; readonly admit: () => void };

/** What those are told who find no room. */
type Refusals = Readonly<{ tooMany: () => SamgrafError; late: () => SamgrafError }>;

const tooMany = (): SamgrafError =>
  new SamgrafError(
    'OVERLOADED',
    'Too many expensive operations are waiting.',
    'Try again in a moment, or ask for less at once.',
  );

/** Lets operations in while what they cost together has room; the others wait, the cheapest first. */
export class Room {
  private underway = 0;
  private readonly waiting: Waiting[] = [];

  /** @param mostWaiting Maximum number of waiting operations; further ones are rejected. */
  constructor(
    private readonly capacity: number,
    private readonly mostWaiting: number,
    private readonly refusals: Refusals = { tooMany, late },
  ) {}

  get queued(): number {
    return this.waiting.length;
  }

  /**
   * Its price is counted before anything else can run. @throws OVERLOADED, or TIMEOUT if there is no room before
   * the deadline.
   */
  async enter(price: number, deadline: number): Promise<void> {
    const [first] = this.waiting;
    if (this.fits(price) && (!first || price < first.price)) {
      this.underway += price;
      return;
    }
    if (this.waiting.length >= this.mostWaiting) throw this.refusals.tooMany();
    await this.wait(price, deadline);
  }

  leave(price: number): void {
    this.underway -= price;
    this.admitNext();
  }

  private wait(price: number, deadline: number): Promise<void> {
    return new Promise((resolve, reject) => {
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
          reject(this.refusals.late());
        },
        Math.max(0, deadline - performance.now()),
      );
      const at = this.waiting.findIndex(other => other.price > price);
      this.waiting.splice(at < 0 ? this.waiting.length : at, 0, waiting);
    });
  }

  private fits(price: number): boolean {
    return this.underway + price <= this.capacity;
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
