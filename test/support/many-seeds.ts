import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { drawingFiles } from './projects.cjs';
import setupServer from './setup-server';
import { PLANS_MUCH, startNeo4j } from './start-neo4j';

/**
 * Runs the test files that draw random cases, and only those, once for each of several seeds: all new ones, or those from
 * `--from` on; on the embedded store, or with `--neo4j` on both. Every seed is tried, and those that failed are said at the end.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1' },
    from: { type: 'string' },
    neo4j: { type: 'boolean', default: false },
    summary: { type: 'string' },
  },
});

const ROOT = join(__dirname, '../..');
const MOST = 1_000_000_000;

const seedsOf = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) =>
    values.from === undefined ? Math.floor(Math.random() * MOST) : Number(values.from) + i,
  );

/** Whether all of them pass. */
const passes = (seed: number, neo4j: string): boolean => {
  const summary = values.summary === undefined ? [] : ['--json', `--outputFile=${values.summary}`];
  const files = drawingFiles().map(file => relative(ROOT, file));
  const { status } = spawnSync('npm', ['test', '--silent', '--', ...summary, ...files], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TEST_SEED: String(seed), SAMGRAF_TEST_NEO4J: neo4j },
  });
  return status === 0;
};

const main = async (): Promise<void> => {
  // What each run would otherwise make anew.
  await setupServer();
  const started = values.neo4j ? await startNeo4j({ heap: '3g', flags: PLANS_MUCH, servers: 3 }) : undefined;
  if (started?.kind === 'skipped') throw new Error(started.reason);
  try {
    const neo4j = started ? started.urls.join(' ') : 'none';
    const seeds = seedsOf(Number(values.seeds));
    const failed = seeds.filter(seed => !passes(seed, neo4j));
    process.stderr.write(
      `${seeds.length - failed.length} of ${seeds.length} seeds passed${failed.length > 0 ? `; TEST_SEED=${failed.join(', ')} failed` : ''}\n`,
    );
    process.exitCode = failed.length > 0 ? 1 : 0;
  } finally {
    await started?.stop();
    if (globalThis.samgrafTestRun) rmSync(globalThis.samgrafTestRun, { recursive: true, force: true });
  }
};

void main();
