/**
 * Steps that an operation may take in memory, all its questions together: a hop tried by the path search, or as much
 * work elsewhere. They are part of its price (plan/cost.ts), and what is left when one question ends is there for the
 * next; a question that runs out says so with PATH_LIMIT.
 */
export class Budget {
  private used = 0;

  constructor(
    private readonly most: number,
    private readonly whole?: Budget,
  ) {}

  /** Takes so many steps; false when there are not that many left. */
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

  /** A part of it with a bound of its own. */
  part(most: number): Budget {
    return new Budget(most, this);
  }
}
