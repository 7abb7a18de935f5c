import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Draws docs/operate/dashboard.svg: asks a server a mixture of questions for a minute, reads /metrics every two seconds,
 * and shows what the panels of docs/grafana-dashboard.json would. `npm run build` first. Answers are not kept, so that the store has something to do.
 */
const ROOT = join(__dirname, '..');
const SCRAPES = 30;
const EVERY_MS = 2_000;
const AT_ONCE = 3;

type Sample = Readonly<{ name: string; labels: Readonly<Record<string, string>>; value: number }>;
type Scrape = Readonly<{ at: number; samples: readonly Sample[] }>;

const parse = (text: string): readonly Sample[] =>
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
type Line = Readonly<{ label: string; values: readonly number[] }>;
type By = string | undefined;
type Wanted = Readonly<Record<string, string>>;

class Panels {
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

/* ---- Drawing ---- */

type Panel = Readonly<{
  id: number;
  title: string;
  fieldConfig: Readonly<{ defaults: Readonly<{ unit: string }> }>;
}>;
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00', '#000000'];
const [WIDTH, HEIGHT, LEFT, TOP] = [400, 230, 56, 30];
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const inUnit = (value: number, unit: string): string => {
  if (unit === 'bytes') return `${Math.round(value / 1e6)} MB`;
  if (unit === 'percentunit') return `${Math.round(value * 100)} %`;
  if (unit === 's')
    return value >= 1
      ? `${value.toFixed(1)} s`
      : `${value >= 0.01 ? Math.round(value * 1000) : (value * 1000).toFixed(1)} ms`;
  return value >= 10_000
    ? `${Math.round(value / 1000)} k`
    : value >= 10
      ? String(Math.round(value))
      : value.toPrecision(2);
};

const drawPanel = (
  {
    id,
    title,
    fieldConfig: {
      defaults: { unit },
    },
  }: Panel,
  lines: readonly Line[],
  i: number,
): string => {
  const [x, y] = [(i % 3) * (WIDTH + 10) + 10, Math.floor(i / 3) * (HEIGHT + 10) + 46];
  const most = Math.max(...lines.flatMap(line => line.values), unit === 'percentunit' ? 1 : 0) || 1;
  const [right, bottom] = [WIDTH - 12, HEIGHT - 46];
  const at = (value: number, j: number, of: number): string =>
    `${(LEFT + ((right - LEFT) * j) / Math.max(of - 1, 1)).toFixed(1)},${(bottom - ((bottom - TOP) * value) / most).toFixed(1)}`;
  const grid = [0, 0.5, 1].map(part => {
    const height = bottom - (bottom - TOP) * part;
    return `<line x1="${LEFT}" y1="${height}" x2="${right}" y2="${height}" stroke="#ddd"/><text x="${LEFT - 6}" y="${height + 4}" text-anchor="end" fill="#555">${inUnit(most * part, unit)}</text>`;
  });
  const drawn = lines.map(
    ({ values }, n) =>
      `<polyline fill="none" stroke="${COLOURS[n % COLOURS.length] ?? ''}" stroke-width="1.5" points="${values.map((value, j) => at(value, j, values.length)).join(' ')}"/>`,
  );
  const legend = lines.slice(0, 6).map(({ label }, n) => {
    const [dx, dy] = [LEFT - 40 + (n % 3) * 124, bottom + 18 + Math.floor(n / 3) * 15];
    return `<rect x="${dx}" y="${dy - 8}" width="9" height="9" fill="${COLOURS[n % COLOURS.length] ?? ''}"/><text x="${dx + 13}" y="${dy}" fill="#333">${escape(label.slice(0, 18))}</text>`;
  });
  return `<g id="panel-${id}" transform="translate(${x} ${y})"><rect width="${WIDTH}" height="${HEIGHT}" fill="#fff" stroke="#ccc"/>
<text x="10" y="18" font-weight="bold">${escape(title)}</text>${[...grid, ...drawn, ...legend].join('\n')}</g>`;
};

const draw = (scrapes: readonly Scrape[]): string => {
  const { panels } = JSON.parse(readFileSync(join(ROOT, 'docs', 'grafana-dashboard.json'), 'utf8')) as {
    panels: readonly Panel[];
  };
  const lines = new Panels(scrapes).all();
  const size = [3 * (WIDTH + 10) + 10, Math.ceil(panels.length / 3) * (HEIGHT + 10) + 46];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size[0]}" height="${size[1]}" viewBox="0 0 ${size[0]} ${size[1]}" font-family="sans-serif" font-size="11" role="img" aria-label="Twelve panels of the metrics of a Samgraf server under load">
<rect width="100%" height="100%" fill="#f4f5f5"/><text x="10" y="28" font-size="16">Samgraf, a minute of mixed questions, ${AT_ONCE} at once, no answers kept; drawn from /metrics, not a screenshot of Grafana</text>
${panels.map((panel, i) => drawPanel(panel, lines[panel.id] ?? [], i)).join('\n')}\n</svg>\n`;
};

/* ---- Load ---- */

/** Those of the docs have no name. */
const namedAfter = (file: string, text: string): string => {
  const name = file
    .replace('.graphql', '')
    .split('-')
    .map(word => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('');
  return text.replace(/^(query\s*)?(?=[({])/m, `query ${name} `);
};

/** The questions of the docs, lookups, and now and then one that is refused. */
const questions = (): readonly string[] => {
  const folder = join(ROOT, 'docs', 'questions');
  const asked = readdirSync(folder)
    .filter(name => name.endsWith('.graphql'))
    .map(name => namedAfter(name, readFileSync(join(folder, name), 'utf8')));
  const lookups = ['0301', '4601', '1103', '5001'].map(
    number =>
      `query Municipality { municipality(number: "${number}") { name uses(first: 20) { nodes { name } } } }`,
  );
  const lists = Array.from(
    { length: 12 },
    (_, i) =>
      `query Municipalities { municipalities(first: ${10 + i}, where: {name: {contains: "${'aeiouyæø'[i % 8] ?? ''}"}}) { totalCount nodes { name } } }`,
  );
  return [
    ...asked,
    ...lookups,
    ...lookups,
    ...lists,
    'query Absent { municipality(number: "9999") { id } }',
    'query Wrong { nothing }',
  ];
};

const wait = (milliseconds: number): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, milliseconds);
  });

const main = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-dashboard-'));
  const server = spawn(process.execPath, [join(ROOT, 'dist', 'main.js')], {
    env: { ...process.env, PORT: '0', SAMGRAF_STORE: join(folder, 'a.grafeo'), SAMGRAF_CACHE: 'off' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await new Promise<string>(resolve => {
      server.stdout.on('data', (chunk: Buffer) => {
        const found = /GraphQL: (\S+)\/graphql/.exec(chunk.toString())?.[1];
        if (found) resolve(found);
      });
    });
    const texts = questions();
    let running = true;
    const client = async (seed: number): Promise<void> => {
      for (let i = seed; running; i += 1) {
        // Fast and slow minutes, as in life.
        await wait(40 + 35 * Math.sin(i / 40));
        const query = texts[(i * 7919) % texts.length] ?? '';
        await (
          await fetch(`${url}/graphql`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ query }),
          })
        ).text();
      }
    };
    const clients = Array.from({ length: AT_ONCE }, (_, i) => client(i * 13));
    const scrapes: Scrape[] = [];
    for (let i = 0; i <= SCRAPES; i += 1) {
      scrapes.push({ at: performance.now(), samples: parse(await (await fetch(`${url}/metrics`)).text()) });
      await wait(EVERY_MS);
    }
    running = false;
    await Promise.all(clients);
    writeFileSync(join(ROOT, 'docs', 'operate', 'dashboard.svg'), draw(scrapes));
  } finally {
    const ended = new Promise(resolve => {
      server.on('close', resolve);
    });
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
};

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
