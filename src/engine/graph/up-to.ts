/** What left something out: a layer that was not read to its end, a search that ran out of steps, or another graph. */
export type CutBy = 'LAYER_CAP' | 'PATH_LIMIT' | 'ELSEWHERE';

declare const OF_ALL: unique symbol;

/**
 * Something of which nothing was left out, or a value that was computed of such. Only that may be counted, compared, or told
 * as none, only or all, so whatever does so takes this; only `UpTo` makes it.
 */
export type Whole<T> = T & { readonly [OF_ALL]: true };

/**
 * What a traversal found: all there is up to a length, and of what is farther away nothing or only a part. `seen` may be
 * listed, since each of it is there, but says nothing of what is not in it.
 */
export class UpTo<T> {
  constructor(
    readonly seen: T,
    /** All within so many relations is in `seen`. */
    readonly completeTo: number,
    /** Undefined if nothing was left out. */
    readonly cut: CutBy | undefined,
  ) {}

  /** All there is; null where something was left out. */
  get all(): Whole<T> | null {
    return this.cut ? null : asWhole(this.seen);
  }

  /** Computes something of all there is; null where something was left out, so that it is not known. */
  ofAll<R>(compute: (all: Whole<T>) => R): Whole<R> | null {
    return this.all === null ? null : asWhole(compute(this.all));
  }

  /** Returns the same as far as something else is known that it rests on. */
  within(completeTo: number, cut: CutBy): UpTo<T> {
    return completeTo >= this.completeTo ? this : new UpTo(this.seen, completeTo, cut);
  }

  /** Returns what is made of it and lacks what it lacks. */
  with<R>(seen: R): UpTo<R> {
    return new UpTo(seen, this.completeTo, this.cut);
  }
}

/** The only place where a value is taken for one of all there is. */
const asWhole = <T>(value: T): Whole<T> => value as Whole<T>;

/** Returns what was read whole, or not at all, as `step` lays it out (questions/capability-map.ts). */
export const readWhole = <T>(seen: T): UpTo<T> => new UpTo(seen, Infinity, undefined);

/** Returns what both of two tell: to the smaller of their lengths, and cut if one of them is. */
export const ofBoth = <A, B>(a: UpTo<A>, b: UpTo<B>): UpTo<readonly [A, B]> =>
  new UpTo([a.seen, b.seen], Math.min(a.completeTo, b.completeTo), a.cut ?? b.cut);
