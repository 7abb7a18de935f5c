import type { Sliced } from '../graph/sliced';
import { late } from './deadline';

/** How long one computation runs before others, and new requests, get their turn: milliseconds. */
const TURN_MS = 1;
/** How long the work started in one turn of the event loop may take in that turn; the rest waits for the next. */
const SPENT_MS = 1;

type Job = {
  readonly work: Sliced<unknown>;
  readonly deadline: number;
  readonly done: (value: unknown) => void;
  readonly failed: (error: unknown) => void;
  used: number;
};

/**
 * Runs computations in turns, so that none blocks the others. The next turn goes to the one that has run least so far, so
 * a short one is not delayed by any number of long ones. Between turns, Node handles incoming requests.
 */
export class Turns {
  private readonly jobs = new Set<Job>();
  private began: number | undefined;

  /**
   * Whether this turn of the event loop is used up. Many requests that arrive at once are all read in one turn; each may be
   * short, but together they would block everyone.
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

  /** Resolves to the result; at once if it is short and nothing else is waiting. @throws TIMEOUT past the deadline. */
  run<T>(work: Sliced<T>, deadline: number): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const job: Job = {
        work,
        deadline,
        used: 0,
        done: value => {
          resolve(value as T);
        },
        failed: reject,
      };
      this.jobs.add(job);
      if (this.jobs.size > 1) return;
      if (this.spent)
        setImmediate(() => {
          this.resume();
        });
      else this.turn(job);
    });
  }

  private next(): Job | undefined {
    let least: Job | undefined;
    for (const job of this.jobs) if (!least || job.used < least.used) least = job;
    return least;
  }

  private turn(job: Job): void {
    const begun = performance.now();
    try {
      if (begun > job.deadline) throw late();
      const ended = advance(job, begun + TURN_MS);
      if (ended) this.jobs.delete(job);
      if (ended) job.done(ended.value);
    } catch (error) {
      this.jobs.delete(job);
      job.failed(error);
    }
    job.used += performance.now() - begun;
    if (this.jobs.size > 0)
      setImmediate(() => {
        this.resume();
      });
  }

  private resume(): void {
    const job = this.next();
    if (job) this.turn(job);
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
