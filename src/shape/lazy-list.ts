import type { RowMap } from '../plan/plan';

/** A list whose objects are made only as far as they are read, each once. */
export class LazyList<T> {
  private readonly made: RowMap[] = [];

  constructor(
    private readonly items: readonly T[],
    private readonly make: (item: T) => RowMap,
  ) {}

  get length(): number {
    return this.items.length;
  }

  first(size: number | undefined): readonly RowMap[] {
    for (const item of this.items.slice(this.made.length, size)) this.made.push(this.make(item));
    return this.made.slice(0, size);
  }
}

/** Returns how many there are in all, however many are shown. */
export const lengthOf = (value: unknown): number =>
  Array.isArray(value) || value instanceof LazyList ? value.length : 0;

/** A list field with an argument `first` gives no more than that. */
export const firstOf = (value: unknown, args: Readonly<Record<string, unknown>>): unknown => {
  const first = typeof args['first'] === 'number' ? args['first'] : undefined;
  if (value instanceof LazyList) return value.first(first);
  return Array.isArray(value) && first !== undefined ? value.slice(0, first) : value;
};
