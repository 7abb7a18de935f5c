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
