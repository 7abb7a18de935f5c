import { Admission } from './admission';
import { Turns } from './turns';
import { Writers } from './writers';

/** The documented time limit of an answer (SAMGRAF_TIMEOUT_MS): milliseconds. */
export const DEFAULT_TIMEOUT_MS = 10_000;

/** How the operations of a server share its process and database. */
export class Pace {
  readonly turns = new Turns();
  readonly admission = new Admission(this.turns);
  readonly writers = new Writers();

  constructor(private readonly timeout: number = DEFAULT_TIMEOUT_MS) {}

  /** The deadline of an answer that is started now, on the clock of `performance.now()`. */
  deadline(): number {
    return performance.now() + this.timeout;
  }
}
