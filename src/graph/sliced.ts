/**
 * A cooperative computation: it yields after about a millisecond of work, and its runner decides when it
 * resumes (answer/turns.ts), so that no question blocks the process.
 */
export type Sliced<T> = Generator<undefined, T>;

/** Runs work in one go, when its turn comes. */
export function* atOnce<T>(work: () => T): Sliced<T> {
  return work();
}

/** Runs a computation to its end without pausing: for tests, and for what is known to be short. */
export const finish = <T>(work: Sliced<T>): T => {
  for (;;) {
    const turn = work.next();
    if (turn.done) return turn.value;
  }
};
