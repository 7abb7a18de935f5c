import { execFileSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, memoryOf, serve, ROOT, ask } from './throughput';

const say = (text: string): void => { process.stdout.write(`${text}\n`); };

/** `npm run bench`: throughput beside mercurius with its compiler, start-up and memory, on the embedded store. */
const main = async (): Promise<void> => {
  if (!existsSync(join(__dirname, 'node_modules'))) execFileSync('npm', ['install', '--no-package-lock', '--ignore-scripts'], { cwd: __dirname, stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-bench-'));
  const environment = { SAMGRAF_STORE: join(folder, 'bench.grafeo'), PORT: '0', LOG_LEVEL: 'warn' };
  try {
    const first = await serve(SERVER, environment);
    await ask(first.url);
    await stopped(first.process);
    const peer = await serve([join(__dirname, 'from-memory.cjs')]);
    say(`first start, loading the national graph: ${first.startMs.toFixed(0)} ms`);
    for (const cache of ['on', 'off']) await measure({ ...environment, SAMGRAF_CACHE: cache }, peer.url);
    await stopped(peer.process);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** As `npm start` does. */
const SERVER = ['--max-semi-space-size=8', join(ROOT, 'dist/main.js')];

const measure = async (environment: Readonly<Record<string, string>>, peer: string): Promise<void> => {
  const ours = await serve(SERVER, environment);
  const start = performance.now();
  await ask(ours.url);
  const answered = ours.startMs + performance.now() - start;
  const result = await compare(ours.url, peer);
  say(`answers ${environment['SAMGRAF_CACHE'] === 'on' ? 'kept in memory' : 'read from the store each time'}:`);
  say(`  requests/s by key, 8 connections: embedded ${result.ours.toFixed(0)}, mercurius+jit from memory ${result.peer.toFixed(0)}; ratio ${ratio(result.ratios)}`);
  say(`  second start to the first answer: ${answered.toFixed(0)} ms; memory after it all: ${memoryOf(ours.process.pid ?? 0).toFixed(0)} MB; load average ${loadavg().map(l => l.toFixed(1)).join(' ')}, Node ${process.version}`);
  await stopped(ours.process);
};

const ratio = (ratios: readonly number[]): string => {
  const sorted = [...ratios].sort((a, b) => a - b);
  return `${sorted[Math.floor(sorted.length / 2)]?.toFixed(2)} (${sorted[0]?.toFixed(2)}–${sorted[sorted.length - 1]?.toFixed(2)})`;
};

const stopped = (child: ChildProcess): Promise<void> => new Promise(resolve => {
  child.removeAllListeners('exit');
  child.once('exit', () => { resolve(); });
  child.kill('SIGTERM');
});

main().then(() => process.exit(0), (error: unknown) => { process.stderr.write(`${String(error)}\n`); process.exit(1); });
