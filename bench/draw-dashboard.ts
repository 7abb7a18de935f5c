import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Panels, parse, type Line, type Scrape } from './dashboard-panels';

/**
 * Draws docs/operate/dashboard.svg: asks a server a mixture of questions for a minute, reads /metrics every two seconds,
 * and shows what the panels of docs/grafana-dashboard.json would. `npm run build` first. Answers are not kept, so that the store has something to do.
 */
const ROOT = join(__dirname, '..');
const SCRAPES = 30;
const EVERY_MS = 2_000;
const AT_ONCE = 3;

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
