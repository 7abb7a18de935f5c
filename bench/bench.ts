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
    const first = await serve([join(ROOT, 'dist/main.js')], environment);
    await ask(first.url);
    await stopped(first.process);
    const ours = await serve([join(ROOT, 'dist/main.js')], environment);
    const start = performance.now();
    await ask(ours.url);
    const answered = ours.startMs + performance.now() - start;
    const peer = await serve([join(__dirname, 'from-memory.cjs')]);
    const result = await compare(ours.url, peer.url);
    say(`first start, loading the national graph: ${first.startMs.toFixed(0)} ms; second start to the first answer: ${answered.toFixed(0)} ms`);
    say(`requests/s by key, 8 connections: embedded ${result.ours.toFixed(0)}, mercurius+jit from memory ${result.peer.toFixed(0)}; ratio ${ratio(result.ratios)}`);
    say(`memory after it: ${(await memoryOf(ours.process.pid ?? 0)).toFixed(0)} MB; load average ${loadavg().map(l => l.toFixed(1)).join(' ')}, Node ${process.version}`);
    await Promise.all([stopped(ours.process), stopped(peer.process)]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
