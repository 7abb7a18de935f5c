/**
 * The steps that one operation may take in memory, shared by all its questions. A step is one hop tried by
 * the path search, or about as much work elsewhere. Steps are part of the operation's price (plan/cost.ts),
 * and what one question leaves unused is available to the next. A question that runs out reports PATH_LIMIT.
 */
export class Budget {
  private used = 0;

  constructor(
    private readonly most: number,
    private readonly whole?: Budget,
  ) {}

  /** Takes `steps`, or returns false if fewer are left. */
  take(steps = 1): boolean {
    if (this.used + steps > this.most || (this.whole && !this.whole.take(steps))) return false;
    this.used += steps;
    return true;
  }

  get spent(): number {
    return this.used;
  }

  get left(): number {
    return Math.min(this.most - this.used, this.whole?.left ?? Infinity);
  }

  /** A part of this budget, with its own limit. */
  part(most: number): Budget {
    return new Budget(most, this);
  }
}

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

/** Items visited between two yields, if each takes about a microsecond. */
const VISITED = 500;

/** Visits items, so many at a time. */
export function* inTurns<T>(
  items: Iterable<T>,
  visit: (item: T) => void,
  atOnce: number = VISITED,
): Sliced<void> {
  let visited = 0;
  for (const item of items) {
    visit(item);
    visited += 1;
    if (visited % atOnce === 0) yield;
  }
}

/** So many items are sorted, or merged, at a time. */
const SORTED = 250;
const MERGED = 1_000;

/** Sorts like `toSorted`: stable, and a part at a time. */
export function* sorted<T>(items: readonly T[], order: (a: T, b: T) => number): Sliced<T[]> {
  if (items.length <= SORTED) return [...items].sort(order);
  let runs: T[][] = [];
  for (let at = 0; at < items.length; at += SORTED) {
    runs.push(items.slice(at, at + SORTED).sort(order));
    yield;
  }
  while (runs.length > 1) {
    const longer: T[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      longer.push(yield* merged(runs[at] ?? [], runs[at + 1] ?? [], order));
    runs = longer;
  }
  return runs[0] ?? [];
}

/** Of equal items, those of `a` come first. */
function* merged<T>(a: readonly T[], b: readonly T[], order: (a: T, b: T) => number): Sliced<T[]> {
  const all: T[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (j >= b.length || (i < a.length && order(a[i] as T, b[j] as T) <= 0)) all.push(a[i++] as T);
    else all.push(b[j++] as T);
    if (all.length % MERGED === 0) yield;
  }
  return all;
}
