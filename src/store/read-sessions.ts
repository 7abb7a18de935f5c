import { isSame, type Bookmarks } from './bookmarks';

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
