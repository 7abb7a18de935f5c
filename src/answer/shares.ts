/** Who asks where nobody says: work of the server itself, and of tests. */
export const NOBODY = '';

/** How much of what all share one client may have at most, while others might want some: of connections, streams, places in a queue. */
export const SHARE = 1 / 4;

type Client<T> = { had: number; readonly waiting: T[] };

/**
 * What waits, by client. The next is of the client that has had least, so that what others send by the thousand does not
 * delay who sends one. Whoever comes is taken to have had as much as the one that has had least, and is before it.
 */
export class Shares<T> {
  private readonly clients = new Map<string, Client<T>>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** The number of clients that wait. */
  get active(): number {
    return this.clients.size;
  }

  of(client: string): readonly T[] {
    return this.clients.get(client)?.waiting ?? [];
  }

  /** What waits of each client. */
  *byClient(): Generator<readonly T[]> {
    for (const { waiting } of this.clients.values()) yield waiting;
  }

  /** Adds what waits before the first of the client's that `isAfter`, or as its last. */
  add(client: string, item: T, isAfter: (other: T) => boolean = () => false): void {
    const { waiting } = this.clients.get(client) ?? this.come(client);
    const at = waiting.findIndex(isAfter);
    waiting.splice(at < 0 ? waiting.length : at, 0, item);
    this.count += 1;
  }

  remove(client: string, item: T): void {
    const waiting = this.clients.get(client)?.waiting ?? [];
    const at = waiting.indexOf(item);
    if (at < 0) return;
    waiting.splice(at, 1);
    this.count -= 1;
    if (waiting.length === 0) this.clients.delete(client);
  }

  /** Counts what the client had, in whatever unit all are counted in. */
  charge(client: string, amount: number): void {
    const one = this.clients.get(client);
    if (one) one.had += amount;
  }

  /** What waits of the client whose turn it is; empty if nothing waits. */
  next(): readonly T[] {
    let least: Client<T> | undefined;
    for (const one of this.clients.values()) if (!least || one.had <= least.had) least = one;
    return least?.waiting ?? [];
  }

  private come(client: string): Client<T> {
    const had = [...this.clients.values()].map(one => one.had);
    const one: Client<T> = { had: had.length > 0 ? Math.min(...had) : 0, waiting: [] };
    this.clients.set(client, one);
    return one;
  }
}

/** How many of something each client has. */
export class Counts {
  private readonly counts = new Map<string, number>();

  of(client: string): number {
    return this.counts.get(client) ?? 0;
  }

  /** One more; the returned function takes it back, once. */
  add(client: string): () => void {
    this.counts.set(client, this.of(client) + 1);
    let isThere = true;
    return () => {
      if (!isThere) return;
      isThere = false;
      const left = this.of(client) - 1;
      if (left > 0) this.counts.set(client, left);
      else this.counts.delete(client);
    };
  }
}

/** Milliseconds of work from which on its rate is known, and after which what is older counts half. */
const KNOWN_MS = 200;
const RECENT_MS = 5_000;

/** How much is done in a millisecond while there is something to do. */
export class Throughput {
  private done = 0;
  private busy = 0;
  private last = performance.now();

  /** There was nothing to do until now. */
  begin(): void {
    this.last = performance.now();
  }

  add(amount: number): void {
    const now = performance.now();
    this.done += amount;
    this.busy += now - this.last;
    this.last = now;
    if (this.busy < RECENT_MS) return;
    this.busy /= 2;
    this.done /= 2;
  }

  /** How long so much is going to take, in milliseconds; nothing as long as nobody can know. */
  lasts(amount: number): number {
    return this.busy < KNOWN_MS ? 0 : (amount * this.busy) / Math.max(this.done, Number.MIN_VALUE);
  }
}
