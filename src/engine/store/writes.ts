/** Names of kinds and relations; undefined stands for any. */
export type Names = ReadonlySet<string> | undefined;

/**
 * When each kind and relation was written last, counted in this process: whoever keeps what was read of some of them knows by
 * it whether that still holds. It is told of a write before the one who wrote is, and of those of other servers by
 * `Store.turn`.
 */
export class Writes {
  private told = 0;
  /** When something was written that may be anything. */
  private anything = 0;
  private readonly last = new Map<string, number>();

  /** How often it was told of anything. */
  get count(): number {
    return this.told;
  }

  /** Something was written of these; of none where it was beside the graph, or what is known of the graph was read anew. */
  note(of: Names): void {
    this.told += 1;
    if (!of) this.anything = this.told;
    else for (const name of of) this.last.set(name, this.told);
  }

  /** The count when any of these was written last; whoever may have read anything depends on all that is told. */
  latest(of: Names): number {
    if (!of) return this.told;
    const { last } = this;
    let latest = this.anything;
    for (const name of of) {
      const at = last.get(name);
      if (at !== undefined && at > latest) latest = at;
    }
    return latest;
  }
}
