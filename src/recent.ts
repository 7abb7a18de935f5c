/** Linked to the one used next after it, and to the one used last before it. */
type Entry<V> = { readonly key: string; readonly value: V; readonly weight: number; newer: Entry<V> | undefined; older: Entry<V> | undefined };

/**
 * What was used lately, by text: at most so many entries, of at most so much weight in all. What was used longest ago goes
 * first. The order is a list of its own, so that a use changes two links, and not the map.
 */
export class Recent<V> {
  private readonly entries = new Map<string, Entry<V>>();
  private newest: Entry<V> | undefined;
  private oldest: Entry<V> | undefined;
  private weight = 0;

  constructor(private readonly most: Readonly<{ entries: number; weight: number }>) {}

  get(key: string): V | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    if (entry !== this.newest) {
      this.unlink(entry);
      this.link(entry);
    }
    return entry.value;
  }

  /** Kept with its weight, to which the key's length is added; what is too heavy on its own is not. */
  set(key: string, value: V, weight: number): void {
    const before = this.entries.get(key);
    if (before) this.drop(before);
    const entry: Entry<V> = { key, value, weight: weight + key.length, newer: undefined, older: undefined };
    if (entry.weight > this.most.weight) return;
    this.entries.set(key, entry);
    this.weight += entry.weight;
    this.link(entry);
    while (this.oldest && (this.entries.size > this.most.entries || this.weight > this.most.weight)) this.drop(this.oldest);
  }

  clear(): void {
    this.entries.clear();
    this.newest = this.oldest = undefined;
    this.weight = 0;
  }

  private drop(entry: Entry<V>): void {
    this.entries.delete(entry.key);
    this.weight -= entry.weight;
    this.unlink(entry);
  }

  /** As the newest. */
  private link(entry: Entry<V>): void {
    entry.newer = undefined;
    entry.older = this.newest;
    if (this.newest) this.newest.newer = entry;
    else this.oldest = entry;
    this.newest = entry;
  }

  private unlink({ newer, older }: Entry<V>): void {
    if (newer) newer.older = older;
    else this.newest = older;
    if (older) older.newer = newer;
    else this.oldest = newer;
  }
}
