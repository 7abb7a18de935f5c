type Entry<V> = Readonly<{ value: V; weight: number }>;

/** What was used lately, by text: at most so many entries, of at most so much weight in all. What was used longest ago goes first. */
export class Recent<V> {
  private readonly entries = new Map<string, Entry<V>>();
  private weight = 0;

  constructor(private readonly most: Readonly<{ entries: number; weight: number }>) {}

  get(key: string): V | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.value;
  }

  /** Kept with its weight, to which the key's length is added; what is too heavy on its own is not. */
  set(key: string, value: V, weight: number): void {
    this.drop(key);
    const entry = { value, weight: weight + key.length };
    if (entry.weight > this.most.weight) return;
    this.entries.set(key, entry);
    this.weight += entry.weight;
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.most.entries && this.weight <= this.most.weight) return;
      this.drop(oldest);
    }
  }

  clear(): void {
    this.entries.clear();
    this.weight = 0;
  }

  private drop(key: string): void {
    this.weight -= this.entries.get(key)?.weight ?? 0;
    this.entries.delete(key);
  }
}
