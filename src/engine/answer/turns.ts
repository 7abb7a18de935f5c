import { SamgrafError } from '../errors';
import type { Sliced } from '../graph/sliced';
/** How long one computation runs before others, and new requests, get their turn: milliseconds. */
const TURN_MS = 1;
/** How long the work started in one turn of the event loop may take in that turn; the rest waits for the next. */
const SPENT_MS = 1;
/** A computation that has run for so long lets cheap operations by. */
const LONG_MS = 2;
/** How long it waits for them before it has a turn all the same. */
const LET_BY_MS = 5;

/** What goes on when a computation has ended is counted as at least this, milliseconds: nobody measures it. */
const LEAST_MS = 0.1;
/** Computations of one client that wait for their turn; further ones are rejected as OVERLOADED. */
const MOST_WAITING = 2_000;

type Job = {
  readonly client: string;
  readonly work: Sliced<unknown>;
  readonly deadline: number;
  readonly done: (value: unknown) => void;
  readonly failed: (error: unknown) => void;
  used: number;
};

/**
 * Runs computations in turns, so that none blocks the others. The next turn goes to the client that has had least, and of
 * its computations to the one that has run least so far, so a short one is not delayed by any number of long ones, nor one
 * client by any number of another's. Between turns, Node handles incoming requests.
 */
export class Turns {
  private readonly jobs = new Shares<Job>();
  private readonly forecast = new Forecast();
  private began: number | undefined;
  private cheap = 0;
  private lastTurn = 0;
  private waking: NodeJS.Timeout | undefined;

  constructor(private readonly letBy = LET_BY_MS) {}

  /**
   * Whether this turn of the event loop is used up. Many requests that arrive at once are all read in one turn;
   * each may be short, but together they would block everyone.
   */
  get spent(): boolean {
    const now = performance.now();
    if (this.began === undefined) {
      this.began = now;
      setImmediate(() => {
        this.began = undefined;
      });
    }
    return now - this.began > SPENT_MS;
  }

  /** Whether nobody waits for a turn: what is short may go on without one. */
  get areFree(): boolean {
    return this.jobs.size === 0 && !this.spent;
  }

  /**
   * Resolves to the result; at once if it is short and nothing else is waiting. @throws TIMEOUT past the deadline, OVERLOADED
   * as soon as it can be told that its turn comes later than that.
   */
  run<T>(work: Sliced<T>, deadline: number, client = NOBODY): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.isCrowded(client, deadline)) {
        reject(overloaded());
        return;
      }
      const job: Job = {
        client,
        work,
        deadline,
        used: 0,
        done: value => {
          resolve(value as T);
        },
        failed: reject,
      };
      this.jobs.add(client, job);
      if (this.waking) this.wake();
      else if (this.jobs.size > 1) return;
      else if (this.spent) this.resumeNext();
      else this.turn(job);
    });
  }

  /** Runs a cheap operation; long computations let it by, since each of their turns would delay each of its stages. */
  async beside<T>(work: () => Promise<T>): Promise<T> {
    this.cheap += 1;
    try {
      return await work();
    } finally {
      this.cheap -= 1;
      if (this.cheap === 0 && this.waking) this.wake();
    }
  }

  private isCrowded(client: string, deadline: number): boolean {
    const own = this.jobs.of(client).length;
    if (own >= MOST_WAITING) return true;
    const lasts = this.forecast.lasts(client, own, own);
    return lasts > 0 && performance.now() + lasts > deadline;
  }

  private wake(): void {
    clearTimeout(this.waking);
    this.waking = undefined;
    this.resumeNext();
  }

  private resumeNext(): void {
    setImmediate(() => {
      this.resume();
    });
  }

  private next(): Job | undefined {
    let least: Job | undefined;
    for (const job of this.jobs.next()) if (!least || job.used < least.used) least = job;
    return least;
  }

  private turn(job: Job): void {
    const begun = performance.now();
    let isOver = true;
    try {
      if (begun > job.deadline) throw late();
      const ended = advance(job, begun + TURN_MS);
      isOver = ended !== undefined;
      if (ended) job.done(ended.value);
    } catch (error) {
      job.failed(error);
    }
    this.lastTurn = performance.now();
    const took = this.lastTurn - begun;
    job.used += took;
    this.jobs.charge(job.client, Math.max(took, LEAST_MS));
    if (isOver) {
      this.jobs.remove(job.client, job);
      this.forecast.done(job.client, 1, this.jobs.of(job.client).length);
    }
    if (this.jobs.size > 0) this.resumeNext();
  }

  private resume(): void {
    const job = this.next();
    if (!job) return;
    const left = this.lastTurn + this.letBy - performance.now();
    if (this.cheap === 0 || job.used < LONG_MS || left <= 0) this.turn(job);
    else
      this.waking = setTimeout(() => {
        this.wake();
      }, left);
  }
}

/** Continues until then; undefined if it has not finished. */
const advance = ({ work }: Job, until: number): Readonly<{ value: unknown }> | undefined => {
  do {
    const step = work.next();
    if (step.done) return { value: step.value };
  } while (performance.now() < until);
  return undefined;
};

const overloaded = (): SamgrafError =>
  new SamgrafError(
    'OVERLOADED',
    'More of your requests are waiting than can be answered in time.',
    'Try again in a moment, and send fewer at once.',
  );

export const late = (): SamgrafError =>
  new SamgrafError(
    'TIMEOUT',
    'The answer was not ready within the time limit.',
    'Ask for less at once: fewer levels, a smaller page, a narrower filter; or try again in a moment.',
  );

/** Statements that an answer has begun. The embedded engine runs one to its end, though nobody waits any more. */
export class Running {
  private readonly statements = new Set<Promise<unknown>>();

  add(statement: Promise<unknown>): void {
    const ended = (): void => {
      this.statements.delete(statement);
    };
    this.statements.add(statement);
    statement.then(ended, ended);
  }

  get any(): boolean {
    return this.statements.size > 0;
  }

  /** Resolves when all have ended, however. */
  async ended(): Promise<void> {
    await Promise.allSettled(this.statements);
  }
}

/**
 * The result of the work, if it is ready before the deadline (on the clock of `performance.now()`). A statement of the
 * embedded engine cannot be stopped and runs to its end in the background; its estimated cost bounds it. @throws
 * TIMEOUT
 */
export const before = <T>(
  deadline: number,
  work: Promise<T>,
  running?: Running,
  isLate: () => SamgrafError = late,
): Promise<T> =>
  new Promise((resolve, reject) => {
    running?.add(work);
    const timer = setTimeout(
      () => {
        reject(isLate());
      },
      Math.max(0, deadline - performance.now()),
    );
    work
      .finally(() => {
        clearTimeout(timer);
      })
      .then(resolve, reject);
  });

/** Who asks where nobody says: work of the server itself, and of tests. */
export const NOBODY = '';

/** How much of what all share one client may have at most, while others might want some: of connections, streams, places in a queue. */
export const SHARE = 1 / 4;

type Client<T> = { had: number; readonly waiting: T[] };

/**
 * What waits, by client. The next is of the client that has had least, so that what others send by the thousand does not
 * delay who sends one. Whoever comes is taken to have had as much as the one that has had least, and is before it.
 */
export class Shares<T> {
  private readonly clients = new Map<string, Client<T>>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** The number of clients that wait. */
  get active(): number {
    return this.clients.size;
  }

  of(client: string): readonly T[] {
    return this.clients.get(client)?.waiting ?? [];
  }

  /** What waits of each client. */
  *byClient(): Generator<readonly T[]> {
    for (const { waiting } of this.clients.values()) yield waiting;
  }

  /** Adds what waits before the first of the client's that `isAfter`, or as its last. */
  add(client: string, item: T, isAfter: (other: T) => boolean = () => false): void {
    const { waiting } = this.clients.get(client) ?? this.come(client);
    const at = waiting.findIndex(isAfter);
    waiting.splice(at < 0 ? waiting.length : at, 0, item);
    this.count += 1;
  }

  remove(client: string, item: T): void {
    const waiting = this.clients.get(client)?.waiting ?? [];
    const at = waiting.indexOf(item);
    if (at < 0) return;
    waiting.splice(at, 1);
    this.count -= 1;
    if (waiting.length === 0) this.clients.delete(client);
  }

  /** Counts what the client had, in whatever unit all are counted in. */
  charge(client: string, amount: number): void {
    const one = this.clients.get(client);
    if (one) one.had += amount;
  }

  /** What waits of the client whose turn it is, of those whose may go on; empty if nothing waits. */
  next(mayGoOn: (waiting: readonly T[]) => boolean = () => true): readonly T[] {
    let least: Client<T> | undefined;
    for (const one of this.clients.values())
      if ((!least || one.had <= least.had) && mayGoOn(one.waiting)) least = one;
    return least?.waiting ?? [];
  }

  private come(client: string): Client<T> {
    const had = [...this.clients.values()].map(one => one.had);
    const one: Client<T> = { had: had.length > 0 ? Math.min(...had) : 0, waiting: [] };
    this.clients.set(client, one);
    return one;
  }
}

/** How many of something each client has. */
export class Counts {
  private readonly counts = new Map<string, number>();

  of(client: string): number {
    return this.counts.get(client) ?? 0;
  }

  /** One more; the returned function takes it back, once. */
  add(client: string): () => void {
    this.counts.set(client, this.of(client) + 1);
    let isThere = true;
    return () => {
      if (!isThere) return;
      isThere = false;
      const left = this.of(client) - 1;
      if (left > 0) this.counts.set(client, left);
      else this.counts.delete(client);
    };
  }
}

/** Milliseconds of work from which on its rate is known, and after which what is older counts half. */
const KNOWN_MS = 200;
const RECENT_MS = 5_000;

/** How much is done in a millisecond, since it was made. */
class Throughput {
  private done = 0;
  private busy = 0;
  private last = performance.now();

  add(amount: number): void {
    const now = performance.now();
    this.done += amount;
    this.busy += now - this.last;
    this.last = now;
    if (this.busy < RECENT_MS) return;
    this.busy /= 2;
    this.done /= 2;
  }

  /** How long so much is going to take, in milliseconds; nothing as long as nobody can know. */
  lasts(amount: number): number {
    return this.busy < KNOWN_MS ? 0 : (amount * this.busy) / Math.max(this.done, Number.MIN_VALUE);
  }
}

/**
 * What of a client waits before it is foreseen how long more of it would: it is told that it is late when it is. Whoever sends so
 * little is never refused for what others do.
 */
const TRUSTED = 10;

/**
 * How long what a client sends is going to wait, by what it has had done since much of it waits. What all clients have had
 * done tells of those who hold others up, and not of whose turn comes before theirs.
 */
export class Forecast {
  private readonly throughputs = new Map<string, Throughput>();

  /** So much of a client was done, and so many of it wait. */
  done(client: string, amount: number, waiting: number): void {
    const throughput = this.throughputs.get(client);
    throughput?.add(amount);
    if (throughput && waiting === 0) this.throughputs.delete(client);
  }

  /** How long the client waits that has so many before another, which come to so much: milliseconds; nothing as long as nobody can know. */
  lasts(client: string, places: number, amount: number): number {
    if (places < TRUSTED) return 0;
    const known = this.throughputs.get(client);
    if (known) return known.lasts(amount);
    this.throughputs.set(client, new Throughput());
    return 0;
  }
}
