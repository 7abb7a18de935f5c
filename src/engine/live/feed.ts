import { LRUCache } from 'lru-cache';
import { type Text, KeptText } from '../answer/response-cache';
import { GRAPH, type ChangeEntry, type EntryQuery } from '../plan/change-log';
import type { Bound, RowMap } from '../plan/plan';
import type { Marks } from '../plan/statistics';
import type { Store } from '../store/store';

/** How often the change log is asked for its last entry: milliseconds. What other servers write is seen no later than this. */
const EVERY_MS = 400;
/** Entries that are looked through to tell what changed; beyond that anything may have. */
const MOST_READ = 1_000;

/** Letters of answers that are kept for others who watch the same. */
const MOST_LETTERS = 4_000_000;
/** Parts of the log that are kept for others who follow it, of some hundred entries at most. */
const MOST_KEPT = 8;

/** How far the log has grown, and of which kinds and relations the new entries are; undefined for any. */
type Growth = Readonly<{ sequence: number; of: ReadonlySet<string> | undefined }>;
/** An entry, and what is told of it; undefined if nothing is. */
export type FeedEntry = Readonly<{ sequence: number; row: RowMap | undefined }>;
type Listener = (growth: Growth) => void;

/**
 * Tells when the change log has grown, whichever server wrote. The log is asked for its last sequence, which is one
 * note, as long as somebody listens, and at once when this server has written: nothing of the database's own events is
 * needed.
 */
export class Feed {
  private readonly listeners = new Set<Listener>();
  private timer: NodeJS.Timeout | undefined;
  /** Counts each stop: what was under way then goes on no more. */
  private stops = 0;
  /** How often it has not been answered since it last was. */
  private failures = 0;
  private last: number | undefined;
  private isLooking = false;
  /** Whether something was written since the log began to be asked. */
  private isWoken = false;
  /** Those who wait for the next turn of the store. */
  private readonly sleeping = new Set<() => void>();
  private readonly parts = new LRUCache<string, Promise<readonly FeedEntry[]>>({ max: MOST_KEPT });
  private readonly answers = new LRUCache<string, Text>({
    maxSize: MOST_LETTERS,
    sizeCalculation: (answer, key) => key.length + (answer instanceof KeptText ? answer.text : answer).length,
  });
  private readonly making = new Map<string, Promise<unknown>>();

  constructor(
    private readonly store: Pick<Store, 'sequence' | 'entries' | 'changed' | 'turn' | 'marks'>,
    /**
     * A store that cannot be asked is asked again: what has been missed meanwhile is in the log. Told once, however
     * often it fails.
     */
    private readonly failed: (error: unknown) => void,
    /** It answers again, after it has failed so many times. */
    private readonly back: (failures: number) => void = () => undefined,
  ) {}

  stop(): void {
    this.stops += 1;
    this.listeners.clear();
    clearTimeout(this.timer);
    this.timer = undefined;
    this.isLooking = false;
  }

  /** Calls the listener at each growth, until the returned function is called. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    if (this.timer === undefined) this.askLater();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.stop();
    };
  }

  /** This server has written. */
  wake(): void {
    for (const waken of [...this.sleeping]) waken();
    this.isWoken = true;
    if (this.timer === undefined || this.isLooking) return;
    clearTimeout(this.timer);
    this.lookOnce();
  }

  /** The sequence of the last entry: those who are woken at the same time ask the store once. */
  sequence(): Promise<number> {
    return this.once('sequence', () => this.store.sequence());
  }

  /** Which kinds have closed members, read after a sequence: it is told with all of what was written by then. */
  marks(sequence: number): Promise<Marks> {
    return this.once(`marks ${sequence}`, () => this.store.marks());
  }

  /** An answer that is no older than an entry: made once for all that were woken by it and ask the same. */
  async answer(sequence: number, question: string, make: () => Text | Promise<Text>): Promise<Text> {
    const key = `${sequence} ${question}`;
    const kept = this.answers.get(key);
    if (kept !== undefined) return kept;
    const answer = await this.once(key, make);
    this.answers.set(key, answer);
    return answer;
  }

  /** What is being made: those who ask for the same meanwhile wait for it. */
  private async once<T>(key: string, make: () => T | Promise<T>): Promise<T> {
    const before = this.making.get(key) as Promise<T> | undefined;
    if (before) return before;
    const making = Promise.resolve(make());
    this.making.set(key, making);
    try {
      return await making;
    } finally {
      this.making.delete(key);
    }
  }

  /**
   * Entries that no later write adds to, as they are told: those who see the same and follow the log alike read and tell
   * them once.
   */
  async entries(
    query: EntryQuery & Readonly<{ upTo: number }>,
    viewer: Bound,
    tell: (entries: readonly ChangeEntry[]) => Promise<readonly (RowMap | undefined)[]>,
  ): Promise<readonly FeedEntry[]> {
    const key = JSON.stringify([query, viewer]);
    const before = this.parts.get(key);
    if (before) return before;
    const reading = this.store.entries(query).then(async entries => {
      const rows = await tell(entries);
      return entries.map(({ sequence }, i) => ({ sequence, row: rows[i] }));
    });
    this.parts.set(key, reading);
    try {
      return await reading;
    } catch (error) {
      this.parts.delete(key);
      throw error;
    }
  }

  /**
   * Resolves when the log has grown beyond an entry by anything of these kinds and relations, when it no longer comes to
   * it, since the graph was restored, or when the signal is aborted.
   */
  grown(after: number, of: ReadonlySet<string> | undefined, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise(resolve => {
      const done = (): void => {
        stop();
        signal.removeEventListener('abort', done);
        resolve();
      };
      const stop = this.listen(({ sequence, of: changed }) => {
        if (sequence < after || (sequence > after && mayMeet(of, changed))) done();
      });
      signal.addEventListener('abort', done);
      // It has grown before it was listened to: by what, nobody looked.
      if (this.last !== undefined && this.last > after) done();
    });
  }

  /** The turn of the store when it is no longer the given one, whatever was written; or when the signal is aborted. */
  async turned(before: string, signal: AbortSignal): Promise<string> {
    for (;;) {
      const turn = await this.store.turn();
      if (turn !== before || signal.aborted) return turn;
      await this.woken(signal);
    }
  }

  /** Resolves when this server has written, or in a while. */
  private woken(signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      const done = (): void => {
        clearTimeout(timer);
        this.sleeping.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, EVERY_MS);
      this.sleeping.add(done);
      signal.addEventListener('abort', done);
    });
  }

  private askLater(): void {
    this.timer = setTimeout(
      () => {
        this.lookOnce();
      },
      this.isWoken ? 0 : EVERY_MS,
    ).unref();
  }

  private lookOnce(): void {
    const { stops } = this;
    this.isWoken = false;
    this.isLooking = true;
    this.look()
      .then(
        () => {
          this.answered();
        },
        (error: unknown) => {
          this.notAnswered(error);
        },
      )
      .finally(() => {
        // Whoever has listened since a stop has begun to ask anew.
        if (this.stops !== stops) return;
        this.isLooking = false;
        this.askLater();
      });
  }

  private answered(): void {
    if (this.failures > 0) this.back(this.failures);
    this.failures = 0;
  }

  private notAnswered(error: unknown): void {
    this.failures += 1;
    if (this.failures === 1) this.failed(error);
  }

  /** The kinds and relations that entries after one, up to another, are of; undefined for any. */
  async changed(after: number | undefined, upTo: number): Promise<ReadonlySet<string> | undefined> {
    const isKnown = after !== undefined && upTo >= after && upTo - after <= MOST_READ;
    const names = isKnown ? await this.store.changed(after, upTo) : [GRAPH];
    return names.includes(GRAPH) ? undefined : new Set(names);
  }

  private async look(): Promise<void> {
    const { last } = this;
    const sequence = await this.store.sequence();
    if (sequence === last) return;
    const of = await this.changed(last, sequence);
    // Not before: what could not be read is told by the next look.
    this.last = sequence;
    for (const listener of [...this.listeners]) listener({ sequence, of });
  }
}

const mayMeet = (a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean =>
  !a || !b || [...b].some(name => a.has(name));
