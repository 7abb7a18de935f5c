/**
 * A computation that gives way: it yields every millisecond or so of work, and whoever runs it decides when it goes
 * on (answer/turns.ts), so that no question blocks the process.
 */
export type Sliced<T> = Generator<undefined, T>;

/** What is done in one go, but in its turn. */
export function* atOnce<T>(work: () => T): Sliced<T> {
  return work();
}

/** Runs a computation to its end without giving way: for tests, and for what is known to be short. */
export const finish = <T>(work: Sliced<T>): T => {
  for (;;) {
    const turn = work.next();
    if (turn.done) return turn.value;
  }
};
