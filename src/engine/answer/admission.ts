import { isLight, priceOf, type Cost } from '../plan/cost';
import { Turns, Running, NOBODY, before, late, SHARE, Shares, Forecast } from './turns';
import { SAME_KEY, SamgrafError } from '../errors';
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
  private readonly forecast = new Forecast();

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
   * Its price is counted before anything else can run. @throws OVERLOADED if too many wait, or as soon as it can be told of one
   * of many of a client that there will be no room before the deadline; TIMEOUT if there was none.
   */
  async enter(price: number, deadline: number, client = NOBODY): Promise<void> {
    const [first] = this.next();
    if (this.fits(price, client) && (!first || price < first.price || this.hasLess(client, first.client))) {
      this.admit(price, client);
      return;
    }
    const ahead = this.waiting.of(client).filter(one => one.price <= price);
    if (this.isFullFor(client) || this.isHopeless(client, ahead.length, sumOf(ahead), deadline))
      throw this.refusals.tooMany();
    await this.wait(price, deadline, client);
  }

  /** Who has nothing here takes the last place of the client that has most. */
  private isFullFor(client: string): boolean {
    const own = this.waiting.of(client).length;
    if (own >= this.mostWaiting * SHARE) return true;
    if (this.waiting.size < this.mostWaiting) return false;
    if (own > 0 || this.had.has(client)) return true;
    let longest: readonly Waiting[] = [];
    for (const one of this.waiting.byClient()) if (one.length > longest.length) longest = one;
    if (longest.length < 2) return true;
    longest[longest.length - 1]?.refuse();
    return false;
  }

  leave(price: number, client = NOBODY): void {
    this.underway -= price;
    const left = (this.had.get(client) ?? 0) - price;
    if (left > 0) this.had.set(client, left);
    else this.had.delete(client);
    this.forecast.done(client, price, this.waiting.of(client).length);
    this.refuseHopeless(client);
    this.admitNext();
  }

  private admit(price: number, client: string): void {
    this.underway += price;
    this.had.set(client, (this.had.get(client) ?? 0) + price);
  }

  private hasLess(client: string, than: string): boolean {
    return (this.had.get(client) ?? 0) < (this.had.get(than) ?? 0);
  }

  /** Whether there will be no room in time for one before which so many of its client wait, by what that client has had done. */
  private isHopeless(client: string, places: number, before: number, deadline: number): boolean {
    if (!this.foresees) return false;
    const ahead = (this.had.get(client) ?? 0) + before;
    const lasts = this.forecast.lasts(client, places, ahead);
    return lasts > 0 && performance.now() + lasts > deadline;
  }

  /** Those for whom there will be no room in time are told so now, and not when their time is over. */
  private refuseHopeless(client: string): void {
    let [places, before] = [0, 0];
    for (const one of [...this.waiting.of(client)]) {
      if (this.isHopeless(client, places, before, one.deadline)) one.refuse();
      else [places, before] = [places + 1, before + one.price];
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
/**
 * How long a change may take from its arrival, its turn included, and how long the store has after that to say what became of
 * it: milliseconds. Together less than a connection lives on which nothing comes, here (server/server.ts) and in the proxies
 * that most put before it: 60 s.
 */
const CHANGE_MS = 45_000;
const OUTCOME_MS = 5_000;

const tooManyChanges = (): SamgrafError =>
  new SamgrafError(
    'OVERLOADED',
    `More than ${MOST_CHANGES_WAITING.toLocaleString('en')} changes are waiting; nothing was written.`,
    'Send it again in a moment, or send several changes together, with `apply`.',
  );

const lateChange = (limit: number): SamgrafError =>
  new SamgrafError(
    'TIMEOUT',
    `The change did not begin within ${limit / 1_000} s, since others are being written; nothing was written.`,
    'Send it again; a large load may take minutes.',
  );

/** The store has not said in time what became of a change. */
const untoldChange = (limit: number): SamgrafError =>
  new SamgrafError(
    'TIMEOUT',
    `The store has not finished the change within ${limit / 1_000} s, and whether it was made is not known.`,
    SAME_KEY,
  );

/** Lets those who change the graph in, as they come. */
export class Writers {
  private readonly room: Capacity;
  private readonly listeners = new Set<() => void>();

  /** @param limit How long a change may take, its turn included: milliseconds. */
  constructor(private readonly limit = CHANGE_MS) {
    const late = (): SamgrafError => lateChange(limit);
    this.room = new Capacity(AT_ONCE, MOST_CHANGES_WAITING, { tooMany: tooManyChanges, late }, false);
  }

  /** The number of waiting changes. */
  get queued(): number {
    return this.room.queued;
  }

  /** Calls the listener when something may have been written by this server. */
  listen(listener: () => void): void {
    this.listeners.add(listener);
  }

  /**
   * Makes changes by a deadline (on the clock of `performance.now()`), which `work` is given. Whoever sent them is told by then
   * or soon after, though the store is silent. @throws OVERLOADED, or TIMEOUT: nothing was written where the message says so,
   * and else it is not known
   */
  async run<T>(work: (until: number) => Promise<T>, client = NOBODY): Promise<T> {
    const until = performance.now() + this.limit;
    await this.room.enter(1, until, client);
    return before(until + OUTCOME_MS, this.make(work, until, client), undefined, () =>
      untoldChange(this.limit),
    );
  }

  /** What is made after its sender was told that it is late is made all the same, and its place is free when it has ended. */
  private async make<T>(work: (until: number) => Promise<T>, until: number, client: string): Promise<T> {
    try {
      const done = await work(until);
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
  readonly writers: Readonly<{ run: <T>(work: (until: number) => Promise<T>) => Promise<T> }>;
  /** The deadline of an answer that is started now, on the clock of `performance.now()`. */
  deadline(): number;
  /** The same for the operations of one client, who has a share of it. */
  of(client: string): Pacing;
}

/** How the operations of a server share its process and database. */
export class Scheduling implements Pacing {
  readonly turns = new Turns();
  readonly admission = new Admission(this.turns);
  readonly writers: Writers;

  /** @param timeout Of an answer, `changeLimit` of a change: milliseconds. */
  constructor(
    private readonly timeout: number = DEFAULT_TIMEOUT_MS,
    changeLimit?: number,
  ) {
    this.writers = new Writers(changeLimit);
  }

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
