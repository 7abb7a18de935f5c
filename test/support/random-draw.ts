/**
 * Choices drawn from a list of numbers, one number a choice; when the list is at its end every choice is the first,
 * which is always the simplest. So a shorter list, or one of smaller numbers, makes a simpler thing.
 */
export class Draw {
  private at = 0;

  constructor(private readonly entropy: readonly number[]) {}

  /** 0 to `below` - 1. */
  int(below: number): number {
    const next = this.entropy[this.at] ?? 0;
    this.at += 1;
    return below <= 1 ? 0 : next % below;
  }

  /** True in so many of a hundred cases; false is the simplest. */
  chance(percent: number): boolean {
    return this.int(100) >= 100 - percent;
  }

  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new Error('Nothing to draw from');
    return items[this.int(items.length)] as T;
  }

  /** So many different items, in the order drawn. */
  several<T>(items: readonly T[], count: number): readonly T[] {
    const left = [...items];
    return Array.from(
      { length: Math.min(count, items.length) },
      () => left.splice(this.int(left.length), 1)[0] as T,
    );
  }
}
