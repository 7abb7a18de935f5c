import { Histogram, type HistogramConfiguration } from 'prom-client';

type Labels = Readonly<Record<string, string>>;
type Counted = { readonly labels: Labels; readonly upTo: number[]; count: number; sum: number };

/**
 * A histogram that counts in plain numbers and is read when it is scraped: the library's own sorts and joins labels at each
 * observation, which takes as long as the rest of an answer that is kept.
 */
export class Durations extends Histogram<string> {
  private readonly counted = new Map<string, Counted>();
  private readonly bounds: readonly number[];

  constructor(private readonly config: HistogramConfiguration<string> & { readonly buckets: number[] }) {
    super(config);
    this.bounds = config.buckets;
  }

  /** Counts a duration in seconds under labels, which `key` stands for. */
  count(key: string, labels: () => Labels, seconds: number): void {
    const one = this.counted.get(key) ?? this.begin(key, labels());
    one.count += 1;
    one.sum += seconds;
    for (let i = this.bounds.length - 1; i >= 0 && seconds <= (this.bounds[i] ?? 0); i -= 1)
      one.upTo[i] = (one.upTo[i] ?? 0) + 1;
  }

  /** By which the registry reads a histogram. */
  getForPromString() {
    const { name, help } = this.config;
    const values = [...this.counted.values()].flatMap(({ labels, upTo, count, sum }) => [
      ...this.bounds.map((le, i) => ({
        metricName: `${name}_bucket`,
        labels: { le, ...labels },
        value: upTo[i] ?? 0,
      })),
      { metricName: `${name}_bucket`, labels: { le: '+Inf', ...labels }, value: count },
      { metricName: `${name}_sum`, labels, value: sum },
      { metricName: `${name}_count`, labels, value: count },
    ]);
    return Promise.resolve({ name, help, type: 'histogram', aggregator: 'sum', values });
  }

  private begin(key: string, labels: Labels): Counted {
    const one = { labels, upTo: this.bounds.map(() => 0), count: 0, sum: 0 };
    this.counted.set(key, one);
    return one;
  }
}
