import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Scheduling } from '../../answer/admission';
import type { RowInParts, Store } from '../../store/store';
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
  private readonly byOutcome = new Map<string, Counter.Internal>();
  private readonly byStage = new Map<string, Histogram.Internal<string>>();
  private inFlight = 0;
  private readonly requests = this.counter(
    'samgraf_requests_total',
    'Operations, by name and by what became of them: ok, refused or failed.',
    'operation',
    'outcome',
  );
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
    for (const which of ['hits', 'misses'] as const) this.readCaches(which, caches);
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
    this.readCounter(name, help, 'unit', () => sums);
    return sums;
  }

  /** A counter of what is counted elsewhere, by one label. */
  private readCounter(
    name: string,
    help: string,
    label: string,
    read: () => Iterable<readonly [string, number]>,
  ): void {
    new Counter({
      name,
      help,
      labelNames: [label],
      registers: [this.registry],
      collect() {
        this.reset();
        for (const [value, count] of read()) this.inc({ [label]: value }, count);
      },
    });
  }

  private histogram<L extends string>(name: string, help: string, ...labelNames: L[]): Histogram<L> {
    return new Histogram({ name, help, labelNames, buckets: SECONDS, registers: [this.registry] });
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
    this.readCounter(`samgraf_cache_${which}_total`, help, 'cache', () =>
      Object.entries(caches).map(([cache, lookups]) => [cache, lookups[which]]),
    );
  }

  /** A finished operation. */
  observe({ name, stages, milliseconds, outcome, codes, cost, isSlow }: Observed): void {
    const operation = this.known(name);
    this.ended(operation, outcome).inc();
    for (const code of codes) this.errors.inc({ code });
    if (isSlow) this.slow.inc();
    for (const [stage, took] of stages) this.stage(stage, operation).observe(took / 1000);
    this.stage('total', operation).observe(milliseconds / 1000);
    if (!cost) return;
    this.estimated.add(cost.estimated);
    this.actual.add(cost.actual);
  }

  private ended(operation: string, outcome: Observed['outcome']): Counter.Internal {
    return keptIn(this.byOutcome, `${outcome} ${operation}`, () =>
      this.requests.labels({ operation, outcome }),
    );
  }

  private stage(stage: string, operation: string): Histogram.Internal<string> {
    return keptIn(this.byStage, `${stage} ${operation}`, () => this.stages.labels({ stage, operation }));
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
      if (counts) this.statements.observe({ call }, (performance.now() - begun) / 1000);
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

/** What has these labels: by them it would be looked up by sorting and joining them each time. */
const keptIn = <T>(kept: Map<string, T>, key: string, labelled: () => T): T => {
  const known = kept.get(key);
  if (known) return known;
  const made = labelled();
  kept.set(key, made);
  return made;
};
