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

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);

/** A session keeps each result until it is closed, though emptied. */
const MOST_USES = 50;
const MOST_IDLE = 16;

/** What is used of a session of the driver. */
type Reading = Readonly<{ lastBookmarks: () => string[]; close: () => Promise<void> }>;

type Kept<S> = Readonly<{ session: S; uses: number; awaits: readonly string[] }>;

/**
 * Sessions that read, used again one after the other: making and closing one is a fifth of what a small statement costs.
 * One in which a statement failed is not used again, nor one that does not wait for what later reads wait for.
 */
export class ReadSessions<S extends Reading> {
  private readonly idle: Kept<S>[] = [];

  constructor(
    private readonly open: (bookmarks: string[]) => S,
    private readonly bookmarks: Bookmarks,
  ) {}

  /** Runs work in a session; `isFollowed`: later reads wait for what was committed until it ended. */
  async run<T>(work: (session: S) => Promise<T>, isFollowed: boolean): Promise<T> {
    const kept = this.take();
    const { session, awaits } = kept;
    try {
      const done = await work(session);
      if (isFollowed) this.bookmarks.add(awaits, session.lastBookmarks());
      await this.keep(kept);
      return done;
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  private take(): Kept<S> {
    const awaits = this.bookmarks.list();
    const kept = this.idle.pop();
    if (kept?.awaits === awaits) return kept;
    // Those below it were put there earlier, and wait for no more than it does.
    for (const { session } of this.idle.splice(0)) void session.close();
    void kept?.session.close();
    return { session: this.open([...awaits]), uses: 0, awaits };
  }

  private async keep({ session, uses, awaits }: Kept<S>): Promise<void> {
    const now = this.bookmarks.list();
    const isCurrent = now === awaits || isSame(now, session.lastBookmarks());
    if (!isCurrent || uses + 1 >= MOST_USES || this.idle.length >= MOST_IDLE) await session.close();
    else this.idle.push({ session, uses: uses + 1, awaits: now });
  }
}
