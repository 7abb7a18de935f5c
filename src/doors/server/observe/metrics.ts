import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import type { Scheduling } from '../../../engine/answer/admission';
import type { RowInParts, Store } from '../../../engine/store/store';
import { Durations } from './durations';
import type { Observed } from './observed';

/** Operation names are chosen by clients: this many are distinguished, all others are counted together. */
export const MOST_NAMES = 30;
const OTHER = 'other';
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Hits and misses of a cache. */
export type Lookups = { hits: number; misses: number };

/**
 * Metrics of the server, for Prometheus. All names begin with samgraf_, except those of the process and of
 * Node.
 */
export class Metrics {
  private readonly registry = new Registry();
  private readonly names = new Set<string>();
  private inFlight = 0;
  private readonly requests = new Map<string, Ended>();
  private readonly errors = this.counter('samgraf_errors_total', 'Errors told to clients, by code.', 'code');
  private readonly slow = this.counter(
    'samgraf_slow_operations_total',
    'Operations that took SAMGRAF_SLOW_MS or longer.',
  );
  private readonly estimated = this.sums(
    'samgraf_cost_estimated_total',
    'What operations that were answered by the store were estimated to cost at most.',
  );
  private readonly actual = this.sums('samgraf_cost_actual_total', 'What they did cost.');
  private readonly stages = this.histogram(
    'samgraf_stage_seconds',
    'How long each stage of an operation took; total is all of it.',
    'stage',
    'operation',
  );
  private readonly statements = this.histogram(
    'samgraf_store_seconds',
    'How long the store took to answer.',
    'call',
  );

  /** Counts kept elsewhere: cache lookups, and how many wait. */
  constructor(
    caches: Readonly<Record<string, Readonly<Lookups>>>,
    { admission, writers }: Pick<Scheduling, 'admission' | 'writers'>,
    quotas: Readonly<{ isAlone: boolean }>,
  ) {
    collectDefaultMetrics({ register: this.registry });
    this.gauge(
      'samgraf_store_in_flight',
      'Statements that the store has been asked and has not answered yet.',
      () => this.inFlight,
    );
    this.gauge(
      'samgraf_waiting',
      'Expensive operations that wait until others have ended.',
      () => admission.queued,
    );
    this.gauge(
      'samgraf_changes_waiting',
      'Changes that wait until others have been written.',
      () => writers.queued,
    );
    this.gauge('samgraf_quotas_alone', 'Whether quotas are counted by this server alone: 1, or 0.', () =>
      Number(quotas.isAlone),
    );
    for (const which of ['hits', 'misses'] as const) this.readCaches(which, caches);
    this.readCounter(
      'samgraf_requests_total',
      'Operations, by name and by what became of them: ok, refused or failed.',
      ['operation', 'outcome'],
      () =>
        [...this.requests.values()].map(({ operation, outcome, count }) => [{ operation, outcome }, count]),
    );
  }

  get contentType(): string {
    return this.registry.contentType;
  }
  text(): Promise<string> {
    return this.registry.metrics();
  }

  private counter<L extends string>(name: string, help: string, ...labelNames: L[]): Counter<L> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  /** A counter by unit that is read only when Prometheus asks: each increment would look its labels up. */
  private sums(name: string, help: string): Sums {
    const sums = new Sums();
    this.readCounter(name, help, ['unit'], () => [...sums].map(([unit, sum]) => [{ unit }, sum]));
    return sums;
  }

  /** A counter of what is counted elsewhere. */
  private readCounter(
    name: string,
    help: string,
    labelNames: string[],
    read: () => Iterable<readonly [Record<string, string>, number]>,
  ): void {
    new Counter({
      name,
      help,
      labelNames,
      registers: [this.registry],
      collect() {
        this.reset();
        for (const [labels, count] of read()) this.inc(labels, count);
      },
    });
  }

  private histogram(name: string, help: string, ...labelNames: string[]): Durations {
    return new Durations({ name, help, labelNames, buckets: SECONDS, registers: [this.registry] });
  }

  private gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(read());
      },
    });
  }

  private readCaches(which: keyof Lookups, caches: Readonly<Record<string, Readonly<Lookups>>>): void {
    const help =
      which === 'hits'
        ? 'Lookups that found what they looked for, by cache.'
        : 'Lookups that did not, by cache.';
    this.readCounter(`samgraf_cache_${which}_total`, help, ['cache'], () =>
      Object.entries(caches).map(([cache, lookups]) => [{ cache }, lookups[which]]),
    );
  }

  /** An operation that was answered as before, which had no stages. */
  repeated(name: string, milliseconds: number): void {
    const operation = this.known(name);
    this.ended(operation, 'ok');
    this.stage('total', operation, milliseconds);
  }

  /** A finished operation. */
  observe({ name, stages, milliseconds, outcome, codes, cost, isSlow }: Observed): void {
    const operation = this.known(name);
    this.ended(operation, outcome);
    for (const code of codes) this.errors.inc({ code });
    if (isSlow) this.slow.inc();
    for (const [stage, took] of stages) this.stage(stage, operation, took);
    this.stage('total', operation, milliseconds);
    if (!cost) return;
    this.estimated.add(cost.estimated);
    this.actual.add(cost.actual);
  }

  private ended(operation: string, outcome: Observed['outcome']): void {
    const key = `${outcome} ${operation}`;
    const before = this.requests.get(key);
    if (before) before.count += 1;
    else this.requests.set(key, { operation, outcome, count: 1 });
  }

  private stage(stage: string, operation: string, milliseconds: number): void {
    this.stages.count(`${stage} ${operation}`, () => ({ stage, operation }), milliseconds / 1000);
  }

  /** A request rejected before it was an operation. */
  refused(code: string): void {
    this.errors.inc({ code });
  }

  private known(name: string): string {
    if (this.names.has(name)) return name;
    if (this.names.size >= MOST_NAMES) return OTHER;
    this.names.add(name);
    return name;
  }

  /** Counts and times all calls of a store from now on. */
  watch(store: Store): void {
    const [read, find] = [store.read.bind(store), store.find.bind(store)];
    const readInParts = store.readInParts.bind(store);
    store.read = (...asked) => this.timed('read', read(...asked));
    store.readInParts = (...asked) => this.timed('read', readInParts(...asked), hasColumns);
    store.find = (...asked) => this.timed('find', find(...asked));
  }

  /** `isAsked`: whether an answer shows that there was a statement; a plan may need none. */
  private async timed<T>(
    call: string,
    answering: Promise<T>,
    isAsked: (answer: T) => boolean = () => true,
  ): Promise<T> {
    const begun = performance.now();
    this.inFlight += 1;
    let counts = true;
    try {
      const answer = await answering;
      counts = isAsked(answer);
      return answer;
    } finally {
      this.inFlight -= 1;
      if (counts) this.statements.count(call, () => ({ call }), (performance.now() - begun) / 1000);
    }
  }
}

const hasColumns = ({ first }: RowInParts): boolean => Object.keys(first).length > 0;

/** Amounts added up, by unit. */
class Sums extends Map<string, number> {
  add(amounts: Readonly<Record<string, number>>): void {
    for (const unit in amounts) this.set(unit, (this.get(unit) ?? 0) + (amounts[unit] ?? 0));
  }
}

/** How many operations of a name ended so. */
type Ended = Readonly<{ operation: string; outcome: Observed['outcome'] }> & { count: number };
