import { SamgrafError } from '../errors';
import { late, NOBODY, SHARE, Shares, Throughput } from './turns';
type Waiting = Readonly<{
  price: number;
  client: string;
  deadline: number;
  admit: () => void;
  refuse: () => void;
}>;

const sumOf = (all: readonly Waiting[]): number => all.reduce((sum, { price }) => sum + price, 0);

/** What those are told who find no room. */
type Refusals = Readonly<{ tooMany: () => SamgrafError; late: () => SamgrafError }>;

const tooMany = (): SamgrafError =>
  new SamgrafError(
    'OVERLOADED',
    'Too many expensive operations are waiting.',
    'Try again in a moment, or ask for less at once.',
  );

/** Lets operations in while what they cost together has room; the others wait: clients by turns, of each the cheapest first. */
export class Capacity {
  private underway = 0;
  /** The same by client. */
  private readonly had = new Map<string, number>();
  private readonly waiting = new Shares<Waiting>();
  private readonly throughput = new Throughput();

  /**
   * @param mostWaiting Maximum number of waiting operations, of which one client may have a share; further ones are rejected.
   * @param foresees Whether how long the last ones took tells how long the next will: not where one may hold all others up.
   */
  constructor(
    private readonly capacity: number,
    private readonly mostWaiting: number,
    private readonly refusals: Refusals = { tooMany, late },
    private readonly foresees = true,
  ) {}

  get queued(): number {
    return this.waiting.size;
  }

  /**
   * Its price is counted before anything else can run. @throws OVERLOADED if too many wait, or as soon as it can be told that
   * there will be no room before the deadline; TIMEOUT if there was none.
   */
  async enter(price: number, deadline: number, client = NOBODY): Promise<void> {
    const [first] = this.waiting.next();
    if (this.fits(price) && (!first || price < first.price || this.hasLess(client, first.client))) {
      this.admit(price, client);
      return;
    }
    const isFull =
      this.waiting.size >= this.mostWaiting || this.waiting.of(client).length >= this.mostWaiting * SHARE;
    const lasts = this.waitOf(price, client);
    if (isFull || (lasts > 0 && performance.now() + lasts > deadline)) throw this.refusals.tooMany();
    await this.wait(price, deadline, client);
  }

  leave(price: number, client = NOBODY): void {
    this.underway -= price;
    const left = (this.had.get(client) ?? 0) - price;
    if (left > 0) this.had.set(client, left);
    else this.had.delete(client);
    this.throughput.add(price);
    this.refuseHopeless();
    this.admitNext();
  }

  private admit(price: number, client: string): void {
    if (this.underway === 0) this.throughput.begin();
    this.underway += price;
    this.had.set(client, (this.had.get(client) ?? 0) + price);
  }

  private hasLess(client: string, than: string): boolean {
    return (this.had.get(client) ?? 0) < (this.had.get(than) ?? 0);
  }

  /** About how long it will wait: for what has begun, and for its client's cheaper ones beside as much of each other client's. */
  private waitOf(price: number, client: string): number {
    const own = this.waiting.of(client);
    const others = this.waiting.active - (own.length > 0 ? 1 : 0);
    const before = sumOf(own.filter(one => one.price <= price));
    return this.lasts(before * (1 + others), this.total());
  }

  private lasts(ahead: number, most: number): number {
    return ahead === 0 || !this.foresees ? 0 : this.throughput.lasts(this.underway + Math.min(ahead, most));
  }

  private total(): number {
    let total = 0;
    for (const waiting of this.waiting.byClient()) total += sumOf(waiting);
    return total;
  }

  /** Those for whom there will be no room in time are told so now, and not when their time is over. */
  private refuseHopeless(): void {
    const [now, all] = [performance.now(), this.total()];
    for (const waiting of [...this.waiting.byClient()]) {
      let before = 0;
      for (const one of [...waiting]) {
        if (now + this.lasts(before * this.waiting.active, all) > one.deadline) one.refuse();
        else before += one.price;
      }
    }
  }

  private wait(price: number, deadline: number, client: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (error: SamgrafError): void => {
        clearTimeout(timer);
        this.waiting.remove(client, waiting);
        reject(error);
      };
      const waiting: Waiting = {
        price,
        client,
        deadline,
        admit: () => {
          clearTimeout(timer);
          this.admit(price, client);
          resolve();
        },
        refuse: () => {
          leave(this.refusals.tooMany());
        },
      };
      const timer = setTimeout(
        () => {
          leave(this.refusals.late());
        },
        Math.max(0, deadline - performance.now()),
      );
      this.waiting.add(client, waiting, other => other.price > price);
    });
  }

  private fits(price: number): boolean {
    return this.underway + price <= this.capacity;
  }

  /** Admits one in a turn of the event loop. */
  private admitNext(): void {
    const [next] = this.waiting.next();
    if (!next || !this.fits(next.price)) return;
    this.waiting.charge(next.client, next.price);
    this.waiting.remove(next.client, next);
    next.admit();
    setImmediate(() => {
      this.admitNext();
    });
  }
}
