import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Quota, Viewer } from '../../engine/access/viewer';
import { PRICE_LIMIT, WEIGHTS, priceOf, type Cost } from '../../engine/plan/cost';
import { SamgrafError } from '../../engine/errors';
import type { Notes, Store } from '../../engine/store/store';

const SPANS = { minute: 60_000, day: 86_400_000 } as const;
type SpanName = keyof typeof SPANS;
const NAMES: readonly SpanName[] = ['minute', 'day'];

/** How often the store is told at most, and how long a server that stops waits for it: milliseconds. */
const TOLD_EVERY = 1_000;
const LAST_WORD = 2_000;
/** Clients that are remembered; an address that is forgotten begins anew. */
const MOST_CLIENTS = 50_000;
/** Notes of earlier days that are removed at a time. */
const REMOVED_AT_ONCE = 100;

/** What is a point each, besides the operation itself: units of its price (plan/cost.ts), bytes of its body. */
const UNITS = 10_000;
const BYTES = 10_000;

/** What makes points of an estimate: the price of one of each figure, and how many points an operation of anybody may take. */
export const POINTS = {
  prices: WEIGHTS,
  per: UNITS,
  most: PRICE_LIMIT / UNITS,
} as const;

/** Points of an operation as it comes. */
export const pointsOfBody = (length: string | undefined): number =>
  1 + Math.floor((Number(length) || 0) / BYTES);
/** Points of what an answer took that was not kept. */
export const pointsOfCost = (cost: Cost): number => Math.floor(priceOf(cost) / UNITS);

/** What was spent in one span, from when on; `untold` of it the store does not know yet. */
type Span = { begins: number; spent: number; untold: number };
type Spending = Readonly<Record<SpanName, Span> & { note: string | undefined }>;
/** The same as it is kept: when each began, and how much. */
type Kept = Readonly<Record<SpanName, readonly [begins: number, spent: number]>>;

/** Who takes. */
export type Taker = Readonly<{ client: string; viewer: Pick<Viewer, 'known' | 'quota'> }>;

/**
 * What clients have taken, in points, of all servers on one store. Each server counts by itself, and tells the store once a second of those
 * with a key or a token, which tells it the sums; no request waits for that. So together they give what one may take and
 * what is asked of the others within that second. Who is known by an address alone has a quota of each server, and stands in no store.
 */
export class Quotas {
  private readonly clients = new LRUCache<string, Spending>({ max: MOST_CLIENTS });
  private readonly untold = new Set<Spending>();
  private telling: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private told = -Infinity;
  private cleared = 0;
  private isClosed = false;
  /** Whether the store could not be told: this server counts alone. */
  isAlone = false;

  constructor(
    private readonly store: Pick<Store, 'noting'>,
    private readonly ofAll: Quota,
    private readonly log: Pick<Logger, 'warn' | 'info'>,
    private readonly now: () => number = Date.now,
  ) {}

  /** Takes points, or returns why none are left. What one takes may go beyond; the next finds nothing. */
  take({ client, viewer }: Taker, points = 1): QuotaSpent | undefined {
    const { quota } = viewer;
    const minute = quota?.minute ?? this.ofAll.minute;
    const day = quota?.day ?? this.ofAll.day;
    if (minute === undefined && day === undefined) return undefined;
    const spending = this.clients.get(client) ?? this.begin(client, viewer);
    const now = this.now();
    for (const name of NAMES) roll(spending[name], name, now);
    if (day !== undefined && spending.day.spent >= day) return new QuotaSpent('day', day, now);
    if (minute !== undefined && spending.minute.spent >= minute) return new QuotaSpent('minute', minute, now);
    this.add(spending, points);
    return undefined;
  }

  /** Counts what was found out to cost more, once it has been given. */
  charge(client: string, points: number): void {
    const spending = points > 0 ? this.clients.get(client) : undefined;
    if (spending) this.add(spending, points);
  }

  /** Tells the store what it does not know yet, unless it is away. */
  async close(): Promise<void> {
    clearTimeout(this.timer);
    this.isClosed = true;
    await this.telling;
    if (this.untold.size > 0) await Promise.race([this.tell(), sleep(LAST_WORD, undefined, { ref: false })]);
  }

  private begin(client: string, { known }: Taker['viewer']): Spending {
    const span = (): Span => ({ begins: 0, spent: 0, untold: 0 });
    const spending = { minute: span(), day: span(), note: known ? noteOf(client) : undefined };
    this.clients.set(client, spending);
    return spending;
  }

  private add(spending: Spending, points: number): void {
    if (points === 0) return;
    const isShared = spending.note !== undefined;
    for (const name of NAMES) {
      spending[name].spent += points;
      if (isShared) spending[name].untold += points;
    }
    if (!isShared) return;
    this.untold.add(spending);
    this.tellSoon();
  }

  private tellSoon(): void {
    if (this.timer || this.telling || this.isClosed) return;
    const wait = Math.max(0, this.told + TOLD_EVERY - performance.now());
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.telling = this.tell().finally(() => {
        this.telling = undefined;
        if (this.untold.size > 0) this.tellSoon();
      });
    }, wait).unref();
  }

  private async tell(): Promise<void> {
    this.told = performance.now();
    try {
      const spendings = [...this.untold];
      const sent = spendings.map(keptOf);
      const sums = await this.store.noting(notes => this.addUp(notes, spendings, sent));
      for (const [i, spending] of spendings.entries()) this.heed(spending, sent[i] ?? NONE, sums[i] ?? NONE);
      if (this.isAlone) this.log.info('Quotas are counted together again.');
      this.isAlone = false;
    } catch (err) {
      if (!this.isAlone)
        this.log.warn({ err }, 'The store cannot be told of quotas; this server counts alone.');
      this.isAlone = true;
    }
  }

  /** Adds what is sent to what the store has, and returns the sums. */
  private async addUp(
    notes: Notes,
    spendings: readonly Spending[],
    sent: readonly Kept[],
  ): Promise<readonly Kept[]> {
    const keys = spendings.map(({ note }) => note ?? '');
    const before = await notes.some(keys);
    const sums = sent.map((more, i) => sumOf(keptIn(before.get(keys[i] ?? '')), more));
    await notes.setAll(new Map(sums.map((sum, i) => [keys[i] ?? '', JSON.stringify(sum)])));
    await this.clear(notes);
    return sums;
  }

  /** Removes the notes of those who have come on no day since yesterday, once a day. */
  private async clear(notes: Notes): Promise<void> {
    const today = beginOf('day', this.now());
    if (this.cleared === today) return;
    const old = [...(await notes.notes(NOTE))].filter(([, text]) => keptIn(text).day[0] < today - SPANS.day);
    for (const [key] of old.slice(0, REMOVED_AT_ONCE)) await notes.remove(key);
    if (old.length <= REMOVED_AT_ONCE) this.cleared = today;
  }

  /** What others spent counts here from now on. */
  private heed(spending: Spending, sent: Kept, sum: Kept): void {
    for (const name of NAMES) {
      const span = spending[name];
      const [begins, points] = sent[name];
      if (span.begins !== begins) continue;
      span.untold -= points;
      if (sum[name][0] === begins) span.spent = sum[name][1] + span.untold;
    }
    if (NAMES.every(name => spending[name].untold === 0)) this.untold.delete(spending);
  }
}

/** Tells a client that nothing is left of what it may take, and in how many seconds there is more. */
export class QuotaSpent extends SamgrafError {
  readonly retryAfter: number;

  constructor(name: SpanName, most: number, now: number) {
    super(
      'QUOTA_SPENT',
      `All ${most.toLocaleString('en')} points of this ${name} are spent.`,
      'Wait for as long as Retry-After says, ask for less at once, or ask who runs this server for more.',
    );
    this.retryAfter = Math.ceil((beginOf(name, now) + SPANS[name] - now) / 1_000);
  }
}

const NOTE = 'quota ';
const NONE: Kept = { minute: [0, 0], day: [0, 0] };

/** Of a token its owner may be a person, so the name of a client is not what is kept. */
const noteOf = (client: string): string =>
  `${NOTE}${createHash('sha256').update(client).digest('base64url').slice(0, 22)}`;

const beginOf = (name: SpanName, now: number): number => now - (now % SPANS[name]);

const roll = (span: Span, name: SpanName, now: number): void => {
  const begins = beginOf(name, now);
  if (span.begins === begins) return;
  span.begins = begins;
  span.spent = span.untold = 0;
};

const keptOf = ({ minute, day }: Spending): Kept => ({
  minute: [minute.begins, minute.untold],
  day: [day.begins, day.untold],
});

const keptIn = (text: string | undefined): Kept => (text === undefined ? NONE : (JSON.parse(text) as Kept));

/** Of two that began at one moment both; else of the later. */
const sumOf = (before: Kept, more: Kept): Kept => {
  const of = (name: SpanName): Kept[SpanName] => {
    const [begun, had] = before[name];
    const [begins, points] = more[name];
    if (begun === begins) return [begins, had + points];
    return begun > begins ? before[name] : more[name];
  };
  return { minute: of('minute'), day: of('day') };
};
