/**
 * What later reads wait for. Neo4j applies a commit bit by bit, the indexes last, and readers see each bit: a sequence
 * without its entries, a turn without what was written in it. A bookmark names the last commit there was, applied or
 * not, and a session that has it begins when that one is applied. They are kept here, since the driver's manager asks
 * for them at each read (0.03 ms).
 */
export class Bookmarks {
  private present: readonly string[] = [];

  /** For a session; the same list as long as they are the same. */
  list(): readonly string[] {
    return this.present;
  }

  /**
   * Of a session that had some and has ended: later ones wait for its last commit, and for those that ended
   * meanwhile.
   */
  add(had: readonly string[], last: readonly string[]): void {
    const present = [...this.present.filter(bookmark => !had.includes(bookmark)), ...last];
    if (!isSame(present, this.present)) this.present = present;
  }

  /** Nothing is waited for any more: a database that was restored from an earlier copy never gets there. */
  forget(): void {
    this.present = [];
  }
}

export const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);
