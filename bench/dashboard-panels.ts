export type Sample = Readonly<{ name: string; labels: Readonly<Record<string, string>>; value: number }>;
export type Scrape = Readonly<{ at: number; samples: readonly Sample[] }>;

/** Samples of the Prometheus text format. */
export const parse = (text: string): readonly Sample[] =>
  text
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => {
      const [, name = '', labels = '', value = ''] = /^(\w+)(?:\{(.*)\})? (\S+)/.exec(line) ?? [];
      return {
        name,
        value: Number(value),
        labels: Object.fromEntries([...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, of]) => [key, of])),
      };
    });

/** A line of a panel: a value at each scrape but the first. */
export type Line = Readonly<{ label: string; values: readonly number[] }>;
type By = string | undefined;
type Wanted = Readonly<Record<string, string>>;

/** What each panel of the dashboard shows, from scrapes of /metrics. */
export class Panels {
  constructor(private readonly scrapes: readonly Scrape[]) {}

  private keys(name: string, by: By): readonly string[] {
    return [
      ...new Set(
        this.scrapes.flatMap(scrape =>
          scrape.samples.filter(s => s.name === name).map(s => (by ? (s.labels[by] ?? '') : '')),
        ),
      ),
    ].sort();
  }

  private sum(scrape: Scrape, name: string, wanted: Wanted): number {
    return scrape.samples
      .filter(s => s.name === name && Object.entries(wanted).every(([key, value]) => s.labels[key] === value))
      .reduce((sum, s) => sum + s.value, 0);
  }

  private rates(name: string, wanted: Wanted): readonly number[] {
    return this.pairs(
      (before, after) =>
        ((this.sum(after, name, wanted) - this.sum(before, name, wanted)) / (after.at - before.at)) * 1000,
    );
  }

  private pairs(of: (before: Scrape, after: Scrape) => number): readonly number[] {
    return this.scrapes.slice(1).map((after, i) => of(this.scrapes[i] as Scrape, after));
  }

  rate(name: string, by: By, prefix = '', factor = 1, except = ''): readonly Line[] {
    return this.keys(name, by)
      .filter(key => key === '' || key !== except)
      .map(key => ({
        label: `${prefix}${key}`,
        values: this.rates(name, by ? { [by]: key } : {}).map(rate => rate * factor),
      }));
  }

  gauge(name: string, label: string): Line {
    return { label, values: this.scrapes.slice(1).map(scrape => this.sum(scrape, name, {})) };
  }

  share(hits: string, misses: string, by: string): readonly Line[] {
    return this.keys(hits, by).map(key => {
      const [a, b] = [this.rates(hits, { [by]: key }), this.rates(misses, { [by]: key })];
      return {
        label: key,
        values: a.map((hit, i) => (hit + (b[i] ?? 0) === 0 ? 0 : hit / (hit + (b[i] ?? 0)))),
      };
    });
  }

  /** As Prometheus's histogram_quantile: linear within a bucket. */
  quantile(q: number, name: string, wanted: Wanted, label: string): Line {
    const bounds = this.keys(`${name}_bucket`, 'le')
      .filter(le => le !== '+Inf')
      .map(Number)
      .sort((a, b) => a - b);
    return {
      label,
      values: this.pairs((before, after) => {
        const count = (le: string): number => {
          const of = { ...wanted, le };
          return this.sum(after, `${name}_bucket`, of) - this.sum(before, `${name}_bucket`, of);
        };
        const rank = q * count('+Inf');
        const at = bounds.findIndex(bound => count(String(bound)) >= rank);
        if (rank === 0) return 0;
        const [low, high] =
          at < 0 ? [bounds.at(-1) ?? 0, bounds.at(-1) ?? 0] : [bounds[at - 1] ?? 0, bounds[at] ?? 0];
        const [under, within] = [
          low === 0 || at < 0 ? 0 : count(String(low)),
          at < 0 ? 1 : count(String(high)),
        ];
        return low + ((high - low) * (rank - under)) / Math.max(within - under, 1);
      }),
    };
  }

  slowest(name: string): readonly Line[] {
    return this.keys(`${name}_bucket`, 'operation')
      .map(operation => this.quantile(0.95, name, { stage: 'total', operation }, operation))
      .sort((a, b) => Math.max(...b.values) - Math.max(...a.values))
      .slice(0, 5);
  }

  /** By the number of the panel in docs/grafana-dashboard.json. */
  all(): Readonly<Record<number, readonly Line[]>> {
    const total = { stage: 'total' };
    return {
      1: this.rate('samgraf_requests_total', 'outcome'),
      2: this.rate('samgraf_errors_total', 'code'),
      3: this.rate('samgraf_slow_operations_total', undefined, 'slow', 60),
      4: [0.5, 0.95, 0.99].map(q => this.quantile(q, 'samgraf_stage_seconds', total, `p${q * 100}`)),
      5: this.rate('samgraf_stage_seconds_sum', 'stage', '', 1, 'total'),
      6: this.slowest('samgraf_stage_seconds'),
      7: [
        this.gauge('nodejs_eventloop_lag_p99_seconds', 'p99'),
        this.gauge('nodejs_eventloop_lag_max_seconds', 'max'),
      ],
      8: this.share('samgraf_cache_hits_total', 'samgraf_cache_misses_total', 'cache'),
      9: [
        ...this.rate('samgraf_cost_estimated_total', 'unit', 'estimated '),
        ...this.rate('samgraf_cost_actual_total', 'unit', 'true '),
      ],
      10: [this.gauge('samgraf_store_in_flight', 'in flight'), this.gauge('samgraf_waiting', 'waiting')],
      11: ['read', 'find'].map(call => this.quantile(0.95, 'samgraf_store_seconds', { call }, call)),
      12: [
        this.gauge('process_resident_memory_bytes', 'resident'),
        this.gauge('nodejs_heap_size_used_bytes', 'heap'),
      ],
    };
  }
}
