import { digits, sourceId, type NativeObject, type World } from './generated-world';

/** Pseudo-random numbers in [0, 1) that are the same everywhere: mulberry32 (T. Ettinger, public domain). */
export const mulberry32 = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Draws for one file: seeded by the graph's seed and the file's name, so that no file depends on another. */
export class Draw {
  private readonly next: () => number;

  constructor(
    private readonly world: World,
    file: string,
  ) {
    let hash = world.seed >>> 0;
    for (let i = 0; i < file.length; i += 1) hash = Math.imul(hash ^ file.charCodeAt(i), 0x01000193) >>> 0;
    this.next = mulberry32(hash);
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  chance(part: number): boolean {
    return this.next() < part;
  }

  of<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0];
  }

  /** Distinct numbers below `count`, low ones far more often: a few are used by many, most by few. */
  popular(count: number, wanted: number, taken: ReadonlySet<number> = new Set()): number[] {
    const drawn = new Set<number>();
    for (let tries = 0; drawn.size < wanted && tries < wanted * 8; tries += 1) {
      const at = Math.floor(count * this.next() ** 2);
      if (!taken.has(at)) drawn.add(at);
    }
    return [...drawn];
  }

  /**
   * How sure it is, in the national graph's proportions, with its sources, and why where no source says the very
   * thing.
   */
  facts(): NativeObject {
    const roll = this.next();
    const certainty = roll < 0.7 ? 'FACT' : roll < 0.97 ? 'DEDUCTION' : 'UNCERTAIN';
    const sources = [
      ...new Set(
        Array.from({ length: 1 + this.below(2) }, () => sourceId(this.below(this.world.counts.sources))),
      ),
    ];
    return {
      certainty,
      sources,
      ...(certainty === 'FACT'
        ? {}
        : {
            rationale:
              certainty === 'DEDUCTION' ? 'Follows from what the source says of all of them.' : 'To verify.',
          }),
    };
  }

  date(from: number, to: number): string {
    return `${from + this.below(to - from + 1)}-${digits(1 + this.below(12), 2)}-${digits(1 + this.below(28), 2)}`;
  }
}
