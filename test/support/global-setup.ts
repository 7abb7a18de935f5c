import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from 'jest';
import { makeRunFolder } from './make-run-folder';
import { PLANS_MUCH, startNeo4j, type Neo4jServer } from './start-neo4j';

const PROJECT = join(__dirname, '../..');

declare global {
  /** Handed from setup to teardown, which jest loads as two separate modules. Absent when someone else's Neo4j is used. */
  var samgrafTestNeo4j: Neo4jServer | undefined;
}

/**
 * Gives every worker of jest a Neo4j of its own, so that no test waits for another's: their urls in `SAMGRAF_TEST_NEO4J`,
 * of which own-neo4j.ts takes one. Several workers have one more for the national graph, which they only read
 * (`SAMGRAF_TEST_NEO4J_SEEDED`). Already set: those servers are used, and emptied by the tests. Otherwise they are
 * started. Where that is not possible the tests run without, and say so; `SAMGRAF_REQUIRE_NEO4J=1` (CI) makes it a failure.
 */
export default async function globalSetup({ maxWorkers }: Config & { maxWorkers: number }): Promise<void> {
  buildExplorer();
  const [folder] = await Promise.all([makeRunFolder(), startForWorkers(maxWorkers)]);
  process.env.SAMGRAF_TEST_RUN = folder;
}

const startForWorkers = async (maxWorkers: number): Promise<void> => {
  if (process.env.SAMGRAF_TEST_NEO4J) return;
  const servers = maxWorkers > 1 ? maxWorkers + 1 : 1;
  const started = await startNeo4j({ heap: `${maxWorkers}g`, flags: PLANS_MUCH, servers });
  if (started.kind === 'started') {
    globalThis.samgrafTestNeo4j = started;
    process.env.SAMGRAF_TEST_NEO4J = started.urls.slice(0, maxWorkers).join(' ');
    const seeded = started.urls[maxWorkers];
    if (seeded) process.env.SAMGRAF_TEST_NEO4J_SEEDED = seeded;
    return;
  }
  if (process.env.SAMGRAF_REQUIRE_NEO4J === '1')
    throw new Error(`Neo4j is required (SAMGRAF_REQUIRE_NEO4J=1), but ${started.reason}`);
  process.stderr.write(
    `\nNeo4j: skipped: ${started.reason} The contract suite runs on the embedded store only.\n`,
  );
};

/** Tests see the explorer as its sources are now, and not as they were at the last build. */
const buildExplorer = (): void => {
  if (writtenFor(join(PROJECT, 'schema')) > changed(join(PROJECT, 'web/gql/labels.ts')))
    execFileSync('npm', ['run', '--silent', 'generate:web'], { cwd: PROJECT, stdio: 'inherit' });
  execFileSync(process.execPath, [join(__dirname, '../../web/build.mjs')], { stdio: 'inherit' });
};

/** When the SDL was changed last, as far as the explorer's words and types come from it. */
const writtenFor = (folder: string): number =>
  Math.max(...readdirSync(folder).map(name => changed(join(folder, name))));

const changed = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
