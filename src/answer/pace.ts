import type { Sliced } from '../graph/sliced';
import type { Cost } from '../plan/cost';
import { Admission } from './admission';
import type { Running } from './deadline';
import { Turns } from './turns';
import { Writers } from './writers';

/** The documented time limit of an answer (SAMGRAF_TIMEOUT_MS): milliseconds. */
export const DEFAULT_TIMEOUT_MS = 10_000;

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
export class Pace implements Pacing {
  readonly turns = new Turns();
  readonly admission = new Admission(this.turns);
  readonly writers = new Writers();

  constructor(private readonly timeout: number = DEFAULT_TIMEOUT_MS) {}

  deadline(): number {
    return performance.now() + this.timeout;
  }

  of(client: string): Pacing {
    const { turns, admission, writers } = this;
    return {
      turns: {
        run: (work, deadline) => turns.run(work, deadline, client),
        get spent() {
          return turns.spent;
        },
      },
      admission: { run: (cost, deadline, work) => admission.run(cost, deadline, work, client) },
      writers: { run: work => writers.run(work, client) },
      deadline: () => this.deadline(),
      of: other => this.of(other),
    };
  }
}
