import { isLight, priceOf, type Cost } from '../plan/cost';
import { Turns, Running, NOBODY, late, SHARE, Shares, Throughput } from './turns';
import { SamgrafError } from '../errors';
import type { Sliced } from '../graph/sliced';

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
   * @param mostOfOne What the operations of one client may cost together that run at once.
   */
  constructor(
    private readonly capacity: number,
    private readonly mostWaiting: number,
    private readonly refusals: Refusals = { tooMany, late },
    private readonly foresees = true,
    private readonly mostOfOne = Infinity,
  ) {}

  get queued(): number {
    return this.waiting.size;
  }

  /**
   * Its price is counted before anything else can run. @throws OVERLOADED if too many wait, or as soon as it can be told that
   * there will be no room before the deadline; TIMEOUT if there was none.
   */
  async enter(price: number, deadline: number, client = NOBODY): Promise<void> {
    const [first] = this.next();
    if (this.fits(price, client) && (!first || price < first.price || this.hasLess(client, first.client))) {
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

  private fits(price: number, client: string): boolean {
    return this.underway + price <= this.capacity && this.hasRoom(client, price);
  }

  private hasRoom(client: string, price: number): boolean {
    return (this.had.get(client) ?? 0) + price <= this.mostOfOne;
  }

  /** What waits of the client whose turn it is, of those who have not all that one may. */
  private next(): readonly Waiting[] {
    if (this.mostOfOne === Infinity) return this.waiting.next();
    return this.waiting.next(([first]) => first !== undefined && this.hasRoom(first.client, first.price));
  }

  /** Admits one in a turn of the event loop. */
  private admitNext(): void {
    const [next] = this.next();
    if (!next || !this.fits(next.price, next.client)) return;
    this.waiting.charge(next.client, next.price);
    this.waiting.remove(next.client, next);
    next.admit();
    setImmediate(() => {
      this.admitNext();
    });
  }
}

/** A unit of cost is a microsecond (plan/cost.ts). */
const UNITS_A_MS = 1_000;

/**
 * What the expensive operations that run may cost together. A more expensive one runs as well, and leaves a quarter to
 * others. More at once is no faster on a few cores: with a million, memory beside sixty attackers was 439 MB and
 * not 333, and a good client waited more than twice as long.
 */
const CAPACITY = 300_000;
const MOST_OF_IT = 0.75 * CAPACITY;

/** Maximum number of waiting operations of each sort; further ones are rejected as OVERLOADED. */
const MOST_WAITING = { expensive: 500, light: 2_000 };

/**
 * Admits operations by their estimated cost (plan/cost.ts), so that many expensive ones burden the database, memory and
 * other clients no more than one does. Light ones do not wait for them, only for one another: thousands of lookups
 * run at once, and two dozen pages of 1,000 rows; three hundred of those took all memory.
 */
export class Admission {
  private readonly expensive = new Capacity(CAPACITY, MOST_WAITING.expensive);
  private readonly light = new Capacity(CAPACITY, MOST_WAITING.light);

  constructor(private readonly turns: Turns) {}

  /** The number of waiting operations. */
  get queued(): number {
    return this.expensive.queued + this.light.queued;
  }

  /**
   * Runs work when there is room for it; the room is free again when the statements that it began have ended,
   * though its deadline has passed. @throws OVERLOADED if too many are waiting, TIMEOUT if what it may cost does
   * not fit before its deadline any more.
   */
  run<T>(cost: Cost, deadline: number, work: (running: Running) => Promise<T>, client = NOBODY): Promise<T> {
    const price = priceOf(cost);
    const latest = deadline - price / UNITS_A_MS;
    return isLight(cost)
      ? this.turns.beside(() => within(this.light, { price, latest, client }, work))
      : within(this.expensive, { price: Math.min(price, MOST_OF_IT), latest, client }, work);
  }
}

const within = async <T>(
  room: Capacity,
  { price, latest, client }: Readonly<{ price: number; latest: number; client: string }>,
  work: (running: Running) => Promise<T>,
): Promise<T> => {
  await room.enter(price, latest, client);
  const running = new Running();
  try {
    return await work(running);
  } finally {
    const leave = (): void => {
      room.leave(price, client);
    };
    if (running.any) void running.ended().then(leave);
    else leave();
  }
};

/**
 * Changes that this server has in its store at once. The store makes one at a time; a few more are on their way to
 * it. Each holds a connection, and reads need some too.
 */
const AT_ONCE = 4;
const MOST_CHANGES_WAITING = 1_000;
/** How long a change waits for those before it: milliseconds. */
const PATIENCE = 60_000;

const tooManyChanges = (): SamgrafError =>
  new SamgrafError(
    'OVERLOADED',
    `More than ${MOST_CHANGES_WAITING.toLocaleString('en')} changes are waiting; nothing was written.`,
    'Send it again in a moment, or send several changes together, with `apply`.',
  );

const lateChange = (): SamgrafError =>
  new SamgrafError(
    'TIMEOUT',
    `The change did not begin within ${PATIENCE / 1_000} s, since others are being written; nothing was written.`,
    'Send it again; a large load may take minutes.',
  );

/** Lets those who change the graph in, as they come. */
export class Writers {
  private readonly room: Capacity;
  private readonly listeners = new Set<() => void>();

  /** @param patience Milliseconds. */
  constructor(private readonly patience = PATIENCE) {
    this.room = new Capacity(
      AT_ONCE,
      MOST_CHANGES_WAITING,
      { tooMany: tooManyChanges, late: lateChange },
      false,
    );
  }

  /** The number of waiting changes. */
  get queued(): number {
    return this.room.queued;
  }

  /** Calls the listener when something may have been written by this server. */
  listen(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** @throws OVERLOADED, or TIMEOUT if it did not begin in time: nothing was written then */
  async run<T>(work: () => Promise<T>, client = NOBODY): Promise<T> {
    await this.room.enter(1, performance.now() + this.patience, client);
    try {
      const done = await work();
      for (const listener of this.listeners) listener();
      return done;
    } finally {
      this.room.leave(1, client);
    }
  }
}

/** The documented time limit of an answer (SAMGRAF_TIMEOUT_MS): milliseconds. */
const DEFAULT_TIMEOUT_MS = 10_000;

/** How an operation shares the process and the database of a server with others. */
export interface Pacing {
  readonly turns: Readonly<{
    run: <T>(work: Sliced<T>, deadline: number) => Promise<T>;
    spent: boolean;
  }>;
  readonly admission: Readonly<{
    run: <T>(cost: Cost, deadline: number, work: (running: Running) => Promise<T>) => Promise<T>;
  }>;
  readonly writers: Readonly<{ run: <T>(work: () => Promise<T>) => Promise<T> }>;
  /** The deadline of an answer that is started now, on the clock of `performance.now()`. */
  deadline(): number;
  /** The same for the operations of one client, who has a share of it. */
  of(client: string): Pacing;
}

/** How the operations of a server share its process and database. */
export class Scheduling implements Pacing {
  readonly turns = new Turns();
  readonly admission = new Admission(this.turns);
  readonly writers = new Writers();

  constructor(private readonly timeout: number = DEFAULT_TIMEOUT_MS) {}

  deadline(): number {
    return performance.now() + this.timeout;
  }

  of(client: string): Pacing {
    return new ShareOf(client, this);
  }
}

/** What one client has of it: made as it is used, since an answer that is kept needs none of it. */
class ShareOf implements Pacing {
  constructor(
    private readonly client: string,
    private readonly whole: Scheduling,
  ) {}

  get turns(): Pacing['turns'] {
    const { turns } = this.whole;
    return { run: (work, deadline) => turns.run(work, deadline, this.client), spent: turns.spent };
  }
  get admission(): Pacing['admission'] {
    const { admission } = this.whole;
    return { run: (cost, deadline, work) => admission.run(cost, deadline, work, this.client) };
  }
  get writers(): Pacing['writers'] {
    const { writers } = this.whole;
    return { run: work => writers.run(work, this.client) };
  }

  deadline(): number {
    return this.whole.deadline();
  }

  of(client: string): Pacing {
    return this.whole.of(client);
  }
}
