import { SamgrafError } from '../errors';
import type { Sliced } from '../graph/sliced';
import { late } from './deadline';
import { NOBODY, Shares, Throughput } from './shares';

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
  private readonly throughput = new Throughput();
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
      if (this.jobs.size === 0) this.throughput.begin();
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

  /** Each other client has as many turns meanwhile as this one. */
  private isCrowded(client: string, deadline: number): boolean {
    const own = this.jobs.of(client).length;
    if (own === 0) return false;
    if (own >= MOST_WAITING) return true;
    const ahead = Math.min(own * this.jobs.active, this.jobs.size);
    return performance.now() + this.throughput.lasts(ahead) > deadline;
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
      this.throughput.add(1);
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
